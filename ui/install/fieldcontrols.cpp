#include "install/fieldcontrols.h"

#include "catalog/fieldtext.h"
#include "install/checklistcontrol.h"
#include "install/choicecontrol.h"
#include "install/listcontrol.h"
#include "install/quantitycontrol.h"
#include "install/switchcontrol.h"
#include "install/textcontrol.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Unit = QuantityControl::Unit;

QList<Unit> unitsOf(FieldType type)
{
    if (type == FieldType::Duration) {
        return {{u"h"_s, FieldControl::tr("hours")},
                {u"d"_s, FieldControl::tr("days")},
                {u"w"_s, FieldControl::tr("weeks")},
                {u"m"_s, FieldControl::tr("minutes")},
                {u"s"_s, FieldControl::tr("seconds")}};
    }
    if (type == FieldType::Size) // to Prometheus GB and GiB are the same; GiB says what it means
        return {{u"MiB"_s, u"MiB"_s}, {u"GiB"_s, u"GiB"_s}, {u"TiB"_s, u"TiB"_s},
                {u"MB"_s, u"MB"_s},   {u"GB"_s, u"GB"_s},   {u"TB"_s, u"TB"_s}};
    return {{u"Mi"_s, u"Mi"_s}, {u"Gi"_s, u"Gi"_s}, {u"Ti"_s, u"Ti"_s}};
}

FieldControl *makeDashboards()
{
    return new ListControl({{u"name"_s, FieldControl::tr("Name"), 0, false},
                            {u"gnetId"_s, FieldControl::tr("Number"), 96, true},
                            {u"revision"_s, FieldControl::tr("Revision"), 80, true},
                            {u"datasource"_s, FieldControl::tr("Data source"), 136, false}},
                           FieldControl::tr("Add a dashboard"));
}

/// Wide enough for what is usually written there, so that a field says how much it expects.
int widthOf(FieldType type)
{
    return type == FieldType::Integer ? 80 : type == FieldType::Version ? 120 : 0;
}

} // namespace

FieldControl *makeFieldControl(const Field &field)
{
    switch (field.type) {
    case FieldType::Bool: return new SwitchControl;
    case FieldType::Enumeration: return new ChoiceControl(field.allowed, false);
    case FieldType::Quantity:
    case FieldType::Duration:
    case FieldType::Size: return new QuantityControl(unitsOf(field.type));
    case FieldType::Dashboards: return makeDashboards();
    case FieldType::List:
        if (field.itemType == FieldType::Enumeration)
            return new CheckListControl(field.allowed);
        return new ListControl({{}},
                               field.itemType == FieldType::Host ? FieldControl::tr("Add a host")
                                                                 : FieldControl::tr("Add a line"));
    default: break;
    }
    if (!field.choices.isEmpty() || !field.suggestions.isEmpty())
        return new ChoiceControl(field.suggestions, true);
    return new TextControl(widthOf(field.type));
}

QString defaultHint(const Field &field, const QVersionNumber &chartVersion)
{
    return fieldText(field, field.defaultFor(chartVersion));
}

} // namespace binnacle
