// What the statements of DOT mean: nodes and subgraphs by their names, the defaults that hold for each, and
// the edges that products such as {a b} -> {c d} stand for; as cgraph has it. What attributes mean is left to
// a Meaning: sitemode's is in graphs/dot_reader.cpp, the tests have one that keeps everything and compare it
// with cgraph.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/dot_defaults.h"
#include "graphs/dot_parser.h"
#include "graphs/dot_scanner.h"
#include "graphs/name_table.h"

namespace sitemode {

// What an attribute is read for: for messages. Ids are empty where there is none.
struct DotSubject {
    DotOwner owner = DotOwner::graph;
    bool is_default = false;    // node [..], edge [..]
    std::uint32_t subgraph = 0; // 0: the graph itself
    std::string_view node;      // or the first parent of an edge
    std::string_view child;     // the first child of an edge
};

// clang-format off
// Meaning takes:
//   Attribute                                 a type: an attribute that was read, with a number `key` for its name
//   begin_graph(bool is_strict, const DotToken* name)
//   read(DotSubject, name, value) -> optional<Attribute>
//                                             reads an attribute once, however many have it
//   graph_attribute(subgraph, Attribute)
//   lost_attribute(name, value)               it reaches no node
//   new_subgraph(subgraph, parent, const DotToken* name)
//   new_node(node, id, Place)
//   own_statement(node, Place)                the node has a statement of its own; a bare mention in the braces of
//                                             a -> {b c} is none
//   listed(node, subgraph)                    the node is mentioned in a subgraph
//   node_attribute(node, Attribute, bool is_default)
//   node_attribute_at_a_glance(node, name, value) -> bool
//                                             reads an attribute and gives it to a node; false, and nothing is done,
//                                             where that takes a closer look
//   edge(tail, head, Place, span<const Attribute> defaults, span<const Attribute> own)
//   is_stopped() -> bool
// Nodes and subgraphs are numbered as they come; subgraph 0 is the graph.
// clang-format on
template <class Meaning>
class DotGraph {
public:
    using Attribute = typename Meaning::Attribute;

    DotGraph(Meaning& meaning, TextKeeper& keeper, Diagnostics& diagnostics)
        : meaning_(meaning), keeper_(keeper), diagnostics_(diagnostics) {}

    // Makes room for that many nodes.
    void expect_nodes(std::size_t count) { nodes_.reserve(count); }

    void begin_graph(bool is_strict, const DotToken* name) {
        open_.emplace_back();
        meaning_.begin_graph(is_strict, name);
    }

    void begin_subgraph(const DotToken* name, Place place) {
        const std::uint32_t parent = open_.back().number;
        Open opened;
        opened.place = place;
        opened.is_behind_arrow = open_.back().is_behind_arrow || operand_count() > 0;
        opened.first_mention = mentions_.size();
        opened.first_operand = operands_.size();
        opened.first_operand_node = operand_nodes_.size();
        bool is_new = true;
        if (name != nullptr)
            is_new = reopen(*name, opened);
        else
            opened.number = ++last_number_;
        open_.push_back(std::move(opened));
        if (is_new) meaning_.new_subgraph(open_.back().number, parent, name);
    }

    void end_subgraph() {
        Open closed = std::move(open_.back());
        open_.pop_back();
        forget_operands(closed);
        keep_unique(closed.first_mention);
        Operand operand{Operand::Kind::mentions, closed.place,
                        static_cast<std::uint32_t>(closed.first_mention),
                        static_cast<std::uint32_t>(mentions_.size())};
        if (closed.is_named) {
            remember(closed);
            operand = {Operand::Kind::named, closed.place, closed.named, 0};
        }
        operands_.push_back(operand);
    }

    void node(const DotToken& id) {
        const std::uint32_t node = mentioned(id);
        if (node == no_node) return;
        Open& here = open_.back();
        const auto begin = static_cast<std::uint32_t>(operand_nodes_.size());
        if (!here.is_in_operand) operands_.push_back({Operand::Kind::nodes, id.place, begin, begin});
        here.is_in_operand = true;
        operand_nodes_.push_back({node, id.place});
        ++operands_.back().end;
    }

    // A statement of one site that was seen at a glance; its attributes follow, then end_site.
    void site(const DotToken& id) {
        site_ = mentioned(id);
        has_attributes_ = false;
    }

