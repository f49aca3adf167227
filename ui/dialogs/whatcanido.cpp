// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/whatcanido.h"

#include "ui/actions.h"
#include "ui/widgets/keycard.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

WhatCanIDo::WhatCanIDo(Actions &actions, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"whatCanIDo"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What Can I Do Here?"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *all = buttons->addButton(tr("All Keys…"), QDialogButtonBox::ActionRole);
    connect(all, &QPushButton::clicked, this, [this, &actions] {
        close();
        actions[Command::ShortcutSheet]->trigger();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(new KeyCard(actions, this));
    column->addWidget(buttons);
    resize(qMax(sizeHint().width(), fontMetrics().averageCharWidth() * 70), sizeHint().height());
}

} // namespace ui
