// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/indexpanel.h"

#include "core/advisor/databasecheck.h"
#include "core/advisor/indexbuild.h"
#include "core/advisor/undoscript.h"
#include "core/base/deliver.h"
#include "ui/connections/connectionsection.h"
#include "ui/connections/indexfindings.h"
#include "ui/icons.h"
#include "ui/text/indexwords.h"
#include "ui/widgets/tasks.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using core::Error;
using core::Result;

namespace ui {

namespace {

constexpr int kStatementLines = 10;

QPlainTextEdit *makeStatements()
{
    auto *text = new QPlainTextEdit;
    text->setObjectName(u"indexStatements"_s);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setLayoutDirection(Qt::LeftToRight);
    text->setMinimumHeight(text->fontMetrics().lineSpacing() * kStatementLines);
    text->hide();
    return text;
}

} // namespace

IndexPanel::IndexPanel(Parts parts, QWidget *parent)
    : QWidget(parent),
      m_parts(std::move(parts)),
      m_heading(makeWords(u"indexHeading"_s)),
      m_words(makeWords(u"indexWords"_s)),
      m_checkButton(new QPushButton),
      m_make(new QPushButton),
      m_show(new QPushButton),
      m_copy(new QPushButton),
      m_copyUndo(new QPushButton),
      m_progressWords(makeWords(u"indexProgressWords"_s)),
      m_progress(new QProgressBar),
      m_hint(makeWords(u"indexHint"_s)),
      m_question(new QWidget),
      m_asks(makeWords(u"indexQuestion"_s)),
      m_yes(new QPushButton),
      m_no(new QPushButton),
      m_statements(makeStatements()),
      m_findings(new IndexFindings)
{
    setObjectName(u"indexPanel"_s);
    arrange();
    connect(m_checkButton, &QPushButton::clicked, this, &IndexPanel::press);
    connect(m_make, &QPushButton::clicked, this, &IndexPanel::ask);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        m_question->hide();
        begin(Work::Build);
    });
    connect(m_no, &QPushButton::clicked, this, [this] {
        m_question->hide();
        m_make->setFocus();
    });
    connect(m_show, &QPushButton::toggled, m_statements, &QWidget::setVisible);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(statements());
        emit notice(tr("The statements were copied."), {}, {});
    });
    connect(m_copyUndo, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(undoStatements());
        emit notice(tr("The statements were copied."), {}, {});
    });
    retranslate();
}

IndexPanel::~IndexPanel()
{
    dropJobs();
    endTask();
}

void IndexPanel::arrange()
{
    m_checkButton->setObjectName(u"checkIndexes"_s);
    m_make->setObjectName(u"makeIndexes"_s);
    m_show->setObjectName(u"showIndexStatements"_s);
    m_show->setCheckable(true);
    m_copy->setObjectName(u"copyIndexStatements"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copyUndo->setObjectName(u"copyIndexUndo"_s);
    m_copyUndo->setIcon(icon(u"copy"_s));
    m_progress->setObjectName(u"indexProgress"_s);
    m_progress->setTextVisible(false);
    m_yes->setObjectName(u"makeIndexesNow"_s);
    m_no->setObjectName(u"makeNoIndexes"_s);
    m_words->setForegroundRole(QPalette::PlaceholderText);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_checkButton, m_make, m_show, m_copy, m_copyUndo})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *answers = new QHBoxLayout;
    answers->addWidget(m_yes);
    answers->addWidget(m_no);
    answers->addStretch(1);
    auto *question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    question->addWidget(m_asks);
    question->addLayout(answers);
    m_question->hide();
    hide(); // until a database is known
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addWidget(m_words);
    column->addLayout(buttons);
    for (QWidget *part :
        QList<QWidget *>{m_question, m_progressWords, m_progress, m_hint, m_statements, m_findings})
        column->addWidget(part);
}

void IndexPanel::setDatabase(const QString &place)
{
    setVisible(!place.isEmpty());
    if (std::exchange(m_place, place) == place)
        return;
    dropJobs();
    end();
    m_report.reset();
    m_before.reset();
    m_built = {};
    m_question->hide();
    showAll();
}

void IndexPanel::press()
{
    if (m_work == Work::None)
        begin(Work::Check);
    else
        stop();
}

