// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/cozeform.h"

#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using core::workspace::SecretStore;

namespace {

constexpr qint64 kLargestKey = 64 * 1024;

} // namespace

CozeForm::CozeForm(QWidget *parent)
    : QWidget(parent),
      m_form(new QFormLayout(this)),
      m_region(new QComboBox(this)),
      m_baseUrl(new QLineEdit(this)),
      m_way(new QComboBox(this)),
      m_token(new QLineEdit(this)),
      m_clientId(new QLineEdit(this)),
      m_keyId(new QLineEdit(this)),
      m_key(new QPlainTextEdit(this)),
      m_keyFile(new QPushButton(this)),
      m_where(new QLabel(this)),
      m_keyRow(new QWidget(this))
{
    setObjectName(u"cozeForm"_s);
    m_region->setObjectName(u"cozeRegion"_s);
    m_baseUrl->setObjectName(u"cozeBaseUrl"_s);
    m_way->setObjectName(u"cozeWay"_s);
    m_token->setObjectName(u"cozeToken"_s);
    m_clientId->setObjectName(u"cozeClientId"_s);
    m_keyId->setObjectName(u"cozeKeyId"_s);
    m_key->setObjectName(u"cozeKey"_s);
    m_keyFile->setObjectName(u"cozeKeyFile"_s);
    m_where->setObjectName(u"cozeSecretPlace"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_key->setTabChangesFocus(true);
    m_key->setFixedHeight(fontMetrics().lineSpacing() * 5);
    m_key->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_where->setForegroundRole(QPalette::PlaceholderText);
    m_where->setWordWrap(true);
    m_where->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(24);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *keyColumn = new QVBoxLayout(m_keyRow);
    keyColumn->setContentsMargins(0, 0, 0, 0);
    keyColumn->addWidget(m_key);
    keyColumn->addWidget(m_keyFile, 0, Qt::AlignLeading);
    for (QWidget *field :
        QList<QWidget *>{m_region, m_baseUrl, m_way, m_token, m_clientId, m_keyId, m_keyRow}) {
        auto *label = new QLabel(this);
        label->setBuddy(field == m_keyRow ? m_key : field);
        m_form->addRow(label, field);
    }
    m_form->addRow(QString(), m_where);
    m_region->addItems({QString(), QString(), QString()});
    m_way->addItems({QString(), QString()});
    const auto changed = [this] {
        arrange();
        emit edited();
    };
    connect(m_region, &QComboBox::activated, this, changed);
    connect(m_way, &QComboBox::activated, this, changed);
    for (QLineEdit *field : {m_baseUrl, m_token, m_clientId, m_keyId})
        connect(field, &QLineEdit::textEdited, this, changed);
    connect(m_key, &QPlainTextEdit::textChanged, this, changed);
    connect(m_keyFile, &QPushButton::clicked, this, &CozeForm::chooseKeyFile);
    retranslate();
    arrange();
}

void CozeForm::show(const core::workspace::Workspace &workspace)
{
    const auto text = [&workspace](const QString &key) { return workspace.value(key).toString(); };
    const QString region = text(u"coze.region"_s);
    m_region->setCurrentIndex(region == "cn"_L1 ? 1 : region == "custom"_L1 ? 2 : 0);
    m_baseUrl->setText(text(u"coze.baseUrl"_s));
    m_way->setCurrentIndex(text(u"coze.auth"_s) == "jwt"_L1 ? 1 : 0);
    m_clientId->setText(text(u"coze.clientId"_s));
    m_keyId->setText(text(u"coze.publicKeyId"_s));
    forgetTypedSecret();
    arrange();
}

void CozeForm::setStored(bool hasSecret, SecretStore::Place place)
{
    m_hasSecret = hasSecret;
    m_place = place;
    retranslate();
}

bool CozeForm::isJwt() const
{
    return m_way->currentIndex() == 1;
}

core::Secret CozeForm::typedSecret() const
{
    return core::Secret(isJwt() ? m_key->toPlainText().trimmed() : m_token->text().trimmed());
}

void CozeForm::forgetTypedSecret()
{
    m_token->clear();
    m_key->clear();
}

core::Result<core::coze::Credential> CozeForm::credential(const core::Secret &secret) const
{
    const QStringList regions{u"com"_s, u"cn"_s, u"custom"_s};
    const auto region = core::coze::Region::of(regions.value(m_region->currentIndex()), m_baseUrl->text());
    if (!region)
        return tl::make_unexpected(region.error());
    if (!isJwt())
        return core::coze::Credential{*region, core::coze::PersonalToken{secret}};
    core::coze::JwtApp app;
    app.clientId = m_clientId->text().trimmed();
    app.publicKeyId = m_keyId->text().trimmed();
    app.privateKey = secret;
    if (app.clientId.isEmpty() || app.publicKeyId.isEmpty())
        return core::failure(
            core::Error::Kind::InvalidInput, tr("Client id and public key fingerprint are needed."));
    return core::coze::Credential{*region, app};
}

core::Result<core::Done> CozeForm::store(core::workspace::Workspace &workspace) const
{
    const QStringList regions{u"com"_s, u"cn"_s, u"custom"_s};
    const QList<QPair<QString, QString>> values{{u"coze.region"_s, regions.value(m_region->currentIndex())},
        {u"coze.baseUrl"_s, m_baseUrl->text().trimmed()}, {u"coze.auth"_s, isJwt() ? u"jwt"_s : u"pat"_s},
        {u"coze.clientId"_s, m_clientId->text().trimmed()},
        {u"coze.publicKeyId"_s, m_keyId->text().trimmed()}};
    for (const auto &[key, value] : values) {
        if (auto done = workspace.set(key, value); !done)
            return done;
    }
    return core::Done{};
}

void CozeForm::arrange()
{
    const auto showRow = [this](QWidget *field, bool shown) {
        field->setVisible(shown);
        m_form->labelForField(field)->setVisible(shown);
    };
    showRow(m_baseUrl, m_region->currentIndex() == 2);
    showRow(m_token, !isJwt());
    showRow(m_clientId, isJwt());
    showRow(m_keyId, isJwt());
    showRow(m_keyRow, isJwt());
}

void CozeForm::chooseKeyFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the Private Key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Keys (*.pem *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            m_key->setPlainText(QString::fromUtf8(file.read(kLargestKey)));
        else
            m_where->setText(u"▲ "_s + tr("The file could not be read: %1").arg(file.errorString()));
    });
    dialog->open();
}

