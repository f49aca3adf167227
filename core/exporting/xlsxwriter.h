// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exporting/writer.h"

#include <memory>
#include <vector>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace core::exporting {

/// A workbook with one message a row: typed times, ids as text, never a formula, heading frozen, filters on.
///
/// Rows that do not fit follow in files beside the first (`name-2.xlsx`). A cell holds 32,767 UTF-16 units;
/// longer texts are cut and counted. Earlier than 1900 a spreadsheet knows no dates; such times are text.
class XlsxWriter final : public Writer
{
public:
    /// A worksheet's rows without the heading.
    static constexpr quint32 kMostRows = 1'048'575;

    XlsxWriter(QString path, QString title, quint32 rowsPerFile = kMostRows);
    ~XlsxWriter() override;
    Q_DISABLE_COPY_MOVE(XlsxWriter)

    [[nodiscard]] Result<Done> open() override;
    [[nodiscard]] Result<Done> add(
        const chat::Conversation &conversation, const chat::Message &message, bool begins) override;
    [[nodiscard]] Result<Done> finish() override;
    [[nodiscard]] qint64 shortenedCells() const override { return m_shortened; }
    [[nodiscard]] QStringList moreFiles() const override;

private:
    struct FreeWorkbook
    {
        void operator()(lxw_workbook *workbook) const;
    };
    struct Part
    {
        QString temporary;
        QString target;
    };
    [[nodiscard]] Result<Done> beginPart();
    [[nodiscard]] Result<Done> endPart();
    [[nodiscard]] Error problem(const QString &reason) const;
    [[nodiscard]] qint64 freeBytes() const;
    [[nodiscard]] Result<qint64> collectedBytes() const;
    void writeHeading(const lxw_format *bold);
    void writeText(quint16 column, const QString &text);
    void writeTime(quint16 column, qint64 ms);

    QString m_path;
    QString m_title;
    quint32 m_rowsPerFile;
    std::vector<Part> m_parts;
    std::unique_ptr<lxw_workbook, FreeWorkbook> m_workbook;
    lxw_worksheet *m_sheet = nullptr; // owned by the workbook, like the format
    lxw_format *m_timeFormat = nullptr;
    quint32 m_row = 0; // the last one written; 0 is the heading
    qint64 m_shortened = 0;
};

} // namespace core::exporting
