// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"

#include <QComboBox>
#include <QFuture>

namespace ui {

/// Chooses a bot by name, or by an id that is typed or pasted. The list is read when it is first needed. GUI
/// thread.
class BotPicker final : public QComboBox
{
    Q_OBJECT
public:
    explicit BotPicker(core::coze::CozeClient &client, QWidget *parent = nullptr);
    ~BotPicker() override;

    void refresh(); // reads the list again, e.g. with another account
    void setBot(const QString &id, const QString &name);
    [[nodiscard]] QString botId() const;
    [[nodiscard]] QString botName() const;
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] const std::optional<core::Error> &error() const { return m_error; }

signals:
    void botChosen(const QString &id, const QString &name);
    void listChanged(); // read, or failed

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(const core::Result<QVector<core::coze::BotSummary>> &bots);
    void retranslate();

    core::coze::CozeClient &m_client;
    QFuture<core::Result<QVector<core::coze::BotSummary>>> m_asked;
    std::optional<core::Error> m_error;
    quint64 m_generation = 0;
    bool m_loading = false;
};

} // namespace ui
