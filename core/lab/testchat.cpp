// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lab/testchat.h"

#include "core/base/deliver.h"
#include "core/chat/language.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::lab {

using history::MessageAnchor;
using history::MessagePage;

namespace {

constexpr int kPage = 1000;
constexpr int kTitleUnits = 80;

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString languageOf(const QString &text)
{
    return QString::fromStdString(chat::detectLanguage(text.toStdString()));
}

QString contentOf(const QString &text, const QVector<TestChat::Attached> &attached)
{
    QStringList lines{text};
    for (const TestChat::Attached &one : attached)
        lines.append(u"📎 "_s + one.name);
    return lines.join(u'\n');
}

} // namespace

TestChat::TestChat(coze::CozeClient &client, SessionStore &store, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_session(store.archive())
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(25ms);
    connect(&m_flush, &QTimer::timeout, this, &TestChat::flush);
}

TestChat::~TestChat()
{
    blockSignals(true);
    stop(); // what was said so far is kept
    delete m_job;
}

void TestChat::startNew()
{
    stop();
    ++m_generation;
    m_turns.clear();
    m_attached.clear();
    m_session.show({}, {});
    if (!m_setup.conversationId.isEmpty()) {
        m_setup.conversationId.clear();
        emit setupChanged();
    }
    emit sessionChanged();
}

void TestChat::openSession(const QString &id)
{
    if (id == sessionId())
        return;
    stop();
    const quint64 generation = ++m_generation;
    deliver(
        m_store.archive().messages(SessionStore::refOf(id), {MessageAnchor::Kind::Last, {}, {}, 0}, kPage),
        this, [this, generation, id](const Result<MessagePage> &page) {
            if (generation != m_generation)
                return;
            if (page)
                takeSession(generation, id, *page);
            else
                emit failed(page.error());
        });
}

void TestChat::takeSession(quint64 generation, const QString &id, const MessagePage &page)
{
    deliver(m_store.turns(id), this,
        [this, generation, id, rows = page.rows](const Result<QVector<TurnRecord>> &turns) {
            if (generation != m_generation)
                return;
            if (!turns) {
                emit failed(turns.error());
                return;
            }
            m_turns = *turns;
            m_attached.clear();
            chat::Conversation about;
            about.id = id;
            if (!m_turns.isEmpty()) {
                const TurnRecord &last = m_turns.constLast();
                m_setup.botId = last.botId;
                m_setup.botName = last.botName;
                m_setup.userId = last.userId;
                m_setup.customVariables = last.customVariables;
                m_setup.stream = last.stream;
                m_setup.draft = last.draft;
                m_setup.conversationId = last.outcome.conversationId;
            }
            about.botId = m_setup.botId;
            about.botName = m_setup.botName;
            m_session.show(about, rows);
            emit setupChanged();
            emit sessionChanged();
        });
}

void TestChat::setSetup(const Setup &setup)
{
    if (m_setup == setup)
        return;
    m_setup = setup;
    emit setupChanged();
}

chat::Message TestChat::message(const QString &id, const QString &sender, const QString &text) const
{
    chat::Message message;
    message.id = id;
    message.source = m_session.about().source;
    message.sender = sender;
    message.role = chat::roleOf(sender);
    message.content = text;
    message.botId = m_setup.botId;
    message.sentAtMs = QDateTime::currentMSecsSinceEpoch();
    return message;
}

void TestChat::ask(const QString &text, const QVector<Attached> &attached)
{
    if (isBusy() || text.trimmed().isEmpty())
        return;
    coze::ChatRequest request;
    request.botId = m_setup.botId;
    request.userId = m_setup.userId;
    request.conversationId = m_setup.conversationId;
    request.text = text;
    for (const Attached &one : attached)
        request.attachments.append(one.attachment);
    request.stream = m_setup.stream;
    request.customVariables = m_setup.customVariables;
    request.draft = m_setup.draft;
    m_attached = attached;

    if (sessionId().isEmpty()) {
        chat::Conversation about;
        about.id = freshId();
        about.source = SessionStore::refOf({}).source;
        about.botId = m_setup.botId;
        about.botName = m_setup.botName;
        m_session.show(about, {});
        m_turns.clear();
        emit sessionChanged();
    }
    TurnRecord turn;
    turn.question = text;
    turn.stream = request.stream;
    turn.requestBody = QString::fromUtf8(QJsonDocument(request.body()).toJson(QJsonDocument::Compact));
    begin(std::move(turn), m_client.chat(request));
}

