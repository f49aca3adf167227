// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/gotodate.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

GoToDateDialog::GoToDateDialog(const Dates &dates, std::optional<qint64> readingMs, QWidget *parent)
    : QDialog(parent),
      m_dates(dates)
{
    setObjectName(u"goToDate"_s);
    setWindowTitle(tr("Go to Date or Message"));
    setAttribute(Qt::WA_DeleteOnClose);
    if (readingMs)
        m_reading = QDateTime::fromMSecsSinceEpoch(*readingMs, dates.zone());
    auto *label = new QLabel(tr("&Date, time or message id:"), this);
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"goToField"_s);
    m_field->setPlaceholderText(tr("18.11 17:00 · 2025-11-18 · yesterday 17:00"));
    m_field->setMinimumWidth(340);
    label->setBuddy(m_field);
    m_meaning = new QLabel(this);
    m_meaning->setObjectName(u"goToMeaning"_s);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_goButton = buttons->addButton(tr("&Go"), QDialogButtonBox::AcceptRole);
    m_goButton->setObjectName(u"goToButton"_s);
    m_goButton->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &GoToDateDialog::go);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &GoToDateDialog::understand);
    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_meaning);
    column->addWidget(buttons);
    understand();
}

void GoToDateDialog::understand()
{
    const QDateTime now = QDateTime::currentDateTimeUtc().toTimeZone(m_dates.zone());
    m_moment = parseMoment(m_field->text(), now, m_reading, m_dates.locale());
    m_goButton->setEnabled(m_moment.kind != Moment::Kind::Nothing);
    switch (m_moment.kind) {
    case Moment::Kind::Time:
        m_meaning->setText(m_moment.wholeDay
                ? tr("The start of %1")
                      .arg(m_dates.locale().toString(m_moment.at.date(), u"dddd, d MMMM yyyy"_s))
                : m_dates.full(m_moment.at.toMSecsSinceEpoch()));
        break;
    case Moment::Kind::Message:
        m_meaning->setText(tr("The message with the id %1").arg(m_moment.messageId));
        break;
    case Moment::Kind::Nothing:
        m_meaning->setText(m_field->text().trimmed().isEmpty()
                ? tr("The nearest message at or after that time is shown.")
                : tr("This is no date, time or id yet."));
        break;
    }
    m_field->setAccessibleDescription(m_meaning->text());
}

void GoToDateDialog::go()
{
    if (m_moment.kind == Moment::Kind::Nothing)
        return;
    const Moment chosen = m_moment;
    accept();
    if (chosen.kind == Moment::Kind::Time)
        emit timeChosen(chosen.at.toMSecsSinceEpoch());
    else
        emit messageChosen(chosen.messageId);
}

} // namespace ui
