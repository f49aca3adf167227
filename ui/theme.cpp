// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QScopedValueRollback>
#include <QToolTip>

#include <array>

namespace ui {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

// In the order of Theme::Role; product design 2.8.
constexpr std::array<Pair, 18> kColours{{
    {0xffF6F7F9, 0xff16191D}, // Window
    {0xffFFFFFF, 0xff1E2227}, // Base
    {0xffEEF1F5, 0xff272C33}, // Alternate
    {0xffC9CFD8, 0xff3A414A}, // Line
    {0xff7B8794, 0xff7F8A96}, // Outline
    {0xff1B1F24, 0xffE6E9ED}, // Text
    {0xff57606A, 0xffA5AEB9}, // DimText
    {0xff0B63CE, 0xff6CB0FF}, // Accent
    {0xffFFFFFF, 0xff0B1A2B}, // OnAccent
    {0xffFFFFFF, 0xff272C33}, // CustomerBubble
    {0xffE8F1FD, 0xff1C3350}, // BotBubble
    {0xffE9F7EC, 0xff1D3A28}, // AgentBubble
    {0xffFFF6DB, 0xff3D3415}, // Note
    {0xffA1260D, 0xffFF9B8E}, // ErrorText
    {0xffFDECEA, 0xff43201C}, // ErrorField
    {0xff7A4F00, 0xffF2C14E}, // WarningText
    {0xff1A6F33, 0xff6FD08C}, // SuccessText
    {0xffFFE27A, 0xff7A5C00}, // SearchHit
}};

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness()
        < palette.color(QPalette::Active, QPalette::WindowText).lightness();
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent)
{
    m_systemDark = looksDark(QApplication::palette());
    qApp->installEventFilter(this);
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

QColor Theme::color(Role role, bool dark)
{
    const Pair &pair = kColours.at(size_t(role));
    return QColor::fromRgba(dark ? pair.dark : pair.light);
}

QPalette Theme::palette(bool dark)
{
    const auto of = [dark](Role role) { return color(role, dark); };
    QPalette palette(of(Role::Window));
    const auto set = [&](QPalette::ColorRole where, Role role) { palette.setColor(where, of(role)); };
    set(QPalette::Window, Role::Window);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Base);
    set(QPalette::AlternateBase, Role::Alternate);
    set(QPalette::Text, Role::Text);
    set(QPalette::PlaceholderText, Role::DimText);
    set(QPalette::Button, dark ? Role::Alternate : Role::Base);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::ErrorText);
    set(QPalette::Light, Role::Base);
    set(QPalette::Midlight, Role::Alternate);
    set(QPalette::Mid, Role::Line);
    set(QPalette::Dark, Role::Outline);
    set(QPalette::Shadow, Role::Outline);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::OnAccent);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::ToolTipBase, Role::Base);
    set(QPalette::ToolTipText, Role::Text);
    for (const auto where : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::PlaceholderText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, where, of(Role::Outline));
    palette.setColor(QPalette::Disabled, QPalette::Base, of(Role::Window));
    for (const auto group : {QPalette::Inactive, QPalette::Disabled})
        palette.setColor(group, QPalette::Highlight, of(Role::Alternate));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, of(Role::Text));
    return palette;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // A palette that someone else gives the application is the system's: desktop settings arrive this way.
    if (!m_applying && event->type() == QEvent::ApplicationPaletteChange && watched == qApp) {
        m_systemDark = looksDark(QApplication::palette());
        apply();
    } else if (!m_applying && event->type() == QEvent::ThemeChange) {
        askSystem();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::askSystem()
{
    const QScopedValueRollback guard(m_applying, true);
    QApplication::setPalette(QPalette()); // back to what the desktop says, for the length of this call
    m_systemDark = looksDark(QApplication::palette());
}

void Theme::apply()
{
    const QScopedValueRollback guard(m_applying, true);
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark);
    const QPalette wanted = palette(m_dark);
    QApplication::setPalette(wanted);
    QToolTip::setPalette(wanted);
    emit changed();
}

} // namespace ui
