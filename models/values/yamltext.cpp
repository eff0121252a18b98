#include "values/yamltext.h"

namespace binnacle {

namespace {

struct DecodedCharacter
{
    char32_t character = 0;
    qsizetype length = 0; ///< 0: not UTF-8
};

DecodedCharacter decodeUtf8(const QByteArray &bytes, qsizetype at)
{
    const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(bytes.at(i)); };
    const unsigned char first = byte(at);
    const qsizetype length = first < 0x80 ? 1
        : (first & 0xE0) == 0xC0          ? 2
        : (first & 0xF0) == 0xE0          ? 3
        : (first & 0xF8) == 0xF0          ? 4
                                          : 0;
    if (length == 0 || at + length > bytes.size())
        return {};
    char32_t character = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (qsizetype i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return {};
        character = (character << 6) | (byte(at + i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (character < smallest[length] || character > 0x10FFFF
        || (character >= 0xD800 && character <= 0xDFFF))
        return {};
    return {character, length};
}

bool isAllowed(char32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7E) || c == 0x85
        || (c >= 0xA0 && c <= 0xFFFD) || c >= 0x10000;
}

} // namespace

YamlTextScan scanYamlText(const QByteArray &bytes)
{
    YamlTextScan scan;
    ValuePosition position{1, 1};
    for (qsizetype i = 0; i < bytes.size();) {
        const DecodedCharacter decoded = decodeUtf8(bytes, i);
        if (decoded.length == 0 || !isAllowed(decoded.character)) {
            scan.problem = decoded.length == 0 ? YamlTextScan::Problem::NotUtf8
                                               : YamlTextScan::Problem::ControlCharacter;
            scan.character = decoded.character;
            scan.position = position;
            return scan;
        }
        const char32_t c = decoded.character;
        if ((c == 0x85 || c == 0x2028 || c == 0x2029) && !scan.unusualLineBreak)
            scan.unusualLineBreak = position;
        if (c == '\n') {
            ++position.line;
            position.column = 1;
        } else {
            position.column += static_cast<int>(decoded.length);
        }
        i += decoded.length;
    }
    return scan;
}

} // namespace binnacle
