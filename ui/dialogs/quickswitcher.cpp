// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/quickswitcher.h"

#include "ui/models/switchermodel.h"
#include "ui/text/historywords.h"
#include "ui/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Kind, name and detail in one line.
class SwitcherDelegate final : public QStyledItemDelegate
{
public:
    SwitcherDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, qMax(36, option.fontMetrics.height() + 16)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (selected)
            painter->fillRect(option.rect, m_theme.color(Theme::Role::Alternate));
        const QRect inner = option.rect.adjusted(12, 0, -12, 0);
        const int kindWidth = option.fontMetrics.averageCharWidth() * 12;
        const QString detail = index.data(SwitcherModel::DetailRole).toString();
        const int detailWidth = detail.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(detail) + 12;
        const auto put = [&](int x, int width, const QString &text, Theme::Role role, Qt::Alignment side) {
            const QRect place = QStyle::visualRect(
                option.direction, inner, QRect(inner.x() + x, inner.y(), width, inner.height()));
            painter->setPen(m_theme.color(role));
            painter->drawText(place,
                int(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter | Qt::TextSingleLine),
                option.fontMetrics.elidedText(text, Qt::ElideRight, width));
        };
        painter->setFont(option.font);
        put(0, kindWidth, index.data(SwitcherModel::KindWordsRole).toString(), Theme::Role::DimText,
            Qt::AlignLeft);
        put(kindWidth, inner.width() - kindWidth - detailWidth, index.data().toString(), Theme::Role::Text,
            Qt::AlignLeft);
        put(inner.width() - detailWidth, detailWidth, detail, Theme::Role::DimText, Qt::AlignRight);
        if (selected) {
            painter->setPen(QPen(m_theme.color(Theme::Role::Accent), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

QuickSwitcher::QuickSwitcher(const Parts &parts, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_model(new SwitcherModel(parts.source, parts.recentQueries, parts.commands, parts.dates, this))
{
    setObjectName(u"quickSwitcher"_s);
    setWindowTitle(tr("Quick Switcher"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"switcherField"_s);
    m_field->setPlaceholderText(tr("Chat, customer, message id or search; > for commands"));
    m_field->setAccessibleName(tr("Go to"));
    m_field->setMinimumHeight(36);
    m_field->installEventFilter(this);
    m_list = new QListView(this);
    m_list->setObjectName(u"switcherList"_s);
    m_list->setAccessibleName(tr("Results"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new SwitcherDelegate(parts.theme, m_list));
    m_list->setModel(m_model);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_field);
    column->addWidget(m_list);
    resize(560, 420);
    connect(m_model, &QAbstractItemModel::modelReset, this,
        [this] { m_list->setCurrentIndex(m_model->index(qMin(m_wanted, m_model->rowCount() - 1))); });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_wanted = 0;
        m_model->setText(text);
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { go(index.row()); });
    m_model->setText({});
}

void QuickSwitcher::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (const QWidget *window = parentWidget() ? parentWidget()->window() : nullptr) {
        const QPoint place = window->mapToGlobal(QPoint((window->width() - width()) / 2, 80));
        move(place);
    }
    m_field->setFocus();
}

bool QuickSwitcher::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int last = m_model->rowCount() - 1;
    int row = m_list->currentIndex().row();
    switch (key->key()) {
    case Qt::Key_Down:
        row = row >= last ? 0 : row + 1;
        break;
    case Qt::Key_Up:
        row = row <= 0 ? last : row - 1;
        break;
    case Qt::Key_PageDown:
        row = qMin(last, row + 8);
        break;
    case Qt::Key_PageUp:
        row = qMax(0, row - 8);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go(row);
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
    m_wanted = qMax(0, row);
    m_list->setCurrentIndex(m_model->index(row));
    return true;
}

void QuickSwitcher::go(int row)
{
    const SwitcherEntry *entry = m_model->entryAt(row);
    if (!entry)
        return;
    const SwitcherEntry chosen = *entry;
    accept(); // first: a command may open a dialog of its own
    switch (chosen.kind) {
    case SwitcherEntry::Kind::Conversation:
        emit conversationChosen(chosen.conversation);
        break;
    case SwitcherEntry::Kind::Message:
        emit messageChosen(chosen.conversation, chosen.messageId);
        break;
    case SwitcherEntry::Kind::Customer:
    case SwitcherEntry::Kind::Query:
        emit queryChosen(chosen.query);
        break;
    case SwitcherEntry::Kind::Command:
        if (chosen.action)
            chosen.action->trigger();
        break;
    }
}

} // namespace ui
