// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include "core/coze/jwt.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;

namespace tests {

namespace {

QJsonObject with(QJsonObject object, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        object[it.key()] = it.value();
    return object;
}

template <class T>
QFuture<T> ready(const T &value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(value);
    promise.finish();
    return promise.future();
}

} // namespace

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray frame(const QByteArray &event, const QByteArray &data)
{
    return "event:" + event + "\ndata:" + data + "\n\n";
}

QJsonObject chatObject(const QString &status, const QJsonObject &more)
{
    return with({{u"id"_s, u"c1"_s}, {u"conversation_id"_s, u"v1"_s}, {u"bot_id"_s, u"b1"_s},
                    {u"status"_s, status}, {u"created_at"_s, 1'790'000'000},
                    {u"last_error"_s, QJsonObject{{u"code"_s, 0}, {u"msg"_s, QString()}}}},
        more);
}

QJsonObject answerObject(const QString &text, const QString &id)
{
    return {{u"id"_s, id}, {u"conversation_id"_s, u"v1"_s}, {u"chat_id"_s, u"c1"_s},
        {u"role"_s, u"assistant"_s}, {u"type"_s, u"answer"_s}, {u"content"_s, text},
        {u"content_type"_s, u"text"_s}};
}

QByteArray chatFrame(const QString &status, const QJsonObject &more)
{
    return frame("conversation.chat." + status.toLatin1(), compact(chatObject(status, more)));
}

QByteArray messageFrame(const QByteArray &event, const QJsonObject &message)
{
    return frame("conversation.message." + event, compact(message));
}

QByteArray deltaFrame(const QString &text, const QString &messageId)
{
    return messageFrame("delta", answerObject(text, messageId));
}

QByteArray completedFrame(const QString &text, const QString &messageId, const QString &type)
{
    return messageFrame("completed", with(answerObject(text, messageId), {{u"type"_s, type}}));
}

QByteArray doneFrame()
{
    return frame("done", "\"[DONE]\"");
}

QByteArrayList turnFrames(const QStringList &words)
{
    QByteArrayList frames{chatFrame(u"created"_s), chatFrame(u"in_progress"_s)};
    for (const QString &word : words)
        frames.append(deltaFrame(word));
    frames.append(completedFrame(words.join(QString())));
    frames.append(chatFrame(u"completed"_s,
        {{u"usage"_s, QJsonObject{{u"token_count"_s, 30}, {u"output_count"_s, 5}, {u"input_count"_s, 25}}}}));
    frames.append(doneFrame());
    return frames;
}

QByteArray ok(const QJsonValue &data)
{
    return compact({{u"code"_s, 0}, {u"msg"_s, QString()}, {u"data"_s, data}});
}

QByteArray refusal(qint64 code, const QString &message)
{
    return compact({{u"code"_s, code}, {u"msg"_s, message}});
}

QByteArray dateHeader(qint64 msSince1970)
{
    return "Date: "
        + QLocale::c()
              .toString(
                  QDateTime::fromMSecsSinceEpoch(msSince1970, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
              .toLatin1()
        + "\r\n";
}

const Secret &rsaKey()
{
    static const Secret pem = [] {
        EVP_PKEY *key = EVP_RSA_gen(2048);
        BIO *bio = BIO_new(BIO_s_mem());
        PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        Secret made(QString::fromLatin1(data, size));
        BIO_free(bio);
        EVP_PKEY_free(key);
        return made;
    }();
    return pem;
}

JwtApp jwtApp()
{
    JwtApp app;
    app.clientId = u"1100000000001"_s;
    app.publicKeyId = u"fingerprint-of-the-key"_s;
    app.privateKey = rsaKey();
    return app;
}

std::optional<std::pair<QJsonObject, QJsonObject>> openedJwt(const QByteArray &jwt)
{
    const QByteArrayList parts = jwt.split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const QByteArray text = parts[0] + '.' + parts[1];
    const QByteArray signature = QByteArray::fromBase64(parts[2], QByteArray::Base64UrlEncoding);
    const QByteArray pem = SigningKey::fromPem(rsaKey())->publicPem();
    BIO *bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
    EVP_PKEY *key = PEM_read_bio_PUBKEY(bio, nullptr, nullptr, nullptr);
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    const bool good = EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(digest, reinterpret_cast<const unsigned char *>(signature.constData()),
               std::size_t(signature.size()), reinterpret_cast<const unsigned char *>(text.constData()),
               std::size_t(text.size()))
            == 1;
    EVP_MD_CTX_free(digest);
    EVP_PKEY_free(key);
    BIO_free(bio);
    if (!good)
        return std::nullopt;
    const auto object = [](const QByteArray &part) {
        return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding)).object();
    };
    return std::pair(object(parts[0]), object(parts[1]));
}

void FakeClock::pass(qint64 ms)
{
    now += ms;
    monotonic += ms;
}

TokenCache::Clock FakeClock::hands()
{
    return {[this] { return now; }, [this] { return monotonic; }};
}

QFuture<Result<Secret>> MemoryVault::read(const QString &name)
{
    const auto found = stored.constFind(name);
    return ready(
        found == stored.cend() ? Result<Secret>(failure(Error::Kind::NotFound)) : Result<Secret>(*found));
}

QFuture<Result<Done>> MemoryVault::write(const QString &name, const Secret &value)
{
    stored[name] = value;
    return ready(Result<Done>(Done{}));
}

QFuture<Result<Done>> MemoryVault::remove(const QString &name)
{
    stored.remove(name);
    return ready(Result<Done>(Done{}));
}

CozeFixture::CozeFixture(TokenVault *vault) : tokens(http, vault, clock.hands()), client(http, tokens)
{
    server.setHandler([this](const Client &to, const SentRequest &request) {
        const auto route = m_routes.find(request.path());
        if (route != m_routes.end())
            route->second(to, request);
        else
            to.answer("{\"error\":\"no such path\"}", 404);
    });
    client.setRegion(region());
    client.setJitter([] { return 0.5; });
    client.setPatience({10s, 10s, 1ms, 1ms, 20s, 10s});
    signInPersonally();
}

Region CozeFixture::region() const
{
    return *Region::custom(server.url());
}

void CozeFixture::signInPersonally()
{
    tokens.setCredential({region(), PersonalToken{Secret(u"pat_personal"_s)}});
}

void CozeFixture::signInByJwt(int lifeS)
{
    on("/api/permission/oauth2/token",
        [this, lifeS, made = 0](const Client &to, const SentRequest &) mutable {
            to.answer(compact({{u"access_token"_s, u"czs_%1"_s.arg(++made)},
                          {u"expires_in"_s, clock.now / 1000 + lifeS}, {u"token_type"_s, u"Bearer"_s}}),
                200, dateHeader(clock.now));
        });
    tokens.setCredential({region(), jwtApp()});
}

void CozeFixture::on(const QByteArray &path, ScriptedServer::Handler handler)
{
    m_routes[path] = std::move(handler);
}

void CozeFixture::streams(const QByteArrayList &frames)
{
    on("/v3/chat", [frames](const Client &to, const SentRequest &) {
        to.beginStream();
        for (const QByteArray &one : frames)
            to.chunk(one);
        to.endChunks();
    });
}

void CozeFixture::follows(const QStringList &states, const QJsonArray &messages)
{
    on("/v3/chat", [](const Client &to, const SentRequest &) {
        to.answer(ok(chatObject(u"created"_s)), 200, "X-Tt-Logid: L-begin\r\n");
    });
    on("/v3/chat/retrieve", [states, left = states](const Client &to, const SentRequest &) mutable {
        to.answer(ok(chatObject(left.isEmpty() ? states.last() : left.takeFirst())));
    });
    on("/v3/chat/message/list",
        [messages](const Client &to, const SentRequest &) { to.answer(ok(messages)); });
    on("/v3/chat/cancel",
        [](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"canceled"_s))); });
}

