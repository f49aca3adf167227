// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livesession.h"
#include "tests/support/socketioserver.h"
#include "ui/connections/wiremodel.h"
#include "ui/connections/wireview.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tests;
using namespace ui;
using core::live::Frame;
using core::live::LiveSession;

namespace {

core::live::Endpoint endpointAt(quint16 port)
{
    core::live::Endpoint endpoint;
    endpoint.url = QUrl(u"ws://127.0.0.1:%1"_s.arg(port));
    return endpoint;
}

struct Desk
{
    Desk() : session(endpointAt(server.port())), frames(&session, &LiveSession::frame)
    {
        view.setSession(&session);
        view.resize(800, 400);
        session.start();
    }
    [[nodiscard]] QTableView *table() const { return view.findChild<QTableView *>(u"wireTable"_s); }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all.append(table()->model()->index(row, WireModel::Text).data().toString());
        return all;
    }
    [[nodiscard]] bool isOnline() const { return session.status().state == core::live::State::Online; }
    void press(const QString &name) const
    {
        auto *button = view.findChild<QPushButton *>(name);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }

    SocketIoServer server;
    LiveSession session;
    QSignalSpy frames;
    WireView view;
};

} // namespace

class tst_wireview final : public QObject
{
    Q_OBJECT
private slots:
    void framesAreRecordedOnlyWhileSomebodyLooks()
    {
        Desk desk;
        QTRY_VERIFY(desk.isOnline());
        QCOMPARE(desk.frames.size(), 0);
        desk.view.show();
        desk.server.last()->text(R"(42["first"])");
        QTRY_COMPARE(desk.texts(), QStringList{uR"(42["first"])"_s});
        desk.view.hide();
        const auto before = desk.frames.size();
        QSignalSpy events(&desk.session, &LiveSession::eventReceived);
        desk.server.last()->text(R"(42["unseen"])");
        QTRY_COMPARE(events.size(), 1);
        QCOMPARE(desk.frames.size(), before);
    }

    void aPauseStopsTheRecording()
    {
        Desk desk;
        QTRY_VERIFY(desk.isOnline());
        desk.view.show();
        desk.press(u"pauseWire"_s);
        QSignalSpy events(&desk.session, &LiveSession::eventReceived);
        desk.server.last()->text(R"(42["unseen"])");
        QTRY_COMPARE(events.size(), 1);
        desk.press(u"pauseWire"_s);
        desk.server.last()->text(R"(42["seen"])");
        QTRY_COMPARE(desk.texts(), QStringList{uR"(42["seen"])"_s});
    }

    void framesAreFilteredAndCopied()
    {
        Desk desk;
        QTRY_VERIFY(desk.isOnline());
        desk.view.show();
        desk.server.last()->text(R"(42["message_received",{"content":"hello","token":"secret-1"}])");
        desk.server.last()->text(R"(42["presence_update",{}])");
        QTRY_COMPARE(desk.texts().size(), 2);
        auto *filter = desk.view.findChild<QLineEdit *>(u"wireFilter"_s);
        filter->setFocus();
        QTest::keyClicks(filter, u"MESSAGE"_s);
        QCOMPARE(desk.texts().size(), 1);
        QSignalSpy copied(&desk.view, &WireView::copied);
        desk.press(u"copyWire"_s);
        QCOMPARE(copied.size(), 1);
        const QString report = QApplication::clipboard()->text();
        QVERIFY2(report.contains(u" in "_s) && report.contains(u"hello"_s), qPrintable(report));
        QVERIFY(!report.contains(u"presence"_s) && !report.contains(u"secret-1"_s));
    }

    void aFaultIsShown()
    {
        Desk desk;
        QTRY_VERIFY(desk.isOnline());
        desk.view.show();
        desk.server.last()->text("x what is this");
        QTRY_VERIFY(!desk.texts().isEmpty());
        QVERIFY(!desk.table()->model()->index(0, WireModel::Fault).data().toString().isEmpty());
        QVERIFY(desk.table()
                    ->model()
                    ->index(0, WireModel::Text)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"what is this"_s));
    }

    void onlyTheLastFramesAreKept()
    {
        WireModel model;
        QVector<Frame> many;
        for (int i = 0; i < WireModel::kMost + 500; ++i)
            many.append(Frame{i, i % 2 == 0, i % 8 == 0, u"frame %1"_s.arg(i), 10, {}});
        model.add(many.mid(0, 10));
        model.add(many);
        QCOMPARE(model.rowCount(), WireModel::kMost);
        QVERIFY2(model.line(WireModel::kMost - 1).contains(u"frame %1"_s.arg(WireModel::kMost + 499)),
            qPrintable(model.line(WireModel::kMost - 1)));
        model.add({Frame{1, true, false, u"last"_s, 4, {}}});
        QCOMPARE(model.rowCount(), WireModel::kMost);
    }

    void aSessionMayGoBeforeItsView()
    {
        WireView view;
        view.show();
        {
            LiveSession session(endpointAt(9));
            view.setSession(&session);
        }
        view.hide();
        view.setSession(nullptr);
        LiveSession another(endpointAt(9));
        view.setSession(&another);
    }
};

QTEST_MAIN(tst_wireview)
#include "tst_wireview.moc"
