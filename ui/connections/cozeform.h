// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/credential.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// The fields of a Coze account: region, way of signing in, token or key. A stored secret is never shown,
/// only where it lies. GUI thread.
class CozeForm final : public QWidget
{
    Q_OBJECT
public:
    explicit CozeForm(QWidget *parent = nullptr);

    void show(const core::workspace::Workspace &workspace);
    void setStored(bool hasSecret, core::workspace::SecretStore::Place place);
    [[nodiscard]] bool isJwt() const;
    [[nodiscard]] core::Secret typedSecret() const; // empty when the stored one shall stay
    void forgetTypedSecret();
    /// With the secret given. Errors: InvalidInput, its `detail` names the field.
    [[nodiscard]] core::Result<core::coze::Credential> credential(const core::Secret &secret) const;
    /// Stores everything but the secret.
    [[nodiscard]] core::Result<core::Done> store(core::workspace::Workspace &workspace) const;

signals:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void chooseKeyFile();
    void retranslate();

    QFormLayout *m_form;
    QComboBox *m_region;
    QLineEdit *m_baseUrl;
    QComboBox *m_way;
    QLineEdit *m_token;
    QLineEdit *m_clientId;
    QLineEdit *m_keyId;
    QPlainTextEdit *m_key;
    QPushButton *m_keyFile;
    QLabel *m_where;
    QWidget *m_keyRow;
    bool m_hasSecret = false;
    core::workspace::SecretStore::Place m_place = core::workspace::SecretStore::Place::KeyRing;
};

} // namespace ui