void IndexPanel::begin(Work work)
{
    if (m_work != Work::None)
        return;
    m_work = work;
    const quint64 run = ++m_run;
    if (m_parts.tasks) {
        m_task = m_parts.tasks->add(
            work == Work::Build ? tr("Making indexes") : tr("Looking at the shop's indexes"),
            [this] { stop(); });
    }
    showAll();
    showProgress({}, -1);
    core::deliver(m_parts.target(), this, [this, run](const Result<Target> &target) {
        if (run != m_run)
            return; // stopped while the key ring was asked
        if (!target) {
            fail(target.error());
            end();
        } else if (m_work == Work::Build) {
            build(*target);
        } else {
            check(*target);
        }
    });
}

void IndexPanel::check(const Target &target)
{
    m_check = new DatabaseCheck(target, {}, this);
    connect(m_check, &DatabaseCheck::indexesFound, this,
        [this](const QVector<IndexAdvice> &indexes) { m_findings->setIndexes(indexes); });
    connect(
        m_check, &DatabaseCheck::queryFound, this, [this](const QueryFinding &query, int number, int count) {
            showProgress(questionWords(query), number * 100 / std::max(1, count));
        });
    connect(m_check, &DatabaseCheck::finished, this, [this](const Result<DatabaseReport> &report) {
        if (report) {
            m_report = *report;
            m_before.reset();
            m_built = {};
        } else {
            fail(report.error());
        }
        end();
    });
    m_check->start();
}

void IndexPanel::build(const Target &target)
{
    BuildOptions options;
    options.allowsWriting = m_parts.workspace.value(u"shop.allowWrites"_s).toBool();
    options.undoFile = UndoScript::freeFileIn(m_parts.workspace.folder(), QDateTime::currentDateTimeUtc());
    m_build = new IndexBuild(target, options, this);
    connect(m_build, &IndexBuild::progress, this, [this](const BuildProgress &progress) {
        const qint64 share = progress.total > 0 && progress.phase != BuildProgress::Phase::Waiting
            ? std::clamp<qint64>(progress.done * 100 / progress.total, 0, 100)
            : -1;
        showProgress(progressWords(progress), int(share));
    });
    connect(m_build, &IndexBuild::finished, this, &IndexPanel::takeBuild);
    m_build->start();
}

void IndexPanel::takeBuild(const BuildOutcome &outcome)
{
    m_built = outcome;
    if (outcome.after) {
        m_before = outcome.before;
        m_report = outcome.after;
    }
    if (outcome.error) {
        fail(*outcome.error);
        if (!outcome.leftBehind.isEmpty())
            emit problem(tr("What was begun of %1 could not be removed. It is never used; drop it with: %2")
                             .arg(outcome.failed, outcome.leftBehind));
    }
    end();
    if (!outcome.built.isEmpty()) {
        emit notice(tr("%Ln index(es) made.", nullptr, int(outcome.built.size())), {}, {});
        if (!outcome.after)
            begin(Work::Check); // so that the page says what is there now
    }
}

/// What runs ends soon after, and says so; nothing has begun yet while the key ring is asked.
void IndexPanel::stop()
{
    if (m_check)
        m_check->cancel();
    else if (m_build)
        m_build->cancel();
    else if (m_work != Work::None)
        end();
}

void IndexPanel::dropJobs()
{
    for (QObject *job : {static_cast<QObject *>(m_check), static_cast<QObject *>(m_build)}) {
        if (job)
            job->disconnect(this);
        delete job;
    }
}

void IndexPanel::endTask()
{
    if (m_parts.tasks && m_task)
        m_parts.tasks->remove(m_task);
    m_task = 0;
}

void IndexPanel::end()
{
    ++m_run;
    m_work = Work::None;
    m_check.clear(); // deletes itself
    m_build.clear();
    endTask();
    showAll();
}

void IndexPanel::fail(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        emit problem(tr("Indexes: %1").arg(m_parts.sentence(error)));
}

void IndexPanel::showProgress(const QString &words, int percent)
{
    m_progressWords->setText(words.isEmpty() ? tr("Looking at the database…") : words);
    m_progress->setRange(0, percent < 0 ? 0 : 100);
    m_progress->setValue(std::max(0, percent));
    if (m_parts.tasks)
        m_parts.tasks->update(m_task, m_progressWords->text(), percent);
}

bool IndexPanel::canBuild() const
{
    if (!m_report || m_report->isReplica || !m_parts.workspace.value(u"shop.allowWrites"_s).toBool())
        return false;
    const auto wanted = m_report->wanted();
    return std::all_of(
        wanted.begin(), wanted.end(), [](const IndexAdvice &advice) { return advice.canBuild; });
}

