// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/keyring.h"

#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace core::workspace {

namespace {

const auto kService = u"agent-console"_s;

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {Error::Kind::NotFound, u"nothing is stored under this name"_s};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Error::Kind::Unauthorized, u"the key ring was not opened"_s};
    default: // a missing ring comes as OtherError
        return {Error::Kind::Unsupported, job.errorString()};
    }
}

} // namespace

KeyRing::KeyRing(std::chrono::milliseconds patience, QObject *parent) : QObject(parent), m_patience(patience)
{ }

template <class T, class Job, class Read>
QFuture<Result<T>> KeyRing::run(Job *job, const QString &key, Read read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    job->setKey(key);
    job->setInsecureFallback(false);
    const auto answer = [promise](const Result<T> &result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(result);
        promise->finish();
    };
    connect(job, &QKeychain::Job::finished, job, [job, answer, read] {
        answer(
            job->error() == QKeychain::NoError ? read(*job) : Result<T>(tl::make_unexpected(errorOf(*job))));
    });
    // The job cannot be taken back; it deletes itself when the ring answers after all.
    QTimer::singleShot(m_patience, this,
        [answer] { answer(failure(Error::Kind::Timeout, u"the key ring did not answer"_s)); });
    job->start();
    return promise->future();
}

QFuture<Result<Secret>> KeyRing::read(const QString &key)
{
    return run<Secret>(new QKeychain::ReadPasswordJob(kService), key,
        [](QKeychain::ReadPasswordJob &job) { return Result<Secret>(Secret(job.textData())); });
}

QFuture<Result<Done>> KeyRing::write(const QString &key, const Secret &value)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setTextData(value.reveal());
    return run<Done>(job, key, [](QKeychain::WritePasswordJob &) { return Result<Done>(Done{}); });
}

QFuture<Result<Done>> KeyRing::remove(const QString &key)
{
    return run<Done>(new QKeychain::DeletePasswordJob(kService), key,
        [](QKeychain::DeletePasswordJob &) { return Result<Done>(Done{}); });
}

} // namespace core::workspace
