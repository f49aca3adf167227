// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace core::history {

/// Hears every folded word that the tokenizer puts into the index, as it stands there (cut at 96 bytes).
///
/// The writer keeps the sorted word list (table `word`) with it, which prefix search expands.
/// Splitting each text a second time for that would cost a fifth of an import.
class WordSink
{
public:
    virtual ~WordSink() = default;
    virtual void word(std::string_view folded) = 0;
};

/// Set by the writer while it inserts; the tokenizer calls it for words of documents on the same thread.
inline thread_local WordSink *currentWordSink = nullptr;

} // namespace core::history
