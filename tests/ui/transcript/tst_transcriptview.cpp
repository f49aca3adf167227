// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"
#include "tests/ui/transcript/hugehistory.h"
#include "ui/theme.h"
#include "ui/transcript/messagetext.h"
#include "ui/transcript/transcriptview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace Qt::StringLiterals;
using namespace core::history;
using core::chat::Message;
using core::chat::Role;
using Kind = MessageAnchor::Kind;

namespace {

/// Counts what is painted.
class PaintSpy final : public QObject
{
public:
    explicit PaintSpy(QAbstractScrollArea &view) { view.viewport()->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

MessageAnchor at(Kind kind, qint64 value = 0)
{
    MessageAnchor anchor;
    anchor.kind = kind;
    anchor.value = value;
    return anchor;
}

MessageAnchor around(const QString &id)
{
    MessageAnchor anchor;
    anchor.kind = Kind::AroundMessage;
    anchor.messageId = id;
    return anchor;
}

Message said(int number, Role role, const QString &text, const QString &lang = u"en"_s)
{
    Message m;
    m.id = QString::number(number);
    m.conversationId = u"c"_s;
    m.source = u"files"_s;
    m.role = role;
    m.sender = role == Role::Customer ? u"user"_s : role == Role::Bot ? u"bot"_s : u"agent"_s;
    m.content = text;
    m.lang = lang;
    m.sentAtMs = 1'763'474'580'000 + number * 60'000; // 18 November 2025 14:03 and on
    return m;
}

} // namespace

class tst_TranscriptView final : public QObject
{
    Q_OBJECT

    ui::Theme m_theme;
    const ConversationRef m_huge{u"huge"_s, {}, 0};

