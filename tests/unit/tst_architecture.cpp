#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Which folder may include which. A folder may always include itself; arrows are written out in
/// full (no transitivity is computed), so this table is the whole truth. CONTRIBUTING.md shows the
/// same picture; both change in one commit.
const QHash<QString, QStringList> &allowedArrows()
{
    static const QHash<QString, QStringList> arrows{
        {u"models/base"_s, {}},
        {u"models/values"_s, {u"base"_s}},
        {u"models/catalog"_s, {u"base"_s, u"values"_s}},
        {u"models/promql"_s, {u"base"_s}},
        {u"models/plan"_s, {u"base"_s, u"values"_s, u"catalog"_s, u"promql"_s}},
        {u"models/helm"_s, {u"base"_s}},
        {u"models/kubectl"_s, {u"base"_s}},
        {u"models/aws"_s, {u"base"_s}},
        {u"models/cluster"_s, {u"base"_s}},
        {u"models/prometheus"_s, {u"base"_s, u"promql"_s}},
        {u"models/effect"_s,
         {u"base"_s, u"values"_s, u"catalog"_s, u"plan"_s, u"promql"_s, u"helm"_s}},
        {u"models/diagnosis"_s,
         {u"base"_s, u"values"_s, u"catalog"_s, u"plan"_s, u"promql"_s, u"effect"_s, u"helm"_s,
          u"kubectl"_s, u"aws"_s, u"cluster"_s, u"prometheus"_s}},
        {u"models/release"_s,
         {u"base"_s, u"values"_s, u"catalog"_s, u"plan"_s, u"promql"_s, u"effect"_s, u"helm"_s,
          u"kubectl"_s, u"aws"_s, u"cluster"_s, u"prometheus"_s, u"diagnosis"_s}},
    };
    return arrows;
}

struct Include
{
    QString file;
    QString folder; ///< "models/base", "ui/theme", "app"
    QString name; ///< what stands between the quotes or angle brackets
};

QString sourceRoot()
{
    return QStringLiteral(BINNACLE_SOURCE_DIR);
}

QString folderOf(const QString &relativePath)
{
    const QStringList parts = relativePath.split(u'/');
    return parts.value(0) == u"app" || parts.size() < 3 ? parts.value(0)
                                                        : parts.value(0) + u'/' + parts.value(1);
}

QStringList sourceFiles(const QString &top)
{
    QStringList files;
    QDirIterator it(sourceRoot() + u'/' + top, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Include> includesOf(const QString &top)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)"_s,
                                            QRegularExpression::MultilineOption);
    QList<Include> all;
    const QStringList files = sourceFiles(top);
    for (const QString &file : files) {
        const QString relative = QDir(sourceRoot()).relativeFilePath(file);
        for (auto match = include.globalMatch(contentOf(file)); match.hasNext();)
            all.append({relative, folderOf(relative), match.next().captured(1)});
    }
    return all;
}

const QRegularExpression &guiHeader()
{
    static const QRegularExpression gui(
        u"^(Qt(Widgets|Gui|Charts|Svg)/"
        u"|Q(Widget|Application|GuiApplication|Color|Icon|Chart\\w*|Painter\\w*|"
        "Dialog|Action|Font\\w*|Image|Pixmap|Brush|Pen|Palette|Style\\w*|Label|Layout|PushButton|"
        "TableView|TreeView)(\\b|$))"_s);
    return gui;
}

