// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionspage.h"

#include "core/base/timestamp.h"
#include "ui/connections/backendsection.h"
#include "ui/connections/connectiondelegate.h"
#include "ui/connections/databasesection.h"
#include "ui/connections/livesection.h"
#include "ui/connections/sourcesection.h"
#include "ui/icons.h"
#include "ui/panes.h"
#include "ui/widgets/readingcolumn.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kErrorsKept = 20;
constexpr int kBroad = 980; // room for the errors beside the form
constexpr int kListWidth = 220;
constexpr int kSideWidth = 280;

} // namespace

ConnectionsPage::ConnectionsPage(const Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_list(new QListWidget),
      m_stack(new QStackedWidget),
      m_rest(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_side(nullptr),
      m_errorsHeading(new QLabel),
      m_noErrors(new QLabel),
      m_errors(new QListWidget),
      m_copy(new QPushButton)
{
    setObjectName(u"connectionsPage"_s);
    build();
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(report());
        emit notice(tr("The report was copied."), {}, {});
    });
    retranslate();
    showStates();
    chooseFirst();
}

ConnectionsPage::~ConnectionsPage() = default;

void ConnectionsPage::build()
{
    m_list->setObjectName(u"connectionList"_s);
    m_list->setFixedWidth(kListWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new ConnectionDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (!m_parts.isSample) {
        addSection(new SourceSection(m_parts.workspace, m_parts.checks, m_parts.tasks));
        m_database = new DatabaseSection(m_parts.workspace, m_parts.secrets, m_parts.checks, m_parts.tasks);
        addSection(m_database);
        addSection(new BackendSection(m_parts.workspace, m_parts.secrets, m_parts.checks));
    }
    m_live = new LiveSection(m_parts.workspace, m_parts.checks, !m_parts.isSample);
    addSection(m_live);
    addSection(new CozeSection(
        {m_parts.http, m_parts.tokens, m_parts.workspace, m_parts.secrets, m_parts.isSample}));
    m_side = makeSide();
    m_rest->setContentsMargins(0, 0, 0, 0);
    m_rest->setSpacing(0);
    m_rest->addWidget(m_stack, 1);
    m_rest->addWidget(m_side);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addLayout(m_rest, 1);
    passFocusOn(this, m_list);
    for (QWidget *pane : QList<QWidget *>{m_list, m_stack, m_side})
        markPane(pane);
}

QWidget *ConnectionsPage::makeSide()
{
    auto *side = new QWidget;
    m_errors->setObjectName(u"lastErrors"_s);
    m_errors->setWordWrap(true);
    m_errors->setFrameShape(QFrame::NoFrame);
    m_errors->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_errors->hide();
    m_noErrors->setObjectName(u"noErrors"_s);
    m_noErrors->setForegroundRole(QPalette::PlaceholderText);
    m_noErrors->setWordWrap(true);
    m_copy->setObjectName(u"copyConnectionReport"_s);
    m_copy->setIcon(icon(u"copy"_s));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(16, 24, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_errorsHeading);
    column->addWidget(m_noErrors);
    column->addWidget(m_errors, 1);
    column->addWidget(m_copy, 0, Qt::AlignLeading);
    column->addStretch(0);
    return side;
}

void ConnectionsPage::addSection(ConnectionSection *section)
{
    auto *holder = new QWidget;
    section->setMaximumWidth(860);
    fillWithColumn(holder, section);
    m_sections.append(section);
    m_stack->addWidget(holder);
    m_list->addItem(QString());
    const bool isCoze = section->id() == "coze"_L1;
    connect(section, &ConnectionSection::stateChanged, this, &ConnectionsPage::showStates);
    connect(section, &ConnectionSection::problem, this, &ConnectionsPage::noteError);
    connect(section, &ConnectionSection::notice, this, &ConnectionsPage::notice);
    connect(section, &ConnectionSection::stored, this, [this, isCoze] {
        showStates(); // the others may hold what is typed, and stay as they are
        for (ConnectionSection *other : std::as_const(m_sections))
            other->sourceChanged();
        if (isCoze)
            emit stored();
        else
            emit settingsChanged();
    });
}

void ConnectionsPage::chooseFirst()
{
    for (int row = 0; row < int(m_sections.size()); ++row) {
        if (m_sections[row]->state().shape != u"○"_s) {
            m_list->setCurrentRow(row);
            return;
        }
    }
    m_list->setCurrentRow(0);
}

void ConnectionsPage::showConnection(const QString &id)
{
    for (int row = 0; row < int(m_sections.size()); ++row) {
        if (m_sections[row]->id() == id)
            m_list->setCurrentRow(row);
    }
}

void ConnectionsPage::beginConnection(const QString &id)
{
    showConnection(id);
    for (ConnectionSection *section : std::as_const(m_sections)) {
        if (section->id() == id)
            section->begin();
    }
}

void ConnectionsPage::setDatabase(const std::optional<core::postgres::Database::State> &state)
{
    if (m_database)
        m_database->setStanding(state);
}

void ConnectionsPage::setMirror(const std::optional<core::feed::TailStatus> &tail, qint64 completeUpToMs)
{
    if (m_database)
        m_database->setMirror(tail, completeUpToMs);
}

void ConnectionsPage::setLive(core::live::LiveSession *session, const core::live::RoundTripLog *log)
{
    m_live->setLive(session, log);
}

void ConnectionsPage::setGaps(int all, int open)
{
    m_live->setGaps(all, open);
}

void ConnectionsPage::reload()
{
    if (const auto again = core::workspace::Workspace::open(m_parts.workspace.folder()))
        m_parts.workspace = *again;
    for (ConnectionSection *section : std::as_const(m_sections))
        section->reload();
    showStates();
}

void ConnectionsPage::showStates()
{
    for (int row = 0; row < int(m_sections.size()); ++row) {
        const ConnectionSection::State state = m_sections[row]->state();
        QListWidgetItem *item = m_list->item(row);
        item->setText(u"%1 %2\n%3"_s.arg(state.shape, m_sections[row]->title(), state.words));
        item->setData(Qt::AccessibleTextRole,
            tr("%1: %2", "connection; its state").arg(m_sections[row]->title(), state.words));
    }
}

void ConnectionsPage::noteError(const QString &sentence)
{
    const QString time = QLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
    if (sentence == m_lastError) // one cause is one line
        delete m_errors->takeItem(0);
    m_times = sentence == m_lastError ? m_times + 1 : 1;
    m_lastError = sentence;
    const QString words = tr("%1  %2", "time; what went wrong").arg(time, sentence);
    m_errors->insertItem(
        0, m_times == 1 ? words : tr("%1 (%2 times)").arg(words, QLocale().toString(m_times)));
    while (m_errors->count() > kErrorsKept)
        delete m_errors->takeItem(m_errors->count() - 1);
    m_noErrors->hide();
    m_errors->show();
}

QString ConnectionsPage::report() const
{
    QStringList lines{u"agent-console "_s + QStringLiteral(AGENTCONSOLE_VERSION),
        core::formatTimestamp(QDateTime::currentMSecsSinceEpoch())};
    for (const ConnectionSection *section : m_sections)
        lines += section->report() + section->stepLines();
    for (int i = 0; i < m_errors->count(); ++i)
        lines.append(m_errors->item(i)->text());
    return lines.join(u'\n');
}

void ConnectionsPage::retranslate()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_errorsHeading->setFont(large);
    m_errorsHeading->setText(tr("Last errors"));
    m_noErrors->setText(tr("None so far."));
    m_errors->setAccessibleName(tr("Last errors"));
    m_list->setAccessibleName(tr("Connections"));
    m_copy->setText(tr("Copy Report"));
    showStates();
}

void ConnectionsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

void ConnectionsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isBroad = width() >= kBroad;
    m_rest->setDirection(isBroad ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(isBroad ? kSideWidth : 0);
    m_side->setMaximumWidth(isBroad ? kSideWidth : QWIDGETSIZE_MAX);
    m_side->setMaximumHeight(isBroad ? QWIDGETSIZE_MAX : fontMetrics().lineSpacing() * 11);
}

} // namespace ui
