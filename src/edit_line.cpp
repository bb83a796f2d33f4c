#include "src/edit_line.h"

#include <algorithm>
#include <span>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

// Where the quoted stretch that begins at `at` ends: behind its closing quote.
std::size_t end_of_quoted(std::string_view line, std::size_t at) {
    for (++at; at < line.size() && line[at] != '"'; ++at)
        if (line[at] == '\\' && at + 1 < line.size()) ++at;
    return std::min(at + 1, line.size());
}

std::size_t end_of_word(std::string_view line, std::size_t at) {
    while (at < line.size() && !is_blank(line[at])) at = line[at] == '"' ? end_of_quoted(line, at) : at + 1;
    return at;
}

// From the beginning of one word to the end of another behind it.
std::string_view stretch(std::string_view from, std::string_view to) {
    return {from.data(), static_cast<std::size_t>(to.data() + to.size() - from.data())};
}

// Reads the edits of a line one after the other.
class LineReader {
public:
    LineReader(std::string_view line, std::uint32_t first) : line_(line), number_(first) {
        for (const auto word : words_of_line(line)) {
            words_.push_back(word);
            texts_.emplace_back(word);
        }
    }

    tl::expected<std::vector<Edit>, Message> edits() {
        std::vector<Edit> all;
        for (std::size_t at = 0, previous = 0; at < words_.size(); ++number_) {
            const auto count = words_of_first_edit(std::span(texts_).subspan(at));
            auto edit = parsed(is_left_over(at, previous) ? previous : at, at + count - 1);
            if (!edit) return tl::unexpected(std::move(edit).error());
            all.push_back(*std::move(edit));
            previous = std::exchange(at, at + count);
        }
        return all;
    }

private:
    // A word behind a value that was meant to be part of it: "LON.name=New York".
    bool is_left_over(std::size_t at, std::size_t previous) const {
        const auto& word = texts_[at];
        return at > 0 && texts_[previous].find('=') != std::string::npos &&
               word.find('=') == std::string::npos && word != "move" && word != "add" && word != "remove";
    }

    tl::expected<Edit, Message> parsed(std::size_t first, std::size_t last) const {
        const auto text = stretch(words_[first], words_[last]);
        const auto before = line_.substr(0, static_cast<std::size_t>(text.data() - line_.data()));
        return parsed_edit(text, {number_, static_cast<std::uint32_t>(code_points(before)) + 1, 0});
    }

    std::string_view line_;
    std::uint32_t number_;
    std::vector<std::string_view> words_;
    std::vector<std::string> texts_; // the same
};

} // namespace

std::vector<std::string_view> words_of_line(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        if (is_blank(line[at])) {
            ++at;
            continue;
        }
        if (line[at] == '#') break;
        const auto end = end_of_word(line, at);
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string unquoted(std::string_view word) {
    std::string out;
    bool is_inside = false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const bool is_escape = is_inside && word[at] == '\\' && at + 1 < word.size() &&
                               (word[at + 1] == '"' || word[at + 1] == '\\');
        if (is_escape)
            out += word[++at];
        else if (word[at] == '"')
            is_inside = !is_inside;
        else
            out += word[at];
    }
    return out;
}

tl::expected<std::vector<Edit>, Message> parsed_line(std::string_view line, std::uint32_t first) {
    if (auto offence = checked_text(line).offence) {
        auto message = message_for(*offence);
        message.place.line = 0;
        return tl::unexpected(std::move(message));
    }
    return LineReader(line, first).edits();
}

} // namespace sitemode
