// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/questionbuttons.h"

#include "ui/text/displaytext.h"
#include "ui/text/scripts.h"
#include "ui/widgets/flowlayout.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kWidest = 420;

}

QuestionButtons::QuestionButtons(const QString &name, const QStringList &questions, QWidget *parent)
    : QWidget(parent)
{
    setLayout(new FlowLayout(this, 6));
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const QString &question = questions[i];
        auto *button = new QPushButton(this);
        button->setObjectName(name + u'/' + QString::number(i));
        const QString words
            = fontMetrics().elidedText(DisplayText(question.simplified()).text(), Qt::ElideRight, kWidest);
        button->setText(isolated(QString(words).replace(u'&', u"&&"_s)));
        button->setToolTip(DisplayText(question).text());
        button->setAccessibleName(tr("Ask: %1").arg(question));
        connect(button, &QPushButton::clicked, this, [this, question] { emit chosen(question); });
        layout()->addWidget(button);
    }
}

} // namespace ui
