// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

class QLabel;

namespace ui {

/// A large button with an icon, a title and a sentence.
class ChoiceButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit ChoiceButton(const QString &iconName, QWidget *parent = nullptr);

    void setWords(const QString &title, const QString &sentence);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
};

} // namespace ui
