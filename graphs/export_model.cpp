#include "graphs/export_model.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/export_table.h"

namespace sitemode {

void ExportedSite::give(Fact fact, std::string text, Place where) {
    if (text.empty()) return;
    const auto known =
        std::find_if(newest.begin(), newest.end(), [&](std::size_t at) { return facts[at].fact == fact; });
    if (known == newest.end())
        newest.push_back(facts.size());
    else if (facts[*known].text == text)
        return;
    else
        *known = facts.size();
    facts.push_back({fact, std::move(text), where});
}

void ExportedSite::take_back(Fact fact) {
    newest.clear();
    for (auto& given : std::exchange(facts, {}))
        if (given.fact != fact) give(given.fact, std::move(given.text), given.place);
}

ExportedSite& ExportedSites::add(std::string code, Place place) {
    by_code_.emplace(in_capitals(code), sites_.size());
    return sites_.emplace_back(ExportedSite{.code = std::move(code), .place = place});
}

ExportedSite* ExportedSites::find(std::string_view code) {
    const auto found = by_code_.find(in_capitals(code));
    return found == by_code_.end() ? nullptr : &sites_[found->second];
}

ExportedSite* RowSites::find(const std::string& code, Place place) {
    if (code.empty()) return nullptr;
    if (auto* site = sites_.find(code)) return site->is_left_out ? nullptr : site;
    auto& stranger = strangers_.try_emplace(in_capitals(code), Stranger{place, 0}).first->second;
    ++stranger.rows;
    return nullptr;
}

void RowSites::report_strangers(Diagnostics& diagnostics) const {
    for (const auto& [code, stranger] : strangers_) {
        const auto rows = stranger.rows == 1 ? "this row is" : std::to_string(stranger.rows) + " rows are";
        diagnostics.add({Severity::warning, stranger.place,
                         "site " + quoted(code) + " is not in the export of sites: " + rows + " not read",
                         "export sites and this file from the same site server", "unknown-site", false});
    }
}

namespace {

// Takes deleted sites off the tree, from the leaves up: of two deleted ones below each other both can go.
class Pruning {
public:
    explicit Pruning(ExportedSites& sites) : sites_(sites), children_(sites.all().size(), 0) {
        for (auto& site : sites_.all())
            if (auto* parent = parent_of(site)) ++children_[number_of(*parent)];
    }

    void run() {
        for (auto& site : sites_.all()) leave_out_upwards(&site);
    }

private:
    std::size_t number_of(const ExportedSite& site) const {
        return static_cast<std::size_t>(&site - sites_.all().data());
    }
    ExportedSite* parent_of(const ExportedSite& site) {
        return site.parent.empty() ? nullptr : sites_.find(site.parent);
    }
    void leave_out_upwards(ExportedSite* site) {
        while (site != nullptr && site->is_deleted && !site->is_left_out &&
               children_[number_of(*site)] == 0) {
            site->is_left_out = true;
            site = parent_of(*site);
            if (site != nullptr) --children_[number_of(*site)];
        }
    }

    ExportedSites& sites_;
    std::vector<std::size_t> children_; // that were not left out
};

void tell_of_deleted(const ExportedSite& site, bool keep_deleted, Diagnostics& diagnostics) {
    if (site.is_left_out) {
        diagnostics.add({Severity::note, site.place, "site " + site.code + " is deleted (status 4): left out",
                         "--keep-deleted keeps it", "site-status", false});
    } else if (keep_deleted) {
        diagnostics.add({Severity::note, site.place, "site " + site.code + " is deleted (status 4), and kept",
                         "", "site-status", false});
    } else {
        diagnostics.add({Severity::warning, site.place,
                         "site " + site.code + " is deleted (status 4), but it has child sites: it stays",
                         "find out where these sites report to", "site-status", false});
    }
}

void add_placeholders(ExportedSites& sites, Diagnostics& diagnostics) {
    const std::size_t count = sites.all().size(); // placeholders have no parent
    for (std::size_t at = 0; at < count; ++at) {
        const auto& site = sites.all()[at];
        if (site.is_left_out || site.parent.empty() || sites.find(site.parent) != nullptr) continue;
        diagnostics.add(
            {Severity::note, site.parent_place,
             "site " + site.code + " reports to " + site.parent +
                 ", which is not in the export: it becomes a primary site of which nothing is known",
             "export from the central site to see all of the hierarchy", "placeholder", false});
        const auto place = site.parent_place;
        sites.add(in_capitals(site.parent), place);
    }
}

} // namespace

void settle_structure(ExportedSites& sites, bool keep_deleted, Diagnostics& diagnostics) {
    if (!keep_deleted) Pruning(sites).run();
    for (const auto& site : sites.all())
        if (site.is_deleted) tell_of_deleted(site, keep_deleted, diagnostics);
    add_placeholders(sites, diagnostics);
}

namespace {

class Drafting {
public:
    Drafting(const ExportedSites& sites, Diagnostics& diagnostics)
        : sites_(sites), diagnostics_(diagnostics) {}

    Draft draft() && {
        for (const auto& site : sites_.all())
            if (!site.is_left_out) add_site(site);
        for (const auto& site : sites_.all())
            if (!site.is_left_out) add_facts(site, next_++);
        return std::move(draft_);
    }

private:
    void add_site(const ExportedSite& site) {
        numbers_.emplace(in_capitals(site.code), static_cast<SiteIndex>(draft_.sites.size()));
        draft_.sites.push_back({draft_.texts.add(site.code), site.place, true});
    }

    void add_facts(const ExportedSite& site, SiteIndex number) {
        for (const auto& fact : site.facts) add_fact(site, fact, number);
        if (site.parent.empty()) return;
        const auto parent = numbers_.find(in_capitals(site.parent));
        draft_.links.push_back({parent == numbers_.end() ? no_site : parent->second,
                                number,
                                draft_.texts.add(site.parent),
                                site.parent_place,
                                {},
                                {}});
    }

    void add_fact(const ExportedSite& site, const ExportedFact& fact, SiteIndex number) {
        const auto value = parsed_value(fact.fact, fact.text, draft_.texts);
        if (value) {
            draft_.facts.push_back(draft_fact(number, fact.fact, *value, fact.place, false));
            return;
        }
        diagnostics_.add({Severity::error, fact.place,
                          "wrong value " + quoted(fact.text) + " for " + std::string(name_of(fact.fact)) +
                              " at site " + site.code + ": " + value.error(),
                          "", "wrong-value", false});
    }

    const ExportedSites& sites_;
    Diagnostics& diagnostics_;
    std::map<std::string, SiteIndex> numbers_; // by code; the first of two
    SiteIndex next_ = 0;
    Draft draft_;
};

} // namespace

Draft draft_of(const ExportedSites& sites, std::vector<std::string> files, Diagnostics& diagnostics) {
    auto draft = Drafting(sites, diagnostics).draft();
    draft.files = std::move(files);
    return draft;
}

} // namespace sitemode
