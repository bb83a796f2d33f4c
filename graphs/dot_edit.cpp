#include "graphs/dot_edit.h"

#include <optional>
#include <utility>

#include "graphs/dot_fact_patches.h"
#include "graphs/dot_link_patches.h"
#include "graphs/dot_outline.h"
#include "graphs/dot_patches.h"
#include "graphs/dot_reader.h"
#include "graphs/dot_writer.h"
#include "graphs/fact_differences.h"
#include "graphs/site_match.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

// Links, then facts, then what defaults say against them, then the order, then its defaults: no text that
// patches can mend needs more.
constexpr int most_steps = 10;

bool has_same_links(const SiteMatch& match) {
    for (SiteIndex site = 0; site < match.now().size(); ++site) {
        const SiteIndex same = match.after_of(site);
        if (same == no_site) continue;
        if (match.after_of(match.now().parent(site)) != match.after().parent(same)) return false;
        const bool lost_parent = match.now().parent(site) != no_site && match.after().parent(same) == no_site;
        if (lost_parent) return false;
    }
    return true;
}

// One step towards `after`: the patched text, or none where nothing differs.
class Step {
public:
    Step(std::string_view text, const Hierarchy& now, const Hierarchy& after, bool is_first)
        : text_(text), match_(now, after) {
        if (is_first) match_.part_readded();
    }

    std::optional<std::string> text() const {
        const bool has_links = match_.has_same_sites() && has_same_links(match_);
        const bool has_facts = has_links && !differs_in_facts(match_);
        if (has_facts && match_.has_same_order()) return std::nullopt;
        const DotOutline outline(text_);
        DotPatches patches(text_, outline);
        DotFactPatches facts(outline, match_, patches);
        if (!has_links) {
            DotLinkPatches(text_, outline, match_, patches).patch();
            facts.patch_types();
        } else if (!has_facts) {
            facts.patch_all();
        } else {
            patches.write_at_begin(all_sites());
        }
        return std::move(patches).text();
    }

private:
    // Names them in their order before anything else does.
    std::string all_sites() const {
        std::string sites;
        for (SiteIndex site = 0; site < match_.after().size(); ++site)
            sites += (site == 0 ? "" : ", ") + dot_id(match_.after().code_as_written(site));
        return sites;
    }

    std::string_view text_;
    SiteMatch match_;
};

} // namespace

EditedText edited_dot(std::string_view text, const Hierarchy& after) {
    const std::string_view body = without_byte_order_mark(text);
    const std::string_view mark = text.substr(0, text.size() - body.size());
    std::string current(body);
    for (int step = 0; step < most_steps; ++step) {
        const Reading reading = read_dot(current, "");
        if (!reading.hierarchy) break;
        auto next = Step(current, *reading.hierarchy, after, step == 0).text();
        if (!next) return {std::string(mark) + current, true};
        current = std::move(*next);
    }
    return {dot_text(after), false};
}

} // namespace sitemode