    std::unique_ptr<ui::TranscriptView> shown(HistorySource *source)
    {
        auto view = std::make_unique<ui::TranscriptView>(m_theme);
        view->setTimeZone(QTimeZone::utc());
        view->setSource(source);
        view->resize(700, 600);
        view->show();
        view->setFocus();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(view.get())); }();
        return view;
    }
    static QString currentId(const ui::TranscriptView &view)
    {
        const auto message = view.currentMessage();
        return message ? message->id : QString();
    }
    static QRect rowRect(ui::TranscriptView &view, int rank)
    {
        auto *list = QAccessible::queryAccessibleInterface(&view);
        return list->child(rank)->rect();
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void aMillionMessagesOpenAtOnceAndLoadOnlyWhatIsSeen()
    {
        tests::HugeHistory history(1'000'000);
        auto view = shown(&history);
        QSignalSpy opened(view.get(), &ui::TranscriptView::opened);
        QElapsedTimer clock;
        clock.start();
        view->open(m_huge, {});
        view->viewport()->repaint();
        const qint64 took = clock.elapsed();
        QCOMPARE(opened.size(), 1);
        QVERIFY2(took < 300, qPrintable(QString::number(took))); // 100 ms in a release build
        QVERIFY(history.rowsRead <= 400);
        QCOMPARE(currentId(*view), u"1000000"_s);
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    }

    void draggingTheScrollBarReachesEveryPlace()
    {
        tests::HugeHistory history(1'000'000);
        auto view = shown(&history);
        QSignalSpy spans(view.get(), &ui::TranscriptView::spanChanged);
        view->open(m_huge, at(Kind::First));
        for (int percent = 10; percent <= 100; percent += 10) {
            view->verticalScrollBar()->setValue(
                int(qint64(view->verticalScrollBar()->maximum()) * percent / 100));
            view->viewport()->repaint();
            const qint64 wanted = 1'700'000'000'000 + 600'000'000 * qint64(percent);
            QVERIFY(!spans.isEmpty());
            QVERIFY(qAbs(spans.constLast().at(0).toLongLong() - wanted) < 30'000'000'000);
        }
        QVERIFY(history.rowsRead < 6'000);
    }

    void outrunLoadsAreCancelledAndLateAnswersDropped()
    {
        tests::HugeHistory history(1'000'000);
        auto view = shown(&history);
        view->open(m_huge, at(Kind::First));
        history.holding = true;
        for (int percent = 5; percent <= 95; percent += 5) {
            view->verticalScrollBar()->setValue(
                int(qint64(view->verticalScrollBar()->maximum()) * percent / 100));
            QCoreApplication::processEvents();
        }
        const int place = view->verticalScrollBar()->value();
        QVERIFY(history.waiting() > 10);
        history.answerAll();
        QCoreApplication::processEvents();
        QVERIFY(history.cancelled > 10);
        QVERIFY(qAbs(view->verticalScrollBar()->value() - place) < 5'000); // heights get measured, no jump

        history.holding = true;
        view->open({u"old"_s, {}, 0}, at(Kind::First));
        view->open(m_huge, at(Kind::Last));
        history.answerAll();
        QCoreApplication::processEvents();
        QCOMPARE(view->conversation(), m_huge);
        QCOMPARE(currentId(*view), u"1000000"_s);
    }

    void theAnchorStaysWhereItIsWhileHeightsAreCorrected()
    {
        tests::HugeHistory history(10'000);
        auto view = shown(&history);
        view->open(m_huge, around(u"5050"_s));
        const QRect before = rowRect(*view, 5'049);
        QVERIFY(!before.isEmpty());
        history.holding = true;
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() / 2); // rows nobody has read
        QCoreApplication::processEvents();
        history.answerAll();
        QTRY_VERIFY(history.waiting() == 0);
        view->goTo(around(u"5050"_s));
        QCoreApplication::processEvents();
        QCOMPARE(rowRect(*view, 5'049), before);
        view->viewport()->repaint();
        QCOMPARE(rowRect(*view, 5'049), before);
    }

    void reloadKeepsThePlace()
    {
        tests::HugeHistory history(10'000);
        auto view = shown(&history);
        view->open(m_huge, around(u"5050"_s));
        const QRect before = rowRect(*view, 5'049);
        const quint64 layouts = ui::MessageText::layoutsMade();
        view->reload();
        QCoreApplication::processEvents();
        QCOMPARE(rowRect(*view, 5'049), before);
        QCOMPARE(ui::MessageText::layoutsMade(), layouts); // the same rows

        history.shift = 300; // older messages came in
        history.total += 300;
        view->reload();
        QCoreApplication::processEvents();
        QCOMPARE(currentId(*view), u"5050"_s);
        QVERIFY(qAbs(rowRect(*view, 5'349).top() - before.top()) <= 1);
    }

    void aPageWithoutRanksIsShownAndKeepsItsPlaceWhenTheyAreKnown_data()
    {
        QTest::addColumn<MessageAnchor>("anchor");
        QTest::addColumn<QString>("current");
        QTest::addRow("the end, more than was guessed") << at(Kind::Last) << u"5000"_s;
        QTest::addRow("a message in the middle") << around(u"1200"_s) << u"1200"_s;
    }
    void aPageWithoutRanksIsShownAndKeepsItsPlaceWhenTheyAreKnown()
    {
        QFETCH(MessageAnchor, anchor);
        QFETCH(QString, current);
        for (const qint64 guess : {400, 4'000, 90'000}) {
            tests::HugeHistory history(5'000);
            history.guess = guess;
            const auto view = shown(&history);
            view->open(m_huge, anchor);
            QTRY_COMPARE(currentId(*view), current);
            auto *list = QAccessible::queryAccessibleInterface(view.get());
            QTRY_COMPARE(list->childCount(), 5'000);
            QTRY_VERIFY(rowRect(*view, current.toInt() - 1).height() > 0);
            const QRect seen(view->viewport()->mapToGlobal(QPoint()), view->viewport()->size());
            QVERIFY(seen.intersects(rowRect(*view, current.toInt() - 1)));
            QCOMPARE(currentId(*view), current);
        }
    }

    void aFailedPageIsSaidOnceAndReadAgainOnRequest()
    {
        tests::HugeHistory history(10'000);
        auto view = shown(&history);
        view->open(m_huge, at(Kind::First));
        QSignalSpy failed(view.get(), &ui::TranscriptView::failed);
        history.failure = core::Error{core::Error::Kind::Database, {}};
        view->goTo(at(Kind::AtRank, 7'000));
        for (int i = 0; i < 5; ++i)
            view->viewport()->repaint();
        QVERIFY(!failed.isEmpty());
        const int calls = history.calls;
        for (int i = 0; i < 5; ++i) {
            view->viewport()->repaint();
            QCoreApplication::processEvents();
        }
        QCOMPARE(history.calls, calls); // not asked in a loop
        history.failure.reset();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(300, 300));
        QVERIFY(history.calls > calls);
        QCoreApplication::processEvents();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(300, 300));
        QVERIFY(view->currentMessage().has_value());
    }

    void aConversationThatCannotBeReadOffersAnotherTry()
    {
        tests::HugeHistory history(100);
        history.failure = core::Error{core::Error::Kind::Corrupt, {}};
        auto view = shown(&history);
        QSignalSpy opened(view.get(), &ui::TranscriptView::opened);
        view->open(m_huge, {});
        QCOMPARE(opened.size(), 1);
        QVERIFY(!view->isOpen());
        auto *retry = view->findChild<QWidget *>(u"transcriptRetry"_s);
        QVERIFY(retry && retry->isVisible());
        history.failure.reset();
        QTest::mouseClick(retry, Qt::LeftButton);
        QVERIFY(view->isOpen());
        QVERIFY(!retry->isVisible());
    }

    void keysMoveTheCurrentMessage()
    {
        tests::HugeHistory history(1'000);
        auto view = shown(&history);
        view->open(m_huge, at(Kind::First));
        QCOMPARE(currentId(*view), u"1"_s);
        QTest::keyClick(view.get(), Qt::Key_Down);
        QCOMPARE(currentId(*view), u"2"_s);
        QTest::keyClick(view.get(), Qt::Key_Up);
        QTest::keyClick(view.get(), Qt::Key_Up);
        QCOMPARE(currentId(*view), u"1"_s);
        QTest::keyClick(view.get(), Qt::Key_PageDown);
        QVERIFY(currentId(*view).toInt() > 3);
        QTest::keyClick(view.get(), Qt::Key_End);
        QTRY_COMPARE(currentId(*view), u"1000"_s);
        QVERIFY(!rowRect(*view, 999).isEmpty());
        QTest::keyClick(view.get(), Qt::Key_Home);
        QCOMPARE(currentId(*view), u"1"_s);
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(view.get(), Qt::Key_Down);
        QCOMPARE(currentId(*view), u"41"_s);
        const QRect viewport(view->viewport()->mapToGlobal(QPoint(0, 0)), view->viewport()->size());
        QVERIFY(viewport.contains(rowRect(*view, 40))); // always wholly in sight
    }

    void theWheelScrollsByPixels()
    {
        tests::HugeHistory history(1'000);
        auto view = shown(&history);
        view->open(m_huge, at(Kind::First));
        QWheelEvent fine(QPointF(50, 50), view->viewport()->mapToGlobal(QPointF(50, 50)), QPoint(0, -7),
            QPoint(0, -3), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view->viewport(), &fine);
        QCOMPARE(view->verticalScrollBar()->value(), 7);
    }

    void selectionIsCopiedAsText()
    {
        tests::MemoryHistory history;
        history.add(
            {said(0, Role::Customer, u"I paid\r\ntwice"_s), said(1, Role::Bot, u"**Sorry** for that"_s),
                said(2, Role::Agent, u"طلب #10234 وصل"_s, u"ar"_s)},
            {{}, u"ReturnBot"_s, u"Ana"_s, {}});
        auto view = shown(&history);
        view->open({u"c"_s, {}, 0}, at(Kind::First));
        QVERIFY(!view->hasSelection());
        QCOMPARE(view->selectedTextWithNames(), u"[18 Nov 2025 14:03] Ana: I paid\r\ntwice"_s);
        QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(view->selectedText(), u"I paid\r\ntwice\n**Sorry** for that"_s);
        QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(view->selectedTextWithNames(),
            u"[18 Nov 2025 14:03] Ana: I paid\r\ntwice\n[18 Nov 2025 14:04] ReturnBot: **Sorry** for that\n"
            "[18 Nov 2025 14:05] Agent: طلب #10234 وصل"_s);
        QTest::keyClick(view.get(), Qt::Key_Escape);
        QVERIFY(!view->hasSelection());
        QTest::keySequence(view.get(), QKeySequence::SelectAll);
        QTest::keySequence(view.get(), QKeySequence::Copy);
        QCOMPARE(
            QGuiApplication::clipboard()->text(), u"I paid\r\ntwice\n**Sorry** for that\nطلب #10234 وصل"_s);
    }

    void theMouseSelectsInsideAMessage()
    {
        tests::MemoryHistory history;
        history.add({said(0, Role::Customer, u"wherewherewhere"_s)});
        auto view = shown(&history);
        view->open({u"c"_s, {}, 0}, at(Kind::First));
        const QPoint local = view->viewport()->mapFromGlobal(rowRect(*view, 0).bottomLeft());
        const QPoint inText(50, local.y() - 30);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, inText);
        QCOMPARE(view->selectedText(), u"wherewherewhere"_s);
    }

    void everythingIsBoundedToWhatAClipboardHolds()
    {
        tests::HugeHistory history(100'000);
        auto view = shown(&history);
        QSignalSpy notices(view.get(), &ui::TranscriptView::notice);
        view->open(m_huge, at(Kind::First));
        view->selectAll();
        QCOMPARE(notices.size(), 1);
        QTRY_COMPARE(view->selectedText().count(u"Message "_s), 2'000);
        QVERIFY(history.rowsRead < 4'000);
    }

    void caretBrowsingSelectsByCharacterAndWord()
    {
        tests::MemoryHistory history;
        history.add({said(0, Role::Customer, u"refund my order"_s)});
        auto view = shown(&history);
        view->open({u"c"_s, {}, 0}, at(Kind::First));
        QTest::keyClick(view.get(), Qt::Key_F7);
        QTest::keyClick(view.get(), Qt::Key_Right);
        QTest::keyClick(view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(view->selectedText(), u"e"_s);
        QTest::keyClick(view.get(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(view->selectedText(), u"efund my order"_s);
        QTest::keyClick(view.get(), Qt::Key_Home);
        QVERIFY(!view->hasSelection());
        QTest::keyClick(view.get(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(view->selectedText(), u"refund "_s);
        QTest::keyClick(view.get(), Qt::Key_F7);
        QTest::keyClick(view.get(), Qt::Key_Down);
        QCOMPARE(currentId(*view), u"0"_s);
    }

    void enterOpensALinkOnlyWhenItIsOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QUrl>("url");
        QTest::addRow("a web address") << u"see https://a.example/x"_s << QUrl(u"https://a.example/x"_s);
        QTest::addRow("javascript in Markdown") << u"**x** [y](javascript:alert(1))"_s << QUrl();
        QTest::addRow("a file in Markdown") << u"**x** [y](file:///etc/passwd)"_s << QUrl();
    }
    void enterOpensALinkOnlyWhenItIsOne()
    {
        QFETCH(QString, text);
        QFETCH(QUrl, url);
        tests::MemoryHistory history;
        history.add({said(0, Role::Bot, text)});
        auto view = shown(&history);
        QSignalSpy activated(view.get(), &ui::TranscriptView::linkActivated);
        view->open({u"c"_s, {}, 0}, at(Kind::First));
        QTest::keyClick(view.get(), Qt::Key_Return);
        QCOMPARE(activated.size(), url.isEmpty() ? 0 : 1);
        if (!activated.isEmpty())
            QCOMPARE(activated.constFirst().constFirst().toUrl(), url);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(650, 100));
        QVERIFY(activated.size() <= 2);
    }

    void aLongMessageUnfoldsInSteps()
    {
        tests::MemoryHistory history;
        history.add({said(0, Role::Customer, u"lorem ipsum "_s.repeated(5'000))});
        auto view = shown(&history);
        view->open({u"c"_s, {}, 0}, at(Kind::First));
        const int folded = view->verticalScrollBar()->maximum();
        QTest::keyClick(view.get(), Qt::Key_Return);
        QVERIFY(view->verticalScrollBar()->maximum() > 2 * folded);
    }

    void findWrapsAroundAndSaysSo()
    {
        tests::HugeHistory history(1'000);
        history.shape = [](Message &m, qint64 rank) {
            if (rank == 200 || rank == 700)
                m.content = u"the needle"_s;
        };
        auto view = shown(&history);
        QSignalSpy found(view.get(), &ui::TranscriptView::findFinished);
        view->open(m_huge, at(Kind::First));
        const Query query = Query::parse(u"needle"_s);
        for (const auto &[id, wrapped] : {std::pair(u"201"_s, false), {u"701"_s, false}, {u"201"_s, true}}) {
            found.clear();
            view->find(query, true);
            QTRY_COMPARE(found.size(), 1);
            QCOMPARE(found.constFirst().at(0).toBool(), true);
            QCOMPARE(found.constFirst().at(1).toBool(), wrapped);
            QCOMPARE(currentId(*view), id);
        }
        found.clear();
        view->find(Query::parse(u"haystack"_s), false);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().at(0).toBool(), false);
    }

    void aScreenReaderHearsOneSentencePerMessage()
    {
        tests::MemoryHistory history;
        Message marked = said(0, Role::Customer, u"退款什么时候到账？"_s, u"zh"_s);
        marked.marked = true;
        marked.comment = u"good example"_s;
        Message strange = said(2, Role::Unknown, u"hello"_s, {});
        strange.sender = u"SYSTEM<x>"_s;
        history.add({marked, said(1, Role::Bot, {}), strange}, {{}, u"ReturnBot"_s, u"Ana"_s, {}});
        auto view = shown(&history);
        view->open({u"c"_s, {}, 0}, at(Kind::First));

        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view.get());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), u"Messages"_s);
        QCOMPARE(list->childCount(), 3);
        const auto sentence = [&](int row) {
            return list->child(row)->text(QAccessible::Name).remove(QChar(0x2068)).remove(QChar(0x2069));
        };
        QCOMPARE(sentence(0),
            u"Customer Ana, 18 November 2025 14:03, Chinese: 退款什么时候到账？ Marked. Comment: good example"_s);
        QCOMPARE(sentence(1), u"Bot ReturnBot, 18 November 2025 14:04, English: empty message."_s);
        QCOMPARE(sentence(2), u"“SYSTEM<x>” (unknown sender), 18 November 2025 14:05: hello."_s);
        QCOMPARE(list->child(1), list->child(1)); // kept, not made anew
        QCOMPARE(list->indexOfChild(list->child(2)), 2);
        QCOMPARE(list->child(0)->parent(), list);
        QVERIFY(list->child(0)->state().focused);
        QCOMPARE(list->focusChild(), list->child(0));
        const QPoint middle = list->child(1)->rect().center();
        QCOMPARE(list->childAt(middle.x(), middle.y()), list->child(1));
        list->child(1)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(currentId(*view), u"1"_s);
    }

    void answersMayComeWhenTheViewIsGone()
    {
        tests::HugeHistory history(1'000);
        history.holding = true;
        auto view = shown(&history);
        view->open(m_huge, at(Kind::First));
        QVERIFY(history.waiting() > 0);
        view.reset();
        history.answerAll();
        QCOMPARE(history.waiting(), std::size_t(0));
    }

    void accessibleRowsEndWithTheirMessagesAndTheirView()
    {
        tests::HugeHistory history(100);
        auto view = shown(&history);
        view->open(m_huge, at(Kind::First));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view.get());
        const QAccessible::Id id = QAccessible::uniqueId(list);
        const QAccessible::Id row = QAccessible::uniqueId(list->child(99));
        QVERIFY(QAccessible::accessibleInterface(row)->isValid());
        view->close();
        QAccessibleInterface *kept = QAccessible::accessibleInterface(row);
        QVERIFY(!kept || !kept->isValid());
        QVERIFY(!kept || kept->text(QAccessible::Name).isEmpty());
        view->open(m_huge, at(Kind::First));

        const QAccessible::Id again = QAccessible::uniqueId(list->child(99));
        int rowsWhileDying = -1; // the view gives the focus away when its own part is gone already
        QObject *dying = view.get();
        QVERIFY(view->hasFocus());
        connect(qApp, &QApplication::focusChanged, this, [dying, &rowsWhileDying] {
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(dying);
            rowsWhileDying = face ? face->childCount() : 0;
        });
        view.reset();
        disconnect(qApp, &QApplication::focusChanged, this, nullptr);
        QVERIFY(rowsWhileDying >= 0 && rowsWhileDying < 100);
        QVERIFY(!QAccessible::accessibleInterface(id));
        QVERIFY(!QAccessible::accessibleInterface(again));
    }

    void aMillionRowsAreAMillionChildren()
    {
        tests::HugeHistory history(1'000'000);
        auto view = shown(&history);
        view->open(m_huge, at(Kind::First));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view.get());
        QCOMPARE(list->childCount(), 1'000'000);
        QVERIFY(list->child(999'999)->state().offscreen);
        QVERIFY(list->child(999'999)->text(QAccessible::Name).contains(u"not loaded"_s));
        QCOMPARE(list->child(1'000'000), nullptr);
    }

    void nothingIsLaidOutOrPaintedAgainWithoutAReason()
    {
        tests::HugeHistory history(1'000);
        auto view = shown(&history);
        view->open(m_huge, at(Kind::AtRank, 500));
        view->viewport()->repaint();
        QCoreApplication::processEvents();
        const quint64 layouts = ui::MessageText::layoutsMade();
        view->viewport()->repaint();
        m_theme.setMode(ui::Theme::Mode::Dark);
        view->viewport()->repaint();
        m_theme.setMode(ui::Theme::Mode::Light);
        view->viewport()->repaint();
        QCOMPARE(ui::MessageText::layoutsMade(), layouts);
        QTest::qWait(50); // whatever the theme asked for
        const PaintSpy spy(*view);
        QTest::qWait(300); // nothing happens
        QCOMPARE(spy.paints, 0);
    }

    void bothLayoutsAndAMirroredWindowPaint_data()
    {
        QTest::addColumn<bool>("flat");
        QTest::addColumn<bool>("mirrored");
        QTest::addRow("bubbles") << false << false;
        QTest::addRow("flat") << true << false;
        QTest::addRow("bubbles in a right-to-left window") << false << true;
        QTest::addRow("flat in a right-to-left window") << true << true;
    }
    void bothLayoutsAndAMirroredWindowPaint()
    {
        QFETCH(bool, flat);
        QFETCH(bool, mirrored);
        tests::MemoryHistory history;
        history.add({said(0, Role::Customer, u"hello"_s)});
        auto view = shown(&history);
        view->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        view->setTextLayout(flat ? ui::TranscriptView::Layout::Flat : ui::TranscriptView::Layout::Bubbles);
        view->open({u"c"_s, {}, 0}, at(Kind::First));
        const QImage image = view->viewport()->grab().toImage();
        const auto ink = [&](QRect area) {
            int dots = 0;
            for (int y = area.top(); y <= area.bottom(); ++y) {
                for (int x = area.left(); x <= area.right(); ++x)
                    dots += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
            }
            return dots;
        };
        const int half = image.width() / 2;
        const int left = ink({0, 40, half, 80});
        const int right = ink({half, 40, half - 1, 80});
        if (mirrored)
            QVERIFY(right > left);
        else
            QVERIFY(left > right);
    }
};

QTEST_MAIN(tst_TranscriptView)
#include "tst_transcriptview.moc"
