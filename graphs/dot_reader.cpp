#include "graphs/dot_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graphs/dot_attributes.h"
#include "graphs/dot_draft.h"
#include "graphs/dot_graph.h"
#include "graphs/dot_parser.h"
#include "graphs/dot_regions.h"
#include "graphs/dot_scanner.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

// Fills a Draft with what DotGraph finds: nodes are sites, edges links.
class DraftMeaning {
public:
    using Attribute = SiteAttribute;

    DraftMeaning(Draft& draft, TextKeeper& keeper, Diagnostics& diagnostics)
        : draft_(draft), sites_(draft), diagnostics_(diagnostics),
          attributes_(draft.texts, keeper, diagnostics) {}

    void expect_sites(std::size_t count) { sites_.expect_sites(count); }

    void begin_graph(bool, const DotToken*) { regions_.add_subgraph(0, false); }

    std::optional<SiteAttribute> read(const DotSubject& subject, const DotToken& name,
                                      const DotToken& value) {
        return attributes_.read(subject, name, value);
    }

    void graph_attribute(std::uint32_t number, const SiteAttribute& attribute) {
        if (attribute.key == SiteAttribute::label) return set_label(number, attribute.label_at);
        if (attribute.key == SiteAttribute::cluster) return set_cluster(number, attribute.value.bits != 0);
        if (attribute.is_extra()) return add_extra(no_site, attribute, FactOwner::hierarchy);
        set_own_fact(attribute);
    }

    void lost_attribute(const DotToken& name, const DotToken& value) {
        diagnostics_.add(
            {Severity::warning, name.place, "attributes behind '}' reach no site",
             "write node [" + dot_id(name.text) + '=' + dot_id(value.text) + "] first in the braces",
             "misplaced-fact", false});
    }

    void new_subgraph(std::uint32_t, std::uint32_t parent, const DotToken* name) {
        regions_.add_subgraph(parent, name != nullptr && name->text.starts_with("cluster"));
    }

    void new_node(std::uint32_t, std::string_view id, Place place) {
        sites_.add_site(draft_.texts.add(id), place);
    }

    void own_statement(std::uint32_t node, Place place) {
        SiteEntry& site = draft_.sites[node];
        if (!site.has_statement) site.place = place;
        site.has_statement = true;
    }

    void listed(std::uint32_t node, std::uint32_t subgraph) { regions_.list(node, subgraph); }

    bool node_attribute_at_a_glance(std::uint32_t node, const DotToken& name, const DotToken& value) {
        const std::optional<Fact>& fact = attributes_.familiar_fact(name);
        if (!fact) return false;
        const Value known = attributes_.value_at_a_glance(*fact, value);
        if (known.state == Value::State::absent) return false;
        sites_.add_fact(node, *fact, known, value.place, false);
        return true;
    }

    void node_attribute(std::uint32_t node, const SiteAttribute& attribute, bool is_default) {
        if (attribute.is_fact()) {
            sites_.add_fact(node, attribute.fact(), attribute.value, attribute.place, is_default);
        } else if (attribute.key == SiteAttribute::label) {
            labels_.push_back({node, attribute.label_at});
        } else if (attribute.is_extra()) {
            add_extra(node, attribute, FactOwner::site);
        }
    }

    // Of a link stated twice the later attribute counts, but a default doesn't overrule what is there.
    void edge(std::uint32_t tail, std::uint32_t head, Place place, std::span<const SiteAttribute> defaults,
              std::span<const SiteAttribute> own) {
        if (defaults.empty() && own.empty() && sites_.add_plain_link(tail, head, place)) return;
        const auto [link, is_new] = sites_.add_link(tail, head, place);
        if (link == nullptr) return;
        if (is_new) set_attributes(*link, defaults);
        set_attributes(*link, own);
    }

    bool is_stopped() const { return is_stopped_; }

    // What can be said only when all is read.
    void finish() {
        add_title();
        const std::vector<DraftFact> of_clusters = facts_from_clusters();
        if (!of_clusters.empty() || !labels_.empty()) sites_.note_one_by_one();
        if (sites_.has_facts()) order_facts(of_clusters, names_from_labels());
        sites_.finish();
        order_extras();
        attributes_.report_unknown();
    }

private:
    struct Label {
        SiteIndex site;
        std::uint32_t label_at;
    };

