// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/appcontext.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"
#include "tests/ui/window/walk.h"
#include "ui/pages/historypage.h"
#include "ui/widgets/statusbar.h"
#include "ui/widgets/strip.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace Qt::StringLiterals;
using app::AppContext;
using app::Options;
using core::workspace::Workspace;
using tests::PostgresServer;
using ui::Command;

namespace {

struct Desk
{
    Desk()
        : options{Options::Show::Window, folder.filePath(u"shop"_s), {}, u"light"_s, u"en"_s, {}, false, {}}
    { }
    void start()
    {
        context = std::make_unique<AppContext>(options, store);
        context->start();
    }
    [[nodiscard]] QWidget *visible(const QString &name) const
    {
        auto *widget = context->window().findChild<QWidget *>(name);
        return widget && widget->isVisible() ? widget : nullptr;
    }
    [[nodiscard]] int rows() const
    {
        auto *list = qobject_cast<QAbstractItemView *>(visible(u"historyList"_s));
        return list && list->model() ? list->model()->rowCount() : 0;
    }
    [[nodiscard]] QString stripText() const
    {
        QStringList texts;
        for (const QLabel *label : context->window().strips().findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }
    void pressStrip(const QString &words) const
    {
        const auto found = [&]() -> QAbstractButton * {
            for (QAbstractButton *button : context->window().strips().findChildren<QAbstractButton *>()) {
                if (button->isVisible() && button->text().remove(u'&') == words)
                    return button;
            }
            return nullptr;
        };
        QTRY_VERIFY2(found(), qPrintable(u"no button "_s + words));
        QTest::keyClick(found(), Qt::Key_Space);
    }
    void configure(const QString &url, const QString &mode) const
    {
        auto workspace = Workspace::create(options.workspace);
        for (const auto &[key, value] : {std::pair(u"source.kind"_s, u"postgres"_s),
                 std::pair(u"postgres.url"_s, url), std::pair(u"postgres.mode"_s, mode)})
            QVERIFY(workspace->set(key, value));
    }

    QTemporaryDir folder;
    QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Options options;
    std::unique_ptr<AppContext> context;
};

} // namespace

class tst_databasewindow final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        qputenv("AGENT_CONSOLE_SECRET_POSTGRES_PASSWORD", PostgresServer::password().toUtf8());
        m_server = std::make_unique<PostgresServer>();
        tests::makeShopTables(*m_server);
        m_server->sql(
            "INSERT INTO coze_chat_history (conversation_id, shop_id, content, sender, create_time, "
            "update_time) "
            "SELECT 'c' || i % 20, 'shop-a', 'parcel ' || i, CASE WHEN i % 2 = 0 THEN 'user' ELSE 'bot' END, "
            "timestamp '2026-03-01 08:00:00' + i * interval '1 second', now() FROM generate_series(1, 400) "
            "i; "
            "ANALYZE;");
        m_server->makeRole(u"reports"_s, false);
    }
    void cleanup() { QCOMPARE(walk::orphanedInterfaces(), 0); }
    void cleanupTestCase()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_server.reset();
    }

    void fromTheFirstRunToTheFirstConversationInFiveActions()
    {
        Desk desk;
        desk.start();
        QTRY_VERIFY(desk.visible(u"firstRunPage"_s));
        QTest::keyClick(desk.visible(u"chooseDatabase"_s), Qt::Key_Space); // 1
        QTRY_VERIFY(desk.visible(u"databaseUrl"_s));
        auto *address = qobject_cast<QLineEdit *>(desk.visible(u"databaseUrl"_s));
        QTRY_COMPARE(QApplication::focusWidget(), address);
        QApplication::clipboard()->setText(
            m_server->url(u"shop"_s, u"reports:"_s + PostgresServer::password()));
        QTest::keySequence(address, QKeySequence::Paste); // 2
        QTest::keyClick(address, Qt::Key_Return); // 3
        QTRY_VERIFY(desk.rows() > 0); // it is copied here, and the window goes there by itself
        QVERIFY(desk.context->historyPage()->isVisible());
        QTRY_VERIFY(desk.visible(u"transcript"_s) || desk.visible(u"transcriptView"_s));
        QTRY_VERIFY(desk.context->window().status().words(u"messages"_s).contains(u"400"_s));
    }

    void theMenuLeadsThereToo()
    {
        Desk desk;
        desk.start();
        QTRY_VERIFY(desk.visible(u"firstRunPage"_s));
        desk.context->actions()[Command::ConnectDatabase]->trigger();
        QTRY_VERIFY(desk.visible(u"section/database"_s));
    }

    void directModeReadsTheServer()
    {
        Desk desk;
        desk.configure(m_server->url(u"shop"_s, u"reports"_s), u"direct"_s);
        desk.start();
        QTRY_COMPARE(desk.rows(), 20);
        QTRY_VERIFY2(desk.context->window().status().words(u"database"_s).contains(u"Server: "_s),
            qPrintable(desk.context->window().status().words(u"database"_s)));
        QVERIFY(!desk.context->window().strips().contains(u"offline"_s));
    }

    void theArchiveAnswersWhileTheServerIsAway()
    {
        Desk desk;
        desk.configure(m_server->url(u"shop"_s, u"reports"_s), u"archive"_s);
        desk.start();
        QTRY_COMPARE(desk.rows(), 20);
        m_server->stop();
        QTRY_VERIFY(desk.context->window().strips().contains(u"offline"_s));
        QVERIFY2(desk.stripText().contains(u"Offline – data up to "_s), qPrintable(desk.stripText()));
        QCOMPARE(desk.rows(), 20);
        m_server->start();
        QTRY_VERIFY(!desk.context->window().strips().contains(u"offline"_s)); // by itself
    }

    void directModeGoesOnWithTheArchiveAndComesBack()
    {
        Desk desk;
        desk.configure(m_server->url(u"shop"_s, u"reports"_s), u"archive"_s);
        desk.start();
        QTRY_COMPARE(desk.rows(), 20);
        QTRY_VERIFY(desk.context->window().status().words(u"messages"_s).contains(u"400"_s));
        desk.context.reset();
        desk.configure(m_server->url(u"shop"_s, u"reports"_s), u"direct"_s);
        m_server->stop();
        desk.start();
        QTRY_COMPARE(desk.rows(), 20);
        QTRY_VERIFY(desk.context->window().strips().contains(u"offline"_s));
        QTRY_VERIFY2(desk.stripText().contains(u"1 Mar"_s) || desk.stripText().contains(u"2026-03-01"_s),
            qPrintable(desk.stripText()));
        m_server->start();
        QTRY_VERIFY(!desk.context->window().strips().contains(u"offline"_s));
        QTRY_VERIFY(desk.context->window().status().words(u"database"_s).contains(u"Server: "_s));
        QCOMPARE(desk.rows(), 20);
    }

    void aSearchOnTheServerOffersACopy()
    {
        Desk desk;
        desk.configure(m_server->url(u"shop"_s, u"reports"_s), u"direct"_s);
        desk.start();
        QTRY_COMPARE(desk.rows(), 20);
        QTRY_VERIFY(!desk.context->databasePages()->isOffline());
        QTest::keyClicks(&desk.context->window().searchField(), u"parcel 7"_s);
        QTRY_VERIFY(desk.context->window().strips().contains(u"mirror-offer"_s));
        desk.pressStrip(u"Copy the History…"_s);
        QTRY_VERIFY2(desk.stripText().contains(u"whole history"_s), qPrintable(desk.stripText()));
        QCOMPARE(modeOf(desk), u"direct"_s); // not before the second word
        desk.pressStrip(u"Copy"_s);
        QTRY_COMPARE(modeOf(desk), u"archive"_s);
        QTRY_VERIFY(desk.context->window().status().words(u"messages"_s).contains(u"400"_s));
        QTRY_VERIFY(!desk.context->databasePages()->isDirect());
    }

private:
    [[nodiscard]] static QString modeOf(const Desk &desk)
    {
        return Workspace::open(desk.options.workspace)->value(u"postgres.mode"_s).toString();
    }

    std::unique_ptr<PostgresServer> m_server;
};

QTEST_MAIN(tst_databasewindow)
#include "tst_databasewindow.moc"
