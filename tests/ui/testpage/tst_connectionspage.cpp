// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/deliver.h"
#include "tests/support/scriptedbot.h"
#include "ui/connections/connectionspage.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ui;
using core::workspace::Workspace;
using tests::ScriptedBot;

namespace {

constexpr int kPatience = 20'000;

struct Desk
{
    explicit Desk(bool sample = false)
        : workspace(*Workspace::create(folder.filePath(u"shop"_s))),
          secrets(core::workspace::makeSessionSecrets())
    {
        page = std::make_unique<ConnectionsPage>(
            ConnectionsPage::Parts{http, tokens, workspace, *secrets, sample});
        QObject::connect(page.get(), &ConnectionsPage::notice, page.get(),
            [this](const QString &, const QString &, const std::function<void()> &undo) { lastUndo = undo; });
        page->showConnection(u"coze"_s);
        page->resize(1000, 800);
        page->show();
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page->findChild<Widget *>(name);
    }
    /// Own server at the scripted bot's address, with a personal token.
    void fill(const QString &token)
    {
        auto *region = find<QComboBox>(u"cozeRegion"_s);
        region->setFocus();
        QTest::keyClick(region, Qt::Key_End);
        emit region->activated(region->currentIndex());
        auto *address = find<QLineEdit>(u"cozeBaseUrl"_s);
        QVERIFY(address->isVisible());
        address->setText(bot.server().url());
        auto *field = find<QLineEdit>(u"cozeToken"_s);
        field->setFocus();
        QTest::keyClicks(field, token);
    }
    void press(const QString &name)
    {
        auto *button = find<QPushButton>(name);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    [[nodiscard]] std::optional<QString> storedToken()
    {
        auto read = secrets->read(u"coze-pat"_s);
        if (!QTest::qWaitFor([&read] { return read.isFinished(); }, kPatience))
            qFatal("the store did not answer");
        const auto secret = read.result();
        return secret ? std::optional(secret->reveal()) : std::nullopt;
    }

    QTemporaryDir folder;
    ScriptedBot bot;
    core::net::HttpClient http;
    core::coze::TokenCache tokens{http, nullptr};
    Workspace workspace;
    std::unique_ptr<core::workspace::SecretStore> secrets;
    std::unique_ptr<ConnectionsPage> page;
    std::function<void()> lastUndo;
};

} // namespace

class tst_connectionspage final : public QObject
{
    Q_OBJECT
private slots:
    void aGoodTokenIsStoredAfterItsTest();
    void aRefusedTokenReplacesNothing();
    void anUnreachableServerIsNamed();
    void theTestCanBeStopped();
    void disconnectingCanBeUndone();
    void theKeyFieldsAppearWithTheirWayOfSigningIn();
    void theReportHoldsNoSecret();
    void theSampleShopsAccountIsNotEdited();
};

void tst_connectionspage::aGoodTokenIsStoredAfterItsTest()
{
    Desk desk;
    desk.fill(u"pat_scripted"_s);
    QSignalSpy stored(desk.page.get(), &ConnectionsPage::stored);
    desk.press(u"testConnection/coze"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, kPatience);
    QCOMPARE(desk.storedToken(), u"pat_scripted"_s);
    const auto again = Workspace::open(desk.workspace.folder());
    QVERIFY(again);
    QCOMPARE(again->value(u"coze.baseUrl"_s).toString(), desk.bot.server().url());
    QCOMPARE(again->value(u"coze.region"_s).toString(), u"custom"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLineEdit>(u"cozeToken"_s)->text().isEmpty(), kPatience);
    QFile settings(QDir(desk.workspace.folder()).filePath(u"workspace.json"_s));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QVERIFY(!settings.readAll().contains("pat_scripted"));
}

void tst_connectionspage::aRefusedTokenReplacesNothing()
{
    Desk desk;
    desk.fill(u"pat_scripted"_s);
    QSignalSpy stored(desk.page.get(), &ConnectionsPage::stored);
    desk.press(u"testConnection/coze"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, kPatience);
    QTest::keyClicks(desk.find<QLineEdit>(u"cozeToken"_s), u"pat_wrong"_s);
    desk.press(u"testConnection/coze"_s);
    auto *errors = desk.find<QListWidget>(u"lastErrors"_s);
    QTRY_VERIFY_WITH_TIMEOUT(errors->isVisible() && errors->count() == 1, kPatience);
    QCOMPARE(stored.size(), 1);
    QCOMPARE(desk.storedToken(), u"pat_scripted"_s);
    QVERIFY(!errors->item(0)->text().contains(u"pat_wrong"_s));
}

void tst_connectionspage::anUnreachableServerIsNamed()
{
    Desk desk;
    desk.fill(u"pat_scripted"_s);
    desk.bot.server().stop();
    desk.press(u"testConnection/coze"_s);
    auto *errors = desk.find<QListWidget>(u"lastErrors"_s);
    QTRY_VERIFY_WITH_TIMEOUT(errors->isVisible() && errors->count() == 1, kPatience);
    QVERIFY(!desk.storedToken());
}

void tst_connectionspage::theTestCanBeStopped()
{
    Desk desk;
    desk.bot.server().setHandler({}); // never answers
    desk.fill(u"pat_scripted"_s);
    const QString words = desk.find<QPushButton>(u"testConnection/coze"_s)->text();
    desk.press(u"testConnection/coze"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bot.server().connections > 0, kPatience);
    QVERIFY(desk.find<QPushButton>(u"testConnection/coze"_s)->text() != words);
    desk.press(u"testConnection/coze"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QPushButton>(u"testConnection/coze"_s)->text(), words, kPatience);
    QVERIFY(!desk.storedToken());
    QTRY_COMPARE_WITH_TIMEOUT(desk.bot.server().openConnections(), 0, kPatience);
}

void tst_connectionspage::disconnectingCanBeUndone()
{
    Desk desk;
    desk.fill(u"pat_scripted"_s);
    QSignalSpy stored(desk.page.get(), &ConnectionsPage::stored);
    desk.press(u"testConnection/coze"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QPushButton>(u"forgetConnection/coze"_s)->isEnabled(), kPatience);
    desk.press(u"forgetConnection/coze"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 2, kPatience);
    QVERIFY(!desk.storedToken());
    QVERIFY(desk.lastUndo);
    desk.lastUndo();
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 3, kPatience);
    QCOMPARE(desk.storedToken(), u"pat_scripted"_s);
}

