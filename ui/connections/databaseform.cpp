// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/databaseform.h"

#include "core/postgres/pastedaddress.h"
#include "ui/connections/connectionsection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace ui {

using core::Result;
using core::Secret;
using core::postgres::Address;

namespace {

constexpr int kMostMonths = 1200;

/// Without the keyword when `value` is empty: an empty port is not the usual one to libpq.
Address with(const Address &address, const QString &keyword, const QString &value)
{
    Address changed;
    const auto &values = address.values();
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (it.key() != keyword)
            changed.set(it.key(), it.value());
    }
    if (!value.isEmpty())
        changed.set(keyword, value);
    return changed;
}

} // namespace

DatabaseForm::DatabaseForm(QWidget *parent)
    : QWidget(parent),
      m_form(new QFormLayout(this)),
      m_url(new QLineEdit),
      m_host(new QLineEdit),
      m_port(new QLineEdit),
      m_database(new QLineEdit),
      m_user(new QLineEdit),
      m_password(new QLineEdit),
      m_place(makeWords(u"databaseSecretPlace"_s)),
      m_verifies(new QCheckBox),
      m_replica(new QLineEdit),
      m_mode(new QComboBox),
      m_months(new QSpinBox),
      m_effect(makeWords(u"databaseEffect"_s)),
      m_portLabel(new QLabel)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(24);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto name = [](QWidget *widget, const char *objectName) {
        widget->setObjectName(QLatin1StringView(objectName));
    };
    name(m_url, "databaseUrl");
    name(m_host, "databaseHost");
    name(m_port, "databasePort");
    name(m_database, "databaseName");
    name(m_user, "databaseUser");
    name(m_password, "databasePassword");
    name(m_verifies, "databaseVerifies");
    name(m_replica, "databaseReplica");
    name(m_mode, "databaseMode");
    name(m_months, "databaseMonths");
    m_url->setPlaceholderText(u"postgresql://reports@db.example:5432/shop"_s);
    m_replica->setPlaceholderText(u"postgresql://replica.example:5432"_s);
    m_port->setPlaceholderText(u"5432"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_months->setRange(0, kMostMonths);
    m_mode->addItems({QString(), QString()});
    for (QLabel *words : {m_place, m_effect})
        words->setForegroundRole(QPalette::PlaceholderText);

    addRow(m_url);
    addPlace();
    addRow(m_database);
    addRow(m_user);
    addRow(m_password);
    m_form->addRow(QString(), m_place);
    m_form->addRow(QString(), m_verifies);
    addRow(m_replica);
    addRow(m_mode);
    m_form->addRow(QString(), m_effect);
    addRow(m_months);

    connect(m_url, &QLineEdit::textEdited, this, [this](const QString &text) {
        // One letter is typed; more are pasted, and what is pasted is whole.
        readAddress(text.size() > m_before.size() + 1);
        m_before = m_url->text();
    });
    connect(m_url, &QLineEdit::editingFinished, this, [this] { readAddress(true); });
    connect(m_replica, &QLineEdit::editingFinished, this, &DatabaseForm::readReplica);
    for (QLineEdit *part : {m_host, m_port, m_database, m_user})
        connect(part, &QLineEdit::textEdited, this, &DatabaseForm::writeAddress);
    connect(m_verifies, &QCheckBox::clicked, this, &DatabaseForm::writeAddress);
    connect(m_months, &QSpinBox::valueChanged, this, &DatabaseForm::showMonths);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &DatabaseForm::showEffect);
    for (QLineEdit *field : {m_url, m_host, m_port, m_database, m_user, m_password, m_replica})
        connect(field, &QLineEdit::returnPressed, this, &DatabaseForm::submitted);
    retranslate();
}

void DatabaseForm::addRow(QWidget *field)
{
    auto *label = new QLabel;
    label->setBuddy(field);
    m_labels.append(label);
    m_form->addRow(label, field);
}

/// A layout, not a widget: a label names only what has the same parent.
void DatabaseForm::addPlace()
{
    auto *label = new QLabel;
    label->setBuddy(m_host);
    m_labels.append(label);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_portLabel->setBuddy(m_port);
    m_port->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    row->addWidget(m_host, 1);
    row->addWidget(m_portLabel);
    row->addWidget(m_port);
    m_form->addRow(label, row);
}

void DatabaseForm::setStored(const QString &url, const QString &replicaUrl, Mode mode, int keepMonths)
{
    m_address = {};
    m_url->setText(url);
    m_before = url;
    m_password->clear();
    readAddress(false);
    if (url.isEmpty())
        showParts();
    m_replica->setText(replicaUrl);
    m_mode->setCurrentIndex(mode == Mode::Direct ? 1 : 0);
    m_months->setValue(keepMonths);
    showEffect();
}

void DatabaseForm::setPasswordWords(const QString &placeholder, const QString &place)
{
    m_password->setPlaceholderText(placeholder);
    m_place->setText(place);
}

/// `isComplete`: nobody is in the middle of typing, so the text may change under the cursor.
void DatabaseForm::readAddress(bool isComplete)
{
    const QString text = m_url->text().trimmed();
    const auto parsed = core::postgres::addressFromPasted(text, true);
    if (text.isEmpty() || !parsed)
        return;
    m_address = *parsed;
    m_address.setPassword({});
    if (isComplete && !parsed->password().isEmpty()) {
        m_password->setText(parsed->password().reveal());
        m_url->setText(m_address.toUrl());
    }
    showParts();
}

