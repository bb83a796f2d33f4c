#include "src/edit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/nearest.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::size_t nowhere = std::string::npos;
constexpr std::string_view forms =
    "SITE.fact=value, title=…, move SITE PARENT, add SITE PARENT [fact=value …] or remove SITE";

using Outcome = tl::expected<Edit, Message>;

// A word of an edit. Dots and equals signs in quotes separate nothing.
struct Word {
    std::string text;
    std::uint32_t column = 1;
    bool has_quotes = false;
    std::size_t equals = nowhere; // the first equals sign
    std::size_t dot = nowhere;    // the last dot before it

    void add(char c) {
        if (equals == nowhere && c == '=') equals = text.size();
        if (equals == nowhere && c == '.') dot = text.size();
        text += c;
    }
    bool is_assignment() const { return equals != nowhere; }
    bool is_none() const { return text == "-" && !has_quotes; }
    std::string value() const { return text.substr(equals + 1); }
    std::string name() const {
        const std::size_t begin = dot == nowhere ? 0 : dot + 1;
        return text.substr(begin, equals - begin);
    }
};

Message refused(Place place, std::uint32_t column, std::string text, std::string hint) {
    Message message;
    message.text = std::move(text);
    message.hint = std::move(hint);
    message.place = place;
    message.place.column = column;
    return message;
}

// Cuts a line into words, as far as a comment.
class WordReader {
public:
    WordReader(std::string_view line, std::uint32_t column) : rest_(line), column_(column) {}

    std::vector<Word> words() {
        std::vector<Word> all;
        while (true) {
            while (!rest_.empty() && is_blank(rest_.front())) next();
            if (rest_.empty() || rest_.front() == '#') return all;
            all.push_back(word());
        }
    }
    // Column of a quote that nothing closes, or 0.
    std::uint32_t open_quote() const { return open_quote_; }

private:
    char next() {
        const char c = rest_.front();
        if (!is_utf8_continuation(c)) ++column_;
        rest_.remove_prefix(1);
        return c;
    }

    Word word() {
        Word word;
        word.column = column_;
        while (!rest_.empty() && !is_blank(rest_.front())) {
            if (rest_.front() == '"')
                add_quoted(word);
            else
                word.add(next());
        }
        return word;
    }

    void add_quoted(Word& word) {
        const auto opened = column_;
        word.has_quotes = true;
        next();
        while (!rest_.empty() && rest_.front() != '"') {
            const bool is_escape =
                rest_.front() == '\\' && rest_.size() > 1 && (rest_[1] == '"' || rest_[1] == '\\');
            if (is_escape) next();
            word.text += next();
        }
        if (rest_.empty())
            open_quote_ = opened;
        else
            next();
    }

    std::string_view rest_;
    std::uint32_t column_;
    std::uint32_t open_quote_ = 0;
};

// What the words of one edit say.
class EditReader {
public:
    EditReader(std::vector<Word> words, Place place) : words_(std::move(words)), place_(place) {
        edit_.place = place;
        if (!words_.empty()) edit_.place.column = words_.front().column;
    }

    Outcome read() && {
        if (words_.empty()) return refuse(0, "an edit is missing", "write " + std::string(forms));
        const Word& first = words_.front();
        if (first.is_assignment()) return assignment();
        if (first.text == "move") return move();
        if (first.text == "add") return add();
        if (first.text == "remove") return remove();
        return refuse_unknown();
    }

private:
    Outcome refuse(std::size_t word, std::string text, std::string hint) const {
        const auto column = word < words_.size() ? words_[word].column : place_.column;
        return tl::unexpected(refused(place_, column, std::move(text), std::move(hint)));
    }

    Outcome refuse_unknown() const {
        constexpr std::array<std::string_view, 3> verbs{"move", "add", "remove"};
        const auto near = nearest(words_.front().text, verbs);
        return refuse(0, quoted(words_.front().text) + " is no edit",
                      near.empty() ? "write " + std::string(forms)
                                   : "did you mean " + std::string(near) + "?");
    }

    Outcome assignment() {
        const Word& first = words_.front();
        if (words_.size() > 1) {
            return refuse(1, quoted(words_[1].text) + " is left over behind " + quoted(first.text),
                          "a value with blanks stands in double quotes");
        }
        if (first.dot == nowhere) {
            edit_.kind = Edit::Kind::give_own;
        } else {
            edit_.site = first.text.substr(0, first.dot);
            if (first.name() == "parent") return move_by_fact();
        }
        edit_.facts.push_back({first.name(), first.value(), first.column});
        return std::move(edit_);
    }

    Outcome move_by_fact() {
        const auto parent = words_.front().value();
        edit_.kind = Edit::Kind::move;
        if (!parent.empty() && parent != "-") edit_.parent = parent;
        return std::move(edit_);
    }

    void take_site_and_parent() {
        edit_.site = words_[1].text;
        if (!words_[2].is_none()) edit_.parent = words_[2].text;
    }

    Outcome move() {
        if (words_.size() != 3) {
            return refuse(words_.size() > 3 ? 3 : 0, "move takes a site and its new parent",
                          "move SITE PARENT, or move SITE - for a site without a parent");
        }
        edit_.kind = Edit::Kind::move;
        take_site_and_parent();
        return std::move(edit_);
    }

    Outcome add() {
        const std::string form = "add SITE PARENT [fact=value …], with - for no parent";
        if (words_.size() < 3 || words_[1].is_assignment() || words_[2].is_assignment())
            return refuse(0, "add takes a site and its parent", form);
        edit_.kind = Edit::Kind::add;
        take_site_and_parent();
        for (std::size_t at = 3; at < words_.size(); ++at) {
            const Word& word = words_[at];
            if (!word.is_assignment()) return refuse(at, quoted(word.text) + " is no fact=value", form);
            if (word.dot != nowhere)
                return refuse(at, quoted(word.text) + ": the facts of a new site are named without its code",
                              form);
            edit_.facts.push_back({word.name(), word.value(), word.column});
        }
        return std::move(edit_);
    }

