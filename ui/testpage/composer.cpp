// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/composer.h"

#include "ui/icons.h"
#include "ui/panes.h"
#include "ui/text/scripts.h"
#include "ui/widgets/flowlayout.h"

#include <QBuffer>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kMostPictures = 8;
constexpr int kMostLines = 8;

/// A question as plain text; pictures that are pasted or dropped go to the composer.
class QuestionEdit final : public QPlainTextEdit
{
public:
    using QPlainTextEdit::QPlainTextEdit;
    std::function<void(const QStringList &)> filesGiven;
    std::function<void(const QImage &)> imageGiven;

protected:
    bool canInsertFromMimeData(const QMimeData *given) const override
    {
        return given->hasImage() || !filesOf(given).isEmpty() || QPlainTextEdit::canInsertFromMimeData(given);
    }
    void insertFromMimeData(const QMimeData *given) override
    {
        if (const QStringList files = filesOf(given); !files.isEmpty())
            filesGiven(files);
        else if (given->hasImage() && !given->hasText())
            imageGiven(qvariant_cast<QImage>(given->imageData()));
        else
            QPlainTextEdit::insertFromMimeData(given);
    }

private:
    static QStringList filesOf(const QMimeData *given)
    {
        QStringList files;
        for (const QUrl &url : given->urls()) {
            if (url.isLocalFile())
                files.append(url.toLocalFile());
        }
        return files;
    }
};

} // namespace

Composer::Composer(QWidget *parent)
    : QWidget(parent),
      m_send(new QPushButton(this)),
      m_attach(new QToolButton(this)),
      m_hint(new QLabel(this)),
      m_chips(new QWidget(this))
{
    auto *edit = new QuestionEdit(this);
    edit->filesGiven = [this](const QStringList &files) { addFiles(files); };
    edit->imageGiven = [this](const QImage &image) {
        QByteArray png;
        QBuffer buffer(&png);
        if (buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"))
            addPicture({tr("Picture %1").arg(m_pictures.size() + 1), {}, png});
    };
    m_text = edit;
    m_text->setObjectName(u"question"_s);
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_send->setObjectName(u"send"_s);
    m_send->setDefault(false);
    m_attach->setObjectName(u"attachPicture"_s);
    m_attach->setIcon(icon(u"picture"_s));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chips->setLayout(new FlowLayout(m_chips));
    m_chips->hide();

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_attach);
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_send);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_chips);
    column->addWidget(m_text);
    column->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    passFocusOn(this, m_text);

    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        update();
    });
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (m_busy)
            emit stopWanted();
        else
            send();
    });
    connect(m_attach, &QToolButton::clicked, this, &Composer::choosePictures);
    retranslate();
    fitHeight();
}

QString Composer::text() const
{
    return m_text->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void Composer::clear()
{
    m_text->clear();
    m_pictures.clear();
    showPictures();
}

void Composer::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

void Composer::setReady(bool ready, const QString &why)
{
    m_ready = ready;
    m_why = why;
    update();
}

void Composer::setUploading(const QString &words)
{
    m_uploading = words;
    update();
}

void Composer::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void Composer::send()
{
    if (m_ready && !m_busy && m_uploading.isEmpty() && !text().trimmed().isEmpty())
        emit sendWanted();
}

void Composer::update()
{
    m_send->setText(m_busy ? tr("Stop") : tr("Send"));
    m_send->setIcon(icon(m_busy ? u"stop"_s : u"send"_s));
    m_send->setEnabled(m_busy || (m_ready && m_uploading.isEmpty() && !text().trimmed().isEmpty()));
    const QString hint = !m_uploading.isEmpty() ? m_uploading
        : m_busy                                ? tr("Esc stops the answer")
        : !m_ready                              ? m_why
        : !m_pictures.isEmpty() && text().trimmed().isEmpty()
        ? tr("A picture needs a question beside it.")
        : tr("Enter sends, Shift+Enter begins a new line");
    m_hint->setText(hint);
}

void Composer::fitHeight()
{
    const int lines = qBound(2, m_text->document()->size().toSize().height(), kMostLines);
    const int frame = m_text->height() - m_text->viewport()->height();
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing()
        + int(2 * m_text->document()->documentMargin()) + qBound(2, frame, 16));
}

void Composer::addFiles(const QStringList &files)
{
    for (const QString &file : files)
        addPicture({QFileInfo(file).fileName(), file, {}});
}

void Composer::addPicture(const Picture &picture)
{
    if (m_pictures.size() >= kMostPictures)
        return;
    m_pictures.append(picture);
    showPictures();
    focusText();
}

void Composer::showPictures()
{
    qDeleteAll(m_chips->findChildren<QToolButton *>(Qt::FindDirectChildrenOnly));
    for (qsizetype i = 0; i < m_pictures.size(); ++i) {
        auto *chip = new QToolButton(m_chips);
        chip->setObjectName(u"picture/%1"_s.arg(i));
        chip->setText(isolated(m_pictures[i].name) + u"  ✕"_s);
        chip->setIcon(icon(u"picture"_s));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setAccessibleName(tr("Remove the picture %1").arg(m_pictures[i].name));
        chip->setToolTip(chip->accessibleName());
        connect(
            chip, &QToolButton::clicked, this,
            [this, i] {
                m_pictures.removeAt(i);
                showPictures();
                focusText();
            },
            Qt::QueuedConnection);
        m_chips->layout()->addWidget(chip);
    }
    m_chips->setVisible(!m_pictures.isEmpty());
    update();
}

void Composer::choosePictures()
{
    auto *dialog = new QFileDialog(this, tr("Add Pictures"));
    dialog->setObjectName(u"addPictures"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp *.bmp)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::addFiles);
    dialog->open();
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            send();
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_busy) {
            emit stopWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Composer::retranslate()
{
    m_text->setPlaceholderText(tr("Ask the bot something…"));
    m_text->setAccessibleName(tr("Question to the bot"));
    m_attach->setToolTip(tr("Add pictures to the question"));
    m_attach->setAccessibleName(tr("Add pictures"));
    showPictures();
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

} // namespace ui
