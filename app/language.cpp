// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/language.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

QStringList Language::available()
{
    QStringList codes{QString()};
    for (const QString &file : QDir(u":/i18n"_s).entryList({u"agentconsole_*.qm"_s}, QDir::Files, QDir::Name))
        codes.append(file.sliced(13).chopped(3)); // between "agentconsole_" and ".qm"
    return codes;
}

void Language::apply(const QString &code)
{
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    for (QTranslator *translator : {&m_program, &m_qt})
        QCoreApplication::removeTranslator(translator);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English has a file too: it knows the plurals.
    if (m_program.load(locale, u"agentconsole"_s, u"_"_s, u":/i18n"_s)
        || m_program.load(u":/i18n/agentconsole_en.qm"_s))
        QCoreApplication::installTranslator(&m_program);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace app
