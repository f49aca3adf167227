// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStringList>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

bool hasDirection(const QString &name)
{
    static const QStringList names{u"back"_s, u"forward"_s, u"panel-left"_s, u"panel-right"_s, u"undo"_s,
        u"redo"_s, u"rail"_s, u"list"_s, u"open"_s};
    return names.contains(name);
}

QColor tint(QIcon::Mode mode)
{
    const QPalette palette = QApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    default:
        return palette.color(QPalette::Active, QPalette::ButtonText);
    }
}

class TintedIconEngine final : public QIconEngine
{
public:
    explicit TintedIconEngine(QString name) : m_name(std::move(name)) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QColor colour = tint(mode);
        const bool mirrored = hasDirection(m_name) && QGuiApplication::layoutDirection() == Qt::RightToLeft;
        const QString key = u"icon/%1/%2x%3/%4/%5"_s.arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colour.name(QColor::HexArgb))
                                .arg(int(mirrored));
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = render(size, colour, mirrored);
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QPixmap render(const QSize &size, const QColor &colour, bool mirrored) const
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        const int side = qMin(size.width(), size.height());
        const QRectF square((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side);
        QSvgRenderer(u":/icons/"_s + m_name + u".svg"_s).render(&painter, square);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        return QPixmap::fromImage(mirrored ? image.mirrored(true, false) : image);
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    if (!QFile::exists(u":/icons/"_s + name + u".svg"_s))
        return {};
    return QIcon(new TintedIconEngine(name));
}

} // namespace ui
