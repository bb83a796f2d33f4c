#include "src/outline.h"

#include <algorithm>
#include <vector>

#include "src/explain.h"
#include "src/picture.h"

namespace sitemode {
namespace {

constexpr std::size_t deepest_indent = 24; // levels; below these lines are no longer indented

class Outline {
public:
    Outline(const Hierarchy& hierarchy, const Solution& solution, std::string (*printable)(std::string_view),
            const TableStyle& style)
        : h_(hierarchy), s_(solution), printable_(printable), style_(style), reasons_(h_, s_) {}

    std::string text() {
        if (const auto title = h_.text(Fact::title); !title.empty()) out_ += printable_(title) + '\n';
        out_ += summary_line(h_, s_) + "\n\n";
        std::vector<Step> open; // to be written, the next one last
        for (auto site = h_.parents_first().rbegin(); site != h_.parents_first().rend(); ++site)
            if (h_.is_central(*site)) open.push_back({*site, 0, true});
        while (!open.empty()) {
            const auto step = open.back();
            open.pop_back();
            add_line(step);
            const auto below = h_.children(step.site);
            for (auto child = below.rbegin(); child != below.rend(); ++child)
                open.push_back({*child, step.depth + 1, child == below.rbegin()});
        }
        return std::move(out_);
    }

private:
    struct Step {
        SiteIndex site = 0;
        std::size_t depth = 0;
        bool is_last = false; // among its siblings
    };

    void add_line(const Step& step) {
        add_branch(step);
        out_ += printable_(h_.code(step.site));
        if (h_.cell(step.site, Fact::name) != nullptr) out_ += ' ' + printable_(h_.name(step.site));
        const auto unit = s_.unit_of[step.site];
        if (h_.is_secondary(step.site)) {
            out_ += "  " + faint("with " + printable_(h_.code(h_.unit(step.site)))) + '\n';
            return;
        }
        out_ += "  " + verdict(unit);
        if (const auto reason = reasons_.words(h_, unit); !reason.empty())
            out_ += faint(": " + printable_(reason));
        out_ += '\n';
    }

    // "│  ├─ " in front of a site on the third level.
    void add_branch(const Step& step) {
        if (step.depth == 0) return;
        const auto level = std::min(step.depth, deepest_indent) - 1;
        goes_on_.resize(level + 1);
        goes_on_[level] = !step.is_last;
        std::string branch;
        for (std::size_t i = 0; i < level; ++i) branch += goes_on_[i] ? "│  " : "   ";
        branch += step.is_last ? "└─ " : "├─ ";
        if (step.depth > deepest_indent) branch += "(level " + std::to_string(step.depth + 1) + ") ";
        out_ += faint(branch);
    }

    std::string verdict(UnitIndex unit) const {
        std::string word(name_of(s_.verdict(unit)));
        if (s_.unconfirmed(unit)) word += '?';
        return style_.verdict == nullptr ? word : style_.verdict(s_.verdict(unit), word);
    }

    std::string faint(const std::string& text) const {
        return style_.faint == nullptr ? text : style_.faint(text);
    }

    const Hierarchy& h_;
    const Solution& s_;
    std::string (*printable_)(std::string_view);
    TableStyle style_;
    MainReasons reasons_;
    std::vector<bool> goes_on_; // of each level: whether a sibling follows
    std::string out_;
};

} // namespace

std::string outline_text(const Hierarchy& hierarchy, const Solution& solution,
                         std::string (*printable)(std::string_view text), const TableStyle& style) {
    return Outline(hierarchy, solution, printable, style).text();
}

} // namespace sitemode
