// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <array>
#include <cstdint>

namespace core::chat {

namespace {

// Language models look at the start of a long text only; more would cost and tell no more.
constexpr std::size_t kLooked = 4096;
constexpr int kFewestLetters = 12;
constexpr int kFewestCjk = 4;

enum class Script : std::uint8_t {
    None,
    Shared, // several languages: CLD2 decides
    Han,
    Kana,
    Hangul,
    Thai,
    Hebrew,
    Greek,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Gujarati,
    Gurmukhi,
    Oriya,
    Sinhala,
    Lao,
    Khmer,
    Myanmar,
    Georgian,
    Armenian,
    Count
};
constexpr std::array<const char *, std::size_t(Script::Count)> kLanguageOf{"", "", "", "", "", "th", "he",
    "el", "ta", "te", "kn", "ml", "gu", "pa", "or", "si", "lo", "km", "my", "ka", "hy"};

struct Block
{
    char32_t first;
    char32_t last;
    Script script;
};
// Sorted; what is between the blocks has no letters that matter here.
constexpr std::array kBlocks{
    Block{U'A', U'Z', Script::Shared},
    Block{U'a', U'z', Script::Shared},
    Block{0xC0, 0x24F, Script::Shared},
    Block{0x370, 0x3FF, Script::Greek},
    Block{0x400, 0x52F, Script::Shared},
    Block{0x531, 0x58A, Script::Armenian},
    Block{0x5D0, 0x5F4, Script::Hebrew},
    Block{0x620, 0x74F, Script::Shared},
    Block{0x750, 0x77F, Script::Shared},
    Block{0x900, 0x9FF, Script::Shared}, // Devanagari and Bengali write several languages
    Block{0xA00, 0xA7F, Script::Gurmukhi},
    Block{0xA80, 0xAFF, Script::Gujarati},
    Block{0xB00, 0xB7F, Script::Oriya},
    Block{0xB80, 0xBFF, Script::Tamil},
    Block{0xC00, 0xC7F, Script::Telugu},
    Block{0xC80, 0xCFF, Script::Kannada},
    Block{0xD00, 0xD7F, Script::Malayalam},
    Block{0xD80, 0xDFF, Script::Sinhala},
    Block{0xE00, 0xE7F, Script::Thai},
    Block{0xE80, 0xEFF, Script::Lao},
    Block{0x1000, 0x109F, Script::Myanmar},
    Block{0x10A0, 0x10FF, Script::Georgian},
    Block{0x1100, 0x11FF, Script::Hangul},
    Block{0x1200, 0x139F, Script::Shared},
    Block{0x1780, 0x17FF, Script::Khmer},
    Block{0x1E00, 0x1EFF, Script::Shared},
    Block{0x1F00, 0x1FFF, Script::Greek},
    Block{0x3041, 0x309F, Script::Kana},
    Block{0x30A1, 0x30FA, Script::Kana},
    Block{0x3131, 0x318E, Script::Hangul},
    Block{0x31F0, 0x31FF, Script::Kana},
    Block{0x3400, 0x4DBF, Script::Han},
    Block{0x4E00, 0x9FFF, Script::Han},
    Block{0xAC00, 0xD7A3, Script::Hangul},
    Block{0xF900, 0xFAFF, Script::Han},
    Block{0xFF66, 0xFF9D, Script::Kana},
    Block{0x20000, 0x3134F, Script::Han},
};

Script scriptOf(char32_t c)
{
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ? Script::Shared : Script::None;
    std::size_t low = 0;
    std::size_t high = kBlocks.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (kBlocks[middle].last < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < kBlocks.size() && kBlocks[low].first <= c ? kBlocks[low].script : Script::None;
}

/// The character at the front of valid UTF-8, which moves on. U+FFFD for a stray byte.
char32_t takeCharacter(std::string_view &text)
{
    const auto byte = [&text](std::size_t i) { return char32_t(static_cast<unsigned char>(text[i])); };
    const char32_t lead = byte(0);
    std::size_t size = 1;
    char32_t c = lead;
    if (lead >= 0xF0 && text.size() >= 4) {
        c = ((lead & 7) << 18) | ((byte(1) & 63) << 12) | ((byte(2) & 63) << 6) | (byte(3) & 63);
        size = 4;
    } else if (lead >= 0xE0 && text.size() >= 3) {
        c = ((lead & 15) << 12) | ((byte(1) & 63) << 6) | (byte(2) & 63);
        size = 3;
    } else if (lead >= 0xC0 && text.size() >= 2) {
        c = ((lead & 31) << 6) | (byte(1) & 63);
        size = 2;
    } else if (lead >= 0x80) {
        c = 0xFFFD;
    }
    text.remove_prefix(size);
    return c;
}

// Common characters that only one of the two Chinese orthographies uses.
constexpr std::u32string_view kTraditional
    = U"們個這來時會說為對學國過還後點開關間問們經與實現應當種義體機發動長業電車見話語請謝讓買賣書長東樂"
      U"點麼嗎兒無從進運選邊達適遠運總線結給統續網羅義習聽職聯葉號處蘭術衛裝複規視覺覽觀計討記許設訪證評試"
      U"詢該誤誰課談論護變豐負財貨責貴費資質購軍軟轉輸連週遊違錢錯鐘門閱隊陽階際難雙雜離靈靜頁項順須預頭題"
      U"願類顯風飛館驗體魚鳥麗點黃黨齊歡氣沒爾獨獲現畫異療發盡監確禮離種稱穩窮筆節簡糧納純組細終維綠繼"
      U"勝勞勢區協單參員圖團圍場報壓壞壯婦孫寫審層歲師帳帶廠廣張強彈復徵態慣憶憑懷戰戶據換擇擔擁擊擴攝敗數斷"
      U"橋橫檢歷歸殺殼滿漢灣災爭狀獎環產";
constexpr std::u32string_view kSimplified
    = U"们个这来时会说为对学国过还后点开关间问经与实现应当种义体机发动长业电车见话语请谢让买卖书东乐么吗儿无"
      U"从进"
      U"运选边达适远总线结给统续网罗习听职联叶号处兰术卫装规视觉览观计讨记许设访证评试询该误谁课谈论护变丰负"
      U"财货"
      U"责贵费资质购军软转输连违钱错钟门阅队阳阶际难双杂离灵静页项顺须预头题愿类显风飞馆验鱼鸟丽黄党齐欢气没"
      U"尔独获"
      U"画异疗尽监确礼称稳穷笔节简粮纳纯组细终维绿继胜劳势区协单参员图团围场报压坏壮妇孙写审层岁师帐带厂广张"
      U"强弹"
      U"态惯忆凭怀战户据换择担拥击扩摄败数断桥检历归杀壳满汉湾灾争状奖环产";

/// One byte per Han character of the basic block: 1 traditional only, 2 simplified only.
class ChineseTable
{
public:
    ChineseTable()
    {
        for (const char32_t c : kTraditional)
            at(c) |= 1;
        for (const char32_t c : kSimplified)
            at(c) |= 2;
    }
    [[nodiscard]] bool isTraditional(char32_t c) const { return isHere(c) && m_kind[c - kFirst] == 1; }
    [[nodiscard]] bool isSimplified(char32_t c) const { return isHere(c) && m_kind[c - kFirst] == 2; }

private:
    static constexpr char32_t kFirst = 0x4E00;
    static constexpr char32_t kLast = 0x9FFF;
    static bool isHere(char32_t c) { return c >= kFirst && c <= kLast; }
    std::uint8_t &at(char32_t c) { return m_kind[c - kFirst]; }

    std::array<std::uint8_t, kLast - kFirst + 1> m_kind{};
};

const ChineseTable &chinese()
{
    static const ChineseTable table;
    return table;
}

struct Counts
{
    std::array<int, std::size_t(Script::Count)> letters{};
    int traditional = 0;
    int simplified = 0;
    int total = 0;

    [[nodiscard]] int of(Script script) const { return letters[std::size_t(script)]; }
};

Counts countLetters(std::string_view text)
{
    Counts counts;
    while (!text.empty()) {
        const char32_t c = takeCharacter(text);
        const Script script = scriptOf(c);
        if (script == Script::None)
            continue;
        ++counts.letters[std::size_t(script)];
        ++counts.total;
        if (script == Script::Han) {
            counts.traditional += chinese().isTraditional(c) ? 1 : 0;
            counts.simplified += chinese().isSimplified(c) ? 1 : 0;
        }
    }
    return counts;
}

/// CLD2's codes where they are not the tags of today.
std::string tagOf(CLD2::Language language)
{
    const std::string code = CLD2::LanguageCode(language);
    if (code == "iw")
        return "he";
    if (code == "jw")
        return "jv";
    if (code == "no")
        return "nb";
    return code == "un" ? std::string() : code;
}

std::string detectByModel(std::string_view text)
{
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int bytes = 0;
    bool reliable = false;
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    int validPrefix = 0;
    const CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), int(text.size()),
        true, &hints, 0, languages, percents, scores, nullptr, &bytes, &reliable, &validPrefix);
    return reliable ? tagOf(language) : std::string();
}

std::string_view startOf(std::string_view text)
{
    if (text.size() <= kLooked)
        return text;
    std::size_t cut = kLooked;
    while (cut > kLooked - 4 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return text.substr(0, cut);
}

} // namespace

std::string detectLanguage(std::string_view utf8)
{
    const std::string_view text = startOf(utf8);
    const Counts counts = countLetters(text);
    const int kana = counts.of(Script::Kana);
    const int hangul = counts.of(Script::Hangul);
    const int han = counts.of(Script::Han);
    const int cjk = kana + hangul + han;
    // One ideograph says about as much as three letters.
    if (cjk >= kFewestCjk && cjk * 3 >= counts.total - cjk) {
        if (hangul > kana && hangul * 2 >= han)
            return "ko";
        if (kana * 8 >= han && kana > 0)
            return "ja";
        return counts.traditional > counts.simplified ? "zh-Hant" : "zh";
    }
    if (counts.total < kFewestLetters)
        return {};
    for (auto script = std::size_t(Script::Thai); script < std::size_t(Script::Count); ++script) {
        if (counts.letters[script] * 2 > counts.total)
            return kLanguageOf[script];
    }
    return detectByModel(text);
}

} // namespace core::chat
