// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/exportdialog.h"

#include "core/base/deliver.h"
#include "ui/text/errors.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::history;
using core::exporting::ExportSummary;
using core::exporting::Format;

namespace {

constexpr qint64 kCountCap = 50'000'000;

} // namespace

ExportDialog::ExportDialog(HistorySource &source, Offer offer, QWidget *parent)
    : QDialog(parent),
      m_source(source),
      m_offer(std::move(offer))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_form = new QWidget(this);
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("What:"), buildScope());
    m_format = new QComboBox(m_form);
    m_format->setObjectName(u"exportFormat"_s);
    m_format->addItem(tr("HTML, a readable transcript"), int(Format::Html));
    m_format->addItem(tr("Excel workbook (XLSX)"), int(Format::Xlsx));
    m_format->addItem(tr("CSV table"), int(Format::Csv));
    m_format->addItem(tr("JSON Lines, can be imported again"), int(Format::JsonLines));
    form->addRow(tr("&Format:"), m_format);
    m_mask = new QCheckBox(tr("&Mask personal data (names, addresses, ids)"), m_form);
    m_mask->setObjectName(u"exportMask"_s);
    form->addRow(QString(), m_mask);
    form->addRow(tr("F&ile:"), buildFile());
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::proposeFile);
    m_words = new QLabel(this);
    m_words->setObjectName(u"exportWords"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->hide();
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(u"exportProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_bar->setTextVisible(false);
    m_bar->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_exportButton = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_exportButton->setObjectName(u"exportButton"_s);
    m_exportButton->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_form);
    column->addWidget(m_words);
    column->addWidget(m_bar);
    column->addWidget(buttons);
    proposeFile();
    m_watch.setInterval(100ms);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        const qint64 done = m_done->load();
        m_bar->setRange(0, m_total > 0 ? 1000 : 0);
        if (m_total > 0)
            m_bar->setValue(int(qMin<qint64>(1000, done * 1000 / m_total)));
        const QLocale locale;
        m_words->setText(m_total > 0
                ? tr("%1 of %2 messages").arg(locale.toString(done), locale.toString(m_total))
                : tr("%1 message(s)", nullptr, int(done)).arg(locale.toString(done)));
    });
}

ExportDialog::~ExportDialog()
{
    m_cancel.cancel();
}

QWidget *ExportDialog::buildScope()
{
    auto *whole = new QWidget(m_form);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    m_scopes = new QButtonGroup(this);
    const auto choice = [&](Scope scope, const QString &name, const QString &words) {
        auto *button = new QRadioButton(words, whole);
        button->setObjectName(name);
        column->addWidget(button);
        m_scopes->addButton(button, int(scope));
        return button;
    };
    QString filtered = m_offer.filtered.isEmpty()
        ? tr("&The whole history")
        : tr("&The filtered set: %1").arg(m_offer.filtered.toText().replace(u'&', u"&&"_s));
    choice(Scope::Filtered, u"exportFiltered"_s, fontMetrics().elidedText(filtered, Qt::ElideRight, 420))
        ->setChecked(true);
    auto *one = choice(Scope::Conversation, u"exportConversation"_s,
        m_offer.conversation
            ? tr("This &conversation: %1").arg(m_offer.conversationTitle.left(60).replace(u'&', u"&&"_s))
            : tr("This &conversation"));
    one->setEnabled(m_offer.conversation.has_value());
    choice(Scope::Marked, u"exportMarked"_s, tr("Mar&ked messages"));
    return whole;
}

QWidget *ExportDialog::buildFile()
{
    auto *whole = new QWidget(m_form);
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    m_file = new QLineEdit(whole);
    m_file->setObjectName(u"exportFile"_s);
    m_file->setAccessibleName(tr("File"));
    m_file->setMinimumWidth(340);
    auto *button = new QPushButton(tr("&Browse…"), whole);
    button->setObjectName(u"exportBrowse"_s);
    connect(button, &QPushButton::clicked, this, &ExportDialog::browse);
    row->addWidget(m_file, 1);
    row->addWidget(button);
    whole->setFocusProxy(m_file);
    return whole;
}

Format ExportDialog::format() const
{
    return Format(m_format->currentData().toInt());
}

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), m_file->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(core::exporting::suffixOf(format()));
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::proposeFile()
{
    const QString suffix = core::exporting::suffixOf(format());
    if (m_file->text().isEmpty()) {
        const QString name = tr("chat history %1").arg(QDate::currentDate().toString(Qt::ISODate));
        m_file->setText(QDir(m_offer.folder).filePath(name + u'.' + suffix));
        return;
    }
    const QFileInfo now(m_file->text());
    m_file->setText(now.dir().filePath(now.completeBaseName() + u'.' + suffix));
}

Query ExportDialog::chosenQuery() const
{
    Query query;
    switch (Scope(m_scopes->checkedId())) {
    case Scope::Filtered:
        return m_offer.filtered;
    case Scope::Conversation:
        query.add(Query::filter(Term::Kind::Conversation, m_offer.conversation->id));
        return query;
    case Scope::Marked:
        query.add(Query::filter(Term::Kind::Mark, u"yes"_s));
        return query;
    }
    return query;
}

void ExportDialog::start()
{
    if (m_running || m_file->text().trimmed().isEmpty())
        return;
    core::exporting::ExportRequest request;
    request.query = chosenQuery();
    request.format = format();
    request.file = m_file->text().trimmed();
    request.maskPersonalData = m_mask->isChecked();
    m_cancel = {};
    m_total = 0;
    m_done = std::make_shared<std::atomic<qint64>>(0);
    setRunning(true);
    core::deliver(m_source.count(request.query, kCountCap, m_cancel), this,
        [this](const core::Result<Count> &count) { m_total = count && count->exact ? count->value : 0; });
    core::deliver(
        core::exporting::exportMessages(
            m_source, request, [done = m_done](qint64 messages) { done->store(messages); }, m_cancel),
        this, [this](const core::Result<ExportSummary> &result) { finish(result); });
}

void ExportDialog::setRunning(bool running)
{
    m_running = running;
    m_form->setEnabled(!running);
    m_exportButton->setEnabled(!running);
    m_bar->setVisible(running);
    m_bar->setRange(0, 0);
    m_words->setVisible(running);
    m_words->setText(running ? tr("Exporting…") : QString());
    if (running)
        m_watch.start();
    else
        m_watch.stop();
}

void ExportDialog::finish(const core::Result<ExportSummary> &result)
{
    setRunning(false);
    if (result) {
        accept();
        emit exported(*result);
        return;
    }
    if (result.error().kind == core::Error::Kind::Cancelled) {
        QDialog::reject();
        return;
    }
    m_words->setText(sentenceFor(result.error()));
    m_words->show();
    m_file->setFocus();
}

void ExportDialog::reject()
{
    if (m_running)
        m_cancel.cancel(); // finish() closes the dialog when the file is gone
    else
        QDialog::reject();
}

} // namespace ui
