// Writes pictures of the sample diagrams into a folder, to be looked at: NAME.svg, NAME.png and NAME.pdf.
#include "diagrams.h"
#include "render/layout.h"
#include "render/raster.h"
#include "render/svg.h"

#include <cstdio>
#include <fstream>
#include <string>

using namespace sitemode::render;

namespace {

void write_file(const std::string& name, const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
}

template <class T>
bool worked(const std::string& name, const tl::expected<T, DrawError>& result) {
    if (!result) std::fprintf(stderr, "%s: %s\n", name.c_str(), result.error().message.c_str());
    return result.has_value();
}

void draw(const std::string& name, diagrams::Diagram diagram, Engine engine = Engine::tree) {
    const auto drawing = laid_out(std::move(diagram), engine);
    if (!worked(name, drawing)) return;
    const std::string picture = svg(*drawing);
    write_file(name + ".svg", picture);
    if (const auto bytes = png(picture, 110); worked(name, bytes)) write_file(name + ".png", *bytes);
    if (const auto bytes = pdf(sheet(*drawing), drawing->diagram.title); worked(name, bytes))
        write_file(name + ".pdf", *bytes);
}

diagrams::Diagram long_names() {
    diagrams::Diagram d = diagrams::two_cards();
    d.cards[0].name = "A very long name of a place that nobody can pronounce";
    d.cards[1].name = d.texts.kept(std::string(200, 'x'));
    d.notes[0].text =
        "a note that goes on and on and on about certificates, clients, servers and everything else";
    d.pills[0].name = "Llanfairpwllgwyngyll";
    d.pills[1].name = "北京市朝阳区";
    d.pills[2].name = "الرياض";
    return d;
}

} // namespace

int main(int argc, char** argv) {
    const std::string folder = argc > 1 ? std::string(argv[1]) + "/" : "";
    draw(folder + "contoso", diagrams::contoso());
    draw(folder + "one", diagrams::one_card());
    draw(folder + "two", diagrams::two_cards());
    draw(folder + "pills", diagrams::many_pills(40));
    draw(folder + "long", long_names());
    draw(folder + "sixty", diagrams::tree(60, 3));
    for (const std::string_view name : engine_names) {
        draw(folder + "engine-" + std::string(name), diagrams::tree(25, 3), *engine_named(name));
    }
}
