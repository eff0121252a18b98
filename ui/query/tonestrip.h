#pragma once

#include "theme/tokens.h"

#include <QWidget>

class QLabel;

namespace binnacle {

/// A sentence in place: the tone's shape and the words, wrapped; nothing when there are none.
class ToneStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit ToneStrip(const Theme &theme, QWidget *parent = nullptr);

    void setMessage(Tone tone, const QString &words);
    void clear() { setMessage(Tone::Unknown, {}); }
    QString message() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColor();

    const Theme &m_theme;
    Tone m_tone = Tone::Unknown;
    QLabel *m_words;
};

} // namespace binnacle
