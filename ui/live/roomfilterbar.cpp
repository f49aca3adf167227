// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roomfilterbar.h"

#include "ui/icons.h"
#include "ui/text/historywords.h"
#include "ui/text/scripts.h"
#include "ui/widgets/flowlayout.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

RoomFilterBar::RoomFilterBar(Choices choices, QWidget *parent)
    : QWidget(parent),
      m_choices(std::move(choices)),
      m_text(new QLineEdit(this)),
      m_menu(new QMenu(this))
{
    setObjectName(u"roomFilters"_s);
    setAccessibleName(tr("Filters"));
    m_text->setObjectName(u"roomText"_s);
    m_text->setPlaceholderText(tr("Name, words or number"));
    m_text->setAccessibleName(tr("Find rooms by name, words or number"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(u"filter"_s), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this,
        [this](const QString &text) { edit([&text](RoomFilter &filter) { filter.text = text; }); });

    auto *chips = new QWidget(this);
    m_flow = new FlowLayout(chips);
    m_switches
        = {{switchButton(u"filterWaiting"_s, tr("Waiting"), &RoomFilter::waiting), &RoomFilter::waiting},
            {switchButton(u"filterUnread"_s, tr("Unread"), &RoomFilter::unread), &RoomFilter::unread},
            {switchButton(u"filterFlagged"_s, tr("Flagged"), &RoomFilter::flagged), &RoomFilter::flagged}};
    m_lang = chip(u"filterLang"_s, &RoomFilter::lang);
    m_shop = chip(u"filterShop"_s, &RoomFilter::shopId);
    m_add = new QToolButton(this);
    m_add->setObjectName(u"filterMore"_s);
    m_add->setText(tr("More"));
    m_add->setIcon(icon(u"plus"_s));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setAccessibleName(tr("Filter by language or shop"));
    m_add->setToolTip(m_add->accessibleName());
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setFocusPolicy(Qt::TabFocus);
    m_add->setMinimumHeight(28);
    m_add->setMenu(m_menu);
    m_menu->setObjectName(u"roomFilterMenu"_s);
    connect(m_menu, &QMenu::aboutToShow, this, &RoomFilterBar::fillMenu);
    for (const auto &[button, part] : std::as_const(m_switches))
        m_flow->addWidget(button);
    for (QToolButton *button : {m_lang, m_shop, m_add})
        m_flow->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 4);
    column->setSpacing(4);
    column->addWidget(m_text);
    column->addWidget(chips);
    show();
}

QToolButton *RoomFilterBar::switchButton(const QString &name, const QString &words, bool RoomFilter::*part)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(words);
    button->setAccessibleName(tr("Only %1", "a kind of room").arg(words));
    button->setToolTip(button->accessibleName());
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumHeight(28);
    connect(button, &QToolButton::clicked, this,
        [this, part](bool on) { edit([part, on](RoomFilter &filter) { filter.*part = on; }); });
    return button;
}

QToolButton *RoomFilterBar::chip(const QString &name, QString RoomFilter::*part)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icon(u"close"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumHeight(28);
    connect(button, &QToolButton::clicked, this, [this, part] {
        edit([part](RoomFilter &filter) { (filter.*part).clear(); });
        m_add->setFocus();
    });
    return button;
}

void RoomFilterBar::fillMenu()
{
    m_menu->clear();
    const auto fill = [this](const QString &title, const QStringList &values, QString RoomFilter::*part,
                          const std::function<QString(const QString &)> &words) {
        QMenu *menu = m_menu->addMenu(title);
        for (const QString &value : values) {
            QAction *action = menu->addAction(words(value).replace(u'&', u"&&"_s), this,
                [this, part, value] { edit([part, value](RoomFilter &filter) { filter.*part = value; }); });
            action->setData(value);
            action->setCheckable(true);
            action->setChecked(m_filter.*part == value);
        }
        menu->setEnabled(!values.isEmpty());
    };
    fill(tr("Language"), m_choices.languages(), &RoomFilter::lang, languageWords);
    fill(tr("Shop"), m_choices.shops(), &RoomFilter::shopId, isolated);
    m_menu->addSeparator();
    m_menu
        ->addAction(tr("Show all rooms"), this,
            [this] {
                setFilter({});
                emit filterEdited(m_filter);
            })
        ->setEnabled(!m_filter.isEmpty());
}

void RoomFilterBar::edit(const std::function<void(RoomFilter &)> &change)
{
    RoomFilter next = m_filter;
    change(next);
    if (next == m_filter)
        return;
    m_filter = next;
    show();
    emit filterEdited(m_filter);
}

void RoomFilterBar::setFilter(const RoomFilter &filter)
{
    m_filter = filter;
    show();
}

void RoomFilterBar::show()
{
    if (m_text->text() != m_filter.text)
        m_text->setText(m_filter.text);
    for (const auto &[button, part] : std::as_const(m_switches)) {
        const bool on = m_filter.*part;
        button->setChecked(on);
        button->setIcon(on ? icon(u"check"_s) : QIcon()); // not by colour alone
        button->setToolButtonStyle(on ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    }
    const auto chip = [this](QToolButton *button, const QString &value, const QString &words) {
        button->setVisible(!value.isEmpty());
        button->setText(fontMetrics().elidedText(words, Qt::ElideMiddle, 160).replace(u'&', u"&&"_s));
        button->setAccessibleName(tr("Remove the filter %1").arg(words));
        button->setToolTip(button->accessibleName());
    };
    chip(m_lang, m_filter.lang, languageWords(m_filter.lang));
    chip(m_shop, m_filter.shopId, tr("Shop: %1").arg(isolated(m_filter.shopId)));
    m_flow->update();
}

void RoomFilterBar::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
    m_text->selectAll();
}

bool RoomFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::NoModifier) {
            emit listWanted();
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_text->text().isEmpty()) {
            m_text->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
