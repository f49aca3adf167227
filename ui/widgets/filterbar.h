// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace ui {

class FlowLayout;

/// The filters of a query as chips, and the menu that adds one. Writes the query language.
///
/// A chip is a group of one term that is no text. Its first button turns it from "only" to "not", its second
/// removes it. GUI thread; the source must outlive the bar.
class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(core::history::HistorySource &source, QWidget *parent = nullptr);
    ~FilterBar() override;

    void setQuery(const core::history::Query &query); // shows it; says nothing
    [[nodiscard]] const core::history::Query &query() const { return m_query; }
    [[nodiscard]] static QString wordsOf(const core::history::Term &term); // "Language: Chinese"

signals:
    void queryEdited(const core::history::Query &query);
    void operatorWanted(const QString &text); // "customer:" goes into the field, to be completed by hand

private:
    void rebuild();
    QWidget *chip(qsizetype group);
    void toggle(qsizetype group);
    void remove(qsizetype group);
    void add(const core::history::Term &term);
    void askFacets();
    void fillMenu();
    void fillFacets(QMenu *menu, const QVector<core::history::Facet> &facets, core::history::Term::Kind kind);
    void fillDates(QMenu *menu);

    core::history::HistorySource &m_source;
    core::history::Query m_query;
    core::history::Facets m_facets;
    core::CancelToken m_cancel;
    FlowLayout *m_flow = nullptr;
    QToolButton *m_addButton = nullptr;
    QMenu *m_menu = nullptr;
    QList<QWidget *> m_chips;
    bool m_facetsKnown = false;
};

} // namespace ui
