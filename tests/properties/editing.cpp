// Edits against a naive model, on random hierarchies and random edits.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "graphs/dot_reader.h"
#include "src/edit.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

// What edits do, said once more: sites are found by walking through all, and nothing is ever taken away.
struct ModelSite {
    std::string code;
    std::optional<std::size_t> parent;
    std::map<std::string, std::string> facts;
    bool is_removed = false;
    bool was_secondary = false;
    std::optional<std::size_t> old_parent;

    bool is_secondary() const { return facts.contains("type") && facts.at("type") == "secondary"; }
};

class Model {
public:
    explicit Model(const Sketch& sketch) {
        for (const auto& site : sketch)
            sites_.push_back({site.code, site.parent, site.facts, false, site.is_secondary(), site.parent});
    }

    bool take(const Edit& edit) {
        if (edit.kind == Edit::Kind::add) return add(edit);
        const auto site = find(edit.site);
        if (!site) return false;
        if (edit.kind == Edit::Kind::remove) sites_[*site].is_removed = true;
        if (edit.kind == Edit::Kind::move) return move(*site, edit);
        for (const auto& fact : edit.facts)
            if (!give(*site, fact)) return false;
        return true;
    }

    // True where no site hangs off a removed one and, unless it may, no secondary site has moved.
    bool is_sound(bool secondary_sites_may_move) const {
        for (const auto& site : sites_) {
            if (site.is_removed || !site.parent) continue;
            if (sites_[*site.parent].is_removed) return false;
            if (!secondary_sites_may_move && site.was_secondary && site.is_secondary() &&
                site.parent != site.old_parent)
                return false;
        }
        return true;
    }

    std::string dot() const {
        std::string nodes, links;
        for (const auto& site : sites_) {
            if (site.is_removed) continue;
            nodes += site.code + " [";
            for (const auto& [fact, value] : site.facts)
                if (fact != "ipsec") nodes += fact + "=\"" + value + "\" ";
            nodes += "]\n";
            if (!site.parent) continue;
            links += sites_[*site.parent].code + " -> " + site.code;
            if (site.facts.contains("ipsec")) links += " [ipsec=" + site.facts.at("ipsec") + "]";
            links += "\n";
        }
        return "digraph {\ndate=\"2012-03-01\"\n" + nodes + links + "}\n";
    }

private:
    std::optional<std::size_t> find(const std::string& code) const {
        for (std::size_t at = 0; at < sites_.size(); ++at)
            if (sites_[at].code == code && !sites_[at].is_removed) return at;
        return std::nullopt;
    }

    bool add(const Edit& edit) {
        const auto parent = edit.parent ? find(*edit.parent) : std::nullopt;
        if (find(edit.site) || (edit.parent && !parent)) return false;
        sites_.push_back({edit.site, parent, {}, false, false, std::nullopt});
        for (const auto& fact : edit.facts)
            if (!give(sites_.size() - 1, fact)) return false;
        return true;
    }

    bool move(std::size_t site, const Edit& edit) {
        const auto parent = edit.parent ? find(*edit.parent) : std::nullopt;
        if (edit.parent && !parent) return false;
        if (sites_[site].parent != parent) sites_[site].facts.erase("ipsec");
        sites_[site].parent = parent;
        return true;
    }

    bool give(std::size_t at, const NewFact& fact) {
        auto& site = sites_[at];
        if (fact.name == "ipsec" && !site.parent) return fact.value.empty();
        if (fact.name == "mode" && !site.is_secondary())
            for (auto& other : sites_)
                if (other.parent == at && other.is_secondary()) other.facts.erase("mode");
        if (fact.value.empty())
            site.facts.erase(fact.name);
        else
            site.facts[fact.name] = fact.value;
        return true;
    }

    std::vector<ModelSite> sites_;
};

// Sites and facts in their order, without places.
std::string shown(const Hierarchy& h) {
    std::string out;
    for (const auto& cell : h.own_cells())
        out += std::string(name_of(cell.fact)) + "=" + h.written(cell) + "\n";
    for (SiteIndex site = 0; site < h.size(); ++site) {
        out += std::string(h.code(site)) + ":";
        for (const auto& cell : h.cells(site))
            out += " " + std::string(name_of(cell.fact)) + "=" + h.written(cell);
        for (const auto child : h.children(site)) out += " > " + std::string(h.code(child));
        out += "\n";
    }
    return out;
}

std::string random_code(Dice& dice, std::size_t sites) {
    const auto number = std::to_string(dice.roll(sites + 2));
    return (dice.in_percent(85) ? "A0" : "B0") + number.substr(number.size() - 1);
}

NewFact random_fact(Dice& dice) {
    static const std::vector<NewFact> facts{
        {"mode", "native"}, {"mode", "mixed"}, {"mode", ""},       {"mode", "unknown"}, {"type", "secondary"},
        {"type", ""},       {"ipsec", "yes"},  {"ipsec", ""},      {"clients", "5"},    {"clients", ""},
        {"pki", "no"},      {"pki", "yes"},    {"roles", "MP DP"}, {"forest", "a.com"}, {"forest", ""},
    };
    return dice.one_of(facts);
}

