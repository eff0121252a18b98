#pragma once

#include <QColor>
#include <QList>
#include <QString>

namespace binnacle {

/// A colour that a person can give to a cluster, with its name in words.
struct ClusterColor
{
    QString name;
    QColor color;
};

/// What there is to choose from.
QList<ClusterColor> clusterColors();

/// The colour of a cluster that was given none: always the same for the same name, so that two
/// clusters are told apart from the first start on.
QColor defaultClusterColor(const QString &contextName);

} // namespace binnacle
