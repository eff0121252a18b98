#pragma once

#include "base/error.h"

#include <QFile>
#include <QJsonDocument>

namespace binnacle {

/// The terminal or pipe a command talks to: results on standard output, progress and errors on
/// standard error. Text is written as UTF-8 and at once.
class Console
{
public:
    Console();

    void print(const QString &text); ///< a result; a line end is added
    void printRaw(const QByteArray &bytes); ///< a result as it is (YAML, CSV, an image)
    void printJson(const QJsonDocument &document);
    void progress(const QString &line); ///< for people who watch; standard error
    void error(const Error &error); ///< "binnacle: where: message. hint", then the detail indented

private:
    QFile m_out;
    QFile m_err;
};

} // namespace binnacle
