// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/servicecheck.h"
#include "tests/core/coze/cozefixture.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

class tst_cozecheck final : public QObject
{
    Q_OBJECT
private slots:
    void theStepThatFailsIsNamed_data()
    {
        QTest::addColumn<int>("failing");
        QTest::newRow("nobody there") << 0;
        QTest::newRow("bad token") << 2;
        QTest::newRow("no permission") << 3;
        QTest::newRow("no bot") << 4;
        QTest::newRow("all is well") << 5;
    }
    void theStepThatFailsIsNamed()
    {
        QFETCH(int, failing);
        CozeFixture coze;
        coze.on("/v1/users/me", [failing](const Client &to, const SentRequest &) {
            to.answer(failing == 2 ? refusal(4100) : ok(QJsonObject{{u"nick_name"_s, u"Anna"_s}}));
        });
        coze.on("/v1/workspaces", [failing](const Client &to, const SentRequest &) {
            to.answer(failing == 3
                    ? refusal(4101)
                    : ok(QJsonObject{{u"total_count"_s, 1},
                        {u"workspaces"_s,
                            QJsonArray{QJsonObject{{u"id"_s, u"w1"_s}, {u"name"_s, u"Shop"_s}}}}}));
        });
        coze.on("/v1/bots", [failing](const Client &to, const SentRequest &) {
            to.answer(ok(QJsonObject{{u"total"_s, failing == 4 ? 0 : 1},
                {u"items"_s,
                    failing == 4 ? QJsonArray()
                                 : QJsonArray{QJsonObject{{u"id"_s, u"b1"_s}, {u"name"_s, u"Bo"_s}}}}}));
        });
        const Credential credential{coze.region(), PersonalToken{Secret(u"pat_personal"_s)}};
        if (failing == 0)
            coze.server.stop();
        const QPointer<ServiceCheck> check = new ServiceCheck(coze.http, credential);
        QVector<CheckStep> steps;
        int finished = 0;
        bool passed = false;
        connect(check, &ServiceCheck::finished, this, [&](bool good) {
            ++finished;
            passed = good;
            steps = check->steps();
        });
        check->start();
        QVERIFY(waitUntil([&] { return check.isNull(); }));
        QCOMPARE(finished, 1);
        QCOMPARE(passed, failing == 5);
        QCOMPARE(steps.size(), 5);
        for (int i = 0; i < 5; ++i) {
            const auto state = steps[i].state;
            if (i == failing)
                QVERIFY(state == CheckStep::State::Failed && steps[i].error);
            else if (i > failing || steps[i].name == "tls"_L1) // plain text on loopback
                QCOMPARE(state, CheckStep::State::Skipped);
            else
                QCOMPARE(state, CheckStep::State::Passed);
        }
        if (failing == 5)
            QCOMPARE(steps[4].detail, u"Bo"_s);
    }
    void aTestCanBeCancelledAtEveryStep_data()
    {
        QTest::addColumn<QByteArray>("hangs");
        QTest::newRow("reach") << QByteArray("/");
        QTest::newRow("token") << QByteArray("/api/permission/oauth2/token");
        QTest::newRow("sign in") << QByteArray("/v1/users/me");
        QTest::newRow("permissions") << QByteArray("/v1/workspaces");
        QTest::newRow("bots") << QByteArray("/v1/bots");
    }
    void aTestCanBeCancelledAtEveryStep()
    {
        QFETCH(QByteArray, hangs);
        CozeFixture coze;
        coze.signInByJwt();
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        coze.on("/v1/workspaces", [](const Client &to, const SentRequest &) {
            to.answer(ok(QJsonObject{{u"workspaces"_s, QJsonArray{QJsonObject{{u"id"_s, u"w1"_s}}}}}));
        });
        coze.on(hangs, [](const Client &, const SentRequest &) {});
        for (const bool destroyed : {false, true}) {
            const QPointer<ServiceCheck> check = new ServiceCheck(coze.http, {coze.region(), jwtApp()});
            QSignalSpy finished(check, &ServiceCheck::finished);
            const int before = coze.asked(hangs);
            check->start();
            QVERIFY(waitUntil([&] { return coze.asked(hangs) == before + 1; }));
            if (destroyed)
                delete check;
            else
                check->cancel();
            QCOMPARE(finished.size(), destroyed ? 0 : 1);
            QVERIFY(waitUntil([&] { return check.isNull() && coze.http.load().running == 0; }));
            QCOMPARE(finished.size(), destroyed ? 0 : 1);
        }
    }
    void aTestMayGoAwayWhenItTellsOfAStep_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<bool>("destroyed");
        QTest::addColumn<bool>("passes");
        for (const bool passes : {true, false}) {
            for (int change = 1; change <= (passes ? 9 : 7); ++change) {
                const char *what = passes ? "that passes" : "that fails";
                QTest::addRow("cancelled at change %d of one %s", change, what) << change << false << passes;
                QTest::addRow("deleted at change %d of one %s", change, what) << change << true << passes;
            }
        }
    }
    void aTestMayGoAwayWhenItTellsOfAStep()
    {
        QFETCH(int, change);
        QFETCH(bool, destroyed);
        QFETCH(bool, passes);
        CozeFixture coze;
        coze.on("/v1/users/me",
            [passes](const Client &to, const SentRequest &) { to.answer(passes ? ok() : refusal(4100)); });
        coze.on("/v1/workspaces", [](const Client &to, const SentRequest &) {
            to.answer(ok(QJsonObject{{u"workspaces"_s, QJsonArray{QJsonObject{{u"id"_s, u"w1"_s}}}}}));
        });
        coze.on("/v1/bots", [](const Client &to, const SentRequest &) {
            to.answer(ok(QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"b1"_s}}}}}));
        });
        const QPointer<ServiceCheck> check
            = new ServiceCheck(coze.http, {coze.region(), PersonalToken{Secret(u"pat_personal"_s)}});
        int changes = 0;
        int finished = 0;
        QVector<CheckStep> steps;
        connect(check, &ServiceCheck::stepChanged, this, [&] {
            if (++changes != change)
                return;
            if (destroyed)
                delete check;
            else
                check->cancel();
        });
        connect(check, &ServiceCheck::finished, this, [&] {
            ++finished;
            steps = check->steps();
        });
        check->start();
        QVERIFY(waitUntil([&] { return check.isNull() && coze.http.load().running == 0; }));
        QVERIFY(changes >= change);
        QCOMPARE(finished, destroyed ? 0 : 1);
        for (const CheckStep &step : steps)
            QVERIFY(step.state != CheckStep::State::Running && step.state != CheckStep::State::Waiting);
    }
};

QTEST_GUILESS_MAIN(tst_cozecheck)
#include "tst_cozecheck.moc"
