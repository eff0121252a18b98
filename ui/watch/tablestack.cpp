#include "watch/tablestack.h"

#include "watch/resourcesection.h"

#include <QTableView>

#include <algorithm>
#include <numeric>

namespace binnacle {

TableStack::TableStack(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("watch.tables"));
    m_arranging.setSingleShot(true);
    m_arranging.setInterval(0);
    connect(&m_arranging, &QTimer::timeout, this, &TableStack::arrange);
}

void TableStack::add(ResourceSection *section)
{
    section->setParent(this);
    section->show();
    m_sections.push_back(section);
    connect(section, &ResourceSection::sizeWishChanged, &m_arranging, qOverload<>(&QTimer::start));
    connect(section, &ResourceSection::leftAt, this,
            [this, section](Qt::Edge edge) { moveCursor(section, edge); });
    connect(section, &ResourceSection::objectChosen, this, [this, section] {
        for (ResourceSection *other : m_sections) {
            if (other != section)
                other->clearSelection();
        }
    });
    m_arranging.start();
}

void TableStack::clear()
{
    for (ResourceSection *section : m_sections)
        delete section;
    m_sections.clear();
}

std::vector<int> TableStack::shares(const std::vector<int> &least, const std::vector<int> &wished,
                                    int room)
{
    std::vector<int> given = least;
    int left = room - std::accumulate(least.cbegin(), least.cend(), 0);
    while (left > 0) {
        const auto wanting = std::count_if(given.cbegin(), given.cend(), [&](const int &share) {
            return share < wished[static_cast<std::size_t>(&share - given.data())];
        });
        if (wanting == 0)
            break;
        const int part = std::max(1, left / static_cast<int>(wanting));
        for (std::size_t i = 0; i < given.size() && left > 0; ++i) {
            const int more = std::clamp(wished[i] - given[i], 0, std::min(part, left));
            given[i] += more;
            left -= more;
        }
    }
    return given;
}

void TableStack::resizeEvent(QResizeEvent *)
{
    arrange();
}

void TableStack::arrange()
{
    std::vector<int> least;
    std::vector<int> wished;
    for (const ResourceSection *section : m_sections) {
        least.push_back(section->leastHeight());
        wished.push_back(std::max(section->leastHeight(), section->preferredHeight()));
    }
    setMinimumHeight(std::accumulate(least.cbegin(), least.cend(), 0));
    const std::vector<int> heights = shares(least, wished, height());

    const int anchor = commonAnchor();
    int top = 0;
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        m_sections[i]->place(QRect(0, top, width(), heights[i]), anchor);
        top += heights[i];
    }
}

int TableStack::commonAnchor() const
{
    // The tables' second part starts at one x, unless that would starve somebody's names.
    constexpr double leastPart = 0.38;
    int latest = width();
    int wished = 0;
    for (const ResourceSection *section : m_sections) {
        const int own = section->columns().latestAnchor(width());
        if (section->shownRows() == 0 || own < width() * leastPart)
            continue;
        latest = std::min(latest, own);
        wished = std::max(wished, section->columns().wishedAnchor());
    }
    return std::min(latest, std::max(wished, static_cast<int>(width() * leastPart)));
}

void TableStack::moveCursor(ResourceSection *from, Qt::Edge edge)
{
    const auto place = std::find(m_sections.cbegin(), m_sections.cend(), from);
    const auto go = [](ResourceSection *to, int row) {
        to->table()->setFocus();
        to->table()->selectRow(row);
    };
    if (edge == Qt::BottomEdge) {
        for (auto it = place + 1; it < m_sections.cend(); ++it) {
            if ((*it)->model().rowCount() > 0)
                return go(*it, 0);
        }
    } else {
        for (auto it = std::make_reverse_iterator(place); it != m_sections.crend(); ++it) {
            if ((*it)->model().rowCount() > 0)
                return go(*it, (*it)->model().rowCount() - 1);
        }
    }
}

} // namespace binnacle
