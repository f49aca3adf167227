// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/address.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ui {

/// Where the shop's PostgreSQL is and how it is used, as fields. A pasted address fills the parts, the parts
/// write the address; a password in it moves into its own field. GUI thread.
class DatabaseForm final : public QWidget
{
    Q_OBJECT
public:
    explicit DatabaseForm(QWidget *parent = nullptr);

    enum class Mode { Mirror, Direct };
    void setStored(const QString &url, const QString &replicaUrl, Mode mode, int keepMonths);
    void setPasswordWords(const QString &placeholder, const QString &place);

    /// As it is typed, without the password. Errors: as Address::parse(); InvalidInput for an empty one.
    [[nodiscard]] core::Result<core::postgres::Address> address(bool plainTextAllowed) const;
    /// Completed from `primary`; nothing when none is typed.
    [[nodiscard]] core::Result<std::optional<core::postgres::Address>> replica(
        const core::postgres::Address &primary, bool plainTextAllowed) const;
    /// What workspace.json keeps: no password, and nothing that was filled in from elsewhere.
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString replicaUrl() const;
    [[nodiscard]] core::Secret password() const; // empty: the stored one
    [[nodiscard]] Mode mode() const;
    [[nodiscard]] int keepMonths() const;

    void focusAddress();
    void focusReplica();
    void retranslate();

signals:
    void submitted(); // Return in a field

private:
    void addPlace();
    void addRow(QWidget *field);
    void readAddress(bool isComplete);
    void readReplica();
    void writeAddress();
    void showParts();
    void showEffect();
    void showMonths();

    core::postgres::Address m_address; // as the text says
    QString m_before; // the address' text before the last change
    QFormLayout *m_form;
    QLineEdit *m_url;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLabel *m_place;
    QCheckBox *m_verifies;
    QLineEdit *m_replica;
    QComboBox *m_mode;
    QSpinBox *m_months;
    QLabel *m_effect;
    QLabel *m_portLabel;
    QList<QLabel *> m_labels;
};

} // namespace ui
