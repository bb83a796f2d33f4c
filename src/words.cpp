#include "src/words.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace sitemode {
namespace {

// What a placeholder may look at.
struct Context {
    const Hierarchy& h;
    SiteIndex site = no_site;
    SiteIndex other = no_site;
    SiteIndex fact_site = no_site;
    Fact fact = Fact::mode;
    RuleIndex rule = no_rule;
    std::uint64_t count = 0;
};

Context context_of(const Hierarchy& h, const Cause& cause) {
    return {h, cause.site, no_site, cause.site, cause.fact, cause.rule, 0};
}

Context context_of(const Hierarchy& h, const Finding& finding) {
    const auto fact_site = finding.fact_site == no_site ? finding.site : finding.fact_site;
    return {h,
            finding.site,
            finding.other,
            fact_site,
            finding.fact.value_or(Fact::mode),
            finding.rule,
            finding.count};
}

std::string filled(std::string_view words, const Context& context);

std::string value_at(const Context& c, SiteIndex site) {
    const auto* cell = site == no_site ? nullptr : c.h.cell(site, c.fact);
    if (cell == nullptr) return "";
    if (row_of(c.fact).kind == FactKind::count && !cell->unknown) return with_thousands(cell->bits);
    return c.h.written(*cell);
}

std::string code_of(const Context& c, SiteIndex site) {
    if (site == no_site) return "";
    const auto code = c.h.code(site);
    return code.empty() ? R"("")" : std::string(code); // DOT has nodes without a name
}

std::string site(const Context& c) {
    return code_of(c, c.site);
}
std::string other(const Context& c) {
    return code_of(c, c.other);
}
std::string fact_site(const Context& c) {
    return code_of(c, c.fact_site);
}
std::string written(const Context& c) {
    return std::string(c.h.code_as_written(c.site));
}
std::string fact(const Context& c) {
    return std::string(name_of(c.fact));
}
std::string value(const Context& c) {
    return value_at(c, c.fact_site);
}
std::string other_value(const Context& c) {
    return value_at(c, c.other);
}
std::string count(const Context& c) {
    return with_thousands(c.count);
}
std::string clients(const Context& c) {
    return with_thousands(c.h.known(c.site, Fact::clients).value_or(0));
}
std::string plural(const Context& c) {
    return c.h.known(c.fact_site, c.fact) == 1U ? "" : "s";
}
std::string more(const Context& c) {
    return c.count > 2 ? ", …" : "";
}
std::string reason(const Context& c) {
    return filled(rule(c.rule).reason, c);
}
// Of SM117: `other` has the code that may be meant.
std::string mistyped(const Context& c) {
    return c.other == no_site ? "correct its code, or " : "did you mean " + code_of(c, c.other) + "? Else ";
}
// What to set a fact of SM304 to.
std::string mended(const Context& c) {
    return row_of(c.fact).kind == FactKind::count ? "0" : "yes";
}

std::string mend(const Context& c) {
    return site(c) + "." + filled(rule(c.rule).mend, c);
}
// An expired certificate is renewed: nothing is known of the new one's expiry.
std::string signing_mend(const Context& c) {
    return c.fact == Fact::signing_cert_expires ? "signing_cert_expires=" : "signing_cert=yes";
}
// What a site is upgraded to: the version of the site `other`, so that it is never newer than what is above
// it; at the top the last release that has no other name.
std::string version_above(const Context& c) {
    if (c.other == no_site) return "2007 SP2";
    const auto version = c.h.text(c.other, Fact::version);
    return std::string(version.empty() ? row_of(Fact::version).fallback : version);
}

std::string signing(const Context& c) {
    return c.fact == Fact::signing_cert_expires ? "signing certificate expired " + value(c)
                                                : "no signing certificate";
}

std::string lacking_clients(const Context& c) {
    const auto lacking = c.h.known(c.site, Fact::clients_without_cert);
    if (c.fact != Fact::clients_without_cert || !lacking) return "clients without a certificate";
    const auto all = c.h.known(c.site, Fact::clients);
    if (!all) return counted(*lacking, "client") + " without a certificate";
    return with_thousands(*lacking) + " of " + counted(*all, "client") + " would become unmanaged";
}

// The roles that need a web server certificate and have none; a primary site without roles has a management
// point.
std::string lacking_roles(const Context& c) {
    const auto roles = c.h.known(c.site, Fact::roles).value_or(c.h.is_primary(c.site) ? bit(Role::MP) : 0);
    const auto have = c.h.known(c.site, Fact::web_certs).value_or(0);
    const auto lacking = roles & need_web_certificate & ~have;
    return role_names(lacking == 0 ? bit(Role::DP_unknown) : lacking, ", ");
}

// Certificates, or only whether a distribution point needs one.
std::string web_question(const Context& c) {
    const auto roles = c.h.known(c.site, Fact::roles).value_or(c.h.is_primary(c.site) ? bit(Role::MP) : 0);
    const auto* certificates = c.h.cell(c.site, Fact::web_certs);
    const bool only_points =
        certificates != nullptr ? !certificates->unknown : (roles & need_web_certificate) == 0;
    return only_points && (roles & bit(Role::DP_unknown)) != 0 ? "distribution point: BITS?"
                                                               : "web certificates?";
}

std::string demand(const Context& c) {
    if (c.fact == Fact::roles) return "Internet-based management point";
    return value(c) + " Internet client" + plural(c);
}

struct Placeholder {
    std::string_view name;
    std::string (*text)(const Context&);
};
constexpr Placeholder placeholders[] = {
    {"site", site},
    {"other", other},
    {"fact_site", fact_site},
    {"written", written},
    {"fact", fact},
    {"value", value},
    {"count", count},
    {"other_value", other_value},
    {"clients", clients},
    {"s", plural},
    {"more", more},
    {"reason", reason},
    {"mistyped", mistyped},
    {"mended", mended},
    {"mend", mend},
    {"signing_mend", signing_mend},
    {"version_above", version_above},
    {"signing", signing},
    {"lacking_clients", lacking_clients},
    {"demand", demand},
    {"lacking_roles", lacking_roles},
    {"web_question", web_question},
};

constexpr std::string_view counting = "count:";

// A placeholder's text; that of "count:link" is "1 link" or "2 links".
std::string text_of(std::string_view name, const Context& context) {
    if (name.starts_with(counting)) return counted(context.count, name.substr(counting.size()));
    for (const auto& placeholder : placeholders)
        if (placeholder.name == name) return placeholder.text(context);
    assert(false && "a placeholder that isn't in the table");
    return "";
}

std::string filled(std::string_view words, const Context& context) {
    std::string out;
    while (!words.empty()) {
        const auto open = words.find('{');
        out += words.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = words.find('}', open);
        out += text_of(words.substr(open + 1, close - open - 1), context);
        words.remove_prefix(close + 1);
    }
    return out;
}

std::string decision_words(const Hierarchy& h, const Cause& cause) {
    const auto* cell = h.cell(cause.site, cause.fact);
    const auto mode = cell == nullptr ? std::string() : h.written(*cell);
    return (cause.fact == Fact::require ? "required: " : "decided: ") + mode;
}

} // namespace

