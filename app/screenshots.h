// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/options.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QTimer>

#include <functional>

namespace app {

class AppContext;

/// Leads the real program through its pages and dialogs and saves a picture of each as `NN-name.png`.
///
/// Every step waits for a condition, never for a time. Prints the file names; ends the program with 0, or
/// with 1 when a condition is not met within a while.
class Screenshots final : public QObject
{
    Q_OBJECT
public:
    /// `scratch` is a folder for workspaces of its own.
    Screenshots(AppContext &context, const Options &options, QString scratch, QObject *parent = nullptr);

    void start();

private:
    struct Step
    {
        QString name; // empty: no picture
        std::function<void()> act;
        std::function<bool()> ready;
    };
    void add(const QString &name, std::function<void()> act, std::function<bool()> ready);
    void addFirstRun();
    void addReading();
    void addDialogs();
    void addConversation(const QString &name, const QString &query);
    void addTalk();
    void addLive();
    void addWindow();
    void next();
    void poll();
    [[nodiscard]] bool save(const QString &name);
    void type(const QString &query);
    [[nodiscard]] QWidget *find(const QString &objectName) const;
    [[nodiscard]] bool isQuiet() const; // list and transcript have what they asked for

    AppContext &m_context;
    Options m_options;
    QString m_scratch;
    QList<Step> m_steps;
    qsizetype m_now = -1;
    int m_pictures = 0;
    int m_still = 0; // equal pictures in a row
    QImage m_last;
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_readySince; // invalid while the step is not ready
};

} // namespace app