    Outcome remove() {
        if (words_.size() != 2)
            return refuse(words_.size() > 2 ? 2 : 0, "remove takes one site", "remove SITE");
        edit_.kind = Edit::Kind::remove;
        edit_.site = words_[1].text;
        return std::move(edit_);
    }

    std::vector<Word> words_;
    Place place_;
    Edit edit_;
};

Place with_column(Place place) {
    place.column = std::max(place.column, 1U);
    return place;
}

// An edit that was not checked as part of a script.
std::optional<Message> refused_text(std::string_view text, Place place) {
    if (!checked_text(text).offence) return std::nullopt;
    return refused(place, place.column, "an edit is UTF-8 text without control characters", "");
}

// A word of the shell that is an edit in one: "move HEL SHA", or TOR.name="New York".
bool is_whole_line(std::string_view word) {
    for (const std::string_view verb : {"move", "add", "remove"})
        if (word.size() > verb.size() && word.starts_with(verb) && is_blank(word[verb.size()])) return true;
    const auto equals = word.find('=');
    if (equals == nowhere) return std::find_if(word.begin(), word.end(), is_blank) != word.end();
    return equals + 1 < word.size() && word[equals + 1] == '"';
}

Word word_of(std::string_view text, std::uint32_t column) {
    Word word;
    word.column = column;
    for (const char c : text) word.add(c);
    return word;
}

Outcome read_line(std::string_view line, Place place) {
    WordReader reader(line, place.column);
    auto words = reader.words();
    if (reader.open_quote() > 0) {
        return tl::unexpected(
            refused(place, reader.open_quote(), "nothing closes this quote", "end the value with \""));
    }
    return EditReader(std::move(words), place).read();
}

bool is_empty_line(std::string_view line) {
    const auto at = std::find_if(line.begin(), line.end(), [](char c) { return !is_blank(c); });
    return at == line.end() || *at == '#';
}

// As a word that reads as this text.
std::string in_words(std::string_view text, std::string_view separators) {
    const auto needs_quotes = [&](char c) {
        return is_blank(c) || c == '"' || separators.find(c) != nowhere;
    };
    const bool is_plain = !text.empty() && text != "-" && !text.starts_with('#') &&
                          std::find_if(text.begin(), text.end(), needs_quotes) == text.end();
    if (is_plain) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out += '"';
}

std::string written(const NewFact& fact) {
    return in_words(fact.name, ".=") + '=' + (fact.value.empty() ? "" : in_words(fact.value, ""));
}

std::string with_site_and_parent(std::string_view verb, const Edit& edit) {
    std::string out(verb);
    out += ' ' + in_words(edit.site, "=") + ' ';
    return out += edit.parent ? in_words(*edit.parent, "=") : "-";
}

} // namespace

tl::expected<Edit, Message> parsed_edit(std::string_view text, Place place) {
    place = with_column(place);
    if (auto message = refused_text(text, place)) return tl::unexpected(*std::move(message));
    return read_line(text, place);
}

tl::expected<Edit, Message> parsed_edit(std::span<const std::string> words, Place place) {
    place = with_column(place);
    std::vector<Word> all;
    all.reserve(words.size());
    auto column = place.column;
    for (const auto& word : words) {
        if (auto message = refused_text(word, place)) return tl::unexpected(*std::move(message));
        if (words.size() == 1 && is_whole_line(word)) return read_line(word, place);
        all.push_back(word_of(word, column));
        column += static_cast<std::uint32_t>(code_points(word)) + 1;
    }
    return EditReader(std::move(all), place).read();
}

std::size_t words_of_first_edit(std::span<const std::string> words) {
    std::size_t count = 1;
    if (words.front() == "move" || words.front() == "add") count = 3;
    if (words.front() == "remove") count = 2;
    const auto is_fact = [](std::string_view word) {
        const Word fact = word_of(word, 1);
        return fact.is_assignment() && fact.dot == nowhere;
    };
    if (words.front() == "add")
        while (count < words.size() && is_fact(words[count])) ++count;
    return std::min(count, words.size());
}

EditScript parsed_script(std::string_view text, std::uint16_t file) {
    EditScript script;
    if (auto offence = checked_text(text).offence) {
        script.messages.push_back(message_for(*offence));
        script.messages.back().place.file = file;
        return script;
    }
    text = without_byte_order_mark(text);
    for (std::uint32_t line = 1; !text.empty(); ++line) {
        const auto content = text.substr(0, text.find_first_of("\r\n"));
        text.remove_prefix(content.size());
        text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
        if (is_empty_line(content)) continue;
        auto edit = read_line(content, {line, 1, file});
        if (edit)
            script.edits.push_back(*std::move(edit));
        else if (script.messages.size() < Refusal::most_kept)
            script.messages.push_back(std::move(edit).error());
    }
    return script;
}

std::string written(const Edit& edit) {
    switch (edit.kind) {
    case Edit::Kind::give:
        return in_words(edit.site, "=") + '.' + written(edit.facts.front());
    case Edit::Kind::give_own:
        return written(edit.facts.front());
    case Edit::Kind::move:
        return with_site_and_parent("move", edit);
    case Edit::Kind::add: {
        auto out = with_site_and_parent("add", edit);
        for (const auto& fact : edit.facts) out += ' ' + written(fact);
        return out;
    }
    case Edit::Kind::remove:
        return "remove " + in_words(edit.site, "=");
    }
    return "";
}

} // namespace sitemode
