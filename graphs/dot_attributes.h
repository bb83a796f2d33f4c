// Reads single attributes of a DOT file for graphs/dot_reader.cpp, the only one to include this: which fact a
// name stands for at a site, a link or the graph, its value, and what to say where that is wrong, misplaced
// or unknown.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/dot_graph.h"
#include "graphs/dot_writer.h"
#include "graphs/facts.h"
#include "graphs/familiar_values.h"
#include "graphs/familiar_words.h"
#include "graphs/field_names.h"
#include "graphs/graphviz_attributes.h"
#include "graphs/name_table.h"
#include "graphs/nearest.h"
#include "graphs/text_pool.h"

namespace sitemode {

// An attribute that was read, to be given to one site, link or graph or to many.
struct SiteAttribute {
    enum Key : std::uint32_t { label = fact_count, cluster, first_extra };
    std::uint32_t key = 0; // a Fact, label, cluster, or first_extra + the number of an unknown name
    Value value; // of a fact; of an unknown one: known, and the text's offset; absent where it is empty
    std::uint32_t label_at = 0; // of a label: its number
    Place place;

    bool is_fact() const { return key < fact_count; }
    bool is_extra() const { return key >= first_extra; }
    Fact fact() const { return static_cast<Fact>(key); }
};

class SiteAttributeReader {
public:
    SiteAttributeReader(TextPool& texts, TextKeeper& keeper, Diagnostics& diagnostics)
        : texts_(texts), keeper_(keeper), diagnostics_(diagnostics) {}

    // The quick way for facts of sites, as nearly all attributes are: the fact of a name that was met, and
    // what its value is where that is seen at a glance; else absent.
    const std::optional<Fact>& familiar_fact(const DotToken& name) const {
        return familiar_facts_[name.familiar];
    }
    Value value_at_a_glance(Fact fact, const DotToken& value) {
        return value.has_backslashes ? Value{} : values_.at_a_glance(fact, value.text, texts_);
    }

    // None for what is Graphviz' own, and for what is wrong: that is reported.
    std::optional<SiteAttribute> read(const DotSubject& subject, const DotToken& name,
                                      const DotToken& value) {
        const std::uint32_t number = number_of(plain_text(name, keeper_));
        std::optional<Meaning>& meaning = known_[number][static_cast<std::size_t>(subject.owner)];
        if (!meaning) meaning = meaning_of(names_.at(number), subject.owner);
        switch (*meaning) {
        case Meaning::drawing:
            return std::nullopt;
        case Meaning::label:
            return label(value);
        case Meaning::cluster:
            return cluster(name, value);
        case Meaning::elsewhere:
            return misplaced(subject, names_.at(number), name.place, value), std::nullopt;
        case Meaning::unknown:
            return unknown(subject, number, name.place, value);
        default:
            if (subject.owner == DotOwner::node && name.familiar != 0)
                familiar_facts_[name.familiar] = static_cast<Fact>(*meaning);
            return fact(static_cast<Fact>(*meaning), subject, value);
        }
    }

    // The text of a label as Graphviz shows it, on one line. Empty where it says nothing of its
    // own: `\N` and `\G` make it a caption around the id.
    std::string label_text(std::uint32_t label_at) const {
        const auto& [text, place, is_html] = labels_[label_at];
        if (is_html) return std::string(text);
        std::string shown;
        for (std::size_t at = 0; at < text.size(); ++at) {
            char c = text[at];
            if (c == '\n' || c == '\r') c = ' ';
            if (c != '\\' || at + 1 == text.size()) {
                shown += c;
                continue;
            }
            const char escaped = text[++at];
            if (escaped == 'N' || escaped == 'G') return {}; // a drawing's caption around the id, no name
            shown += escaped == 'n' || escaped == 'l' || escaped == 'r' ? ' ' : escaped;
        }
        const std::size_t begin = shown.find_first_not_of(" \t");
        if (begin == std::string::npos) return {};
        return shown.substr(begin, shown.find_last_not_of(" \t") - begin + 1);
    }
    Place label_place(std::uint32_t label_at) const { return labels_[label_at].place; }

    // Offset into the texts of the name of an extra attribute, of a site, its link or the hierarchy.
    std::uint32_t extra_name(const SiteAttribute& extra, FactOwner owner) {
        Unknown& unknown = unknowns_[extra.key - SiteAttribute::first_extra];
        if (owner != FactOwner::link)
            return owner == FactOwner::site ? unknown.at_site : unknown.at_hierarchy;
        if (!unknown.at_link)
            unknown.at_link =
                kept(keeper_.keep(extra_of_link(extra_of_dot_name(unknown.name, FactOwner::link))));
        return *unknown.at_link;
    }