QString IndexPanel::hint() const
{
    if (!m_built.built.isEmpty() && m_report && m_report->wanted().isEmpty()) {
        return tr("The statements that take them away again are in %1.")
            .arg(QDir::toNativeSeparators(m_built.undoFile));
    }
    if (!m_report || m_report->wanted().isEmpty())
        return {};
    if (m_report->isReplica)
        return tr("This server is a replica. Indexes are made on its primary: connect with that one, or give "
                  "the statements to the database's administrator.");
    const auto wanted = m_report->wanted();
    if (std::any_of(wanted.begin(), wanted.end(), [](const IndexAdvice &advice) { return !advice.canBuild; }))
        return tr("Only the owner of the tables can make indexes. Give the statements to the database's "
                  "administrator.");
    if (!m_parts.workspace.value(u"shop.allowWrites"_s).toBool())
        return tr("Nothing is written to the shop's database in this workspace. To make indexes from here, "
                  "allow answering customers under Shop's backend; or give the statements to the database's "
                  "administrator.");
    return {};
}

void IndexPanel::ask()
{
    if (!m_report)
        return;
    qint64 bytes = 0;
    double seconds = 0;
    const auto wanted = m_report->wanted();
    for (const IndexAdvice &advice : wanted) {
        bytes += advice.sizeBytes;
        seconds += advice.seconds;
    }
    const QString meanwhile = m_report->engine == Engine::Sqlite
        ? tr("The shop can read meanwhile; what it writes waits until each index is made.")
        : tr("The shop reads and writes all the while.");
    m_asks->setText(tr("%Ln index(es) will be made in %1: %2. %3 A script that takes them away again is left "
                       "in the workspace's folder.",
        nullptr, int(wanted.size()))
                        .arg(m_report->place, costWords(bytes, seconds), meanwhile));
    m_question->show();
    m_yes->setFocus();
}

QString IndexPanel::statements() const
{
    QStringList lines;
    const auto wanted = m_report ? m_report->wanted() : QVector<IndexAdvice>();
    for (const IndexAdvice &advice : wanted) {
        lines.append(u"-- "_s + meaningOf(advice));
        for (const QString &statement : advice.statements)
            lines.append(statement);
    }
    return lines.join(u'\n');
}

QString IndexPanel::undoStatements() const
{
    QStringList lines;
    for (const BuiltIndex &index : m_built.built)
        lines.append(index.undo);
    return lines.join(u'\n');
}

void IndexPanel::showAll()
{
    const bool isBusy = m_work != Work::None;
    const auto wanted = m_report ? m_report->wanted().size() : 0;
    m_checkButton->setText(isBusy ? tr("Stop") : m_report ? tr("Check Again") : tr("Check the Indexes"));
    m_make->setText(tr("Make %Ln Missing Index(es)…", nullptr, int(wanted)));
    m_make->setVisible(!isBusy && wanted > 0 && canBuild());
    m_show->setVisible(!isBusy && wanted > 0);
    m_copy->setVisible(!isBusy && wanted > 0);
    m_copyUndo->setVisible(!isBusy && !m_built.built.isEmpty());
    m_progressWords->setVisible(isBusy);
    m_progress->setVisible(isBusy);
    m_statements->setPlainText(statements());
    m_statements->setVisible(!isBusy && wanted > 0 && m_show->isChecked());
    m_hint->setText(hint());
    m_hint->setVisible(!isBusy && !m_hint->text().isEmpty());
    m_findings->setReport(m_report, m_before);
}

QStringList IndexPanel::report() const
{
    return m_findings->report();
}

void IndexPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_report)
        showAll();
}

void IndexPanel::retranslate()
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_heading->setFont(strong);
    m_heading->setText(tr("Indexes"));
    m_words->setText(
        tr("What is asked often is quick only with the right indexes. This looks for the 17 of the shop's "
           "performance report and for those that the shop and this program need, and changes nothing."));
    m_show->setText(tr("Show Statements"));
    m_copy->setText(tr("Copy Statements"));
    m_copyUndo->setText(tr("Copy Undo Statements"));
    m_yes->setText(tr("Make Them"));
    m_no->setText(tr("Not Now"));
    m_progress->setAccessibleName(tr("Progress"));
    m_statements->setAccessibleName(tr("Statements that make the missing indexes"));
    m_findings->retranslate();
    showAll();
}

} // namespace ui