    void site_attribute(const DotToken& name, const DotToken& value) {
        if (site_ == no_node) return; // its id was refused
        has_attributes_ = true;
        if (meaning_.node_attribute_at_a_glance(site_, name, value)) return;
        const DotSubject subject{DotOwner::node, false, 0, nodes_.at(site_), {}};
        const std::optional<Attribute> attribute = meaning_.read(subject, name, value);
        if (attribute) meaning_.node_attribute(site_, *attribute, false);
    }

    void end_site(Place place) {
        const bool is_own = has_attributes_ || !open_.back().is_behind_arrow;
        if (is_own && site_ != no_node) meaning_.own_statement(site_, place);
        has_attributes_ = false;
    }

    // All of a statement `parent -> child`.
    void link(const DotToken& parent, const DotToken& child) {
        const std::uint32_t tail = mentioned(parent), head = mentioned(child, last_head_ + 1);
        last_head_ = head;
        if (tail == no_node || head == no_node || !count_edges(1, child.place)) return;
        meaning_.edge(tail, head, parent.place, std::span<const Attribute>(effective(&Open::edge_defaults)),
                      std::span<const Attribute>());
    }

    void arrow() { open_.back().is_in_operand = false; }

    void attribute(const DotToken& name, const DotToken& value) {
        if (operand_count() == 0) return; // its id was refused
        const Operand& operand = operands_.back();
        const bool is_edge = operand_count() > 1;
        // As in cgraph, `{a b} [..]` gives nothing to a and b.
        if (!is_edge && operand.kind != Operand::Kind::nodes) return meaning_.lost_attribute(name, value);
        if (!has_attributes_) subject_ = subject();
        has_attributes_ = true;
        const std::optional<Attribute> attribute = meaning_.read(subject_, name, value);
        if (!attribute) return;
        if (is_edge) return own_attributes_.push_back(*attribute);
        given_in_lists_ += operand.end - operand.begin - 1;
        if (given_in_lists_ > dot_limits::listed_attributes) {
            return limit(name.place,
                         "more than " + std::to_string(dot_limits::listed_attributes) +
                             " attributes given to lists of sites",
                         "use node [..] instead");
        }
        for (std::size_t at = operand.begin; at < operand.end; ++at) {
            meaning_.node_attribute(operand_nodes_[at].node, *attribute, false);
        }
    }

    void end_statement() {
        if (operand_count() > 1)
            add_edges();
        else if (operand_count() == 1 && (has_attributes_ || !open_.back().is_behind_arrow)) {
            for (std::size_t at = operands_.back().begin;
                 operands_.back().kind == Operand::Kind::nodes && at < operands_.back().end; ++at)
                meaning_.own_statement(operand_nodes_[at].node, operand_nodes_[at].place);
        }
        drop_statement();
    }

    void drop_statement() {
        has_attributes_ = false;
        own_attributes_.clear();
        forget_operands(open_.back());
        open_.back().is_in_operand = false;
        if (open_.size() == 1) mentions_.clear();
    }

    void set_default(DotOwner owner, const DotToken& name, const DotToken& value) {
        Open& here = open_.back();
        const std::optional<Attribute> attribute =
            meaning_.read({owner, owner != DotOwner::graph, here.number, {}, {}}, name, value);
        if (!attribute) return;
        if (owner == DotOwner::graph) return meaning_.graph_attribute(here.number, *attribute);
        (owner == DotOwner::node ? here.node_defaults : here.edge_defaults).set(*attribute);
    }

    bool is_stopped() const { return is_stopped_ || meaning_.is_stopped(); }

private:
    static constexpr std::uint32_t no_node = 0xFFFF'FFFF;

    using Defaults = DotDefaults<Attribute>;
    struct Open {
        std::uint32_t number = 0; // of the subgraph
        std::uint32_t named = 0;  // position in named_
        bool is_named = false;
        bool is_behind_arrow = false; // an operand such as the braces of a -> {b c}
        bool is_in_operand = false;   // the statement at hand has begun an operand of nodes
        Place place;
        std::size_t first_mention = 0, first_operand = 0, first_operand_node = 0;
        Defaults node_defaults, edge_defaults;
    };
    // What must be known when a subgraph of that name is opened again.
    struct Named {
        std::uint32_t number = 0;
        std::size_t sorted = 0;             // so many members are sorted and unique; the others came later
        std::vector<std::uint32_t> members; // its nodes and those of the subgraphs in it
        std::vector<Attribute> node_defaults, edge_defaults;
    };
    struct OperandNode {
        std::uint32_t node;
        Place place;
    };
    struct Operand {
        enum class Kind : std::uint8_t { nodes, mentions, named } kind = Kind::nodes;
        Place place;
        std::uint32_t begin = 0, end = 0; // in operand_nodes_ or mentions_; of kind named: position in named_
    };

