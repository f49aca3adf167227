// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptyresult.h"

#include "core/base/deliver.h"
#include "ui/text/historywords.h"
#include "ui/widgets/filterbar.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

namespace {

constexpr qint64 kCountCap = 10'000;

} // namespace

EmptyResult::EmptyResult(HistorySource &source, QWidget *parent) : QWidget(parent), m_source(source)
{
    setObjectName(u"emptyResult"_s);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(u"emptySentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_links = new QLabel(this);
    m_links->setObjectName(u"emptyOffers"_s);
    m_links->setWordWrap(true);
    m_links->setTextFormat(Qt::RichText);
    m_links->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_links->setAccessibleName(tr("Wider searches"));
    setFocusProxy(m_links);
    connect(m_links, &QLabel::linkActivated, this, [this](const QString &link) {
        const qsizetype at = link.toInt();
        if (at >= 0 && at < m_offers.size())
            emit chosen(Query(m_offers.at(at).relaxation.query));
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 24, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_sentence);
    column->addWidget(m_links);
    column->addStretch();
}

EmptyResult::~EmptyResult()
{
    m_cancel.cancel();
}

void EmptyResult::present(const Query &query)
{
    forget();
    m_query = query;
    m_cancel = {};
    for (const Relaxation &relaxation : relaxationsOf(query))
        m_offers.append({relaxation, std::nullopt});
    write();
    for (qsizetype at = 0; at < m_offers.size(); ++at) {
        core::deliver(m_source.count(m_offers.at(at).relaxation.query, kCountCap, m_cancel), this,
            [this, at, generation = m_generation](const core::Result<Count> &count) {
                if (generation != m_generation || !count)
                    return; // an offer without a count is simply not made
                m_offers[at].count = *count;
                write();
            });
    }
    show();
}

void EmptyResult::forget()
{
    ++m_generation;
    m_cancel.cancel();
    m_offers.clear();
}

QString EmptyResult::wordsOf(const Offer &offer)
{
    const QString number = countWords(*offer.count);
    switch (offer.relaxation.kind) {
    case Relaxation::Kind::WithoutDate:
        return tr("%1 without the date filter").arg(number);
    case Relaxation::Kind::AnyWord:
        return tr("%1 with any of the words").arg(number);
    case Relaxation::Kind::AnyWordOnly:
        return tr("%1 with any of the words, without filters").arg(number);
    case Relaxation::Kind::WithoutFilters:
        return tr("%1 without filters").arg(number);
    case Relaxation::Kind::InsideWords:
        return tr("%1 also inside of words").arg(number);
    case Relaxation::Kind::WithoutFilter:
        break;
    }
    return tr("%1 without “%2”").arg(number, FilterBar::wordsOf(offer.relaxation.dropped));
}

QString EmptyResult::sentence() const
{
    if (m_query.isEmpty())
        return tr("This history has no conversations yet.");
    Query words;
    for (const auto &group : m_query.groups) {
        if (std::any_of(group.cbegin(), group.cend(), [](const Term &term) { return term.isText(); }))
            words.groups.append(group);
    }
    const QString text = words.toText().toHtmlEscaped();
    if (words.isEmpty())
        return tr("No message meets these filters.");
    if (words.groups.size() < m_query.groups.size())
        return tr("No message contains <b>%1</b> with these filters.").arg(text);
    return tr("No message contains <b>%1</b>.").arg(text);
}

void EmptyResult::write()
{
    m_sentence->setText(sentence());
    QStringList links;
    for (qsizetype at = 0; at < m_offers.size(); ++at) {
        const Offer &offer = m_offers.at(at);
        if (offer.count && offer.count->value > 0)
            links.append(u"<a href=\"%1\">%2</a>"_s.arg(at).arg(wordsOf(offer).toHtmlEscaped()));
    }
    m_links->setText(links.join(u"<br>"_s));
    m_links->setVisible(!links.isEmpty());
    m_links->setFocusPolicy(links.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
}

} // namespace ui
