// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>
#include <optional>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace ui {

/// A line under the tool bar about the whole page: what is so, and what can be done about it.
struct Strip
{
    enum class Kind { Info, Warning, Error };
    struct Button
    {
        QString text;
        std::function<void()> pressed;
    };
    QString id; // one strip per id; the same id again replaces it
    Kind kind = Kind::Info;
    QString text;
    QList<Button> buttons = {}; // at most three
    std::optional<int> percent = {}; // shows a bar; below zero: busy without an end in sight
    bool closable = false;
    int lastsMs = 0; // goes away by itself; 0: stays
};

/// Shows at most two strips: errors before warnings before the newest of the rest. The others wait.
/// Never takes the focus. GUI thread.
class StripArea final : public QWidget
{
    Q_OBJECT
public:
    explicit StripArea(QWidget *parent = nullptr);

    void show(const Strip &strip);
    void remove(const QString &id);
    [[nodiscard]] bool contains(const QString &id) const;
    bool closeTop(); // the first one that can be closed; false without one
    [[nodiscard]] QStringList visibleIds() const;

signals:
    void closed(const QString &id); // by the person or by time

private:
    class Line;
    void arrange();
    void close(const QString &id);

    QList<Strip> m_strips; // newest last
    QList<Line *> m_lines;
    QBoxLayout *m_layout;
};

} // namespace ui
