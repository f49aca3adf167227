// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/historysession.h"

#include <QDataStream>
#include <QIODevice>

namespace ui {

namespace {

constexpr qint32 kVersion = 1;

} // namespace

QByteArray HistorySession::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << kVersion << query << conversationId << source << messageId << splitter << qint32(scroll) << hits
           << contextPanel << listPane;
    return bytes;
}

HistorySession HistorySession::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    qint32 version = 0;
    qint32 scroll = 0;
    HistorySession session;
    stream >> version;
    if (version != kVersion)
        return {};
    stream >> session.query >> session.conversationId >> session.source >> session.messageId
        >> session.splitter >> scroll >> session.hits >> session.contextPanel >> session.listPane;
    session.scroll = qMax(0, scroll);
    return stream.status() == QDataStream::Ok ? session : HistorySession();
}

} // namespace ui
