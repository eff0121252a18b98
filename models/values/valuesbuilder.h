#pragma once

#include "values/valuesdocument.h"

#include <QHash>
#include <QSet>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <vector>

namespace binnacle {

/// Builds the tree of one document from the parser's events, with helm's rules. Internal to
/// values/: it throws ValuesReadFailure, which ValuesDocument turns into an Error.
class ValuesBuilder final : public YAML::EventHandler
{
public:
    explicit ValuesBuilder(const ValuesLimits &limits);

    const Value &root() const { return m_root; }
    const QList<ValuesWarning> &warnings() const { return m_warnings; }

    void OnDocumentStart(const YAML::Mark &mark) override;
    void OnDocumentEnd() override;
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &text) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    struct Anchored
    {
        Value value;
        std::string plainText; ///< of a scalar, for its use as a key
        qsizetype size = 0; ///< values in it
    };
    /// A list or map that is being read.
    struct Level
    {
        bool isMap = false;
        bool hasKey = false;
        bool isMergeKey = false;
        QString key;
        ValuePosition keyPosition;
        Value::List items;
        ValueMap map;
        QSet<QString> mergedKeys; ///< came through `<<`, so that a second one is no mistake
        ValuePosition position;
        YAML::anchor_t anchor = 0;
        qsizetype countBefore = 0;
    };

    void open(bool isMap, const YAML::Mark &mark, YAML::anchor_t anchor);
    void close();
    void count(qsizetype values, const ValuePosition &position);
    void remember(YAML::anchor_t anchor, const Value &value, const std::string &plainText,
                  qsizetype size);
    /// `isPlain`: stood without quotes and tag, so that as a key `<<` merges.
    void accept(const Value &value, const std::string &plainText, bool isPlain);
    void acceptKey(const Value &value, const std::string &plainText, bool isPlain);
    void acceptPair(const Value &value);
    void merge(Level &level, const Value &value);
    QString pathOf(const QString &key) const;

    ValuesLimits m_limits;
    Value m_root;
    std::vector<Level> m_levels;
    QHash<YAML::anchor_t, Anchored> m_anchors;
    QList<ValuesWarning> m_warnings;
    qsizetype m_count = 0;
    qsizetype m_aliasedCount = 0;
};

/// Why a document cannot be read; never leaves values/.
struct ValuesReadFailure
{
    QString message;
    ValuePosition position;
};

} // namespace binnacle
