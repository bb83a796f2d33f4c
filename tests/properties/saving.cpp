// Edits saved in DOT texts: what is read back is the edited hierarchy.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "graphs/dot_edit.h"
#include "graphs/dot_format_words.h"
#include "graphs/dot_reader.h"
#include "graphs/dot_writer.h"
#include "graphs/utf8.h"
#include "src/edit.h"
#include "tests/graphs/random_dot.h"
#include "tests/graphs/random_hierarchy.h"
#include "tests/graphs/records.h"
#include "tests/graphs/rounds.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

// A text of random_dot in which attributes mean something.
std::string random_text(std::uint32_t seed) {
    std::string text = tests::random_dot(seed);
    const auto put = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    };
    put("p=", seed % 3 == 0 ? "name=" : "rack=");
    put("p = ", "title = ");
    put("q=", seed % 2 == 0 ? "region=" : "ipsec=");
    put("q = ", "author = ");
    put("r=", seed % 5 == 0 ? "forest=" : "color=");
    return text;
}

// What makes patching hard, with sites A to H. The links make a forest: a site's parent comes before it.
class RandomText {
public:
    explicit RandomText(Dice& dice) : dice_(dice) {}

    std::string text() {
        for (std::size_t left = 1 + dice_.roll(9); left > 0; --left) statement(0);
        return (dice_.in_percent(10) ? "\xEF\xBB\xBF" : "") + ("digraph {" + gap()) + out_ + "}" + gap();
    }

private:
    static constexpr std::size_t sites = 8;

    std::string gap() {
        static const std::vector<std::string> gaps{"\n",      "\n  ",        " ",   " /* } */ ",
                                                   " // ;\n", "\n# x\n    ", "\r\n"};
        return dice_.one_of(gaps);
    }
    std::string code(std::size_t site) const {
        if (site == 7) return "\"site h\"";
        return std::string(1, static_cast<char>('A' + site));
    }
    std::string attributes(bool is_of_link) {
        if (!dice_.in_percent(50)) return "";
        static const std::vector<std::string> of_site{
            "mode=mixed",  "mode=native",       "pki=\"yes\"", "pki=no",        "rack=7",
            "color=red",   "name=\"New York\"", "label=Oslo",  "label=\"\\N\"", "clients=20",
            "region=Asia", "rack=\"\"",         "mode=\"\"",   "forest=<a.b>"};
        static const std::vector<std::string> of_link{"ipsec=yes", "ipsec=no", "style=dashed", "ipsec=\"\""};
        static const std::vector<std::string> between{",", ", ", ";", " ", ",\n       ", ", /* y */ "};
        std::string list = " [";
        for (std::size_t left = dice_.roll(4); left > 0; --left)
            list += dice_.one_of(is_of_link ? of_link : of_site) + (left > 1 ? dice_.one_of(between) : "");
        return list + "]" + (dice_.in_percent(10) ? attributes(is_of_link) : "");
    }
    void end(std::string text) { out_ += std::move(text) + (dice_.in_percent(60) ? ";" : "") + gap(); }

    // Children that have no parent yet, behind `parent`.
    std::vector<std::size_t> orphans(std::size_t parent) {
        std::vector<std::size_t> children;
        for (std::size_t site = parent + 1; site < sites; ++site)
            if (!has_parent_[site] && dice_.in_percent(30)) children.push_back(site);
        return children;
    }

    void link(std::size_t depth) {
        std::size_t parent = dice_.roll(sites - 1);
        std::string chain = code(parent) + (dice_.in_percent(5) ? ":p:n" : "");
        const std::string arrow = dice_.in_percent(10)   ? " -> /* z */ "
                                  : dice_.in_percent(20) ? "->"
                                                         : " -> ";
        while (true) {
            const auto children = orphans(parent);
            if (children.empty()) break;
            chain += arrow;
            for (const auto child : children) has_parent_[child] = true;
            if (children.size() == 1 && dice_.in_percent(80)) {
                chain += code(children[0]);
                parent = children[0];
                if (dice_.in_percent(50)) continue;
                break;
            }
            const bool is_list = dice_.in_percent(20);
            if (!is_list)
                chain += dice_.in_percent(20)
                             ? (dice_.in_percent(50) ? "subgraph s {" : "subgraph cluster_9 {label=Peru;")
                             : "{";
            for (std::size_t at = 0; at < children.size(); ++at) {
                if (at > 0)
                    chain += is_list ? ", " : dice_.in_percent(30) ? "; " : dice_.in_percent(20) ? "," : " ";
                chain += code(children[at]);
                if (!is_list && dice_.in_percent(10)) chain += attributes(false) + ";";
            }
            if (!is_list) chain += "}";
            break;
        }
        end(chain + attributes(depth < 99));
    }

    void statement(std::size_t depth) {
        const auto what = dice_.roll(100);
        if (what < 35) return end(code(dice_.roll(sites)) + attributes(false));
        if (what < 42)
            return end(code(dice_.roll(sites)) + ", " + code(dice_.roll(sites)) + attributes(false));
        if (what < 72) return link(depth);
        if (what < 79) return end("node" + std::string(" [pki=yes]"));
        if (what < 82) return end("node [label=Rome, rack=8]");
        if (what < 85) return end("edge [ipsec=unknown]");
        if (what < 89)
            return end(dice_.in_percent(50) ? "title=Ours" : "graph [label=Theirs, date=\"2012-01-01\"]");
        if (depth > 2) return end(code(0));
        out_ += dice_.in_percent(70) ? "subgraph cluster_" + std::to_string(dice_.roll(3)) + " {" : "{";
        out_ += gap();
        if (dice_.in_percent(60)) end("label=Europe");
        for (std::size_t left = dice_.roll(4); left > 0; --left) statement(depth + 1);
        end("}");
    }

