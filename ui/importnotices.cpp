// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/importnotices.h"

#include "ui/imports.h"
#include "ui/mainwindow.h"
#include "ui/text/errors.h"
#include "ui/widgets/strip.h"
#include "ui/widgets/tasks.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qint64 kStripAfterMs = 1'000;
constexpr qint64 kTaskAfterMs = 10'000;
constexpr int kSummaryMs = 10'000;

QString stripId()
{
    return u"import"_s;
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

int plural(qint64 count) // tr() counts in int; only the form of the word depends on it
{
    return int(qMin<qint64>(count, 1'000'000));
}

} // namespace

ImportNotices::ImportNotices(Imports &imports, MainWindow &window, QObject *parent)
    : QObject(parent),
      m_imports(imports),
      m_window(window)
{
    connect(&imports, &Imports::started, this, &ImportNotices::begin);
    connect(&imports, &Imports::progress, this, &ImportNotices::report);
    connect(&imports, &Imports::finished, this, &ImportNotices::end);
}

ImportNotices::~ImportNotices()
{
    m_window.strips().remove(stripId());
    m_window.tasks().remove(m_task);
}

void ImportNotices::begin(const QString &)
{
    m_since.start();
    m_window.strips().remove(u"import-summary"_s);
}

void ImportNotices::report(const QString &file, const core::sync::ImportProgress &progress)
{
    if (m_since.elapsed() < kStripAfterMs)
        return;
    const QString name = QFileInfo(file).fileName();
    const int percent = progress.bytesTotal > 0 ? int(progress.bytesDone * 100 / progress.bytesTotal) : -1;
    const QString words = progress.tidying
        ? tr("tidying the search index; everything can be read and found already")
        : tr("%1 messages read so far").arg(number(progress.read));
    m_window.strips().show(
        {stripId(), Strip::Kind::Info, tr("Importing %1: %2", "file name: how far it is").arg(name, words),
            {{tr("Cancel"), [this] { m_imports.cancel(); }}}, progress.tidying ? -1 : percent, false, 0});
    if (m_since.elapsed() < kTaskAfterMs)
        return;
    if (m_task == 0)
        m_task = m_window.tasks().add(tr("Importing %1").arg(name), [this] { m_imports.cancel(); });
    m_window.tasks().update(m_task, words, progress.tidying ? -1 : percent);
}

void ImportNotices::end(const QString &file, const core::Result<core::sync::ImportSummary> &summary)
{
    m_window.strips().remove(stripId());
    m_window.tasks().remove(std::exchange(m_task, 0));
    if (summary) {
        if (!m_quiet || summary->rejected > 0)
            showSummary(file, *summary);
        return;
    }
    if (summary.error().kind == core::Error::Kind::Cancelled)
        return;
    m_window.strips().show({u"import-summary"_s, Strip::Kind::Error,
        tr("%1: %2. %3", "file name: what went wrong. what to do")
            .arg(QFileInfo(file).fileName(), headingFor(summary.error()), sentenceFor(summary.error())),
        {{tr("Try Again"), [this, file] { m_imports.add({file}); }}}, {}, true, 0});
}

QString ImportNotices::summaryWords(const core::sync::ImportSummary &summary)
{
    QStringList parts{
        tr("%L1 new or changed messages", nullptr, plural(summary.imported)).arg(summary.imported)};
    if (summary.unchanged > 0)
        parts.append(tr("%L1 known already", nullptr, plural(summary.unchanged)).arg(summary.unchanged));
    if (summary.rejected > 0)
        parts.append(tr("%L1 lines rejected", nullptr, plural(summary.rejected)).arg(summary.rejected));
    return parts.join(tr(" · ", "between parts of a summary"));
}

void ImportNotices::showSummary(const QString &file, const core::sync::ImportSummary &summary)
{
    const QString name = QFileInfo(file).fileName();
    Strip strip{u"import-summary"_s, summary.rejected > 0 ? Strip::Kind::Warning : Strip::Kind::Info,
        tr("%1: %2", "file name: summary").arg(name, summaryWords(summary)), {}, {}, true,
        summary.rejected > 0 ? 0 : kSummaryMs};
    if (summary.cancelled) {
        strip.text
            = tr("%1 was stopped. %2. Import it again to go on from there.").arg(name, summaryWords(summary));
        strip.buttons.append({tr("Go On"), [this, file] {
                                  m_window.strips().remove(u"import-summary"_s);
                                  m_imports.add({file});
                              }});
    }
    if (!summary.rejectsFile.isEmpty())
        strip.buttons.append({tr("Show Rejected Lines"),
            [rejects = summary.rejectsFile] { QDesktopServices::openUrl(QUrl::fromLocalFile(rejects)); }});
    m_window.strips().show(strip);
}

} // namespace ui
