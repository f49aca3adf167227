// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/unsentbar.h"

#include "core/feed/livefeed.h"
#include "ui/icons.h"
#include "ui/text/scripts.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using core::feed::Delivery;
using core::feed::FeedMessage;

namespace {

constexpr int kLines = 3;

bool isUnsent(Delivery delivery)
{
    return delivery == Delivery::Pending || delivery == Delivery::NotStored || delivery == Delivery::Failed;
}

} // namespace

UnsentBar::UnsentBar(core::feed::LiveFeed &feed, QWidget *parent)
    : QWidget(parent),
      m_feed(feed),
      m_column(new QVBoxLayout(this))
{
    setObjectName(u"unsentBar"_s);
    setAccessibleName(tr("Answers that are not sent"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(1);
    hide();
}

void UnsentBar::setRoom(const QString &id)
{
    m_room = id;
    rebuild();
}

void UnsentBar::note(const core::chat::Message &message, Delivery delivery)
{
    if (isUnsent(delivery))
        m_answers.insert(message.id, {message.conversationId, message.content, delivery});
    else
        m_answers.remove(message.id);
}

void UnsentBar::look(const QVector<core::chat::Message> &messages)
{
    for (const auto &message : messages)
        note(message, m_feed.deliveryOf(message.id));
    rebuild();
}

void UnsentBar::update(const QVector<FeedMessage> &messages)
{
    for (const FeedMessage &each : messages)
        note(each.message, each.delivery);
    // One that was stored has another id now: what it was called before is ours no more.
    m_answers.removeIf([this](const auto &entry) { return !isUnsent(m_feed.deliveryOf(entry.key())); });
    rebuild();
}

void UnsentBar::rebuild()
{
    QString say;
    for (auto answer = m_answers.cbegin(); answer != m_answers.cend(); ++answer) {
        if (answer->room == m_room)
            say += answer.key() + u'/' + QString::number(int(answer->delivery)) + u'/' + answer->text + u'\n';
    }
    if (std::exchange(m_shown, say) == say)
        return;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the sender of the click
        delete item;
    }
    int shown = 0;
    int more = 0;
    for (auto answer = m_answers.cbegin(); answer != m_answers.cend(); ++answer) {
        if (answer->room != m_room)
            continue;
        if (shown < kLines) {
            QWidget *made = line(answer.key(), *answer);
            m_column->addWidget(made);
            made->show();
            ++shown;
        } else {
            ++more;
        }
    }
    if (more > 0) {
        auto *rest = new QLabel(tr("and %n more answer(s)", nullptr, more), this);
        rest->setContentsMargins(16, 4, 16, 4);
        m_column->addWidget(rest);
        rest->show();
    }
    setVisible(shown > 0);
}

QWidget *UnsentBar::line(const QString &id, const Answer &answer)
{
    auto *frame = new QFrame(this);
    frame->setObjectName(u"unsent"_s);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::AlternateBase);
    const QString text = isolated(core::chat::previewOf(answer.text, 80));
    const bool pending = answer.delivery == Delivery::Pending;
    const QString words = pending                ? tr("Sending: “%1”").arg(text)
        : answer.delivery == Delivery::NotStored ? tr("Seen by the customer, but not stored: “%1”").arg(text)
                                                 : tr("Not sent: “%1”").arg(text);
    auto *sign = new QLabel(frame);
    sign->setPixmap(icon(pending                  ? u"send"_s
            : answer.delivery == Delivery::Failed ? u"error"_s
                                                  : u"warning"_s)
                        .pixmap(QSize(16, 16), devicePixelRatioF()));
    auto *label = new QLabel(words, frame);
    label->setObjectName(u"unsentWords"_s);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 4, 8, 4);
    row->addWidget(sign);
    row->addWidget(label, 1);
    if (!pending) {
        const auto button = [&](const QString &name, const QString &title) {
            auto *made = new QPushButton(title, frame);
            made->setObjectName(name);
            made->setAccessibleDescription(words);
            row->addWidget(made);
            return made;
        };
        connect(button(u"sendAgain"_s, tr("Send again")), &QPushButton::clicked, this,
            [this, id] { m_feed.sendAgain(id); });
        connect(button(u"discard"_s, tr("Discard")), &QPushButton::clicked, this, [this, id] {
            m_feed.discard(id);
            m_answers.remove(id);
            rebuild();
        });
    }
    frame->setAccessibleName(words);
    return frame;
}

} // namespace ui
