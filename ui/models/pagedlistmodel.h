// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/models/historyroles.h"

#include <QAbstractListModel>

namespace ui {

/// Rows that arrive page by page by key, for one query at a time.
///
/// The rows of the query before stay until the first page of the new one is there. An answer that was outrun
/// is dropped by its generation number and its request cancelled. After a failed page a last row says so and
/// nothing is asked until retry(). GUI thread; the source must outlive the model.
class PagedListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int kPageSize = 200;

    explicit PagedListModel(core::history::HistorySource &source, QObject *parent = nullptr);
    ~PagedListModel() override;

    void setQuery(const core::history::Query &query); // asks for its first page, also when it is the same
    [[nodiscard]] const core::history::Query &query() const { return m_query; }
    void clear(); // no rows and no request
    void retry(); // asks again for the page that failed
    /// A source that has to look at every message answers in parts. They are asked for one after the other
    /// until a screenful was found; stop() ends that, goOn() takes it up again.
    void stop();
    void goOn();
    [[nodiscard]] bool isStopped() const { return m_stopped; }
    /// Everything from here on was looked at; nothing for a source that need not look. ms UTC.
    [[nodiscard]] std::optional<qint64> scannedToMs() const { return m_scannedToMs; }
    /// Takes the first page again; the rows are replaced when it is there.
    void reload() { setQuery(m_query); }
    /// Reads the first page again without moving a row: known rows are refreshed in place, and rowsAbove()
    /// tells how many would come before them.
    void look();

    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isFirstPageLoading() const { return m_loading && !m_next; }
    [[nodiscard]] bool isComplete() const { return !m_loading && !m_next && !m_failure && !m_stopped; }
    [[nodiscard]] bool hasFailed() const { return m_failure.has_value(); }
    [[nodiscard]] qsizetype rows() const { return m_rows; } // without the row that tells of a failure

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    void firstPageReady(); // also when it failed or is empty; again while parts of it are
    void scanChanged(); // how far the source has looked, or whether it looks
    void rowsAbove(qsizetype count); // the answer to look(); kPageSize means at least that many

protected:
    enum class Adopt { Replace, Append, Refresh };

    /// Asks the source for one page. When expects() allows it, the answer goes to failed(), or is kept and
    /// announced with arrived().
    virtual void ask(
        std::optional<core::history::Position> after, quint64 generation, const core::CancelToken &cancel)
        = 0;
    /// Takes over the page that arrived; Refresh changes only rows that are the same conversation or message.
    virtual void adopt(Adopt how) = 0;
    /// How many rows of the arrived page stand before the first known one.
    [[nodiscard]] virtual qsizetype arrivedAbove() const = 0;
    [[nodiscard]] virtual QVariant rowData(int row, int role) const = 0;

    [[nodiscard]] core::history::HistorySource &source() const { return m_source; }
    [[nodiscard]] bool expects(quint64 generation) const
    {
        return generation == m_asked || generation == m_looked;
    }
    void failed(quint64 generation, const core::Error &error);
    void arrived(quint64 generation, qsizetype count, std::optional<core::history::Position> next,
        std::optional<qint64> scannedToMs);

private:
    void request(std::optional<core::history::Position> after);
    [[nodiscard]] bool isFirst() const { return !m_next || m_rows == 0; }
    void noteScan(qsizetype count, std::optional<qint64> scannedToMs);

    core::history::HistorySource &m_source;
    core::history::Query m_query;
    core::CancelToken m_cancel;
    core::CancelToken m_lookCancel;
    std::optional<core::history::Position> m_next;
    std::optional<core::Error> m_failure;
    quint64 m_generation = 0; // the last one given out
    quint64 m_asked = 0;
    quint64 m_looked = 0; // 0: nobody is looking
    std::optional<qint64> m_scannedToMs;
    qsizetype m_found = 0; // rows since somebody asked for more
    qsizetype m_rows = 0;
    bool m_stopped = false;
    bool m_loading = false;
};

} // namespace ui
