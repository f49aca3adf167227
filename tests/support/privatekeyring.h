// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace tests {

/// A real gnome-keyring on a session bus of its own, empty and unlocked, with a home of its own. Nobody can
/// answer its prompts.
class PrivateKeyRing
{
public:
    PrivateKeyRing();
    ~PrivateKeyRing();
    Q_DISABLE_COPY_MOVE(PrivateKeyRing)

    /// False with `problem` when a part of it does not start.
    [[nodiscard]] bool start();
    /// What a program needs to find it.
    [[nodiscard]] QProcessEnvironment environment() const { return m_environment; }
    /// For this process; before anything in it asked for a key ring.
    void useHere() const;

    [[nodiscard]] bool lock();
    void suspend(); // it answers nothing until resume()
    void resume();
    void stop(); // the ring; its bus stays
    [[nodiscard]] bool restart(); // unlocked, with what it held

    QTemporaryDir home;
    QString problem;

private:
    [[nodiscard]] bool startBus();
    [[nodiscard]] bool startRing();
    [[nodiscard]] bool isUnlocked() const;
    QByteArray call(const QStringList &pathMethodAndArguments) const;

    QProcessEnvironment m_environment;
    QProcess m_bus;
    QProcess m_ring;
};

} // namespace tests
