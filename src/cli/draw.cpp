#include "src/cli/draw.h"

#include <optional>
#include <string>
#include <utility>

#include "graphs/dot_writer.h"
#include "render/graphviz_format.h"
#include "render/layout.h"
#include "render/raster.h"
#include "render/svg.h"
#include "src/change_picture.h"
#include "src/cli/failure.h"
#include "src/cli/file_hash.h"
#include "src/cli/output.h"
#include "src/cli/progress.h"
#include "src/picture.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

using Kind = PictureFormat::Kind;
using Bytes = tl::expected<std::string, render::DrawError>;

PictureSource source_of(const Input& input) {
    const auto& path = input.name();
    const auto name = path == Input::standard_input ? "" : path.substr(path.rfind('/') + 1); // npos + 1 is 0
    return {name, short_hash(input.text()), "sitemode " SITEMODE_VERSION};
}

// What says before anything is drawn that a page is too large.
std::optional<render::DrawError> too_large(const render::Drawing& drawing, const PictureOptions& options) {
    if (options.format.kind == Kind::png)
        return render::too_large_for_png(drawing.width, drawing.height, options.dpi);
    if (options.format.kind == Kind::pdf) return render::too_large_for_pdf(drawing.width, drawing.height);
    return std::nullopt;
}

Bytes drawn(render::Diagram diagram, const PictureOptions& options) {
    if (options.format.kind == Kind::graphviz)
        return render::graphviz_bytes(diagram, options.engine, options.format.name);
    const auto drawing = render::laid_out(std::move(diagram), options.engine);
    if (!drawing) return tl::unexpected(drawing.error());
    if (auto error = too_large(*drawing, options)) return tl::unexpected(*std::move(error));
    const auto svg = render::svg(*drawing);
    if (options.format.kind == Kind::pdf) return render::pdf(svg, drawing->diagram.title);
    if (options.format.kind == Kind::png) return render::png(svg, options.dpi);
    return svg;
}

std::string dot_bytes(const Evaluation& evaluation) {
    return dot_text(evaluation.hierarchy, dot_looks(evaluation.hierarchy, evaluation.solution));
}

std::string drawn_or_thrown(render::Diagram diagram, const PictureOptions& options) {
    auto bytes = drawn(std::move(diagram), options);
    if (bytes) return *std::move(bytes);
    const auto& error = bytes.error();
    throw Failure(ExitCode::limit, error.message, error.hint);
}

std::string picture_bytes(const Evaluation& evaluation, const Input& input, const PictureOptions& options) {
    if (options.format.kind == Kind::dot) return dot_bytes(evaluation);
    return drawn_or_thrown(picture(evaluation.hierarchy, evaluation.solution, source_of(input)), options);
}

} // namespace

void draw(const Evaluation& evaluation, const Input& input, const PictureOptions& options) {
    const auto bytes = [&] {
        const Progress progress("drawing " + counted(evaluation.hierarchy.size(), "site"));
        return picture_bytes(evaluation, input, options);
    }();
    write_output(options.output, bytes);
}

void draw_changes(const Evaluation& before, const Evaluation& after, const Comparison& comparison,
                  std::string_view change, const Input& input, const PictureOptions& options) {
    if (options.format.kind == Kind::dot) return write_output(options.output, dot_bytes(after));
    auto diagram = change_picture(before, after, comparison, change, source_of(input));
    write_output(options.output, drawn_or_thrown(std::move(diagram), options));
}

} // namespace sitemode::cli
