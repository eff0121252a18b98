#include "install/planfiles.h"

#include "install/plandocument.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace binnacle {

PlanFiles::PlanFiles(PlanDocument &document, QWidget *dialogParent, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_dialogParent(dialogParent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &PlanFiles::takeImport);
}

QFileDialog *PlanFiles::makeDialog(const QString &title, const QString &objectName)
{
    auto *dialog = new QFileDialog(m_dialogParent->window(), title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(objectName);
    dialog->setNameFilters({tr("YAML files (*.yaml *.yml)"), tr("All files (*)")});
    return dialog;
}

void PlanFiles::open()
{
    QFileDialog *dialog = makeDialog(tr("Open a plan"), u"openPlanDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PlanFiles::openFile);
    dialog->open();
}

void PlanFiles::openFile(const QString &path)
{
    if (const auto done = m_document.open(path); !done)
        Q_EMIT failed(done.error());
    else
        Q_EMIT opened();
}

void PlanFiles::save()
{
    m_document.path().isEmpty() ? saveAs() : saveTo(m_document.path());
}

void PlanFiles::saveAs()
{
    QFileDialog *dialog = makeDialog(tr("Save the plan"), u"savePlanDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"yaml"_s);
    dialog->selectFile(m_document.path().isEmpty() ? u"plan.yaml"_s : m_document.path());
    connect(dialog, &QFileDialog::fileSelected, this, &PlanFiles::saveTo);
    dialog->open();
}

void PlanFiles::saveTo(const QString &path)
{
    if (const auto done = m_document.save(path); !done)
        Q_EMIT failed(done.error());
    else
        Q_EMIT saved(path);
}

void PlanFiles::importValues()
{
    QFileDialog *dialog = makeDialog(tr("Take in values files"), u"importValuesDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PlanFiles::importFiles);
    dialog->open();
}

PlanFiles::Import PlanFiles::importAll(const Component &component, const QStringList &paths)
{
    ImportRequest request;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {{},
                    Error{Error::Kind::BadInput,
                          tr("Cannot be read: %1").arg(file.errorString()),
                          {},
                          path,
                          {}}};
        request.files.append({QFileInfo(path).absoluteFilePath(), file.readAll()});
    }
    auto result = binnacle::importValues(component, request);
    return result ? Import{std::move(*result), {}} : Import{{}, result.error()};
}

void PlanFiles::importFiles(const QStringList &paths)
{
    m_importName = paths.size() == 1 ? QFileInfo(paths.constFirst()).fileName()
                                     : tr("%1 values files").arg(paths.size());
    m_watcher.setFuture(QtConcurrent::run(
        [component = m_document.component(), paths] { return importAll(component, paths); }));
}

void PlanFiles::takeImport()
{
    const Import import = m_watcher.result();
    if (import.error) {
        Q_EMIT failed(*import.error);
        return;
    }
    m_document.takeComponent(import.result.component, tr("from %1").arg(m_importName));
    Q_EMIT imported(import.result);
}

} // namespace binnacle
