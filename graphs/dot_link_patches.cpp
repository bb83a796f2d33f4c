#include "graphs/dot_link_patches.h"

#include <utility>

#include "graphs/dot_writer.h"

namespace sitemode {

DotLinkPatches::DotLinkPatches(std::string_view text, const DotOutline& outline, const SiteMatch& match,
                               DotPatches& patches)
    : text_(text), outline_(outline), match_(match), patches_(patches), mentions_(outline, match),
      links_of_(outline.size(), {nullptr, nullptr}), is_leaving_(match.now().size(), false) {
    for (const DotLink& link : outline.links()) {
        Links& links = links_of_[link.statement];
        if (links.begin == nullptr) links.begin = &link;
        links.end = &link + 1;
    }
}

void DotLinkPatches::patch() {
    remove_sites();
    for (std::uint32_t at = 0; at < outline_.size(); ++at)
        if (outline_.statement(at).kind == DotStatement::Kind::links && needs_relinking(at)) relink(at);
    write_new_sites();
    write_new_links();
}

std::string DotLinkPatches::id(SiteIndex site) const {
    return dot_id(match_.now().code_as_written(site));
}

std::string_view DotLinkPatches::lists(std::uint32_t statement) const {
    const DotSpan span = outline_.statement(statement).lists;
    return text_.substr(span.begin, span.end - span.begin);
}

// Out of statements without links.
void DotLinkPatches::remove_sites() {
    for (std::uint32_t at = 0; at < outline_.mentions().size(); ++at) {
        const DotMention& mention = outline_.mentions()[at];
        if (!match_.is_removed(mention.site)) continue;
        if (outline_.statement(mention.statement).kind != DotStatement::Kind::links)
            patches_.remove_mention(at);
    }
}

bool DotLinkPatches::needs_relinking(std::uint32_t statement) const {
    const auto& [begin, end] = links_of_[statement];
    for (const DotLink* link = begin; link != end; ++link)
        if (!is_wanted(*link)) return true;
    const DotStatement& links = outline_.statement(statement);
    for (std::uint32_t at = links.first_operand; at < links.end_operand; ++at) {
        const DotOperand& operand = outline_.operand(at);
        for (auto mention = operand.first_mention; !operand.is_group && mention < operand.end_mention;
             ++mention)
            if (match_.is_removed(outline_.mentions()[mention].site)) return true;
    }
    return false;
}

void DotLinkPatches::relink(std::uint32_t statement) {
    if (!changes_parent(statement)) part(parting(statement));
}

// PARENT -> CHILD where the new parent can take the place of the old one.
bool DotLinkPatches::changes_parent(std::uint32_t statement) {
    const DotStatement& links = outline_.statement(statement);
    if (links.end_operand - links.first_operand != 2) return false;
    const DotOperand& tail = outline_.operand(links.first_operand);
    const DotOperand& head = outline_.operand(links.first_operand + 1);
    if (!tail.is_single() || !head.is_single()) return false;
    const SiteIndex child = outline_.mentions()[head.first_mention].site;
    if (match_.is_removed(child) || mentions_.is_linked(child)) return false;
    const SiteIndex parent = match_.now_of(match_.after().parent(match_.after_of(child)));
    const bool can_stand_here = parent != no_site && outline_.first_mention(parent) < tail.first_mention &&
                                mentions_.stands_in(parent, outline_.group_of(statement));
    if (!can_stand_here || !mentions_.drops(tail.first_mention)) return false;
    patches_.replace(tail, id(parent));
    mentions_.set_linked(child);
    return true;
}

// Of each link the number of the arrow that makes it. The links come in the order of the arrows, and an
// operand that links lead to and from is one site, however often it stands there.
std::vector<std::uint32_t> DotLinkPatches::steps_of(std::uint32_t statement) const {
    const DotStatement& links = outline_.statement(statement);
    const auto leads_to = [&](std::uint32_t step, SiteIndex site) {
        const DotOperand& head = outline_.operand(links.first_operand + step + 1);
        return head.first_mention < head.end_mention && outline_.mentions()[head.first_mention].site == site;
    };
    const std::uint32_t last = links.end_operand - links.first_operand - 2;
    const std::span<const DotLink> stated(links_of_[statement].begin, links_of_[statement].end);
    std::vector<std::uint32_t> steps;
    steps.reserve(stated.size());
    std::uint32_t step = 0;
    for (const DotLink& link : stated) {
        while (step < last && !leads_to(step, link.child)) ++step;
        steps.push_back(step);
    }
    return steps;
}

DotLinkPatches::Parting DotLinkPatches::parting(std::uint32_t statement) {
    const DotStatement& links = outline_.statement(statement);
    const std::uint32_t operands = links.end_operand - links.first_operand;
    std::vector<std::vector<SiteIndex>> unwanted(operands - 1);
    std::vector<std::size_t> wanted(operands - 1, 0);
    const std::vector<std::uint32_t> steps = steps_of(statement);
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const DotLink& link = links_of_[statement].begin[at];
        if (is_wanted(link))
            ++wanted[steps[at]];
        else
            unwanted[steps[at]].push_back(link.child);
    }
    Parting parting{statement, std::vector<bool>(operands - 1, true), std::vector<bool>(operands, false)};
    for (std::uint32_t step = 0; step + 1 < operands; ++step) {
        const DotOperand& heads = outline_.operand(links.first_operand + step + 1);
        if (unwanted[step].empty() && wanted[step] > 0) continue;
        if (wanted[step] > 0 && step + 2 == operands && takes_children_out(heads, unwanted[step])) continue;
        parting.is_kept[step] = false;
        if (wanted[step] > 0) write_rest(statement, step, steps);
    }
    for (std::uint32_t at = 0; at < operands; ++at) {
        const bool is_linked =
            (at > 0 && parting.is_kept[at - 1]) || (at + 1 < operands && parting.is_kept[at]);
        parting.is_dropped[at] = !is_linked && drops(outline_.operand(links.first_operand + at));
    }
    return parting;
}

