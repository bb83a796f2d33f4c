// Files made to hurt: what becomes of each. None may crash, hang or pass for more than it is.
#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "files.h"
#include "graphs/dot_reader.h"

namespace sitemode::tests {
namespace {

std::string_view name_of(Defect::Kind kind) {
    switch (kind) {
    case Defect::Kind::two_parents:
        return "two_parents";
    case Defect::Kind::cycle:
        return "cycle";
    case Defect::Kind::missing_parent:
        return "missing_parent";
    case Defect::Kind::no_central_site:
        return "no_central_site";
    case Defect::Kind::secondary_no_parent:
        return "secondary_no_parent";
    case Defect::Kind::secondary_children:
        return "secondary_children";
    case Defect::Kind::secondary_parent:
        return "secondary_parent";
    case Defect::Kind::duplicate_code:
        return "duplicate_code";
    }
    return "";
}

// "error KIND LINE:COLUMN" of the first error; or the kinds of defects; or the number of sites. Then the
// kinds of warnings.
std::string outcome(const Reading& reading) {
    std::set<std::string_view> defects, warnings;
    for (const Defect& defect : reading.defects) defects.insert(name_of(defect.kind));
    for (const Diagnostic& diagnostic : reading.diagnostics.all()) {
        if (diagnostic.severity != Severity::error) {
            warnings.insert(diagnostic.kind);
            continue;
        }
        return "error " + std::string(diagnostic.kind) + ' ' + std::to_string(diagnostic.place.line) + ':' +
               std::to_string(diagnostic.place.column);
    }
    std::string out =
        reading.hierarchy ? std::to_string(reading.hierarchy->size()) + " sites" : std::string("defects:");
    for (const std::string_view defect : defects) (out += ' ') += defect;
    if (!warnings.empty()) out += ", warnings:";
    for (const std::string_view warning : warnings) (out += ' ') += warning;
    return out;
}

// clang-format off
constexpr auto outcomes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"p02_ws.dot", "error syntax 3:1"},
    {"p04_trunc_str.dot", "error syntax 1:22"},
    {"p06_trunc_comment.dot", "error syntax 1:16"},
    {"p08_trailing_garbage.dot", "error syntax 2:1"},
    {"p100_attrs_long.dot", "1 sites, warnings: unknown-attribute"},
    {"p102_depth3000.dot", "error limit 1:212"},
    {"p104_amp_entity.dot", "1 sites"},
    {"p106_periph.dot", "1 sites"},
    {"p108_rows.dot", "1 sites"},
    {"p10_arrow_in_graph.dot", "error syntax 1:1"},
    {"p111_viewport.dot", "2 sites"},
    {"p113_oneline_trail.dot", "error syntax 1:17"},
    {"p115_image_devzero.dot", "2 sites"},
    {"p117_html_alias.dot", "5 sites"},
    {"p11_dashes_in_digraph.dot", "error syntax 1:15"},
    {"p13_multi_self.dot", "defects: cycle"},
    {"p15_subgraph_cluster.dot", "defects: two_parents"},
    {"p17_html_label.dot", "2 sites"},
    {"p19_attr_defaults.dot", "4 sites, warnings: unknown-attribute"},
    {"p21_dup_node.dot", "1 sites, warnings: given-twice"},
    {"p23_latin1_charset.dot", "error encoding 1:35"},
    {"p25_nul_mid.dot", "error encoding 1:22"},
    {"p27_nul_in_string.dot", "error encoding 1:24"},
    {"p29_cr_only.dot", "3 sites"},
    {"p30b_bom_nl.dot", "2 sites"},
    {"p34_id20k.dot", "error limit 1:13"},
    {"p37_longtoken_err2.dot", "error syntax 1:17"},
    {"p39_nest100k.dot", "error limit 1:212"},
    {"p41_htmlnest.dot", "1 sites"},
    {"p46_product.dot", "defects: two_parents"},
    {"p48_numerals.dot", "error syntax 1:43"},
    {"p50_hash_include.dot", "error syntax 5:1"},
    {"p52_at_after.dot", "error syntax 2:1"},
    {"p54_concat.dot", "3 sites"},
    {"p56_empty_id.dot", "4 sites"},
    {"p58_size0.dot", "2 sites"},
    {"p60_image_abs.dot", "3 sites"},
    {"p62_fontpath.dot", "1 sites"},
    {"p64_url_quote.dot", "1 sites"},
    {"p66_stylesheet.dot", "1 sites"},
    {"p68_fontname_inj.dot", "2 sites"},
    {"p70_id_class.dot", "2 sites"},
    {"p72_background_bad.dot", "1 sites"},
    {"p74_layout_fdp.dot", "2 sites"},
    {"p76_html_entities.dot", "1 sites"},
    {"p78_bad_record.dot", "3 sites"},
    {"p80_peripheries.dot", "1 sites"},
    {"p82_rank_cluster.dot", "3 sites"},
    {"p84_many_attrs.dot", "5000 sites, warnings: unknown-attribute"},
    {"p86_fmt_err.dot", "error syntax 1:17"},
    {"p88_ok.dot", "4 sites"},
    {"p90_dup_subgraph.dot", "2 sites"},
    {"p92_big_ints.dot", "2 sites"},
    {"p94_fontsize.dot", "1 sites"},
    {"p96_nslimit.dot", "defects: cycle two_parents"},
    {"p98_label17k.dot", "1 sites"},
    {"q01_SEGV_in_allocate_ranks.dot", "defects: two_parents"},
    {"q03_SEGV_in_flat_edges.dot", "defects: cycle"},
    {"q05_SEGV_in_samedir.dot", "defects: cycle"},
    {"q07_SEGV_in_update.dot", "2 sites"},
    {"q09_assert_shortest_c_324.dot", "3 sites"},
    {"q11_heap_buffer_overflow_in_allocate_ranks.dot", "2 sites"},
    {"q13_heap_buffer_overflow_in_parseSegs.dot", "defects: no_central_site"},
    {"q15_heap_use_after_free_in_agfree.dot", "defects: cycle"},
    {"q17_stack_buffer_overflow_in_addroot.dot", "defects: two_parents"},
    {"s_clusters_heap_overflow_flat_limits.dot", "defects: two_parents"},
    {"s_clusters_lost_edges_223_vs_213.dot", "defects: two_parents"},
    {"s_safe_assert_trapezoid_c_84.dot", "30 sites"},
    {"s_safe_rc_1_Error_lost_n0_n1_edge_.dot", "defects: two_parents"},
    {"s_safe_rc_1_libpath_shortest_c_324_triangulation_failed_libpath_sho.dot", "defects: two_parents"},
    {"x_xss_face.dot", "1 sites"},
    {"x_xss_jsurl.dot", "1 sites"},
    {"x_xss_style.dot", "1 sites"},
    {"x_xss_tooltip.dot", "1 sites"},
});
// clang-format on

} // namespace