void TestChat::answerTools(const QVector<coze::ToolOutput> &outputs)
{
    if (isBusy() || m_turns.isEmpty())
        return;
    const coze::ChatOutcome &waiting = m_turns.constLast().outcome;
    TurnRecord next;
    next.stream = m_setup.stream;
    QStringList given;
    for (const coze::ToolOutput &output : outputs)
        given.append(output.output);
    next.question = given.join(u'\n');
    begin(std::move(next),
        m_client.submitToolOutputs(waiting.conversationId, waiting.chatId, outputs, m_setup.stream));
}

void TestChat::begin(TurnRecord turn, const QPointer<coze::ChatJob> &job)
{
    turn.id = freshId();
    turn.sessionId = sessionId();
    turn.askedAtMs = QDateTime::currentMSecsSinceEpoch();
    turn.botId = m_setup.botId;
    turn.botName = m_setup.botName;
    turn.userId = m_setup.userId;
    turn.draft = m_setup.draft;
    turn.customVariables = m_setup.customVariables;
    turn.questionId = u"question-"_s + turn.id;
    turn.isRunning = true;
    chat::Message question = message(turn.questionId, u"user"_s, contentOf(turn.question, m_attached));
    question.lang = languageOf(turn.question);
    m_session.append(question);
    m_turns.append(std::move(turn));
    m_job = job;
    connectJob(*job);
    emit busyChanged(true);
    emit messagesChanged();
    emit turnChanged(int(m_turns.size()) - 1);
}

void TestChat::connectJob(coze::ChatJob &job)
{
    using coze::ChatJob;
    connect(&job, &ChatJob::began, this, [this](const QString &conversationId, const QString &chatId) {
        turn().outcome.conversationId = conversationId;
        turn().outcome.chatId = chatId;
        touch();
    });
    connect(&job, &ChatJob::rawEvent, this, [this](const coze::RawEvent &event) {
        turn().add(event);
        touch();
    });
    connect(&job, &ChatJob::delta, this, [this](const QString &messageId, const QString &text) {
        answer(messageId).text += text;
        touch();
    });
    connect(&job, &ChatJob::reasoning, this, [this](const QString &messageId, const QString &text) {
        answer(messageId).reasoning += text;
        touch();
    });
    connect(&job, &ChatJob::answerCompleted, this, [this](const coze::Answer &complete) {
        answer(complete.messageId) = complete;
        showAnswer(complete, false);
        touch();
    });
    connect(&job, &ChatJob::stepCompleted, this, [this](const coze::TraceStep &step) {
        turn().outcome.steps.append(step);
        touch();
    });
    connect(&job, &ChatJob::followUp, this, [this](const QString &question) {
        turn().outcome.followUps.append(question);
        touch();
    });
    connect(&job, &ChatJob::finished, this, &TestChat::finish);
}

coze::Answer &TestChat::answer(const QString &messageId)
{
    auto &answers = turn().outcome.answers;
    const auto known = std::find_if(answers.begin(), answers.end(),
        [&messageId](const coze::Answer &a) { return a.messageId == messageId; });
    if (known != answers.end())
        return *known;
    coze::Answer fresh;
    fresh.messageId = messageId;
    answers.append(fresh);
    return answers.last();
}

