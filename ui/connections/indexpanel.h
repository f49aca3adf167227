// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/buildrun.h"
#include "core/workspace/workspace.h"

#include <QFuture>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace core::advisor {
class DatabaseCheck;
class IndexBuild;
} // namespace core::advisor

namespace ui {

class IndexFindings;
class Tasks;

/// Which indexes the shop's database has, lacks and has for nothing, how what is asked often goes, and the
/// making of those that are missing: `db check` and `db apply-indexes` on the Connections page. GUI thread.
class IndexPanel final : public QWidget
{
    Q_OBJECT
public:
    using TargetSource = std::function<QFuture<core::Result<core::advisor::Target>>()>;
    struct Parts
    {
        const core::workspace::Workspace &workspace; // shop.allowWrites, and where the undo script goes
        TargetSource target; // as stored
        std::function<QString(const core::Error &error)> sentence;
        Tasks *tasks = nullptr; // shows what runs when the page does not
    };
    explicit IndexPanel(Parts parts, QWidget *parent = nullptr);
    ~IndexPanel() override; // waits until what was begun is removed

    /// Another database, or none: what was found is forgotten.
    void setDatabase(const QString &place);
    [[nodiscard]] QStringList report() const; // English
    void retranslate();

signals:
    void problem(const QString &sentence);
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);

protected:
    void showEvent(QShowEvent *event) override; // writing may be allowed now

private:
    enum class Work { None, Check, Build };
    void arrange();
    void press(); // check, or stop
    void begin(Work work);
    void check(const core::advisor::Target &target);
    void build(const core::advisor::Target &target);
    void end();
    void fail(const core::Error &error);
    void takeBuild(const core::advisor::BuildOutcome &outcome);
    void stop();
    void dropJobs();
    void endTask();
    void showProgress(const QString &words, int percent);
    void showAll();
    void ask(); // before indexes are made
    [[nodiscard]] QString hint() const; // why indexes cannot be made from here
    [[nodiscard]] bool canBuild() const;
    [[nodiscard]] QString statements() const;
    [[nodiscard]] QString undoStatements() const;

    Parts m_parts;
    QString m_place;
    Work m_work = Work::None;
    quint64 m_run = 0; // answers of an earlier one come to nothing
    QPointer<core::advisor::DatabaseCheck> m_check;
    QPointer<core::advisor::IndexBuild> m_build;
    int m_task = 0;
    std::optional<core::advisor::DatabaseReport> m_report;
    std::optional<core::advisor::DatabaseReport> m_before; // indexes were made since
    core::advisor::BuildOutcome m_built;

    QLabel *m_heading;
    QLabel *m_words;
    QPushButton *m_checkButton;
    QPushButton *m_make;
    QPushButton *m_show;
    QPushButton *m_copy;
    QPushButton *m_copyUndo;
    QLabel *m_progressWords;
    QProgressBar *m_progress;
    QLabel *m_hint;
    QWidget *m_question;
    QLabel *m_asks;
    QPushButton *m_yes;
    QPushButton *m_no;
    QPlainTextEdit *m_statements;
    IndexFindings *m_findings;
};

} // namespace ui
