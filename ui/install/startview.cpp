#include "install/startview.h"

#include "base/plaintext.h"
#include "install/plandocument.h"
#include "theme/parts.h"

#include <QButtonGroup>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace binnacle {

StartView::StartView(const Theme &theme, PlanDocument &document, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_document(document)
    , m_points(new QButtonGroup(this))
    , m_notices(makeColumn(4))
{
    setObjectName(u"startView"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    QWidget *surface = makeSurface(theme, true);
    QVBoxLayout *column = makeColumn(0, {20, 12, 32, 16});
    surface->setLayout(column);
    column->addWidget(makeWrapped(theme, document.component().help));
    column->addSpacing(8);
    column->addLayout(m_notices);
    column->addSpacing(8);
    addStartPoints(column);
    column->addSpacing(16);
    addFiles(column);
    column->addStretch();
    setWidget(surface);
    viewport()->setBackgroundRole(QPalette::Base);
}

void StartView::addStartPoints(QVBoxLayout *column)
{
    column->addLayout(makeHeading(m_theme, tr("Start points"),
                                  tr("a ready set of choices; each can be changed afterwards")));
    column->addSpacing(6);
    const QList<StartPoint> &points = m_document.component().startPoints;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const StartPoint &point = points.at(i);
        auto *radio = new QRadioButton(point.label);
        radio->setFont(m_theme.bodyStrong);
        radio->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        radio->setObjectName(u"start."_s + point.id);
        radio->setAccessibleDescription(point.help);
        m_points->addButton(radio, int(i));
        column->addWidget(radio);
        QHBoxLayout *line = makeRow(0, {22, 0, 0, 8});
        line->addWidget(makeWrapped(m_theme, point.help, TextRole::Muted));
        column->addLayout(line);
    }
    // A click also takes the same point again, for somebody who wants to begin anew.
    connect(m_points, &QButtonGroup::idClicked, this, [this](int index) {
        Q_EMIT startPointChosen(m_document.component().startPoints.at(index).id);
    });
}

void StartView::addFiles(QVBoxLayout *column)
{
    column->addLayout(makeHeading(m_theme, tr("Files"), {}));
    column->addSpacing(6);
    QHBoxLayout *row = makeRow(m_theme.size.unit);
    auto *values = makeButton(m_theme, tr("Take in a values file…"), ButtonRole::Plain,
                              u"document-import"_s);
    values->setObjectName(u"importValues"_s);
    auto *plan = makeButton(m_theme, tr("Open a plan…"), ButtonRole::Plain, u"document-open"_s);
    plan->setObjectName(u"openPlan"_s);
    row->addWidget(values);
    row->addWidget(plan);
    row->addStretch();
    column->addLayout(row);
    column->addSpacing(4);
    column->addWidget(makeWrapped(
        m_theme,
        tr("A values file stays where it lies and as it is: helm reads it first, and the choices "
           "made here come on top of it."),
        TextRole::Muted));
    connect(values, &QPushButton::clicked, this, &StartView::importValuesRequested);
    connect(plan, &QPushButton::clicked, this, &StartView::openPlanRequested);
}

void StartView::clearNotices()
{
    while (QLayoutItem *item = m_notices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void StartView::addNotice(Tone tone, const QString &headline, const QString &detail,
                          const QString &objectName)
{
    auto *notice = new Notice(m_theme, tone, plainText(headline), plainText(detail, true));
    notice->setObjectName(objectName);
    m_notices->addWidget(notice);
}

void StartView::showError(const QString &sentence, const QString &hint)
{
    clearNotices();
    if (!sentence.isEmpty())
        addNotice(Tone::Error, sentence, hint, u"startError"_s);
}

void StartView::showImport(const ImportResult &result)
{
    clearNotices();
    addNotice(Tone::Ok,
              tr("%1 of %2 values are fields of the plan now")
                  .arg(result.leavesAsFields)
                  .arg(result.leavesSeen),
              tr("The others stay in force: helm reads the file below what is chosen here."),
              u"startImported"_s);
    for (const Placeholder &placeholder : result.placeholders) {
        if (!placeholder.isResolved)
            addNotice(Tone::Warn, tr("Placeholder %1 has no value").arg(placeholder.name),
                      placeholder.where + u", "_s + placeholder.path.toString(),
                      u"startPlaceholder"_s);
    }
    for (const Finding &finding : result.findings) {
        const bool isBad = finding.severity == Finding::Severity::MustFix;
        addNotice(isBad ? Tone::Error : Tone::Warn, finding.message,
                  finding.hint.isEmpty() ? finding.where : finding.hint, u"startFinding"_s);
    }
}

} // namespace binnacle
