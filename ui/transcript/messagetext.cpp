// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/messagetext.h"

#include "ui/text/markdown.h"
#include "ui/text/scripts.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFontInfo>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QTextTable>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

quint64 layoutCounter = 0;

/// A document that loads nothing, whoever asks.
class SealedDocument final : public QTextDocument
{
protected:
    QVariant loadResource(int type, const QUrl &name) override
    {
        addResource(type, name, QByteArray()); // asked again four times otherwise
        return QByteArray();
    }
};

/// The longest beginning of at most `units` that ends between characters.
qsizetype cutAt(QStringView text, qsizetype units)
{
    if (units >= text.size())
        return text.size();
    qsizetype end = units;
    const auto continues = [&](QChar c) {
        return c.isLowSurrogate() || c.isMark() || c == QChar(0x200d) || c == QChar(0xfe0f);
    };
    while (end > 0 && units - end < 64 && (continues(text[end]) || text[end - 1] == QChar(0x200d)))
        --end;
    return end;
}

bool isUnseen(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Format || c == QChar(0x2060); });
}

bool isCode(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)
        || block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage)
        || block.blockFormat().nonBreakableLines();
}

int quoteLevel(const QTextBlock &block)
{
    return block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel);
}

} // namespace

MessageText::MessageText(
    const QString &content, const QString &lang, const QFont &font, qsizetype shown, Reading reading)
    : m_content(content),
      m_shownUnits(cutAt(content, shown)),
      m_document(std::make_unique<SealedDocument>())
{
    const QStringView visible = QStringView(m_content).left(m_shownUnits);
    const QFont own = fontForLanguage(font, lang, hasCjk(visible));
    const qreal lineHeight
        = std::ceil(lineHeightFactor(visible.left(400), lang) * QFontInfo(own).pixelSize());
    m_rightToLeft = startsRightToLeft(visible);
    m_empty = isUnseen(visible.left(4000));
    m_markdown = reading == Reading::AsWritten && !m_empty && looksLikeMarkdown(visible)
        && !isHeavyMarkdown(visible);

    m_document->setUndoRedoEnabled(false);
    m_document->setDocumentMargin(0);
    m_document->setDefaultFont(own);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(m_rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    m_document->setDefaultTextOption(option);
    if (m_markdown)
        buildMarkdown(own, lineHeight);
    else
        buildPlain(own, lineHeight);
    collectLinks();
}

MessageText::~MessageText() = default;

void MessageText::buildPlain(const QFont &, qreal lineHeight)
{
    if (m_empty) {
        m_document->setPlainText(QCoreApplication::translate("ui::MessageText", "(empty message)"));
        return;
    }
    m_display = DisplayText(QStringView(m_content).left(m_shownUnits), m_rightToLeft);
    m_document->setPlainText(m_display.text());
    QTextBlockFormat format;
    format.setLineHeight(lineHeight, QTextBlockFormat::MinimumHeight);
    QTextCursor cursor(m_document.get());
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(format);
}

void MessageText::buildMarkdown(const QFont &font, qreal lineHeight)
{
    const DisplayText clean(QStringView(m_content).left(m_shownUnits));
    m_document->setMarkdown(forMarkdownReader(clean.text()),
        QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML)
            | QTextDocument::MarkdownDialectGitHub);
    tidyBlocks(lineHeight, font);
    tidyCharacters();
    if (m_rightToLeft)
        isolateRuns();
}

void MessageText::tidyBlocks(qreal lineHeight, const QFont &font)
{
    const qreal gap = std::round(lineHeight * 0.35);
    const int unit = QFontInfo(font).pixelSize();
    m_document->setIndentWidth(unit * 1.6);
    QTextBlock previous;
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool code = isCode(block);
        const int level = std::min(quoteLevel(block), 4);
        const bool sameKind = previous.isValid() && isCode(previous) == code
            && quoteLevel(previous) == quoteLevel(block)
            && (code || (block.textList() && previous.textList()));
        format.setTopMargin(previous.isValid() && !sameKind ? gap : 0);
        format.setBottomMargin(0);
        format.setLeftMargin(level * unit + (code ? unit * 0.6 : 0));
        format.setRightMargin(0);
        format.setNonBreakableLines(false);
        if (code)
            format.setProperty(QTextFormat::BlockCodeFence, u"`"_s);
        format.clearBackground();
        if (code)
            format.setLayoutDirection(Qt::LeftToRight);
        else
            format.setLineHeight(lineHeight, QTextBlockFormat::MinimumHeight);
        QTextCursor(block).setBlockFormat(format);
        previous = block;
    }
    for (QTextFrame *frame : m_document->rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorder(1);
            format.setBorderBrush(QColor(128, 128, 128, 110)); // between light and dark, so it fits both
            format.setCellPadding(4);
            format.setCellSpacing(0);
            format.setTopMargin(gap);
            format.setBottomMargin(gap);
            table->setFormat(format);
        }
    }
}

