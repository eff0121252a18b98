#include "theme/tokens.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace binnacle {

namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

QList<QColor> list(std::initializer_list<unsigned> values)
{
    QList<QColor> out;
    for (const unsigned v : values)
        out.append(rgb(v));
    return out;
}

Colors lightColors()
{
    Colors c;
    c.window = rgb(0xf4f5f7);
    c.base = rgb(0xffffff);
    c.rail = rgb(0xe9ebef);
    c.line = rgb(0xdcdfe5);
    c.control = rgb(0xb6bcc7);
    c.text = rgb(0x1b1f26);
    c.muted = rgb(0x566070);
    c.accent = rgb(0x0a6787);
    c.onAccent = rgb(0xffffff);
    c.selection = rgb(0xd9eaf1);
    c.hover = rgb(0xeef1f4);
    c.lit = rgb(0xe4f2f7);
    c.ok = rgb(0x1a7040);
    c.busy = rgb(0x1d5bb8);
    c.warn = rgb(0x8a5800);
    c.error = rgb(0xb3261e);
    c.unknown = rgb(0x5c6573);
    c.okWash = rgb(0xe8f5ec);
    c.busyWash = rgb(0xe9f0fb);
    c.warnWash = rgb(0xfcf3de);
    c.errorWash = rgb(0xfceceb);
    c.key = rgb(0x0b5b85);
    c.string = rgb(0x8a4b08);
    c.number = rgb(0x86308c);
    c.keyword = rgb(0x86308c);
    c.function = rgb(0x1d5bb8);
    c.cluster = rgb(0x9c2f82);
    c.series = list({0x0d8cea, 0xb67d1d, 0x6b944e, 0xd45dae, 0x5c53a8, 0x8d423c, 0x246b77, 0x9e0056,
                     0x656000, 0xa2817b, 0x69076b, 0x004400});
    return c;
}

Colors darkColors()
{
    Colors c;
    c.window = rgb(0x1d2025);
    c.base = rgb(0x16181c);
    c.rail = rgb(0x121417);
    c.line = rgb(0x2e323a);
    c.control = rgb(0x4a515c);
    c.text = rgb(0xdde1e7);
    c.muted = rgb(0x9aa3b0);
    c.accent = rgb(0x5cb8d8);
    c.onAccent = rgb(0x08191f);
    c.selection = rgb(0x1e3a47);
    c.hover = rgb(0x22262c);
    c.lit = rgb(0x17303a);
    c.ok = rgb(0x5fc58b);
    c.busy = rgb(0x82b1ff);
    c.warn = rgb(0xe3ac45);
    c.error = rgb(0xf4877d);
    c.unknown = rgb(0x9aa3b0);
    c.okWash = rgb(0x17291f);
    c.busyWash = rgb(0x182436);
    c.warnWash = rgb(0x2b2415);
    c.errorWash = rgb(0x331d1d);
    c.key = rgb(0x6fc3e0);
    c.string = rgb(0xe3b27a);
    c.number = rgb(0xd79be0);
    c.keyword = rgb(0xd79be0);
    c.function = rgb(0x82b1ff);
    c.cluster = rgb(0xb0519a);
    c.series = list({0x819ac5, 0xcb9d5a, 0x80ed97, 0xff9fff, 0x9c7bd9, 0xcb7465, 0x27b0a6, 0xe85b8a,
                     0x958f13, 0xf3c8ef, 0xcedf6a, 0xaeddc1});
    return c;
}

QFont scaled(const QFont &font, double factor, QFont::Weight weight)
{
    QFont out(font);
    out.setPointSizeF(font.pointSizeF() * factor);
    out.setWeight(weight);
    return out;
}

double channel(double v)
{
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // by value
    return (high + 0.05) / (low + 0.05);
}

Theme Theme::make(bool dark, const QFont &system, const QFont &fixed)
{
    Theme t;
    t.dark = dark;
    t.color = dark ? darkColors() : lightColors();
    t.body = system;
    t.bodyStrong = scaled(system, 1.0, QFont::DemiBold);
    t.section = scaled(system, 1.1, QFont::DemiBold);
    t.title = scaled(system, 1.4, QFont::DemiBold);
    t.mono = fixed;
    t.mono.setPointSizeF(system.pointSizeF() * 0.9); // fixed faces look larger at equal size
    t.mono.setStyleHint(QFont::Monospace);
    const int text = QFontMetrics(t.body).height();
    const auto fit = [text](int designed) { return std::max(designed, designed * text / 18); };
    t.size.row = fit(t.size.row);
    t.size.field = fit(t.size.field);
    t.size.bar = fit(t.size.bar);
    t.size.strip = fit(t.size.strip);
    t.size.status = fit(t.size.status);
    t.size.rail = fit(t.size.rail);
    return t;
}

QPalette Theme::palette() const
{
    QPalette p;
    const Colors &c = color;
    const std::initializer_list<std::pair<QPalette::ColorRole, QColor>> roles = {
        {QPalette::Window, c.window},
        {QPalette::WindowText, c.text},
        {QPalette::Base, c.base},
        {QPalette::AlternateBase, c.window},
        {QPalette::Text, c.text},
        {QPalette::Button, c.base},
        {QPalette::ButtonText, c.text},
        {QPalette::BrightText, c.error},
        {QPalette::Highlight, c.selection},
        {QPalette::HighlightedText, c.text},
        {QPalette::Link, c.accent},
        {QPalette::LinkVisited, c.accent},
        {QPalette::PlaceholderText, c.muted},
        {QPalette::ToolTipBase, c.window},
        {QPalette::ToolTipText, c.text},
        {QPalette::Mid, c.control},
        {QPalette::Midlight, c.hover},
        {QPalette::Dark, c.line},
        {QPalette::Light, c.onAccent},
        {QPalette::Shadow, c.line}};
    for (const auto &[role, value] : roles)
        p.setColor(role, value);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.muted);
    return p;
}

QColor Theme::tone(Tone t) const
{
    switch (t) {
    case Tone::Ok: return color.ok;
    case Tone::Busy: return color.busy;
    case Tone::Warn: return color.warn;
    case Tone::Error: return color.error;
    case Tone::Unknown:
    case Tone::Stale: return color.unknown;
    }
    return color.unknown;
}

QColor Theme::wash(Tone t) const
{
    switch (t) {
    case Tone::Ok: return color.okWash;
    case Tone::Busy: return color.busyWash;
    case Tone::Warn: return color.warnWash;
    case Tone::Error: return color.errorWash;
    case Tone::Unknown:
    case Tone::Stale: return color.hover;
    }
    return color.hover;
}

} // namespace binnacle