    // Says once for each unknown name how often it came and what it may have meant.
    void report_unknown() {
        for (std::size_t at = 0; at < unknowns_.size(); ++at) {
            const Unknown& unknown = unknowns_[at];
            const auto [what, mend] =
                at < most_suggestions ? likely(unknown) : std::pair<std::string, std::string>{};
            std::string message = "unknown fact " + quoted(unknown.name);
            if (unknown.times > 1) message += " (" + std::to_string(unknown.times) + " times)";
            diagnostics_.add(
                {Severity::warning, unknown.place, message + what, mend, "unknown-attribute", false});
        }
    }

private:
    static constexpr std::size_t most_suggestions =
        100; // no one reads more, and each costs a look at all known names

    // Values below fact_count are Facts.
    enum class Meaning : std::uint8_t { drawing = 100, label, cluster, elsewhere, unknown };
    struct Unknown {
        std::string_view name;
        DotOwner owner;
        Place place; // of the first
        // Offsets of what it is called there, in the texts.
        std::uint32_t at_site = 0, at_hierarchy = 0;
        std::optional<std::uint32_t> at_link;
        std::size_t times = 0;
    };
    struct Label {
        std::string_view text;
        Place place;
        bool is_html;
    };
    // Names are numbered in the order of their first coming.
    std::uint32_t number_of(std::string_view name) {
        const std::uint32_t number = names_.add(name).index;
        if (number == known_.size()) known_.emplace_back();
        return number;
    }

    static Meaning meaning_of(std::string_view name, DotOwner owner) {
        const std::optional<Fact> of_site = fact_named(name, FactOwner::site);
        const auto found = [](std::optional<Fact> fact) { return static_cast<Meaning>(*fact); };
        switch (owner) {
        case DotOwner::node:
            if (name == "label") return Meaning::label;
            if (name == "code" || of_site == Fact::parent) return Meaning::elsewhere;
            if (of_site) return found(of_site);
            break;
        case DotOwner::edge:
            if (const auto fact = fact_named(name, FactOwner::link)) return found(fact);
            break;
        case DotOwner::graph:
            if (name == "label") return Meaning::label;
            if (name == "cluster") return Meaning::cluster;
            if (const auto fact = fact_named(name, FactOwner::hierarchy)) return found(fact);
            break;
        }
        if (of_site || name == "code") return Meaning::elsewhere;
        return is_graphviz_attribute(name) ? Meaning::drawing : Meaning::unknown;
    }

    std::optional<SiteAttribute> fact(Fact fact, const DotSubject& subject, const DotToken& token) {
        SiteAttribute attribute{static_cast<std::uint32_t>(fact), {}, 0, token.place};
        if (subject.subgraph != 0 && row_of(fact).owner == FactOwner::hierarchy) {
            add(Severity::warning, "misplaced-fact", token.place,
                std::string(name_of(fact)) + " is a fact of the hierarchy, not of a subgraph",
                "write it outside of the subgraph");
            return std::nullopt;
        }
        const std::string_view text = plain_text(token, keeper_);
        attribute.value = values_.at_a_glance(fact, text, texts_);
        if (attribute.value.state == Value::State::absent) {
            auto value = parsed_value(fact, text, texts_);
            if (!value) {
                wrong_value(subject, name_of(fact), text, token.place, value.error());
                return std::nullopt;
            }
            attribute.value = *value;
            values_.remember(fact, text, *value);
        }
        return attribute;
    }

    std::optional<SiteAttribute> label(const DotToken& value) {
        labels_.push_back({value.text, value.place, value.is_html});
        return SiteAttribute{
            SiteAttribute::label, {}, static_cast<std::uint32_t>(labels_.size() - 1), value.place};
    }

    static std::optional<SiteAttribute> cluster(const DotToken& name, const DotToken& value) {
        const bool is_cluster = value.text == "true" || value.text == "yes" || value.text == "1";
        return SiteAttribute{
            SiteAttribute::cluster, {Value::State::known, is_cluster ? 1U : 0U}, 0, name.place};
    }

    std::optional<SiteAttribute> unknown(const DotSubject& subject, std::uint32_t number, Place place,
                                         const DotToken& value) {
        if (unknown_plus_1_.size() <= number) unknown_plus_1_.resize(names_.size());
        std::uint32_t& plus_1 = unknown_plus_1_[number];
        if (plus_1 == 0) {
            const std::string_view name = names_.at(number);
            const std::uint32_t at_site = kept(extra_of_dot_name(name, FactOwner::site));
            const std::uint32_t at_hierarchy = kept(extra_of_dot_name(name, FactOwner::hierarchy));
            unknowns_.push_back({name, subject.owner, place, at_site, at_hierarchy, {}, 0});
            plus_1 = static_cast<std::uint32_t>(unknowns_.size());
        }
        ++unknowns_[plus_1 - 1].times;
        if (subject.subgraph != 0) return std::nullopt;
        SiteAttribute attribute{SiteAttribute::first_extra + plus_1 - 1, {}, 0, place};
        const std::string_view text = plain_text(value, keeper_);
        if (!text.empty()) attribute.value = {Value::State::known, texts_.add(text)};
        return attribute;
    }

