// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QDialog>

class QPlainTextEdit;

namespace ui {

/// Writes the comment of one message. Ctrl+Enter saves; an emptied comment is removed.
class CommentDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit CommentDialog(const core::chat::Message &message, QWidget *parent = nullptr);

signals:
    void saved(const QString &comment);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();
    QPlainTextEdit *m_text = nullptr;
};

} // namespace ui
