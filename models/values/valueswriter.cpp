#include "values/valueswriter.h"

#include "values/scalarresolver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

bool isAsciiLetter(char16_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Letters, digits, `_ - . /` and single spaces inside, starting with a letter, '_' or '/', and
/// nothing that helm would read as another type.
bool isSafePlain(const QString &text)
{
    if (text.isEmpty() || text.endsWith(u' ') || text.size() > 200)
        return false;
    const char16_t first = text.front().unicode();
    if (!isAsciiLetter(first) && first != '_' && first != '/')
        return false;
    char16_t previous = 0;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool isFine = isAsciiLetter(code) || (code >= '0' && code <= '9') || code == '_'
            || code == '-' || code == '.' || code == '/' || (code == ' ' && previous != ' ');
        if (!isFine)
            return false;
        previous = code;
    }
    return resolvePlainScalar(text.toStdString()).isString();
}

/// Printable without doubt for every YAML reader and every editor.
bool isPrintable(char32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF)
        return false;
    if (c >= 0xD800 && c <= 0xDFFF)
        return false;
    const QChar::Category category = QChar::category(c);
    return c < 0x10FFFE && (c & 0xFFFE) != 0xFFFE && category != QChar::Other_Format
        && category != QChar::Other_NotAssigned && category != QChar::Other_PrivateUse;
}

bool isPrintableText(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::all_of(characters.cbegin(), characters.cend(),
                       [](uint c) { return isPrintable(c); });
}

/// Text of several lines that a block scalar gives back unchanged.
bool fitsLiteralBlock(const QString &text)
{
    if (!text.contains(u'\n') || text.startsWith(u'\n') || text.startsWith(u' ')
        || text.endsWith(u"\n\n"_s))
        return false;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u'\t') || line.endsWith(u' ') || line.contains(u'\t')
            || !isPrintableText(line))
            return false;
    }
    return true;
}

QString escaped(char32_t c)
{
    switch (c) {
    case '\n': return u"\\n"_s;
    case '\t': return u"\\t"_s;
    case '\r': return u"\\r"_s;
    case '"': return u"\\\""_s;
    case '\\': return u"\\\\"_s;
    default: break;
    }
    if (c <= 0xFF)
        return u"\\x%1"_s.arg(static_cast<uint>(c), 2, 16, QChar(u'0'));
    if (c <= 0xFFFF)
        return u"\\u%1"_s.arg(static_cast<uint>(c), 4, 16, QChar(u'0'));
    return u"\\U%1"_s.arg(static_cast<uint>(c), 8, 16, QChar(u'0'));
}

QString doubleQuoted(const QString &text)
{
    QString quoted = u"\""_s;
    for (const uint c : text.toUcs4()) {
        if (isPrintable(c) && c != '"' && c != '\\')
            quoted += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
        else
            quoted += escaped(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
    }
    return quoted + u'"';
}

class Writer
{
public:
    QString text() const { return m_text; }

    void writeMap(const ValueMap &map, int indent, bool firstLineIsOpen = false)
    {
        for (const ValueEntry &entry : map.entries()) {
            if (!std::exchange(firstLineIsOpen, false))
                m_text += QString(indent, u' ');
            // YAML ends a key that stands on one line with its ':' after 1024 characters.
            const QString keyText = key(entry.key);
            m_text += keyText.size() < 1000
                ? keyText + u':'
                : u"? "_s + keyText + u'\n' + QString(indent, u' ') + u':';
            writeChild(entry.value, indent, true);
        }
    }

private:
    static QString key(const QString &text)
    {
        return isSafePlain(text) ? text : doubleQuoted(text);
    }

    /// After "key:" or "-", up to and including the line end.
    void writeChild(const Value &value, int indent, bool isAfterKey)
    {
        if (value.isMap() && !value.map().isEmpty()) {
            m_text += isAfterKey ? u"\n"_s : u" "_s;
            writeMap(value.map(), indent + 2, !isAfterKey);
        } else if (value.isList() && !value.list().isEmpty()) {
            m_text += isAfterKey ? u"\n"_s : u" "_s;
            writeList(value.list(), indent + 2, !isAfterKey);
        } else if (value.isString() && fitsLiteralBlock(value.toString())) {
            writeLiteral(value.toString(), indent + 2);
        } else {
            m_text += u' ' + flat(value) + u'\n';
        }
    }

    void writeList(const Value::List &list, int indent, bool firstLineIsOpen)
    {
        for (const Value &item : list) {
            if (!std::exchange(firstLineIsOpen, false))
                m_text += QString(indent, u' ');
            m_text += u'-';
            writeChild(item, indent, false);
        }
    }

    void writeLiteral(const QString &text, int indent)
    {
        const bool endsWithBreak = text.endsWith(u'\n');
        m_text += endsWithBreak ? u" |\n"_s : u" |-\n"_s;
        const QStringList lines = (endsWithBreak ? text.chopped(1) : text).split(u'\n');
        for (const QString &line : lines)
            m_text += (line.isEmpty() ? QString() : QString(indent, u' ')) + line + u'\n';
    }

    static QString flat(const Value &value)
    {
        if (value.isString())
            return isSafePlain(value.toString()) ? value.toString()
                                                 : doubleQuoted(value.toString());
        if (value.isList())
            return u"[]"_s;
        return value.isMap() ? u"{}"_s : value.text();
    }

    QString m_text;
};

} // namespace

QByteArray writeValues(const Value &value, const QString &comment)
{
    QString head;
    const QStringList lines = comment.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        head += u"# "_s + line + u'\n';
    if (value.map().isEmpty())
        return (head + u"{}\n"_s).toUtf8();
    Writer writer;
    writer.writeMap(value.map(), 0);
    return (head + writer.text()).toUtf8();
}

} // namespace binnacle
