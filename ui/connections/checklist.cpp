// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/checklist.h"

#include "ui/text/displaytext.h"
#include "ui/text/errors.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using core::coze::CheckStep;

CheckList::CheckList(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"checkList"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
}

QString CheckList::nameOf(CheckStep::Kind kind)
{
    switch (kind) {
    case CheckStep::Kind::Reach:
        return tr("Reach the service");
    case CheckStep::Kind::Tls:
        return tr("Encryption");
    case CheckStep::Kind::SignIn:
        return tr("Sign in");
    case CheckStep::Kind::Permissions:
        return tr("Permissions");
    case CheckStep::Kind::FirstBot:
        return tr("First bot");
    }
    return {};
}

QString CheckList::wordsOf(const CheckStep &step)
{
    const QString name = nameOf(step.kind);
    switch (step.state) {
    case CheckStep::State::Waiting:
        return u"○ "_s + name;
    case CheckStep::State::Running:
        return u"◐ "_s + tr("%1…", "a step that runs").arg(name);
    case CheckStep::State::Skipped:
        return u"○ "_s + tr("%1: left out").arg(name);
    case CheckStep::State::Passed: {
        const QString took = tr("%1 ms").arg(QLocale().toString(step.elapsedMs, 'f', 0));
        return u"✓ "_s
            + (step.detail.isEmpty() ? tr("%1 · %2", "step; time").arg(name, took)
                                     : tr("%1: %2 · %3", "step; what was found; time")
                                           .arg(name, DisplayText(step.detail).text(), took));
    }
    case CheckStep::State::Failed:
        return u"✕ "_s
            + tr("%1: %2", "step; why it failed")
                  .arg(name, step.error ? serviceSentenceFor(*step.error) : QString());
    }
    return name;
}

void CheckList::setSteps(const QVector<CheckStep> &steps)
{
    while (m_rows.size() < steps.size()) {
        auto *row = new QLabel(this);
        row->setObjectName(u"checkStep/%1"_s.arg(m_rows.size()));
        row->setTextFormat(Qt::PlainText);
        row->setWordWrap(true);
        row->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout()->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < steps.size());
        if (i < steps.size())
            m_rows[i]->setText(wordsOf(steps[i]));
    }
}

} // namespace ui
