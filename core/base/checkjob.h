// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVector>

#include <chrono>
#include <optional>

namespace core {

/// One step of a connection test.
struct CheckStep
{
    enum class State { Waiting, Running, Passed, Failed, Skipped };
    QString name; // "reach", "signIn" …; words for people are made in ui and app/cli
    State state = State::Waiting;
    double elapsedMs = 0;
    QString detail = {}; // what was found, in its own words: a name, an address, an issuer; no secret
    QVector<QPair<QString, qint64>> counts = {}; // what was counted; "newest" is a time in ms UTC
    QString remark = {}; // name of something worth knowing that is no failure, e.g. "noEvent"
    std::optional<Error> error = {}; // Failed

    bool operator==(const CheckStep &) const = default;
};

/// What a step found.
struct CheckFinding
{
    QString detail = {};
    QVector<QPair<QString, qint64>> counts = {};
    QString remark = {};
};

/// A connection test, step by step, each limited in time; for the Connections page and `workspace test`.
///
/// stepChanged() for each change, finished() exactly once, then it deletes itself; a failed step skips the
/// rest. Who hears of a step may cancel or delete it. Lives on one thread.
class CheckJob : public QObject
{
    Q_OBJECT
public:
    void start();
    void cancel();
    [[nodiscard]] const QVector<CheckStep> &steps() const { return m_steps; }

signals:
    void stepChanged(int index);
    void finished(bool passed);

protected:
    CheckJob(const QStringList &steps, QObject *parent);

    virtual void run() = 0; // begins the first step
    virtual void abandon() { } // nothing that is under way is wanted any more

    // Each says whether the test goes on.
    [[nodiscard]] bool begin(const QString &step, std::chrono::milliseconds limit); // 0: none; then Timeout
    [[nodiscard]] bool pass(const CheckFinding &found = {});
    [[nodiscard]] bool skip(const QString &step); // instead of begin()
    void fail(const Error &error);
    void finish(); // after the last step
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] bool isAt(const QString &step) const; // begun, and no other since

private:
    [[nodiscard]] bool tell(int step);
    [[nodiscard]] int indexOf(const QString &step) const;
    void end(bool passed);

    QVector<CheckStep> m_steps;
    QElapsedTimer m_clock;
    QTimer m_limit;
    int m_now = -1;
    bool m_over = false;
};

} // namespace core
