#include "src/questions.h"

#include <algorithm>
#include <utility>

#include "src/words.h"

namespace sitemode {
namespace {

bool declares(const Hierarchy& hierarchy, SiteIndex primary, Mode mode) {
    return hierarchy.known(primary, Fact::mode) == static_cast<std::uint32_t>(mode);
}

// Gathers questions site by site, then measures each.
class Asking {
public:
    Asking(const Hierarchy& hierarchy, const Solution& declared, const Solution& potential)
        : h_(hierarchy), declared_(declared), potential_(potential) {}

    std::vector<Question> questions() && {
        for (UnitIndex unit = 0; unit < declared_.unit_count(); ++unit) ask(unit);
        for (auto& question : questions_) measure(question);
        std::stable_sort(questions_.begin(), questions_.end(), [](const Question& a, const Question& b) {
            if (a.waiting != b.waiting) return a.waiting > b.waiting;
            if (a.clients != b.clients) return a.clients > b.clients;
            return order_of(a) < order_of(b);
        });
        return std::move(questions_);
    }

private:
    // Today's mode first: it is asked of everyone.
    static int order_of(const Question& question) { return question.rule == no_rule ? -1 : question.rule; }

    void ask(UnitIndex unit) {
        const auto primary = declared_.primaries[unit];
        if (!h_.known(primary, Fact::mode) && !declared_.units[unit].forced_mixed)
            add("mode today?", no_rule, Fact::mode, primary);
        if (potential_.units[unit].forced_mixed || declares(h_, primary, Mode::native)) return;
        for (const auto& cause : potential_.not_native(unit))
            if (!cause.certain) add(short_words(h_, cause), cause.rule, cause.fact, cause.site);
    }

    // The same words for two facts are two questions.
    void add(std::string words, RuleIndex rule, Fact fact, SiteIndex site) {
        const auto is_same = [&](const Question& known) {
            return known.rule == rule && known.fact == fact && known.words == words;
        };
        auto found = std::find_if(questions_.begin(), questions_.end(), is_same);
        if (found == questions_.end())
            found = questions_.insert(found, Question{std::move(words), rule, fact, {}, 0, 0});
        found->sites.push_back(site);
    }

    void measure(Question& question) const {
        const auto& view = question.rule == no_rule ? declared_ : potential_;
        std::vector<bool> waits(view.unit_count(), false);
        for (const auto site : question.sites) waits[view.unit_of[site]] = true;
        for (const auto unit : view.parents_first) {
            if (view.parent[unit] != no_unit && waits[view.parent[unit]]) waits[unit] = true;
            if (!waits[unit] || view.units[unit].forced_mixed) continue;
            const auto primary = view.primaries[unit];
            if (question.rule != no_rule && declares(h_, primary, Mode::native)) continue;
            question.waiting += 1 + view.secondaries_of(unit).size();
            question.clients += h_.known(primary, Fact::clients).value_or(0);
        }
        std::sort(question.sites.begin(), question.sites.end());
    }

    const Hierarchy& h_;
    const Solution& declared_;
    const Solution& potential_;
    std::vector<Question> questions_;
};

} // namespace

std::vector<Question> open_questions(const Hierarchy& hierarchy, const Solution& declared,
                                     const Solution& potential) {
    return Asking(hierarchy, declared, potential).questions();
}

} // namespace sitemode
