// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/models/relaxations.h"

#include <QWidget>

class QLabel;

namespace ui {

/// "No message contains …", and what wider searches would find; each offer is a link with its count.
class EmptyResult final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyResult(core::history::HistorySource &source, QWidget *parent = nullptr);
    ~EmptyResult() override;

    void present(const core::history::Query &query); // asks for the counts of the offers
    void forget(); // stops counting

signals:
    void chosen(const core::history::Query &query);

private:
    struct Offer
    {
        Relaxation relaxation;
        std::optional<core::history::Count> count;
    };
    void write();
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] static QString wordsOf(const Offer &offer);

    core::history::HistorySource &m_source;
    core::history::Query m_query;
    QVector<Offer> m_offers;
    core::CancelToken m_cancel;
    quint64 m_generation = 0;
    QLabel *m_sentence = nullptr;
    QLabel *m_links = nullptr;
};

} // namespace ui
