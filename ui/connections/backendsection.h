// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"
#include "ui/connections/connectionsection.h"
#include "ui/connections/shopchecks.h"

class QCheckBox;
class QLineEdit;

namespace ui {

/// The account at the shop's backend, and whether answers may be sent to customers. GUI thread.
class BackendSection final : public ConnectionSection
{
    Q_OBJECT
public:
    BackendSection(core::workspace::Workspace &workspace, core::workspace::SecretStore &secrets,
        const ShopChecks &checks, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QStringList report() const override;
    void reload() override;
    /// Where a password is kept, in words.
    [[nodiscard]] static QString placeWords(core::workspace::SecretStore::Place place);

protected:
    [[nodiscard]] State ownState() const override;
    void test() override;
    void forget() override;
    void retranslate() override;

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeAllowing();
    void testWith(const core::Secret &password);
    void store(const core::shop::Account &account);
    void restore(const QString &url, const QString &user, const core::Result<core::Secret> &password);
    [[nodiscard]] core::Result<core::Done> setAddress(const QString &url, const QString &user);
    void wish(bool allowed);
    void allow(bool allowed);
    void showAllowing();
    void showPlace();

    core::workspace::Workspace &m_workspace;
    core::workspace::SecretStore &m_secrets;
    const ShopChecks &m_checks;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLabel *m_place;
    QList<QLabel *> m_labels;
    QCheckBox *m_allows;
    QLabel *m_effect;
    QWidget *m_question; // asked before answering is allowed
    QLabel *m_asks;
    QPushButton *m_yes;
    QPushButton *m_no;
    bool m_hasPassword = false;
};

/// Name of the backend's password in the secret store.
[[nodiscard]] QString backendPasswordName();

} // namespace ui
