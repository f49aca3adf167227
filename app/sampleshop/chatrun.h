// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/chatscript.h"
#include "app/sampleshop/httpconnection.h"
#include "app/sampleshop/shopmemory.h"
#include "app/sampleshop/wirejson.h"

#include <QPointer>
#include <QTimer>

namespace app::sampleshop {

/// A turn of a bot while it runs: plays a script into the stored chat and, when somebody listens, into an
/// event stream (coze-api 3).
///
/// ended() comes exactly once, when the turn has failed, is completed or canceled, or waits for tools; then
/// it deletes itself. A client that hangs up does not end it, as with the service, except that a turn which
/// nobody can ask for later has no reason to go on.
class ChatRun final : public QObject
{
    Q_OBJECT
public:
    ChatRun(ShopMemory &memory, ShopMemory::ChatPointer chat, QObject *parent);

    /// `pace` multiplies the pauses; 0: none.
    void start(const QVector<Step> &steps, double pace);
    /// The same turn again, after its tools have answered.
    void resume(const QVector<Step> &steps, double pace);
    /// Its events go there from now on; call before start(). The connection's stream has begun.
    void streamTo(HttpConnection *connection);
    void cancel();

    [[nodiscard]] const ShopMemory::ChatPointer &chat() const { return m_chat; }

signals:
    void ended();

private:
    enum class Went { On, Again, Over }; // to the next step, the same step once more, nowhere

    void play(const QVector<Step> &steps, double pace);
    void advance();
    [[nodiscard]] Went take(const Say &say);
    [[nodiscard]] Went take(const EndAnswer &);
    [[nodiscard]] Went take(const Tell &tell);
    [[nodiscard]] Went take(const Burst &burst);
    [[nodiscard]] Went take(const AskForTools &ask);
    [[nodiscard]] Went take(const Fail &fail);
    [[nodiscard]] Went take(const CutConnection &);

    [[nodiscard]] core::coze::Message newMessage(const QString &type) const;
    void beginAnswer();
    void endAnswer();
    void tellAnswersAreOver(); // once
    void add(const core::coze::Message &message);
    void sendState(const QByteArray &event);
    void send(const QByteArray &frame);
    void flush();
    void complete();
    void finish(core::coze::ChatStatus status, const QByteArray &lastEvent);

    ShopMemory &m_memory;
    ShopMemory::ChatPointer m_chat;
    QPointer<HttpConnection> m_stream;
    QVector<Step> m_steps;
    qsizetype m_at = 0;
    bool m_hasPaused = false; // before the step that is next
    int m_burst = 0; // pieces of the present one
    double m_pace = 1;
    QTimer m_timer;
    QByteArray m_out; // frames of this turn of the event loop
    std::optional<core::coze::Message> m_answer; // the one that grows
    DeltaFrames m_frames;
    qint64 m_outputTokens = 0;
    bool m_toldFinish = false;
    bool m_isOver = false;
};

} // namespace app::sampleshop
