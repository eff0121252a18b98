#pragma once

#include "values/valueposition.h"

#include <QByteArray>

#include <optional>

namespace binnacle {

/// What helm's YAML reader looks at before it parses: the bytes of the file.
struct YamlTextScan
{
    enum class Problem { None, NotUtf8, ControlCharacter };

    Problem problem = Problem::None; ///< helm rejects the whole file
    char32_t character = 0; ///< the control character
    ValuePosition position; ///< of the problem
    std::optional<ValuePosition> unusualLineBreak; ///< first U+0085, U+2028 or U+2029
};

YamlTextScan scanYamlText(const QByteArray &bytes);

} // namespace binnacle
