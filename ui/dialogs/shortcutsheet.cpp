// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/shortcutsheet.h"

#include "ui/actions.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

ShortcutSheet::ShortcutSheet(const Actions &actions, QWidget *parent)
    : QDialog(parent),
      m_filter(new QLineEdit(this)),
      m_tree(new QTreeWidget(this))
{
    setObjectName(u"shortcutSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    m_filter->setObjectName(u"shortcutFilter"_s);
    m_filter->setPlaceholderText(tr("Find a command or a key"));
    m_filter->setAccessibleName(tr("Find a command or a key"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName(u"shortcutTree"_s);
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Command"), tr("Key")});
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(12);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    fill(actions);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutSheet::narrow);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *change = buttons->addButton(tr("Change Keys…"), QDialogButtonBox::ActionRole);
    connect(change, &QPushButton::clicked, this, [this] {
        close();
        emit changeRequested();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(m_filter);
    column->addWidget(m_tree);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().height() * 34);
}

void ShortcutSheet::fill(const Actions &actions)
{
    QHash<int, QTreeWidgetItem *> groups;
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    for (const MenuId menu : {MenuId::File, MenuId::Edit, MenuId::View, MenuId::Go, MenuId::Conversation,
             MenuId::Test, MenuId::Tools, MenuId::Help}) {
        auto *group = new QTreeWidgetItem(m_tree, {Actions::withoutMnemonic(Actions::titleOf(menu))});
        group->setFirstColumnSpanned(true);
        group->setFont(0, strong);
        group->setFlags(Qt::ItemIsEnabled);
        groups.insert(int(menu), group);
    }
    for (const QAction *action : actions.all()) {
        const auto command = Actions::commandOf(action->objectName());
        if (!command || action->shortcuts().isEmpty())
            continue;
        const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        auto *row = new QTreeWidgetItem(groups.value(int(Actions::menuOf(*command))),
            {action->iconText(), QString(keys).replace(u"; "_s, u"  ·  "_s)});
        row->setData(0, Qt::AccessibleTextRole, u"%1: %2"_s.arg(action->iconText(), keys));
    }
    m_tree->expandAll();
}

void ShortcutSheet::narrow(const QString &text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *row = group->child(j);
            const bool fits = row->text(0).contains(text, Qt::CaseInsensitive)
                || row->text(1).contains(text, Qt::CaseInsensitive);
            row->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

} // namespace ui