    // Offset of the only copy in the texts: the name of an extra attribute is told by it.
    std::uint32_t kept(std::string_view extra) {
        const auto [number, is_new] = extras_.add(extra);
        if (is_new) extra_offsets_.push_back(texts_.add(extra));
        return extra_offsets_[number];
    }

    void add(Severity severity, std::string_view kind, Place place, std::string message, std::string hint) {
        diagnostics_.add({severity, place, std::move(message), std::move(hint), kind, false});
    }

    static std::string where(const DotSubject& subject) {
        if (subject.is_default) return subject.owner == DotOwner::node ? " in node [..]" : " in edge [..]";
        if (subject.owner == DotOwner::graph) return " of the hierarchy";
        if (subject.owner == DotOwner::edge)
            return " at the link " + std::string(subject.node) + " -> " + std::string(subject.child);
        return " at site " + std::string(subject.node);
    }

    void wrong_value(const DotSubject& subject, std::string_view fact, std::string_view text, Place place,
                     const std::string& allowed) {
        add(Severity::error, "wrong-value", place,
            "wrong value " + quoted(text) + " for " + std::string(fact) + where(subject) + ": " + allowed,
            "");
    }

    // A fact of a site that stands at a graph or a link, or one that DOT says in another way.
    void misplaced(const DotSubject& subject, std::string_view name, Place place, const DotToken& value) {
        const std::string_view text = plain_text(value, keeper_);
        const std::string given = std::string(name) + '=' + dot_id(text);
        if (name == "mode" && subject.owner == DotOwner::graph && !parsed_value(Fact::mode, text, texts_))
            return; // neato's mode
        if (name == "code") {
            add(Severity::warning, "misplaced-fact", place, "code is not read here",
                "a site's code is the name of its node");
        } else if (name == "parent" && subject.owner == DotOwner::node) {
            const std::string child = subject.is_default ? "CHILD" : dot_id(subject.node);
            if (text.empty()) return;
            add(Severity::error, "wrong-value", place, "in DOT a parent is no attribute but a link",
                "write " + dot_id(text) + " -> " + child);
        } else if (subject.owner == DotOwner::edge) {
            const std::string site = subject.child.empty() ? "node" : dot_id(subject.child);
            add(Severity::warning, "misplaced-fact", place,
                quoted(name) + " is a fact of a site, not of a link: it is not read here",
                "write it at the site: " + site + " [" + given + "]");
        } else {
            add(Severity::warning, "misplaced-fact", place,
                quoted(name) + " is a fact of a site, not of the graph: it is not read here",
                "write node [" + given + "]");
        }
    }

    // What an unknown name may have meant, as end of the message and as hint.
    static std::pair<std::string, std::string> likely(const Unknown& unknown) {
        if (const auto fact = fact_named(unknown.name, FactOwner::link)) {
            return {": it is a fact of a link",
                    "write it at the link: PARENT -> CHILD [" + std::string(name_of(*fact)) + "=…]"};
        }
        if (const auto fact = fact_named(unknown.name, FactOwner::hierarchy)) {
            return {": it is a fact of the hierarchy",
                    "write " + std::string(name_of(*fact)) + "=… outside of the brackets"};
        }
        std::vector<std::string_view> names;
        const FactOwner owner = unknown.owner == DotOwner::node   ? FactOwner::site
                                : unknown.owner == DotOwner::edge ? FactOwner::link
                                                                  : FactOwner::hierarchy;
        for (const FactRow& row : all_facts()) {
            if (row.owner == owner) names.push_back(row.name);
        }
        std::string near(nearest(unknown.name, names));
        // Graphviz has so many short names that each short word is like one of them.
        if (near.empty() && unknown.name.size() >= 5) near = nearest(unknown.name, graphviz_attributes());
        if (near.empty()) return {};
        return {"", "did you mean " + near + "?"};
    }

    TextPool& texts_;
    TextKeeper& keeper_;
    Diagnostics& diagnostics_;
    NameTable names_;
    std::vector<std::array<std::optional<Meaning>, 3>> known_; // by name, for each DotOwner
    std::vector<std::uint32_t> unknown_plus_1_;                // by name: position in unknowns_, plus 1
    std::vector<Unknown> unknowns_;
    NameTable extras_;
    std::vector<std::uint32_t> extra_offsets_; // in the texts, by number of the name
    std::vector<Label> labels_;
    std::array<std::optional<Fact>, FamiliarWords::most + 1>
        familiar_facts_; // of sites, by number of the word
    FamiliarValues values_;
};

} // namespace sitemode
