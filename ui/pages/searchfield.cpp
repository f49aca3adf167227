// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/searchfield.h"

#include "ui/appsettings.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::history::Query;

SearchField::SearchField(QLineEdit &field, AppSettings &settings, QObject *parent)
    : QObject(parent),
      m_field(field),
      m_settings(settings),
      m_recent(new QStringListModel(this))
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(15ms); // less than between two keys of a fast typist, more than between pasted ones
    connect(&m_typing, &QTimer::timeout, this, &SearchField::apply);
    connect(&m_field, &QLineEdit::textChanged, this, [this] {
        if (!m_quiet)
            m_typing.start();
    });
    m_completer = new QCompleter(m_recent, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(&m_field);
    m_completer->popup()->setObjectName(u"recentSearches"_s);
    m_completer->popup()->setAccessibleName(tr("Recent searches"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &SearchField::setText);
    m_field.installEventFilter(this);
}

QString SearchField::text() const
{
    return m_field.text();
}

void SearchField::setText(const QString &text)
{
    m_quiet = true;
    m_field.setText(text);
    m_quiet = false;
    apply();
}

void SearchField::setQuery(const Query &query)
{
    setText(query.toText());
}

void SearchField::insertOperator(const QString &text)
{
    QString now = m_field.text().trimmed();
    if (!now.isEmpty())
        now += u' ';
    m_field.setText(now + text);
    focus();
    m_field.end(false);
}

void SearchField::focus()
{
    m_field.setFocus(Qt::ShortcutFocusReason);
}

bool SearchField::hasFocus() const
{
    return m_field.hasFocus();
}

void SearchField::remember()
{
    const QString text = m_field.text().trimmed();
    if (!text.isEmpty())
        m_settings.addRecentQuery(text);
}

void SearchField::apply()
{
    m_typing.stop();
    const Query query = Query::parse(m_field.text());
    if (m_query == query)
        return;
    m_query = query;
    emit queryChanged(query);
}

void SearchField::offerRecent()
{
    const QStringList recent = m_settings.recentQueries();
    if (recent.isEmpty())
        return;
    m_recent->setStringList(recent);
    m_completer->complete();
}

bool SearchField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_field)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (keyPressed(key->key(), key->modifiers()))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

bool SearchField::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    if ((modifiers & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        apply();
        remember();
        emit openWanted();
        return true;
    case Qt::Key_Down:
        emit listWanted();
        return true;
    case Qt::Key_Up:
        offerRecent();
        return true;
    case Qt::Key_Escape:
        if (m_field.text().isEmpty())
            emit listWanted();
        else
            setText({});
        return true;
    default:
        return false;
    }
}

} // namespace ui
