#include "watch/sectionstrip.h"

#include "cluster/celltext.h"
#include "cluster/resourcetablemodel.h"
#include "theme/parts.h"
#include "theme/status.h"
#include "watch/safetooltip.h"
#include "watch/tones.h"
#include "watch/watchview.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {
constexpr std::array levelOrder{ProblemLevel::Error, ProblemLevel::Warn, ProblemLevel::Busy,
                                ProblemLevel::Unknown, ProblemLevel::Ok};
} // namespace

SectionStrip::SectionStrip(const Theme &theme, const QString &plural, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_plural(plural)
    , m_count(makeText(theme, {}, TextRole::Muted))
    , m_state(new StatusLabel(theme, Tone::Busy, tr("loading")))
    , m_levels{}
    , m_columns(makeButton(theme, {}, ButtonRole::Quiet, u"configure"_s))
{
    const QString name = u"watch.%1."_s.arg(plural);
    setAutoFillBackground(true);
    setFixedHeight(theme.size.strip);
    QHBoxLayout *row = makeRow(12, {8, 0, 4, 0});
    setLayout(row);
    QLabel *title = makeText(theme, kindTitle(plural), TextRole::Section);
    title->setObjectName(name + u"title"_s);
    row->addWidget(title);
    m_count->setObjectName(name + u"count"_s);
    row->addWidget(m_count);
    m_state->setObjectName(name + u"state"_s);
    row->addWidget(m_state);
    row->addStretch();
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        m_levels[i] = new StatusLabel(theme, *toneOf(levelOrder[i]), {});
        m_levels[i]->setObjectName(name + u"level%1"_s.arg(int(levelOrder[i])));
        m_levels[i]->hide();
        row->addWidget(m_levels[i]);
    }
    m_columns->setObjectName(name + u"columns"_s);
    m_columns->setAccessibleName(tr("Columns of %1").arg(kindTitle(plural)));
    m_columns->setToolTip(tr("Columns"));
    row->addWidget(m_columns);
}

void SectionStrip::showCounts(const ResourceTableModel &model)
{
    const int shown = model.rowCount();
    const int total = model.totalCount();
    m_count->setText(shown == total ? QString::number(total)
                                    : tr("%1 of %2").arg(shown).arg(total));
    m_count->setAccessibleName(tr("%1 of %2 shown").arg(shown).arg(total));
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const int count = model.levelCounts()[static_cast<std::size_t>(levelOrder[i])];
        m_levels[i]->setState(*toneOf(levelOrder[i]),
                              tr("%1 %2").arg(count).arg(levelWord(m_plural, levelOrder[i])));
        m_levels[i]->setVisible(count > 0);
    }
}

void SectionStrip::showState(const FeedState &state, const QDateTime &lastEvent)
{
    QString words = state.words();
    if (state.isSure() && lastEvent.isValid()) {
        const qint64 age = lastEvent.msecsTo(QDateTime::currentDateTime());
        words = tr("%1, event %2 ago").arg(words, humanDuration(std::max<qint64>(age, 0), u" "_s));
    }
    m_state->setState(toneOf(state.phase), words);
    m_state->setToolTip(safeToolTip(state.message));
}

} // namespace binnacle