    void add_extra(SiteIndex site, const SiteAttribute& attribute, FactOwner owner) {
        if (draft_.extras.size() >= dot_limits::extras) {
            if (!is_stopped_) {
                diagnostics_.add({Severity::error, attribute.place,
                                  "more than " + std::to_string(dot_limits::extras) +
                                      " unknown attributes, counted once for each site",
                                  "remove what sitemode doesn't read", "limit", true});
            }
            is_stopped_ = true;
            return;
        }
        // An empty value must be kept until all is read: it takes back a default.
        const std::uint32_t text =
            attribute.value.state == Value::State::absent ? no_text : attribute.value.bits;
        draft_.extras.push_back({site, attributes_.extra_name(attribute, owner), text, attribute.place});
    }

    void set_attributes(DraftLink& link, std::span<const SiteAttribute> attributes) {
        for (const SiteAttribute& attribute : attributes) {
            if (attribute.is_extra()) {
                add_extra(link.child, attribute, FactOwner::link);
            } else if (attribute.key == static_cast<std::uint32_t>(Fact::ipsec)) {
                link.ipsec = attribute.value;
                link.ipsec_place = attribute.place;
            }
        }
    }

    void set_own_fact(const SiteAttribute& attribute) {
        const Fact fact = attribute.fact();
        std::erase_if(draft_.own_facts, [fact](const Cell& cell) { return cell.fact == fact; });
        if (attribute.value.state == Value::State::absent) return;
        draft_.own_facts.push_back(cell_of(fact, attribute.value, attribute.place));
    }

    void set_label(std::uint32_t subgraph, std::uint32_t label) {
        const bool says_something = !attributes_.label_text(label).empty();
        regions_.set_label(subgraph, says_something ? std::optional(label) : std::nullopt);
        if (subgraph == 0) title_label_ = regions_.label_of(0);
    }

    void set_cluster(std::uint32_t subgraph, bool is_cluster) {
        if (is_cluster) regions_.make_cluster(subgraph);
    }

    Value value_of_label(Fact fact, std::uint32_t label) {
        return parsed_value(fact, attributes_.label_text(label), draft_.texts).value_or(Value{});
    }

    void add_title() {
        const bool has_title = std::any_of(draft_.own_facts.begin(), draft_.own_facts.end(),
                                           [](const Cell& cell) { return cell.fact == Fact::title; });
        if (!title_label_ || has_title) return;
        set_own_fact({static_cast<std::uint32_t>(Fact::title), value_of_label(Fact::title, *title_label_), 0,
                      attributes_.label_place(*title_label_)});
    }

    std::vector<DraftFact> facts_from_clusters() {
        const std::vector<std::uint32_t> cluster_of = regions_.clusters_of_sites(draft_.sites.size());
        std::unordered_map<std::uint32_t, Value> values;
        std::vector<DraftFact> facts;
        for (SiteIndex site = 0; site < cluster_of.size(); ++site) {
            if (cluster_of[site] == 0) continue;
            const std::uint32_t label = *regions_.label_of(cluster_of[site]);
            const auto [found, is_new] = values.try_emplace(label);
            if (is_new) found->second = value_of_label(Fact::region, label);
            facts.push_back(
                draft_fact(site, Fact::region, found->second, attributes_.label_place(label), true));
        }
        return facts;
    }

    // All facts by site: `first`, then those of the file in its order, then `last`. Linear.
    void order_facts(const std::vector<DraftFact>& first, const std::vector<DraftFact>& last) {
        const auto by_site = [](const DraftFact& a, const DraftFact& b) { return a.site < b.site; };
        if (first.empty() && last.empty() &&
            std::is_sorted(draft_.facts.begin(), draft_.facts.end(), by_site))
            return;
        std::vector<std::size_t> next(draft_.sites.size() + 1, 0);
        const auto each = [&](auto use) {
            for (const auto* part : {&first, &std::as_const(draft_.facts), &last}) {
                std::for_each(part->begin(), part->end(), use);
            }
        };
        each([&](const DraftFact& fact) { ++next[fact.site + 1]; });
        for (std::size_t site = 1; site < next.size(); ++site) next[site] += next[site - 1];
        std::vector<DraftFact> ordered(first.size() + draft_.facts.size() + last.size());
        each([&](const DraftFact& fact) { ordered[next[fact.site]++] = fact; });
        draft_.facts = std::move(ordered);
    }

