#include "src/why_words.h"

#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Kind = Step::Kind;

std::string in_brackets(std::string_view code) {
    return code.empty() ? "" : " (" + std::string(code) + ")";
}

// The first step: what the file states.
std::string fact_words(const Hierarchy& h, const Cause& cause, const std::string& forced) {
    const std::string site(h.code(cause.site));
    if (cause.rule != no_rule) return words_with_site(h, cause) + ", so " + site + " must be " + forced;
    if (cause.fact == Fact::require)
        return "the design requires " + forced + " mode at " + site + " (require=" + forced + ")";
    return site + " is set to " + forced + " mode, which counts as a decision (mode=" + forced + ")";
}

std::string certain_words(const Hierarchy& h, const Step& step, const Cause& cause,
                          const std::string& forced) {
    if (step.kind == Kind::fact) return fact_words(h, cause, forced);
    const std::string from(h.code(step.from)), to(h.code(step.to));
    switch (step.kind) {
    case Kind::to_primary:
        return from + " is a secondary site of " + to + " and always has its mode, so " + to + " must be " +
               forced;
    case Kind::to_secondary:
        return to + " is a secondary site of " + from + " and follows it";
    case Kind::up:
        return from + " must be " + forced + ", so " + to + " above it must be " + forced;
    default:
        return from + " must be " + forced + ", so " + to + " below it must be " + forced;
    }
}

// On the way from a question everything is conditional.
std::string conditional_words(const Hierarchy& h, const Step& step, const Cause& cause) {
    if (step.kind == Kind::fact) return full_question(h, cause);
    const std::string from(h.code(step.from)), to(h.code(step.to));
    switch (step.kind) {
    case Kind::to_primary:
        return from + " is a secondary site of " + to + " and always has its mode, so it is a question for " +
               to;
    case Kind::to_secondary:
        return to + " is a secondary site of " + from + " and follows it";
    default:
        return "if " + from + " had to be mixed, " + to + " below it would have to be mixed";
    }
}

} // namespace

std::string named(const Hierarchy& hierarchy, SiteIndex site) {
    const std::string code(hierarchy.code(site)), name(hierarchy.name(site));
    return name == code ? code : code + " (" + name + ")";
}

std::string_view rule_code(const Step& step, const Cause& cause) {
    switch (step.kind) {
    case Kind::fact:
        return cause.rule == no_rule ? std::string_view{} : rule(cause.rule).code;
    case Kind::to_primary:
    case Kind::to_secondary:
        return "SM201";
    default:
        return "SM202";
    }
}

std::string sentence(const Hierarchy& hierarchy, const Step& step, const Cause& cause, Mode ruled_out) {
    const std::string forced(name_of(other_than(ruled_out)));
    const auto words = cause.certain ? certain_words(hierarchy, step, cause, forced)
                                     : conditional_words(hierarchy, step, cause);
    return words + in_brackets(rule_code(step, cause));
}

std::string way_out(const Hierarchy& hierarchy, const Mends& mends, const Cause& cause) {
    const auto edit = remedy(hierarchy, mends, cause).value_or("");
    if (cause.rule == no_rule) return "decide anew: " + edit + " takes the decision back";
    if (rule(cause.rule).demands == nullptr) return hint_for(hierarchy, cause);
    return "give up Internet-based client management there: " + edit;
}

} // namespace sitemode