void CozeFixture::remembers(const QString &answer)
{
    on("/v3/chat/retrieve",
        [](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"completed"_s))); });
    on("/v3/chat/message/list",
        [answer](const Client &to, const SentRequest &) { to.answer(ok(QJsonArray{answerObject(answer)})); });
}

int CozeFixture::asked(const QByteArray &path) const
{
    return int(sent(path).size());
}

QList<SentRequest> CozeFixture::sent(const QByteArray &path) const
{
    QList<SentRequest> found;
    for (const SentRequest &request : server.requests) {
        if (request.path() == path)
            found.append(request);
    }
    return found;
}

ChatRequest question(const QString &text)
{
    ChatRequest request;
    request.botId = u"b1"_s;
    request.userId = u"customer-7"_s;
    request.text = text;
    return request;
}

ChatRequest polledQuestion()
{
    ChatRequest request = question();
    request.stream = false;
    return request;
}

QJsonObject bodyOf(const SentRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

Heard::Heard(const QPointer<ChatJob> &chat) : job(chat)
{
    connect(job, &ChatJob::began, this, [this](const QString &conversation, const QString &id) {
        began.append({conversation, id});
    });
    connect(job, &ChatJob::rawEvent, this, [this](const RawEvent &event) { events.append(event); });
    connect(job, &ChatJob::delta, this,
        [this](const QString &message, const QString &text) { deltas[message] += text; });
    connect(job, &ChatJob::reasoning, this,
        [this](const QString &message, const QString &text) { reasoning[message] += text; });
    connect(job, &ChatJob::answerCompleted, this, [this](const Answer &answer) { answers.append(answer); });
    connect(job, &ChatJob::stepCompleted, this, [this](const TraceStep &step) { steps.append(step); });
    connect(job, &ChatJob::followUp, this, [this](const QString &text) { followUps.append(text); });
    connect(job, &ChatJob::audio, this, [this](const QString &, const QByteArray &bytes) { audio += bytes; });
    connect(job, &ChatJob::finished, this, [this](const Result<ChatOutcome> &outcome) {
        ++finished;
        result = outcome;
        m_loop.quit();
    });
}

bool Heard::wait()
{
    if (!isOver()) {
        QTimer patience;
        connect(&patience, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        patience.start(kPatienceMs);
        m_loop.exec();
    }
    return isOver();
}

ChatOutcome Heard::outcome() const
{
    return result && *result ? **result : ChatOutcome{};
}

Error Heard::error() const
{
    return result && !*result ? result->error() : Error{Error::Kind::Database, u"there is no error"_s};
}

QByteArray Heard::described() const
{
    QByteArray text;
    for (const auto &[conversation, chat] : began)
        text += "began " + conversation.toUtf8() + ' ' + chat.toUtf8() + '\n';
    for (const RawEvent &event : events)
        text += event.name.toUtf8() + ' ' + event.data + '\n';
    for (auto it = deltas.cbegin(); it != deltas.cend(); ++it)
        text += it.key().toUtf8() + ": " + it->toUtf8() + '\n';
    for (const Answer &answer : answers)
        text += "answer " + answer.messageId.toUtf8() + ' ' + answer.text.toUtf8() + '\n';
    for (const QString &followUp : followUps)
        text += "next " + followUp.toUtf8() + '\n';
    text += error().detail.toUtf8() + '\n' + outcome().text().toUtf8();
    return text;
}

Chats begun(CozeFixture &coze, int count, bool stream)
{
    Chats chats;
    for (int i = 0; i < count; ++i) {
        ChatRequest request = question(QString::number(i));
        request.stream = stream;
        chats.push_back(std::make_unique<Heard>(coze.client.chat(request)));
    }
    return chats;
}

bool waitUntil(const std::function<bool()> &done)
{
    const QDeadlineTimer deadline(kPatienceMs);
    QTimer beat; // for what changes without an event of this thread
    beat.start(20ms);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace tests