// Children that moved away, out of the group or the list that others stay in. True where that can be done.
bool DotLinkPatches::takes_children_out(const DotOperand& heads, const std::vector<SiteIndex>& children) {
    std::vector<std::uint32_t> mentions;
    for (const SiteIndex child : children) is_leaving_[child] = true;
    const bool can = finds_leaving(heads, mentions);
    for (const SiteIndex child : children) is_leaving_[child] = false;
    if (!can) return false;
    for (const std::uint32_t mention : mentions) {
        mentions_.drops(mention);
        patches_.remove_mention(mention);
    }
    return true;
}

// Their mentions; false where one of them must stay.
bool DotLinkPatches::finds_leaving(const DotOperand& heads, std::vector<std::uint32_t>& mentions) {
    for (auto mention = heads.first_mention; mention < heads.end_mention; ++mention) {
        const DotMention& mentioned = outline_.mentions()[mention];
        const DotStatement& statement = outline_.statement(mentioned.statement);
        if (!is_leaving_[mentioned.site]) continue;
        if (match_.is_removed(mentioned.site)) {
            if (!heads.is_group) mentions.push_back(mention);
            continue;
        }
        const bool is_bare =
            statement.kind == DotStatement::Kind::sites && statement.first_pair == statement.end_pair;
        if ((heads.is_group && !is_bare) || !mentions_.may_drop(mention)) return false;
        mentions.push_back(mention);
    }
    return true;
}

// What stays of a product that is taken apart; `steps` are those of its statement's links.
void DotLinkPatches::write_rest(std::uint32_t statement, std::uint32_t step,
                                const std::vector<std::uint32_t>& steps) {
    std::string children;
    SiteIndex parent = no_site;
    std::size_t count = 0;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const DotLink& link = links_of_[statement].begin[at];
        if (!is_wanted(link) || steps[at] != step) continue;
        if (count++ > 0) children += ' ';
        children += id(link.child);
        parent = link.parent;
    }
    if (count > 1) children = '{' + children + '}';
    std::string rest = id(parent) + " -> " + children;
    if (!lists(statement).empty()) rest += ' ' + std::string(lists(statement));
    patches_.write_behind(outline_.outermost(statement), std::move(rest));
}

