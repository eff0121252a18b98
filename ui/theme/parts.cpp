#include "theme/parts.h"

#include "theme/icons.h"
#include "theme/status.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QTabBar>

namespace binnacle {

QLabel *makeText(const Theme &theme, const QString &text, TextRole role)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    const bool mono = role == TextRole::Mono || role == TextRole::MonoMuted;
    const bool muted = role == TextRole::Muted || role == TextRole::MonoMuted;
    if (mono)
        label->setFont(theme.mono);
    else if (role == TextRole::Title)
        label->setFont(theme.title);
    else if (role == TextRole::Section)
        label->setFont(theme.section);
    else if (role == TextRole::Strong)
        label->setFont(theme.bodyStrong);
    if (muted)
        label->setForegroundRole(QPalette::PlaceholderText); // follows a change of the palette
    return label;
}

QLabel *makeWrapped(const Theme &theme, const QString &text, TextRole role)
{
    QLabel *label = makeText(theme, text, role);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

QWidget *makeHairline(const Theme &, Qt::Orientation orientation)
{
    auto *line = new QWidget;
    line->setBackgroundRole(QPalette::Dark);
    line->setAutoFillBackground(true);
    orientation == Qt::Horizontal ? line->setFixedHeight(1) : line->setFixedWidth(1);
    return line;
}

QWidget *makeSurface(const Theme &, bool base, QWidget *parent)
{
    auto *surface = new QWidget(parent);
    surface->setBackgroundRole(base ? QPalette::Base : QPalette::Window);
    surface->setAutoFillBackground(true);
    return surface;
}

QHBoxLayout *makeRow(int spacing, QMargins margins)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->setContentsMargins(margins);
    return row;
}

QVBoxLayout *makeColumn(int spacing, QMargins margins)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing);
    column->setContentsMargins(margins);
    return column;
}

QPushButton *makeButton(const Theme &theme, const QString &text, ButtonRole role,
                        const QString &icon)
{
    auto *button = new QPushButton(text);
    button->setDefault(role == ButtonRole::Primary);
    button->setAutoDefault(false);
    button->setProperty("quiet", role == ButtonRole::Quiet);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (!icon.isEmpty())
        button->setIcon(
            tintedIcon(icon, role == ButtonRole::Primary ? QPalette::Light : QPalette::Text));
    if (text.isEmpty())
        button->setFixedSize(theme.size.field, theme.size.field);
    return button;
}

QComboBox *makeCombo(const QStringList &items, int width)
{
    auto *combo = new QComboBox;
    combo->addItems(items);
    if (width > 0)
        combo->setFixedWidth(width);
    return combo;
}

QLineEdit *makeField(const QString &text, int width, bool number)
{
    auto *field = new QLineEdit(text);
    field->setCursorPosition(0);
    field->setTextMargins(4, 0, 4, 0);
    if (number)
        field->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (width > 0)
        field->setFixedWidth(width);
    return field;
}

QLineEdit *makeSearch(const Theme &, const QString &placeholder, int width)
{
    QLineEdit *field = makeField(QString(), width);
    field->setPlaceholderText(placeholder);
    field->addAction(tintedIcon(QStringLiteral("edit-find"), QPalette::PlaceholderText),
                     QLineEdit::LeadingPosition);
    return field;
}

QTabBar *makeTabs(const QStringList &titles, int current)
{
    auto *tabs = new QTabBar;
    for (const QString &title : titles)
        tabs->addTab(title);
    tabs->setCurrentIndex(current);
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->setElideMode(Qt::ElideNone);
    return tabs;
}

QHBoxLayout *makeHeading(const Theme &theme, const QString &title, const QString &addition)
{
    QHBoxLayout *row = makeRow();
    row->addWidget(makeText(theme, title, TextRole::Section), 0, Qt::AlignBaseline);
    row->addWidget(makeText(theme, addition, TextRole::Muted), 0, Qt::AlignBaseline);
    row->addStretch();
    return row;
}

Notice::Notice(const Theme &theme, Tone tone, const QString &headline, const QString &detail,
               const QStringList &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone)
{
    const int unit = theme.size.unit;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(unit + 4 + theme.size.glyph + unit, 6, unit, 6);
    row->setSpacing(unit);
    QVBoxLayout *words = makeColumn(0);
    words->addWidget(makeWrapped(theme, headline, TextRole::Strong));
    if (!detail.isEmpty())
        words->addWidget(makeWrapped(theme, detail));
    row->addLayout(words, 1);
    for (qsizetype i = 0; i < actions.size(); ++i) {
        QPushButton *button = makeButton(theme, actions.at(i), ButtonRole::Plain);
        button->setObjectName(QStringLiteral("noticeAction%1").arg(i));
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT actionChosen(int(i)); });
        row->addWidget(button, 0, Qt::AlignVCenter);
    }
    setAccessibleName(headline);
    setAccessibleDescription(detail);
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.wash(m_tone));
    p.fillRect(QRect(0, 0, 3, height()), m_theme.tone(m_tone));
    const int line = QFontMetrics(m_theme.bodyStrong).height();
    paintTone(&p, QRectF(m_theme.size.unit + 4, 6, m_theme.size.glyph, line), m_tone, m_theme);
}

} // namespace binnacle
