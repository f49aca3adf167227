// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/filterbar.h"

#include "core/base/deliver.h"
#include "ui/icons.h"
#include "ui/text/historywords.h"
#include "ui/widgets/flowlayout.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

namespace {

constexpr int kFacetsShown = 40;

bool isChip(const QVector<Term> &group)
{
    return group.size() == 1 && !group.constFirst().isText();
}

/// The chips with their places among the groups.
QVector<std::pair<qsizetype, Term>> chipsOf(const Query &query)
{
    QVector<std::pair<qsizetype, Term>> chips;
    for (qsizetype group = 0; group < query.groups.size(); ++group) {
        if (isChip(query.groups.at(group)))
            chips.append({group, query.groups.at(group).constFirst()});
    }
    return chips;
}

} // namespace

FilterBar::FilterBar(HistorySource &source, QWidget *parent) : QWidget(parent), m_source(source)
{
    setObjectName(u"filterBar"_s);
    setAccessibleName(tr("Filters"));
    m_flow = new FlowLayout(this);
    m_addButton = new QToolButton(this);
    m_addButton->setObjectName(u"addFilter"_s);
    m_addButton->setText(tr("Filter"));
    m_addButton->setIcon(icon(u"plus"_s));
    m_addButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addButton->setAccessibleName(tr("Add a filter"));
    m_addButton->setToolTip(tr("Add a filter: shop, bot, language, sender, date, customer or mark"));
    m_addButton->setPopupMode(QToolButton::InstantPopup);
    m_addButton->setFocusPolicy(Qt::TabFocus);
    m_addButton->setMinimumHeight(28);
    m_menu = new QMenu(m_addButton);
    m_menu->setObjectName(u"filterMenu"_s);
    m_addButton->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        fillMenu();
        askFacets();
    });
    m_flow->addWidget(m_addButton);
    fillMenu();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

FilterBar::~FilterBar()
{
    m_cancel.cancel();
}

QString FilterBar::wordsOf(const Term &term)
{
    const auto named = [&term](const QString &name, const QString &value) {
        return term.negated ? tr("not %1: %2").arg(name, value) : tr("%1: %2").arg(name, value);
    };
    switch (term.kind) {
    case Term::Kind::Sender:
        return named(tr("From"), senderWords(term.text));
    case Term::Kind::Bot:
        return named(tr("Bot"), term.text);
    case Term::Kind::Shop:
        return named(tr("Shop"), term.text);
    case Term::Kind::Lang:
        return named(tr("Language"), term.text.endsWith(u'*') ? term.text : languageWords(term.text));
    case Term::Kind::Conversation:
        return named(tr("Conversation"), term.text);
    case Term::Kind::Customer:
        return named(tr("Customer"), term.text);
    case Term::Kind::Mark:
        return (term.text.compare("no"_L1, Qt::CaseInsensitive) == 0) != term.negated ? tr("Not marked")
                                                                                      : tr("Marked");
    case Term::Kind::Time:
        if (term.key == "before"_L1)
            return named(tr("Before"), term.text);
        return named(term.key == "after"_L1 ? tr("From day") : tr("On"), term.text);
    case Term::Kind::Words:
    case Term::Kind::Phrase:
    case Term::Kind::Contains:
        break;
    }
    return term.text;
}

void FilterBar::setQuery(const Query &query)
{
    const bool same = chipsOf(query) == chipsOf(m_query);
    m_query = query;
    if (!same) // most keys change only words
        rebuild();
}

void FilterBar::rebuild()
{
    for (QWidget *old : std::as_const(m_chips)) {
        old->hide();
        old->deleteLater(); // it may be the sender of the click
        m_flow->removeWidget(old);
    }
    m_chips.clear();
    m_flow->removeWidget(m_addButton);
    QWidget *before = nullptr;
    for (qsizetype group = 0; group < m_query.groups.size(); ++group) {
        if (!isChip(m_query.groups.at(group)))
            continue;
        QWidget *made = chip(group);
        m_flow->addWidget(made);
        m_chips.append(made);
        made->show();
        before = made;
    }
    m_flow->addWidget(m_addButton);
    if (before)
        setTabOrder(before->findChildren<QToolButton *>().constLast(), m_addButton);
    m_flow->update();
    updateGeometry();
}

