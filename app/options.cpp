// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString *valueOf(Options &options, const QString &name)
{
    if (name == "--workspace"_L1)
        return &options.workspace;
    if (name == "--screenshots"_L1)
        return &options.screenshots;
    if (name == "--theme"_L1)
        return &options.theme;
    if (name == "--language"_L1)
        return &options.language;
    return nullptr;
}

} // namespace

Options Options::parse(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size() && options.mistake.isEmpty(); ++i) {
        const QString &argument = arguments.at(i);
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        if (argument == "--version"_L1 || argument == "-v"_L1) {
            options.show = Show::Version;
        } else if (argument == "--help"_L1 || argument == "-h"_L1) {
            options.show = Show::Help;
        } else if (argument == "--announce-readable"_L1) {
            options.announceReadable = true;
        } else if (QString *value = valueOf(options, name)) {
            if (equals >= 0)
                *value = argument.mid(equals + 1);
            else if (i + 1 < arguments.size())
                *value = arguments.at(++i);
            if (value->isEmpty())
                options.mistake = u"%1 needs a value."_s.arg(name);
        } else if (argument.startsWith(u'-') && argument.size() > 1) {
            options.mistake = u"There is no option %1. Try --help."_s.arg(argument);
        } else {
            options.files.append(argument);
        }
    }
    const QStringList themes{QString(), u"light"_s, u"dark"_s, u"system"_s};
    if (options.mistake.isEmpty() && !themes.contains(options.theme))
        options.mistake = u"--theme is light, dark or system."_s;
    return options;
}

QString Options::help()
{
    return u"Usage: agent-console [OPTIONS] [FILE...]\n"
           "\n"
           "Opens the window. A FILE (JSON Lines, CSV or the backend's SQLite file, gzipped or not) is "
           "imported.\n"
           "\n"
           "  --workspace DIR              use this workspace folder; it is made when it is missing\n"
           "  --theme light|dark|system    colours for this run\n"
           "  --language CODE              language for this run, e.g. en, zh_CN, ar\n"
           "  --screenshots DIR            save a picture of every page and dialog in DIR and end\n"
           "  --version, --help\n"_s;
}

} // namespace app
