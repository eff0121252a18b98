#include "catalog/catalog.h"
#include "catalog/fieldtext.h"
#include "install/choicecontrol.h"
#include "install/fieldcontrols.h"
#include "install/quantitycontrol.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace binnacle;

/// Each control gives the text that the model reads, whatever way a person types it.
class TstFieldControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_catalog = Catalog::builtIn().value(); }

    void aNumberTakesTheUnitBesideIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::newRow("number alone") << u"45"_s << u"45Gi"_s << u"Gi"_s;
        QTest::newRow("with its unit") << u"45Ti"_s << u"45Ti"_s << u"Ti"_s;
        QTest::newRow("wrong unit stays as typed") << u"45Gigs"_s << u"45Gigs"_s << u"Gi"_s;
        QTest::newRow("nothing") << QString() << QString() << u"Gi"_s;
    }

    void aNumberTakesTheUnitBesideIt()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(QString, unit);
        const auto control = made(u"prometheus.storageSize"_s);
        control->showText(u"30Gi"_s);
        auto *number = control->findChild<QLineEdit *>(u"field.prometheus.storageSize"_s);
        QCOMPARE(number->text(), u"30"_s);
        QSignalSpy edited(control.get(), &FieldControl::textEdited);
        number->selectAll();
        QTest::keyClick(number, Qt::Key_Delete);
        QTest::keyClicks(number, typed);
        QCOMPARE(edited.constLast().first().toString(), text);
        QCOMPARE(control->findChild<QComboBox *>()->currentText(), unit);
    }

    void aDurationOfSeveralUnitsIsShownAsItIs()
    {
        const auto control = made(u"prometheus.retention"_s);
        control->showText(u"1h30m"_s);
        QCOMPARE(control->findChild<QLineEdit *>(u"field.prometheus.retention"_s)->text(),
                 u"1h30m"_s);
        control->showText(u"15d"_s);
        QCOMPARE(control->findChild<QComboBox *>()->currentText(), u"days"_s);
    }

    void changingTheUnitChangesTheText()
    {
        const auto control = made(u"prometheus.storageSize"_s);
        control->showText(u"30Gi"_s);
        QSignalSpy edited(control.get(), &FieldControl::textEdited);
        auto *unit = control->findChild<QComboBox *>();
        unit->setFocus();
        QTest::keyClick(unit, Qt::Key_Down);
        QCOMPARE(edited.constLast().first().toString(), u"30Ti"_s);
    }

    void listsComeBackAsTheyWereTyped()
    {
        const Field *field = component().field(u"prometheus.hosts"_s);
        const auto control = made(field->id);
        QSignalSpy edited(control.get(), &FieldControl::textEdited);
        for (int i = 0; i < 2; ++i) {
            QTest::mouseClick(control->findChild<QPushButton *>(u"field.prometheus.hosts.add"_s),
                              Qt::LeftButton);
            QTest::keyClicks(control->findChild<QLineEdit *>(u"field.prometheus.hosts.%1"_s.arg(i)),
                             u"p%1.example.com"_s.arg(i));
        }
        const auto value = parseFieldText(*field, edited.constLast().first().toString());
        QVERIFY(value.has_value());
        QCOMPARE(*value, Value::stringList({u"p0.example.com"_s, u"p1.example.com"_s}));
        QTest::mouseClick(control->findChild<QPushButton *>(u"field.prometheus.hosts.0.remove"_s),
                          Qt::LeftButton);
        QCOMPARE(*parseFieldText(*field, edited.constLast().first().toString()),
                 Value::stringList({u"p1.example.com"_s}));
    }

    void recordsKeepNumbersAndNames()
    {
        const Field *field = component().field(u"grafana.dashboards"_s);
        const auto control = made(field->id);
        QSignalSpy edited(control.get(), &FieldControl::textEdited);
        const QString text =
            u"[{\"name\":\"k8s-views\",\"gnetId\":15757,\"revision\":37,\"datasource\":\"Prometheus\"}]"_s;
        control->showText(text);
        auto *name = control->findChild<QLineEdit *>(u"field.grafana.dashboards.0.name"_s);
        QCOMPARE(name->text(), u"k8s-views"_s);
        QTest::keyClick(name, Qt::Key_End);
        QTest::keyClicks(name, u"2"_s);
        const auto value = parseFieldText(*field, edited.constLast().first().toString());
        QVERIFY2(value.has_value(), value ? "" : qPrintable(value.error().message));
        QCOMPARE(value->list().size(), 1);
        QCOMPARE(value->list().first().map().value(u"gnetId"_s), Value(15757));
        QCOMPARE(value->list().first().map().value(u"name"_s), Value(u"k8s-views2"_s));
    }

    void choicesFromTheClusterShowTheirDetailAndGiveTheirValue()
    {
        ChoiceControl control({}, true);
        control.setNames(u"class"_s, u"Class"_s, {});
        control.showText(u"gp3"_s);
        control.setChoices({{u"gp2"_s, u"ebs, fixed"_s}, {u"gp3"_s, u"ebs, can grow"_s}});
        auto *combo = control.findChild<QComboBox *>();
        QCOMPARE(combo->currentText(), u"gp3"_s);
        QSignalSpy edited(&control, &FieldControl::textEdited);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Up);
        QCOMPARE(edited.constLast().first().toString(), u"gp2"_s);
        QCOMPARE(combo->currentText(), u"gp2"_s);
    }

    void everyFieldOfTheCatalogHasANamedControl()
    {
        for (const Field &field : component().fields) {
            const auto control = made(field.id);
            bool isNamed = false;
            for (const QWidget *part : control->findChildren<QWidget *>())
                isNamed = isNamed || part->accessibleName().contains(field.label);
            QVERIFY2(isNamed, qPrintable(field.id));
        }
    }

private:
    const Component &component() const { return m_catalog.components().constFirst(); }

    std::unique_ptr<FieldControl> made(const QString &id) const
    {
        const Field *field = component().field(id);
        std::unique_ptr<FieldControl> control(makeFieldControl(*field));
        control->setNames(field->id, field->label, field->help);
        control->show();
        return control;
    }

    Catalog m_catalog;
};

QTEST_MAIN(TstFieldControls)
#include "tst_fieldcontrols.moc"
