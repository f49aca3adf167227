// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/marks.h"

#include "core/base/deliver.h"
#include "ui/text/errors.h"

#include <QPointer>

namespace ui {

using namespace core::history;

void Marks::toggle(const core::chat::Message &message)
{
    store(message, {!message.marked, message.comment},
        message.marked ? tr("The mark was removed.") : tr("The message is marked."));
}

void Marks::comment(const core::chat::Message &message, const QString &comment)
{
    if (comment == message.comment)
        return;
    store(message, {message.marked || !comment.isEmpty(), comment},
        comment.isEmpty() ? tr("The comment was removed.") : tr("The comment is saved."));
}

void Marks::store(const core::chat::Message &message, const Note &note, const QString &words)
{
    const Note before{message.marked, message.comment};
    write(message, note, [this, message, before, words] {
        // The strip may outlive the page by a moment.
        emit notice(words, tr("Undo"), [self = QPointer(this), message, before] {
            if (Marks *marks = self)
                marks->write(message, before, {});
        });
    });
}

void Marks::write(const core::chat::Message &message, const Note &note, const std::function<void()> &done)
{
    core::deliver(
        m_source.setNote({message.conversationId, message.source, 0}, message.id, note.marked, note.comment),
        this, [this, done](const core::Result<core::Done> &result) {
            if (!result) {
                emit notice(sentenceFor(result.error()), {}, {});
                return;
            }
            emit stored();
            if (done)
                done();
        });
}

} // namespace ui