void CozeForm::retranslate()
{
    const QStringList labels{tr("&Region:"), tr("&Address:"), tr("Sign in &with:"),
        tr("Personal access &token:"), tr("&Client id:"), tr("Public key &fingerprint:"),
        tr("Private &key:")};
    for (int i = 0; i < labels.size(); ++i)
        static_cast<QLabel *>(m_form->itemAt(i, QFormLayout::LabelRole)->widget())->setText(labels[i]);
    const QStringList regions{
        tr("International (coze.com)"), tr("China (coze.cn)"), tr("Own server (Coze Studio)")};
    for (int i = 0; i < regions.size(); ++i)
        m_region->setItemText(i, regions[i]);
    m_way->setItemText(0, tr("Personal access token"));
    m_way->setItemText(1, tr("OAuth app (JWT)"));
    m_baseUrl->setPlaceholderText(u"https://coze.example"_s);
    const QString stored = tr("•••••••• stored; type or paste to replace it");
    m_token->setPlaceholderText(m_hasSecret ? stored : u"pat_…"_s);
    m_key->setPlaceholderText(m_hasSecret ? stored : u"-----BEGIN PRIVATE KEY-----"_s);
    m_keyFile->setText(tr("From File…"));
    switch (m_place) {
    case SecretStore::Place::KeyRing:
        m_where->setText(tr("Kept in this computer's key ring, never in a file."));
        break;
    case SecretStore::Place::Session:
        m_where->setText(tr("No key ring can be reached: it is kept for this session only."));
        break;
    case SecretStore::Place::Environment:
        m_where->setText(tr("An environment variable gives the secret and wins over what is stored."));
        break;
    }
}

void CozeForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