    std::size_t operand_count() const { return operands_.size() - open_.back().first_operand; }

    void forget_operands(const Open& of) {
        operands_.resize(of.first_operand);
        operand_nodes_.resize(of.first_operand_node);
    }

    void limit(Place place, std::string message, std::string hint) {
        if (!is_stopped_)
            diagnostics_.add({Severity::error, place, std::move(message), std::move(hint), "limit", true});
        is_stopped_ = true;
    }

    // True where the subgraph at hand has had none of that name.
    bool reopen(const DotToken& name, Open& opened) {
        const std::uint32_t name_number = subgraph_names_.add(plain_text(name, keeper_)).index;
        const std::uint64_t key = std::uint64_t{open_.back().number} << 32 | name_number;
        const auto [found, is_new] =
            by_parent_and_name_.try_emplace(key, static_cast<std::uint32_t>(named_.size()));
        if (is_new) named_.emplace_back().number = ++last_number_;
        opened.is_named = true;
        opened.named = found->second;
        Named& named = named_[opened.named];
        opened.number = named.number;
        opened.node_defaults.own = std::move(named.node_defaults);
        opened.edge_defaults.own = std::move(named.edge_defaults);
        return is_new;
    }

    void remember(Open& closed) {
        Named& named = named_[closed.named];
        named.node_defaults = std::move(closed.node_defaults.own);
        named.edge_defaults = std::move(closed.edge_defaults.own);
        named.members.insert(named.members.end(), mentions_.begin() + offset(closed.first_mention),
                             mentions_.end());
        if (named.members.size() > 2 * named.sorted + 64) sort_members(named);
    }

    static std::ptrdiff_t offset(std::size_t position) { return static_cast<std::ptrdiff_t>(position); }

    static void sort_unique(std::vector<std::uint32_t>& numbers, std::size_t from) {
        const auto begin = numbers.begin() + offset(from);
        if (!std::is_sorted(begin, numbers.end())) std::sort(begin, numbers.end());
        numbers.erase(std::unique(begin, numbers.end()), numbers.end());
    }
    void keep_unique(std::size_t first_mention) { sort_unique(mentions_, first_mention); }

    static void sort_members(Named& named) {
        if (named.sorted == named.members.size()) return;
        sort_unique(named.members, named.sorted);
        std::inplace_merge(named.members.begin(), named.members.begin() + offset(named.sorted),
                           named.members.end());
        named.members.erase(std::unique(named.members.begin(), named.members.end()), named.members.end());
        named.sorted = named.members.size();
    }

    // The number of a node that stands here, which may be new, or is likely that of `likely`; no_node where
    // its id is too long.
    std::uint32_t mentioned(const DotToken& id, std::uint32_t likely = no_node) {
        const std::string_view name = plain_text(id, keeper_);
        if (name.size() > dot_limits::id_bytes) return refuse_id(id.place), no_node;
        const auto [node, is_new] = nodes_.add(name, likely);
        if (is_new) add_node(node, name, id.place);
        if (const std::uint32_t subgraph = open_.back().number; subgraph != 0) {
            mentions_.push_back(node);
            meaning_.listed(node, subgraph);
        }
        return node;
    }

    void add_node(std::uint32_t node, std::string_view name, Place place) {
        meaning_.new_node(node, name, place);
        for (const Attribute& attribute : effective(&Open::node_defaults))
            meaning_.node_attribute(node, attribute, true);
    }

    void refuse_id(Place place) {
        limit(place, "an id of more than " + std::to_string(dot_limits::id_bytes) + " bytes", "shorten it");
    }

    // False where these edges are too many.
    bool count_edges(std::uint64_t edges, Place place) {
        edges_ += edges;
        if (edges_ <= dot_limits::edges) return true;
        limit(place, "more than " + std::to_string(dot_limits::edges) + " links",
              "a product {a b} -> {c d} links each to each: is it meant?");
        return false;
    }

