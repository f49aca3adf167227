// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/strip.h"

#include "ui/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kAtMost = 2;

QString iconName(Strip::Kind kind)
{
    switch (kind) {
    case Strip::Kind::Info:
        return u"info"_s;
    case Strip::Kind::Warning:
        return u"warning"_s;
    case Strip::Kind::Error:
        return u"error"_s;
    }
    return {};
}

} // namespace

class StripArea::Line final : public QFrame
{
public:
    Line(const QString &id, StripArea *area)
        : QFrame(area),
          m_id(id),
          m_icon(new QLabel(this)),
          m_text(new QLabel(this)),
          m_bar(new QProgressBar(this)),
          m_close(new QToolButton(this)),
          m_buttons(new QHBoxLayout)
    {
        setObjectName(u"strip/"_s + id);
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::AlternateBase);
        m_text->setWordWrap(true);
        m_text->setTextFormat(Qt::PlainText);
        m_text->setObjectName(u"stripText"_s);
        m_bar->setTextVisible(false);
        m_bar->setFixedSize(160, 8);
        m_close->setAutoRaise(true);
        m_close->setIcon(ui::icon(u"close"_s));
        m_close->setFocusPolicy(Qt::TabFocus);
        m_close->setObjectName(u"stripClose"_s);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(16, 4, 8, 4);
        row->setSpacing(8);
        row->addWidget(m_icon);
        row->addWidget(m_text, 1);
        row->addWidget(m_bar);
        row->addLayout(m_buttons);
        row->addWidget(m_close);
        m_timer.setSingleShot(true);
        connect(m_close, &QToolButton::clicked, area, [area, id] { area->close(id); });
        connect(&m_timer, &QTimer::timeout, area, [area, id] { area->close(id); });
    }

    void fill(const Strip &strip, StripArea *area)
    {
        m_icon->setPixmap(ui::icon(iconName(strip.kind)).pixmap(QSize(20, 20), devicePixelRatioF()));
        if (m_text->text() != strip.text) {
            m_text->setText(strip.text);
            setAccessibleName(strip.text);
        }
        m_bar->setVisible(strip.percent.has_value());
        if (strip.percent) {
            m_bar->setRange(0, *strip.percent < 0 ? 0 : 100);
            m_bar->setValue(*strip.percent);
            m_bar->setAccessibleName(strip.text);
        }
        m_close->setVisible(strip.closable);
        m_close->setAccessibleName(StripArea::tr("Close this notice"));
        m_close->setToolTip(StripArea::tr("Close this notice (Esc)"));
        fillButtons(strip, area);
        if (strip.lastsMs > 0 && !m_timer.isActive())
            m_timer.start(strip.lastsMs);
    }

    [[nodiscard]] QString id() const { return m_id; }

private:
    void fillButtons(const Strip &strip, StripArea *area)
    {
        QStringList wanted;
        for (const Strip::Button &button : strip.buttons)
            wanted.append(button.text);
        if (wanted != m_shown) { // pressing must survive a progress report
            while (QLayoutItem *item = m_buttons->takeAt(0)) {
                item->widget()->deleteLater();
                delete item;
            }
            for (const QString &text : wanted) {
                auto *button = new QPushButton(text, this);
                button->setAutoDefault(false);
                button->setObjectName(u"stripButton"_s);
                m_buttons->addWidget(button);
            }
            m_shown = wanted;
        }
        for (int i = 0; i < strip.buttons.size(); ++i) {
            auto *button = static_cast<QPushButton *>(m_buttons->itemAt(i)->widget());
            button->disconnect(area);
            connect(button, &QPushButton::clicked, area, strip.buttons.at(i).pressed);
        }
    }

    QString m_id;
    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_close;
    QHBoxLayout *m_buttons;
    QStringList m_shown;
    QTimer m_timer;
};

StripArea::StripArea(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"strips"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    hide();
}

void StripArea::show(const Strip &strip)
{
    const auto known = std::find_if(
        m_strips.begin(), m_strips.end(), [&strip](const Strip &other) { return other.id == strip.id; });
    if (known != m_strips.end())
        *known = strip;
    else
        m_strips.append(strip);
    arrange();
}

void StripArea::remove(const QString &id)
{
    if (m_strips.removeIf([&id](const Strip &strip) { return strip.id == id; }) > 0)
        arrange();
}

bool StripArea::contains(const QString &id) const
{
    return std::any_of(
        m_strips.cbegin(), m_strips.cend(), [&id](const Strip &strip) { return strip.id == id; });
}

bool StripArea::closeTop()
{
    const QStringList ids = visibleIds();
    for (const Strip &strip : std::as_const(m_strips)) {
        if (strip.closable && ids.contains(strip.id)) {
            close(QString(strip.id));
            return true;
        }
    }
    return false;
}

QStringList StripArea::visibleIds() const
{
    QStringList ids;
    for (const Line *line : m_lines)
        ids.append(line->id());
    return ids;
}

void StripArea::close(const QString &id)
{
    remove(id);
    emit closed(id);
}

void StripArea::arrange()
{
    QList<Strip> order = m_strips;
    std::reverse(order.begin(), order.end());
    std::stable_sort(
        order.begin(), order.end(), [](const Strip &a, const Strip &b) { return int(a.kind) > int(b.kind); });
    if (order.size() > kAtMost)
        order.resize(kAtMost);
    for (Line *line : QList(m_lines)) {
        if (std::none_of(order.cbegin(), order.cend(),
                [line](const Strip &strip) { return strip.id == line->id(); })) {
            m_lines.removeOne(line);
            line->hide();
            line->deleteLater();
        }
    }
    for (int i = 0; i < order.size(); ++i) {
        const Strip &strip = order.at(i);
        const auto known = std::find_if(
            m_lines.begin(), m_lines.end(), [&strip](const Line *line) { return line->id() == strip.id; });
        Line *line = known == m_lines.end() ? new Line(strip.id, this) : *known;
        if (known == m_lines.end())
            m_lines.append(line);
        line->fill(strip, this);
        m_layout->insertWidget(i, line);
        line->show();
    }
    setVisible(!order.isEmpty());
}

} // namespace ui
