// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/servicecheck.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"
#include "ui/connections/connectionsection.h"

#include <QTimer>

namespace ui {

class CozeForm;

/// The Coze account: fields, test, the state of its token. GUI thread.
class CozeSection final : public ConnectionSection
{
    Q_OBJECT
public:
    struct Parts
    {
        core::net::HttpClient &http;
        core::coze::TokenCache &tokens;
        core::workspace::Workspace &workspace;
        core::workspace::SecretStore &secrets;
        bool isSample = false; // the account is the sample shop's and is not to be edited
    };
    explicit CozeSection(const Parts &parts, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QStringList report() const override;
    void reload() override;

protected:
    [[nodiscard]] State ownState() const override;
    void test() override;
    void forget() override;
    [[nodiscard]] QString sentenceOf(const core::Error &error) const override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void testWith(const core::Secret &secret);
    void store(const core::Secret &secret);
    void showToken();
    [[nodiscard]] QString secretName() const;

    Parts m_parts;
    CozeForm *m_account;
    QLabel *m_token;
    QTimer m_tick; // the token's life is shown in minutes
};

} // namespace ui
