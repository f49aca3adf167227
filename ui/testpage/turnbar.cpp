// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/turnbar.h"

#include "core/lab/turnrecord.h"
#include "ui/icons.h"
#include "ui/testpage/questionbuttons.h"
#include "ui/testpage/turnwords.h"
#include "ui/text/displaytext.h"
#include "ui/text/errors.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kFoldLines = 8;

QString wordsOf(const core::coze::ToolCall &call)
{
    return call.name.isEmpty() ? call.type : call.name;
}

} // namespace

TurnBar::TurnBar(QWidget *parent)
    : QWidget(parent),
      m_summary(new QLabel(this)),
      m_error(new QWidget(this)),
      m_errorWords(new QLabel(m_error)),
      m_retry(new QPushButton(m_error)),
      m_body(new QWidget(this)),
      m_column(new QVBoxLayout(m_body))
{
    setObjectName(u"turnBar"_s);
    m_summary->setObjectName(u"turnSummary"_s);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setTextFormat(Qt::PlainText);
    m_errorWords->setObjectName(u"turnError"_s);
    m_errorWords->setTextFormat(Qt::PlainText);
    m_errorWords->setWordWrap(true);
    m_errorWords->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_retry->setObjectName(u"retryQuestion"_s);
    m_retry->setIcon(icon(u"refresh"_s));
    auto *report = new QPushButton(icon(u"copy"_s), tr("Copy Report"), m_error);
    report->setObjectName(u"copyErrorReport"_s);
    auto *row = new QHBoxLayout(m_error);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_errorWords, 1);
    row->addWidget(m_retry, 0, Qt::AlignTop);
    row->addWidget(report, 0, Qt::AlignTop);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 4, 20, 4);
    all->setSpacing(6);
    all->addWidget(m_body);
    all->addWidget(m_error);
    all->addWidget(m_summary);
    connect(m_retry, &QPushButton::clicked, this, &TurnBar::retryWanted);
    connect(report, &QPushButton::clicked, this, &TurnBar::reportWanted);
    setTurn(nullptr, false);
}

void TurnBar::clearBody()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void TurnBar::setTurn(const core::lab::TurnRecord *turn, bool isLast)
{
    setVisible(turn);
    if (!turn) {
        m_shown.clear();
        clearBody();
        return;
    }
    m_summary->setText(turnSummary(*turn));
    m_summary->setVisible(!m_summary->text().isEmpty());
    showError(*turn);
    m_retry->setVisible(isLast);

    const core::coze::ChatOutcome &outcome = turn->outcome;
    QString reasoning;
    for (const core::coze::Answer &answer : outcome.answers)
        reasoning += answer.reasoning;
    // While the bot thinks aloud only the heading changes; the text is shown when it is complete.
    const qsizetype thought = turn->isRunning ? (reasoning.isEmpty() ? 0 : 1) : reasoning.size();
    const QString shape = u"%1/%2/%3/%4/%5/%6"_s.arg(turn->id)
                              .arg(thought)
                              .arg(outcome.steps.size())
                              .arg(outcome.followUps.size())
                              .arg(turn->isRunning)
                              .arg(isLast);
    if (shape == m_shown)
        return;
    m_shown = shape;
    clearBody();
    if (!reasoning.isEmpty())
        addFold(turn->id + u"/reasoning"_s,
            turn->isRunning ? tr("Thinking…")
                            : tr("Reasoning · %Ln character(s)", nullptr, int(reasoning.size())),
            turn->isRunning ? QString() : reasoning);
    for (qsizetype i = 0; i < outcome.steps.size(); ++i)
        addFold(turn->id + u"/step/%1"_s.arg(i), stepWords(outcome.steps[i]),
            core::lab::prettyJson(outcome.steps[i].content.toUtf8()));
    if (isLast && !turn->isRunning) {
        if (!outcome.followUps.isEmpty())
            addFollowUps(outcome.followUps);
        if (!outcome.toolCalls.isEmpty() && outcome.status == core::coze::ChatStatus::RequiresAction)
            addTools(outcome.toolCalls);
    }
    m_body->setVisible(m_column->count() > 0);
}

void TurnBar::showError(const core::lab::TurnRecord &turn)
{
    const auto error = turnError(turn);
    m_error->setVisible(error.has_value());
    if (!error)
        return;
    m_errorWords->setText(u"▲ "_s + serviceSentenceFor(*error));
    m_retry->setText(tr("Ask Again"));
}

void TurnBar::addFold(const QString &id, const QString &heading, const QString &text)
{
    auto *button = new QToolButton(m_body);
    button->setObjectName(u"fold/"_s + id.section(u'/', 1));
    button->setText(heading);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setEnabled(!text.isEmpty());
    m_column->addWidget(button, 0, Qt::AlignLeading);
    auto *words = new QPlainTextEdit(m_body);
    words->setReadOnly(true);
    words->setTabChangesFocus(true);
    words->setPlainText(DisplayText(text).text());
    words->setAccessibleName(heading);
    words->setFixedHeight(words->fontMetrics().lineSpacing() * kFoldLines);
    m_column->addWidget(words);
    const auto show = [button, words](bool open) {
        button->setIcon(icon(open ? u"down"_s : button->isRightToLeft() ? u"back"_s : u"forward"_s));
        words->setVisible(open);
    };
    button->setChecked(m_unfolded.contains(id) && !text.isEmpty());
    show(button->isChecked());
    connect(button, &QToolButton::toggled, words, [this, id, show](bool open) {
        show(open);
        open ? void(m_unfolded.insert(id)) : void(m_unfolded.remove(id));
    });
}

void TurnBar::addFollowUps(const QStringList &questions)
{
    auto *row = new QuestionButtons(u"followUp"_s, questions, m_body);
    connect(row, &QuestionButtons::chosen, this, &TurnBar::questionChosen);
    m_column->addWidget(row);
}

void TurnBar::addTools(const QVector<core::coze::ToolCall> &calls)
{
    auto *box = new QWidget(m_body);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    QVector<QPlainTextEdit *> fields;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        auto *label = new QLabel(
            tr("The bot asks for %1 with %2. Answer:")
                .arg(DisplayText(wordsOf(calls[i])).text(), DisplayText(calls[i].arguments).text()),
            box);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        auto *field = new QPlainTextEdit(box);
        field->setObjectName(u"toolOutput/%1"_s.arg(i));
        field->setAccessibleName(label->text());
        field->setTabChangesFocus(true);
        field->setFixedHeight(field->fontMetrics().lineSpacing() * 3);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        fields.append(field);
    }
    auto *send = new QPushButton(tr("Answer the Tools"), box);
    send->setObjectName(u"answerTools"_s);
    connect(send, &QPushButton::clicked, this, [this, calls, fields] {
        QVector<core::coze::ToolOutput> outputs;
        for (qsizetype i = 0; i < calls.size(); ++i)
            outputs.append({calls[i].id, fields[i]->toPlainText()});
        emit toolsAnswered(outputs);
    });
    column->addWidget(send, 0, Qt::AlignLeading);
    m_column->addWidget(box);
}

} // namespace ui
