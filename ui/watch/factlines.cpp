#include "watch/factlines.h"

#include "theme/parts.h"
#include "theme/status.h"
#include "watch/tones.h"

#include <QGridLayout>

namespace binnacle {

void addFactLines(const Theme &theme, QVBoxLayout *column, const QList<FactLine> &lines)
{
    for (const FactLine &line : lines) {
        QHBoxLayout *row = makeRow(8, {0, 2, 0, 2});
        const Tone tone = toneOf(line.level).value_or(Tone::Unknown);
        row->addWidget(new StatusLabel(theme, tone, line.name), 0, Qt::AlignTop);
        QLabel *note = makeWrapped(theme, line.note, TextRole::Muted);
        note->setAlignment(Qt::AlignRight | Qt::AlignTop);
        row->addWidget(note, 1);
        column->addLayout(row);
    }
}

void addFactGrid(const Theme &theme, QVBoxLayout *column,
                 const QList<QPair<QString, QString>> &facts)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 84);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[title, value] : facts) {
        grid->addWidget(makeText(theme, title, TextRole::Muted), row, 0, Qt::AlignTop);
        QLabel *label = makeWrapped(theme, value, TextRole::Mono);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(title);
        grid->addWidget(label, row++, 1);
    }
    column->addLayout(grid);
}

} // namespace binnacle
