// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QObject>
#include <QTest>

namespace tests {

/// What every HistorySource promises. A store's test derives from it, says how to fill the store, and
/// inherits the test functions.
class HistorySourceContract : public QObject
{
    Q_OBJECT
protected:
    /// Names of shops, bots and customers; `name` of the id "x" is "Name of x", the address "x@example.org".
    [[nodiscard]] static QString nameOf(const QString &id);
    [[nodiscard]] static QString addressOf(const QString &id);

    /// A fresh store with these messages (row is 0; all of a conversation have its shop, bot and customer).
    virtual void fill(const QVector<core::chat::Message> &messages) = 0;
    [[nodiscard]] virtual core::history::HistorySource &store() = 0;

    /// What the tests below fill in; for comparisons with other stores.
    [[nodiscard]] static QVector<core::chat::Message> sample();
    template <class T>
    [[nodiscard]] static core::Result<T> answer(QFuture<core::Result<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }

private slots:
    void conversationsComeNewestFirstPageByPage();
    void conversationsAreFiltered_data();
    void conversationsAreFiltered();
    void aSummarySaysWhatTheMessagesSay();
    void everyAnchorGivesItsPage_data();
    void everyAnchorGivesItsPage();
    void pagesFollowEachOtherWithoutGap();
    void unknownThingsAreNotFound();
    void searchFinds_data();
    void searchFinds();
    void hitsComeNewestFirstPageByPage();
    void countStopsAtItsCap();
    void findGoesFromHitToHit();
    void customersAreFoundByNameAddressAndId();
    void overviewsAddUp();
    void activityCountsEveryMessageOnce();
    void walksGoOldestFirstAndStop();
    void groupedWalksGoConversationByConversation();
    void notesAreKeptAndTaken();
    void aCancelledQuestionIsAnsweredSo();
};

} // namespace tests
