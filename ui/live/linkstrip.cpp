// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/linkstrip.h"

#include "ui/icons.h"
#include "ui/live/linkwords.h"
#include "ui/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using core::live::State;

class LinkStrip::Line final : public QFrame
{
public:
    Line(const QString &name, const QString &tryWords, QWidget *parent)
        : QFrame(parent),
          sign(new QLabel(this)),
          words(new QLabel(this)),
          tryNow(new QPushButton(tryWords, this)),
          open(new QPushButton(LinkStrip::tr("Open Connections"), this))
    {
        setObjectName(name);
        setAutoFillBackground(true);
        words->setObjectName(name + u"Words"_s);
        words->setWordWrap(true);
        words->setTextFormat(Qt::PlainText);
        tryNow->setObjectName(name + u"Try"_s);
        open->setObjectName(name + u"Open"_s);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(16, 4, 8, 4);
        row->addWidget(sign);
        row->addWidget(words, 1);
        row->addWidget(tryNow);
        row->addWidget(open);
        hide();
    }
    void say(const QString &iconName, const QString &text)
    {
        if (text == words->text())
            return;
        words->setText(text);
        if (iconName != m_icon) { // not on each second of a count down: nobody wants to hear that
            m_icon = iconName;
            sign->setPixmap(icon(iconName).pixmap(QSize(20, 20), devicePixelRatioF()));
            setAccessibleName(text);
        }
        setVisible(!text.isEmpty());
        if (text.isEmpty())
            m_icon.clear();
    }

    QLabel *sign;
    QLabel *words;
    QPushButton *tryNow;
    QPushButton *open;

private:
    QString m_icon;
};

LinkStrip::LinkStrip(const Theme &theme, Clock now, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_now(std::move(now)),
      m_linkLine(new Line(u"linkStrip"_s, tr("Try now"), this)),
      m_tailLine(new Line(u"tailStrip"_s, tr("Try now"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(m_linkLine);
    column->addWidget(m_tailLine);
    for (Line *line : {m_linkLine, m_tailLine})
        connect(line->open, &QPushButton::clicked, this, &LinkStrip::connectWanted);
    connect(m_linkLine->tryNow, &QPushButton::clicked, this, &LinkStrip::retryWanted);
    connect(m_tailLine->tryNow, &QPushButton::clicked, this, &LinkStrip::fillWanted);
    connect(&theme, &Theme::changed, this, &LinkStrip::colour);
    show();
}

void LinkStrip::setLink(const core::live::Status &link)
{
    m_link = link;
    show();
}

void LinkStrip::setTail(const core::feed::TailStatus &tail)
{
    m_tail = tail;
    show();
}

void LinkStrip::setDates(const Dates &dates)
{
    m_dates = dates;
    show();
}

void LinkStrip::tick()
{
    if (m_link.state == State::Waiting)
        show();
}

void LinkStrip::show()
{
    const bool person = needsPerson(m_link);
    m_linkLine->tryNow->setVisible(m_link.state == State::Waiting || person);
    m_linkLine->open->setVisible(person);
    m_linkLine->say(person                  ? u"error"_s
            : m_link.state == State::Online ? u"warning"_s
                                            : u"refresh"_s,
        linkSentence(m_link, m_now()));
    m_tailLine->say(u"database"_s, tailSentence(m_tail, m_dates));
    setVisible(!m_linkLine->isHidden() || !m_tailLine->isHidden());
    colour();
}

void LinkStrip::colour()
{
    const auto paint = [this](QWidget *line, bool error) {
        QPalette palette = this->palette();
        palette.setColor(
            QPalette::Window, m_theme.color(error ? Theme::Role::ErrorField : Theme::Role::Note));
        if (line->palette().color(QPalette::Window) != palette.color(QPalette::Window))
            line->setPalette(palette);
    };
    paint(m_linkLine, needsPerson(m_link));
    paint(m_tailLine, false);
}

} // namespace ui
