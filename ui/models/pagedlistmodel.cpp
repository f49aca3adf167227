// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/pagedlistmodel.h"

#include "core/base/logging.h"
#include "ui/text/errors.h"

namespace ui {

using namespace core::history;

namespace {

constexpr qsizetype kEnough = 50; // a screenful and what is scrolled to at once

} // namespace

PagedListModel::PagedListModel(HistorySource &source, QObject *parent)
    : QAbstractListModel(parent),
      m_source(source)
{ }

PagedListModel::~PagedListModel()
{
    m_cancel.cancel();
    m_lookCancel.cancel();
}

void PagedListModel::setQuery(const Query &query)
{
    m_query = query;
    m_next.reset();
    m_scannedToMs.reset();
    m_found = 0;
    m_stopped = false;
    request({});
}

void PagedListModel::clear()
{
    m_asked = ++m_generation;
    m_looked = 0;
    m_cancel.cancel();
    m_lookCancel.cancel();
    m_loading = false;
    m_next.reset();
    m_scannedToMs.reset();
    m_stopped = false;
    beginResetModel();
    m_failure.reset();
    m_rows = 0;
    endResetModel();
}

void PagedListModel::retry()
{
    if (!m_failure || m_loading)
        return;
    if (m_rows > 0) {
        const int last = int(m_rows);
        beginRemoveRows({}, last, last);
        m_failure.reset();
        endRemoveRows();
    }
    request(m_next);
}

void PagedListModel::stop()
{
    if (!m_loading)
        return;
    m_asked = ++m_generation;
    m_cancel.cancel();
    m_loading = false;
    m_stopped = true;
    emit scanChanged();
}

void PagedListModel::goOn()
{
    if (!m_stopped)
        return;
    m_stopped = false;
    m_found = 0;
    request(m_next);
    emit scanChanged();
}

void PagedListModel::request(std::optional<Position> after)
{
    m_cancel.cancel();
    m_cancel = {};
    m_loading = true;
    if (!after) { // what looks now would compare with rows that go away
        m_looked = 0;
        m_lookCancel.cancel();
    }
    m_asked = ++m_generation;
    ask(after, m_asked, m_cancel);
}

void PagedListModel::look()
{
    if (isFirstPageLoading())
        return; // fresh rows are on their way
    if (m_rows == 0 || m_failure)
        return reload();
    m_lookCancel.cancel();
    m_lookCancel = {};
    m_looked = ++m_generation;
    ask({}, m_looked, m_lookCancel);
}

void PagedListModel::failed(quint64 generation, const core::Error &error)
{
    if (generation == m_looked) {
        m_looked = 0; // what is there stays; the next change looks again
        return;
    }
    qCWarning(lcUi) << "a page of the list could not be read:" << error.detail;
    const bool first = isFirst();
    if (first) {
        beginResetModel();
        m_rows = 0;
        m_failure = error;
        endResetModel();
    } else {
        beginInsertRows({}, int(m_rows), int(m_rows));
        m_failure = error;
        endInsertRows();
    }
    m_loading = false; // only now: a view may ask for more while rows are put in
    if (first)
        emit firstPageReady();
}

void PagedListModel::arrived(
    quint64 generation, qsizetype count, std::optional<Position> next, std::optional<qint64> scannedToMs)
{
    if (generation == m_looked) {
        m_looked = 0;
        const qsizetype above = arrivedAbove();
        adopt(Adopt::Refresh);
        if (m_rows > 0)
            emit dataChanged(index(0), index(int(m_rows) - 1));
        emit rowsAbove(above);
        return;
    }
    const bool first = isFirst();
    if (first) {
        beginResetModel();
        adopt(Adopt::Replace);
        m_failure.reset();
        m_rows = count;
        endResetModel();
    } else if (count > 0) {
        beginInsertRows({}, int(m_rows), int(m_rows + count - 1));
        adopt(Adopt::Append);
        m_rows += count;
        endInsertRows();
    }
    m_next = next;
    m_loading = false;
    if (first)
        emit firstPageReady();
    if (generation == m_asked) // else somebody asked for something else meanwhile
        noteScan(count, scannedToMs);
}

void PagedListModel::noteScan(qsizetype count, std::optional<qint64> scannedToMs)
{
    m_found += count;
    const bool goesOn = scannedToMs && m_next && m_found < kEnough && !m_loading;
    if (goesOn)
        request(m_next);
    if (scannedToMs || m_scannedToMs) {
        m_scannedToMs = scannedToMs;
        emit scanChanged();
    }
}

int PagedListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows) + (m_failure ? 1 : 0);
}

bool PagedListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading && !m_failure && !m_stopped;
}

void PagedListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_found = 0;
    request(m_next);
    if (m_scannedToMs)
        emit scanChanged();
}

QVariant PagedListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.row() < m_rows)
        return rowData(index.row(), role);
    switch (role) {
    case KindRole:
        return int(RowKind::Failure);
    case Qt::DisplayRole:
    case TitleRole:
        return sentenceFor(*m_failure);
    case PreviewRole:
        return tr("Press Enter to try again.");
    case Qt::AccessibleTextRole:
        return tr("%1 Press Enter to try again.").arg(sentenceFor(*m_failure));
    default:
        return {};
    }
}

} // namespace ui