/// Empty when the include is allowed, else why not.
QString objection(const Include &include)
{
    const QString first = include.name.section(u'/', 0, 0);
    const bool isModelFolder = allowedArrows().contains(u"models/"_s + first)
        && include.name.contains(u'/');
    static const QStringList uiFolders =
        QDir(sourceRoot() + u"/ui"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const bool isUiFolder = uiFolders.contains(first) && include.name.contains(u'/')
        && !isModelFolder;
    const bool isAppHeader = QFile::exists(sourceRoot() + u"/app/"_s + include.name);
    if (include.folder.startsWith(u"models/"_s)) {
        if (guiHeader().match(include.name).hasMatch())
            return u"models know no Gui and no Widgets"_s;
        if (isUiFolder || isAppHeader)
            return u"models know neither ui nor app"_s;
        if (isModelFolder && u"models/"_s + first != include.folder
            && !allowedArrows().value(include.folder).contains(first))
            return u"no arrow from %1 to %2"_s.arg(include.folder, first);
    } else if (include.folder.startsWith(u"ui"_s)) {
        if (isAppHeader && !isUiFolder && !isModelFolder)
            return u"ui does not know app"_s;
        if (include.name == u"QProcess" || include.name.startsWith(u"QNetwork"_s))
            return u"ui talks to models only"_s;
    }
    return {};
}

/// Calls that block a thread or start a second event loop.
const QRegularExpression &blockingCall()
{
    static const QRegularExpression blocking(
        u"\\b(waitFor(Finished|Started|ReadyRead|Connected|Disconnected|BytesWritten|Encrypted)\\s*"
        u"\\(|"
        "QEventLoop\\b|processEvents\\s*\\(|QThread::(m|u)?sleep|usleep\\s*\\(|::sleep\\s*\\(|"
        "BlockingQueuedConnection|(?<!QApplication::)(?<!Application::)\\bexec\\s*\\(\\s*\\)|std::system\\s*\\(|::popen\\s*\\()"_s);
    return blocking;
}

QString withoutComments(QString code)
{
    static const QRegularExpression comment(u"//[^\\n]*|/\\*.*?\\*/"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return code.remove(comment);
}

} // namespace

/// The house rules that a compiler does not check.
class TstArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeFollowsAnAllowedArrow()
    {
        QStringList violations;
        int seen = 0;
        for (const QString &top : {u"models"_s, u"ui"_s}) {
            for (const Include &include : includesOf(top)) {
                ++seen;
                if (const QString why = objection(include); !why.isEmpty())
                    violations << u"%1 includes %2: %3"_s.arg(include.file, include.name, why);
            }
        }
        QVERIFY(seen > 20);
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
    }

    void everyModelFolderIsInTheTable()
    {
        const QStringList folders =
            QDir(sourceRoot() + u"/models"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &folder : folders)
            QVERIFY2(allowedArrows().contains(u"models/"_s + folder), qPrintable(folder));
    }

    void nothingBlocksOutsideSubprocess()
    {
        QStringList violations;
        for (const QString &top : {u"models"_s, u"ui"_s, u"app"_s}) {
            for (const QString &file : sourceFiles(top)) {
                if (file.endsWith(u"/models/base/subprocess.cpp"_s))
                    continue;
                if (const auto match = blockingCall().match(withoutComments(contentOf(file)));
                    match.hasMatch())
                    violations << file + u": "_s + match.captured();
            }
        }
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
    }

    void noFileHidesASecondClass()
    {
        QStringList tooLong;
        for (const QString &top : {u"models"_s, u"ui"_s, u"app"_s, u"tests"_s}) {
            for (const QString &file : sourceFiles(top)) {
                if (const qsizetype lines = contentOf(file).count(u'\n'); lines > 600)
                    tooLong << u"%1 has %2 lines"_s.arg(file).arg(lines);
            }
        }
        QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join(u'\n')));
    }

    /// Negative control: the rules above object to what they must object to.
    void wrongArrowsAreSeen()
    {
        QVERIFY(!objection({u"f"_s, u"models/base"_s, u"cluster/session.h"_s}).isEmpty());
        QVERIFY(!objection({u"f"_s, u"models/cluster"_s, u"prometheus/client.h"_s}).isEmpty());
        QVERIFY(!objection({u"f"_s, u"models/values"_s, u"QWidget"_s}).isEmpty());
        QVERIFY(!objection({u"f"_s, u"models/values"_s, u"QtWidgets/QLabel"_s}).isEmpty());
        QVERIFY(!objection({u"f"_s, u"models/values"_s, u"theme/tokens.h"_s}).isEmpty());
        QVERIFY(!objection({u"f"_s, u"ui/watch"_s, u"QProcess"_s}).isEmpty());
        QVERIFY(objection({u"f"_s, u"models/release"_s, u"helm/helmclient.h"_s}).isEmpty());
        QVERIFY(objection({u"f"_s, u"ui/watch"_s, u"cluster/session.h"_s}).isEmpty());
        QVERIFY(blockingCall().match(u"process.waitForFinished(10)"_s).hasMatch());
        QVERIFY(blockingCall().match(u"QEventLoop loop; loop.exec();"_s).hasMatch());
        QVERIFY(blockingCall().match(u"dialog.exec()"_s).hasMatch());
        QVERIFY(!blockingCall().match(u"return QApplication::exec();"_s).hasMatch());
    }
};

QTEST_GUILESS_MAIN(TstArchitecture)
#include "tst_architecture.moc"
