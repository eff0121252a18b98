#pragma once

#include "theme/tokens.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

class QComboBox;
class QLineEdit;
class QTabBar;

namespace binnacle {

enum class TextRole { Title, Section, Body, Strong, Muted, Mono, MonoMuted };

QLabel *makeText(const Theme &theme, const QString &text, TextRole role = TextRole::Body);
QLabel *makeWrapped(const Theme &theme, const QString &text, TextRole role = TextRole::Body);
QWidget *makeHairline(const Theme &, Qt::Orientation orientation = Qt::Horizontal);

/// A plain surface; base = content, otherwise chrome.
QWidget *makeSurface(const Theme &, bool base, QWidget *parent = nullptr);
QHBoxLayout *makeRow(int spacing = 8, QMargins margins = {});
QVBoxLayout *makeColumn(int spacing = 0, QMargins margins = {});

enum class ButtonRole { Plain, Primary, Quiet };
QPushButton *makeButton(const Theme &theme, const QString &text, ButtonRole role,
                        const QString &icon = {});
QComboBox *makeCombo(const QStringList &items, int width = 0);
QLineEdit *makeField(const QString &text, int width = 0, bool number = false);
QLineEdit *makeSearch(const Theme &, const QString &placeholder, int width);
QTabBar *makeTabs(const QStringList &titles, int current);

/// Heading of an area inside a page: section title, muted addition, then what the caller appends.
QHBoxLayout *makeHeading(const Theme &theme, const QString &title, const QString &addition = {});

/// A finding where it belongs: tone wash, tone bar, shape, sentence, ways on.
class Notice final : public QWidget
{
    Q_OBJECT

public:
    Notice(const Theme &theme, Tone tone, const QString &headline, const QString &detail = {},
           const QStringList &actions = {}, QWidget *parent = nullptr);

Q_SIGNALS:
    void actionChosen(int index); ///< into the actions given

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone;
};

} // namespace binnacle
