// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

const QByteArray kUpload = "/v1/files/upload";

std::shared_ptr<QBuffer> fileOf(const QByteArray &bytes)
{
    auto file = std::make_shared<QBuffer>();
    file->setData(bytes);
    file->open(QIODevice::ReadOnly);
    return file;
}

/// A file that says it has this size and gives zeros.
class HugeFile final : public QIODevice
{
public:
    explicit HugeFile(qint64 size) : m_size(size) { open(QIODevice::ReadOnly); }
    [[nodiscard]] qint64 size() const override { return m_size; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        std::fill_n(data, most, '\0');
        return most;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_size;
};

} // namespace

class tst_cozefiles final : public QObject
{
    Q_OBJECT
private slots:
    void c75_onePartNamedFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("picture") << u"cat.png"_s << QByteArray("cat.png") << QByteArray("image/png");
        QTest::newRow("other script")
            << u"发票 7.pdf"_s << QByteArray("发票 7.pdf") << QByteArray("application/pdf");
        QTest::newRow("hostile") << u"a\"\r\nX: y.jpg"_s << QByteArray("a'  X: y.jpg")
                                 << QByteArray("image/jpeg");
    }
    void c75_onePartNamedFile()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, type);
        QByteArray bytes(100'000, Qt::Uninitialized);
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = char(i * 7 + i / 256); // with line ends and dashes
        CozeFixture coze;
        coze.on(kUpload, [](const Client &to, const SentRequest &) {
            to.answer(ok(QJsonObject{
                {u"id"_s, u"7400000000000000777"_s}, {u"bytes"_s, 100'000}, {u"file_name"_s, u"x"_s}}));
        });
        const auto file = await(coze.client.upload(fileOf(bytes), name));
        QVERIFY(file);
        QCOMPARE(file->id, u"7400000000000000777"_s);
        QCOMPARE(file->bytes, 100'000);
        const SentRequest request = coze.server.requests[0];
        const QByteArray contentType = request.header("Content-Type");
        QVERIFY(contentType.startsWith("multipart/form-data; boundary="));
        const QByteArray boundary = "--" + contentType.mid(contentType.indexOf('=') + 1);
        QCOMPARE(request.body.count(boundary), 2);
        QVERIFY(request.body.startsWith(boundary + "\r\n"));
        QVERIFY(request.body.endsWith("\r\n" + boundary + "--\r\n"));
        const qsizetype headEnd = request.body.indexOf("\r\n\r\n");
        const QByteArray head = request.body.first(headEnd);
        QVERIFY(head.contains("name=\"file\"; filename=\"" + sent + "\""));
        QVERIFY(head.contains("Content-Type: " + type));
        QVERIFY(request.body.mid(headEnd + 4, bytes.size()) == bytes);
        QCOMPARE(request.header("Content-Length").toLongLong(), request.body.size());
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer pat_personal"));
    }
    void c75_emptyAndHugeFilesAreRefusedHere()
    {
        CozeFixture coze;
        const auto empty = await(coze.client.upload(fileOf({}), u"a.png"_s));
        QCOMPARE(empty.error().kind, Error::Kind::InvalidInput);
        const auto huge
            = await(coze.client.upload(std::make_shared<HugeFile>(512LL * 1024 * 1024 + 1), u"a.png"_s));
        QCOMPARE(huge.error().kind, Error::Kind::InvalidInput);
        QVERIFY(empty.error().detail != huge.error().detail);
        QCOMPARE(coze.server.connections, 0);
    }
    void c76_progressIsTold()
    {
        CozeFixture coze;
        coze.on(kUpload, [](const Client &to, const SentRequest &) { to.answer(ok()); });
        QList<std::pair<qint64, qint64>> told;
        QVERIFY(await(coze.client.upload(
            fileOf(QByteArray(3'000'000, 'x')), u"a.png"_s, [&](qint64 sent, qint64 total) {
                told.append({sent, total});
            })));
        QVERIFY(told.size() > 1);
        QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
        QCOMPARE(told.last().first, told.last().second);
        QVERIFY(told.last().second >= 3'000'000);
    }
    void c76_aCancelledUploadYieldsNothing()
    {
        CozeFixture coze;
        coze.on(kUpload, [](const Client &, const SentRequest &) {});
        auto upload = coze.client.upload(std::make_shared<HugeFile>(100'000'000), u"a.png"_s);
        QVERIFY(waitUntil([&] { return coze.server.bytesReceived > 100'000; }));
        upload.cancel();
        QVERIFY(waitUntil([&] { return coze.server.openConnections() == 0; }));
        QVERIFY(upload.isFinished());
        QCOMPARE(upload.resultCount(), 0);
        QCOMPARE(coze.http.load().running, 0);
    }
    void anUploadWithARefusedTokenIsSentAgainFromItsStart()
    {
        CozeFixture coze;
        coze.signInByJwt();
        coze.on(kUpload, [](const Client &to, const SentRequest &request) {
            to.answer(request.header("Authorization") == "Bearer czs_2" ? ok() : refusal(4100));
        });
        const QByteArray bytes(50'000, 'x');
        QVERIFY(await(coze.client.upload(fileOf(bytes), u"a.png"_s)));
        const auto sent = coze.sent(kUpload);
        QCOMPARE(sent.size(), 2);
        QVERIFY(sent[0].body == sent[1].body);
        QVERIFY(sent[0].body.contains(bytes));
    }
    void anUploadIsNotRepeatedAfterFaults()
    {
        CozeFixture coze;
        coze.on(kUpload, [](const Client &to, const SentRequest &) { to.answer({}, 503); });
        QCOMPARE(await(coze.client.upload(fileOf("x"), u"a.png"_s)).error().code, 503);
        QCOMPARE(coze.asked(kUpload), 1);
    }
    void refusalsOfFilesKeepTheirCode()
    {
        CozeFixture coze;
        coze.on(kUpload, [](const Client &to, const SentRequest &) { to.answer(refusal(4303, u"type"_s)); });
        QCOMPARE(await(coze.client.upload(fileOf("x"), u"a.exe"_s)).error().code, 4303);
    }
};

QTEST_GUILESS_MAIN(tst_cozefiles)
#include "tst_cozefiles.moc"
