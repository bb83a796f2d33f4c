#include "src/cli/picture_options.h"

#include <array>
#include <string>
#include <utility>

#include <unistd.h>

#include "src/cli/option_words.h"
#include "src/cli/suggestion.h"

namespace sitemode::cli {
namespace {

double dots_per_inch(const CommandLine& words, const PictureFormat& format) {
    if (words.dpi.empty()) return render::default_dpi;
    if (format.kind != PictureFormat::Kind::png)
        refuse("--dpi is for PNG only, not for " + std::string(format.name));
    const auto value = number(words.dpi);
    if (!value || *value < 1 || *value > 10'000)
        refuse("--dpi takes a number from 1 to 10000, not '" + words.dpi + "'",
               "144 is the usual, 300 is for print");
    return *value;
}

std::optional<render::Paper> paper_choice(const CommandLine& words) {
    std::array<std::string_view, render::papers.size() + 1> allowed{"auto"};
    for (std::size_t i = 0; i < render::papers.size(); ++i) allowed[i + 1] = render::papers[i].name;
    const auto index = choice("--page", words.page, allowed);
    if (index == 0) return std::nullopt;
    return render::papers[index - 1];
}

double least_text(const CommandLine& words) {
    if (words.min_text.empty()) return 7;
    if (words.page.empty() || words.page == "auto") refuse("--min-text is for paper", "add --page A3");
    const auto value = number(words.min_text);
    if (!value || *value < 1 || *value > 14)
        refuse("--min-text takes points from 1 to 14, not '" + words.min_text + "'", "7 is the usual");
    return *value;
}

render::Direction direction_choice(const CommandLine& words) {
    constexpr std::array<std::string_view, 2> allowed{"down", "right"};
    return static_cast<render::Direction>(choice("--direction", words.direction, allowed));
}

// Some options are for pictures that are drawn here, some only for those that have pages.
void refuse_foreign_form(const PictureOptions& options, const CommandLine& words) {
    using Kind = PictureFormat::Kind;
    const auto kind = options.format.kind;
    const bool has_pages =
        kind == Kind::svg || kind == Kind::png || kind == Kind::pdf || kind == Kind::drawio;
    const bool is_ours = has_pages && options.engine == render::Engine::tree;
    for (const auto& [option, value] : {std::pair{"--page", &words.page}, {"--direction", &words.direction}})
        if (!is_ours && !value->empty())
            refuse(std::string(option) + " is for svg, png, pdf and drawio with the engine tree",
                   "leave it out");
    for (const auto& [option, value] : {std::pair{"--depth", &words.depth},
                                        {"--focus", &words.focus},
                                        {"--only", &words.only},
                                        {"--theme", &words.theme}})
        if (kind == Kind::dot && !value->empty())
            refuse(std::string(option) + " is not for " + std::string(options.format.name), "leave it out");
    if (kind == Kind::outline && !words.theme.empty()) refuse("--theme is not for txt", "leave it out");
}

constexpr std::array<std::string_view, 4> theme_words{"default", "print", "dark", "high-contrast"};
constexpr std::array<std::string_view, 5> only_words{"mixed", "native", "open", "conflict", "blocked"};

} // namespace

PictureOptions picture_options(const CommandLine& words, PictureFormat format) {
    PictureOptions options;
    options.output = words.output;
    options.format = format;
    options.engine = static_cast<render::Engine>(choice("--engine", words.engine, render::engine_names));
    options.paper = paper_choice(words);
    options.least_text = least_text(words);
    options.direction = direction_choice(words);
    options.dpi = dots_per_inch(words, format);
    if (!words.depth.empty())
        options.depth = static_cast<std::uint32_t>(whole_number("--depth", words.depth, 1, 1'000'000));
    options.focus = words.focus;
    if (!words.only.empty()) options.only = static_cast<Only>(choice("--only", words.only, only_words));
    options.theme = static_cast<Theme>(choice("--theme", words.theme, theme_words));
    options.quiet = words.quiet;
    options.is_coloured = words.output == "-" && is_coloured(STDOUT_FILENO, colour_choice(words));
    refuse_foreign_form(options, words);
    return options;
}

void refuse_picture_options(const CommandLine& words) {
    for (const auto& [option, value] : {std::pair{"--page", &words.page},
                                        {"--min-text", &words.min_text},
                                        {"--direction", &words.direction},
                                        {"--depth", &words.depth},
                                        {"--focus", &words.focus},
                                        {"--only", &words.only},
                                        {"--theme", &words.theme},
                                        {"--engine", &words.engine},
                                        {"--dpi", &words.dpi}})
        if (!value->empty())
            refuse(std::string(option) + " is for a picture", "add -o FILE.svg, .pdf or .png");
}

PictureFormat picture_format(const CommandLine& words) {
    const auto& given = words.format;
    const auto asked = given.empty() ? extension_of(words.output) : given;
    if (asked.empty()) refuse("the name '" + words.output + "' tells no format", "add --format svg");
    if (const auto format = picture_format_named(asked)) return *format;
    refuse("there is no picture format '" + asked + "'",
           did_you_mean_or_allowed(asked, picture_format_names()));
}

} // namespace sitemode::cli
