// Why a unit of a plan is blocked, with bounded paths.
#include <algorithm>
#include <utility>

#include "src/plan.h"

namespace sitemode {
namespace {

class Reasons {
public:
    Reasons(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan, UnitIndex unit)
        : h_(hierarchy), s_(solution), plan_(plan), unit_(unit) {}

    BlockedReasons collected() && {
        const bool to_native = plan_.options.to == Mode::native;
        if (to_native ? add_from_above() : add_from_below()) return std::move(out_);
        out_ = {};
        out_.is_complete = false;
        sites_ = 0;
        add(unit_, {s_.primaries[unit_]});
        if (to_native)
            out_.through.push_back(s_.parent[unit_]);
        else
            out_.through = blocked_children(unit_);
        return std::move(out_);
    }

private:
    // The units above that are blocked lie without a gap below the topmost reason. False where the paths
    // become too long.
    bool add_from_above() {
        std::vector<SiteIndex> path; // from the unit upwards
        std::vector<UnitIndex> way;
        for (auto unit = unit_; is_blocked(unit); unit = s_.parent[unit]) {
            if (way.size() == longest_paths) return false;
            way.push_back(unit);
            path.push_back(s_.primaries[unit]);
        }
        for (; !way.empty(); way.pop_back(), path.pop_back())
            if (!add(way.back(), {path.rbegin(), path.rend()})) return false;
        return true;
    }

    // Level by level, through the units that are blocked themselves.
    bool add_from_below() {
        std::vector<UnitIndex> level{unit_};
        for (std::size_t next = 0; next < level.size(); ++next) {
            const auto unit = level[next];
            std::vector<SiteIndex> path;
            for (auto at = unit; at != unit_ && path.size() < longest_paths; at = s_.parent[at])
                path.push_back(s_.primaries[at]);
            path.push_back(s_.primaries[unit_]);
            if (path.size() > longest_paths || level.size() > longest_paths || !add(unit, path)) return false;
            const auto children = blocked_children(unit);
            level.insert(level.end(), children.begin(), children.end());
        }
        return true;
    }

    bool is_blocked(UnitIndex unit) const { return unit != no_unit && plan_.is_blocked[unit]; }

    std::vector<UnitIndex> blocked_children(UnitIndex unit) const {
        std::vector<UnitIndex> out;
        for (const auto child : h_.children(s_.primaries[unit]))
            if (h_.is_primary(child) && is_blocked(s_.unit_of[child])) out.push_back(s_.unit_of[child]);
        return out;
    }

    // `path` begins at the unit's primary site. False, with nothing to rely on, where the limit is passed;
    // the unit's own reasons count as one.
    bool add(UnitIndex unit, const std::vector<SiteIndex>& path) {
        for (const auto& cause : plan_.obstacles_of(unit)) {
            BlockedBy reason{cause, {}};
            if (cause.site != path.front()) reason.path.push_back(cause.site);
            reason.path.insert(reason.path.end(), path.begin(), path.end());
            if (unit != unit_) sites_ += reason.path.size();
            if (sites_ > longest_paths) return false;
            out_.reasons.push_back(std::move(reason));
        }
        return true;
    }

    const Hierarchy& h_;
    const Solution& s_;
    const Plan& plan_;
    UnitIndex unit_;
    BlockedReasons out_;
    std::size_t sites_ = 0; // on the paths from other units
};

} // namespace

BlockedReasons blocked_reasons(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                               UnitIndex unit) {
    return Reasons(hierarchy, solution, plan, unit).collected();
}

} // namespace sitemode