void tst_connectionspage::theKeyFieldsAppearWithTheirWayOfSigningIn()
{
    Desk desk;
    auto *way = desk.find<QComboBox>(u"cozeWay"_s);
    QVERIFY(desk.find<QLineEdit>(u"cozeToken"_s)->isVisible());
    QVERIFY(!desk.find<QPlainTextEdit>(u"cozeKey"_s)->isVisible());
    way->setCurrentIndex(1);
    emit way->activated(1);
    QVERIFY(!desk.find<QLineEdit>(u"cozeToken"_s)->isVisible());
    for (const QString &field : {u"cozeClientId"_s, u"cozeKeyId"_s})
        QVERIFY(desk.find<QLineEdit>(field)->isVisible());
    QVERIFY(desk.find<QPlainTextEdit>(u"cozeKey"_s)->isVisible());
    desk.find<QPlainTextEdit>(u"cozeKey"_s)->setPlainText(u"-----BEGIN PRIVATE KEY-----"_s);
    desk.press(u"testConnection/coze"_s); // ids are missing
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1, kPatience);
    QCOMPARE(desk.bot.server().connections, 0);
}

void tst_connectionspage::theReportHoldsNoSecret()
{
    Desk desk;
    desk.fill(u"pat_wrong"_s);
    desk.press(u"testConnection/coze"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1, kPatience);
    desk.press(u"copyConnectionReport"_s);
    const QString report = QApplication::clipboard()->text();
    QVERIFY(report.contains(u"4100"_s));
    QVERIFY(report.contains(u"log-"_s));
    QVERIFY(!report.contains(u"pat_wrong"_s));
}

void tst_connectionspage::theSampleShopsAccountIsNotEdited()
{
    Desk desk(true);
    QVERIFY(!desk.find<QWidget>(u"cozeForm"_s)->isVisible());
    QVERIFY(!desk.find<QPushButton>(u"forgetConnection/coze"_s)->isVisible());
}

QTEST_MAIN(tst_connectionspage)
#include "tst_connectionspage.moc"
