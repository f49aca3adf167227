// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/actions.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace ui {

/// "What can I do here?": five keys worth knowing, with what they do. Follows changed shortcuts.
class KeyCard final : public QFrame
{
    Q_OBJECT
public:
    explicit KeyCard(const Actions &actions, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    const Actions &m_actions;
    QLabel *m_title;
    QList<QPair<QLabel *, QLabel *>> m_rows;
};

} // namespace ui
