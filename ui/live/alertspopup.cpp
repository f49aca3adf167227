// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/alertspopup.h"

#include "ui/actions.h"
#include "ui/icons.h"
#include "ui/live/alerts.h"
#include "ui/text/scripts.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kWidth = 380;
constexpr int kListHeight = 220;

} // namespace

AlertRulesPanel::AlertRulesPanel(Alerts &alerts, QWidget *parent)
    : QWidget(parent),
      m_alerts(alerts),
      m_on(new QCheckBox(tr("Call me to customers who wait"), this)),
      m_sound(new QCheckBox(tr("With a sound"), this)),
      m_minutes(minutesBox(u"alertMinutes"_s, 1, 240)),
      m_repeat(minutesBox(u"alertRepeat"_s, 0, 60))
{
    setObjectName(u"alertRules"_s);
    m_on->setObjectName(u"alertsOn"_s);
    m_sound->setObjectName(u"alertSound"_s);
    m_repeat->setSpecialValueText(tr("only once"));
    auto *test = new QPushButton(icon(u"bell"_s), tr("Try it"), this);
    test->setObjectName(u"alertTest"_s);
    test->setAccessibleName(tr("Try sound and notification"));
    connect(test, &QPushButton::clicked, &m_alerts, &Alerts::test);
    auto *sound = new QHBoxLayout;
    sound->addWidget(m_sound, 1);
    sound->addWidget(test);
    const auto line = [this](const QString &words, QSpinBox *box) {
        auto *label = new QLabel(words, this);
        label->setBuddy(box);
        label->setWordWrap(true);
        box->setAccessibleName(words);
        auto *row = new QHBoxLayout;
        row->addWidget(label, 1);
        row->addWidget(box);
        return row;
    };
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_on);
    column->addLayout(sound);
    column->addLayout(line(tr("A wait is long after"), m_minutes));
    column->addLayout(line(tr("Call again every"), m_repeat));
    m_shopColumn = new QVBoxLayout;
    column->addLayout(m_shopColumn);
    for (QCheckBox *box : {m_on, m_sound})
        connect(box, &QCheckBox::toggled, this, &AlertRulesPanel::write);
    read();
}

QSpinBox *AlertRulesPanel::minutesBox(const QString &name, int from, int to)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(name);
    box->setRange(from, to);
    box->setSuffix(tr(" min", "unit after a number"));
    box->setMinimumHeight(28);
    connect(box, &QSpinBox::valueChanged, this, &AlertRulesPanel::write);
    return box;
}

