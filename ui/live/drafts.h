// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace ui {

/// Answers that were begun and not sent, by room. A plain value; at most 200, the oldest go first.
class Drafts
{
public:
    void set(const QString &room, const QString &text); // blank removes it
    [[nodiscard]] QString of(const QString &room) const { return m_texts.value(room); }
    [[nodiscard]] bool contains(const QString &room) const { return m_texts.contains(room); }

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Drafts fromBytes(const QByteArray &bytes);

private:
    QHash<QString, QString> m_texts;
    QStringList m_order; // oldest first
};

} // namespace ui
