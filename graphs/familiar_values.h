// The values that facts have in nearly all files, known at a glance: a number in digits, a text as it stands
// (kept once where it repeats), or one of few words that were met before. What is odd is for parsed_value
// (graphs/facts.h), and so are mistakes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graphs/facts.h"
#include "graphs/spelling.h"
#include "graphs/text_pool.h"

namespace sitemode {

class FamiliarValues {
public:
    FamiliarValues();

    // What parsed_value would give; absent where that takes a closer look. A text is added to `texts`, which
    // are always the same.
    Value at_a_glance(Fact fact, std::string_view text, TextPool& texts) {
        switch (look_at(fact)) {
        case Look::text:
            return plain_text(fact, text, texts);
        case Look::digits:
            if (const auto number = plain_count(text)) return {Value::State::known, *number};
            break;
        case Look::words:
            break;
        }
        const Value* const word = familiar_word(fact, text);
        return word != nullptr ? *word : Value{};
    }
    // The value of a word that was met before, or null.
    const Value* familiar_word(Fact fact, std::string_view text) const {
        if (text.size() > Spelling::most_bytes) return nullptr;
        const Spelling spelling(text);
        const Recent& recent = recent_[static_cast<std::size_t>(fact)][spelling.slot(slot_bits)];
        return recent.spelling == spelling ? &recent.value : nullptr;
    }
    // Makes a value familiar that parsed_value gave; in the place of one met before.
    void remember(Fact fact, std::string_view text, Value value) {
        if (look_at(fact) == Look::text && value.state == Value::State::known)
            last_texts_[static_cast<std::size_t>(fact)] = value.bits;
        if (look_at(fact) == Look::text || text.empty() || text.size() > Spelling::most_bytes) return;
        const Spelling spelling(text);
        recent_[static_cast<std::size_t>(fact)][spelling.slot(slot_bits)] = {spelling, value};
    }

private:
    enum class Look : std::uint8_t { words, digits, text };
    struct Recent {
        Spelling spelling;
        Value value;
    };
    static constexpr unsigned slot_bits = 4;

    Look look_at(Fact fact) const { return looks_[static_cast<std::size_t>(fact)]; }

    Value plain_text(Fact fact, std::string_view text, TextPool& texts) {
        std::optional<std::uint32_t>& last = last_texts_[static_cast<std::size_t>(fact)];
        if (!last || !is_same(texts.at(*last), text)) {
            if (!is_plain_text(text)) return {};
            last = texts.add(text);
        }
        return {Value::State::known, *last};
    }
    // Names have the same beginnings: the last byte tells most of them apart.
    static bool is_same(std::string_view a, std::string_view b) {
        return a.size() == b.size() && !a.empty() && a.back() == b.back() && a == b;
    }
    static std::optional<std::uint32_t> plain_count(std::string_view text) {
        constexpr std::size_t most_digits = 9;
        if (text.empty() || text.size() > most_digits) return std::nullopt;
        std::uint32_t number = 0;
        for (const char c : text) {
            if (c < '0' || c > '9') return std::nullopt;
            number = number * 10 + static_cast<std::uint32_t>(c - '0');
        }
        return number;
    }
    // A text that every fact of texts takes as it is: none is bounded so narrowly, and `unknown` has another
    // length.
    static bool is_plain_text(std::string_view text) {
        constexpr std::size_t most = 200, unknown = 7;
        const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
        return !text.empty() && text.size() != unknown && text.size() <= most && !is_blank(text.front()) &&
               !is_blank(text.back());
    }

    std::array<Look, fact_count> looks_{};
    std::array<std::optional<std::uint32_t>, fact_count> last_texts_{}; // their offsets
    std::array<std::array<Recent, std::size_t{1} << slot_bits>, fact_count> recent_;
};

inline FamiliarValues::FamiliarValues() {
    for (const FactRow& row : all_facts())
        looks_[static_cast<std::size_t>(row.fact)] = row.kind == FactKind::count  ? Look::digits
                                                     : row.kind == FactKind::text ? Look::text
                                                                                  : Look::words;
}

} // namespace sitemode
