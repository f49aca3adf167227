// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/history/textmatch.h"
#include "ui/text/displaytext.h"
#include "ui/text/links.h"

#include <QFont>
#include <QPalette>
#include <QTextDocument>
#include <QUrl>

#include <memory>

class QPainter;

namespace ui {

class Theme;

/// One message's text laid out for the screen: Markdown or plain, in its own direction and fonts.
///
/// Nothing in it can load anything. Positions are those of the text document; colours are given while
/// painting, so a change of theme lays nothing out. GUI thread.
class MessageText
{
public:
    /// Longer texts start folded; `shown` says how many UTF-16 units may be laid out.
    static constexpr qsizetype kFolded = 20'000;

    /// Plain ones are not read as Markdown: half a text may look like anything.
    enum class Reading { AsWritten, Plain };
    MessageText(const QString &content, const QString &lang, const QFont &font, qsizetype shown = kFolded,
        Reading reading = Reading::AsWritten);
    ~MessageText();
    Q_DISABLE_COPY_MOVE(MessageText)

    void layOut(qreal maxWidth);
    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] bool isRightToLeft() const { return m_rightToLeft; }
    [[nodiscard]] bool isEmpty() const { return m_empty; } // nothing to see: a dim hint stands in its place
    [[nodiscard]] bool isFolded() const { return m_shownUnits < m_content.size(); }
    [[nodiscard]] qsizetype shown() const { return m_shownUnits; } // UTF-16 units
    [[nodiscard]] int end() const; // last position

    void setHighlights(const core::history::TextMatcher *matcher);
    [[nodiscard]] bool hasHighlights() const { return !m_hits.isEmpty(); }

    struct Look
    {
        int selectionBegin = -1;
        int selectionEnd = -1;
        int caret = -1;
        bool currentHit = false; // underlines the hits
        bool focused = true;
    };
    void paint(QPainter &painter, const Theme &theme, QPointF at, const Look &look) const;

    [[nodiscard]] int positionAt(
        QPointF point, bool exact = false) const; // -1 when exact and beside the text
    [[nodiscard]] QUrl linkAt(QPointF point) const;
    [[nodiscard]] const QVector<LinkSpan> &links() const { return m_links; }
    [[nodiscard]] QTextDocument &document() const { return *m_document; }
    /// What a copy of [begin, end) gives: the original characters, for Markdown the words that are seen.
    [[nodiscard]] QString copied(int begin, int end) const;

    [[nodiscard]] static quint64 layoutsMade(); // for tests: documents laid out so far

private:
    void buildPlain(const QFont &font, qreal lineHeight);
    void buildMarkdown(const QFont &font, qreal lineHeight);
    void tidyBlocks(qreal lineHeight, const QFont &font);
    void tidyCharacters();
    void isolateRuns();
    void collectLinks();
    void paintBlocks(QPainter &painter, const Theme &theme, QPointF at) const;

    QString m_content;
    qsizetype m_shownUnits = 0;
    DisplayText m_display; // plain texts only
    std::unique_ptr<QTextDocument> m_document;
    QVector<LinkSpan> m_links; // in document positions
    QVector<core::history::TextMatcher::Range> m_hits; // in document positions
    QSizeF m_size;
    bool m_rightToLeft = false;
    bool m_markdown = false;
    bool m_empty = false;
};

} // namespace ui
