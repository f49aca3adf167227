// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

namespace ui {

/// As high as what is in it, up to a limit; from there on it scrolls. GUI thread.
class FittedScroll final : public QScrollArea
{
    Q_OBJECT
public:
    FittedScroll(QWidget *content, int highest, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int fittedHeight() const;

    int m_highest; // px
};

} // namespace ui
