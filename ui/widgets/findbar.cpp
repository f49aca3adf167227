// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/findbar.h"

#include "core/base/deliver.h"
#include "ui/icons.h"
#include "ui/text/historywords.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

namespace {

constexpr qint64 kCountCap = 10'000;

} // namespace

FindBar::FindBar(HistorySource &source, QWidget *parent) : QWidget(parent), m_source(source)
{
    setObjectName(u"findBar"_s);
    setAccessibleName(tr("Find in conversation"));
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"findField"_s);
    m_field->setPlaceholderText(tr("Find in conversation"));
    m_field->setAccessibleName(tr("Find in conversation"));
    m_field->setClearButtonEnabled(true);
    m_words = new QLabel(this);
    m_words->setObjectName(u"findResult"_s);
    m_words->setTextFormat(Qt::PlainText);
    const auto button = [this](const QString &name, const QString &picture, const QString &words) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(icon(picture));
        made->setAutoRaise(true);
        made->setMinimumSize(28, 28);
        made->setAccessibleName(words);
        made->setToolTip(words);
        made->setFocusPolicy(Qt::TabFocus);
        return made;
    };
    auto *previous = button(u"findPrevious"_s, u"up"_s, tr("Find previous (Shift+F3)"));
    auto *next = button(u"findNext"_s, u"down"_s, tr("Find next (F3)"));
    auto *close = button(u"findClose"_s, u"close"_s, tr("Close (Esc)"));
    connect(previous, &QToolButton::clicked, this, [this] { emit stepWanted(false); });
    connect(next, &QToolButton::clicked, this, [this] { emit stepWanted(true); });
    connect(close, &QToolButton::clicked, this, &FindBar::leave);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        emit queryChanged(query());
        count();
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { emit stepWanted(true); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(m_field, 1);
    row->addWidget(m_words);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(close);
    hide();
}

FindBar::~FindBar()
{
    m_cancel.cancel();
}

Query FindBar::query() const
{
    return isHidden() ? Query() : Query::parse(m_field->text());
}

void FindBar::setConversation(const ConversationRef &ref)
{
    m_ref = ref;
    count();
}

void FindBar::open()
{
    const bool wasHidden = isHidden();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (wasHidden) {
        emit queryChanged(query());
        count();
    }
}

void FindBar::leave()
{
    hide();
    m_cancel.cancel();
    ++m_generation;
    emit queryChanged({});
    emit closed();
}

void FindBar::count()
{
    m_cancel.cancel();
    m_cancel = {};
    const quint64 generation = ++m_generation;
    m_countWords.clear();
    m_words->clear();
    Query inside = query();
    if (inside.isEmpty() || m_ref.id.isEmpty())
        return;
    inside.add(Query::filter(Term::Kind::Conversation, m_ref.id));
    core::deliver(m_source.count(inside, kCountCap, m_cancel), this,
        [this, generation](const core::Result<Count> &count) {
            if (generation != m_generation || !count)
                return;
            m_countWords = tr("%1 message(s)", nullptr, int(count->value)).arg(ui::countWords(*count));
            m_words->setText(m_countWords);
        });
}

void FindBar::tell(bool found, bool wrapped)
{
    if (isHidden())
        return;
    if (!found)
        m_words->setText(tr("Not found"));
    else
        m_words->setText(wrapped ? tr("%1, from the other end").arg(m_countWords) : m_countWords);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return leave();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && event->modifiers().testFlag(Qt::ShiftModifier)) {
        emit stepWanted(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
