// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/checkjob.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class CheckList;

/// One connection of the Connections page: its form, its test and what it does now.
///
/// What is typed replaces what is stored only after it has passed the test. GUI thread.
class ConnectionSection : public QWidget
{
    Q_OBJECT
public:
    struct State
    {
        QString shape; // ● ◐ ▲ ✕ ○
        QString words;

        bool operator==(const State &) const = default;
    };
    ~ConnectionSection() override;

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] virtual QString title() const = 0;
    /// For the list of connections; that of a failed test while there is one.
    [[nodiscard]] State state() const;
    [[nodiscard]] virtual QStringList report() const = 0; // English, without secrets
    [[nodiscard]] QStringList stepLines() const; // of the last test
    virtual void reload() = 0; // settings or secrets changed
    virtual void begin() { setFocus(); } // somebody came to connect this
    virtual void sourceChanged() { } // another section may have made itself the source

signals:
    void stateChanged();
    void stored(); // settings or secrets are different now
    void problem(const QString &sentence); // for the list of last errors
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);

protected:
    explicit ConnectionSection(const QString &id, QWidget *parent = nullptr);

    /// Heading, words, `form`, buttons, steps, then `more`, top to bottom.
    void arrange(QWidget *form, const QList<QWidget *> &more);
    [[nodiscard]] QPushButton *testButton() const { return m_test; }
    [[nodiscard]] QPushButton *forgetButton() const { return m_forget; }
    void setWords(const QString &words, const QString &forget = {});

    [[nodiscard]] virtual State ownState() const = 0;
    virtual void test() = 0; // the button was pressed
    virtual void forget() { }
    [[nodiscard]] virtual QString sentenceOf(const core::Error &error) const;
    virtual void retranslate() = 0;

    void run(core::CheckJob *check, const std::function<void()> &passed);
    void fail(const core::Error &error); // told as a problem
    void clearSteps(); // other settings than those of the last test
    [[nodiscard]] bool isTesting() const { return !m_check.isNull(); }

    void changeEvent(QEvent *event) override;

private:
    void setTesting(bool testing);
    void retranslateAll();

    QString m_id;
    QLabel *m_heading;
    QLabel *m_words;
    QPushButton *m_test;
    QPushButton *m_forget;
    CheckList *m_steps;
    QWidget *m_form = nullptr;
    QVector<core::CheckStep> m_lastSteps;
    QPointer<core::CheckJob> m_check;
    bool m_hasFailed = false;
};

/// A line of words that wraps, of plain text.
[[nodiscard]] QLabel *makeWords(const QString &objectName);

} // namespace ui
