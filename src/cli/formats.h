// The formats of files: which there are, and which one a file name asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode::cli {

// What `solve` writes for eyes and for programs.
enum class DataFormat : std::uint8_t { text, json, csv };

// "text", "json" or "csv".
std::optional<DataFormat> data_format_named(std::string_view name);
std::vector<std::string_view> data_format_names();

// What a picture is written as. `graphviz`: a format that only Graphviz has, by its name there.
struct PictureFormat {
    enum class Kind : std::uint8_t { svg, png, pdf, dot, drawio, outline, graphviz } kind = Kind::svg;
    std::string_view name; // a literal, lower case
};

// By the format's name or by an extension that is used for it ("gv", "jpeg"), in any case.
std::optional<PictureFormat> picture_format_named(std::string_view given);
// Our own first.
std::vector<std::string_view> picture_format_names();

// "svg" of "plans/Toronto.SVG"; empty where the name has none, and for "-".
std::string extension_of(std::string_view path);

// What an input is written in.
enum class InputFormat : std::uint8_t { dot, csv, json, xml };

// "DOT", "CSV" …
std::string_view name_of(InputFormat format);
// By the extension of the path where it is known, else by the first characters of the text; DOT where nothing
// tells.
InputFormat input_format_of(std::string_view path, std::string_view text);

} // namespace sitemode::cli
