// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "core/postgres/database.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTableWidget;

namespace ui {

/// How the connections to the shop's PostgreSQL stand: the pools, which server answered, what was slow. GUI
/// thread.
class DatabaseStanding final : public QWidget
{
    Q_OBJECT
public:
    using State = core::postgres::Database::State;
    explicit DatabaseStanding(QWidget *parent = nullptr);

    void setState(const std::optional<State> &state); // nothing: the server is not asked directly
    /// How the copy is kept up to date; nothing when there is none.
    void setMirror(const std::optional<core::feed::TailStatus> &tail, qint64 completeUpToMs);
    [[nodiscard]] QStringList report() const; // English, without values of statements
    void retranslate();

private:
    void showAll();
    [[nodiscard]] QString mirrorWords() const;
    void showSlow();
    [[nodiscard]] QVector<core::postgres::Pool::Slow> slow() const; // of both servers, newest first

    std::optional<State> m_state;
    std::optional<core::feed::TailStatus> m_tail;
    qint64 m_completeUpToMs = 0;
    QLabel *m_heading;
    QLabel *m_mirror;
    QLabel *m_pools;
    QLabel *m_answered;
    QLabel *m_noSlow;
    QTableWidget *m_slow;
};

} // namespace ui
