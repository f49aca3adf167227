// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/checklist.h"

#include "ui/text/displaytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace ui {

using core::CheckStep;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::CheckList)
public:
    static QString count(const QString &name, qint64 count)
    {
        const QLocale locale;
        const QString number = locale.toString(count);
        if (name == "rows"_L1)
            return tr(
                "%Ln message(s)", nullptr, int(std::min<qint64>(count, std::numeric_limits<int>::max())));
        if (name == "unreadable"_L1)
            return tr("%1 of them cannot be read this way").arg(number);
        if (name == "rejected"_L1)
            return tr("other lines: %1").arg(number);
        if (name == "newest"_L1)
            return tr("newest %1")
                .arg(locale.toString(QDateTime::fromMSecsSinceEpoch(count), QLocale::ShortFormat));
        if (name == "medianUs"_L1)
            return tr("round trip %1 ms").arg(locale.toString(double(count) / 1000, 'f', 1));
        if (name == "lagMs"_L1)
            return tr("%1 ms behind").arg(number);
        if (name == "bytes"_L1 || name == "lagBytes"_L1)
            return locale.formattedDataSize(count);
        return number;
    }
    static QString remark(const QString &name)
    {
        if (name == "unreadableRows"_L1)
            return tr(
                "the backend cannot send the messages of signed-in customers; read its database to have all");
        if (name == "noEvent"_L1)
            return tr("nothing came within the time of the test, which may be fine");
        if (name == "firstPart"_L1)
            return tr("only the first part was counted");
        if (name == "estimated"_L1)
            return tr("about");
        if (name == "writable"_L1)
            return tr("you may write to it; this program only reads it");
        if (name == "mayWrite"_L1)
            return tr(
                "this account could write; this program does not unless you allow it. An account that may "
                "only read is safer");
        if (name == "notEncrypted"_L1)
            return tr("not encrypted: what is read can be seen on the way");
        if (name == "onThisMachine"_L1)
            return tr("not encrypted; it does not leave this computer");
        if (name == "notVerified"_L1)
            return tr("nobody checks that it is the right server");
        if (name == "notReplica"_L1)
            return tr("this is no copy but a primary of its own");
        if (name == "notWritable"_L1)
            return tr("read-only for you, which is enough");
        return name;
    }
    static QString detail(const CheckStep &step)
    {
        if (step.name != "recognise"_L1)
            return DisplayText(step.detail).text();
        if (step.detail == "jsonLines"_L1)
            return tr("JSON Lines");
        return step.detail == "csv"_L1 ? tr("CSV") : tr("the backend's SQLite file");
    }
    static QString finding(const CheckStep &step)
    {
        QStringList parts;
        if (!step.detail.isEmpty())
            parts.append(detail(step));
        for (const auto &[name, number] : step.counts)
            parts.append(count(name, number));
        if (!step.remark.isEmpty())
            parts.append(remark(step.remark));
        return parts.join(u" · "_s);
    }
};

} // namespace

CheckList::CheckList(Sentence sentence, QWidget *parent) : QWidget(parent), m_sentence(std::move(sentence))
{
    setObjectName(u"checkList"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
}

QString CheckList::nameOf(const QString &step)
{
    const QHash<QString, QString> names{{u"reach"_s, tr("Reach the service")}, {u"tls"_s, tr("Encryption")},
        {u"signIn"_s, tr("Sign in")}, {u"permissions"_s, tr("Permissions")}, {u"firstBot"_s, tr("First bot")},
        {u"health"_s, tr("The right server")}, {u"history"_s, tr("History")},
        {u"handshake"_s, tr("WebSocket")}, {u"open"_s, tr("Session opened")}, {u"auth"_s, tr("Sign in")},
        {u"event"_s, tr("First event")}, {u"file"_s, tr("File")}, {u"recognise"_s, tr("Kind of file")},
        {u"columns"_s, tr("Tables and columns")}, {u"rows"_s, tr("Messages")}, {u"write"_s, tr("Writing")},
        {u"encryption"_s, tr("Encryption")}, {u"tables"_s, tr("Tables")}, {u"rights"_s, tr("Rights")},
        {u"latency"_s, tr("Latency")}, {u"replica"_s, tr("Replica")}};
    return names.value(step, step);
}

QString CheckList::wordsOf(const CheckStep &step, const Sentence &sentence)
{
    const QString name = nameOf(step.name);
    switch (step.state) {
    case CheckStep::State::Waiting:
        return u"○ "_s + name;
    case CheckStep::State::Running:
        return u"◐ "_s + tr("%1…", "a step that runs").arg(name);
    case CheckStep::State::Skipped:
        return u"○ "_s + tr("%1: left out").arg(name);
    case CheckStep::State::Passed: {
        const QString took = tr("%1 ms").arg(QLocale().toString(step.elapsedMs, 'f', 0));
        const QString found = Words::finding(step);
        return u"✓ "_s
            + (found.isEmpty() ? tr("%1 · %2", "step; time").arg(name, took)
                               : tr("%1: %2 · %3", "step; what was found; time").arg(name, found, took));
    }
    case CheckStep::State::Failed:
        return u"✕ "_s
            + (step.error && step.error->kind == core::Error::Kind::Cancelled
                    ? tr("%1: stopped").arg(name)
                    : tr("%1: %2", "step; why it failed")
                          .arg(name, step.error ? sentence(*step.error) : QString()));
    }
    return name;
}

void CheckList::setSteps(const QVector<CheckStep> &steps)
{
    while (m_rows.size() < steps.size()) {
        auto *row = new QLabel(this);
        row->setObjectName(u"checkStep/%1"_s.arg(m_rows.size()));
        row->setTextFormat(Qt::PlainText);
        row->setWordWrap(true);
        row->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout()->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < steps.size());
        m_rows[i]->setText(i < steps.size() ? wordsOf(steps[i], m_sentence) : QString());
    }
}

QStringList CheckList::lines() const
{
    QStringList all;
    for (const QLabel *row : m_rows) {
        if (!row->text().isEmpty())
            all.append(row->text());
    }
    return all;
}

} // namespace ui
