// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"
#include "core/live/roundtriplog.h"
#include "core/workspace/workspace.h"
#include "ui/connections/connectionsection.h"
#include "ui/connections/shopchecks.h"

#include <QTimer>

class QLineEdit;

namespace ui {

class RoundTripStrip;
class WireView;

/// The live channel: where it is, how it stands and why, its round trips, its frames. GUI thread.
class LiveSection final : public ConnectionSection
{
    Q_OBJECT
public:
    LiveSection(core::workspace::Workspace &workspace, const ShopChecks &checks, bool isEditable,
        QWidget *parent = nullptr);

    /// The session that is in use now, and the round trips of the day; both null without one. The log
    /// outlives what shows it, or is taken back first.
    void setLive(core::live::LiveSession *session, const core::live::RoundTripLog *log);
    void setGaps(int all, int open); // since the start; still to be filled

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QStringList report() const override;
    void reload() override;

protected:
    [[nodiscard]] State ownState() const override;
    void test() override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeStanding();
    void store(const QString &url, const QString &path);
    void takeStatus(const core::live::Status &status);
    void showPlaceholder();
    void showStanding();
    void showFigures();
    [[nodiscard]] QUrl urlToTest() const;

    core::workspace::Workspace &m_workspace;
    const ShopChecks &m_checks;
    bool m_isEditable;
    QPointer<core::live::LiveSession> m_session;
    const core::live::RoundTripLog *m_log = nullptr;
    QLineEdit *m_url;
    QLineEdit *m_path;
    QLabel *m_urlLabel;
    QLabel *m_pathLabel;
    QLabel *m_standing;
    QPushButton *m_now;
    QLabel *m_figures;
    RoundTripStrip *m_trips;
    WireView *m_wire;
    QTimer m_tick; // the countdown
    core::live::State m_told = core::live::State::Idle;
    int m_gaps = 0;
    int m_openGaps = 0;
};

} // namespace ui
