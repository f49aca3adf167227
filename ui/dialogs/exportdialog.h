// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exporting/export.h"
#include "core/history/historysource.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QWidget;

namespace ui {

/// Asks what to hand over and in which form, runs the export and shows how far it is.
///
/// Closing it while it runs cancels; then no file is left. GUI thread.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// What there is to choose from.
    struct Offer
    {
        core::history::Query filtered; // empty: everything
        std::optional<core::history::ConversationRef> conversation;
        QString conversationTitle;
        QString folder; // where the file is proposed
    };
    ExportDialog(core::history::HistorySource &source, Offer offer, QWidget *parent = nullptr);
    ~ExportDialog() override;

signals:
    void exported(const core::exporting::ExportSummary &summary);

public slots:
    void reject() override;

private:
    enum class Scope { Filtered, Conversation, Marked };
    QWidget *buildScope();
    QWidget *buildFile();
    void browse();
    void proposeFile();
    void start();
    void finish(const core::Result<core::exporting::ExportSummary> &result);
    void setRunning(bool running);
    [[nodiscard]] core::history::Query chosenQuery() const;
    [[nodiscard]] core::exporting::Format format() const;

    core::history::HistorySource &m_source;
    Offer m_offer;
    core::CancelToken m_cancel;
    std::shared_ptr<std::atomic<qint64>> m_done;
    QTimer m_watch; // the store's thread counts, this one looks
    qint64 m_total = 0;
    bool m_running = false;
    QButtonGroup *m_scopes = nullptr;
    QComboBox *m_format = nullptr;
    QCheckBox *m_mask = nullptr;
    QLineEdit *m_file = nullptr;
    QWidget *m_form = nullptr;
    QLabel *m_words = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_exportButton = nullptr;
};

} // namespace ui
