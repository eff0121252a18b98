#pragma once

#include "theme/tokens.h"

#include <QWidget>

namespace binnacle {

/// A page's header: title, one muted line, actions at the right end.
QWidget *makePageHeader(const Theme &theme, const QString &title, const QString &addition,
                        const QList<QWidget *> &actions);

} // namespace binnacle