void MessageText::tidyCharacters()
{
    struct Part
    {
        int begin;
        int end;
        QTextCharFormat format;
    };
    QVector<Part> parts;
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        const bool heading = block.blockFormat().headingLevel() > 0;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            QTextCharFormat format = fragment.charFormat();
            format.clearForeground();
            format.clearBackground();
            format.setFontUnderline(false);
            if (heading)
                format.setProperty(
                    QTextFormat::FontSizeAdjustment, block.blockFormat().headingLevel() <= 2 ? 1 : 0);
            if (format.fontItalic() && hasCjk(fragment.text())) {
                format.setFontItalic(false);
                format.setFontWeight(QFont::DemiBold);
            }
            if (format.isAnchor() && !isOpenable(QUrl(format.anchorHref())))
                format.setAnchor(false);
            parts.append({fragment.position(), fragment.position() + fragment.length(), format});
        }
    }
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        QTextCursor cursor(m_document.get());
        cursor.setPosition(part->begin);
        cursor.setPosition(part->end, QTextCursor::KeepAnchor);
        if (part->format.isImageFormat())
            cursor.removeSelectedText();
        else
            cursor.setCharFormat(part->format);
    }
}

void MessageText::isolateRuns()
{
    QVector<TextRun> runs;
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        if (isCode(block))
            continue;
        for (const TextRun &run : leftToRightRuns(block.text()))
            runs.append({block.position() + run.begin, run.length});
    }
    QTextCursor cursor(m_document.get());
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        cursor.setPosition(int(run->begin + run->length));
        cursor.insertText(QString(QChar(0x2069)));
        cursor.setPosition(int(run->begin));
        cursor.insertText(QString(QChar(0x2066)));
    }
}

void MessageText::collectLinks()
{
    if (m_empty)
        return;
    const QVector<LinkSpan> written = findLinks(m_document->toPlainText());
    if (!m_markdown) {
        m_links = written;
        return;
    }
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (fragment.charFormat().isAnchor())
                m_links.append(
                    {fragment.position(), fragment.length(), QUrl(fragment.charFormat().anchorHref())});
        }
    }
    // The Markdown reader misses addresses that stand in text without blanks.
    const qsizetype named = m_links.size();
    for (const LinkSpan &link : written) {
        const bool known
            = std::any_of(m_links.cbegin(), m_links.cbegin() + named, [&](const LinkSpan &other) {
                  return link.begin < other.begin + other.length && other.begin < link.begin + link.length;
              });
        if (!known)
            m_links.append(link);
    }
}

void MessageText::layOut(qreal maxWidth)
{
    ++layoutCounter;
    m_document->setTextWidth(maxWidth);
    const qreal ideal = std::min(maxWidth, std::ceil(m_document->idealWidth()));
    // Text that starts at the right has to be told where the right is.
    if (m_rightToLeft && ideal < maxWidth)
        m_document->setTextWidth(ideal);
    m_size = {ideal, std::ceil(m_document->documentLayout()->documentSize().height())};
}

quint64 MessageText::layoutsMade()
{
    return layoutCounter;
}

int MessageText::end() const
{
    return m_empty ? 0 : m_document->characterCount() - 1;
}

void MessageText::setHighlights(const core::history::TextMatcher *matcher)
{
    m_hits.clear();
    if (!matcher || m_empty)
        return;
    if (m_markdown) {
        m_hits = matcher->highlights(m_document->toPlainText());
        return;
    }
    for (const auto &hit : matcher->highlights(QStringView(m_content).left(m_shownUnits))) {
        const qsizetype begin = m_display.toShown(hit.begin);
        m_hits.append({begin, m_display.toShown(hit.begin + hit.length) - begin});
    }
}

