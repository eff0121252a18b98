#include "base/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::AtomicFile", text);
}

void syncFolder(const QString &folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(),
                          O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return; // some file systems refuse; the content itself is synced already
    ::fsync(fd);
    ::close(fd);
}

Error writeError(const QString &path, const QString &reason)
{
    return {Error::Kind::Failed,
            tr("Could not write %1: %2").arg(path, reason),
            {},
            path,
            tr("The file was left as it was.")};
}

} // namespace

Result<void> writeFileAtomically(const QString &path, const QByteArray &content,
                                 QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(writeError(path, file.errorString()));
    file.setPermissions(permissions);
    if (file.write(content) != content.size() || !file.flush())
        return failure(writeError(path, file.errorString()));
    if (::fsync(file.handle()) != 0)
        return failure(writeError(path, qt_error_string()));
    if (!file.commit())
        return failure(writeError(path, file.errorString()));
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure({Error::Kind::BadInput,
                        tr("Could not read %1: %2").arg(path, file.errorString()),
                        {},
                        path,
                        {}});
    if (file.size() > limit)
        return failure({Error::Kind::BadInput,
                        tr("%1 is larger than %2 MB").arg(path).arg(limit / (1024 * 1024)),
                        {},
                        path,
                        {}});
    const QByteArray content = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return failure({Error::Kind::BadInput,
                        tr("Could not read %1: %2").arg(path, file.errorString()),
                        {},
                        path,
                        {}});
    return content;
}

} // namespace binnacle
