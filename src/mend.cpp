#include "src/mend.h"

#include <utility>

#include "src/edit.h"
#include "src/words.h"

namespace sitemode {
namespace {

bool runs_sms2003(const Hierarchy& h, SiteIndex site) {
    const auto version = h.text(site, Fact::version);
    return !version.empty() && generation_of(version) == Generation::sms2003;
}

std::string edit_text(const Hierarchy& h, SiteIndex site, std::string fact, std::string value) {
    Edit edit;
    edit.site = h.code(site);
    edit.facts.push_back({std::move(fact), std::move(value)});
    return written(edit);
}

} // namespace

Mends::Mends(const Hierarchy& hierarchy) : hierarchy_(hierarchy), version_from_(hierarchy.size(), no_site) {
    for (const auto site : hierarchy.parents_first()) {
        const auto above = hierarchy.is_central(site) ? no_site : version_from_[hierarchy.parent(site)];
        version_from_[site] = runs_sms2003(hierarchy, site) ? above : site;
    }
}

std::optional<std::string> Mends::mend(const Cause& cause) const {
    const auto words = mend_words(hierarchy_, cause, version_from_[cause.site]);
    if (words.empty()) return std::nullopt;
    const auto equals = words.find('=');
    return edit_text(hierarchy_, cause.site, words.substr(0, equals), words.substr(equals + 1));
}

std::string demand_edit(const Hierarchy& hierarchy, const Cause& demand) {
    const std::string fact(name_of(demand.fact));
    if (demand.fact != Fact::roles) return edit_text(hierarchy, demand.site, fact, "0");
    const auto others = hierarchy.known(demand.site, Fact::roles).value_or(0) & ~bit(Role::IMP);
    const auto* if_none = hierarchy.is_primary(demand.site) ? "unknown" : "";
    return edit_text(hierarchy, demand.site, fact, others == 0 ? if_none : role_names(others));
}

} // namespace sitemode
