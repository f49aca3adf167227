// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/usageview.h"

#include "ui/testpage/turnwords.h"
#include "ui/text/scripts.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

UsageView::UsageView(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    setObjectName(u"usageView"_s);
    m_form->setContentsMargins(0, 12, 0, 8);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
}

void UsageView::add(const QString &name, const QString &value, bool isId)
{
    if (value.isEmpty())
        return;
    auto *title = new QLabel(name, this);
    title->setForegroundRole(QPalette::PlaceholderText);
    auto *words = new QLabel(isId ? isolated(value) : value, this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAccessibleName(tr("%1: %2").arg(name, value));
    m_form->addRow(title, words);
}

void UsageView::show(const core::lab::TurnRecord *turn, const QVector<core::lab::TurnRecord> &session)
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    if (!turn) {
        add(tr("Usage"), tr("Nothing was asked yet."));
        return;
    }
    const QLocale locale;
    const core::coze::ChatOutcome &outcome = turn->outcome;
    add(tr("Status"), statusWords(*turn));
    if (outcome.usage) {
        add(tr("Tokens in"), locale.toString(outcome.usage->input));
        add(tr("Tokens out"), locale.toString(outcome.usage->output));
        add(tr("Tokens in all"), locale.toString(outcome.usage->total));
        const double seconds = (outcome.timing.lastWordMs - outcome.timing.firstWordMs) / 1000;
        if (outcome.timing.firstWordMs >= 0 && seconds > 0.05)
            add(tr("Rate"),
                tr("%1 tokens a second")
                    .arg(locale.toString(double(outcome.usage->output) / seconds, 'f', 1)));
    } else if (!turn->isRunning) {
        add(tr("Tokens"), tr("not reported by the service"));
    }
    add(tr("Pieces of text"), locale.toString(outcome.timing.deltas));
    add(tr("First word"), durationWords(outcome.timing.firstWordMs));
    add(tr("Whole answer"), durationWords(outcome.timing.completedMs));
    if (outcome.unknownEvents > 0)
        add(tr("Unknown events"), locale.toString(outcome.unknownEvents));
    add(tr("Log id"), outcome.logId, true);
    add(tr("Chat id"), outcome.chatId, true);
    add(tr("Conversation id"), outcome.conversationId, true);
    qint64 tokens = 0;
    for (const core::lab::TurnRecord &one : session)
        tokens += one.outcome.usage ? one.outcome.usage->total : 0;
    add(tr("Session"),
        tr("%Ln turn(s), %1 tokens", nullptr, int(session.size())).arg(locale.toString(tokens)));
}

} // namespace ui
