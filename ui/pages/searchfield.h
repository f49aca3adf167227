// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/query.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace ui {

class AppSettings;

/// Makes a line edit the search field of the History page: words become a query a moment after the last key.
///
/// Enter opens, Down goes to the list, Up offers recent searches, Esc leaves one level. Never blocks.
class SearchField final : public QObject
{
    Q_OBJECT
public:
    SearchField(QLineEdit &field, AppSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text); // as if it was typed, at once
    void setQuery(const core::history::Query &query); // writes the query language
    void insertOperator(const QString &text); // at the end, with the cursor behind it
    void focus();
    [[nodiscard]] bool hasFocus() const;
    void remember(); // the text becomes a recent search

signals:
    void queryChanged(const core::history::Query &query);
    void openWanted(); // Enter; the query is up to date
    void listWanted(); // Down, or Esc in an empty field

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    void offerRecent();
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);

    QLineEdit &m_field;
    AppSettings &m_settings;
    QTimer m_typing;
    QCompleter *m_completer = nullptr;
    QStringListModel *m_recent = nullptr;
    std::optional<core::history::Query> m_query; // last one that was told
    bool m_quiet = false;
};

} // namespace ui
