#include "render/word_painter.h"

#include "render/shared_library.h"
#include "render/utf8.h"

#include <cstdint>
#include <map>
#include <memory>
#include <pango/pangocairo.h>
#include <string>
#include <utility>

namespace sitemode::render {
namespace {

// The functions of pango and cairo that are used.
struct Libraries {
    decltype(&pango_cairo_font_map_get_default) font_map;
    decltype(&pango_font_map_create_context) new_context;
    decltype(&pango_context_set_round_glyph_positions) round_positions;
    decltype(&pango_cairo_context_set_font_options) set_options;
    decltype(&pango_font_description_from_string) new_font;
    decltype(&pango_font_description_set_weight) set_weight;
    decltype(&pango_font_description_set_absolute_size) set_size;
    decltype(&pango_layout_new) new_layout;
    decltype(&pango_layout_set_auto_dir) set_auto_direction;
    decltype(&pango_layout_set_font_description) set_font;
    decltype(&pango_layout_set_text) set_text;
    decltype(&pango_layout_get_line_readonly) line;
    decltype(&pango_layout_line_get_extents) extents;
    decltype(&pango_cairo_show_layout_line) show;
    decltype(&cairo_font_options_create) new_options;
    decltype(&cairo_font_options_set_hint_style) set_hint_style;
    decltype(&cairo_font_options_set_hint_metrics) set_hint_metrics;
    decltype(&cairo_identity_matrix) unmoved;
    decltype(&cairo_scale) scale;
    decltype(&cairo_move_to) move_to;
    decltype(&cairo_set_source_rgba) set_colour;
    decltype(&cairo_tag_begin) begin_tag;
    decltype(&cairo_tag_end) end_tag;

    [[nodiscard]] bool find_context(const SharedLibrary& pango) {
        return pango.find(font_map, "pango_cairo_font_map_get_default") &&
               pango.find(new_context, "pango_font_map_create_context") &&
               pango.find(round_positions, "pango_context_set_round_glyph_positions") &&
               pango.find(set_options, "pango_cairo_context_set_font_options") &&
               pango.find(new_font, "pango_font_description_from_string") &&
               pango.find(set_weight, "pango_font_description_set_weight") &&
               pango.find(set_size, "pango_font_description_set_absolute_size");
    }
    [[nodiscard]] bool find_layout(const SharedLibrary& pango) {
        return pango.find(new_layout, "pango_layout_new") &&
               pango.find(set_auto_direction, "pango_layout_set_auto_dir") &&
               pango.find(set_font, "pango_layout_set_font_description") &&
               pango.find(set_text, "pango_layout_set_text") &&
               pango.find(line, "pango_layout_get_line_readonly") &&
               pango.find(extents, "pango_layout_line_get_extents") &&
               pango.find(show, "pango_cairo_show_layout_line");
    }
    [[nodiscard]] bool find_cairo(const SharedLibrary& cairo) {
        return cairo.find(new_options, "cairo_font_options_create") &&
               cairo.find(set_hint_style, "cairo_font_options_set_hint_style") &&
               cairo.find(set_hint_metrics, "cairo_font_options_set_hint_metrics") &&
               cairo.find(unmoved, "cairo_identity_matrix") && cairo.find(scale, "cairo_scale") &&
               cairo.find(move_to, "cairo_move_to") && cairo.find(set_colour, "cairo_set_source_rgba") &&
               cairo.find(begin_tag, "cairo_tag_begin") && cairo.find(end_tag, "cairo_tag_end");
    }
};

// Letters are laid out in their true size and the page is scaled: so a font is looked up once for all pages.
class Painter {
public:
    explicit Painter(const Libraries& use)
        : use_(use), context_(use.new_context(use.font_map())), layout_(use.new_layout(context_)) {
        cairo_font_options_t* options = use_.new_options();
        use_.set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        use_.set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        use_.set_options(context_, options);
        use_.round_positions(context_, 0);
        use_.set_auto_direction(layout_, 0);
    }

    void paint(cairo_t* page, const Words& words) {
        const std::string text = one_clean_line(words.text);
        use_.set_font(layout_, font(words.style));
        use_.set_text(layout_, text.data(), static_cast<int>(text.size()));
        PangoLayoutLine* line = use_.line(layout_, 0);
        use_.unmoved(page);
        use_.scale(page, words.scale, words.scale);
        use_.move_to(page, words.at.x / words.scale - before(words.style.anchor, line),
                     words.at.y / words.scale);
        set_ink(page, words);
        if (words.page > 0) use_.begin_tag(page, CAIRO_TAG_LINK, link_to(words.page).c_str());
        use_.show(page, line);
        if (words.page > 0) use_.end_tag(page, CAIRO_TAG_LINK);
    }

private:
    const PangoFontDescription* font(const TextStyle& style) {
        PangoFontDescription*& font = fonts_[{style.size, style.weight}];
        if (font != nullptr) return font;
        font = use_.new_font(std::string(font_family).c_str());
        use_.set_weight(font, style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        use_.set_size(font, style.size * PANGO_SCALE);
        return font;
    }

    static std::string link_to(std::uint32_t page) { return "dest='" + std::to_string(page) + "'"; }

    // What of the line is left of its anchor.
    double before(Anchor anchor, PangoLayoutLine* line) {
        if (anchor == Anchor::start) return 0;
        PangoRectangle box{};
        use_.extents(line, nullptr, &box);
        const double width = box.width / static_cast<double>(PANGO_SCALE);
        return anchor == Anchor::end ? width : width / 2;
    }

    void set_ink(cairo_t* page, const Words& words) {
        const auto part = [&](unsigned shift) { return (words.ink.rgb >> shift & 0xFFU) / 255.0; };
        use_.set_colour(page, part(16), part(8), part(0), words.style.opacity / 100.0);
    }

    Libraries use_;
    PangoContext* context_;
    PangoLayout* layout_;
    std::map<std::pair<double, Weight>, PangoFontDescription*> fonts_;
};

} // namespace

tl::expected<WordPainter, DrawError> word_painter() {
    Libraries libraries{};
    const auto pango = SharedLibrary::loaded("libpangocairo-1.0.so.0");
    const auto cairo = SharedLibrary::loaded("libcairo.so.2");
    for (const auto* library : {&pango, &cairo})
        if (!*library) return tl::unexpected(library->error());
    if (!libraries.find_context(*pango) || !libraries.find_layout(*pango) || !libraries.find_cairo(*cairo))
        return tl::unexpected(DrawError{DrawError::Kind::unsupported, "the version of pango is too old", {}});
    return [painter = std::make_shared<Painter>(libraries)](_cairo* page, std::span<const Words> words) {
        for (const Words& line : words) painter->paint(page, line);
    };
}

} // namespace sitemode::render
