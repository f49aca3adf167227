// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/servicecheck.h"

#include <QWidget>

class QLabel;

namespace ui {

/// The steps of a connection test, each with a shape, words and its time. GUI thread.
class CheckList final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    void setSteps(const QVector<core::coze::CheckStep> &steps);
    [[nodiscard]] static QString nameOf(core::coze::CheckStep::Kind kind);
    [[nodiscard]] static QString wordsOf(
        const core::coze::CheckStep &step); // one line; the error's sentence behind it

private:
    QList<QLabel *> m_rows;
};

} // namespace ui
