// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"
#include "core/lab/opensession.h"
#include "core/lab/sessionstore.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace core::lab {

/// One talk of a person with a bot: asks, lets the answer grow, and keeps what happened.
///
/// While an answer grows, messagesChanged() and turnChanged() come at most every 25 ms, however fast the bot
/// writes. A finished turn is stored at once; closing the program in the middle of one loses only that
/// answer. GUI thread.
class TestChat final : public QObject
{
    Q_OBJECT
public:
    /// What a question is asked with.
    struct Setup
    {
        QString botId;
        QString botName;
        QString userId;
        QString conversationId; // empty: a new one with the first question
        QMap<QString, QString> customVariables;
        bool stream = true;
        bool draft = false;

        bool operator==(const Setup &) const = default;
    };
    /// A picture or file that was uploaded for the question.
    struct Attached
    {
        coze::Attachment attachment;
        QString name;

        bool operator==(const Attached &) const = default;
    };

    TestChat(coze::CozeClient &client, SessionStore &store, QObject *parent = nullptr);
    ~TestChat() override; // stops what runs

    void startNew(); // the next question begins a session and a conversation
    void openSession(const QString &id);
    void setSetup(const Setup &setup);
    [[nodiscard]] const Setup &setup() const { return m_setup; }
    [[nodiscard]] QString sessionId() const
    {
        return m_session.about().id;
    } // empty before the first question
    [[nodiscard]] bool isBusy() const { return !m_job.isNull(); }

    void ask(const QString &text, const QVector<Attached> &attached = {});
    /// Answers to the tool calls that the last turn waits for, by id.
    void answerTools(const QVector<coze::ToolOutput> &outputs);
    void stop();
    void retry(); // asks the last question once more
    [[nodiscard]] bool canRetry() const { return !isBusy() && !m_turns.isEmpty(); }

    [[nodiscard]] OpenSession &session() { return m_session; }
    [[nodiscard]] const QVector<TurnRecord> &turns() const
    {
        return m_turns;
    } // oldest first; the last may be running
    [[nodiscard]] int turnOf(const QString &messageId) const; // -1 when the message belongs to none

signals:
    void sessionChanged(); // another one is open, or none
    void setupChanged();
    void busyChanged(bool busy);
    void messagesChanged();
    void turnChanged(int index);
    void turnFinished(int index);
    void failed(const core::Error &error); // a session could not be read or stored

private:
    void begin(TurnRecord turn, const QPointer<coze::ChatJob> &job);
    void connectJob(coze::ChatJob &job);
    void touch(); // the last turn changed
    void flush();
    [[nodiscard]] TurnRecord &turn() { return m_turns.last(); }
    [[nodiscard]] coze::Answer &answer(const QString &messageId);
    void showAnswer(const coze::Answer &answer, bool growing);
    void finish(const Result<coze::ChatOutcome> &outcome);
    void store();
    void takeSession(quint64 generation, const QString &id, const history::MessagePage &page);
    [[nodiscard]] chat::Message message(const QString &id, const QString &sender, const QString &text) const;

    coze::CozeClient &m_client;
    SessionStore &m_store;
    OpenSession m_session;
    Setup m_setup;
    QVector<TurnRecord> m_turns;
    QVector<Attached> m_attached; // of the last question
    QPointer<coze::ChatJob> m_job;
    QTimer m_flush;
    quint64 m_generation = 0;
};

} // namespace core::lab
