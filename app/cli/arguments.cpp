// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app::cli {

tl::expected<Arguments, QString> Arguments::parse(
    const QStringList &words, const QVector<Option> &options, bool dashIsText)
{
    Arguments sorted;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == "--"_L1) {
            sorted.m_plain += words.mid(i + 1);
            break;
        }
        const bool isShortHelp = word == "-h"_L1;
        const bool isLong = word.startsWith("--"_L1) || isShortHelp;
        if (!isLong) {
            if (word.size() > 1 && word.startsWith(u'-') && !dashIsText)
                return tl::make_unexpected(u"There is no option %1."_s.arg(word));
            sorted.m_plain.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = isShortHelp ? u"help"_s : word.mid(2, equals < 0 ? -1 : equals - 2);
        const auto option
            = std::find_if(options.begin(), options.end(), [&](const Option &o) { return o.name == name; });
        if (option == options.end())
            return tl::make_unexpected(u"There is no option --%1."_s.arg(name));
        QString value;
        if (!option->value.isEmpty()) {
            if (equals < 0 && i + 1 == words.size())
                return tl::make_unexpected(u"--%1 needs %2."_s.arg(name, option->value));
            value = equals < 0 ? words.at(++i) : word.mid(equals + 1);
        } else if (equals >= 0) {
            return tl::make_unexpected(u"--%1 takes no value."_s.arg(name));
        }
        sorted.m_values[name].append(value);
    }
    return sorted;
}

QString Arguments::value(const QString &option) const
{
    const QStringList all = values(option);
    return all.isEmpty() ? QString() : all.constLast();
}

tl::expected<int, QString> numberIn(
    const Arguments &arguments, const QString &option, int fallback, int least, int most)
{
    if (!arguments.has(option))
        return fallback;
    bool isNumber = false;
    const int number = arguments.value(option).toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return tl::make_unexpected(
            u"--%1 takes a whole number from %2 to %3."_s.arg(option).arg(least).arg(most));
    return number;
}

} // namespace app::cli
