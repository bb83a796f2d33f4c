#include "random_hierarchy.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/draft.h"

namespace sitemode::tests {
namespace {

constexpr std::array<std::string_view, 44> texts{"node",
                                                 "Graph",
                                                 "subgraph",
                                                 "a\"b",
                                                 "a\\",
                                                 "\\",
                                                 "a\\\"b",
                                                 "x\ny",
                                                 "\xC3\xA9",
                                                 "-1.5",
                                                 "1.",
                                                 ".",
                                                 "-",
                                                 "a-b",
                                                 "<b>",
                                                 "\\N",
                                                 "//x",
                                                 "/*",
                                                 "#x",
                                                 "a b ",
                                                 " lead",
                                                 "tab\tx",
                                                 "a\r\nb",
                                                 "[",
                                                 "}",
                                                 "+",
                                                 "unknown",
                                                 "1e5",
                                                 "\\n",
                                                 "\\\nx",
                                                 "\"",
                                                 "\\\\",
                                                 "7",
                                                 "London",
                                                 "New York",
                                                 "a;b",
                                                 "a=b",
                                                 "->",
                                                 "\xF0\x9F\x98\x80",
                                                 "_x",
                                                 "x_1",
                                                 "\\\\\\",
                                                 "\"a\" + \"b\"",
                                                 "no"};

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

class RandomHierarchy {
public:
    explicit RandomHierarchy(std::uint32_t seed) : random_(seed) {}

    Hierarchy hierarchy() {
        draft_.files = {"random"};
        add_sites();
        add_links();
        for (SiteIndex site = 0; site < draft_.sites.size(); ++site) add_facts(site);
        for (const Fact fact : {Fact::title, Fact::author, Fact::revision, Fact::date}) add_own_fact(fact);
        if (one_in(4)) add_extra(no_site, "owner");
        Built result = built(std::move(draft_));
        REQUIRE(result.hierarchy);
        return std::move(*result.hierarchy);
    }

private:
    bool one_in(unsigned n) { return number(n) == 0; }
    unsigned number(unsigned below) { return std::uniform_int_distribution<unsigned>(0, below - 1)(random_); }
    std::string_view text() { return texts[number(texts.size())]; }

    void add_sites() {
        std::set<std::string> codes;
        for (unsigned left = 1 + number(9); left > 0; --left) {
            const std::string code = one_in(2) ? std::string(text()) : "S" + std::to_string(number(100));
            if (!codes.insert(upper(code)).second) continue;
            draft_.sites.push_back({draft_.texts.add(code), {}, true});
        }
    }

    // A forest whose parents may come before or after their children.
    void add_links() {
        std::vector<SiteIndex> order(draft_.sites.size());
        for (SiteIndex site = 0; site < order.size(); ++site) order[site] = site;
        std::shuffle(order.begin(), order.end(), random_);
        for (unsigned at = 1; at < order.size(); ++at) {
            if (one_in(4)) continue;
            const SiteIndex parent = order[number(at)];
            if (is_secondary_.contains(parent)) continue;
            DraftLink link{parent, order[at], 0, {}, {}, {}};
            if (one_in(3)) link.ipsec = {one_in(3) ? Value::State::unknown : Value::State::known, 0};
            draft_.links.push_back(link);
            if (one_in(3)) is_secondary_.insert(order[at]);
        }
    }

    void add_facts(SiteIndex site) {
        if (is_secondary_.contains(site)) add_fact(site, Fact::type, "secondary");
        for (const FactRow& row : all_facts()) {
            const bool is_plain =
                row.owner == FactOwner::site && row.fact != Fact::type && row.fact != Fact::parent;
            if (is_plain && one_in(row.fact == Fact::region ? 2 : 5))
                add_fact(site, row.fact, value_for(row));
        }
        for (const char* name : {"rack", "cost center", "node", "Pki", "a\"b\\", "link_circuit"}) {
            if (one_in(8)) add_extra(site, name);
        }
    }

    std::string value_for(const FactRow& row) {
        if (row.may_be_unknown && one_in(6)) return "unknown";
        switch (row.kind) {
        case FactKind::text:
            if (row.fact == Fact::region && one_in(2)) return one_in(2) ? "Europe" : "Asia";
            return std::string(text());
        case FactKind::choice:
            return std::string(row.choices.substr(0, row.choices.find(' ')));
        case FactKind::yes_no:
            return one_in(2) ? "yes" : "no";
        case FactKind::count:
            return std::to_string(number(1'000'000'000));
        case FactKind::date:
            return "2009-04-0" + std::to_string(1 + number(9));
        case FactKind::roles:
            return one_in(4) ? "," : "MP DP? NLB-MP";
        case FactKind::web_certs:
            return one_in(3) ? "all" : one_in(2) ? "none" : "MP";
        case FactKind::version:
            return one_in(2) ? "2007 SP2" : "4.00.6487.2000";
        case FactKind::code:
            break;
        }
        return "";
    }

    void add_fact(SiteIndex site, Fact fact, std::string_view written) {
        const auto value = parsed_value(fact, written, draft_.texts);
        REQUIRE(value);
        draft_.facts.push_back(draft_fact(site, fact, *value, {}, false));
    }

    void add_own_fact(Fact fact) {
        if (!one_in(3)) return;
        const auto value = parsed_value(fact, value_for(row_of(fact)), draft_.texts);
        REQUIRE(value);
        if (value->state == Value::State::known)
            draft_.own_facts.push_back({value->bits, 0, 0, 0, fact, false});
    }

    void add_extra(SiteIndex site, std::string_view name) {
        draft_.extras.insert(std::find_if(draft_.extras.begin(), draft_.extras.end(),
                                          [site](const ExtraAttribute& extra) { return extra.site > site; }),
                             {site, draft_.texts.add(name), draft_.texts.add(text()), {}});
    }

    std::mt19937 random_;
    Draft draft_;
    std::set<SiteIndex> is_secondary_;
};

} // namespace

Hierarchy random_hierarchy(std::uint32_t seed) {
    return RandomHierarchy(seed).hierarchy();
}

} // namespace sitemode::tests
