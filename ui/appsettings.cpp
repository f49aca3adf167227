// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/appsettings.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kRecentQueries = 20;

QString sessionKey(const QString &workspace, const QString &page)
{
    // A path holds slashes, which QSettings would read as groups.
    const QByteArray name = QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha1).toHex();
    return u"session/%1/%2"_s.arg(QString::fromLatin1(name.left(16)), page);
}

} // namespace

Theme::Mode AppSettings::themeMode() const
{
    const QString word = m_store.value(u"look/theme"_s).toString();
    return word == "light"_L1 ? Theme::Mode::Light
        : word == "dark"_L1   ? Theme::Mode::Dark
                              : Theme::Mode::System;
}

void AppSettings::setThemeMode(Theme::Mode mode)
{
    m_store.setValue(u"look/theme"_s,
        mode == Theme::Mode::Light      ? u"light"_s
            : mode == Theme::Mode::Dark ? u"dark"_s
                                        : u"system"_s);
}

QString AppSettings::language() const
{
    return m_store.value(u"look/language"_s).toString();
}

void AppSettings::setLanguage(const QString &code)
{
    m_store.setValue(u"look/language"_s, code);
}

int AppSettings::zoomPercent() const
{
    return qBound(50, m_store.value(u"look/zoom"_s, 100).toInt(), 300);
}

void AppSettings::setZoomPercent(int percent)
{
    m_store.setValue(u"look/zoom"_s, qBound(50, percent, 300));
}

bool AppSettings::compactRows() const
{
    return m_store.value(u"look/compactRows"_s, false).toBool();
}

void AppSettings::setCompactRows(bool on)
{
    m_store.setValue(u"look/compactRows"_s, on);
}

bool AppSettings::flatTranscript() const
{
    return m_store.value(u"look/flatTranscript"_s, false).toBool();
}

void AppSettings::setFlatTranscript(bool on)
{
    m_store.setValue(u"look/flatTranscript"_s, on);
}

QString AppSettings::timeZone() const
{
    return m_store.value(u"look/timeZone"_s, u"local"_s).toString();
}

void AppSettings::setTimeZone(const QString &zone)
{
    m_store.setValue(u"look/timeZone"_s, zone.isEmpty() ? u"local"_s : zone);
}

bool AppSettings::reducedMotion() const
{
    return m_store.value(u"look/reducedMotion"_s, false).toBool();
}

void AppSettings::setReducedMotion(bool on)
{
    m_store.setValue(u"look/reducedMotion"_s, on);
}

bool AppSettings::wideRail() const
{
    return m_store.value(u"look/wideRail"_s, true).toBool();
}

void AppSettings::setWideRail(bool on)
{
    m_store.setValue(u"look/wideRail"_s, on);
}

QHash<QString, QString> AppSettings::shortcuts() const
{
    QHash<QString, QString> changed;
    m_store.beginGroup(u"shortcuts"_s);
    for (const QString &id : m_store.childKeys())
        changed.insert(id, m_store.value(id).toString());
    m_store.endGroup();
    return changed;
}

void AppSettings::setShortcuts(const QHash<QString, QString> &changed)
{
    m_store.remove(u"shortcuts"_s);
    for (auto it = changed.cbegin(); it != changed.cend(); ++it)
        m_store.setValue(u"shortcuts/"_s + it.key(), it.value());
}

QByteArray AppSettings::state(const QString &name) const
{
    return m_store.value(u"state/"_s + name).toByteArray();
}

void AppSettings::setState(const QString &name, const QByteArray &state)
{
    m_store.setValue(u"state/"_s + name, state);
}

QByteArray AppSettings::session(const QString &workspace, const QString &page) const
{
    return m_store.value(sessionKey(workspace, page)).toByteArray();
}

void AppSettings::setSession(const QString &workspace, const QString &page, const QByteArray &value)
{
    m_store.setValue(sessionKey(workspace, page), value);
}

QStringList AppSettings::recentQueries() const
{
    return m_store.value(u"history/recentQueries"_s).toStringList();
}

void AppSettings::addRecentQuery(const QString &query)
{
    const QString text = query.trimmed();
    if (text.isEmpty())
        return;
    QStringList queries = recentQueries();
    queries.removeAll(text);
    queries.prepend(text);
    if (queries.size() > kRecentQueries)
        queries.resize(kRecentQueries);
    m_store.setValue(u"history/recentQueries"_s, queries);
}

} // namespace ui
