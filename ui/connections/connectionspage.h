// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "core/live/livesession.h"
#include "core/live/roundtriplog.h"
#include "core/postgres/database.h"
#include "ui/connections/cozesection.h"
#include "ui/connections/shopchecks.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace ui {

class DatabaseSection;
class LiveSection;
class Tasks;

/// What this shop is connected with: a list, the chosen connection's form, test and state, and the last
/// errors (product 2.9 "Connections").
///
/// What is typed replaces what is stored only after it has passed the test, and is told at once: stored() of
/// the Coze account, settingsChanged() of everything else. GUI thread.
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
        bool isSample = false; // the connections are the sample shop's and are not to be edited
        ShopChecks checks = {}; // not needed for the sample
        Tasks *tasks = nullptr; // shows what runs while the page is not in front
    };
    explicit ConnectionsPage(const Parts &parts, QWidget *parent = nullptr);
    ~ConnectionsPage() override;

    /// `source`, `database`, `backend`, `live` or `coze`.
    void showConnection(const QString &id);
    void beginConnection(const QString &id); // shows it, ready to be typed into
    /// The session in use now; whoever replaces it says so. The log must outlive the page, or be taken back
    /// first.
    void setLive(core::live::LiveSession *session, const core::live::RoundTripLog *log);
    void setGaps(int all, int open);
    /// How the database's connections stand; nothing when it is not asked directly.
    void setDatabase(const std::optional<core::postgres::Database::State> &state);
    /// How the copy of the database is kept up to date; nothing when there is none.
    void setMirror(const std::optional<core::feed::TailStatus> &tail, qint64 completeUpToMs);
    void reload(); // settings or secrets changed
    [[nodiscard]] QString report() const; // without secrets

signals:
    void stored(); // another Coze account, or none
    void settingsChanged(); // the shop's source, backend or live channel, or whether answering is allowed
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void addSection(ConnectionSection *section);
    [[nodiscard]] QWidget *makeSide();
    void showStates();
    void chooseFirst();
    void noteError(const QString &sentence);
    void retranslate();

    Parts m_parts;
    QList<ConnectionSection *> m_sections;
    DatabaseSection *m_database = nullptr; // not of the sample
    LiveSection *m_live = nullptr;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    QBoxLayout *m_rest; // content and side
    QWidget *m_side;
    QLabel *m_errorsHeading;
    QLabel *m_noErrors;
    QListWidget *m_errors;
    QPushButton *m_copy;
    QString m_lastError;
    int m_times = 0; // in a row
};

} // namespace ui
