// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/turninspector.h"

#include "ui/testpage/eventsview.h"
#include "ui/testpage/requestpanel.h"
#include "ui/testpage/usageview.h"
#include "ui/testpage/waterfall.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

TurnInspector::TurnInspector(const Theme &theme, QWidget *parent)
    : QTabWidget(parent),
      m_request(new RequestPanel),
      m_events(new EventsView),
      m_usage(new UsageView),
      m_waterfall(new Waterfall(theme))
{
    setObjectName(u"inspector"_s);
    setAccessibleName(tr("About the turn"));
    setDocumentMode(true);
    setMinimumWidth(280);
    add(m_request, tr("Request"), true);
    add(m_events, tr("Events"), false); // its table scrolls by itself
    add(m_usage, tr("Usage"), true);
    add(m_waterfall, tr("Times"), true);
    connect(m_request, &RequestPanel::setupEdited, this, &TurnInspector::setupEdited);
    connect(m_events, &EventsView::reportWanted, this, &TurnInspector::reportWanted);
}

void TurnInspector::add(QWidget *panel, const QString &title, bool scrolls)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->addWidget(panel);
    if (!scrolls) {
        addTab(box, title);
        return;
    }
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(box);
    addTab(scroll, title);
}

void TurnInspector::setSetup(const core::lab::TestChat::Setup &setup)
{
    m_request->setSetup(setup);
}

void TurnInspector::setTurn(const core::lab::TurnRecord *turn, const QVector<core::lab::TurnRecord> &turns)
{
    m_request->setTurn(turn);
    m_events->setTurn(turn);
    m_usage->show(turn, turns);
    m_waterfall->setTiming(turn ? turn->outcome.timing : core::chat::TurnTiming());
}

} // namespace ui