bool is_placeholder(std::string_view name) {
    const auto is_named = [&](const Placeholder& placeholder) { return placeholder.name == name; };
    return name.starts_with(counting) ||
           std::any_of(std::begin(placeholders), std::end(placeholders), is_named);
}

std::string grouped_digits(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::string with_thousands(std::uint64_t number) {
    return grouped_digits(std::to_string(number));
}

std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural) {
    std::string out = with_thousands(number) + " ";
    if (number == 1) return out += singular;
    return plural.empty() ? (out += singular) += "s" : out += plural;
}

std::string tally_words(const Tally& tally) {
    std::string out;
    const auto add = [&](std::size_t count, std::string_view what) {
        if (count == 0) return;
        if (!out.empty()) out += ", ";
        (out += with_thousands(count)) += what;
    };
    add(tally.native, " native");
    add(tally.mixed, " mixed");
    add(tally.open, " open");
    add(tally.conflict, " in conflict");
    return out;
}

std::string short_words(const Hierarchy& hierarchy, const Cause& cause) {
    if (cause.rule == no_rule) return decision_words(hierarchy, cause);
    const auto& row = rule(cause.rule);
    const auto* cell = hierarchy.cell(cause.site, cause.fact);
    const auto context = context_of(hierarchy, cause);
    if (!cause.certain) return filled(row.question, context);
    if (cell != nullptr && !cell->unknown) return filled(row.reason, context);
    // --unknown block: "PKI?" becomes "PKI unknown"
    auto words = filled(row.question, context);
    words.pop_back();
    return words + " unknown";
}

std::string words_with_site(const Hierarchy& hierarchy, const Cause& cause) {
    return short_words(hierarchy, cause) + " at " + std::string(hierarchy.code(cause.site));
}

std::string full_question(const Hierarchy& hierarchy, const Cause& cause) {
    return cause.rule == no_rule ? "" : filled(rule(cause.rule).ask, context_of(hierarchy, cause));
}

std::string hint_for(const Hierarchy& hierarchy, const Cause& cause) {
    return cause.rule == no_rule ? "" : filled(rule(cause.rule).hint, context_of(hierarchy, cause));
}

std::string mend_words(const Hierarchy& hierarchy, const Cause& cause, SiteIndex version_from) {
    auto context = context_of(hierarchy, cause);
    context.other = version_from;
    return cause.rule == no_rule ? "" : filled(rule(cause.rule).mend, context);
}

Place place_of(const Hierarchy& hierarchy, const Cause& cause) {
    const auto* cell = hierarchy.cell(cause.site, cause.fact);
    return cell == nullptr ? hierarchy.place(cause.site) : cell->place();
}

std::string message_of(const Hierarchy& hierarchy, const Finding& finding) {
    const auto context = context_of(hierarchy, finding);
    const auto& row = rule(finding.rule);
    if (!finding.words.empty()) return filled(finding.words, context);
    if (!row.message.empty()) return filled(row.message, context);
    if (!finding.certain) return "unconfirmed: " + filled(row.ask, context);
    return words_with_site(hierarchy, {finding.site, context.fact, finding.rule, true});
}

std::string hint_of(const Hierarchy& hierarchy, const Finding& finding) {
    if (!finding.certain) return "";
    return filled(rule(finding.rule).hint, context_of(hierarchy, finding));
}

Place place_of(const Hierarchy& hierarchy, const Finding& finding) {
    if (finding.site == no_site) return {};
    if (!finding.fact) return hierarchy.place(finding.site);
    const auto fact_site = finding.fact_site == no_site ? finding.site : finding.fact_site;
    return place_of(hierarchy, Cause{fact_site, *finding.fact, finding.rule, true});
}

} // namespace sitemode
