#include "graphs/dot_fact_patches.h"

#include <algorithm>

#include "graphs/dot_writer.h"
#include "graphs/field_names.h"

namespace sitemode {
namespace {

bool is_hierarchy_fact(std::string_view name) {
    return fact_named(name, FactOwner::hierarchy).has_value();
}

} // namespace

void DotFactPatches::patch_types() {
    for (SiteIndex site = 0; site < match_.now().size(); ++site) {
        if (match_.is_removed(site)) continue;
        const auto facts = differing_facts(match_, site);
        if (std::find(facts.begin(), facts.end(), Fact::type) == facts.end()) continue;
        Subject subject = subject_of(site);
        patch_fact(subject, Fact::type, match_.after().cell(match_.after_of(site), Fact::type));
        finish(subject);
    }
}

void DotFactPatches::patch_all() {
    patch_hierarchy();
    for (SiteIndex site = 0; site < match_.now().size(); ++site) {
        if (match_.is_removed(site)) continue;
        patch_site(site);
        patch_link(site);
    }
}

DotFactPatches::Subject DotFactPatches::subject_of(SiteIndex site) const {
    Subject subject;
    subject.site = site;
    subject.head = dot_id(match_.now().code_as_written(site));
    subject.own = outline_.last_own_statement(site);
    for (auto at = subject.own; at != DotOutline::none; at = outline_.own_statement_before(at))
        add_pairs(subject, at);
    order_pairs(subject);
    const DotMention& first = outline_.mentions()[outline_.first_mention(site)];
    subject.near = outline_.outermost(first.statement);
    return subject;
}

DotFactPatches::Subject DotFactPatches::subject_of_link(SiteIndex child) const {
    Subject subject;
    subject.site = child;
    subject.is_link = true;
    subject.head = dot_id(match_.now().code_as_written(match_.now().parent(child))) + " -> " +
                   dot_id(match_.now().code_as_written(child));
    const std::uint32_t at = outline_.links()[outline_.last_link(child)].statement;
    const DotStatement& statement = outline_.statement(at);
    const bool is_own = statement.end_operand - statement.first_operand == 2 &&
                        outline_.operand(statement.first_operand).is_single() &&
                        outline_.operand(statement.first_operand + 1).is_single();
    if (is_own) subject.own = at;
    if (is_own) add_pairs(subject, at);
    order_pairs(subject);
    subject.near = outline_.outermost(at);
    return subject;
}

DotFactPatches::Subject DotFactPatches::subject_of_hierarchy() const {
    Subject subject;
    for (std::uint32_t at = static_cast<std::uint32_t>(outline_.size()); at-- > 0;) {
        const DotStatement& statement = outline_.statement(at);
        const bool is_meant =
            statement.kind == DotStatement::Kind::fact || statement.kind == DotStatement::Kind::attributes;
        if (!is_meant || statement.group != 0) continue;
        add_pairs(subject, at);
        for (auto pair = statement.first_pair; pair < statement.end_pair; ++pair)
            if (subject.near == DotOutline::none && is_hierarchy_fact(outline_.pair(pair).name))
                subject.near = at;
    }
    order_pairs(subject);
    return subject;
}

void DotFactPatches::patch_site(SiteIndex site) {
    const auto facts = differing_facts(match_, site);
    const bool has_extras = differs_in_extras(match_, site);
    if (facts.empty() && !has_extras) return;
    Subject subject = subject_of(site);
    for (const Fact fact : facts) patch_fact(subject, fact, match_.after().cell(match_.after_of(site), fact));
    if (has_extras) patch_extras(subject);
    finish(subject);
}

void DotFactPatches::patch_link(SiteIndex child) {
    const bool has_ipsec = differs_in_ipsec(match_, child), has_extras = differs_in_extras(match_, child);
    if ((!has_ipsec && !has_extras) || outline_.last_link(child) == DotOutline::none) return;
    Subject subject = subject_of_link(child);
    if (has_ipsec) patch_fact(subject, Fact::ipsec, match_.after().cell(match_.after_of(child), Fact::ipsec));
    if (has_extras) patch_extras(subject);
    finish(subject);
}

void DotFactPatches::patch_hierarchy() {
    const auto facts = differing_own_facts(match_);
    const bool has_extras = differs_in_extras(match_, no_site);
    if (facts.empty() && !has_extras) return;
    Subject subject = subject_of_hierarchy();
    for (const Fact fact : facts) patch_fact(subject, fact, match_.after().cell(fact));
    if (has_extras) patch_extras(subject);
}

void DotFactPatches::patch_fact(Subject& subject, Fact fact, const Cell* wanted) {
    const bool has_caption = fact == Fact::name || fact == Fact::title;
    if (wanted == nullptr && has_caption) return take_caption_back(subject, fact);
    if (wanted == nullptr) return take_back(subject, {std::string(name_of(fact)), "", "\"\""});
    std::string value = match_.after().written(*wanted);
    if (value.empty()) value = ","; // no roles at all
    give(subject, {std::string(name_of(fact)), value, dot_id(value)});
}

ExtraTexts DotFactPatches::extras_of(const Subject& subject, const Hierarchy& hierarchy,
                                     SiteIndex site) const {
    ExtraTexts extras = extra_texts(hierarchy, site);
    const bool has_link = subject.site != no_site && outline_.last_link(subject.site) != DotOutline::none;
    std::erase_if(extras, [&](const auto& extra) {
        const bool is_of_link = has_link && !name_on_link(extra.first).empty();
        return is_of_link != subject.is_link;
    });
    if (subject.is_link)
        for (auto& extra : extras) extra.first = name_on_link(extra.first);
    return extras;
}

void DotFactPatches::patch_extras(Subject& subject) {
    const ExtraTexts now = extras_of(subject, match_.now(), subject.site);
    const ExtraTexts wanted = extras_of(subject, match_.after(), match_.after_of(subject.site));
    const FactOwner owner = subject.is_link           ? FactOwner::link
                            : subject.site == no_site ? FactOwner::hierarchy
                                                      : FactOwner::site;
    for (const auto& [name, value] : wanted) {
        const bool is_there = std::binary_search(now.begin(), now.end(), std::pair(name, value));
        if (!is_there) give(subject, {dot_name_of_extra(name, owner), std::string(value), dot_id(value)});
    }
    for (const auto& extra : now) {
        const auto same =
            std::lower_bound(wanted.begin(), wanted.end(), std::pair(extra.first, std::string_view()));
        if (same == wanted.end() || same->first != extra.first)
            take_back(subject, {dot_name_of_extra(extra.first, owner), "", "\"\""});
    }
}

void DotFactPatches::add_pairs(Subject& subject, std::uint32_t statement) const {
    const DotStatement& with = outline_.statement(statement);
    for (auto pair = with.end_pair; pair-- > with.first_pair;)
        subject.pairs.push_back({outline_.pair(pair).name, statement, pair});
}

void DotFactPatches::order_pairs(Subject& subject) {
    std::stable_sort(subject.pairs.begin(), subject.pairs.end(),
                     [](const Found& a, const Found& b) { return a.name < b.name; });
}

std::span<const DotFactPatches::Found> DotFactPatches::found(const Subject& subject, std::string_view name) {
    const auto begin = std::lower_bound(subject.pairs.begin(), subject.pairs.end(), name,
                                        [](const Found& a, std::string_view b) { return a.name < b; });
    auto end = begin;
    while (end != subject.pairs.end() && end->name == name) ++end;
    return {begin, end};
}

bool DotFactPatches::has_default(const Subject& subject, std::string_view name) const {
    return subject.site != no_site && !subject.is_link && outline_.has_default(subject.site, name);
}

void DotFactPatches::give(Subject& subject, const Wanted& wanted) {
    const auto own = found(subject, wanted.name);
    if (own.empty()) return add(subject, wanted);
    const DotPair& last = outline_.pair(own.front().pair);
    if (last.value == wanted.value) return insist(subject, wanted);
    patches_.set_value(last, wanted.written);
}

void DotFactPatches::take_back(Subject& subject, const Wanted& wanted) {
    const auto own = found(subject, wanted.name);
    const bool is_said = !own.empty() && outline_.pair(own.front().pair).value == wanted.value;
    if (is_said) return insist(subject, wanted);
    if (own.empty()) return add(subject, wanted);
    const bool is_overruling = has_default(subject, wanted.name);
    for (std::size_t at = is_overruling ? 1 : 0; at < own.size(); ++at)
        patches_.remove_pair(own[at].statement, own[at].pair);
    if (is_overruling) patches_.set_value(outline_.pair(own.front().pair), wanted.written);
}

// A label serves as the name of a site or the title of the hierarchy that has none.
void DotFactPatches::take_caption_back(Subject& subject, Fact fact) {
    const Wanted wanted{std::string(name_of(fact)), "", "\"\""};
    const bool is_site = fact == Fact::name;
    const Wanted no_label{"label", is_site ? "\\N" : "", is_site ? "\"\\N\"" : "\"\""};
    const auto own = found(subject, wanted.name), labels = found(subject, no_label.name);
    const bool is_labelled = labels.empty() ? has_default(subject, no_label.name)
                                            : outline_.pair(labels.front().pair).value != no_label.value;
    const bool is_said = !own.empty() && outline_.pair(own.front().pair).value.empty();
    const bool is_label = is_labelled && (is_said || (own.empty() && !has_default(subject, wanted.name)));
    if (is_label) return take_back(subject, no_label);
    take_back(subject, wanted);
    if (is_said) insist(subject, no_label);
}

// In the statement of its own, or in a new one near by.
void DotFactPatches::add(Subject& subject, const Wanted& wanted) {
    std::string pair = dot_id(wanted.name) + '=' + wanted.written;
    if (subject.head.empty()) {
        if (subject.near == DotOutline::none) return patches_.write_at_begin(pair);
        return patches_.write_behind(subject.near, std::move(pair));
    }
    if (subject.own != DotOutline::none) return patches_.add_pair(subject.own, std::move(pair));
    subject.new_pairs += (subject.new_pairs.empty() ? "" : ", ") + pair;
}

// The site's own statement says so, but another one overrules it: say it behind all.
void DotFactPatches::insist(Subject& subject, const Wanted& wanted) const {
    std::string pair = dot_id(wanted.name) + '=' + wanted.written;
    if (subject.head.empty()) return patches_.write_at_end(std::move(pair));
    subject.last_pairs += (subject.last_pairs.empty() ? "" : ", ") + pair;
}

void DotFactPatches::finish(const Subject& subject) const {
    if (!subject.new_pairs.empty())
        patches_.write_behind(subject.near, subject.head + " [" + subject.new_pairs + ']');
    if (!subject.last_pairs.empty()) patches_.write_at_end(subject.head + " [" + subject.last_pairs + ']');
}

} // namespace sitemode
