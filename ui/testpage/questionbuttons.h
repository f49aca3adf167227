// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

/// Questions that a bot suggests, each a button that asks it. Their names are `<name>/<index>`. GUI thread.
class QuestionButtons final : public QWidget
{
    Q_OBJECT
public:
    QuestionButtons(const QString &name, const QStringList &questions, QWidget *parent = nullptr);

signals:
    void chosen(const QString &question);
};

} // namespace ui
