#include "catalog/secretreference.h"

#include "catalog/clusternames.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct SecretText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::SecretReference)
};

tl::unexpected<Error> secretError(const QString &message)
{
    return failure({Error::Kind::BadInput,
                    message,
                    {},
                    {},
                    SecretText::tr("Give env:NAME, file:PATH, secret:NAMESPACE/NAME/KEY, ask or "
                                   "store:NAME.")});
}

} // namespace

Result<SecretReference> SecretReference::parse(const QString &text)
{
    const QString kind = text.section(u':', 0, 0);
    const QString rest = text.section(u':', 1);
    if (text == u"ask")
        return SecretReference{Kind::Ask, {}, {}, {}};
    if (kind == u"env") {
        static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
        if (!variable.match(rest).hasMatch())
            return secretError(SecretText::tr("env: needs the name of a variable"));
        return SecretReference{Kind::Environment, rest, {}, {}};
    }
    if (kind == u"file" && !rest.isEmpty())
        return SecretReference{Kind::File, rest, {}, {}};
    if (kind == u"store" && !rest.isEmpty())
        return SecretReference{Kind::Store, rest, {}, {}};
    if (kind == u"secret") {
        const QStringList parts = rest.split(u'/');
        static const QRegularExpression key(u"^[-._A-Za-z0-9]+$"_s);
        if (parts.size() != 3 || !isNamespaceName(parts.at(0)) || !isObjectName(parts.at(1))
            || !key.match(parts.at(2)).hasMatch())
            return secretError(SecretText::tr("secret: needs NAMESPACE/NAME/KEY of a Secret"));
        return SecretReference{Kind::ClusterSecret, parts.at(1), parts.at(0), parts.at(2)};
    }
    return secretError(SecretText::tr("A secret never stands in a plan, only where it is to be "
                                      "found"));
}

QString SecretReference::toString() const
{
    switch (kind) {
    case Kind::Environment: return u"env:"_s + name;
    case Kind::File: return u"file:"_s + name;
    case Kind::ClusterSecret: return u"secret:%1/%2/%3"_s.arg(nameSpace, name, key);
    case Kind::Store: return u"store:"_s + name;
    case Kind::Ask: break;
    }
    return u"ask"_s;
}

} // namespace binnacle
