#pragma once

#include "release/check.h"
#include "theme/tokens.h"

#include <QScrollArea>

class QVBoxLayout;

namespace binnacle {

/// One check in full: the statement, what was expected, what was found, where it was read, and
/// for a failed one what to do.
class CheckDetails final : public QScrollArea
{
    Q_OBJECT

public:
    explicit CheckDetails(const Theme &theme, QWidget *parent = nullptr);

    void showCheck(const Check &check);
    void clear();

private:
    QVBoxLayout *makeContent();
    void addFact(QVBoxLayout *column, const QString &name, const QString &value);

    const Theme &m_theme;
};

} // namespace binnacle
