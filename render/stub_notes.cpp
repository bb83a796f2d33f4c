#include "render/stub_notes.h"

#include "render/forest.h"

#include <cstddef>
#include <numeric>
#include <string_view>

namespace sitemode::render {
namespace {

std::string page_words(std::uint32_t page) {
    return "page " + std::to_string(page);
}

// "12,345".
std::string with_thousands(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

// "12 sites: 9 mixed, 3 native".
std::string words_of(const Counts& counts, const Kinds& kinds) {
    const auto all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    if (all == 0) return {};
    std::string words = with_thousands(all) + ' ';
    words += all == 1 ? kinds.one : kinds.many;
    std::string_view before = ": ";
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
        if (counts[kind] == 0 || kinds.words[kind].empty()) continue;
        ((words += before) += with_thousands(counts[kind]) + ' ') += kinds.words[kind];
        before = ", ";
    }
    return words;
}

// A card that goes on with another one holds some of its children, or of its pills.
bool is_continuation(const CutDiagram& whole, std::uint32_t card) {
    return whole.diagram.cards[card].part > 0;
}

// What a continuation holds, not what is below that.
struct Run {
    std::string_view first, last; // codes
    Counts counts{};
};

void add_card(Run& run, const Diagram& diagram, std::uint32_t card) {
    run.last = diagram.cards[card].code;
    if (run.first.empty()) run.first = run.last;
    if (diagram.below.empty()) return;
    for (std::size_t kind = 0; kind < run.counts.size(); ++kind)
        run.counts[kind] += diagram.below[card].counts[kind];
}

void add_pills(Run& run, const Diagram& diagram, std::uint32_t card) {
    const Card& holder = diagram.cards[card];
    if (holder.pills == 0) return;
    run.last = diagram.pills[holder.first_pill + holder.pills - 1].code;
    if (run.first.empty()) run.first = diagram.pills[holder.first_pill].code;
    if (!diagram.below.empty()) run.counts[diagram.below[card].kind] += holder.pills;
}

// A continuation may hold others.
Run run_of(const CutDiagram& whole, std::uint32_t continuation) {
    Run run;
    std::vector<std::uint32_t> open{continuation};
    while (!open.empty()) {
        const std::uint32_t card = open.back();
        open.pop_back();
        if (!is_continuation(whole, card)) {
            add_card(run, whole.diagram, card);
            continue;
        }
        add_pills(run, whole.diagram, card);
        open.insert(open.end(), whole.children[card].rbegin(), whole.children[card].rend());
    }
    return run;
}

// "LON … PAR".
std::string codes_of(const Run& run) {
    std::string words(run.first);
    if (run.last != run.first) (words += " … ") += run.last;
    return words;
}

// "LON London"; "CEN continued: LON … PAR".
std::string name_of(const CutDiagram& whole, std::uint32_t card) {
    const Card& named = whole.diagram.cards[card];
    std::string words(named.code);
    if (!named.name.empty()) (words += ' ') += named.name;
    if (is_continuation(whole, card)) (words += ": ") += codes_of(run_of(whole, card));
    return words;
}

std::string amount_of(const CutDiagram& whole, std::uint32_t card) {
    if (whole.diagram.below.empty()) return {};
    if (is_continuation(whole, card)) return words_of(run_of(whole, card).counts, whole.diagram.kinds);
    return std::string(whole.diagram.below[card].words);
}

} // namespace

void add_stub_notes(Diagram& part, const CutDiagram& whole, std::uint32_t card) {
    const auto add = [&](const std::string& words, std::uint32_t page = 0) {
        if (!words.empty()) part.notes.push_back({Icon::none, part.texts.kept(words), page});
    };
    const Card& original = whole.diagram.cards[card];
    for (std::uint32_t i = 0; i < original.notes; ++i)
        part.notes.push_back(whole.diagram.notes[original.first_note + i]);
    if (is_continuation(whole, card)) add(codes_of(run_of(whole, card)));
    if (whole.page[card] > 0) add("→ " + page_words(whole.page[card]), whole.page[card]);
    if (const std::string amount = amount_of(whole, card); !amount.empty()) add("+ " + amount);
    if (whole.diagram.below.empty()) return;
    if (const Note& note = whole.diagram.below[card].note; !note.text.empty()) part.notes.push_back(note);
}

void add_origin_note(Diagram& part, const CutDiagram& whole, std::uint32_t card) {
    const std::uint32_t above = whole.parent[card];
    if (above == no_card) return;
    std::uint32_t top = above;
    while (!whole.is_cut[top] && whole.parent[top] != no_card) top = whole.parent[top];
    std::string words = "← " + page_words(whole.page[top]);
    // Of a continuation its own code already says that.
    if (!is_continuation(whole, card)) (words += ", below ") += whole.diagram.cards[above].code;
    part.notes.push_back({Icon::none, part.texts.kept(words), whole.page[top]});
}

std::string page_summary(const CutDiagram& whole, const std::vector<std::uint32_t>& roots) {
    constexpr std::size_t most_named = 3;
    std::string words;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        if (i == most_named) return words + " · and " + std::to_string(roots.size() - i) + " more";
        if (i > 0) words += " · ";
        words += name_of(whole, roots[i]);
        const std::string amount = amount_of(whole, roots[i]);
        if (!amount.empty()) words += (is_continuation(whole, roots[i]) ? ", " : " + ") + amount;
    }
    return words;
}

} // namespace sitemode::render
