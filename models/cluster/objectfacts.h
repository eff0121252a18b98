#pragma once

#include "cluster/resourcerow.h"

#include <QJsonObject>
#include <QList>
#include <QPair>

namespace binnacle {

/// One line of a summary: how it is, what it is, what else there is to say.
struct FactLine
{
    ProblemLevel level = ProblemLevel::None;
    QString name;
    QString note;

    friend bool operator==(const FactLine &, const FactLine &) = default;
};

/// What a person wants to know of an object first. All texts are safe to show.
struct ObjectFacts
{
    ProblemLevel level = ProblemLevel::None;
    QString state; ///< one word or sentence: "CrashLoopBackOff", "Bound"
    QString trouble; ///< why it is not ready, in full; empty when it is
    QList<FactLine> containers; ///< pods only; init containers first
    int containersReady = 0;
    QList<FactLine> conditions;
    QList<QPair<QString, QString>> facts; ///< title and value, in the order to show
};

/// Reads a whole object of any kind. now: milliseconds since the epoch. Pure.
ObjectFacts factsOf(const QJsonObject &object, qint64 now);

} // namespace binnacle
