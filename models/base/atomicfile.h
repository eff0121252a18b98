#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QFileDevice>

namespace binnacle {

/// Writes the whole file or nothing: temporary file beside it, fsync, rename; then the folder is
/// synced, so that a power cut cannot lose the rename. A reader sees the old or the new content.
/// Blocks for the time of the disk: call it for small files only, or off the main thread.
Result<void> writeFileAtomically(const QString &path, const QByteArray &content,
                                 QFileDevice::Permissions permissions = QFileDevice::ReadOwner
                                     | QFileDevice::WriteOwner | QFileDevice::ReadGroup
                                     | QFileDevice::ReadOther);

/// Reads a file of at most `limit` bytes; a longer one is refused with a clear sentence.
Result<QByteArray> readFile(const QString &path, qint64 limit = 64 * 1024 * 1024);

} // namespace binnacle
