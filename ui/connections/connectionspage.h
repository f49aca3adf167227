// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/servicecheck.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;

namespace ui {

class CheckList;
class CozeForm;

/// The accounts this shop is connected with: fields, a test step by step, the state of the token, the last
/// errors (product 2.9 "Connections").
///
/// What is typed replaces what is stored only after it has passed the test. GUI thread.
class ConnectionsPage final : public QWidget
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
    explicit ConnectionsPage(const Parts &parts, QWidget *parent = nullptr);
    ~ConnectionsPage() override;

    void reload(); // settings or secrets changed
    [[nodiscard]] QString report() const; // without secrets

signals:
    void stored(); // another account, or none
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void test();
    void testWith(const core::Secret &secret);
    void checked(bool passed, const core::Secret &secret);
    void store(const core::Secret &secret);
    void forget();
    void noteError(const core::Error &error);
    void showToken();
    void setTesting(bool testing);
    [[nodiscard]] QString secretName() const;
    void retranslate();

    Parts m_parts;
    CozeForm *m_form;
    CheckList *m_steps;
    QLabel *m_heading;
    QLabel *m_words;
    QLabel *m_token;
    QLabel *m_errorsHeading;
    QListWidget *m_errors;
    QPushButton *m_test;
    QPushButton *m_forget;
    QPushButton *m_copy;
    QPointer<core::coze::ServiceCheck> m_check;
    QVector<core::coze::CheckStep> m_lastSteps;
    QTimer m_tick; // the token's life is shown in minutes
};

} // namespace ui
