// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/archivewriter.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace {

/// The same messages for the same number: late ones, changed ones and removed ones among them.
IncomingMessage generated(int number)
{
    static const char *const texts[]
        = {"where is my order", "退款 please", "こんにちは", "شكرا لكم", "done 👍 thanks", ""};
    IncomingMessage m;
    const bool repeats = number % 11 == 10; // comes back to an earlier message
    const int subject = repeats ? number - 7 : number;
    m.id = std::to_string(subject);
    m.conversationId = subject % 97 == 0 ? "" : "c" + std::to_string(subject / 9 % 300);
    m.sender = subject % 3 ? "user" : "bot";
    m.lang = subject % 4 ? "en" : "zh";
    m.shopId = subject / 9 % 300 < 100 ? "" : std::to_string(subject / 9 % 5);
    m.customerId = "k" + std::to_string(subject / 9 % 40);
    m.customerName = "Name " + std::to_string(subject / 9 % 40);
    m.content = std::string(texts[subject % 6]) + " " + std::to_string(subject % 50);
    m.sentAtMs = 1'700'000'000'000LL + (subject % 500 < 250 ? subject : 2 * subject % 3000) * 1000LL;
    if (repeats) {
        m.deleted = number % 2 == 0;
        m.updatedAtMs = m.sentAtMs + number;
        m.content += " changed";
    }
    return m;
}

int fail(const core::Error &error)
{
    QTextStream(stderr) << error.detail << Qt::endl;
    return 1;
}

} // namespace

/// Imports `total` generated messages into an archive, goes on where it was, then tidies. A test kills it.
/// With "later" the index is made in the middle and at the end.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString path = application.arguments().value(1);
    const int total = application.arguments().value(2).toInt();
    const int batchSize = application.arguments().value(3).toInt();
    auto writer = ArchiveWriter::open(path);
    if (!writer)
        return fail(writer.error());
    const auto source = (*writer)->source(u"files"_s, u"file"_s);
    if (!source)
        return fail(source.error());
    const auto position = (*writer)->position(*source, "generated");
    if (!position)
        return fail(position.error());
    (*writer)->beginImport();
    const bool isLater = application.arguments().value(4) == "later"_L1;
    if (isLater)
        (*writer)->leaveIndexForLater();
    int done = *position ? std::stoi((*position)->place) : 0;
    while (done < total) {
        std::vector<IncomingMessage> batch;
        for (const int end = std::min(done + batchSize, total); done < end; ++done)
            batch.push_back(generated(done));
        const auto outcome
            = (*writer)->write(*source, batch, {"generated", std::to_string(done), done == total});
        if (!outcome)
            return fail(outcome.error());
        if (isLater && done >= total / 2 && done < total / 2 + batchSize) {
            if (const auto made = (*writer)->indexSome(); !made)
                return fail(made.error());
        }
    }
    const auto tidied = (*writer)->tidy({});
    return tidied ? 0 : fail(tidied.error());
}
