// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/xlsxwriter.h"

#include "core/base/fileerror.h"
#include "core/base/timestamp.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QUuid>
#include <QtEndian>

#include <xlsxwriter.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <limits>

using namespace Qt::StringLiterals;

namespace core::exporting {

namespace {

constexpr qsizetype kMostUnits = 32'767;
constexpr qint64 kSpareBytes = 4 * 1024 * 1024;
constexpr qint64 kFirstDayMs = -2'208'988'800'000; // 1900-01-01
constexpr double kDayMs = 86'400'000.0;

enum Column : quint16 {
    Time,
    ConversationId,
    Customer,
    Sender,
    Text,
    Language,
    Shop,
    Bot,
    Address,
    CustomerId,
    MessageId,
    Changed,
    Source,
    Marked,
    Comment,
    ColumnCount
};

struct Heading
{
    const char *name;
    double width; // in characters
};

constexpr std::array<Heading, ColumnCount> kHeadings{
    {{"Time (UTC)", 23}, {"Conversation", 24}, {"Customer", 20}, {"Sender", 9}, {"Text", 80},
        {"Language", 10}, {"Shop", 16}, {"Bot", 22}, {"Address", 28}, {"Customer id", 14}, {"Message id", 14},
        {"Changed (UTC)", 23}, {"Source", 12}, {"Marked", 9}, {"Comment", 30}}};

/// What a cell can hold: no NUL, no noncharacters, and what looks like an escape is escaped.
QString cellText(const QString &text)
{
    static const QRegularExpression escapes(u"_(?=x[0-9A-Fa-f]{4}_)"_s);
    QString cell = text;
    cell.replace(QChar(0), QChar(0x2400));
    cell.replace(QChar(0xFFFE), QChar(QChar::ReplacementCharacter));
    cell.replace(QChar(0xFFFF), QChar(QChar::ReplacementCharacter));
    if (cell.contains("_x"_L1))
        cell.replace(escapes, u"_x005F_"_s);
    return cell;
}

QString shortened(const QString &text)
{
    qsizetype units = kMostUnits - 1;
    for (;;) {
        if (text.at(units - 1).isHighSurrogate())
            --units;
        const QString cell = cellText(text.left(units)) + u'…';
        if (cell.size() <= kMostUnits)
            return cell;
        units = qMin(units - 1, units * kMostUnits / cell.size()); // escapes made it longer
    }
}

/// Unpacked size of the sheet by the zip's table of contents, which stands at the end; 0 without one.
qint64 sheetBytesIn(const QString &path)
{
    constexpr qint64 kContentsBytes = 64 * 1024;
    constexpr qsizetype kSizeAt = 24;
    constexpr qsizetype kNameAt = 46;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(qMax(qint64(0), file.size() - kContentsBytes)))
        return 0;
    const QByteArray end = file.readAll();
    const qsizetype entry = end.lastIndexOf("xl/worksheets/sheet1.xml") - kNameAt;
    if (entry < 0 || end.mid(entry, 4) != "PK\1\2")
        return 0;
    return qFromLittleEndian<quint32>(end.constData() + entry + kSizeAt);
}

} // namespace

void XlsxWriter::FreeWorkbook::operator()(lxw_workbook *workbook) const
{
    lxw_workbook_free(workbook);
}

XlsxWriter::XlsxWriter(QString path, QString title, quint32 rowsPerFile)
    : m_path(std::move(path)),
      m_title(std::move(title)),
      m_rowsPerFile(rowsPerFile)
{ }

XlsxWriter::~XlsxWriter()
{
    m_workbook.reset();
    for (const Part &part : m_parts)
        QFile::remove(part.temporary);
}

QStringList XlsxWriter::moreFiles() const
{
    QStringList files;
    for (std::size_t i = 1; i < m_parts.size(); ++i)
        files.append(m_parts.at(i).target);
    return files;
}

Result<Done> XlsxWriter::open()
{
    if (QFileInfo(m_path).isDir())
        return tl::make_unexpected(problem(u"is a folder"_s));
    return beginPart();
}

Error XlsxWriter::problem(const QString &reason) const
{
    // The library says what failed, not why; the reason is found by trying.
    QFile probe(QFileInfo(m_path).absolutePath() + "/."_L1 + QUuid::createUuid().toString(QUuid::Id128));
    const bool works = probe.open(QIODevice::WriteOnly);
    Error error = works ? Error{Error::Kind::File, {}} : writeError(probe, m_path);
    if (works)
        probe.remove();
    if (freeBytes() < kSpareBytes)
        error.kind = Error::Kind::DiskFull;
    error.detail = u"%1: %2"_s.arg(m_path, reason);
    return error;
}

Result<Done> XlsxWriter::beginPart()
{
    const QFileInfo target(m_path);
    const QString name = m_parts.empty()
        ? target.absoluteFilePath()
        : u"%1/%2-%3.xlsx"_s.arg(target.absolutePath(), target.completeBaseName()).arg(m_parts.size() + 1);
    const QString unique = QUuid::createUuid().toString(QUuid::Id128).left(8);
    m_parts.push_back({u"%1.%2.part"_s.arg(name, unique), name});

    QFile probe(m_parts.back().temporary);
    if (!probe.open(QIODevice::WriteOnly))
        return tl::make_unexpected(writeError(probe, m_path));
    probe.close();

    const QByteArray file = QFile::encodeName(m_parts.back().temporary);
    QByteArray folder = QFile::encodeName(target.absolutePath());
    lxw_workbook_options options{LXW_TRUE, folder.data(), LXW_FALSE};
    m_workbook.reset(workbook_new_opt(file.constData(), &options));
    m_sheet = m_workbook ? workbook_add_worksheet(m_workbook.get(), "Messages") : nullptr;
    if (!m_sheet)
        return tl::make_unexpected(problem(u"cannot be written"_s));
    QByteArray title = m_title.toUtf8();
    lxw_doc_properties properties{};
    properties.title = title.data();
    workbook_set_properties(m_workbook.get(), &properties);
    lxw_format *bold = workbook_add_format(m_workbook.get());
    format_set_bold(bold);
    m_timeFormat = workbook_add_format(m_workbook.get());
    format_set_num_format(m_timeFormat, "yyyy-mm-dd hh:mm:ss.000");
    writeHeading(bold);
    return Done{};
}

