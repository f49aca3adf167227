// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/drafts.h"

#include <QDataStream>
#include <QIODevice>

namespace ui {

namespace {

constexpr qint32 kVersion = 1;
constexpr qsizetype kMost = 200;

} // namespace

void Drafts::set(const QString &room, const QString &text)
{
    if (room.isEmpty() || m_texts.value(room) == text)
        return;
    m_order.removeAll(room);
    if (text.trimmed().isEmpty()) {
        m_texts.remove(room);
        return;
    }
    m_texts.insert(room, text);
    m_order.append(room);
    while (m_order.size() > kMost)
        m_texts.remove(m_order.takeFirst());
}

QByteArray Drafts::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << kVersion << m_order << m_texts;
    return bytes;
}

Drafts Drafts::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    qint32 version = 0;
    QStringList order;
    QHash<QString, QString> texts;
    stream >> version;
    if (version != kVersion)
        return {};
    stream >> order >> texts;
    Drafts drafts;
    if (stream.status() == QDataStream::Ok) {
        for (const QString &room : std::as_const(order))
            drafts.set(room, texts.value(room));
    }
    return drafts;
}

} // namespace ui
