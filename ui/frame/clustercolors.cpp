#include "frame/clustercolors.h"

#include <QCoreApplication>

namespace binnacle {

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("ClusterColors", text);
}

} // namespace

QList<ClusterColor> clusterColors()
{
    return {{word(QT_TRANSLATE_NOOP("ClusterColors", "Purple")), QColor(0x9c2f82)},
            {word(QT_TRANSLATE_NOOP("ClusterColors", "Red")), QColor(0xc0392b)},
            {word(QT_TRANSLATE_NOOP("ClusterColors", "Orange")), QColor(0xc96a12)},
            {word(QT_TRANSLATE_NOOP("ClusterColors", "Green")), QColor(0x2f8f4e)},
            {word(QT_TRANSLATE_NOOP("ClusterColors", "Blue")), QColor(0x2a6fc9)},
            {word(QT_TRANSLATE_NOOP("ClusterColors", "Grey")), QColor(0x7b8494)}};
}

QColor defaultClusterColor(const QString &contextName)
{
    const QList<ClusterColor> all = clusterColors();
    unsigned sum = 0; // not qHash, which Qt may change from one version to the next
    for (const QChar c : contextName)
        sum = sum * 31 + c.unicode();
    // Red is left to people: many give it to production.
    const QList<QColor> offered{all.at(0).color, all.at(2).color, all.at(3).color, all.at(4).color};
    return offered.at(static_cast<qsizetype>(sum % static_cast<unsigned>(offered.size())));
}

} // namespace binnacle