QWidget *FilterBar::chip(qsizetype group)
{
    const Term &term = m_query.groups.at(group).constFirst();
    const QString words = wordsOf(term);
    auto *frame = new QFrame(this);
    frame->setObjectName(u"chip"_s);
    frame->setFrameShape(QFrame::StyledPanel);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *toggleButton = new QToolButton(frame);
    toggleButton->setObjectName(u"chipToggle"_s);
    toggleButton->setText(fontMetrics().elidedText(words, Qt::ElideMiddle, 200).replace(u'&', u"&&"_s));
    toggleButton->setAutoRaise(true);
    toggleButton->setMinimumHeight(26);
    toggleButton->setFocusPolicy(Qt::TabFocus);
    toggleButton->setAccessibleName(
        term.negated ? tr("%1. Press to include.").arg(words) : tr("%1. Press to exclude.").arg(words));
    toggleButton->setToolTip(toggleButton->accessibleName());
    connect(toggleButton, &QToolButton::clicked, this, [this, group] { toggle(group); });
    auto *removeButton = new QToolButton(frame);
    removeButton->setObjectName(u"chipRemove"_s);
    removeButton->setIcon(icon(u"close"_s));
    removeButton->setAutoRaise(true);
    removeButton->setMinimumSize(24, 26);
    removeButton->setFocusPolicy(Qt::TabFocus);
    removeButton->setAccessibleName(tr("Remove the filter %1").arg(words));
    removeButton->setToolTip(removeButton->accessibleName());
    connect(removeButton, &QToolButton::clicked, this, [this, group] { remove(group); });
    row->addWidget(toggleButton);
    row->addWidget(removeButton);
    return frame;
}

void FilterBar::toggle(qsizetype group)
{
    Term &term = m_query.groups[group].first();
    term.negated = !term.negated;
    rebuild();
    emit queryEdited(m_query);
}

void FilterBar::remove(qsizetype group)
{
    m_query.groups.remove(group);
    rebuild();
    m_addButton->setFocus();
    emit queryEdited(m_query);
}

void FilterBar::add(const Term &term)
{
    const bool known = std::any_of(m_query.groups.cbegin(), m_query.groups.cend(),
        [&term](const QVector<Term> &group) { return isChip(group) && group.constFirst() == term; });
    if (known)
        return;
    m_query.add(term);
    rebuild();
    emit queryEdited(m_query);
}

void FilterBar::askFacets()
{
    m_cancel.cancel();
    m_cancel = {};
    core::deliver(m_source.facets(m_cancel), this, [this](const core::Result<Facets> &facets) {
        if (!facets)
            return; // the menu keeps what it knew
        m_facets = *facets;
        m_facetsKnown = true;
        fillMenu();
    });
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    fillFacets(m_menu->addMenu(tr("&Language")), m_facets.languages, Term::Kind::Lang);
    fillFacets(m_menu->addMenu(tr("&Sender")), m_facets.senders, Term::Kind::Sender);
    fillFacets(m_menu->addMenu(tr("S&hop")), m_facets.shops, Term::Kind::Shop);
    fillFacets(m_menu->addMenu(tr("&Bot")), m_facets.bots, Term::Kind::Bot);
    fillDates(m_menu->addMenu(tr("&Date")));
    m_menu->addAction(tr("&Customer…"), this, [this] { emit operatorWanted(u"customer:"_s); });
    m_menu->addAction(tr("&Marked"), this, [this] { add(Query::filter(Term::Kind::Mark, u"yes"_s)); });
}

void FilterBar::fillFacets(QMenu *menu, const QVector<Facet> &facets, Term::Kind kind)
{
    int shown = 0;
    for (const Facet &facet : facets) {
        if (facet.id.isEmpty())
            continue;
        if (++shown > kFacetsShown)
            break;
        QString name = facet.name.isEmpty() ? facet.id : facet.name;
        if (kind == Term::Kind::Lang)
            name = languageWords(facet.id);
        else if (kind == Term::Kind::Sender)
            name = senderWords(facet.id);
        name.replace(u'&', u"&&"_s);
        const QString number = QLocale().toString(facet.messages);
        const QString count = m_facets.isEstimate ? tr("about %1").arg(number) : number;
        auto *action = menu->addAction(tr("%1  (%2)").arg(name, count), this,
            [this, kind, id = facet.id] { add(Query::filter(kind, id)); });
        action->setData(facet.id);
    }
    if (shown == 0)
        menu->addAction(m_facetsKnown ? tr("None in this history") : tr("Counting…"))->setEnabled(false);
}

void FilterBar::fillDates(QMenu *menu)
{
    const std::pair<QString, QString> spans[]{{tr("Today"), u"on:today"_s},
        {tr("Yesterday"), u"on:yesterday"_s}, {tr("Last 7 days"), u"after:7d"_s},
        {tr("Last 30 days"), u"after:30d"_s}};
    for (const auto &[name, text] : spans) {
        menu->addAction(name, this, [this, written = text] {
            const Query parsed = Query::parse(written);
            if (!parsed.isEmpty())
                add(parsed.groups.constFirst().constFirst());
        });
    }
    menu->addSeparator();
    menu->addAction(tr("From a day on…"), this, [this] { emit operatorWanted(u"after:"_s); });
    menu->addAction(tr("Before a day…"), this, [this] { emit operatorWanted(u"before:"_s); });
}

} // namespace ui
