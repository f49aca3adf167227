// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/transcriptrows.h"

#include "core/base/deliver.h"

#include <algorithm>

using namespace core::history;

namespace ui {

namespace {
constexpr qint64 kAhead = 60; // rows before and after the wanted ones
constexpr qsizetype kMostRows = 1'500; // forget far ones beyond this
} // namespace

TranscriptRows::TranscriptRows(QObject *parent) : QObject(parent) { }

TranscriptRows::~TranscriptRows()
{
    close();
}

void TranscriptRows::setSource(HistorySource *source)
{
    close();
    m_source = source;
}

void TranscriptRows::close()
{
    ++m_generation;
    m_openCancel.cancel();
    for (const core::CancelToken &token : std::as_const(m_loading))
        core::CancelToken(token).cancel();
    m_loading.clear();
    m_failedPages.clear();
    m_rows.clear();
    m_ref = {};
    m_conversation = {};
    m_total = 0;
    m_isGuess = false;
    m_keepFirst = 0;
    m_keepLast = -1;
}

void TranscriptRows::open(const ConversationRef &ref, const MessageAnchor &anchor)
{
    close();
    m_ref = ref;
    if (!m_source) {
        emit opened(core::failure(core::Error::Kind::NotFound), -1);
        return;
    }
    m_openCancel = {};
    readConversation(); // first: with the names at hand no row is laid out twice
    MessageAnchor first = anchor;
    first.mayGuess = true;
    core::deliverAtOnce(m_source->messages(ref, first, kPage, m_openCancel), this,
        [this, anchor, generation = m_generation](const Answer &answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                emit opened(tl::make_unexpected(answer.error()), -1);
                return;
            }
            m_total = answer->total;
            m_isGuess = answer->isGuess;
            take(*answer);
            const qint64 rank = anchorRankOf(*answer, anchor);
            emit opened(core::Done{}, rank);
            if (m_isGuess && generation == m_generation)
                reload(rank);
        });
}

void TranscriptRows::readConversation()
{
    core::deliverAtOnce(m_source->conversation(m_ref, m_openCancel), this,
        [this, generation = m_generation](const core::Result<core::chat::Conversation> &answer) {
            if (generation != m_generation || !answer || *answer == m_conversation)
                return;
            m_conversation = *answer;
            emit conversationRead();
        });
}

qint64 TranscriptRows::anchorRankOf(const MessagePage &page, const MessageAnchor &anchor) const
{
    if (page.anchorRank >= 0)
        return std::min(page.anchorRank, std::max<qint64>(page.total - 1, 0));
    const qint64 last = page.firstRank + page.rows.size() - 1;
    switch (anchor.kind) {
    case MessageAnchor::Kind::First:
    case MessageAnchor::Kind::After:
        return page.firstRank;
    case MessageAnchor::Kind::AtRank:
        return std::clamp<qint64>(anchor.value, 0, std::max<qint64>(page.total - 1, 0));
    default:
        return std::max<qint64>(last, 0);
    }
}

void TranscriptRows::locate(const MessageAnchor &anchor)
{
    if (!m_source || m_total == 0)
        return;
    m_openCancel.cancel();
    m_openCancel = {};
    core::deliverAtOnce(m_source->messages(m_ref, anchor, kPage, m_openCancel), this,
        [this, anchor, generation = m_generation](const Answer &answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                if (answer.error().kind != core::Error::Kind::Cancelled)
                    emit failed(answer.error());
                return;
            }
            if (answer->total != m_total) {
                takeReload(*answer, answer->firstRank);
            } else {
                take(*answer);
            }
            emit located(anchorRankOf(*answer, anchor));
        });
}

void TranscriptRows::reload(qint64 rank)
{
    if (!m_source || m_ref.id.isEmpty())
        return;
    if (m_total == 0) {
        open(ConversationRef(m_ref), {});
        return;
    }
    m_openCancel.cancel();
    m_openCancel = {};
    MessageAnchor anchor;
    if (const core::chat::Message *message = at(rank)) {
        anchor.kind = MessageAnchor::Kind::AroundMessage;
        anchor.messageId = message->id;
    } else {
        anchor.kind = MessageAnchor::Kind::AtRank;
        anchor.value = std::max<qint64>(0, rank - kPage / 2);
    }
    core::deliverAtOnce(m_source->messages(m_ref, anchor, kPage, m_openCancel), this,
        [this, rank, generation = m_generation](const Answer &answer) {
            if (generation != m_generation)
                return;
            if (answer)
                takeReload(*answer, rank);
            else if (answer.error().kind == core::Error::Kind::NotFound && at(rank)) {
                m_rows.remove(rank); // gone from the store: ask for its place instead
                reload(rank);
            } else if (answer.error().kind != core::Error::Kind::Cancelled)
                emit failed(answer.error());
        });
    readConversation();
}

