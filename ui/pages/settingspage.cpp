// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settingspage.h"

#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/panes.h"
#include "ui/widgets/readingcolumn.h"
#include "ui/widgets/shortcuttable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QFormLayout *newForm(QWidget *group)
{
    auto *form = new QFormLayout(group);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    return form;
}

} // namespace

SettingsPage::SettingsPage(Actions &actions, AppSettings &settings, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_actions(actions),
      m_settings(settings),
      m_theme(theme),
      m_themeBox(new QComboBox(this)),
      m_languageBox(new QComboBox(this)),
      m_zoomBox(new QSpinBox(this)),
      m_wideRail(new QCheckBox(this)),
      m_zoneBox(new QComboBox(this)),
      m_flat(new QCheckBox(this)),
      m_compact(new QCheckBox(this)),
      m_motion(new QCheckBox(this)),
      m_shortcuts(new ShortcutTable(actions, this)),
      m_importKeys(new QPushButton(this)),
      m_exportKeys(new QPushButton(this)),
      m_keyResult(new QLabel(this)),
      m_folder(new QLabel(this)),
      m_size(new QLabel(this)),
      m_openFolder(new QPushButton(this)),
      m_alertsHeading(new QLabel(this)),
      m_alertsPlace(new QVBoxLayout)
{
    setObjectName(u"settingsPage"_s);
    auto *inner = new QWidget;
    inner->setMaximumWidth(860);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    for (QWidget *group : {lookGroup(), readingGroup(), shortcutGroup(), workspaceGroup()}) {
        auto *heading = new QLabel(inner);
        m_headings.append(heading);
        column->addWidget(heading);
        column->addWidget(group);
        column->addSpacing(16);
    }
    column->addWidget(m_alertsHeading);
    column->addLayout(m_alertsPlace);
    m_alertsHeading->hide();
    column->addStretch(1);
    fillWithColumn(this, inner);
    passFocusOn(this, m_themeBox);
    retranslate();
    connectChoices();
}

void SettingsPage::setAlertRules(QWidget *rules)
{
    while (QLayoutItem *item = m_alertsPlace->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_alertsHeading->setVisible(rules != nullptr);
    if (rules)
        m_alertsPlace->addWidget(rules);
}

QWidget *SettingsPage::lookGroup()
{
    auto *group = new QWidget(this);
    auto *form = newForm(group);
    m_themeBox->setObjectName(u"settingTheme"_s);
    m_languageBox->setObjectName(u"settingLanguage"_s);
    m_zoomBox->setObjectName(u"settingZoom"_s);
    m_wideRail->setObjectName(u"settingWideRail"_s);
    m_zoomBox->setRange(50, 300);
    m_zoomBox->setSingleStep(10);
    for (QWidget *field : QList<QWidget *>{m_themeBox, m_languageBox, m_zoomBox}) {
        field->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
        auto *label = new QLabel(group);
        label->setBuddy(field);
        m_labels.append(label);
        form->addRow(label, field);
    }
    form->addRow(QString(), m_wideRail);
    return group;
}

QWidget *SettingsPage::readingGroup()
{
    auto *group = new QWidget(this);
    auto *form = newForm(group);
    m_zoneBox->setObjectName(u"settingTimeZone"_s);
    m_flat->setObjectName(u"settingFlat"_s);
    m_compact->setObjectName(u"settingCompact"_s);
    m_motion->setObjectName(u"settingMotion"_s);
    m_zoneBox->setEditable(true);
    m_zoneBox->setInsertPolicy(QComboBox::NoInsert);
    m_zoneBox->completer()->setFilterMode(Qt::MatchContains);
    m_zoneBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zoneBox->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
    auto *label = new QLabel(group);
    label->setBuddy(m_zoneBox);
    m_labels.append(label);
    form->addRow(label, m_zoneBox);
    for (QCheckBox *box : {m_flat, m_compact, m_motion})
        form->addRow(QString(), box);
    return group;
}

QWidget *SettingsPage::shortcutGroup()
{
    auto *group = new QWidget(this);
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_shortcuts);
    m_importKeys->setObjectName(u"importShortcuts"_s);
    m_exportKeys->setObjectName(u"exportShortcuts"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_importKeys);
    row->addWidget(m_exportKeys);
    row->addWidget(m_keyResult, 1);
    column->addLayout(row);
    connect(m_importKeys, &QPushButton::clicked, this, [this] { chooseShortcutFile(false); });
    connect(m_exportKeys, &QPushButton::clicked, this, [this] { chooseShortcutFile(true); });
    return group;
}

QWidget *SettingsPage::workspaceGroup()
{
    auto *group = new QWidget(this);
    auto *form = newForm(group);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_folder->setWordWrap(true);
    m_openFolder->setObjectName(u"settingOpenFolder"_s);
    for (QLabel *value : {m_folder, m_size}) {
        auto *label = new QLabel(group);
        m_labels.append(label);
        form->addRow(label, value);
    }
    form->addRow(QString(), m_openFolder);
    connect(m_openFolder, &QPushButton::clicked, this, &SettingsPage::openFolder);
    return group;
}

void SettingsPage::connectChoices()
{
    connect(m_themeBox, &QComboBox::activated, this, [this](int index) {
        const Command command = index == 1 ? Command::ThemeLight
            : index == 2                   ? Command::ThemeDark
                                           : Command::ThemeSystem;
        m_actions[command]->trigger(); // the menu shows the same choice
    });
    connect(m_languageBox, &QComboBox::activated, this,
        [this] { emit languageChosen(m_languageBox->currentData().toString()); });
    connect(m_zoomBox, &QSpinBox::editingFinished, this, [this] {
        if (m_zoomBox->value() != m_settings.zoomPercent())
            emit zoomChosen(m_zoomBox->value());
    });
    connect(m_wideRail, &QCheckBox::clicked, this, &SettingsPage::wideRailChosen);
    connect(m_zoneBox, &QComboBox::activated, this, [this] {
        m_settings.setTimeZone(m_zoneBox->currentData().toString());
        emit readingChanged();
    });
    const auto follow = [this](QCheckBox *box, Command command) {
        QAction *action = m_actions[command];
        connect(box, &QCheckBox::clicked, action, [action](bool on) {
            if (action->isChecked() != on)
                action->trigger();
        });
        connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    };
    follow(m_flat, Command::FlatLayout);
    follow(m_compact, Command::CompactRows);
    connect(m_motion, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setReducedMotion(on);
        emit readingChanged();
    });
}

