// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// What the Live page says instead of rooms: nothing is connected yet, or nobody is waiting. Also stands
/// alone while a workspace has no live source at all.
class LiveEmpty final : public QWidget
{
    Q_OBJECT
public:
    explicit LiveEmpty(QWidget *parent = nullptr); // says that nothing is connected

    void setNothingConnected();
    void setSentence(const QString &words); // one sentence, no button

signals:
    void connectWanted();
    void sampleWanted();

private:
    QLabel *m_words;
    QPushButton *m_connect;
    QLabel *m_sample;
};

} // namespace ui
