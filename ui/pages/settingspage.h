// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class Actions;
class AppSettings;
class ShortcutTable;
class Theme;

/// All choices of a person on one page; each takes effect at once and is remembered.
class SettingsPage final : public QWidget
{
    Q_OBJECT
public:
    SettingsPage(Actions &actions, AppSettings &settings, Theme &theme, QWidget *parent = nullptr);

    void setLanguages(const QStringList &codes); // the empty one stands for the system's
    void setWorkspace(const QString &folder, qint64 archiveBytes);
    void reload(); // shows what the settings say now
    /// When to be called to waiting customers; null takes it away. The page takes it over.
    void setAlertRules(QWidget *rules);

signals:
    void languageChosen(const QString &code);
    void zoomChosen(int percent);
    void wideRailChosen(bool wide);
    void readingChanged(); // time zone or motion: pages paint again
    void openFolder();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *lookGroup();
    QWidget *readingGroup();
    QWidget *shortcutGroup();
    QWidget *workspaceGroup();
    void connectChoices();
    void chooseShortcutFile(bool save);
    void retranslate();
    void fillZones();

    Actions &m_actions;
    AppSettings &m_settings;
    Theme &m_theme;
    QComboBox *m_themeBox;
    QComboBox *m_languageBox;
    QSpinBox *m_zoomBox;
    QCheckBox *m_wideRail;
    QComboBox *m_zoneBox;
    QCheckBox *m_flat;
    QCheckBox *m_compact;
    QCheckBox *m_motion;
    ShortcutTable *m_shortcuts;
    QPushButton *m_importKeys;
    QPushButton *m_exportKeys;
    QLabel *m_keyResult;
    QLabel *m_folder;
    QLabel *m_size;
    QPushButton *m_openFolder;
    QLabel *m_alertsHeading;
    QVBoxLayout *m_alertsPlace;
    QList<QLabel *> m_headings;
    QList<QLabel *> m_labels;
    qint64 m_archiveBytes = 0;
};

} // namespace ui
