#include "plan/nearestname.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace binnacle {

namespace {

/// Levenshtein distance.
int lettersToChange(const QString &from, const QString &to)
{
    std::vector<int> row(static_cast<std::size_t>(to.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= from.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= to.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int replaced = diagonal + (from.at(i - 1) == to.at(j - 1) ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({row[at] + 1, row[at - 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

QString nearestName(const QString &typed, const QStringList &known)
{
    if (typed.size() > 200)
        return {};
    QString nearest;
    int fewest = static_cast<int>(typed.size() / 3) + 1;
    for (const QString &name : known) {
        const int changes = lettersToChange(typed.toLower(), name.toLower());
        if (changes < fewest) {
            fewest = changes;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace binnacle
