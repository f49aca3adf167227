// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace ui {

/// What the History page remembers between two starts. A plain value.
struct HistorySession
{
    QString query;
    QString conversationId;
    QString source;
    QString messageId;
    QByteArray splitter;
    int scroll = 0; // of the list, in pixels
    bool hits = false; // the switch stood on hits
    bool contextPanel = true;
    bool listPane = true;

    [[nodiscard]] QByteArray toBytes() const;
    /// Defaults for anything that cannot be read.
    [[nodiscard]] static HistorySession fromBytes(const QByteArray &bytes);

    bool operator==(const HistorySession &) const = default;
};

} // namespace ui
