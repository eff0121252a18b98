#pragma once

#include "theme/tokens.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace binnacle {

class CodeView;

/// An object as YAML to read and search, without managedFields unless asked for.
class YamlView final : public QWidget
{
    Q_OBJECT

public:
    explicit YamlView(const Theme &theme, QWidget *parent = nullptr);

    void setObject(const QJsonObject &object);
    void clear();

private:
    void render();
    void find(bool next);

    QJsonObject m_object;
    QLineEdit *m_search;
    QLabel *m_hits;
    QCheckBox *m_managed;
    CodeView *m_text;
};

} // namespace binnacle
