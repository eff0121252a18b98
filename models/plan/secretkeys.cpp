#include "plan/secretkeys.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

bool isSecretName(const QString &key)
{
    // Not: existingSecret, passwordKey, api_url_file … which only say where a secret is.
    static const QRegularExpression name(
        u"(^|[a-z_-])(password|passwd|secret_?key|account_?key|access_?key|api_?key|"
        "token|api_?url|webhook_?url|routing_?key|service_?key)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return name.match(key).hasMatch();
}

void collectSecrets(const Component &catalog, const Value &value, const ValuePath &path,
                    QList<ValuePath> &found)
{
    for (const ValueEntry &entry : value.map().entries())
        collectSecrets(catalog, entry.value, path.child(entry.key), found);
    for (qsizetype i = 0; i < value.list().size(); ++i)
        collectSecrets(catalog, value.list().at(i), path.child(i), found);
    if (value.isScalar() && isSecretValue(catalog, path, value))
        found.append(path);
}

} // namespace

bool isSecretValue(const Component &catalog, const ValuePath &path, const Value &value)
{
    if (path.isEmpty() || value.text().isEmpty() || value.isNull() || value.isBool())
        return false;
    for (const Field &field : catalog.fields) {
        if (!field.isSecret())
            continue;
        for (const ValueWrite &write : field.writes) {
            if (write.path == path)
                return true;
        }
    }
    return value.isString() && isSecretName(path.segments().constLast().key);
}

QList<ValuePath> secretValuesIn(const Component &catalog, const Value &values)
{
    QList<ValuePath> found;
    collectSecrets(catalog, values, {}, found);
    return found;
}

QString maskedSecret(const QString &name)
{
    return u"${BINNACLE_SECRET:%1}"_s.arg(name);
}

} // namespace binnacle
