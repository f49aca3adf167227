// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/errorpage.h"

#include "ui/icons.h"
#include "ui/panes.h"
#include "ui/text/errors.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

ErrorPage::ErrorPage(const core::Error &error, const QString &place, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"errorPage"_s);
    auto *mark = new QLabel(this);
    mark->setPixmap(icon(u"warning"_s).pixmap(QSize(32, 32), devicePixelRatioF()));
    auto *heading = new QLabel(headingFor(error), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    auto *sentence = new QLabel(sentenceFor(error), this);
    sentence->setWordWrap(true);
    auto *where = new QLabel(place, this);
    where->setWordWrap(true);
    where->setForegroundRole(QPalette::PlaceholderText);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *details = new QPlainTextEdit(error.detail, this);
    details->setObjectName(u"errorDetails"_s);
    details->setAccessibleName(tr("Details"));
    details->setReadOnly(true);
    details->setTabChangesFocus(true);
    details->setMaximumHeight(120);
    details->hide();

    auto *again = new QPushButton(tr("Try Again"), this);
    again->setObjectName(u"errorTryAgain"_s);
    again->setDefault(true);
    auto *folder = new QPushButton(tr("Open Folder"), this);
    auto *sample = new QPushButton(tr("Look at Sample Data"), this);
    sample->setObjectName(u"errorSample"_s);
    auto *more = new QPushButton(tr("Details"), this);
    more->setObjectName(u"errorMore"_s);
    auto *copy = new QPushButton(tr("Copy Details"), this);
    connect(again, &QPushButton::clicked, this, &ErrorPage::tryAgain);
    connect(folder, &QPushButton::clicked, this, &ErrorPage::openFolder);
    connect(sample, &QPushButton::clicked, this, &ErrorPage::trySample);
    connect(more, &QPushButton::clicked, details, [details] { details->setVisible(details->isHidden()); });
    connect(copy, &QPushButton::clicked, this, [error, place] {
        QGuiApplication::clipboard()->setText(u"%1\n%2\n%3"_s.arg(headingFor(error), place, error.detail));
    });

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {again, folder, sample, more, copy})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *inner = new QVBoxLayout;
    inner->setSpacing(12);
    inner->addStretch(2);
    for (QWidget *widget : {mark, heading, sentence, where})
        inner->addWidget(widget);
    inner->addLayout(buttons);
    inner->addWidget(details);
    inner->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 24, 24, 24);
    row->addStretch(1);
    row->addLayout(inner, 6);
    row->addStretch(1);
    passFocusOn(this, again);
}

} // namespace ui
