// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/requestpanel.h"

#include <QCheckBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Names of variables are Latin letters and underscores; anything else the service refuses.
class NameDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        static const QRegularExpression pattern(u"[A-Za-z_]*"_s);
        auto *field = new QLineEdit(parent);
        field->setValidator(new QRegularExpressionValidator(pattern, field));
        return field;
    }
};

} // namespace

RequestPanel::RequestPanel(QWidget *parent)
    : QWidget(parent),
      m_user(new QLineEdit(this)),
      m_conversation(new QLineEdit(this)),
      m_stream(new QCheckBox(this)),
      m_draft(new QCheckBox(this)),
      m_variables(new QTableWidget(0, 2, this)),
      m_addVariable(new QPushButton(this)),
      m_removeVariable(new QPushButton(this)),
      m_userLabel(new QLabel(this)),
      m_conversationLabel(new QLabel(this)),
      m_variablesLabel(new QLabel(this)),
      m_bodyLabel(new QLabel(this)),
      m_body(new QPlainTextEdit(this))
{
    setObjectName(u"requestPanel"_s);
    m_user->setObjectName(u"userId"_s);
    m_conversation->setObjectName(u"conversationId"_s);
    m_conversation->setClearButtonEnabled(true);
    m_stream->setObjectName(u"streamAnswer"_s);
    m_draft->setObjectName(u"useDraft"_s);
    m_variables->setObjectName(u"customVariables"_s);
    m_variables->verticalHeader()->hide();
    m_variables->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_variables->setItemDelegateForColumn(0, new NameDelegate(m_variables));
    m_variables->setTabKeyNavigation(false);
    m_variables->setFixedHeight(fontMetrics().height() * 8);
    m_addVariable->setObjectName(u"addVariable"_s);
    m_removeVariable->setObjectName(u"removeVariable"_s);
    m_body->setObjectName(u"requestBody"_s);
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_userLabel->setBuddy(m_user);
    m_conversationLabel->setBuddy(m_conversation);
    m_variablesLabel->setBuddy(m_variables);
    m_bodyLabel->setBuddy(m_body);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_addVariable);
    buttons->addWidget(m_removeVariable);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(4);
    for (QWidget *widget : QList<QWidget *>{m_userLabel, m_user, m_conversationLabel, m_conversation,
             m_stream, m_draft, m_variablesLabel, m_variables})
        column->addWidget(widget);
    column->addLayout(buttons);
    column->addSpacing(8);
    column->addWidget(m_bodyLabel);
    column->addWidget(m_body, 1);

    connect(m_user, &QLineEdit::editingFinished, this, &RequestPanel::edited);
    connect(m_conversation, &QLineEdit::editingFinished, this, &RequestPanel::edited);
    connect(m_stream, &QCheckBox::clicked, this, &RequestPanel::edited);
    connect(m_draft, &QCheckBox::clicked, this, &RequestPanel::edited);
    connect(m_variables, &QTableWidget::itemChanged, this, &RequestPanel::edited);
    connect(m_addVariable, &QPushButton::clicked, this, [this] {
        addVariable({}, {});
        m_variables->setCurrentCell(m_variables->rowCount() - 1, 0);
        m_variables->editItem(m_variables->currentItem());
    });
    connect(m_removeVariable, &QPushButton::clicked, this, [this] {
        m_variables->removeRow(m_variables->currentRow());
        edited();
    });
    connect(m_variables, &QTableWidget::itemSelectionChanged, this,
        [this] { m_removeVariable->setEnabled(m_variables->currentRow() >= 0); });
    m_removeVariable->setEnabled(false);
    retranslate();
}

void RequestPanel::setSetup(const core::lab::TestChat::Setup &setup)
{
    const QScopedValueRollback showing(m_showing, true);
    const bool sameVariables = m_setup.customVariables == setup.customVariables;
    m_setup = setup;
    m_user->setText(setup.userId);
    m_conversation->setText(setup.conversationId);
    m_stream->setChecked(setup.stream);
    m_draft->setChecked(setup.draft);
    if (sameVariables)
        return; // a row may be half typed
    m_variables->setRowCount(0);
    for (auto it = setup.customVariables.cbegin(); it != setup.customVariables.cend(); ++it)
        addVariable(it.key(), it.value());
}

void RequestPanel::addVariable(const QString &name, const QString &value)
{
    const QScopedValueRollback showing(m_showing, true);
    const int row = m_variables->rowCount();
    m_variables->insertRow(row);
    m_variables->setItem(row, 0, new QTableWidgetItem(name));
    m_variables->setItem(row, 1, new QTableWidgetItem(value));
}

void RequestPanel::edited()
{
    if (m_showing)
        return;
    core::lab::TestChat::Setup setup = m_setup;
    if (!m_user->text().trimmed().isEmpty())
        setup.userId = m_user->text().trimmed();
    setup.conversationId = m_conversation->text().trimmed();
    setup.stream = m_stream->isChecked();
    setup.draft = m_draft->isChecked();
    setup.customVariables.clear();
    for (int row = 0; row < m_variables->rowCount(); ++row) {
        const auto *name = m_variables->item(row, 0);
        const auto *value = m_variables->item(row, 1);
        if (name && !name->text().isEmpty())
            setup.customVariables.insert(name->text(), value ? value->text() : QString());
    }
    if (setup == m_setup)
        return;
    m_setup = setup;
    emit setupEdited(setup);
}

void RequestPanel::setTurn(const core::lab::TurnRecord *turn)
{
    const QString body = turn ? core::lab::prettyJson(turn->requestBody.toUtf8()) : QString();
    if (m_body->toPlainText() != body)
        m_body->setPlainText(body);
}

void RequestPanel::retranslate()
{
    m_userLabel->setText(tr("&User id:"));
    m_user->setToolTip(tr("The bot keeps memory and variables apart by it"));
    m_conversationLabel->setText(tr("C&onversation:"));
    m_conversation->setPlaceholderText(tr("a new one"));
    m_stream->setText(tr("&Stream the answer"));
    m_draft->setText(tr("Ask the unpublished &draft"));
    m_variablesLabel->setText(tr("Custom &variables:"));
    m_variables->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_variables->setAccessibleName(tr("Custom variables"));
    m_addVariable->setText(tr("Add"));
    m_addVariable->setAccessibleName(tr("Add a variable"));
    m_removeVariable->setText(tr("Remove"));
    m_removeVariable->setAccessibleName(tr("Remove the variable"));
    m_bodyLabel->setText(tr("&Body sent:"));
    m_body->setPlaceholderText(tr("Nothing was sent yet."));
}

void RequestPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
