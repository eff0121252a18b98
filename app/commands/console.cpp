#include "commands/console.h"

#include "base/plaintext.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace binnacle {

Console::Console()
{
    // By descriptor: through a FILE the C library would keep a watch's lines back in a pipe.
    m_out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
    m_err.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
}

void Console::print(const QString &text)
{
    m_out.write(text.toUtf8() + '\n');
}

void Console::printRaw(const QByteArray &bytes)
{
    m_out.write(bytes);
}

void Console::printJson(const QJsonDocument &document)
{
    m_out.write(document.toJson(QJsonDocument::Indented));
}

void Console::progress(const QString &line)
{
    m_err.write(plainText(line).toUtf8() + '\n');
}

void Console::error(const Error &error)
{
    progress(u"binnacle: "_s + error.toLine());
    const QStringList lines = error.detail.trimmed().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        progress(u"    "_s + line);
}

} // namespace binnacle
