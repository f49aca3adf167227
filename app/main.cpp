// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/appcontext.h"
#include "app/options.h"
#include "app/screenshots.h"
#include "core/base/allocator.h"
#include "ui/pages/historypage.h"
#include "ui/style.h"
#include "ui/zoom.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

int say(std::FILE *stream, const QString &words, int code)
{
    std::fputs(qUtf8Printable(words), stream);
    return code;
}

app::Options readOptions(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return app::Options::parse(arguments);
}

int makeScreenshots(const app::Options &options)
{
    QTemporaryDir scratch; // nothing of a person's own desk is read or changed
    QSettings store(scratch.filePath(u"settings.ini"_s), QSettings::IniFormat);
    app::AppContext context(options, store);
    app::Screenshots screenshots(context, options, scratch.path());
    screenshots.start();
    return QApplication::exec();
}

/// Lets a measurement see from outside when the first page of rows stands on the screen.
void announceReadable(app::AppContext &context)
{
    QObject::connect(&context, &app::AppContext::settled, &context, [&context] {
        if (const auto *page = context.historyPage()) {
            QObject::connect(page, &ui::HistoryPage::readyForReading, &context, [] {
                say(stdout, u"readable\n"_s, 0);
                std::fflush(stdout);
                QCoreApplication::quit();
            });
        }
    });
}

} // namespace

int main(int argc, char **argv)
{
    const app::Options options = readOptions(argc, argv); // before any window system is asked for
    if (!options.mistake.isEmpty())
        return say(stderr, options.mistake + u'\n', 2);
    if (options.show == app::Options::Show::Help)
        return say(stdout, app::Options::help(), 0);
    if (options.show == app::Options::Show::Version)
        return say(stdout, u"agent-console %1\n"_s.arg(QStringLiteral(AGENTCONSOLE_VERSION)), 0);

    core::tuneAllocator();
    // The gtk3 theme costs 100 ms and 65 MB for file dialogs and colours that we do not need from it.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORMTHEME"))
        qputenv("QT_QPA_PLATFORMTHEME", "generic");
    QCoreApplication::setOrganizationName(u"agent-console"_s);
    QCoreApplication::setApplicationName(u"agent-console"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AGENTCONSOLE_VERSION));
    QGuiApplication::setDesktopFileName(u"agent-console"_s);
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QString()); // titles carry the name already
    QGuiApplication::setWindowIcon(QIcon(u":/app/agent-console.svg"_s));
    QApplication::setStyle(new ui::Style); // the application owns it
    ui::applyZoom(100);
    if (!options.screenshots.isEmpty())
        return makeScreenshots(options);
    QSettings store(QSettings::IniFormat, QSettings::UserScope, u"agent-console"_s, u"agent-console"_s);
    app::AppContext context(options, store);
    if (options.announceReadable)
        announceReadable(context);
    context.start();
    return QApplication::exec();
}
