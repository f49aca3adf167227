// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionsection.h"

#include "ui/connections/checklist.h"
#include "ui/panes.h"
#include "ui/text/errors.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

QLabel *makeWords(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

ConnectionSection::ConnectionSection(const QString &id, QWidget *parent)
    : QWidget(parent),
      m_id(id),
      m_heading(new QLabel),
      m_words(makeWords(u"words/"_s + id)),
      m_test(new QPushButton),
      m_forget(new QPushButton),
      m_steps(new CheckList([this](const core::Error &error) { return sentenceOf(error); }))
{
    setObjectName(u"section/"_s + id);
    m_test->setObjectName(u"testConnection/"_s + id);
    m_forget->setObjectName(u"forgetConnection/"_s + id);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_check)
            m_check->cancel();
        else
            test();
    });
    connect(m_forget, &QPushButton::clicked, this, [this] { forget(); });
    m_forget->hide();
}

ConnectionSection::~ConnectionSection()
{
    if (m_check)
        QObject::disconnect(m_check, nullptr, this, nullptr);
    delete m_check;
}

void ConnectionSection::arrange(QWidget *form, const QList<QWidget *> &more)
{
    m_form = form;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addWidget(m_heading);
    column->addWidget(m_words);
    column->addWidget(form);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(m_steps);
    for (QWidget *widget : more)
        column->addWidget(widget);
    column->addStretch(1);
    passFocusOn(this, m_test);
    retranslateAll();
}

void ConnectionSection::setWords(const QString &words, const QString &forget)
{
    m_words->setText(words);
    m_forget->setText(forget);
    m_forget->setVisible(!forget.isEmpty());
}

ConnectionSection::State ConnectionSection::state() const
{
    if (m_check)
        return {u"◐"_s, tr("testing…")};
    const State own = ownState();
    // What is typed may be wrong while what is stored works.
    return m_hasFailed && own.shape != u"●"_s ? State{u"✕"_s, tr("the test failed")} : own;
}

QStringList ConnectionSection::stepLines() const
{
    return m_steps->lines();
}

QString ConnectionSection::sentenceOf(const core::Error &error) const
{
    return shopSentenceFor(error);
}

void ConnectionSection::run(core::CheckJob *check, const std::function<void()> &passed)
{
    m_check = check;
    m_hasFailed = false;
    connect(check, &core::CheckJob::stepChanged, this, [this, check] {
        m_lastSteps = check->steps();
        m_steps->setSteps(m_lastSteps);
    });
    connect(check, &core::CheckJob::finished, this, [this, passed](bool good) {
        m_check.clear();
        setTesting(false);
        for (const core::CheckStep &step : std::as_const(m_lastSteps)) {
            if (step.error && step.error->kind != core::Error::Kind::Cancelled) {
                m_hasFailed = true;
                fail(*step.error);
            }
        }
        if (good)
            passed();
        emit stateChanged();
    });
    setTesting(true);
    emit stateChanged();
    check->start();
}

void ConnectionSection::fail(const core::Error &error)
{
    emit problem(tr("%1: %2", "connection; what went wrong").arg(title(), sentenceOf(error)));
}

void ConnectionSection::clearSteps()
{
    m_hasFailed = false;
    m_lastSteps.clear();
    m_steps->setSteps({});
}

void ConnectionSection::setTesting(bool testing)
{
    m_form->setEnabled(!testing);
    m_test->setText(testing ? tr("Stop the Test") : tr("Test and Save"));
}

void ConnectionSection::retranslateAll()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_heading->setFont(large);
    m_heading->setText(title());
    setTesting(isTesting());
    m_steps->setSteps(m_lastSteps);
    retranslate();
    emit stateChanged();
}

void ConnectionSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_form && (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange))
        retranslateAll();
}

} // namespace ui
