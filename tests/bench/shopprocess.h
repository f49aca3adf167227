// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <chrono>
#include <functional>

namespace bench {

/// Of this process, all threads.
[[nodiscard]] double cpuSeconds();
/// Of the thread that asks.
[[nodiscard]] double threadCpuSeconds();

/// Lets events come until the condition holds; false when it does not in time.
bool waitFor(
    const std::function<bool()> &condition, std::chrono::milliseconds patience = std::chrono::minutes(5));

/// The sample shop in a process of its own, so that what the client costs is only the client's.
class ShopProcess
{
public:
    /// Keys and the password are written into `folder`.
    ShopProcess(const QString &folder, const QStringList &arguments);
    ~ShopProcess();
    ShopProcess(const ShopProcess &) = delete;
    ShopProcess &operator=(const ShopProcess &) = delete;

    [[nodiscard]] QString told(
        const QString &name) const; // when it started: baseUrl, liveUrl, database, user
    [[nodiscard]] QString file(const QString &name) const; // of the folder
    void say(const QString &command); // see the program's manual page
    /// The next object of this type; empty when it does not come in time.
    QJsonObject waitForLine(const QString &type, std::chrono::milliseconds patience);
    /// What it counted: requests, connections, tokenExchanges, chats, sockets, rows.
    QJsonObject stop();

private:
    QString m_folder;
    QProcess m_process;
    QJsonObject m_started;
};

/// Runs a script of this folder with packages of NODE_PATH and those that `npm install -g` puts in place.
class NodeProcess
{
public:
    NodeProcess(const QString &script, const QStringList &arguments);
    ~NodeProcess();
    NodeProcess(const NodeProcess &) = delete;
    NodeProcess &operator=(const NodeProcess &) = delete;

    /// The next line of its output; empty when it ended or nothing comes in time.
    QJsonObject line(std::chrono::milliseconds patience);

private:
    QProcess m_process;
};

} // namespace bench
