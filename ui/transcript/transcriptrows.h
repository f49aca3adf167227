// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace ui {

/// The messages of one conversation by rank, read page by page as somebody needs them.
///
/// Keeps what lies around the wanted span, forgets the rest, and cancels reads that were outrun. A failed
/// page is not asked for again until retry(). GUI thread.
class TranscriptRows final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kPage = 100;

    explicit TranscriptRows(QObject *parent = nullptr);
    ~TranscriptRows() override;

    void setSource(core::history::HistorySource *source);
    [[nodiscard]] core::history::HistorySource *source() const { return m_source; }
    void open(const core::history::ConversationRef &ref, const core::history::MessageAnchor &anchor);
    void close();
    /// Reads the page of an anchor and says where it lies: located().
    void locate(const core::history::MessageAnchor &anchor);
    /// Reads anew around `rank`; rows that are the same stay untouched.
    void reload(qint64 rank);
    void retry(); // pages that failed
    /// Rows in [first, last] are needed now, those beside them soon.
    void want(qint64 first, qint64 last);
    /// Rows in [first, last] stay in memory (the selection); empty when last < first.
    void keep(qint64 first, qint64 last);

    [[nodiscard]] const core::history::ConversationRef &ref() const { return m_ref; }
    [[nodiscard]] const core::chat::Conversation &conversation() const { return m_conversation; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] const core::chat::Message *at(qint64 rank) const; // null while not loaded
    [[nodiscard]] std::optional<qint64> rankOf(const QString &messageId) const; // among the loaded ones
    [[nodiscard]] std::optional<qint64> rankAt(const core::history::Position &position) const;
    [[nodiscard]] bool hasFailed(qint64 rank) const { return m_failedPages.contains(rank / kPage); }

signals:
    void opened(const core::Result<core::Done> &result, qint64 anchorRank);
    void located(qint64 anchorRank);
    void conversationRead(); // names are known now
    void rowsChanged(qint64 first, qint64 last); // loaded, or with other content than before
    void reset(qint64 shift); // number or ranks of the rows changed; a row moved by `shift`
    void failed(const core::Error &error);

private:
    using Answer = core::Result<core::history::MessagePage>;

    void readConversation();
    void ask(qint64 page);
    void take(const core::history::MessagePage &page);
    void takeReload(const core::history::MessagePage &page, qint64 rank);
    void forgetFar(qint64 first, qint64 last);
    [[nodiscard]] bool hasPage(qint64 page) const;
    [[nodiscard]] qint64 anchorRankOf(
        const core::history::MessagePage &page, const core::history::MessageAnchor &anchor) const;

    QPointer<core::history::HistorySource> m_source;
    core::history::ConversationRef m_ref;
    core::chat::Conversation m_conversation;
    qint64 m_total = 0;
    bool m_isGuess = false; // m_total and the ranks, until they are read
    quint64 m_generation = 0; // of the open conversation; late answers carry an older one
    QHash<qint64, core::chat::Message> m_rows;
    QHash<qint64, core::CancelToken> m_loading; // by page
    QSet<qint64> m_failedPages;
    core::CancelToken m_openCancel; // the opening read, and the last locate() or reload()
    qint64 m_keepFirst = 0;
    qint64 m_keepLast = -1;
};

} // namespace ui
