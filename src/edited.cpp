#include "src/edit.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/draft.h"
#include "graphs/nearest.h"
#include "src/changes.h"
#include "src/rules.h"

namespace sitemode {
namespace {

constexpr std::size_t most_code_bytes = 4096; // as in files
constexpr std::size_t most_suggestions = 100; // each is a look at all codes
constexpr std::size_t most_children_named = 10;

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
    auto near = nearest(word, known);
    if (near.empty()) near = only_one_begun(word, known);
    return near.empty() ? "" : "did you mean " + std::string(near) + "?";
}

std::string likely_fact(std::string_view name, FactOwner owner) {
    std::vector<std::string_view> known;
    for (const auto& row : all_facts())
        if (row.owner == owner) known.push_back(row.name);
    return did_you_mean(name, known);
}

bool is_ipsec(std::string_view name) {
    return name == "ipsec" || name == "link_ipsec";
}

// Reads edits against a hierarchy and the vocabulary, and refuses what can't be.
class Editing {
public:
    Editing(const Hierarchy& hierarchy, const EditOptions& options)
        : h_(hierarchy), options_(options), changes_(hierarchy),
          source_files_(options.sources.size() + 1, no_file) {}

    void take(const Edit& edit, std::size_t number) {
        place_ = placed(edit.place, number);
        switch (edit.kind) {
        case Edit::Kind::give:
            return give(edit);
        case Edit::Kind::give_own:
            return give_own(edit);
        case Edit::Kind::move:
            return move(edit);
        case Edit::Kind::add:
            return add(edit);
        case Edit::Kind::remove:
            return remove(edit);
        }
    }

    tl::expected<Hierarchy, Refusal> finished() && {
        changes_.settle();
        check_removed();
        check_moved();
        refusal_.files = changes_.draft().files;
        if (refusal_.messages.empty()) {
            auto result = built(changes_.drafted());
            if (result.hierarchy) return *std::move(result.hierarchy);
            for (auto& defect : result.defects) refuse(std::move(defect));
        }
        return tl::unexpected(std::move(refusal_));
    }

private:
    static constexpr std::uint32_t no_file = 0xFFFF'FFFF;

    // The place of an edit, among the files of the draft.
    Place placed(Place place, std::size_t number) {
        const std::size_t source = std::min<std::size_t>(place.file, options_.sources.size());
        if (source_files_[source] == no_file) source_files_[source] = add_file(source);
        place.file = static_cast<std::uint16_t>(source_files_[source]);
        if (place.line == 0) place.line = static_cast<std::uint32_t>(number);
        place.column = std::max(place.column, 1U);
        return place;
    }

    std::uint32_t add_file(std::size_t source) {
        constexpr std::size_t most_files = 0xFFFF;
        const std::string name =
            source < options_.sources.size() ? options_.sources[source] : std::string(edit_file);
        auto& files = changes_.draft().files;
        auto found = std::find(files.begin(), files.end(), name);
        if (found == files.end() && files.size() < most_files) found = files.insert(found, name);
        if (found == files.end()) --found;
        return static_cast<std::uint32_t>(found - files.begin());
    }

    Place place_of(const NewFact& fact) const {
        auto place = place_;
        if (fact.column > 0) place.column = fact.column;
        return place;
    }

    void refuse(Place place, std::string text, std::string hint, std::string_view code = {}) {
        if (refusal_.messages.size() < Refusal::most_kept)
            refusal_.messages.push_back({Severity::error, code, "", std::move(text), std::move(hint), place});
        else
            ++refusal_.left_out;
    }

    std::string code(SiteIndex site) const { return in_capitals(changes_.code_as_written(site)); }

    // The site that has this code (upper case) after the edits so far, or no_site.
    SiteIndex site_with_code(const std::string& wanted) const {
        const auto found = codes_.find(wanted);
        return found != codes_.end() ? found->second : h_.site_with_code(wanted);
    }

    // The same for a word of the user, in any case. None: that is refused.
    std::optional<SiteIndex> site_named(std::string_view name) {
        const auto wanted = in_capitals(name);
        const auto site = site_with_code(wanted);
        if (site != no_site) return site;
        if (codes_.contains(wanted))
            refuse(place_, "site " + quoted(wanted) + " was removed by an edit before this one", "");
        else
            refuse(place_, "there is no site " + quoted(name), likely_site(name));
        return std::nullopt;
    }