void DotLinkPatches::part(const Parting& parting) {
    const DotStatement& links = outline_.statement(parting.statement);
    const std::uint32_t first = links.first_operand;
    const std::size_t operands = parting.is_dropped.size();
    const auto is_dropped = [&](std::size_t at) { return parting.is_dropped[at]; };
    std::size_t last = operands; // behind the last operand that stays
    while (last > 0 && is_dropped(last - 1)) --last;
    if (last == 0) return patches_.remove(parting.statement);
    const std::string copied =
        lists(parting.statement).empty() ? "" : ' ' + std::string(lists(parting.statement));
    bool is_any_before = false;
    for (std::uint32_t at = 0; at < operands; ++at) {
        const DotOperand& operand = outline_.operand(first + at);
        if (is_dropped(at))
            patches_.remove(operand);
        else
            take_removed_out(operand);
        const bool goes_on = at + 1 < operands && parting.is_kept[at];
        const bool came_on = at > 0 && parting.is_kept[at - 1];
        is_any_before = is_any_before || !is_dropped(at);
        if (goes_on) continue;
        if (at + 1 == operands) {
            if (!came_on) patches_.remove_lists(parting.statement);
            break;
        }
        const bool separates = !is_dropped(at) && at + 1 < last;
        patches_.replace_arrow(first + at, (came_on ? copied : "") + (separates ? "; " : ""));
    }
}

void DotLinkPatches::take_removed_out(const DotOperand& operand) {
    if (operand.is_group) return;
    for (auto mention = operand.first_mention; mention < operand.end_mention; ++mention)
        if (!operand.is_single() && match_.is_removed(outline_.mentions()[mention].site))
            patches_.remove_mention(mention);
}

// Braces around nothing but sites.
bool DotLinkPatches::is_plain(const DotOperand& group) const {
    const auto inside = text_.substr(group.at.begin, group.at.end - group.at.begin);
    return inside.front() == '{' && inside.find_first_of("{[=/#", 1) == inside.npos;
}

bool DotLinkPatches::drops(const DotOperand& operand) {
    if (operand.is_group && !is_plain(operand)) return false;
    for (auto mention = operand.first_mention; mention < operand.end_mention; ++mention)
        if (!mentions_.may_drop(mention)) return false;
    for (auto mention = operand.first_mention; mention < operand.end_mention; ++mention)
        mentions_.drops(mention);
    return true;
}

std::string DotLinkPatches::pairs_of_new(SiteIndex after_site) const {
    std::string pairs;
    for (const Cell& cell : match_.after().cells(after_site)) {
        if (cell.fact == Fact::parent || cell.fact == Fact::ipsec) continue;
        pairs += (pairs.empty() ? "" : ", ") + dot_pair(match_.after(), cell);
    }
    return pairs;
}

// False where a text has links only and new sites have no more to say: a statement of one site would make
// those without look mistyped.
bool DotLinkPatches::new_sites_need_statements() const {
    for (SiteIndex site = 0; site < match_.now().size(); ++site)
        if (match_.now().has_statement(site)) return true;
    for (SiteIndex site = 0; site < match_.after().size(); ++site) {
        const bool is_new = match_.now_of(site) == no_site;
        if (is_new && (match_.after().parent(site) == no_site || !pairs_of_new(site).empty())) return true;
    }
    return false;
}

void DotLinkPatches::write_new_sites() {
    if (!new_sites_need_statements()) return;
    for (SiteIndex site = 0; site < match_.after().size(); ++site) {
        if (match_.now_of(site) != no_site) continue;
        const std::string pairs = pairs_of_new(site);
        patches_.write_at_end(dot_id(match_.after().code_as_written(site)) +
                              (pairs.empty() ? "" : " [" + pairs + ']'));
    }
}

void DotLinkPatches::write_new_links() {
    const Hierarchy& after = match_.after();
    for (SiteIndex site = 0; site < after.size(); ++site) {
        if (after.parent(site) == no_site) continue;
        const SiteIndex child = match_.now_of(site);
        const bool is_there =
            child != no_site &&
            (mentions_.is_linked(child) || (match_.now().parent(child) != no_site &&
                                            match_.now().parent(child) == match_.now_of(after.parent(site))));
        if (!is_there) write_new_link(site);
    }
}

std::string DotLinkPatches::ipsec_list(SiteIndex after_child) const {
    const Cell* ipsec = match_.after().cell(after_child, Fact::ipsec);
    return ipsec == nullptr ? std::string() : " [" + dot_pair(match_.after(), *ipsec) + ']';
}

void DotLinkPatches::write_new_link(SiteIndex after_child) {
    const Hierarchy& after = match_.after();
    std::string link = dot_id(after.code_as_written(after.parent(after_child))) + " -> " +
                       dot_id(after.code_as_written(after_child)) + ipsec_list(after_child);
    const std::uint32_t near = mentions_.place_of_new_link(after_child);
    if (near == DotOutline::none)
        patches_.write_at_end(std::move(link));
    else
        patches_.write_behind(near, std::move(link));
}

} // namespace sitemode