void TestChat::showAnswer(const coze::Answer &answer, bool growing)
{
    if (answer.text.isEmpty() && !growing)
        return;
    chat::Message shown = message(answer.messageId, u"bot"_s, answer.text);
    for (const chat::Message &known : m_session.all()) {
        if (known.id == answer.messageId) {
            shown.sentAtMs = known.sentAtMs;
            shown.lang = known.lang;
        }
    }
    if (!growing || shown.lang.isEmpty()) // once while it grows, and again when all of it is there
        shown.lang = languageOf(answer.text);
    shown.growing = growing;
    m_session.update(shown);
}

void TestChat::touch()
{
    if (!m_flush.isActive())
        m_flush.start(); // one change of the page per tick, however fast events come
}

void TestChat::flush()
{
    if (m_turns.isEmpty())
        return;
    for (const coze::Answer &answer : std::as_const(turn().outcome.answers)) {
        if (!answer.isComplete)
            showAnswer(answer, true);
    }
    emit messagesChanged();
    emit turnChanged(int(m_turns.size()) - 1);
}

void TestChat::stop()
{
    if (m_job)
        m_job->cancel();
}

void TestChat::retry()
{
    if (!canRetry())
        return;
    const auto question = std::find_if(m_turns.crbegin(), m_turns.crend(),
        [](const TurnRecord &turn) { return !turn.requestBody.isEmpty(); }); // not what tools were told
    if (question != m_turns.crend())
        ask(QString(question->question), QVector<Attached>(m_attached));
}

void TestChat::finish(const Result<coze::ChatOutcome> &outcome)
{
    m_job.clear();
    m_flush.stop();
    TurnRecord &last = turn();
    last.isRunning = false;
    if (outcome) {
        const QVector<coze::Answer> grown = last.outcome.answers;
        last.outcome = *outcome;
        if (last.outcome.answers.isEmpty())
            last.outcome.answers = grown; // what was seen before it failed
    } else {
        last.error = outcome.error();
    }
    for (coze::Answer &answer : last.outcome.answers)
        showAnswer(answer, false);
    const QStringList known = [&] {
        QStringList ids;
        for (const coze::Answer &answer : std::as_const(last.outcome.answers))
            ids.append(answer.messageId);
        return ids;
    }();
    QStringList unfinished; // nothing was ever said in them
    for (const chat::Message &message : m_session.all()) {
        if (message.growing && !known.contains(message.id))
            unfinished.append(message.id);
    }
    for (const QString &id : unfinished)
        m_session.remove(id);
    for (const coze::Answer &answer : std::as_const(last.outcome.answers)) {
        if (answer.text.isEmpty())
            m_session.remove(answer.messageId);
    }
    if (!last.outcome.conversationId.isEmpty() && m_setup.conversationId != last.outcome.conversationId) {
        m_setup.conversationId = last.outcome.conversationId; // the service may have chosen another one
        emit setupChanged();
    }
    emit busyChanged(false);
    emit messagesChanged();
    emit turnChanged(int(m_turns.size()) - 1);
    emit turnFinished(int(m_turns.size()) - 1);
    store();
}

void TestChat::store()
{
    const TurnRecord &last = m_turns.constLast();
    QVector<chat::Message> messages;
    for (const chat::Message &message : m_session.all()) {
        const bool own = message.id == last.questionId
            || std::any_of(last.outcome.answers.cbegin(), last.outcome.answers.cend(),
                [&message](const coze::Answer &a) { return a.messageId == message.id; });
        if (own)
            messages.append(message);
    }
    const QString title = chat::previewOf(m_turns.constFirst().question, kTitleUnits);
    deliver(m_store.save(last, messages, title), this, [this](const Result<Done> &done) {
        if (!done)
            emit failed(done.error());
    });
}

int TestChat::turnOf(const QString &messageId) const
{
    for (int i = int(m_turns.size()) - 1; i >= 0; --i) {
        const TurnRecord &turn = m_turns[i];
        if (turn.questionId == messageId)
            return i;
        for (const coze::Answer &answer : turn.outcome.answers) {
            if (answer.messageId == messageId)
                return i;
        }
    }
    return -1;
}

} // namespace core::lab
