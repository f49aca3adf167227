// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class FlowLayout;

/// Where a question is typed: text, the pictures that go with it, and one button that sends or stops.
///
/// Enter sends, Shift+Enter begins a line, Ctrl+Enter always sends; while an input method composes, keys
/// belong to it. Pictures come by the button, by dropping and by pasting. GUI thread.
class Composer final : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(QWidget *parent = nullptr);

    struct Picture
    {
        QString name;
        QString file; // empty when it was pasted
        QByteArray bytes; // PNG, when it was pasted
    };
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] const QList<Picture> &pictures() const { return m_pictures; }
    void clear();
    void setBusy(bool busy); // an answer comes: the button stops it
    void setReady(bool ready, const QString &why = {}); // whether there is somebody to ask
    void setUploading(const QString &words); // shown instead of the hint; empty: nothing is sent
    void focusText();

signals:
    void sendWanted();
    void stopWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addFiles(const QStringList &files);
    void addPicture(const Picture &picture);
    void showPictures();
    void choosePictures();
    void send();
    void update();
    void fitHeight();
    void retranslate();

    QPlainTextEdit *m_text;
    QPushButton *m_send;
    QToolButton *m_attach;
    QLabel *m_hint;
    QWidget *m_chips;
    QList<Picture> m_pictures;
    QString m_why;
    QString m_uploading;
    bool m_busy = false;
    bool m_ready = false;
};

} // namespace ui
