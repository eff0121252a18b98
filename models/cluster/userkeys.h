#pragma once

#include "base/error.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace binnacle {

/// Certificates of a PEM text, in its order. what: "certificate-authority-data of cluster x".
Result<QList<QSslCertificate>> readCertificates(const QByteArray &pem, const QString &what);

/// A private key: RSA (PKCS#1, PKCS#8) or EC (SEC 1, PKCS#8). QSslKey must be told the algorithm,
/// which PKCS#8 does not say in its header, so both are tried. Ed25519 and encrypted keys are
/// refused with their reason.
Result<QSslKey> readPrivateKey(const QByteArray &pem, const QString &what);

} // namespace binnacle
