// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/livestate.h"

#include <QDataStream>
#include <QIODevice>

namespace ui {

namespace {

constexpr qint32 kVersion = 1;

} // namespace

QByteArray LiveState::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << kVersion << filter << roomId << splitter << wall << contextPanel;
    return bytes;
}

LiveState LiveState::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    qint32 version = 0;
    LiveState state;
    stream >> version;
    if (version != kVersion)
        return {};
    stream >> state.filter >> state.roomId >> state.splitter >> state.wall >> state.contextPanel;
    return stream.status() == QDataStream::Ok ? state : LiveState();
}

} // namespace ui