    // "did you mean TOR?", by its code or its name.
    std::string likely_site(std::string_view name) {
        if (++suggestions_ > most_suggestions) return "";
        std::vector<std::string_view> known;
        known.reserve(h_.size() + codes_.size());
        for (SiteIndex site = 0; site < h_.size(); ++site) {
            if (h_.cell(site, Fact::name) != nullptr && edit_distance(h_.name(site), name, 0) == 0)
                return "did you mean " + std::string(h_.code(site)) + "?";
            if (!changes_.is_removed(site)) known.push_back(h_.code(site));
        }
        for (const auto& [added, site] : codes_)
            if (site != no_site) known.push_back(added);
        return did_you_mean(name, known);
    }

    void give(const Edit& edit) {
        const auto site = site_named(edit.site);
        if (!site) return;
        for (const auto& fact : edit.facts) give(*site, fact);
    }

    void give(SiteIndex site, const NewFact& given) {
        const auto fact = is_ipsec(given.name) ? Fact::ipsec : fact_named(given.name, FactOwner::site);
        if (!fact || *fact == Fact::parent) return refuse_fact(site, given);
        const auto value = value_of(*fact, given, " at site " + code(site));
        if (!value) return;
        if (*fact == Fact::ipsec && changes_.parent(site) == no_site)
            return refuse_ipsec(site, given, *value);
        changes_.give(site, *fact, *value, place_of(given));
    }

    std::optional<Value> value_of(Fact fact, const NewFact& given, const std::string& where) {
        auto value = parsed_value(fact, given.value, changes_.draft().texts);
        if (value) return *value;
        refuse(place_of(given),
               "wrong value " + quoted(given.value) + " for " + given.name + where + ": " + value.error(),
               "");
        return std::nullopt;
    }

    void refuse_ipsec(SiteIndex site, const NewFact& given, Value value) {
        if (value.state == Value::State::absent) return;
        refuse(place_of(given), given.name + " at site " + code(site) + ", which has no parent",
               "it is a fact of the link to the parent: attach the site to one before");
    }

    void refuse_fact(SiteIndex site, const NewFact& given) {
        const auto at = place_of(given);
        if (given.name == "code") {
            refuse(at, "the code of site " + code(site) + " can't be changed",
                   "add a site with the new code, move the children there, and remove this one");
        } else if (given.name == "parent") {
            refuse(at, "the parent of a new site is no fact", "write add " + code(site) + ' ' + given.value);
        } else if (fact_named(given.name, FactOwner::hierarchy)) {
            refuse(at, given.name + " is a fact of the hierarchy",
                   "write " + given.name + "=… without a site");
        } else {
            refuse(at, "unknown fact " + quoted(given.name), likely_fact(given.name, FactOwner::site));
        }
    }

    void give_own(const Edit& edit) {
        for (const auto& given : edit.facts) {
            const auto fact = fact_named(given.name, FactOwner::hierarchy);
            if (!fact) {
                refuse_own_fact(given);
                continue;
            }
            const auto value = value_of(*fact, given, " of the hierarchy");
            if (value) changes_.give_own(*fact, *value, place_of(given));
        }
    }

    void refuse_own_fact(const NewFact& given) {
        const bool is_of_site = is_ipsec(given.name) || fact_named(given.name, FactOwner::site);
        if (is_of_site)
            refuse(place_of(given), given.name + " is a fact of a site", "write SITE." + given.name + "=…");
        else
            refuse(place_of(given), "unknown fact " + quoted(given.name),
                   likely_fact(given.name, FactOwner::hierarchy));
    }

    void move(const Edit& edit) {
        const auto site = site_named(edit.site);
        const auto parent = edit.parent ? site_named(*edit.parent) : no_site;
        if (site && parent) changes_.attach(*site, *parent, place_);
    }