void AlertRulesPanel::read()
{
    const QScopedValueRollback guard(m_reading, true);
    const AlertRules &rules = m_alerts.rules();
    m_on->setChecked(rules.alerts);
    m_sound->setChecked(rules.sound);
    m_minutes->setValue(rules.minutes);
    m_repeat->setValue(rules.repeatMinutes);
    QStringList ids = m_alerts.shops();
    if (ids.size() == 1 && rules.shops.isEmpty())
        ids.clear(); // one shop needs no rules of its own
    for (const QString &id : rules.shops.keys()) {
        if (!ids.contains(id))
            ids.append(id);
    }
    while (QLayoutItem *item = m_shopColumn->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_shops.clear();
    for (const QString &id : std::as_const(ids)) {
        const AlertRules::Shop rule = rules.shops.value(id, {true, rules.minutes});
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto *on = new QCheckBox(tr("Shop %1").arg(isolated(id)), line);
        on->setObjectName(u"alertShop/"_s + id);
        on->setChecked(rule.alerts);
        QSpinBox *minutes = minutesBox(u"alertShopMinutes/"_s + id, 1, 240);
        minutes->setValue(rule.minutes);
        minutes->setAccessibleName(tr("Minutes until a wait is long in shop %1").arg(id));
        row->addWidget(on, 1);
        row->addWidget(minutes);
        connect(on, &QCheckBox::toggled, this, &AlertRulesPanel::write);
        m_shopColumn->addWidget(line);
        m_shops.append({id, on, minutes});
    }
}

void AlertRulesPanel::write()
{
    if (m_reading)
        return;
    AlertRules rules = m_alerts.rules();
    rules.alerts = m_on->isChecked();
    rules.sound = m_sound->isChecked();
    const int before = std::exchange(rules.minutes, m_minutes->value());
    rules.repeatMinutes = m_repeat->value();
    for (const ShopRow &row : std::as_const(m_shops)) {
        const AlertRules::Shop rule{row.alerts->isChecked(), row.minutes->value()};
        if (rules.shops.contains(row.id) || rule != AlertRules::Shop{true, before})
            rules.shops.insert(row.id, rule);
    }
    m_alerts.setRules(rules);
}

AlertsPopup::AlertsPopup(Alerts &alerts, Actions &actions, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_alerts(alerts),
      m_words(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_rulesButton(new QPushButton(icon(u"settings"_s), tr("Settings"), this)),
      m_rules(new AlertRulesPanel(alerts, this))
{
    setObjectName(u"alertsPopup"_s);
    setAccessibleName(tr("Alerts"));
    setFrameShape(QFrame::StyledPanel);
    m_words->setObjectName(u"alertsWords"_s);
    m_words->setWordWrap(true);
    m_list->setObjectName(u"alertsList"_s);
    m_list->setAccessibleName(tr("Customers who want a person"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setMinimumHeight(kListHeight);
    const auto open = [this](const QListWidgetItem *item) {
        const QString id = item->data(Qt::UserRole).toString();
        hide();
        m_alerts.choose(id);
    };
    connect(m_list, &QListWidget::itemActivated, this, open);
    connect(m_list, &QListWidget::itemClicked, this, open);
    auto *mute = new QToolButton(this);
    mute->setDefaultAction(actions[Command::MuteAlerts]);
    mute->setObjectName(u"alertsMute"_s);
    mute->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    mute->setFocusPolicy(Qt::TabFocus);
    mute->setMinimumHeight(28);
    m_rulesButton->setObjectName(u"alertsSettings"_s);
    m_rulesButton->setCheckable(true);
    m_rules->hide();
    connect(m_rulesButton, &QPushButton::toggled, this, [this](bool on) {
        m_rules->read();
        m_rules->setVisible(on);
        adjustSize();
    });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(mute, 1);
    buttons->addWidget(m_rulesButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    column->addWidget(m_rules);
    setMinimumWidth(kWidth);
    connect(&m_alerts, &Alerts::changed, this, [this] {
        if (isVisible())
            fill();
    });
    connect(actions[Command::ShowAlerts], &QAction::triggered, this, &AlertsPopup::popUp);
}

void AlertsPopup::fill()
{
    const auto &open = m_alerts.open();
    m_words->setText(open.isEmpty() ? tr("Nobody needs you right now.")
                                    : tr("%n customer(s) want a person", nullptr, int(open.size())));
    m_list->setVisible(!open.isEmpty());
    while (m_list->count() > open.size())
        delete m_list->takeItem(m_list->count() - 1);
    for (qsizetype i = 0; i < open.size(); ++i) { // in place: the current row stays where it is
        QListWidgetItem *item = m_list->item(int(i));
        if (!item)
            item = new QListWidgetItem(m_list);
        const QString words = m_alerts.sentence(open.at(i));
        item->setText(
            (open.at(i).kind == Alert::Kind::HandOff ? tr("Hand-off: %1") : tr("Long wait: %1")).arg(words));
        item->setData(Qt::UserRole, open.at(i).roomId);
        item->setData(Qt::AccessibleTextRole, item->text());
    }
}

void AlertsPopup::popUp()
{
    fill();
    adjustSize();
    const QWidget *window = parentWidget() ? parentWidget()->window() : nullptr;
    if (window) {
        const QRect place(window->width() - width() - 16, 48, width(), height());
        move(window->mapToGlobal(
            QStyle::visualRect(window->layoutDirection(), window->rect(), place).topLeft()));
    }
    show();
    if (m_list->isVisible()) {
        m_list->setCurrentRow(0);
        m_list->setFocus(Qt::PopupFocusReason);
    } else {
        m_rulesButton->setFocus(Qt::PopupFocusReason);
    }
}

void AlertsPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
