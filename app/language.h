// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QTranslator>

namespace app {

/// Loads the translations of the program and of Qt itself; can change while the window is open. GUI thread.
class Language
{
public:
    Language() = default;
    Q_DISABLE_COPY_MOVE(Language)

    /// Codes with a translation, the empty one ("like the system") first.
    [[nodiscard]] static QStringList available();
    /// Sends LanguageChange to every widget and sets locale and layout direction.
    void apply(const QString &code);

private:
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace app
