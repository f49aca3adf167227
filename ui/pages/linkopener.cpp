// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/linkopener.h"

#include "ui/text/links.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct LinkWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::LinkWords)
};

} // namespace

QString realAddress(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded(QUrl::FullyEncoded));
}

void confirmAndOpen(const QUrl &url, QWidget *parent)
{
    if (!isOpenable(url))
        return;
    auto *box = new QMessageBox(QMessageBox::Question, LinkWords::tr("Open a Link"),
        LinkWords::tr("Open this address outside the program?"), QMessageBox::Cancel, parent);
    box->setObjectName(u"linkConfirmation"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(realAddress(url).left(2000));
    QPushButton *open = box->addButton(LinkWords::tr("&Open"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(open, &QPushButton::clicked, box, [url] { QDesktopServices::openUrl(url); });
    box->open();
}

} // namespace ui