void MessageText::paintBlocks(QPainter &painter, const Theme &theme, QPointF at) const
{
    if (!m_markdown)
        return;
    const auto *layout = m_document->documentLayout();
    QRectF code;
    const auto flush = [&] {
        if (!code.isNull()) {
            painter.setPen(Qt::NoPen);
            QColor fill = theme.color(Theme::Role::Text);
            fill.setAlphaF(0.07F);
            painter.setBrush(fill);
            painter.drawRoundedRect(code.translated(at).adjusted(0, -2, 0, 3), 4, 4);
        }
        code = {};
    };
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        const QRectF rect = layout->blockBoundingRect(block);
        if (isCode(block)) {
            code |= QRectF(0, rect.top(), m_size.width(), rect.height());
        } else {
            flush();
            if (quoteLevel(block) > 0) {
                const qreal x = m_rightToLeft ? m_size.width() - 3 : 0;
                painter.fillRect(QRectF(x, rect.top(), 3, rect.height()).translated(at),
                    theme.color(Theme::Role::Outline));
            }
        }
    }
    flush();
}

void MessageText::paint(QPainter &painter, const Theme &theme, QPointF at, const Look &look) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintBlocks(painter, theme, at);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, theme.color(m_empty ? Theme::Role::DimText : Theme::Role::Text));
    context.cursorPosition = -1;
    const auto mark = [&](int begin, int end, const QTextCharFormat &format) {
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = QTextCursor(m_document.get());
        selection.cursor.setPosition(std::clamp(begin, 0, this->end()));
        selection.cursor.setPosition(std::clamp(end, 0, this->end()), QTextCursor::KeepAnchor);
        selection.format = format;
        context.selections.append(selection);
    };
    QTextCharFormat link;
    link.setForeground(theme.color(Theme::Role::Accent));
    link.setFontUnderline(true);
    for (const LinkSpan &span : m_links)
        mark(int(span.begin), int(span.begin + span.length), link);
    QTextCharFormat hit;
    hit.setBackground(theme.color(Theme::Role::SearchHit));
    hit.setForeground(theme.color(Theme::Role::Text));
    hit.setFontUnderline(look.currentHit);
    for (const auto &range : m_hits)
        mark(int(range.begin), int(range.begin + range.length), hit);
    if (look.selectionEnd > look.selectionBegin) {
        QTextCharFormat selected;
        selected.setBackground(theme.color(look.focused ? Theme::Role::Accent : Theme::Role::Line));
        selected.setForeground(theme.color(look.focused ? Theme::Role::OnAccent : Theme::Role::Text));
        mark(look.selectionBegin, look.selectionEnd, selected);
    }
    painter.translate(at);
    // Only blocks in sight are drawn; a stack of marks must not reach beyond the message.
    const QRectF inSight = painter.worldTransform().inverted().mapRect(QRectF(painter.viewport()));
    context.clip = inSight & QRectF(-4, 0, m_size.width() + 8, m_size.height());
    painter.setClipRect(context.clip, Qt::IntersectClip);
    m_document->documentLayout()->draw(&painter, context);
    if (look.caret >= 0) {
        const QTextBlock block = m_document->findBlock(look.caret);
        if (block.isValid())
            block.layout()->drawCursor(&painter,
                m_document->documentLayout()->blockBoundingRect(block).topLeft()
                    - block.layout()->boundingRect().topLeft(),
                look.caret - block.position(), 2);
    }
    painter.restore();
}

int MessageText::positionAt(QPointF point, bool exact) const
{
    const int position = m_document->documentLayout()->hitTest(point, exact ? Qt::ExactHit : Qt::FuzzyHit);
    return position < 0 ? position : std::min(position, end());
}

QUrl MessageText::linkAt(QPointF point) const
{
    const int position = positionAt(point, true);
    if (position < 0)
        return {};
    for (const LinkSpan &span : m_links) {
        if (position >= span.begin && position < span.begin + span.length)
            return span.url;
    }
    return {};
}

QString MessageText::copied(int begin, int end) const
{
    if (m_empty || end <= begin)
        return {};
    if (!m_markdown) {
        const qsizetype from = m_display.toOriginal(begin);
        return m_content.mid(from, m_display.toOriginal(end) - from);
    }
    QTextCursor cursor(m_document.get());
    cursor.setPosition(begin);
    cursor.setPosition(std::min(end, this->end()), QTextCursor::KeepAnchor);
    QString words = cursor.selection().toPlainText();
    if (m_rightToLeft)
        words.removeIf([](QChar c) { return c == QChar(0x2066) || c == QChar(0x2069); });
    return words;
}

} // namespace ui
