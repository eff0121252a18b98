#include "frame/startpage.h"

#include "base/plaintext.h"
#include "theme/parts.h"

using namespace Qt::StringLiterals;

namespace binnacle {

StartPage::StartPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_reason(makeWrapped(theme, tr("No kubeconfig was found.")))
    , m_practice(makeButton(theme, tr("Start a practice cluster"), ButtonRole::Plain))
    , m_practiceWords(nullptr)
{
    setObjectName(u"startPage"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QHBoxLayout *across = makeRow(0, {48, 48, 48, 48});
    setLayout(across);
    QVBoxLayout *column = makeColumn(8);
    across->addLayout(column, 2);
    across->addStretch(1);
    column->addWidget(makeText(theme, tr("No cluster is chosen"), TextRole::Title));
    m_reason->setObjectName(u"startReason"_s);
    column->addWidget(m_reason);
    column->addWidget(makeWrapped(
        theme,
        tr("Binnacle reaches a cluster the way kubectl does: with a kubeconfig file, which names "
           "the cluster's address and who you are there. It looks at --kubeconfig, then at the "
           "variable KUBECONFIG, then at ~/.kube/config."),
        TextRole::Muted));
    column->addSpacing(16);
    auto *open = makeButton(theme, tr("Open a kubeconfig file…"), ButtonRole::Primary);
    open->setObjectName(u"startOpenFile"_s);
    addWay(column, open, tr("A file from your cloud's console or from a colleague."));
    m_practice->setObjectName(u"startPractice"_s);
    m_practiceWords = addWay(column, m_practice,
                             tr("A small cluster on this machine, to try everything on."));
    auto *plan = makeButton(theme, tr("Prepare an installation"), ButtonRole::Plain);
    plan->setObjectName(u"startPlan"_s);
    addWay(column, plan, tr("A plan can be made, checked and saved without a cluster."));
    column->addStretch();
    connect(open, &QPushButton::clicked, this, &StartPage::openFileRequested);
    connect(m_practice, &QPushButton::clicked, this, &StartPage::practiceRequested);
    connect(plan, &QPushButton::clicked, this, &StartPage::planRequested);
}

QLabel *StartPage::addWay(QVBoxLayout *column, QPushButton *button, const QString &words)
{
    column->addWidget(button);
    QLabel *label = makeWrapped(m_theme, words, TextRole::Muted);
    column->addWidget(label);
    column->addSpacing(12);
    return label;
}

void StartPage::setReason(const QString &sentence)
{
    m_reason->setText(plainText(sentence));
}

void StartPage::setPracticeAvailable(bool available, const QString &why)
{
    m_practice->setEnabled(available);
    if (!why.isEmpty())
        m_practiceWords->setText(why);
}

} // namespace binnacle