    void add(const Edit& edit) {
        const auto parent = edit.parent ? site_named(*edit.parent) : no_site;
        if (!parent || !can_be_added(edit.site)) return;
        const auto site = changes_.add(edit.site, place_);
        codes_[in_capitals(edit.site)] = site;
        changes_.attach(site, *parent, place_);
        for (const auto& fact : edit.facts) give(site, fact);
    }

    bool can_be_added(const std::string& name) {
        if (site_with_code(in_capitals(name)) != no_site) {
            refuse(place_, "there is a site " + quoted(in_capitals(name)) + " already",
                   "give its facts as " + in_capitals(name) + ".fact=value");
        } else if (name.empty()) {
            refuse(place_, "a site needs a code", "three of A–Z and 0–9");
        } else if (name.size() > most_code_bytes) {
            refuse(place_, "a code of more than 4,096 bytes", "shorten it");
        } else {
            return true;
        }
        return false;
    }

    void remove(const Edit& edit) {
        const auto site = site_named(edit.site);
        if (!site) return;
        changes_.remove(*site, place_);
        codes_[code(*site)] = no_site;
    }

    void check_removed() {
        for (const auto& [site, children] : changes_.left_children()) {
            std::string names;
            for (std::size_t at = 0; at < children.size() && at < most_children_named; ++at)
                names += (at == 0 ? "" : ", ") + code(children[at]);
            if (children.size() > most_children_named) names += ", …";
            refuse(changes_.structure_place(site),
                   "site " + code(site) + " can't be removed, for it has children: " + names,
                   "move or remove them, too");
        }
    }

    // SM114
    void check_moved() {
        if (options_.secondary_sites_may_move) return;
        for (const auto& [site, fact, value, place] : changes_.settled()) {
            if (fact != Fact::parent || site >= h_.size() || value.state == Value::State::absent) continue;
            if (!h_.is_secondary(site) || !changes_.is_secondary(site) || value.bits == h_.parent(site))
                continue;
            const auto& row = rule(*rule_with_code("SM114"));
            refuse(place,
                   "secondary site " + code(site) + " can't be moved from " + code(h_.parent(site)) + " to " +
                       code(value.bits),
                   std::string(row.hint), row.code);
        }
    }

    bool is_of_edit(const Place& place) const {
        return std::find(source_files_.begin(), source_files_.end(), place.file) != source_files_.end();
    }

    // Says it where an edit made it so.
    void refuse(Defect defect) {
        if (defect.kind == Defect::Kind::cycle) turn_to_edit(defect);
        auto message = message_for(defect);
        if (defect.kind != Defect::Kind::cycle) use_place_of_edit(defect, message);
        refuse(message.place, std::move(message.text), std::move(message.hint), message.code);
    }

    // The last link of a cycle is where it is reported.
    void turn_to_edit(Defect& defect) const {
        auto& places = defect.places;
        for (std::ptrdiff_t at = 0; at < std::ssize(places); ++at) {
            if (!is_of_edit(places[static_cast<std::size_t>(at)])) continue;
            std::rotate(places.begin(), places.begin() + at + 1, places.end());
            std::rotate(defect.codes.begin(), defect.codes.begin() + at + 1, defect.codes.end());
            return;
        }
    }

    // Of several sites the first one that an edit changed.
    void use_place_of_edit(const Defect& defect, Message& message) const {
        auto first = no_site;
        for (const auto site : defect.sites)
            if (site < first && changes_.structure_place(site).line > 0) first = site;
        if (first != no_site) message.place = changes_.structure_place(first);
    }

    const Hierarchy& h_;
    const EditOptions& options_;
    Changes changes_;
    Place place_;                                         // of the edit at hand
    std::vector<std::uint32_t> source_files_;             // by source, and of one without a name
    std::map<std::string, SiteIndex, std::less<>> codes_; // of sites added; no_site: removed
    Refusal refusal_;
    std::size_t suggestions_ = 0;
};

} // namespace

tl::expected<Hierarchy, Refusal> edited(const Hierarchy& hierarchy, std::span<const Edit> edits,
                                        const EditOptions& options) {
    Editing editing(hierarchy, options);
    for (std::size_t at = 0; at < edits.size(); ++at) editing.take(edits[at], at + 1);
    return std::move(editing).finished();
}

} // namespace sitemode
