// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"
#include "ui/style.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;
using ui::Theme;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (qMax(x, y) + 0.05) / (qMin(x, y) + 0.05);
}

} // namespace

class tst_theme : public QObject
{
    Q_OBJECT
private slots:
    void pairsAreReadable_data();
    void pairsAreReadable();
    void stockWidgetsAreReadable_data();
    void stockWidgetsAreReadable();
    void focusByKeyIsSeen_data();
    void focusByKeyIsSeen();
    void modeDecidesOverTheSystem();
    void systemModeFollowsTheSystemWhileRunning();
    void iconsTakeTheColourOfTheText();
};

void tst_theme::pairsAreReadable_data()
{
    QTest::addColumn<Theme::Role>("front");
    QTest::addColumn<Theme::Role>("back");
    QTest::addColumn<double>("atLeast");
    using R = Theme::Role;
    for (const R back : {R::Window, R::Base, R::Alternate, R::CustomerBubble, R::BotBubble, R::AgentBubble,
             R::Note, R::ErrorField, R::SearchHit})
        QTest::addRow("text on role %d", int(back)) << R::Text << back << 4.5;
    for (const R back : {R::Window, R::Base, R::Alternate, R::CustomerBubble, R::BotBubble, R::AgentBubble})
        QTest::addRow("dim text on role %d", int(back)) << R::DimText << back << 4.5;
    for (const R front : {R::ErrorText, R::WarningText, R::SuccessText, R::Accent}) {
        for (const R back : {R::Window, R::Base})
            QTest::addRow("role %d on role %d", int(front), int(back)) << front << back << 4.5;
    }
    QTest::addRow("error text on an error field") << R::ErrorText << R::ErrorField << 4.5;
    QTest::addRow("selected text") << R::OnAccent << R::Accent << 4.5;
    for (const R back : {R::Window, R::Base})
        QTest::addRow("control outline on role %d", int(back)) << R::Outline << back << 3.0;
    for (const R back : {R::Window, R::Base, R::Alternate})
        QTest::addRow("focus ring on role %d", int(back)) << R::Accent << back << 3.0;
}

void tst_theme::pairsAreReadable()
{
    QFETCH(Theme::Role, front);
    QFETCH(Theme::Role, back);
    QFETCH(double, atLeast);
    for (const bool dark : {false, true}) {
        const double found = contrast(Theme::color(front, dark), Theme::color(back, dark));
        QVERIFY2(found >= atLeast, qPrintable(u"%1, dark: %2"_s.arg(found).arg(dark)));
    }
}

void tst_theme::stockWidgetsAreReadable_data()
{
    QTest::addColumn<QPalette::ColorRole>("front");
    QTest::addColumn<QPalette::ColorRole>("back");
    using P = QPalette;
    QTest::addRow("labels") << P::WindowText << P::Window;
    QTest::addRow("fields and lists") << P::Text << P::Base;
    QTest::addRow("every second row") << P::Text << P::AlternateBase;
    QTest::addRow("buttons") << P::ButtonText << P::Button;
    QTest::addRow("selection") << P::HighlightedText << P::Highlight;
    QTest::addRow("tool tips") << P::ToolTipText << P::ToolTipBase;
    QTest::addRow("place holders") << P::PlaceholderText << P::Base;
    QTest::addRow("links") << P::Link << P::Base;
    QTest::addRow("visited links") << P::LinkVisited << P::Window;
}

void tst_theme::stockWidgetsAreReadable()
{
    QFETCH(QPalette::ColorRole, front);
    QFETCH(QPalette::ColorRole, back);
    for (const bool dark : {false, true}) {
        const QPalette palette = Theme::palette(dark);
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            QVERIFY(contrast(palette.color(group, front), palette.color(group, back)) >= 4.5);
    }
}

void tst_theme::focusByKeyIsSeen_data()
{
    QTest::addColumn<std::function<QWidget *()>>("make");
    const auto row
        = [](const char *name, const std::function<QWidget *()> &make) { QTest::addRow("%s", name) << make; };
    row("push button", [] { return new QPushButton(u"Press"_s); });
    row("flat button", [] {
        auto *button = new QPushButton(u"Press"_s);
        button->setFlat(true);
        return button;
    });
    row("tool button", [] {
        auto *button = new QToolButton;
        button->setText(u"Press"_s);
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    });
    row("choice", [] {
        auto *box = new QComboBox;
        box->addItem(u"One"_s);
        return box;
    });
    row("check box", [] { return new QCheckBox(u"Check"_s); });
    row("radio button", [] { return new QRadioButton(u"Choose"_s); });
    row("field", [] { return new QLineEdit; });
    row("number", [] { return new QSpinBox; });
    row("text", [] { return new QPlainTextEdit; });
    row("list", [] { return new QListWidget; });
}

void tst_theme::focusByKeyIsSeen()
{
    QFETCH(std::function<QWidget *()>, make);
    QApplication::setStyle(new ui::Style);
    for (const bool dark : {false, true}) {
        Theme theme;
        theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->addWidget(new QLineEdit);
        QWidget *widget = make();
        column->addWidget(widget);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QRgb accent = Theme::color(Theme::Role::Accent, dark).rgb();
        const auto ringPixels = [&window, widget, accent] {
            const QImage image = window.grab(widget->geometry()).toImage();
            int found = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    found += image.pixel(x, y) == accent ? 1 : 0;
            }
            return found;
        };
        const int before = ringPixels();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(widget->hasFocus());
        const int around = 2 * (widget->height() + widget->height()); // of a square one at least
        QVERIFY2(ringPixels() - before > around / 2,
            qPrintable(u"%1 pixels, %2 before, dark: %3"_s.arg(ringPixels()).arg(before).arg(dark)));
    }
}

void tst_theme::modeDecidesOverTheSystem()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::color(Theme::Role::Window, true));
    theme.setMode(Theme::Mode::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::color(Theme::Role::Window, false));
    QCOMPARE(changed.size(), 2);
    QApplication::setPalette(Theme::palette(true)); // the system turns dark
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::color(Theme::Role::Window, false));
}

void tst_theme::systemModeFollowsTheSystemWhileRunning()
{
    QApplication::setPalette(QPalette());
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    QPalette night(Qt::black);
    night.setColor(QPalette::WindowText, Qt::white);
    QApplication::setPalette(night);
    QVERIFY(theme.isDark());
    QVERIFY(!changed.isEmpty());
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::color(Theme::Role::Base, true));
    QPalette day(Qt::white);
    day.setColor(QPalette::WindowText, Qt::black);
    QApplication::setPalette(day);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::color(Theme::Role::Base, false));
}

void tst_theme::iconsTakeTheColourOfTheText()
{
    QVERIFY(ui::icon(u"no such icon"_s).isNull());
    Theme theme;
    const QIcon icon = ui::icon(u"list"_s);
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        theme.setMode(mode);
        const QImage image = icon.pixmap(QSize(48, 48)).toImage();
        QColor strongest(Qt::transparent);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > strongest.alpha())
                    strongest = image.pixelColor(x, y);
            }
        }
        QCOMPARE(strongest, theme.color(Theme::Role::Text));
    }
}

QTEST_MAIN(tst_theme)
#include "tst_theme.moc"