void TranscriptRows::takeReload(const MessagePage &page, qint64 rank)
{
    for (const core::CancelToken &token : std::as_const(m_loading))
        core::CancelToken(token).cancel();
    m_loading.clear();
    m_failedPages.clear();
    const qint64 shift = page.anchorRank >= 0 ? page.anchorRank - rank : 0;
    const bool moved = page.total != m_total || shift != 0;
    const qint64 last = page.firstRank + page.rows.size() - 1;
    if (moved)
        m_rows.clear();
    else
        m_rows.removeIf([&](const auto &row) { return row.key() < page.firstRank || row.key() > last; });
    m_total = page.total;
    m_isGuess = page.isGuess;
    if (moved)
        emit reset(shift);
    take(page);
}

void TranscriptRows::take(const MessagePage &page)
{
    qint64 first = -1;
    qint64 last = -1;
    for (qsizetype i = 0; i < page.rows.size(); ++i) {
        const qint64 rank = page.firstRank + i;
        const auto known = m_rows.constFind(rank);
        if (known != m_rows.cend() && *known == page.rows[i])
            continue;
        m_rows.insert(rank, page.rows[i]);
        if (first < 0)
            first = rank;
        last = rank;
    }
    if (first >= 0)
        emit rowsChanged(first, last);
}

void TranscriptRows::retry()
{
    m_failedPages.clear();
    if (m_isGuess && !m_rows.isEmpty())
        reload(m_rows.constBegin().key());
}

bool TranscriptRows::hasPage(qint64 page) const
{
    const qint64 end = std::min(m_total, (page + 1) * kPage);
    for (qint64 rank = page * kPage; rank < end; ++rank) {
        if (!m_rows.contains(rank))
            return false;
    }
    return true;
}

void TranscriptRows::keep(qint64 first, qint64 last)
{
    m_keepFirst = first;
    m_keepLast = last;
}

void TranscriptRows::want(qint64 first, qint64 last)
{
    if (!m_source || m_total == 0 || m_isGuess) // no page can be named yet
        return;
    const qint64 from = std::max<qint64>(0, first - kAhead) / kPage;
    const qint64 to = std::min(m_total - 1, last + kAhead) / kPage;
    const bool keeps = m_keepLast >= m_keepFirst;
    const auto isKept
        = [&](qint64 page) { return keeps && page >= m_keepFirst / kPage && page <= m_keepLast / kPage; };
    for (auto load = m_loading.begin(); load != m_loading.end();) {
        if ((load.key() >= from && load.key() <= to) || isKept(load.key())) {
            ++load;
        } else {
            load->cancel();
            load = m_loading.erase(load);
        }
    }
    // What is on the screen first.
    for (qint64 page = first / kPage; page <= last / kPage; ++page)
        ask(page);
    for (qint64 page = from; page <= to; ++page)
        ask(page);
    for (qint64 page = m_keepFirst / kPage; keeps && page <= m_keepLast / kPage; ++page)
        ask(page);
    forgetFar(first, last);
}

void TranscriptRows::ask(qint64 page)
{
    if (page < 0 || page * kPage >= m_total || m_loading.contains(page) || m_failedPages.contains(page)
        || hasPage(page))
        return;
    const core::CancelToken cancel;
    m_loading.insert(page, cancel);
    MessageAnchor anchor;
    anchor.kind = MessageAnchor::Kind::AtRank;
    anchor.value = page * kPage;
    core::deliverAtOnce(m_source->messages(m_ref, anchor, kPage, cancel), this,
        [this, page, cancel, generation = m_generation](const Answer &answer) {
            if (generation != m_generation || cancel.isCancelled())
                return;
            m_loading.remove(page);
            if (!answer) {
                m_failedPages.insert(page);
                emit rowsChanged(page * kPage, std::min(m_total, (page + 1) * kPage) - 1);
                emit failed(answer.error());
                return;
            }
            if (answer->total != m_total) {
                m_total = answer->total;
                m_rows.clear();
                emit reset(0);
            }
            take(*answer);
            if (!hasPage(page)) {
                m_failedPages.insert(page); // the store has fewer rows than it says: do not ask for ever
                emit rowsChanged(page * kPage, std::min(m_total, (page + 1) * kPage) - 1);
            }
        });
}

void TranscriptRows::forgetFar(qint64 first, qint64 last)
{
    if (m_rows.size() <= kMostRows + std::max<qint64>(0, m_keepLast - m_keepFirst + 1))
        return;
    const qint64 from = first - 4 * kPage;
    const qint64 to = last + 4 * kPage;
    m_rows.removeIf([&](const auto &row) {
        const bool kept = row.key() >= m_keepFirst && row.key() <= m_keepLast;
        return !kept && (row.key() < from || row.key() > to);
    });
}

const core::chat::Message *TranscriptRows::at(qint64 rank) const
{
    const auto row = m_rows.constFind(rank);
    return row == m_rows.cend() ? nullptr : &*row;
}

std::optional<qint64> TranscriptRows::rankAt(const Position &position) const
{
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        if (row->sentAtMs == position.atMs && row->row == position.row)
            return row.key();
    }
    return std::nullopt;
}

std::optional<qint64> TranscriptRows::rankOf(const QString &messageId) const
{
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        if (row->id == messageId)
            return row.key();
    }
    return std::nullopt;
}

} // namespace ui
