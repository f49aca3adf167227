// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/wiremodel.h"

#include "core/base/timestamp.h"
#include "ui/text/displaytext.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

using core::live::Frame;

void WireModel::add(const QVector<Frame> &frames)
{
    const auto kept = std::min<qsizetype>(frames.size(), kMost);
    const int over = int(std::max<qsizetype>(0, qsizetype(m_frames.size()) + kept - kMost));
    if (over > 0) {
        beginRemoveRows({}, 0, over - 1);
        m_frames.erase(m_frames.begin(), m_frames.begin() + over);
        endRemoveRows();
    }
    if (kept == 0)
        return;
    beginInsertRows({}, int(m_frames.size()), int(m_frames.size() + std::size_t(kept)) - 1);
    m_frames.insert(m_frames.end(), frames.end() - kept, frames.end());
    endInsertRows();
}

void WireModel::clear()
{
    beginResetModel();
    m_frames.clear();
    endResetModel();
}

int WireModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_frames.size());
}

int WireModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WireModel::words(const Frame &frame, int column) const
{
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(frame.atMs).toString(u"HH:mm:ss.zzz"_s);
    case Direction:
        return frame.incoming ? tr("↓ in", "a frame that came") : tr("↑ out", "a frame that was sent");
    case Size:
        return QLocale().toString(frame.bytes);
    case Text:
        return frame.binary ? tr("binary") : DisplayText(QString(frame.text).replace(u'\n', u' ')).text();
    case Fault:
        return frame.fault;
    default:
        return {};
    }
}

QVariant WireModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_frames.size()))
        return {};
    const Frame &frame = m_frames[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return words(frame, index.column());
    case Qt::ToolTipRole:
        return index.column() == Text && !frame.binary
            ? QVariant(DisplayText(frame.text.left(1000)).text().toHtmlEscaped())
            : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Size ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1, %2 bytes at %3: %4", "a frame: in or out; size; time; text")
                   .arg(frame.incoming ? tr("in") : tr("out"), words(frame, Size), words(frame, Time),
                       words(frame, Text))
            + (frame.fault.isEmpty() ? QString() : u". "_s + frame.fault);
    default:
        return {};
    }
}

QVariant WireModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Time"), tr("Direction"), tr("Bytes"), tr("Text"), tr("Fault")};
    return names.value(section);
}

QString WireModel::line(int row) const
{
    const Frame &frame = m_frames[std::size_t(row)];
    QString text = u"%1 %2 %3 B %4"_s.arg(core::formatTimestamp(frame.atMs),
        frame.incoming ? u"in"_s : u"out"_s, QString::number(frame.bytes),
        frame.binary ? u"(binary)"_s : QString(frame.text).replace(u'\n', u' '));
    return frame.fault.isEmpty() ? text : text + u"  FAULT: "_s + frame.fault;
}

} // namespace ui
