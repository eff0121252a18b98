#include "catalog/fieldtype.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const std::array<std::pair<FieldType, QString>, 15> &fieldTypeNames()
{
    static const std::array<std::pair<FieldType, QString>, 15> names{{
        {FieldType::Bool, u"bool"_s},
        {FieldType::Integer, u"integer"_s},
        {FieldType::String, u"string"_s},
        {FieldType::Enumeration, u"enum"_s},
        {FieldType::Quantity, u"quantity"_s},
        {FieldType::Duration, u"duration"_s},
        {FieldType::Size, u"size"_s},
        {FieldType::Arn, u"arn"_s},
        {FieldType::Host, u"host"_s},
        {FieldType::Name, u"name"_s},
        {FieldType::Version, u"version"_s},
        {FieldType::Source, u"source"_s},
        {FieldType::Secret, u"secret"_s},
        {FieldType::List, u"list"_s},
        {FieldType::Dashboards, u"dashboards"_s},
    }};
    return names;
}

} // namespace

QString fieldTypeName(FieldType type)
{
    for (const auto &[known, name] : fieldTypeNames()) {
        if (known == type)
            return name;
    }
    return {};
}

std::optional<FieldType> fieldTypeFromName(const QString &name)
{
    for (const auto &[type, known] : fieldTypeNames()) {
        if (known == name)
            return type;
    }
    return std::nullopt;
}

} // namespace binnacle
