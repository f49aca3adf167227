// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
    [[nodiscard]] QStringList report() const; // English, without values of statements
    void retranslate();

private:
    void showAll();
    void showSlow();
    [[nodiscard]] QVector<core::postgres::Pool::Slow> slow() const; // of both servers, newest first

    std::optional<State> m_state;
    QLabel *m_heading;
    QLabel *m_pools;
    QLabel *m_answered;
    QLabel *m_noSlow;
    QTableWidget *m_slow;
};

} // namespace ui
