// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/look.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace ui {

class TallTable;

/// The indexes of a shop's database and how what is asked often goes, as two tables under a sentence. GUI
/// thread.
class IndexFindings final : public QWidget
{
    Q_OBJECT
public:
    explicit IndexFindings(QWidget *parent = nullptr);

    /// `before`: the same before indexes were made.
    void setReport(const std::optional<core::advisor::DatabaseReport> &report,
        const std::optional<core::advisor::DatabaseReport> &before);
    void setIndexes(
        const QVector<core::advisor::IndexAdvice> &indexes); // the questions are still being asked
    [[nodiscard]] QStringList report() const; // English
    void retranslate();

private:
    [[nodiscard]] QString summary() const;
    void showQuestions();

    std::optional<core::advisor::DatabaseReport> m_report;
    std::optional<core::advisor::DatabaseReport> m_before;
    QLabel *m_summary;
    TallTable *m_indexes;
    TallTable *m_questions;
};

} // namespace ui
