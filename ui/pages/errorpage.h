// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QWidget>

namespace ui {

/// Stands where a page should be when its data cannot be had: what, what to do, and the details on demand.
class ErrorPage final : public QWidget
{
    Q_OBJECT
public:
    ErrorPage(const core::Error &error, const QString &place, QWidget *parent = nullptr);

signals:
    void tryAgain();
    void openFolder();
    void trySample();
};

} // namespace ui
