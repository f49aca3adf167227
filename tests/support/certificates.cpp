// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/certificates.h"

#include <QHostAddress>
#include <QRandomGenerator>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace tests {

namespace {

template <auto release>
struct Release
{
    template <class T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

void extend(X509 *certificate, int nid, const QByteArray &value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData());
    if (!extension || X509_add_ext(certificate, extension, -1) != 1)
        qFatal("no certificate can be made");
    X509_EXTENSION_free(extension);
}

Certificate certificateOf(EVP_PKEY *key, const QByteArray &name, long serial)
{
    constexpr long kDay = 86'400;
    Certificate made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), kDay);
    X509_set_pubkey(made.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    return made;
}

void sign(X509 *certificate, const X509 *issuer, EVP_PKEY *key)
{
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    if (X509_sign(certificate, key, EVP_sha256()) == 0)
        qFatal("no certificate can be signed");
}

template <class Write>
QByteArray pemOf(Write write)
{
    const std::unique_ptr<BIO, Release<BIO_free_all>> bio(BIO_new(BIO_s_mem()));
    if (write(bio.get()) != 1)
        qFatal("no certificate can be written");
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, qsizetype(size)};
}

} // namespace

Certificates certificatesFor(const QStringList &names)
{
    const Key authorityKey = newKey();
    // A name of its own: two authorities with one name are one whose signature is broken.
    const QByteArray name = "Authority " + QByteArray::number(QRandomGenerator::system()->generate(), 16);
    const Certificate authority = certificateOf(authorityKey.get(), name, 1);
    extend(authority.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    sign(authority.get(), authority.get(), authorityKey.get());

    const Key key = newKey();
    const Certificate certificate = certificateOf(key.get(), names.first().toUtf8(), 2);
    QStringList alternatives;
    for (const QString &host : names)
        alternatives.append((QHostAddress(host).isNull() ? u"DNS:"_s : u"IP:"_s) + host);
    extend(certificate.get(), NID_subject_alt_name, alternatives.join(u',').toUtf8());
    extend(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    sign(certificate.get(), authority.get(), authorityKey.get());

    return {pemOf([&](BIO *bio) { return PEM_write_bio_X509(bio, authority.get()); }),
        pemOf([&](BIO *bio) { return PEM_write_bio_X509(bio, certificate.get()); }), pemOf([&](BIO *bio) {
            return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        })};
}

} // namespace tests
