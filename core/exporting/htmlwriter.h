// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exporting/targetfile.h"
#include "core/exporting/writer.h"

#include <QTemporaryFile>

namespace core::exporting {

/// One readable page without scripts and without anything loaded from elsewhere.
///
/// The table of contents comes first and is complete only at the end, so the conversations wait in a
/// second temporary file beside the target. Times are UTC.
class HtmlWriter final : public Writer
{
public:
    HtmlWriter(const QString &path, QString title);

    [[nodiscard]] Result<Done> open() override;
    [[nodiscard]] Result<Done> add(
        const chat::Conversation &conversation, const chat::Message &message, bool begins) override;
    [[nodiscard]] Result<Done> finish() override;

private:
    [[nodiscard]] Result<Done> writeBody(const QByteArray &html);
    [[nodiscard]] Result<Done> flushBody();
    [[nodiscard]] QByteArray opening(const chat::Conversation &conversation);

    TargetFile m_file;
    QTemporaryFile m_bodies;
    QByteArray m_buffer;
    QString m_path;
    QString m_title;
    qint64 m_conversations = 0;
    qint64 m_messages = 0;
    qint64 m_day = 0; // days since 1970 UTC of the message before
};

} // namespace core::exporting