void DatabaseForm::readReplica()
{
    auto parsed = core::postgres::addressFromPasted(m_replica->text(), true);
    if (m_replica->text().trimmed().isEmpty() || !parsed || parsed->password().isEmpty())
        return;
    if (m_password->text().isEmpty())
        m_password->setText(parsed->password().reveal());
    parsed->setPassword({});
    m_replica->setText(parsed->toUrl());
}

void DatabaseForm::showParts()
{
    const QString hosts = m_address.value(u"host"_s);
    m_host->setText(hosts.isEmpty() ? m_address.value(u"hostaddr"_s) : hosts);
    m_port->setText(m_address.value(u"port"_s));
    m_database->setText(m_address.value(u"dbname"_s));
    m_user->setText(m_address.value(u"user"_s));
    m_verifies->setChecked(m_address.value(u"sslmode"_s) == "verify-full"_L1);
}

void DatabaseForm::writeAddress()
{
    Address changed = m_address;
    for (const auto &[keyword, field] : {std::pair(u"host"_s, m_host), std::pair(u"port"_s, m_port),
             std::pair(u"dbname"_s, m_database), std::pair(u"user"_s, m_user)}) {
        // A host that is only an address stays one.
        if (keyword == "host"_L1 && field->text() == m_address.value(u"hostaddr"_s))
            continue;
        changed = with(changed, keyword, field->text().trimmed());
    }
    const bool verified = m_address.value(u"sslmode"_s) == "verify-full"_L1;
    if (m_verifies->isChecked() != verified)
        changed = with(changed, u"sslmode"_s, m_verifies->isChecked() ? u"verify-full"_s : QString());
    m_address = changed;
    m_url->setText(m_address.values().isEmpty() ? QString() : m_address.toUrl());
    m_before = m_url->text();
}

Result<Address> DatabaseForm::address(bool plainTextAllowed) const
{
    if (m_url->text().trimmed().isEmpty())
        return core::failure(core::Error::Kind::InvalidInput, tr("An address is needed"));
    auto parsed = core::postgres::addressFromPasted(m_url->text(), plainTextAllowed);
    if (parsed)
        parsed->setPassword({});
    return parsed;
}

Result<std::optional<Address>> DatabaseForm::replica(const Address &primary, bool plainTextAllowed) const
{
    if (m_replica->text().trimmed().isEmpty())
        return std::optional<Address>();
    return core::postgres::addressFromPasted(m_replica->text(), plainTextAllowed).map([&](Address parsed) {
        parsed.setPassword({});
        return std::optional(completedFrom(parsed, primary));
    });
}

QString DatabaseForm::url() const
{
    const auto parsed = core::postgres::addressFromPasted(m_url->text(), true);
    return parsed ? parsed->toUrl() : QString();
}

QString DatabaseForm::replicaUrl() const
{
    const auto parsed = core::postgres::addressFromPasted(m_replica->text(), true);
    return m_replica->text().trimmed().isEmpty() || !parsed ? QString() : parsed->toUrl();
}

Secret DatabaseForm::password() const
{
    if (const auto parsed = core::postgres::addressFromPasted(m_url->text(), true);
        m_password->text().isEmpty() && parsed)
        return parsed->password(); // typed there and not left yet
    return Secret(m_password->text());
}

DatabaseForm::Mode DatabaseForm::mode() const
{
    return m_mode->currentIndex() == 1 ? Mode::Direct : Mode::Mirror;
}

int DatabaseForm::keepMonths() const
{
    return m_months->value();
}

void DatabaseForm::focusAddress()
{
    m_url->setFocus();
    m_url->selectAll();
}

void DatabaseForm::focusReplica()
{
    m_replica->setFocus();
}

void DatabaseForm::showEffect()
{
    m_months->setEnabled(mode() == Mode::Mirror);
    m_effect->setText(mode() == Mode::Mirror
            ? tr(
                "The history is copied to this computer: every search is instant, and it can be read without "
                "a network.")
            : tr(
                "Nothing is copied: for a history that is too large, or must always be the latest. Searching "
                "in texts can take long."));
}

void DatabaseForm::showMonths()
{
    m_months->setSuffix(tr(" month(s)", "after a number; of history that is kept", m_months->value()));
}

void DatabaseForm::retranslate()
{
    const QStringList labels{tr("&Address:"), tr("H&ost:"), tr("&Database:"), tr("&User:"), tr("&Password:"),
        tr("&Replica:"), tr("&History:"), tr("&Keep:")};
    for (qsizetype i = 0; i < labels.size(); ++i)
        m_labels[i]->setText(labels[i]);
    m_portLabel->setText(tr("Por&t:"));
    m_verifies->setText(tr("Check the server's &certificate"));
    m_verifies->setToolTip(
        tr("Without it the connection is encrypted, but another server could pretend to be "
           "this one (sslmode=verify-full)."));
    m_url->setToolTip(
        tr("Paste it whole: it fills the fields below, and a password in it moves to its field."));
    m_replica->setToolTip(
        tr("Optional: a copy of the server that answers what is only read. What its address "
           "leaves out is as above."));
    m_mode->setItemText(0, tr("Copied to this computer"));
    m_mode->setItemText(1, tr("Read from the server"));
    m_months->setSpecialValueText(tr("everything"));
    showMonths();
    showEffect();
}

} // namespace ui
