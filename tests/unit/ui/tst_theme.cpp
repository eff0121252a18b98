#include "theme/codeview.h"
#include "theme/highlighters.h"
#include "theme/parts.h"
#include "theme/steplist.h"
#include "theme/themesource.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace binnacle;

/// A switch between light and dark reaches what is already on the screen.
class TstTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_source = std::make_unique<ThemeSource>();
        m_source->install();
    }

    void init() { m_source->setChoice(ThemeSource::Choice::Light); }

    void aSwitchChangesValuesInPlace()
    {
        const Theme &theme = m_source->theme();
        const QColor light = theme.color.base;
        QSignalSpy changed(m_source.get(), &ThemeSource::changed);
        m_source->setChoice(ThemeSource::Choice::Dark);
        QVERIFY(theme.dark);
        QVERIFY(theme.color.base != light);
        QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color.base);
        QCOMPARE(changed.size(), 1);
    }

    void surfacesAndLabelsFollow()
    {
        const Theme &theme = m_source->theme();
        const std::unique_ptr<QWidget> surface(makeSurface(theme, true));
        surface->setLayout(makeColumn());
        QLabel *label = makeText(theme, u"muted"_s, TextRole::Muted);
        surface->layout()->addWidget(label);
        surface->show();
        m_source->setChoice(ThemeSource::Choice::Dark);
        QTRY_COMPARE(surface->palette().color(surface->backgroundRole()), theme.color.base);
        QTRY_COMPARE(label->palette().color(label->foregroundRole()), theme.color.muted);
    }

    void highlightedTextFollows()
    {
        const Theme &theme = m_source->theme();
        CodeView view(theme);
        view.setPlainText(u"retention: 5d"_s);
        new YamlHighlighter(view.document(), theme);
        view.show();
        const auto keyColor = [&view] {
            const auto formats = view.document()->firstBlock().layout()->formats();
            return formats.isEmpty() ? QColor() : formats.first().format.foreground().color();
        };
        QTRY_COMPARE(keyColor(), theme.color.key);
        m_source->setChoice(ThemeSource::Choice::Dark);
        QTRY_COMPARE(keyColor(), theme.color.key);
    }

    void theClusterColourIsKeptOverASwitch()
    {
        m_source->setClusterColor(Qt::green);
        m_source->setChoice(ThemeSource::Choice::Dark);
        QCOMPARE(m_source->theme().color.cluster, QColor(Qt::green));
        m_source->setClusterColor({});
        QVERIFY(m_source->theme().color.cluster != QColor(Qt::green));
    }

    void stepsAreChosenByMouseAndArrowKeys()
    {
        StepList list(m_source->theme());
        list.setSteps(
            {{Tone::Ok, u"One"_s, {}}, {Tone::Ok, u"Two"_s, {}}, {Tone::Ok, u"Three"_s, {}}});
        list.show();
        list.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        QSignalSpy chosen(&list, &StepList::stepChosen);
        QTest::mouseClick(list.findChild<QAbstractButton *>(u"step1"_s), Qt::LeftButton);
        QCOMPARE(chosen.takeFirst().first().toInt(), 1);
        QTest::keyClick(list.findChild<QAbstractButton *>(u"step1"_s), Qt::Key_Down);
        QCOMPARE(list.current(), 2);
        QCOMPARE(chosen.size(), 1);
    }

    void newNotesDoNotMoveTheCurrentStep()
    {
        StepList list(m_source->theme());
        list.setSteps({{Tone::Ok, u"One"_s, {}}, {Tone::Ok, u"Two"_s, {}}});
        list.setCurrent(1);
        QSignalSpy chosen(&list, &StepList::stepChosen);
        list.setSteps({{Tone::Warn, u"One"_s, u"1 error"_s}, {Tone::Ok, u"Two"_s, u"3"_s}});
        QCOMPARE(list.current(), 1);
        QCOMPARE(chosen.size(), 0);
    }

private:
    std::unique_ptr<ThemeSource> m_source;
};

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
