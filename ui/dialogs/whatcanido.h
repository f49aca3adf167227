// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace ui {

class Actions;

/// The card with five keys as a dialog of its own (F1).
class WhatCanIDo final : public QDialog
{
    Q_OBJECT
public:
    explicit WhatCanIDo(Actions &actions, QWidget *parent = nullptr);
};

} // namespace ui
