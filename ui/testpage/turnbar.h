// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/lab/turnrecord.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace ui {

/// What belongs to the last turn beyond its texts: how long it took, why it failed and what to do, folded
/// reasoning and tool calls, suggested questions as buttons, and the answers that tools still owe. GUI
/// thread.
class TurnBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TurnBar(QWidget *parent = nullptr);

    /// `isLast`: its suggestions may be asked, its tools answered.
    void setTurn(const core::lab::TurnRecord *turn, bool isLast);

signals:
    void questionChosen(const QString &text);
    void toolsAnswered(const QVector<core::coze::ToolOutput> &outputs);
    void retryWanted();
    void reportWanted();

private:
    void clearBody();
    void addFold(const QString &id, const QString &heading, const QString &text);
    void addFollowUps(const QStringList &questions);
    void addTools(const QVector<core::coze::ToolCall> &calls);
    void showError(const core::lab::TurnRecord &turn);

    QLabel *m_summary;
    QWidget *m_error;
    QLabel *m_errorWords;
    QPushButton *m_retry;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QString m_shown; // what the body was built from
    QSet<QString> m_unfolded; // ids of folds that stand open
};

} // namespace ui
