// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/commentdialog.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

CommentDialog::CommentDialog(const core::chat::Message &message, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"commentDialog"_s);
    setWindowTitle(tr("Comment on a Message"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *about = new QLabel(core::chat::previewOf(message.content, 120), this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    auto *label = new QLabel(tr("&Comment:"), this);
    m_text = new QPlainTextEdit(message.comment, this);
    m_text->setObjectName(u"commentText"_s);
    m_text->setTabChangesFocus(true);
    m_text->moveCursor(QTextCursor::End);
    label->setBuddy(m_text);
    auto *hint = new QLabel(tr("Ctrl+Enter saves. An empty comment is removed."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setObjectName(u"commentSave"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &CommentDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(about);
    column->addWidget(label);
    column->addWidget(m_text);
    column->addWidget(hint);
    column->addWidget(buttons);
    resize(440, 260);
    m_text->setFocus();
}

void CommentDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        return save();
    QDialog::keyPressEvent(event);
}

void CommentDialog::save()
{
    const QString comment = m_text->toPlainText().trimmed();
    accept();
    emit saved(comment);
}

} // namespace ui