void XlsxWriter::writeHeading(const lxw_format *bold)
{
    auto *format = const_cast<lxw_format *>(bold); // the C interface knows no const
    m_row = 0;
    for (quint16 column = 0; column < ColumnCount; ++column) {
        const Heading &heading = kHeadings.at(column);
        worksheet_set_column(m_sheet, column, column, heading.width, nullptr);
        worksheet_write_string(m_sheet, 0, column, heading.name, format);
    }
    worksheet_freeze_panes(m_sheet, 1, 0);
}

void XlsxWriter::writeText(quint16 column, const QString &text)
{
    if (text.isEmpty())
        return;
    QString cell = cellText(text);
    if (cell.size() > kMostUnits) {
        cell = shortened(text);
        ++m_shortened;
    }
    worksheet_write_string(m_sheet, m_row, column, cell.toUtf8().constData(), nullptr);
}

void XlsxWriter::writeTime(quint16 column, qint64 ms)
{
    if (ms < kFirstDayMs)
        writeText(column, formatTimestamp(ms));
    else // days since 1899-12-30, as spreadsheets count
        worksheet_write_number(m_sheet, m_row, column, double(ms) / kDayMs + 25'569, m_timeFormat);
}

Result<Done> XlsxWriter::add(const chat::Conversation &c, const chat::Message &m, bool)
{
    if (m_row == m_rowsPerFile) {
        if (const auto ended = endPart(); !ended)
            return ended;
        if (const auto begun = beginPart(); !begun)
            return begun;
    }
    ++m_row;
    constexpr quint32 kLookEvery = 1024;
    if (m_row % kLookEvery == 1) {
        if (const auto collected = collectedBytes(); !collected)
            return tl::make_unexpected(collected.error());
    }
    writeTime(Time, m.sentAtMs);
    writeText(ConversationId, m.conversationId);
    writeText(Customer, c.customerName);
    writeText(Sender, m.sender);
    writeText(Text, m.content);
    writeText(Language, m.lang);
    writeText(Shop, m.shopId == c.shopId && !c.shopName.isEmpty() ? c.shopName : m.shopId);
    writeText(Bot, m.botId == c.botId && !c.botName.isEmpty() ? c.botName : m.botId);
    writeText(Address, c.customerEmail);
    writeText(CustomerId, m.customerId);
    writeText(MessageId, m.id);
    if (m.updatedAtMs)
        writeTime(Changed, *m.updatedAtMs);
    writeText(Source, m.source);
    if (m.marked)
        worksheet_write_boolean(m_sheet, m_row, Marked, 1, nullptr);
    writeText(Comment, m.comment);
    return Done{};
}

Result<Done> XlsxWriter::endPart()
{
    worksheet_autofilter(m_sheet, 0, 0, qMax(m_row, 1U), ColumnCount - 1);
    const auto collected = collectedBytes();
    if (!collected)
        return tl::make_unexpected(collected.error());
    // The rows are copied before they are packed.
    if (freeBytes() < *collected)
        return tl::make_unexpected(Error{Error::Kind::DiskFull, m_path});
    m_sheet = nullptr;
    const lxw_error closed = workbook_close(m_workbook.release()); // frees it, also when it fails
    if (closed != LXW_NO_ERROR)
        return tl::make_unexpected(problem(QString::fromUtf8(lxw_strerror(closed))));
    if (sheetBytesIn(m_parts.back().temporary) < *collected)
        return tl::make_unexpected(problem(u"the sheet is not whole"_s));
    return Done{};
}

qint64 XlsxWriter::freeBytes() const
{
    const QStorageInfo storage(QFileInfo(m_path).absolutePath());
    return storage.isValid() ? storage.bytesAvailable() : std::numeric_limits<qint64>::max();
}

/// The library writes the rows into a file of its own and does not notice when that cannot grow.
Result<qint64> XlsxWriter::collectedBytes() const
{
    std::FILE *rows = m_sheet->optimize_tmpfile;
    if (std::fflush(rows) != 0 || std::ferror(rows) != 0)
        return tl::make_unexpected(problem(u"the rows cannot be written"_s));
    if (freeBytes() < kSpareBytes)
        return tl::make_unexpected(Error{Error::Kind::DiskFull, m_path});
    return qint64(std::ftell(rows));
}

Result<Done> XlsxWriter::finish()
{
    if (const auto ended = endPart(); !ended)
        return ended;
    // The first file last: when it is there, the whole set is.
    for (auto part = m_parts.rbegin(); part != m_parts.rend(); ++part) {
        std::error_code reason;
        std::filesystem::rename(QFile::encodeName(part->temporary).toStdString(),
            QFile::encodeName(part->target).toStdString(), reason);
        if (reason)
            return tl::make_unexpected(problem(QString::fromStdString(reason.message())));
    }
    return Done{};
}

} // namespace core::exporting
