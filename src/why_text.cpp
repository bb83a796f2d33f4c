#include "src/why_text.h"

#include <algorithm>
#include <vector>

#include "src/change_words.h"
#include "src/edit.h"
#include "src/microsoft_pages.h"
#include "src/rules.h"
#include "src/why_words.h"
#include "src/words.h"

namespace sitemode {
namespace {

// Of a way through more sites than this only the ends are shown.
constexpr std::size_t longest_way = 12;

// The text about one site.
class SiteText {
public:
    SiteText(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site, const WhyStyle& style)
        : h_(hierarchy), s_(solution), site_(site), style_(style), mends_(hierarchy) {}

    std::string text(std::optional<Mode> asked) {
        const auto first = asked.value_or(first_to_explain(s_, site_));
        const bool conflict = s_.verdict(s_.unit_of[site_]) == Verdict::conflict;
        const auto answer = answer_for(h_, s_, site_, first);
        add(answer);
        const auto other = answer_for(h_, s_, site_, other_than(first));
        if (conflict) {
            out_ += '\n';
            add(other);
            add_conflict(answer, other);
        } else if (!asked && other.forced) {
            add_briefly(other);
        }
        add_sources();
        return std::move(out_);
    }

private:
    std::string shown(std::string_view text) const { return style_.printable(text); }
    std::string faint(const std::string& text) const {
        return style_.faint == nullptr ? text : style_.faint(text);
    }
    std::string site() const { return shown(named(h_, site_)); }
    std::string code() const { return shown(h_.code(site_)); }

    std::string place(const Cause& cause) const {
        const auto at = place_of(h_, cause);
        if (h_.files()[at.file] == edit_file) return faint(words_of({&h_.files(), at}));
        return faint(shown(h_.files()[at.file]) + ":" + std::to_string(at.line) + ":" +
                     std::to_string(at.column));
    }

    void add(const ModeAnswer& answer) {
        const std::string mode(name_of(answer.mode));
        if (!answer.possible) {
            out_ += site() + " can't be " + mode + ": " + reasons(answer.against) + ".\n";
            add_reasons(answer.against, answer.mode);
            add_change(answer);
        } else if (answer.forced) {
            out_ += site() + " can be " + mode + open_words(answer) + ", and it can't be " +
                    std::string(name_of(other_than(answer.mode))) + ": " + reasons(answer.forced_by) + ".\n";
            add_reasons(answer.forced_by, other_than(answer.mode));
            add_questions(answer);
        } else {
            out_ += site() + " can be " + mode + open_words(answer) + ", and it can be " +
                    std::string(name_of(other_than(answer.mode))) + ", too.\n";
            add_questions(answer);
        }
    }

    static std::string open_words(const ModeAnswer& answer) {
        if (answer.open.empty()) return "";
        return " once " + counted(answer.open.size(), "question") +
               (answer.open.size() == 1 ? " is" : " are") + " answered well";
    }

    // The only mode that is left, where nobody asked for one.
    void add_briefly(const ModeAnswer& other) {
        out_ +=
            "\nSo " + code() + " can only be " + std::string(name_of(other.mode)) + open_words(other) + ".\n";
        add_questions(other);
    }

    static std::string reasons(const std::vector<Cause>& causes) {
        return counted(causes.size(), "reason") + (causes.size() == 1 ? "" : ", each of them enough");
    }

    void add_reasons(const std::vector<Cause>& causes, Mode ruled_out) {
        const auto shown_ones = std::min(causes.size(), style_.most);
        for (std::size_t i = 0; i < shown_ones; ++i) {
            out_ += '\n';
            add_way(std::to_string(i + 1) + ". ", causes[i], ruled_out);
            out_ += "   hint: " + shown(way_out(h_, mends_, causes[i])) + "\n";
        }
        add_rest(causes.size(), shown_ones, "\n   ");
    }

    void add_rest(std::size_t all, std::size_t shown_ones, std::string_view indent) {
        if (all <= shown_ones) return;
        out_ += std::string(indent) + "and " + with_thousands(all - shown_ones) +
                " more: --all-findings or --format json\n";
    }

