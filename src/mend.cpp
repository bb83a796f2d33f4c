#include "src/mend.h"

#include "src/edit.h"
#include "src/words.h"

namespace sitemode {
namespace {

bool runs_sms2003(const Hierarchy& h, SiteIndex site) {
    const auto version = h.text(site, Fact::version);
    return !version.empty() && generation_of(version) == Generation::sms2003;
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
    Edit edit;
    edit.site = hierarchy_.code(cause.site);
    edit.facts.push_back({words.substr(0, equals), words.substr(equals + 1)});
    return written(edit);
}

} // namespace sitemode
