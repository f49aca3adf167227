// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/lab/turnrecord.h"

#include <QWidget>

class QFormLayout;

namespace ui {

/// Tokens, rate, status and ids of a turn, and the sums of the session. GUI thread.
class UsageView final : public QWidget
{
    Q_OBJECT
public:
    explicit UsageView(QWidget *parent = nullptr);

    void show(const core::lab::TurnRecord *turn, const QVector<core::lab::TurnRecord> &session);

private:
    void add(const QString &name, const QString &value, bool isId = false);

    QFormLayout *m_form;
};

} // namespace ui