    // Defaults that hold for what is made here.
    const std::vector<Attribute>& effective(Defaults Open::*kind) {
        if ((open_.back().*kind).is_fresh) return (open_.back().*kind).effective;
        std::size_t level = open_.size();
        while (level > 0 && !(open_[level - 1].*kind).is_fresh) --level;
        for (; level < open_.size(); ++level) {
            layer_.refresh(open_[level].*kind, level > 0 ? &(open_[level - 1].*kind) : nullptr);
        }
        return (open_.back().*kind).effective;
    }

    std::string_view first_id(const Operand& operand) {
        if (operand.kind == Operand::Kind::named) {
            const Named& named = named_[operand.begin];
            return named.members.empty() ? std::string_view() : nodes_.at(named.members.front());
        }
        if (operand.begin == operand.end) return {};
        return nodes_.at(operand.kind == Operand::Kind::nodes ? operand_nodes_[operand.begin].node
                                                              : mentions_[operand.begin]);
    }

    DotSubject subject() {
        const Operand& first = operands_[open_.back().first_operand];
        if (operand_count() > 1) return {DotOwner::edge, false, 0, first_id(first), first_id((&first)[1])};
        return {DotOwner::node,
                false,
                0,
                first.kind == Operand::Kind::nodes ? first_id(first) : std::string_view(),
                {}};
    }

    // The nodes of an operand; in `room` where they are not at hand with their places.
    std::span<const OperandNode> nodes_of(const Operand& operand, std::vector<OperandNode>& room) {
        if (operand.kind == Operand::Kind::nodes)
            return std::span(operand_nodes_).subspan(operand.begin, operand.end - operand.begin);
        room.clear();
        if (operand.kind == Operand::Kind::mentions) {
            for (std::size_t at = operand.begin; at < operand.end; ++at)
                room.push_back({mentions_[at], operand.place});
        } else {
            sort_members(named_[operand.begin]);
            for (const std::uint32_t node : named_[operand.begin].members)
                room.push_back({node, operand.place});
        }
        return room;
    }

    // Every node of an operand to every node of the next.
    void add_edges() {
        const std::vector<Attribute>& defaults = effective(&Open::edge_defaults);
        std::size_t at = open_.back().first_operand;
        std::span<const OperandNode> tails = nodes_of(operands_[at], tails_), heads;
        for (++at; at < operands_.size(); ++at, tails = heads, tails_.swap(heads_)) {
            heads = nodes_of(operands_[at], heads_);
            // An empty side counts one: looking through the other is work too.
            const std::uint64_t edges =
                std::max<std::uint64_t>(tails.size(), 1) * std::max<std::uint64_t>(heads.size(), 1);
            if (!count_edges(edges, operands_[at].place)) return;
            for (const OperandNode& tail : tails) {
                for (const OperandNode& head : heads) {
                    meaning_.edge(tail.node, head.node, tail.place, std::span<const Attribute>(defaults),
                                  std::span<const Attribute>(own_attributes_));
                }
            }
        }
    }

    Meaning& meaning_;
    TextKeeper& keeper_;
    Diagnostics& diagnostics_;
    NameTable nodes_;
    std::uint32_t last_head_ = no_node; // links often stand in the order of the sites that they lead to
    NameTable subgraph_names_;
    std::vector<Named> named_;
    std::unordered_map<std::uint64_t, std::uint32_t> by_parent_and_name_; // positions in named_
    std::uint32_t last_number_ = 0;                                       // of a subgraph
    std::vector<Open> open_;
    std::vector<std::uint32_t> mentions_;    // nodes mentioned in the open subgraphs, inner ones last
    std::vector<Operand> operands_;          // of the open statements, inner ones last
    std::vector<OperandNode> operand_nodes_; // theirs
    std::vector<Attribute> own_attributes_;  // of the edge statement at hand
    std::vector<OperandNode> tails_, heads_; // where nodes_of makes them
    DotDefaultsLayer<Attribute> layer_;
    std::uint64_t edges_ = 0;
    std::uint64_t given_in_lists_ = 0;
    bool has_attributes_ = false;  // of the statement at hand
    DotSubject subject_;           // theirs
    std::uint32_t site_ = no_node; // of the statement at hand, where it was seen at a glance
    bool is_stopped_ = false;
};

} // namespace sitemode