    Dice& dice_;
    std::string out_;
    std::vector<bool> has_parent_ = std::vector<bool>(sites, false);
};

std::string some_site(Dice& dice, const Hierarchy& hierarchy) {
    if (dice.in_percent(10)) return "NEW";
    return std::string(hierarchy.code(static_cast<SiteIndex>(dice.roll(hierarchy.size()))));
}

NewFact some_fact(Dice& dice) {
    static const std::vector<NewFact> facts{
        {"mode", "native"},     {"mode", ""},    {"type", "secondary"}, {"type", ""},   {"ipsec", "yes"},
        {"ipsec", ""},          {"ipsec", "no"}, {"pki", "yes"},        {"pki", "no"},  {"pki", ""},
        {"name", "Ulan \"B\""}, {"name", ""},    {"region", "Asia"},    {"region", ""}, {"roles", ","},
        {"clients", "5"},       {"clients", ""}, {"forest", "unknown"}};
    return dice.one_of(facts);
}

Edit some_edit(Dice& dice, const Hierarchy& hierarchy) {
    Edit edit;
    edit.site = some_site(dice, hierarchy);
    const auto what = dice.roll(100);
    if (what < 8) {
        static const std::vector<NewFact> own{
            {"title", "A new one"}, {"title", ""}, {"date", "2013-01-01"}, {"date", ""}};
        edit.kind = Edit::Kind::give_own;
        edit.site.clear();
        edit.facts.push_back(dice.one_of(own));
        return edit;
    }
    if (what < 50) {
        edit.facts.push_back(some_fact(dice));
        return edit;
    }
    edit.kind = what < 75 ? Edit::Kind::move : what < 86 ? Edit::Kind::add : Edit::Kind::remove;
    if (edit.kind == Edit::Kind::remove) return edit;
    if (edit.kind == Edit::Kind::add) edit.site = dice.in_percent(70) ? "NEW" : edit.site;
    if (!dice.in_percent(20)) edit.parent = some_site(dice, hierarchy);
    if (edit.kind == Edit::Kind::add && dice.in_percent(50)) edit.facts.push_back(some_fact(dice));
    return edit;
}

// Edits that can be made together; perhaps none.
std::vector<Edit> some_edits(Dice& dice, const Hierarchy& hierarchy, const EditOptions& options) {
    std::vector<Edit> edits;
    for (std::size_t left = 1 + dice.roll(5), tries = 0; left > 0 && tries < 20; ++tries) {
        edits.push_back(some_edit(dice, hierarchy));
        if (edited(hierarchy, edits, options))
            --left;
        else
            edits.pop_back();
    }
    return edits;
}

std::vector<std::string> comments_of(std::string_view text) {
    std::vector<std::string> comments;
    const DotFormatWords words(without_byte_order_mark(text), false);
    for (const DotComment& comment : words.all_comments()) comments.emplace_back(comment.text);
    return comments;
}

struct Count {
    std::size_t texts = 0, rewritten = 0;
};

void check_saving(std::string_view text, Dice& dice, Count& count) {
    const Reading before = read_dot(text, "t.dot");
    if (!before.hierarchy) return;
    EditOptions options;
    options.secondary_sites_may_move = true;
    const auto edits = some_edits(dice, *before.hierarchy, options);
    const auto after = edited(*before.hierarchy, edits, options);
    if (!after) return;
    ++count.texts;
    const EditedText saved = edited_dot(text, *after);
    const Reading again = read_dot(saved.text, "t.dot");
    std::string words;
    for (const auto& edit : edits) words += written(edit) + "\n";
    INFO(text << "\n--- edits\n" << words << "--- saved\n" << saved.text);
    REQUIRE(again.hierarchy);
    REQUIRE(tests::same(*again.hierarchy, *after));
    if (!saved.is_patched && count.rewritten++ < 12)
        WARN(text << "\n--- edits\n" << words << "--- was written anew");
    const bool are_facts = std::all_of(edits.begin(), edits.end(), [](const Edit& edit) {
        return edit.kind == Edit::Kind::give || edit.kind == Edit::Kind::give_own;
    });
    if (saved.is_patched && are_facts) CHECK(comments_of(saved.text) == comments_of(text));
    if (edits.empty()) CHECK(saved.text == text);
    CHECK(edited_dot(saved.text, *after).text == saved.text);
    CHECK(edited_dot(text, *before.hierarchy).text == text);
}

} // namespace

TEST_CASE("edits of random DOT texts are saved as they were made") {
    Count count;
    Dice dice(71);
    for (std::uint32_t seed = 0; seed < tests::rounds(20'000); ++seed)
        check_saving(random_text(seed), dice, count);
    CHECK(count.texts > tests::rounds(1000));
    CHECK(count.rewritten * 100 <= count.texts);
}

TEST_CASE("edits of tangled DOT texts are saved as they were made") {
    Count count;
    Dice dice(72);
    for (std::uint32_t round = 0; round < tests::rounds(20'000); ++round)
        check_saving(RandomText(dice).text(), dice, count);
    CHECK(count.texts > tests::rounds(10'000));
    CHECK(count.rewritten * 100 <= count.texts);
}

TEST_CASE("edits of written hierarchies are saved as they were made") {
    Count count;
    Dice dice(73);
    for (std::uint32_t seed = 0; seed < 5000; ++seed)
        check_saving(dot_text(tests::random_hierarchy(seed)), dice, count);
    CHECK(count.texts > 4000);
    CHECK(count.rewritten == 0);
}
