#pragma once

#include "values/value.h"

namespace binnacle {

/// Something in a values file that helm reads without a word, but hardly as it was meant.
struct ValuesWarning
{
    enum class Kind {
        DuplicateKey, ///< helm takes the last one
        SeveralDocuments, ///< helm 3 reads the first only, helm 4 merges all
        UnusualLineBreak ///< U+0085, U+2028 or U+2029: a line break to helm, text to others
    };

    Kind kind = Kind::DuplicateKey;
    QString message; ///< one sentence
    ValuePosition position;
    QString path; ///< the key it is about; empty where it is about the file
};

/// What is more than a values file may hold; protects against files that explode in memory.
struct ValuesLimits
{
    qsizetype bytes = 32 * 1024 * 1024;
    int depth = 400; ///< of lists and maps in each other (yaml-cpp itself ends at 500)
    qsizetype values = 4'000'000; ///< scalars, lists and maps after aliases were followed
    qsizetype aliasedValues = 400'000; ///< of these the ones that come from aliases
};

/// A values file, read as helm reads it (both 3 and 4): its bools and numbers, its resolution of
/// keys, `<<` merges, the last of duplicate keys. Thread-safe value type.
/// Source of the rules: helm's YAML library, compared with recorded answers of helm in the tests.
class ValuesDocument
{
public:
    /// The root must be a map; an empty document is an empty map. Errors say file:line:column.
    static Result<ValuesDocument> parse(const QByteArray &yaml, const QString &fileName,
                                        const ValuesLimits &limits = {});
    /// Reads and parses a file. Blocks for the time of the disk; large files: off the main thread.
    static Result<ValuesDocument> load(const QString &path, const ValuesLimits &limits = {});
    /// Any YAML value, such as the flow list that a person types for a field.
    static Result<Value> parseValue(const QByteArray &yaml, const QString &fileName,
                                    const ValuesLimits &limits = {});

    ValuesDocument() = default;
    const Value &root() const { return m_root; }
    const QString &fileName() const { return m_fileName; }
    const QByteArray &sha256() const { return m_sha256; } ///< lower-case hex, of the file's bytes
    const QList<ValuesWarning> &warnings() const { return m_warnings; }

    /// "file:line:column" of the value at the path, of its nearest parent where it is absent.
    QString where(const ValuePath &path) const;

private:
    Value m_root{ValueMap()};
    QString m_fileName;
    QByteArray m_sha256;
    QList<ValuesWarning> m_warnings;
};

} // namespace binnacle
