// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/scripts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// Words for the translators, as Qt names the languages; a language that is missing keeps this English name.
[[maybe_unused]] constexpr const char *kLanguageNames[]{
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Arabic"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Bengali"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Bulgarian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Cantonese"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Catalan"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Chinese"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Croatian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Czech"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Danish"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Dutch"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "English"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Finnish"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "French"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "German"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Greek"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Hebrew"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Hindi"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Hungarian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Indonesian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Italian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Japanese"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Korean"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Malay"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Norwegian Bokmal"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Persian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Polish"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Portuguese"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Romanian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Russian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Slovak"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Spanish"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Swedish"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Thai"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Turkish"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Ukrainian"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Urdu"),
    QT_TRANSLATE_NOOP("ui::LanguageNames", "Vietnamese"),
};

bool isCjk(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return c >= 0x3000 && c <= 0x303f;
    }
}

char32_t codePointAt(QStringView text, qsizetype &i)
{
    const QChar c = text[i];
    if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[++i]);
    return c.unicode();
}

QString cjkFamily(QStringView lang)
{
    const QString tag = lang.toString().toLower();
    if (tag.startsWith("ja"_L1))
        return u"Noto Sans CJK JP"_s;
    if (tag.startsWith("ko"_L1))
        return u"Noto Sans CJK KR"_s;
    if (tag.contains("hant"_L1) || tag.contains("-tw"_L1) || tag.contains("-hk"_L1))
        return u"Noto Sans CJK TC"_s;
    return u"Noto Sans CJK SC"_s;
}

} // namespace

bool startsRightToLeft(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        switch (QChar::direction(codePointAt(text, i))) {
        case QChar::DirL:
            return false;
        case QChar::DirR:
        case QChar::DirAL:
            return true;
        default:
            break;
        }
    }
    return false;
}

bool isCjkLanguage(QStringView lang)
{
    const QStringView primary = lang.left(2);
    return (lang.size() == 2 || (lang.size() > 2 && !lang[2].isLetter()))
        && (primary.compare("zh"_L1, Qt::CaseInsensitive) == 0
            || primary.compare("ja"_L1, Qt::CaseInsensitive) == 0
            || primary.compare("ko"_L1, Qt::CaseInsensitive) == 0);
}

bool hasCjk(QStringView text)
{
    constexpr qsizetype enough = 300;
    const QStringView start = text.left(enough);
    for (qsizetype i = 0; i < start.size(); ++i) {
        if (isCjk(codePointAt(start, i)))
            return true;
    }
    return false;
}

QFont fontForLanguage(const QFont &base, QStringView lang, bool cjkText)
{
    // Always named, also for other languages: a Chinese word in an English text must not get
    // whichever glyphs the font list happens to offer first.
    QStringList families = base.families();
    if (families.isEmpty())
        families.append(base.family());
    // In front where it matters: Qt shares what it found for the first family between lists that differ only
    // in the later ones, and Japanese forms appeared in Chinese texts.
    if (cjkText && isCjkLanguage(lang))
        families.prepend(cjkFamily(lang));
    else
        families.append(cjkFamily(lang));
    families.append(u"Noto Color Emoji"_s);
    QFont font = base;
    font.setFamilies(families);
    return font;
}

qreal lineHeightFactor(QStringView text, QStringView lang)
{
    return isCjkLanguage(lang) || hasCjk(text) || startsRightToLeft(text) ? 1.5 : 1.35;
}

QString isolated(QStringView name)
{
    QString clean;
    clean.reserve(name.size() + 2);
    clean += QChar(0x2068);
    for (const QChar c : name) {
        const bool embedding
            = (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (embedding || c.category() == QChar::Other_Control || c == QChar(0x2028) || c == QChar(0x2029))
            continue;
        clean += c;
    }
    return clean + QChar(0x2069);
}

QString languageName(QStringView lang)
{
    if (lang.isEmpty())
        return {};
    const QLocale locale(lang.toString());
    if (locale.language() == QLocale::C || locale.language() == QLocale::AnyLanguage)
        return lang.toString();
    const QByteArray name = QLocale::languageToString(locale.language()).toUtf8();
    return QCoreApplication::translate("ui::LanguageNames", name.constData());
}

} // namespace ui
