#include "cluster/userkeys.h"

#include <QCoreApplication>

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::Kubeconfig", text);
}

Error badInput(const QString &message, const QString &hint = {})
{
    return {Error::Kind::BadInput, message, {}, {}, hint};
}

} // namespace

Result<QList<QSslCertificate>> readCertificates(const QByteArray &pem, const QString &what)
{
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty())
        return failure(badInput(tr("%1 holds no certificate in PEM form").arg(what)));
    return certificates;
}

Result<QSslKey> readPrivateKey(const QByteArray &pem, const QString &what)
{
    if (pem.contains("ENCRYPTED"))
        return failure(
            badInput(tr("%1 is encrypted with a password").arg(what),
                     tr("kubectl cannot use such a key either; decrypt it with openssl.")));
    const bool isEcFirst = pem.contains("BEGIN EC ");
    for (const QSsl::KeyAlgorithm algorithm :
         {isEcFirst ? QSsl::Ec : QSsl::Rsa, isEcFirst ? QSsl::Rsa : QSsl::Ec}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return failure(badInput(tr("%1 is not a private key that can be used here").arg(what),
                            tr("RSA and EC keys in PEM form work; Ed25519 keys do not.")));
}

} // namespace binnacle
