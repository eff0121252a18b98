#include "base/plaintext.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

bool steersTheReader(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || (c >= 0x200e && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

QString escape(char16_t c)
{
    if (c == u'\n')
        return u"\\n"_s;
    if (c == u'\r')
        return u"\\r"_s;
    if (c == u'\t')
        return u"\\t"_s;
    if (c < 0x100)
        return u"\\x%1"_s.arg(int(c), 2, 16, QLatin1Char('0'));
    return u"\\u%1"_s.arg(int(c), 4, 16, QLatin1Char('0'));
}

} // namespace

QString plainText(const QString &text, bool keepLineBreaks)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool keep = keepLineBreaks && (code == u'\n' || code == u'\t');
        if (steersTheReader(code) && !keep)
            out += escape(code);
        else
            out += c;
    }
    return out;
}

} // namespace binnacle
