// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>

namespace core {

/// A text that must not be shown: a key, password or token.
///
/// It has no QDebug operator, no implicit conversion and no stream operator, so that it cannot slip into a
/// log, an error or a settings file; reveal() is for the one place that sends it. A plain value; any thread.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text) : m_text(std::move(text)) { }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &reveal() const { return m_text; }

    bool operator==(const Secret &) const = default;

private:
    QString m_text;
};

} // namespace core
