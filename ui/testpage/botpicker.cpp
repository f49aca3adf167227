// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/botpicker.h"

#include "core/base/deliver.h"
#include "ui/text/displaytext.h"

#include <QCompleter>
#include <QEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace ui {

using core::coze::BotSummary;

BotPicker::BotPicker(core::coze::CozeClient &client, QWidget *parent) : QComboBox(parent), m_client(client)
{
    setObjectName(u"botPicker"_s);
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    setMinimumContentsLength(24);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, [this] { emit botChosen(botId(), botName()); });
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const QString typed = currentText().trimmed();
        const int known = findText(typed);
        if (known >= 0)
            setCurrentIndex(known);
        else if (!typed.isEmpty() && typed != currentData().toString())
            setBot(typed, {}); // an id nobody listed, e.g. of another workspace
        else
            return;
        emit botChosen(botId(), botName());
    });
    retranslate();
}

BotPicker::~BotPicker()
{
    m_asked.cancel();
}

void BotPicker::refresh()
{
    m_asked.cancel();
    m_loading = true;
    m_error.reset();
    m_asked = m_client.allBots(true);
    core::deliver(
        m_asked, this, [this, generation = ++m_generation](const core::Result<QVector<BotSummary>> &bots) {
            if (generation == m_generation)
                take(bots);
        });
    emit listChanged();
}

void BotPicker::take(const core::Result<QVector<BotSummary>> &bots)
{
    m_loading = false;
    if (!bots) {
        m_error = bots.error();
        emit listChanged();
        return;
    }
    const QString id = botId();
    const QString name = botName();
    clear();
    for (const BotSummary &bot : *bots) {
        const QString words = DisplayText(bot.name.simplified()).text();
        addItem(bot.isPublished ? words : tr("%1 (draft)").arg(words), bot.id);
        setItemData(count() - 1, bot.name, Qt::UserRole + 1);
        setItemData(count() - 1, u"%1\n%2"_s.arg(bot.id, bot.description), Qt::ToolTipRole);
    }
    const bool fresh = id.isEmpty();
    if (!fresh)
        setBot(id, name);
    else
        setCurrentIndex(count() > 0 ? 0 : -1);
    emit listChanged();
    if (!botId().isEmpty() && (fresh || botName() != name))
        emit botChosen(botId(), botName());
}

void BotPicker::setBot(const QString &id, const QString &name)
{
    if (id.isEmpty())
        return;
    int index = findData(id);
    if (index < 0) {
        addItem(name.isEmpty() ? id : DisplayText(name).text(), id);
        index = count() - 1;
        setItemData(index, name.isEmpty() ? id : name, Qt::UserRole + 1);
    }
    setCurrentIndex(index);
}

QString BotPicker::botId() const
{
    return currentIndex() < 0 ? QString() : currentData().toString();
}

QString BotPicker::botName() const
{
    return currentIndex() < 0 ? QString() : currentData(Qt::UserRole + 1).toString();
}

void BotPicker::retranslate()
{
    setAccessibleName(tr("Bot"));
    lineEdit()->setPlaceholderText(tr("Bot by name or id"));
    setToolTip(tr("Which bot is asked; an id may be pasted"));
}

void BotPicker::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
