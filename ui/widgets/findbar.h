// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

/// Finds words inside the open conversation, and says how many messages have them.
class FindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(core::history::HistorySource &source, QWidget *parent = nullptr);
    ~FindBar() override;

    void setConversation(const core::history::ConversationRef &ref);
    void open(); // shows itself, takes the focus and selects what stands in the field
    [[nodiscard]] core::history::Query query() const;
    void tell(bool found, bool wrapped); // what came of the last step

signals:
    void stepWanted(bool forward);
    void queryChanged(const core::history::Query &query); // empty when the bar was closed
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void count();
    void leave();

    core::history::HistorySource &m_source;
    core::history::ConversationRef m_ref;
    core::CancelToken m_cancel;
    quint64 m_generation = 0;
    QLineEdit *m_field = nullptr;
    QLabel *m_words = nullptr;
    QString m_countWords;
};

} // namespace ui
