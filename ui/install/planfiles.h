#pragma once

#include "plan/importvalues.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>

class QFileDialog;
class QWidget;

namespace binnacle {

class PlanDocument;

/// Opens and saves the plan and takes in values files, with dialogs that block nothing.
class PlanFiles final : public QObject
{
    Q_OBJECT

public:
    /// Dialogs belong to the window of dialogParent.
    PlanFiles(PlanDocument &document, QWidget *dialogParent, QObject *parent = nullptr);

    void open();
    void openFile(const QString &path);
    void save(); ///< asks where to when the plan was never saved
    void saveAs();
    void importValues();
    /// In helm's order. Read and taken in by another thread; then imported() or failed().
    void importFiles(const QStringList &paths);

Q_SIGNALS:
    void opened();
    void saved(const QString &path);
    void imported(const binnacle::ImportResult &result);
    void failed(const binnacle::Error &error);

private:
    struct Import
    {
        ImportResult result;
        std::optional<Error> error;
    };

    static Import importAll(const Component &component, const QStringList &paths);
    QFileDialog *makeDialog(const QString &title, const QString &objectName);
    void saveTo(const QString &path);
    void takeImport();

    PlanDocument &m_document;
    QWidget *m_dialogParent;
    QFutureWatcher<Import> m_watcher;
    QString m_importName;
};

} // namespace binnacle
