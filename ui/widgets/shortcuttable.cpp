// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/shortcuttable.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kCommandRole = Qt::UserRole; // int of Command

QString titleOf(const Actions &actions, Command command)
{
    return actions[command]->iconText();
}

} // namespace

ShortcutTable::ShortcutTable(Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_actions(actions),
      m_tree(new QTreeWidget(this)),
      m_label(new QLabel(this)),
      m_edit(new QKeySequenceEdit(this)),
      m_set(new QPushButton(this)),
      m_clear(new QPushButton(this)),
      m_reset(new QPushButton(this)),
      m_resetAll(new QPushButton(this)),
      m_conflict(new QLabel(this))
{
    m_tree->setObjectName(u"shortcutTable"_s);
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setMinimumHeight(fontMetrics().height() * 14);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    m_edit->setObjectName(u"shortcutEdit"_s);
    m_set->setObjectName(u"shortcutSet"_s);
    m_clear->setObjectName(u"shortcutClear"_s);
    m_reset->setObjectName(u"shortcutReset"_s);
    m_resetAll->setObjectName(u"shortcutResetAll"_s);
    m_conflict->setObjectName(u"shortcutConflict"_s);
    m_conflict->setWordWrap(true);
    m_label->setBuddy(m_edit);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutTable::select);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutTable::sayConflict);
    connect(m_set, &QPushButton::clicked, this, &ShortcutTable::apply);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        if (const auto command = current())
            m_actions.setShortcut(*command, {});
    });
    connect(m_reset, &QPushButton::clicked, this, &ShortcutTable::resetCurrent);
    connect(m_resetAll, &QPushButton::clicked, this, [this] { m_actions.setChangedShortcuts({}); });
    connect(&m_actions, &Actions::shortcutsChanged, this, &ShortcutTable::fill);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_label);
    row->addWidget(m_edit, 1);
    for (QPushButton *button : {m_set, m_clear, m_reset, m_resetAll})
        row->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tree);
    column->addLayout(row);
    column->addWidget(m_conflict);
    retranslate();
    fill();
}

void ShortcutTable::fill()
{
    const auto before = current();
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    for (const QAction *action : m_actions.all()) {
        const auto command = Actions::commandOf(action->objectName());
        const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        auto *item = new QTreeWidgetItem(m_tree, {action->iconText(), keys});
        item->setData(0, kCommandRole, int(*command));
        if (action->shortcuts() != Actions::defaultShortcuts(*command)) {
            QFont strong = font();
            strong.setWeight(QFont::DemiBold);
            item->setFont(1, strong);
            item->setText(1, tr("%1 (changed)").arg(keys.isEmpty() ? tr("none") : keys));
        }
        if (!m_tree->currentItem() || command == before)
            m_tree->setCurrentItem(item);
    }
    select();
}

std::optional<Command> ShortcutTable::current() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? std::optional(Command(item->data(0, kCommandRole).toInt())) : std::nullopt;
}

void ShortcutTable::select()
{
    const auto command = current();
    if (!command)
        return;
    const QSignalBlocker quiet(m_edit);
    m_edit->setKeySequence(m_actions[*command]->shortcut());
    sayConflict();
}

void ShortcutTable::sayConflict()
{
    const auto command = current();
    QStringList names;
    if (command) {
        for (const Command other : m_actions.conflicts(*command, m_edit->keySequence()))
            names.append(titleOf(m_actions, other));
    }
    m_conflict->setVisible(!names.isEmpty());
    m_conflict->setText(names.isEmpty()
            ? QString()
            : tr("▲ This key belongs to “%1” now. Setting it takes it away from there.")
                  .arg(names.join(tr("”, “", "between two quoted names"))));
    m_set->setEnabled(command && m_edit->keySequence() != m_actions[*command]->shortcut());
}

void ShortcutTable::apply()
{
    const auto command = current();
    if (!command)
        return;
    const QKeySequence key = m_edit->keySequence();
    for (const Command other : m_actions.conflicts(*command, key))
        m_actions.setShortcut(other, {});
    m_actions.setShortcut(*command, key);
}

void ShortcutTable::resetCurrent()
{
    const auto command = current();
    if (!command)
        return;
    QHash<QString, QString> changed = m_actions.changedShortcuts();
    changed.remove(Actions::idOf(*command));
    m_actions.setChangedShortcuts(changed);
}

bool ShortcutTable::exportTo(const QString &file) const
{
    QSettings ini(file, QSettings::IniFormat);
    ini.clear();
    for (const QAction *action : m_actions.all())
        ini.setValue(u"shortcuts/"_s + action->objectName(),
            QKeySequence::listToString(action->shortcuts(), QKeySequence::PortableText));
    ini.sync();
    return ini.status() == QSettings::NoError;
}

bool ShortcutTable::importFrom(const QString &file)
{
    QSettings ini(file, QSettings::IniFormat);
    ini.beginGroup(u"shortcuts"_s);
    QHash<QString, QString> keys;
    for (const QString &id : ini.childKeys()) {
        if (Actions::commandOf(id))
            keys.insert(id, ini.value(id).toString());
    }
    if (ini.status() != QSettings::NoError || keys.isEmpty())
        return false;
    m_actions.setChangedShortcuts(keys);
    return true;
}

void ShortcutTable::retranslate()
{
    m_tree->setHeaderLabels({tr("Command"), tr("Key")});
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_label->setText(tr("&New key:"));
    m_edit->setAccessibleName(tr("New key"));
    m_set->setText(tr("Set"));
    m_clear->setText(tr("No Key"));
    m_reset->setText(tr("Reset"));
    m_resetAll->setText(tr("Reset All"));
}

void ShortcutTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        QMetaObject::invokeMethod(this, &ShortcutTable::fill, Qt::QueuedConnection); // after the actions
    }
}

} // namespace ui
