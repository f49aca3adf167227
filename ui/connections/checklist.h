// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/checkjob.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace ui {

/// The steps of a connection test, each with a shape, words and its time. GUI thread.
class CheckList final : public QWidget
{
    Q_OBJECT
public:
    /// Puts the error of a failed step into a sentence.
    using Sentence = std::function<QString(const core::Error &)>;
    explicit CheckList(Sentence sentence, QWidget *parent = nullptr);

    void setSteps(const QVector<core::CheckStep> &steps);
    [[nodiscard]] QStringList lines() const; // as they stand there

    [[nodiscard]] static QString nameOf(const QString &step);
    /// One line; what was found or the error's sentence behind it.
    [[nodiscard]] static QString wordsOf(const core::CheckStep &step, const Sentence &sentence);

private:
    Sentence m_sentence;
    QList<QLabel *> m_rows;
};

} // namespace ui
