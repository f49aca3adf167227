// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/sampleshop.h"

#include <QIODevice>

namespace app::sampleshop {

/// What the person asked `agent-console-sample-shop` for.
struct ShopOptions
{
    quint16 port = 0; // 0: any free one
    bool json = false;
    QString keys; // a folder; empty: the key stays in memory
    double pace = 1;
    QString database; // empty: a file that goes with the program
    double traffic = 20; // messages a minute
    bool hasOddities = true;
};

/// The program around the shop: starts it, tells where it is, writes what one signs in with, plays faults
/// when it is told to, and tells at the end what it did. Results go to `out`, messages to `err`. GUI thread.
class ShopProgram final : public QObject
{
    Q_OBJECT
public:
    ShopProgram(ShopOptions options, QIODevice &out, QIODevice &err, QObject *parent = nullptr);

    /// Takes the key that lies in the folder, so that a sign-in outlives a restart, or writes a new one
    /// there. Says in one sentence why it cannot start.
    [[nodiscard]] bool start();
    void stop();
    /// A line of standard input: a word, for some of them numbers behind it.
    void obey(const QString &line);

private:
    [[nodiscard]] core::Result<core::Done> takeKey();
    [[nodiscard]] core::Result<core::Done> writeSignIn();
    [[nodiscard]] core::Result<core::Done> takePassword();
    void tellStart();
    void tell(const QJsonObject &line);
    void complain(const QString &sentence);

    const ShopOptions m_options;
    QIODevice &m_out;
    QIODevice &m_err;
    SampleShop m_shop;
    int m_malformed = 0; // the next kind of frame
};

} // namespace app::sampleshop
