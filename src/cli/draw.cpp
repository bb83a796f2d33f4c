#include "src/cli/draw.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/dot_writer.h"
#include "render/drawio.h"
#include "render/excerpt.h"
#include "render/graphviz_format.h"
#include "render/layout.h"
#include "render/pages.h"
#include "render/raster.h"
#include "render/svg.h"
#include "src/below.h"
#include "src/change_picture.h"
#include "src/cli/evaluate.h"
#include "src/cli/failure.h"
#include "src/cli/file_hash.h"
#include "src/cli/messages.h"
#include "src/cli/output.h"
#include "src/cli/progress.h"
#include "src/cli/terminal.h"
#include "src/outline.h"
#include "src/picture.h"
#include "src/plan_picture.h"
#include "src/site_properties.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

using Kind = PictureFormat::Kind;

[[noreturn]] void fail(const render::DrawError& error) {
    throw Failure(ExitCode::limit, error.message, error.hint);
}

template <class T>
T value_of(tl::expected<T, render::DrawError> result) {
    if (!result) fail(result.error());
    return *std::move(result);
}

render::TreeForm form_of(const PictureOptions& options) {
    render::TreeForm form;
    form.direction = options.direction;
    return form;
}

// Places are ours, or left to the engine asked for.
std::string dot_bytes(const Evaluation& evaluation, const PictureOptions& options) {
    const auto& hierarchy = evaluation.hierarchy;
    const auto& solution = evaluation.solution;
    return dot_text(hierarchy, options.engine == render::Engine::tree
                                   ? placed_dot_looks(hierarchy, solution, form_of(options))
                                   : dot_looks(hierarchy, solution));
}

// The verdicts' colours, as the tables have them: by what a look is called.
std::string painted_word(const render::Look& look, const std::string& text) {
    for (const auto verdict : {Verdict::native, Verdict::mixed, Verdict::conflict})
        if (look.id.starts_with(name_of(verdict)))
            return look.is_calm ? painted_faint(text) : painted_verdict(verdict, text);
    return text;
}

std::string outline(const render::Diagram& diagram, const PictureOptions& options) {
    return outline_text(diagram, printable,
                        options.is_coloured ? OutlineStyle{painted_word, painted_faint} : OutlineStyle{});
}

// With all that the file says of a site.
std::string drawio_bytes(const Evaluation& evaluation, const std::vector<render::Drawing>& pages) {
    const SiteProperties properties(evaluation.hierarchy, evaluation.solution);
    return render::drawio(pages, [&](std::string_view code) { return properties.of(code); });
}

// A file of the picture: one of each page, but of a PDF.
struct PictureFile {
    std::string path;
    std::string bytes;
    std::optional<render::Drawing> svg = {}; // in the place of bytes: what is written piece by piece
};

// Not a list in braces: that would copy the bytes.
std::vector<PictureFile> one_file(const std::string& path, std::string bytes) {
    std::vector<PictureFile> files;
    files.push_back({path, std::move(bytes)});
    return files;
}

// The pages of the picture; one where no paper is asked for.
std::vector<render::Drawing> drawings(render::Diagram diagram, const PictureOptions& options) {
    if (options.paper)
        return value_of(render::on_pages(diagram, {*options.paper, options.least_text, options.direction}));
    std::vector<render::Drawing> pages; // not a list in braces: that would copy the page
    pages.push_back(value_of(render::laid_out(std::move(diagram), options.engine, form_of(options))));
    return pages;
}

// Refuses a page that the format can't hold before anything is drawn.
void refuse_too_large(const render::Drawing& page, const PictureOptions& options) {
    auto error = std::optional<render::DrawError>();
    if (options.format.kind == Kind::png)
        error = render::too_large_for_png(page.width, page.height, options.dpi);
    if (options.format.kind == Kind::pdf) error = render::too_large_for_pdf(page.width, page.height);
    if (error) fail(*error);
}

PictureFile file_of(render::Drawing page, std::string path, const PictureOptions& options) {
    if (options.format.kind == Kind::png)
        return {std::move(path),
                value_of(render::png(render::svg(page), options.dpi, page.diagram.palette.paper))};
    return {std::move(path), {}, std::move(page)};
}

// "plan-03.svg" for the third of ten pages of "plan.svg": names sort as the pages do.
std::string numbered(const std::string& path, std::size_t page, std::size_t pages) {
    auto number = std::to_string(page);
    number.insert(0, std::to_string(pages).size() - number.size(), '0');
    const auto dot = path.rfind('.');
    const bool has_extension =
        dot != std::string::npos && path.find('/', dot) == std::string::npos && dot > 0;
    const auto end = has_extension ? dot : path.size();
    return path.substr(0, end) + '-' + number + path.substr(end);
}

std::vector<PictureFile> files_of(std::vector<render::Drawing> pages, const PictureOptions& options) {
    if (pages.size() > 1 && options.output == "-")
        throw Failure(ExitCode::usage, "standard output takes one page, not " + std::to_string(pages.size()),
                      "write to a file, or take pdf");
    std::vector<PictureFile> files;
    files.reserve(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto path = pages.size() == 1 ? options.output : numbered(options.output, i + 1, pages.size());
        files.push_back(file_of(std::move(pages[i]), std::move(path), options));
    }
    return files;
}

