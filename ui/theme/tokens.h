#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPalette>

namespace binnacle {

/// What a thing's state means to the reader. Each tone has one shape and one colour, everywhere.
enum class Tone { Ok, Busy, Warn, Error, Unknown, Stale };

/// Every colour the program paints with. Nothing outside tokens.cpp names a colour by value.
struct Colors
{
    QColor window; ///< chrome: bars, headers, side columns
    QColor base; ///< content: tables, forms, editors
    QColor rail;
    QColor line; ///< hairlines between areas
    QColor control; ///< borders of inputs and buttons
    QColor text, muted;
    QColor accent, onAccent;
    QColor selection, hover, lit;
    QColor ok, busy, warn, error, unknown;
    QColor okWash, busyWash, warnWash, errorWash; ///< backgrounds of findings and diff lines
    QColor key, string, number, keyword, function; ///< syntax
    QColor cluster; ///< set by the user per cluster; frames the window
    QList<QColor> series; ///< twelve chart colours
};

/// Sizes in device-independent pixels, derived from the system font so that text scaling works.
struct Sizes
{
    int unit = 8; ///< the grid; half a unit (4) is the only other step
    int row = 24; ///< table and list rows
    int field = 28; ///< inputs and buttons
    int bar = 44; ///< top bar and page headers
    int strip = 32; ///< section strips and tab bars
    int status = 24; ///< status bar
    int rail = 76;
    int radius = 4;
    int glyph = 10; ///< status shape
    int icon = 16;
};

struct Theme
{
    bool dark = false;
    Colors color;
    Sizes size;
    QFont body, bodyStrong, section, title, mono;

    static Theme make(bool dark, const QFont &system, const QFont &fixed);

    QPalette palette() const;
    QColor tone(Tone t) const;
    QColor wash(Tone t) const;
};

/// WCAG 2 contrast of two opaque colours, 1 … 21.
double contrast(const QColor &a, const QColor &b);

} // namespace binnacle
