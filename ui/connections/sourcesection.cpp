// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/sourcesection.h"

#include "ui/connections/indexpanel.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr QByteArrayView kSqlite("SQLite format 3", 16); // how such a file begins, a NUL at the end
const QStringList kKinds{u"none"_s, u"file"_s, u"backend"_s, u"postgres"_s};

} // namespace

SourceSection::SourceSection(
    core::workspace::Workspace &workspace, const ShopChecks &checks, Tasks *tasks, QWidget *parent)
    : ConnectionSection(u"source"_s, parent),
      m_workspace(workspace),
      m_checks(checks),
      m_fields(new QWidget),
      m_kind(new QComboBox),
      m_file(new QLineEdit),
      m_choose(new QPushButton),
      m_fileRow(new QWidget),
      m_kindLabel(new QLabel),
      m_fileLabel(new QLabel),
      m_effect(makeWords(u"sourceEffect"_s)),
      m_indexes(new IndexPanel({m_workspace, [this] { return indexTarget(); },
          [this](const core::Error &error) { return sentenceOf(error); }, tasks}))
{
    m_kind->setObjectName(u"sourceKind"_s);
    m_kind->addItems({QString(), QString(), QString(), QString()});
    m_file->setObjectName(u"sourceFile"_s);
    m_choose->setObjectName(u"chooseSourceFile"_s);
    m_effect->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(m_fileRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_file, 1);
    row->addWidget(m_choose);
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_kindLabel->setBuddy(m_kind);
    m_fileLabel->setBuddy(m_file);
    form->addRow(m_kindLabel, m_kind);
    form->addRow(m_fileLabel, m_fileRow);
    form->addRow(QString(), m_effect);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourceSection::showKind);
    connect(m_choose, &QPushButton::clicked, this, &SourceSection::chooseFile);
    connect(m_indexes, &IndexPanel::problem, this, &ConnectionSection::problem);
    connect(m_indexes, &IndexPanel::notice, this, &ConnectionSection::notice);
    arrange(m_fields, {m_indexes});
    reload();
}

QString SourceSection::title() const
{
    return tr("History source");
}

void SourceSection::reload()
{
    m_told = storedKind();
    showIndexes();
    m_kind->setCurrentIndex(m_told);
    m_file->setText(QDir::toNativeSeparators(m_workspace.value(u"source.file"_s).toString()));
    showKind();
    emit stateChanged();
}

int SourceSection::storedKind() const
{
    return int(std::max<qsizetype>(0, kKinds.indexOf(m_workspace.value(u"source.kind"_s).toString())));
}

/// What is typed here stays, unless the kind itself is another one now.
void SourceSection::sourceChanged()
{
    if (storedKind() != m_told)
        reload();
}

void SourceSection::showKind()
{
    const bool isFile = m_kind->currentIndex() == File;
    m_fileRow->setVisible(isFile);
    m_fileLabel->setVisible(isFile);
    switch (m_kind->currentIndex()) {
    case File:
        m_effect->setText(
            tr("The shop's SQLite file is read while the shop writes it, and never written to. A JSON "
               "Lines or CSV file is read once."));
        break;
    case Backend:
        m_effect->setText(
            tr("The backend is asked for new messages every two seconds. Messages of signed-in customers "
               "cannot be read this way."));
        break;
    case Database:
        m_effect->setText(
            tr("The database is asked for what is new and what was changed, whoever wrote it."));
        break;
    default:
        m_effect->setText(tr("Only what you import yourself is in the archive."));
    }
}

/// Of a file, only the backend's own database has any. The file may be on a drive that is slow to answer.
void SourceSection::showIndexes()
{
    m_looked = storedKind() == File ? m_workspace.value(u"source.file"_s).toString() : QString();
    if (m_looked.isEmpty()) {
        m_indexes->setDatabase({});
        return;
    }
    QtConcurrent::run([path = m_looked] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.read(kSqlite.size()) == kSqlite;
    }).then(this, [this, path = m_looked](bool isDatabase) {
        if (path == m_looked)
            m_indexes->setDatabase(isDatabase ? path : QString());
    });
}

QFuture<core::Result<core::advisor::Target>> SourceSection::indexTarget() const
{
    return QtFuture::makeReadyFuture(core::Result<core::advisor::Target>(
        core::advisor::SqliteTarget{m_workspace.value(u"source.file"_s).toString()}));
}

void SourceSection::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the History File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Histories (*.db *.sqlite *.sqlite3 *.jsonl *.csv *.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &path) { m_file->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void SourceSection::test()
{
    clearSteps();
    if (m_kind->currentIndex() == File) {
        const QString file = QDir::fromNativeSeparators(m_file->text().trimmed());
        run(m_checks.source(file), [this, file] { store(file); });
        return;
    }
    const bool isBackend = m_kind->currentIndex() == Backend;
    if (isBackend && m_workspace.value(u"backend.url"_s).toString().isEmpty()) {
        fail({core::Error::Kind::InvalidInput, tr("Connect the backend first")});
        return;
    }
    if (m_kind->currentIndex() == Database && m_workspace.value(u"postgres.url"_s).toString().isEmpty()) {
        fail({core::Error::Kind::InvalidInput, tr("Connect the shop's database first")});
        return;
    }
    store(m_workspace.value(u"source.file"_s).toString());
}

void SourceSection::store(const QString &file)
{
    const auto done
        = m_workspace.set(u"source.kind"_s, kKinds.value(m_kind->currentIndex())).and_then([&](core::Done) {
              return m_workspace.set(u"source.file"_s, file);
          });
    if (!done) {
        fail(done.error());
        return;
    }
    emit notice(m_kind->currentIndex() == None ? tr("The archive stays as it is and follows nothing.")
                                               : tr("Saved. New messages come into the archive from now on."),
        {}, {});
    m_told = storedKind();
    showIndexes();
    emit stateChanged();
    emit stored();
}

ConnectionSection::State SourceSection::ownState() const
{
    const QString kind = m_workspace.value(u"source.kind"_s).toString();
    if (kind == "file"_L1)
        return {u"●"_s, QFileInfo(m_workspace.value(u"source.file"_s).toString()).fileName()};
    if (kind == "backend"_L1)
        return {u"●"_s, tr("over the backend")};
    if (kind == "postgres"_L1)
        return {u"●"_s, tr("the shop's PostgreSQL")};
    return {u"○"_s, tr("none")};
}

QStringList SourceSection::report() const
{
    return QStringList{u"source: "_s + m_workspace.value(u"source.kind"_s).toString()} + m_indexes->report();
}

void SourceSection::retranslate()
{
    setWords(
        tr("What the archive follows. It is saved after it has passed the test, and takes effect at once."));
    m_kindLabel->setText(tr("&Kind:"));
    m_fileLabel->setText(tr("&File:"));
    m_choose->setText(tr("Choose…"));
    m_kind->setItemText(None, tr("None"));
    m_kind->setItemText(File, tr("A file"));
    m_kind->setItemText(Backend, tr("The backend, over the network"));
    m_kind->setItemText(Database, tr("The shop's PostgreSQL"));
    m_indexes->retranslate();
    showKind();
}

} // namespace ui
