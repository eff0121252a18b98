#include "theme/chrome.h"

#include "theme/parts.h"

namespace binnacle {

QWidget *makePageHeader(const Theme &theme, const QString &title, const QString &addition,
                        const QList<QWidget *> &actions)
{
    QWidget *header = makeSurface(theme, true);
    header->setFixedHeight(theme.size.bar);
    QHBoxLayout *row = makeRow(theme.size.unit, {2 * theme.size.unit, 0, theme.size.unit, 0});
    header->setLayout(row);
    row->addWidget(makeText(theme, title, TextRole::Title));
    row->addSpacing(4);
    row->addWidget(makeText(theme, addition, TextRole::Muted));
    row->addStretch();
    for (QWidget *action : actions)
        row->addWidget(action);
    return header;
}

} // namespace binnacle
