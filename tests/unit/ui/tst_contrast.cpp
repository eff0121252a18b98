#include "theme/tokens.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

struct Named
{
    QString name;
    QColor color;
};

/// Every area that words and shapes are painted on.
QList<Named> grounds(const Colors &c)
{
    return {{u"window"_s, c.window},       {u"base"_s, c.base},         {u"rail"_s, c.rail},
            {u"selection"_s, c.selection}, {u"hover"_s, c.hover},       {u"lit"_s, c.lit},
            {u"okWash"_s, c.okWash},       {u"busyWash"_s, c.busyWash}, {u"warnWash"_s, c.warnWash},
            {u"errorWash"_s, c.errorWash}};
}

QList<Named> inks(const Colors &c)
{
    return {{u"text"_s, c.text},     {u"muted"_s, c.muted},    {u"ok"_s, c.ok},
            {u"busy"_s, c.busy},     {u"warn"_s, c.warn},      {u"error"_s, c.error},
            {u"accent"_s, c.accent}, {u"unknown"_s, c.unknown}};
}

QList<Named> syntax(const Colors &c)
{
    return {{u"key"_s, c.key},
            {u"string"_s, c.string},
            {u"number"_s, c.number},
            {u"keyword"_s, c.keyword},
            {u"function"_s, c.function}};
}

/// Pairs below the least contrast, as lines for the failure message.
QStringList tooLow(const QList<Named> &ink, const QList<Named> &ground, double least)
{
    QStringList found;
    for (const Named &words : ink) {
        for (const Named &area : ground) {
            if (const double value = contrast(words.color, area.color); value < least)
                found << u"%1 on %2: %3"_s.arg(words.name, area.name).arg(value, 0, 'f', 2);
        }
    }
    return found;
}

} // namespace

/// WCAG 2: 4.5:1 for words and shapes on every area they are painted on, 3:1 for chart lines.
class TstContrast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachThemeIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void eachThemeIsReadable()
    {
        QFETCH(bool, dark);
        const Colors c = Theme::make(dark, QFont(), QFont()).color;
        QStringList found = tooLow(inks(c), grounds(c), 4.5);
        found += tooLow(syntax(c),
                        {{u"base"_s, c.base},
                         {u"lit"_s, c.lit},
                         {u"okWash"_s, c.okWash},
                         {u"errorWash"_s, c.errorWash},
                         {u"window"_s, c.window}},
                        4.5);
        found += tooLow({{u"onAccent"_s, c.onAccent}}, {{u"accent"_s, c.accent}}, 4.5);
        QCOMPARE(c.series.size(), 12);
        for (const QColor &line : c.series)
            found += tooLow({{u"series "_s + line.name(), line}}, {{u"base"_s, c.base}}, 3.0);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    /// Negative control, and the scale's two known ends.
    void aPalePairIsSeen()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
        QCOMPARE(tooLow({{u"pale"_s, QColor(0xaaaaaa)}}, {{u"white"_s, Qt::white}}, 4.5).size(), 1);
    }
};

QTEST_MAIN(TstContrast)
#include "tst_contrast.moc"
