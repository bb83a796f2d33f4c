// The looks of a picture as attributes of Graphviz, for `-o out.dot`.
#include "src/picture.h"

#include "src/looks.h"
#include "src/words.h"

namespace sitemode {
namespace {

std::string hex(render::Colour colour) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string out = "\"#";
    for (int shift = 20; shift >= 0; shift -= 4)
        out += digits[colour.rgb >> static_cast<unsigned>(shift) & 15];
    return out + '"';
}

// Graphviz expands \N and line ends in labels; a backslash of ours must stay one.
std::string in_label(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '"') out += '\\';
        if (c == '\\') out += "\\\\"; // DOT's own quoting keeps both: the label needs two after reading
        if (c == '&')
            out += "&amp;"; // Graphviz reads entities in labels
        else
            out += c == '\n' ? ' ' : c;
    }
    return out;
}

std::string border(const render::Look& worn) {
    std::string out = "color=" + hex(worn.outline);
    if (worn.border == render::Border::double_line) out += ", peripheries=2";
    return out;
}

class Dresser {
public:
    Dresser(const Hierarchy& hierarchy, const Solution& solution) : h_(hierarchy), s_(solution) {}

    // A label with \G is a drawing's, and no reader of ours takes it for the title.
    std::string graph() const {
        const auto title = h_.text(Fact::title);
        return "    label=\"" + (title.empty() ? "\\G" : in_label(title)) + "\\n" +
               in_label(summary_line(h_, s_)) +
               "\"\n    labelloc=t\n    fontname=Helvetica\n"
               "    node [fontname=Helvetica, fontsize=11, style=filled]\n"
               "    edge [arrowhead=none, color=\"#6B6B6B\"]\n";
    }

    std::string site(SiteIndex site) const {
        const auto unit = s_.unit_of[site];
        const auto worn = card_look(s_, unit);
        const auto& style = look(worn);
        const bool dashed = style.border == render::Border::dashed;
        std::string out;
        if (h_.is_secondary(site)) {
            out = "shape=ellipse, fillcolor=" + hex(style.pill) + ", fontcolor=" + hex(style.body_ink);
        } else {
            out = "shape=box, fillcolor=" + hex(style.fill) + ", fontcolor=" + hex(style.ink);
        }
        out += std::string(", style=\"filled,rounded") + (dashed ? ",dashed" : "") + "\", " + border(style);
        return out + ", label=\"" + label(site, unit, style) + "\"";
    }

    std::string link(SiteIndex child) const {
        const bool off = h_.yes_no(child, Fact::key_exchange) == Answer::no ||
                         h_.yes_no(h_.parent(child), Fact::key_exchange) == Answer::no;
        return off ? "style=dashed" : "";
    }

private:
    // \N is the node's name: a label that holds it is a drawing's, and no reader of ours takes it for a
    // site's name.
    std::string label(SiteIndex site, UnitIndex unit, const render::Look& style) const {
        std::string out = "\\N  " + style.sign;
        if (h_.cell(site, Fact::name) != nullptr) out += "\\n" + in_label(h_.name(site));
        for (const auto& cause : s_.not_native(unit)) {
            if (cause.site != site || (!cause.certain && s_.units[unit].forced_mixed)) continue;
            out += std::string("\\n") + (cause.certain ? "▲ " : "") + in_label(short_words(h_, cause));
        }
        for (const auto& cause : s_.not_mixed(unit))
            if (cause.site == site && cause.fact != Fact::mode)
                out += "\\n● " + in_label(short_words(h_, cause));
        return out;
    }

    const Hierarchy& h_;
    const Solution& s_;
};

} // namespace

DotLooks dot_looks(const Hierarchy& hierarchy, const Solution& solution) {
    DotLooks looks;
    const Dresser dresser(hierarchy, solution);
    looks.name = "Site modes";
    looks.graph = dresser.graph();
    looks.site = [dresser](SiteIndex site) { return dresser.site(site); };
    looks.link = [dresser](SiteIndex child) { return dresser.link(child); };
    return looks;
}

} // namespace sitemode