    // Names for sites that have a label and no name. An empty name takes back an earlier one.
    std::vector<DraftFact> names_from_labels() {
        std::vector<DraftFact> names;
        if (labels_.empty()) return names;
        std::vector<std::uint32_t> label_plus_1(draft_.sites.size(), 0);
        for (const Label& label : labels_) label_plus_1[label.site] = label.label_at + 1;
        std::vector<bool> is_named(draft_.sites.size(), false);
        for (const DraftFact& fact : draft_.facts) {
            if (fact.cell.fact == Fact::name) is_named[fact.site] = !fact.is_taken_back;
        }
        for (SiteIndex site = 0; site < label_plus_1.size(); ++site) {
            if (label_plus_1[site] == 0 || is_named[site]) continue;
            const std::uint32_t label = label_plus_1[site] - 1;
            const Value value = value_of_label(Fact::name, label);
            if (value.state == Value::State::absent) continue;
            names.push_back(draft_fact(site, Fact::name, value, attributes_.label_place(label), true));
        }
        return names;
    }

    // Extra attributes by site, the hierarchy's last; of each name the last one, where that is not empty.
    void order_extras() {
        auto& extras = draft_.extras;
        std::stable_sort(extras.begin(), extras.end(),
                         [](const ExtraAttribute& a, const ExtraAttribute& b) { return a.site < b.site; });
        std::vector<std::size_t> of_site;
        std::size_t kept = 0;
        for (std::size_t begin = 0, end = 0; begin < extras.size(); begin = end) {
            of_site.clear();
            for (; end < extras.size() && extras[end].site == extras[begin].site; ++end)
                of_site.push_back(end);
            std::stable_sort(of_site.begin(), of_site.end(),
                             [&](std::size_t a, std::size_t b) { return extras[a].name < extras[b].name; });
            for (std::size_t at = 0; at + 1 < of_site.size(); ++at) {
                if (extras[of_site[at]].name == extras[of_site[at + 1]].name)
                    extras[of_site[at]].value = no_text;
            }
            for (std::size_t at = begin; at < end; ++at) {
                if (extras[at].value != no_text) extras[kept++] = extras[at];
            }
        }
        extras.resize(kept);
    }

    static constexpr std::uint32_t no_text = 0xFFFF'FFFF;

    Draft& draft_;
    DotDraft sites_;
    Diagnostics& diagnostics_;
    SiteAttributeReader attributes_;
    DotRegions regions_;
    std::optional<std::uint32_t> title_label_; // of the graph itself
    std::vector<Label> labels_;                // of sites
    bool is_stopped_ = false;
};

// Room for what a file of this size usually holds; a wrong guess costs next to nothing.
template <class Graph>
void make_room(std::size_t bytes, DraftMeaning& meaning, Graph& graph) {
    const std::size_t sites = std::min<std::size_t>(bytes / 64, 1'000'000);
    meaning.expect_sites(sites);
    graph.expect_nodes(sites);
}

// Reads a text into an empty draft, and needs no memory behind that. False where it has mistakes of syntax,
// or where a limit was reached.
bool fills(Draft& draft, std::string_view text, bool all_ascii, Diagnostics& diagnostics) {
    TextKeeper keeper;
    DotScanner scanner(text, keeper, diagnostics, all_ascii);
    DraftMeaning meaning(draft, keeper, diagnostics);
    DotGraph graph(meaning, keeper, diagnostics);
    make_room(text.size(), meaning, graph);
    const bool is_sound = DotParser(scanner, diagnostics, graph).parse();
    if (diagnostics.has_limit()) return false;
    meaning.finish();
    return is_sound;
}

Diagnostic too_long() {
    return {Severity::error, {1, 1, 0}, "a file of more than 1 GiB", "split the hierarchy", "limit", true};
}

} // namespace

Reading read_dot(std::string_view text, std::string file_name) {
    Reading reading;
    reading.files.push_back(file_name);
    Diagnostics& diagnostics = reading.diagnostics;
    if (text.size() > dot_limits::text_bytes) {
        diagnostics.add(too_long());
        return reading;
    }
    TextCheck check = checked_text(text);
    if (check.offence) {
        diagnostics.add(std::move(*check.offence));
        return reading;
    }
    Draft draft;
    draft.files.push_back(std::move(file_name));
    // Behind a syntax error links are missing: what the structure lacks then is not the user's mistake.
    if (!fills(draft, without_byte_order_mark(text), check.all_ascii, diagnostics)) return reading;
    return finished_reading(std::move(draft), std::move(diagnostics));
}

} // namespace sitemode