void SettingsPage::setLanguages(const QStringList &codes)
{
    const QSignalBlocker quiet(m_languageBox);
    m_languageBox->clear();
    for (const QString &code : codes)
        m_languageBox->addItem(
            code.isEmpty() ? tr("Like the System") : QLocale(code).nativeLanguageName(), code);
    reload();
}

void SettingsPage::setWorkspace(const QString &folder, qint64 archiveBytes)
{
    m_folder->setText(folder);
    m_archiveBytes = archiveBytes;
    m_size->setText(QLocale().formattedDataSize(archiveBytes));
}

void SettingsPage::reload()
{
    const QSignalBlocker zoom(m_zoomBox);
    m_themeBox->setCurrentIndex(m_theme.mode() == Theme::Mode::Light ? 1
            : m_theme.mode() == Theme::Mode::Dark                    ? 2
                                                                     : 0);
    m_languageBox->setCurrentIndex(qMax(0, m_languageBox->findData(m_settings.language())));
    m_zoomBox->setValue(m_settings.zoomPercent());
    m_wideRail->setChecked(m_settings.wideRail());
    m_zoneBox->setCurrentIndex(qMax(0, m_zoneBox->findData(m_settings.timeZone())));
    m_flat->setChecked(m_settings.flatTranscript());
    m_compact->setChecked(m_settings.compactRows());
    m_motion->setChecked(m_settings.reducedMotion());
}

void SettingsPage::fillZones()
{
    const QSignalBlocker quiet(m_zoneBox);
    m_zoneBox->clear();
    m_zoneBox->addItem(
        tr("This computer's (%1)").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())), u"local"_s);
    m_zoneBox->addItem(tr("UTC"), u"UTC"_s);
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/') && !id.startsWith("Etc/")) // cities; the rest are offsets and old names
            m_zoneBox->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    }
}

void SettingsPage::chooseShortcutFile(bool save)
{
    auto *dialog = new QFileDialog(this, save ? tr("Save Shortcuts") : tr("Load Shortcuts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Shortcuts (*.ini)"));
    dialog->setDefaultSuffix(u"ini"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, save](const QString &file) {
        const bool done = save ? m_shortcuts->exportTo(file) : m_shortcuts->importFrom(file);
        m_keyResult->setText(!done ? tr("▲ That did not work. Choose another file.")
                : save             ? tr("Saved.")
                                   : tr("Loaded."));
    });
    dialog->open();
}

void SettingsPage::retranslate()
{
    const QStringList headings{tr("Appearance"), tr("Reading"), tr("Keyboard shortcuts"), tr("Workspace")};
    for (qsizetype i = 0; i < m_headings.size(); ++i) {
        QFont large = font();
        large.setPointSizeF(large.pointSizeF() * 1.2);
        large.setWeight(QFont::DemiBold);
        m_headings.at(i)->setFont(large);
        m_headings.at(i)->setText(headings.at(i));
    }
    m_alertsHeading->setFont(m_headings.constFirst()->font());
    m_alertsHeading->setText(tr("Alerts"));
    const QStringList labels{tr("&Theme:"), tr("&Language:"), tr("&Zoom:"), tr("T&imes shown in:"),
        tr("Folder:"), tr("Archive size:")};
    int widest = 0;
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        m_labels.at(i)->setText(labels.at(i));
        widest = qMax(widest, m_labels.at(i)->sizeHint().width());
    }
    for (QLabel *label : std::as_const(m_labels)) // one line through all groups
        label->setMinimumWidth(widest);
    m_themeBox->clear();
    m_themeBox->addItems({tr("Like the System"), tr("Light"), tr("Dark")});
    if (m_languageBox->count() > 0)
        m_languageBox->setItemText(0, tr("Like the System"));
    m_zoomBox->setSuffix(tr(" %", "per cent, after a number"));
    m_wideRail->setText(tr("&Words beside the icons of the rail"));
    m_flat->setText(tr("&Flat transcript: names on the left, no bubbles"));
    m_compact->setText(tr("&Compact rows: one line per conversation"));
    m_motion->setText(tr("&Reduced motion"));
    m_importKeys->setText(tr("Load from File…"));
    m_exportKeys->setText(tr("Save to File…"));
    m_openFolder->setText(tr("&Open Folder"));
    m_size->setText(QLocale().formattedDataSize(m_archiveBytes));
    fillZones();
    reload();
}

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

} // namespace ui