Edit random_edit(Dice& dice, std::size_t sites) {
    Edit edit;
    edit.site = random_code(dice, sites);
    const auto what = dice.roll(100);
    if (what < 60) {
        edit.facts.push_back(random_fact(dice));
        return edit;
    }
    edit.kind = what < 75 ? Edit::Kind::move : what < 88 ? Edit::Kind::add : Edit::Kind::remove;
    if (edit.kind == Edit::Kind::remove) return edit;
    if (!dice.in_percent(15)) edit.parent = random_code(dice, sites);
    if (edit.kind == Edit::Kind::add && dice.in_percent(50)) edit.facts.push_back(random_fact(dice));
    return edit;
}

std::string written(const std::vector<Edit>& edits) {
    std::string out;
    for (const auto& edit : edits) out += sitemode::written(edit) + "\n";
    return out;
}

// Edits that the model takes.
std::vector<Edit> random_edits(Dice& dice, std::size_t sites, Model& model) {
    std::vector<Edit> edits;
    for (std::size_t left = 1 + dice.roll(6), tries = 0; left > 0 && tries < 200; ++tries) {
        const auto edit = random_edit(dice, sites);
        auto next = model;
        if (!next.take(edit)) continue;
        model = std::move(next);
        edits.push_back(edit);
        --left;
    }
    return edits;
}

} // namespace

TEST_CASE("an edited hierarchy is what the edited text reads as") {
    std::size_t done = 0, refused = 0;
    for_random_sketches(61, 20'000, [&](const Sketch& sketch, Dice& dice) {
        Model model(sketch);
        const auto edits = random_edits(dice, sketch.size(), model);
        const bool may_move = dice.in_percent(50);
        INFO(written(edits));
        EditOptions options;
        options.secondary_sites_may_move = may_move;
        const auto after = edited(solved(sketch).hierarchy, edits, options);
        const auto expected = read_dot(model.dot(), "t.dot");
        INFO(model.dot());
        REQUIRE(after.has_value() == (model.is_sound(may_move) && expected.hierarchy.has_value()));
        if (after) CHECK(shown(*after) == shown(*expected.hierarchy));
        ++(after ? done : refused);
    });
    CHECK(done > 2000);
    CHECK(refused > 2000);
}

TEST_CASE("edits one by one give what they give together") {
    for_random_sketches(62, 3000, [](const Sketch& sketch, Dice& dice) {
        Model model(sketch);
        const auto edits = random_edits(dice, sketch.size(), model);
        INFO(written(edits));
        const auto together = edited(solved(sketch).hierarchy, edits);
        auto stepwise = tl::expected<Hierarchy, Refusal>(solved(sketch).hierarchy);
        for (const auto& edit : edits)
            if (stepwise) stepwise = edited(*stepwise, std::vector{edit});
        if (together && stepwise) CHECK(shown(*together) == shown(*stepwise));
    });
}

TEST_CASE("a fact that is set back gives the same hierarchy") {
    for_random_sketches(63, 5000, [](const Sketch& sketch, Dice& dice) {
        const auto& site = dice.one_of(sketch);
        auto fact = random_fact(dice);
        if (fact.name == "type" || (fact.name == "ipsec" && !site.parent)) return;
        const bool takes_others_back = fact.name == "mode" && !site.is_secondary();
        if (takes_others_back) return;
        Edit edit{Edit::Kind::give, site.code, {}, {fact}, {}}, undo = edit;
        const auto old = site.facts.find(fact.name);
        undo.facts.front().value = old == site.facts.end() ? "" : old->second;
        INFO(written({edit, undo}));
        const auto before = solved(sketch);
        const auto after = edited(before.hierarchy, std::vector{edit, undo});
        REQUIRE(after);
        CHECK(shown(*after) == shown(before.hierarchy));
        CHECK(shown(*edited(before.hierarchy, {})) == shown(before.hierarchy));
    });
}

TEST_CASE("edits with any text read as they were written") {
    static const std::vector<std::string> texts{"",    "-",      "#x",  "A",  "a b", "\"",
                                                "\\",  "\\\"",   "a.b", "=x", "x=y", " x ",
                                                "add", "a\\b c", "ä",   "…",  "\t",  "\\\\ "};
    Dice dice(64);
    for (int round = 0; round < 20'000; ++round) {
        auto edit = random_edit(dice, 9);
        edit.site = dice.one_of(texts);
        if (edit.parent) edit.parent = dice.one_of(texts);
        for (auto& fact : edit.facts) fact.value = dice.one_of(texts);
        const auto text = sitemode::written(edit);
        INFO(text);
        auto again = parsed_edit(text);
        REQUIRE(again);
        again->place = {};
        for (auto& fact : again->facts) fact.column = 0;
        CHECK(*again == edit);
    }
}
