#include "src/completion.h"

#include <algorithm>
#include <span>

#include "graphs/ascii.h"
#include "src/edit.h"
#include "src/edit_line.h"
#include "src/explore.h"

namespace sitemode {
namespace {

using Kind = SessionCommand::Kind;

std::size_t common_length(std::string_view a, std::string_view b) {
    const auto end = std::mismatch(
        a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    return static_cast<std::size_t>(end.first - a.begin());
}

// The words of a text, at blanks.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        if (!word.empty()) words.push_back(word);
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return words;
}

class Completing {
public:
    Completing(const Hierarchy& hierarchy, std::string_view line, std::string (*printable)(std::string_view))
        : h_(hierarchy), printable_(printable), words_(words_of_line(line)) {
        // The word at the cursor; behind a blank an empty one.
        const bool is_inside =
            !words_.empty() && words_.back().data() + words_.back().size() == line.data() + line.size();
        if (is_inside) {
            word_ = words_.back();
            words_.pop_back();
        }
        out_.from = line.size() - word_.size();
    }

    Completion completion() && {
        if (word_.find('"') == std::string_view::npos) find();
        return std::move(out_);
    }

private:
    void find() {
        if (!words_.empty() && words_.front() == "why") return find_for_why();
        if (!words_.empty() && is_without_completion(words_.front())) return;
        const auto equals = word_.find('=');
        if (equals != std::string_view::npos) return find_values(equals);
        find_in_edit(words_behind_last_edit());
    }

    static bool is_without_completion(std::string_view first) {
        for (const auto& row : session_commands())
            if (row.name == first) return row.kind != Kind::edit;
        return false;
    }

    void find_for_why() {
        if (words_.size() == 1) add_codes("", word_, " ");
        if (words_.size() == 2)
            for (const std::string_view mode : {"native", "mixed"}) add_word("", mode, " ");
    }

    // The words of the edit that the cursor is in: of one that goes on.
    std::span<const std::string_view> words_behind_last_edit() const {
        const std::vector<std::string> texts(words_.begin(), words_.end());
        std::size_t at = 0;
        while (at < texts.size()) {
            const auto count = words_of_first_edit(std::span(texts).subspan(at));
            // add takes facts for as long as there are some.
            if (at + count == texts.size() && (is_short(texts[at], count) || texts[at] == "add")) break;
            at += count;
        }
        return std::span(words_).subspan(at);
    }

    static bool is_short(std::string_view verb, std::size_t count) {
        return ((verb == "move" || verb == "add") && count < 3) || (verb == "remove" && count < 2);
    }

    void find_in_edit(std::span<const std::string_view> edit) {
        if (edit.empty()) return find_first();
        const bool is_new_code = edit.front() == "add" && edit.size() == 1;
        if (is_new_code) return;
        if (edit.size() >= 3) { // facts of a new site, or the next edit
            add_facts("", FactOwner::site);
            return find_first();
        }
        if (edit.size() == 2) add_word("", "-", " ");
        add_codes("", word_, " ");
    }

    void find_first() {
        const auto dot = word_.rfind('.');
        if (dot != std::string_view::npos) {
            if (h_.site_with_code(in_capitals(word_.substr(0, dot))) != no_site)
                add_facts(word_.substr(0, dot + 1), FactOwner::site);
            return;
        }
        for (const auto& row : session_commands())
            if (!row.summary.empty() && (words_.empty() || row.kind == Kind::edit))
                add_word("", row.name, row.operands.empty() ? "" : " ");
        add_facts("", FactOwner::hierarchy);
        add_codes("", word_, ".");
    }

    void add_facts(std::string_view before, FactOwner owner) {
        for (const auto& row : all_facts())
            if (row.owner == owner || (owner == FactOwner::site && row.owner == FactOwner::link))
                add_word(before, row.name, "=");
    }

    void find_values(std::size_t equals) {
        const auto dot = word_.substr(0, equals).rfind('.');
        const auto name = word_.substr(0, equals).substr(dot == std::string_view::npos ? 0 : dot + 1);
        const auto before = word_.substr(0, equals + 1);
        for (const auto& row : all_facts())
            if (row.name == name) return add_values(before, row);
    }

    void add_values(std::string_view before, const FactRow& row) {
        if (row.fact == Fact::parent) return add_codes(before, word_.substr(before.size()), " ");
        for (const auto choice : words_of(row.choices)) add_word(before, choice, " ");
        if (row.kind == FactKind::yes_no)
            for (const std::string_view answer : {"yes", "no"}) add_word(before, answer, " ");
        if (row.kind == FactKind::roles)
            for (std::size_t role = 0; role < role_count; ++role)
                add_word(before, name_of(static_cast<Role>(role)), "");
        if (row.may_be_unknown) add_word(before, "unknown", " ");
    }

    // `before` and a word of a table, where what was typed is the beginning of both.
    void add_word(std::string_view before, std::string_view word, std::string_view behind) {
        const auto typed = word_.substr(before.size());
        if (!word.starts_with(typed)) return;
        add(std::string(before) + std::string(word) + std::string(behind));
    }

    void add(std::string candidate) {
        narrow(candidate);
        if (out_.candidates.size() < Completion::most_candidates)
            out_.candidates.push_back(std::move(candidate));
        else
            ++out_.left_out;
    }

    void narrow(const std::string& candidate) {
        if (!is_narrowed_) out_.common = candidate;
        is_narrowed_ = true;
        out_.common.resize(common_length(out_.common, candidate));
    }

    // The codes that begin with `typed`, in any case, in order: the first of them, for more are not shown.
    void add_codes(std::string_view before, std::string_view typed, std::string_view behind) {
        auto codes = codes_with(in_capitals(typed));
        const auto shown = std::min(codes.size(), Completion::most_candidates);
        std::partial_sort(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(shown), codes.end());
        for (const auto code : std::span(codes).first(shown))
            add(std::string(before) + std::string(code) + std::string(behind));
        if (shown == codes.size()) return;
        out_.left_out += codes.size() - shown;
        auto common = codes.front();
        for (const auto code : codes) common = common.substr(0, common_length(common, code));
        narrow(std::string(before) + std::string(common));
    }

    std::vector<std::string_view> codes_with(const std::string& prefix) const {
        std::vector<std::string_view> codes;
        for (SiteIndex site = 0; site < h_.size(); ++site) {
            const auto code = h_.code(site);
            if (code.starts_with(prefix) && is_typable(code)) codes.push_back(code);
        }
        return codes;
    }

    bool is_typable(std::string_view code) const {
        return !code.empty() && code.find_first_of(" \t\r\n\"=.#") == std::string_view::npos && code != "-" &&
               printable_(code) == code;
    }

    const Hierarchy& h_;
    std::string (*printable_)(std::string_view);
    std::vector<std::string_view> words_; // before the cursor's
    std::string_view word_;
    bool is_narrowed_ = false;
    Completion out_;
};

} // namespace

Completion completion(const Hierarchy& hierarchy, std::string_view line,
                      std::string (*printable)(std::string_view text)) {
    return Completing(hierarchy, line, printable).completion();
}

} // namespace sitemode
