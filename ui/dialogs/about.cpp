// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/about.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString reportOf(const QList<QPair<QString, QString>> &facts)
{
    QStringList lines{u"Agent Console %1"_s.arg(QStringLiteral(AGENTCONSOLE_VERSION)),
        u"Qt %1, %2, %3"_s.arg(
            QLatin1StringView(qVersion()), QGuiApplication::platformName(), QSysInfo::prettyProductName())};
    if (const QScreen *screen = QGuiApplication::primaryScreen())
        lines.append(u"screen %1x%2 @ %3"_s.arg(screen->size().width())
                         .arg(screen->size().height())
                         .arg(screen->devicePixelRatio()));
    for (const auto &[name, value] : facts)
        lines.append(u"%1: %2"_s.arg(name, value));
    return lines.join(u'\n');
}

} // namespace

AboutDialog::AboutDialog(const QList<QPair<QString, QString>> &facts, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"about"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Agent Console"));
    auto *name = new QLabel(tr("Agent Console"), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    auto *words
        = new QLabel(tr("Version %1. Free software under the GNU General Public License, version 3 or "
                        "later. It comes without any warranty.")
                         .arg(QStringLiteral(AGENTCONSOLE_VERSION)),
            this);
    words->setWordWrap(true);
    auto *report = new QPlainTextEdit(reportOf(facts), this);
    report->setObjectName(u"diagnostics"_s);
    report->setAccessibleName(tr("Diagnostics"));
    report->setReadOnly(true);
    report->setTabChangesFocus(true);
    auto *label = new QLabel(tr("&Diagnostics (no message and no customer is in it):"), this);
    label->setBuddy(report);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("Copy Report"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, report,
        [report] { QGuiApplication::clipboard()->setText(report->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    for (QWidget *widget : QList<QWidget *>{name, words, label, report, buttons})
        column->addWidget(widget);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().height() * 22);
}

} // namespace ui