TEST_CASE("every hostile DOT file ends as it should, and soon") {
    std::set<std::string> listed;
    for (const auto& [name, expected] : outcomes) {
        INFO(name);
        listed.insert(hostile(std::string(name)));
        const std::string text = content_of(hostile(std::string(name)));
        const auto begin = std::chrono::steady_clock::now();
        const Reading reading = read_dot(text, std::string(name));
        CHECK(outcome(reading) == expected);
        CHECK(reading.hierarchy.has_value() ==
              (reading.defects.empty() && !reading.diagnostics.has_errors()));
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    }
    for (const std::string& path : dot_files()) {
        if (path.find("/hostile/") == std::string::npos) continue;
        INFO(path);
        CHECK(listed.contains(path));
    }
}

TEST_CASE("a file cut off anywhere gives a hierarchy, defects or an error") {
    for (const std::string& path : dot_files()) {
        const std::string text = content_of(path);
        if (text.size() > 600) continue;
        for (std::size_t length = 0; length < text.size(); ++length) {
            const Reading reading = read_dot(std::string_view(text).substr(0, length), path);
            INFO(path << " cut at " << length);
            CHECK(reading.hierarchy.has_value() ==
                  (reading.defects.empty() && !reading.diagnostics.has_errors()));
        }
    }
}

} // namespace sitemode::tests
