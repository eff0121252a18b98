#include "verify/checkdetails.h"

#include "base/plaintext.h"
#include "theme/parts.h"

using namespace Qt::StringLiterals;

namespace binnacle {

CheckDetails::CheckDetails(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(u"checkDetails"_s);
    setAccessibleName(tr("Evidence of the check"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    clear();
}

QVBoxLayout *CheckDetails::makeContent()
{
    QWidget *surface = makeSurface(m_theme, true);
    QVBoxLayout *column = makeColumn(8, {16, 10, 16, 16});
    surface->setLayout(column);
    setWidget(surface); // deletes the one before
    return column;
}

void CheckDetails::clear()
{
    QVBoxLayout *column = makeContent();
    column->addWidget(
        makeWrapped(m_theme, tr("The evidence of the chosen check stands here."), TextRole::Muted));
    column->addStretch();
}

void CheckDetails::showCheck(const Check &check)
{
    QVBoxLayout *column = makeContent();
    column->addWidget(makeWrapped(m_theme, plainText(check.title), TextRole::Section));
    if (check.state == Check::State::Failed)
        column->addWidget(
            new Notice(m_theme, Tone::Error, tr("Not as expected"), plainText(check.hint, true)));
    else if (check.state == Check::State::NotRunHere)
        column->addWidget(new Notice(m_theme, Tone::Unknown, tr("Not run here"),
                                     check.hint.isEmpty()
                                         ? tr("This cluster has no program behind it.")
                                         : plainText(check.hint, true)));
    else
        column->addWidget(new Notice(m_theme, Tone::Ok, tr("As expected")));
    addFact(column, tr("Expected"), check.expected);
    addFact(column, tr("Found"), check.found);
    addFact(column, tr("Read from"), check.evidence);
    column->addStretch();
}

void CheckDetails::addFact(QVBoxLayout *column, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    column->addWidget(makeText(m_theme, name, TextRole::Muted));
    QLabel *text = makeWrapped(m_theme, plainText(value, true), TextRole::Mono);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(text);
}

} // namespace binnacle
