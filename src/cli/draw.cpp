#include "src/cli/draw.h"

#include <string>
#include <utility>

#include "graphs/dot_writer.h"
#include "render/graphviz_format.h"
#include "render/layout.h"
#include "render/raster.h"
#include "render/svg.h"
#include "src/cli/failure.h"
#include "src/cli/file_hash.h"
#include "src/cli/output.h"
#include "src/picture.h"

namespace sitemode::cli {
namespace {

using Kind = PictureFormat::Kind;
using Bytes = tl::expected<std::string, render::DrawError>;

PictureSource source_of(const Input& input) {
    const auto& path = input.name();
    const auto name = path == Input::standard_input ? "" : path.substr(path.rfind('/') + 1); // npos + 1 is 0
    return {name, short_hash(input.text()), "sitemode " SITEMODE_VERSION};
}

Bytes svg_bytes(render::Diagram diagram, render::Engine engine) {
    return render::laid_out(std::move(diagram), engine).map([](const auto& drawing) {
        return render::svg(drawing);
    });
}

Bytes drawn(render::Diagram diagram, const PictureOptions& options) {
    if (options.format.kind == Kind::graphviz)
        return render::graphviz_bytes(diagram, options.engine, options.format.name);
    const auto title = diagram.title;
    auto svg = svg_bytes(std::move(diagram), options.engine);
    if (!svg || options.format.kind == Kind::svg) return svg;
    if (options.format.kind == Kind::pdf) return render::pdf(*svg, title);
    return render::png(*svg, options.dpi > 0 ? options.dpi : render::default_dpi);
}

std::string dot_bytes(const Evaluation& evaluation) {
    return dot_text(evaluation.hierarchy, dot_looks(evaluation.hierarchy, evaluation.solution));
}

std::string picture_bytes(const Evaluation& evaluation, const Input& input, const PictureOptions& options) {
    if (options.format.kind == Kind::dot) return dot_bytes(evaluation);
    auto bytes = drawn(picture(evaluation.hierarchy, evaluation.solution, source_of(input)), options);
    if (bytes) return *std::move(bytes);
    const auto& error = bytes.error();
    throw Failure(ExitCode::limit, error.message, error.hint);
}

} // namespace

void draw(const Evaluation& evaluation, const Input& input, const PictureOptions& options) {
    write_output(options.output, picture_bytes(evaluation, input, options));
}

} // namespace sitemode::cli
