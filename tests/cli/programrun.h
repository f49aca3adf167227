// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QVector>

namespace tests {

/// The real program, run beside the test's event loop on a workspace of its own, without a key ring unless
/// the environment is given one.
class ProgramRun
{
public:
    ProgramRun();

    /// `--workspace` of this test stands before the words.
    void start(const QStringList &words, const QByteArray &input = {});
    /// Answers the exit code; -1 when the program crashed or did not end.
    int end();
    int operator()(const QStringList &words, const QByteArray &input = {});
    /// The same with `--json`; nothing when a line of the output was no object.
    QVector<QJsonObject> json(const QStringList &words, const QByteArray &input = {});
    [[nodiscard]] QVector<QJsonObject> rows() const;
    void interrupt() const; // Ctrl+C

    /// A workspace that signs in at this address with a personal token from the environment.
    void useToken(const QString &url, const QByteArray &token = "pat_" + QByteArray(32, 'x'));
    /// A workspace that signs in with a signed JWT; without a key when `pem` is empty.
    void useKey(const QString &url, const QByteArray &pem);

    void configure(const QStringList &keysAndValues);

    QTemporaryDir home;
    QString folder; // of the workspace
    QProcessEnvironment environment;
    QByteArray out; // so far
    QByteArray err;
    QByteArray everything; // that any run said, both streams

private:
    QProcess m_process;
};

/// A fresh RSA key as the Coze console hands it out.
[[nodiscard]] QByteArray newPrivateKey();

} // namespace tests
