// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/live/roomfilter.h"

#include <QByteArray>

namespace ui {

/// What the Live page remembers between starts, as bytes for AppSettings. A plain value.
struct LiveState
{
    RoomFilter filter;
    QString roomId;
    QByteArray splitter;
    bool wall = false;
    bool contextPanel = true;

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static LiveState fromBytes(const QByteArray &bytes); // the defaults for anything unknown
};

} // namespace ui