    // A sentence a step; the first one with the place of its fact.
    void add_way(const std::string& number, const Cause& cause, Mode ruled_out) {
        const bool is_shown = steps_ < most_steps;
        const auto way = is_shown ? way_to(h_, cause, site_, ruled_out)
                                  : std::vector<Step>{{Step::Kind::fact, no_site, cause.site}};
        steps_ += way.size();
        remember(cause.rule);
        for (std::size_t i = 0; i < way.size(); ++i) {
            if (way.size() > longest_way && i == longest_way / 2) {
                const auto skipped = way.size() - longest_way;
                out_ += "   ... and so on through " + counted(skipped, "site") + " more\n";
                i += skipped;
            }
            out_ += i == 0 ? number : std::string(number.size(), ' ');
            out_ += shown(sentence(h_, way[i], cause, ruled_out));
            if (i == 0) out_ += "  " + place(cause);
            out_ += '\n';
            if (i > 0) remember(*rule_with_code(rule_code(way[i], cause)));
        }
        if (!is_shown) out_ += "   ... and so on: too many ways to show\n";
    }

    // The edits that take all reasons away, and what else they free.
    void add_change(const ModeAnswer& answer) {
        const std::string mode(name_of(answer.mode));
        out_ += "\nWhat has to change before " + code() + " can be " + mode + ":\n";
        const auto shown_ones = std::min(answer.against.size(), style_.most);
        for (std::size_t i = 0; i < shown_ones; ++i) {
            const auto edit = remedy(h_, mends_, answer.against[i]);
            out_ += "   " + shown(edit.value_or("# " + hint_for(h_, answer.against[i]))) + "\n";
        }
        add_rest(answer.against.size(), shown_ones, "   ");
        if (!answer.freed.empty()) add_freed(answer);
        if (answer.mode == Mode::native) add_questions(answer);
    }

    void add_freed(const ModeAnswer& answer) {
        out_ += listed(answer.freed) + " could be " + std::string(name_of(answer.mode)) +
                " then, too: " + counted(answer.freed.size() + 1, "site");
        if (answer.freed_clients > 0) out_ += " with " + counted(answer.freed_clients, "known client");
        out_ += " in all.\n";
    }

    std::string listed(const std::vector<SiteIndex>& sites) const {
        std::string out;
        const auto shown_ones = std::min(sites.size(), style_.most);
        for (std::size_t i = 0; i < shown_ones; ++i) out += (i == 0 ? "" : ", ") + shown(h_.code(sites[i]));
        if (sites.size() > shown_ones) out += " and " + with_thousands(sites.size() - shown_ones) + " more";
        return out;
    }

    void add_questions(const ModeAnswer& answer) {
        if (answer.open.empty()) return;
        out_ += "\nTo be confirmed before " + code() + " is native:\n";
        const auto shown_ones = std::min(answer.open.size(), style_.most);
        for (std::size_t i = 0; i < shown_ones; ++i) add_way(" ? ", answer.open[i], Mode::native);
        add_rest(answer.open.size(), shown_ones, "   ");
    }

    void add_conflict(const ModeAnswer& one, const ModeAnswer& other) {
        const auto& native = one.mode == Mode::native ? one : other;
        const auto& mixed = one.mode == Mode::native ? other : one;
        const auto pairs = native.against.size() * mixed.against.size();
        out_ += "\n" + code() + " is in conflict: " + counted(pairs, "pair") +
                (pairs == 1 ? " of facts that can't stand together.\n"
                            : " of facts, each of which can't stand together.\n");
        std::size_t shown_ones = 0;
        for (const auto& a : native.against)
            for (const auto& b : mixed.against) {
                if (shown_ones == std::min(style_.most, most_pairs)) break;
                ++shown_ones;
                out_ += "   " + shown(words_with_site(h_, a)) + " / " + shown(words_with_site(h_, b)) + "\n";
            }
        add_rest(pairs, shown_ones, "   ");
    }

    void remember(RuleIndex index) {
        if (index == no_rule || std::find(cited_.begin(), cited_.end(), index) != cited_.end()) return;
        cited_.push_back(index);
    }

    // The rules that were cited, with Microsoft's pages.
    void add_sources() {
        std::sort(cited_.begin(), cited_.end());
        if (!cited_.empty()) out_ += "\nRules:\n";
        for (const auto index : cited_) {
            out_ += "   " + std::string(rule(index).code) + "  " + std::string(rule(index).why) + "\n";
            for (const auto& page : pages_of(rule(index))) {
                out_ += "          " + page.title + (page.title.empty() || page.link.empty() ? "" : ": ") +
                        faint(page.link) + "\n";
            }
        }
    }

    const Hierarchy& h_;
    const Solution& s_;
    SiteIndex site_;
    WhyStyle style_;
    Mends mends_;
    std::vector<RuleIndex> cited_;
    std::size_t steps_ = 0;
    std::string out_;
};

} // namespace

std::string why_text(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site,
                     std::optional<Mode> asked, const WhyStyle& style) {
    return SiteText(hierarchy, solution, site, style).text(asked);
}

} // namespace sitemode