std::string pdf_bytes(const std::vector<render::Drawing>& pages) {
    std::vector<render::Sheet> sheets;
    sheets.reserve(pages.size());
    for (const auto& page : pages) sheets.push_back(render::sheet(page));
    return value_of(render::pdf(sheets, pages.front().diagram.title));
}

std::vector<PictureFile> drawn(render::Diagram diagram, const Evaluation& evaluation,
                               const PictureOptions& options) {
    if (options.format.kind == Kind::outline) return one_file(options.output, outline(diagram, options));
    if (options.format.kind == Kind::graphviz)
        return one_file(options.output,
                        value_of(render::graphviz_bytes(diagram, options.engine, options.format.name)));
    auto pages = drawings(std::move(diagram), options);
    if (options.format.kind == Kind::drawio) return one_file(options.output, drawio_bytes(evaluation, pages));
    for (const auto& page : pages) refuse_too_large(page, options);
    if (options.format.kind == Kind::pdf) return one_file(options.output, pdf_bytes(pages));
    return files_of(std::move(pages), options);
}

std::uint32_t levels_above(const Solution& solution, UnitIndex unit) {
    std::uint32_t levels = 0;
    for (auto at = solution.parent[unit]; at != no_unit; at = solution.parent[at]) ++levels;
    return levels;
}

// Leaves out what isn't asked for. Each card still stands for the unit of its rank in the solution when
// `count` lets it say what is below it.
template <class Count>
render::Diagram viewed(const Evaluation& evaluation, render::Diagram diagram, const PictureOptions& options,
                       Count count) {
    const auto& solution = evaluation.solution;
    const bool focuses = !options.focus.empty();
    const auto site = focuses ? site_named(evaluation.hierarchy, options.focus) : no_site;
    if (options.paper || options.depth > 0) count(diagram);
    auto levels = options.depth;
    if (focuses) {
        diagram = render::focused(std::move(diagram), card_of(solution, site));
        name_focus(diagram, evaluation.hierarchy, site);
        levels += levels_above(solution, solution.unit_of[site]);
    }
    if (options.depth > 0) diagram = render::folded(std::move(diagram), levels);
    return diagram;
}

void write(const PictureFile& file) {
    if (!file.svg) return write_output(file.path, file.bytes);
    Output output(file.path);
    render::write_svg(*file.svg, [&](std::string_view piece) { output.append(piece); });
    output.finish();
}

// Who asked for one file finds several, and none of that name.
void tell_names(const std::vector<PictureFile>& files) {
    write_stderr("sitemode: note: " + std::to_string(files.size()) + " pages, in files of their own: " +
                 printable(files.front().path) + " to " + printable(files.back().path) + "\n");
}

// Makes the diagram, places and draws it; then writes the files, when nothing can go wrong in drawing any
// more.
template <class MakeDiagram>
void draw_and_write(const Evaluation& evaluation, const PictureOptions& options, MakeDiagram made_diagram) {
    if (options.format.kind == Kind::dot) return write_output(options.output, dot_bytes(evaluation, options));
    const auto files = [&] {
        const Progress progress("drawing " + counted(evaluation.hierarchy.size(), "site"));
        return drawn(made_diagram(), evaluation, options);
    }();
    for (const auto& file : files) write(file);
    if (files.size() > 1 && !options.quiet) tell_names(files);
}

} // namespace

PictureSource source_of(const Input& input) {
    const auto& path = input.name();
    const auto name = path == Input::standard_input ? "" : path.substr(path.rfind('/') + 1); // npos + 1 is 0
    return {name, short_hash(input.text()), "sitemode " SITEMODE_VERSION};
}

void draw(Evaluation evaluation, const PictureSource& source, const PictureOptions& options) {
    const auto& hierarchy = evaluation.hierarchy;
    const auto& solution = evaluation.solution;
    draw_and_write(evaluation, options, [&] {
        auto diagram = picture(hierarchy, solution, source, options.theme);
        if (options.only) fade_others(diagram, solution, *options.only);
        diagram = viewed(evaluation, std::move(diagram), options, [&](render::Diagram& whole) {
            count_below(whole, solution);
            name_culprits_below(whole, hierarchy, solution);
        });
        if (options.format.kind != Kind::drawio) evaluation = {}; // the diagram holds all that it shows
        return diagram;
    });
}

void draw_changes(const Evaluation& before, const Evaluation& after, const Comparison& comparison,
                  std::string_view change, const PictureSource& source, const PictureOptions& options) {
    draw_and_write(after, options, [&] {
        auto diagram = change_picture(before, after, comparison, change, source, options.theme);
        return viewed(after, std::move(diagram), options, [&](render::Diagram& whole) {
            count_below(whole, after.solution);
            count_changes_below(whole);
        });
    });
}

void draw_plan(const Evaluation& evaluation, const Plan& plan, const PictureSource& source,
               const PictureOptions& options) {
    draw_and_write(evaluation, options, [&] {
        auto diagram = plan_picture(evaluation.hierarchy, evaluation.solution, plan, source, options.theme);
        return viewed(evaluation, std::move(diagram), options,
                      [&](render::Diagram& whole) { count_waves_below(whole, evaluation.solution, plan); });
    });
}

} // namespace sitemode::cli
