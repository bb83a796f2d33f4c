#include "src/cli/formats.h"

#include <algorithm>
#include <array>

#include "graphs/ascii.h"
#include "graphs/utf16.h"
#include "graphs/utf8.h"
#include "render/graphviz_format.h"

namespace sitemode::cli {
namespace {

using Kind = PictureFormat::Kind;

constexpr std::array<std::string_view, 3> data_names{"text", "json", "csv"};

constexpr std::array<PictureFormat, 6> own_pictures{{
    {Kind::svg, "svg"},
    {Kind::png, "png"},
    {Kind::pdf, "pdf"},
    {Kind::dot, "dot"},
    {Kind::drawio, "drawio"},
    {Kind::outline, "txt"},
}};

constexpr std::size_t sniffed = 1 << 12; // bytes of UTF-16 that tell what a text is

struct Extension {
    std::string_view extension;
    InputFormat format;
};
constexpr std::array<Extension, 5> input_extensions{{
    {"dot", InputFormat::dot},
    {"gv", InputFormat::dot},
    {"csv", InputFormat::csv},
    {"json", InputFormat::json},
    {"xml", InputFormat::xml},
}};

char first_sign(std::string_view text) {
    const auto at = without_byte_order_mark(text).find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : without_byte_order_mark(text)[at];
}

// A header row: separators, and nothing that begins a graph.
bool looks_like_csv(std::string_view text) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    return line.find_first_of(",;\t") != std::string_view::npos &&
           line.find_first_of("{/#") == std::string_view::npos;
}

} // namespace

std::optional<DataFormat> data_format_named(std::string_view name) {
    const auto found = std::find(data_names.begin(), data_names.end(), in_small_letters(name));
    if (found == data_names.end()) return std::nullopt;
    return static_cast<DataFormat>(found - data_names.begin());
}

std::vector<std::string_view> data_format_names() {
    return {data_names.begin(), data_names.end()};
}

std::optional<PictureFormat> picture_format_named(std::string_view given) {
    const auto name = in_small_letters(given);
    if (name == "gv") return picture_format_named("dot");
    for (const auto& format : own_pictures)
        if (format.name == name) return format;
    for (const auto format : render::graphviz_formats())
        if (format == name) return PictureFormat{Kind::graphviz, format};
    return std::nullopt;
}

std::vector<std::string_view> picture_format_names() {
    std::vector<std::string_view> names;
    const auto others = render::graphviz_formats();
    names.reserve(own_pictures.size() + others.size());
    for (const auto& format : own_pictures) names.push_back(format.name);
    names.insert(names.end(), others.begin(), others.end());
    return names;
}

std::string extension_of(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1); // npos + 1 is 0
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? "" : in_small_letters(name.substr(dot + 1));
}

std::string_view name_of(InputFormat format) {
    switch (format) {
    case InputFormat::dot:
        return "DOT";
    case InputFormat::csv:
        return "CSV";
    case InputFormat::json:
        return "JSON";
    case InputFormat::xml:
        return "XML";
    }
    return "";
}

InputFormat input_format_of(std::string_view path, std::string_view text) {
    const auto extension = extension_of(path);
    for (const auto& row : input_extensions)
        if (row.extension == extension) return row.format;
    if (is_utf16(text)) return input_format_of({}, utf8_of_utf16(text.substr(0, sniffed)).text);
    switch (first_sign(text)) {
    case '{':
    case '[':
        return InputFormat::json;
    case '<':
        return InputFormat::xml;
    default:
        return looks_like_csv(text) ? InputFormat::csv : InputFormat::dot;
    }
}

} // namespace sitemode::cli
