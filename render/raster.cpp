#include "render/raster.h"

#include "render/child_process.h"
#include "render/shared_library.h"
#include "render/utf8.h"
#include "render/word_painter.h"

#include <cairo-pdf.h>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <librsvg/rsvg.h>

namespace sitemode::render {
namespace {

using Kind = DrawError::Kind;

// The functions of librsvg and cairo that are used; they live in a child process and end with it.
struct Libraries {
    decltype(&g_memory_input_stream_new_from_data) stream_of;
    decltype(&rsvg_handle_new_from_stream_sync) read;
    decltype(&rsvg_handle_set_dpi) set_dpi;
    decltype(&rsvg_handle_get_intrinsic_size_in_pixels) size;
    decltype(&rsvg_handle_render_document) render;
    decltype(&g_object_unref) forget;
    decltype(&cairo_create) create;
    decltype(&cairo_destroy) destroy;
    decltype(&cairo_status) status;
    decltype(&cairo_set_source_rgb) set_colour;
    decltype(&cairo_paint) paint;
    decltype(&cairo_surface_finish) finish;
    decltype(&cairo_surface_status) surface_status;
    decltype(&cairo_image_surface_create) new_image;
    decltype(&cairo_surface_write_to_png_stream) write_png;
    decltype(&cairo_pdf_surface_create_for_stream) new_pdf;
    decltype(&cairo_pdf_surface_set_size) set_size;
    decltype(&cairo_surface_show_page) show_page;
    decltype(&cairo_pdf_surface_set_metadata) set_metadata;
    decltype(&cairo_pdf_surface_add_outline) add_outline;
    decltype(&cairo_tag_begin) begin_tag;
    decltype(&cairo_tag_end) end_tag;

    [[nodiscard]] bool find_reader(const SharedLibrary& gio, const SharedLibrary& rsvg) {
        return gio.find(stream_of, "g_memory_input_stream_new_from_data") &&
               gio.find(forget, "g_object_unref") && rsvg.find(read, "rsvg_handle_new_from_stream_sync") &&
               rsvg.find(set_dpi, "rsvg_handle_set_dpi") &&
               rsvg.find(size, "rsvg_handle_get_intrinsic_size_in_pixels") &&
               rsvg.find(render, "rsvg_handle_render_document");
    }
    [[nodiscard]] bool find_cairo(const SharedLibrary& cairo) {
        return cairo.find(create, "cairo_create") && cairo.find(destroy, "cairo_destroy") &&
               cairo.find(status, "cairo_status") && cairo.find(set_colour, "cairo_set_source_rgb") &&
               cairo.find(paint, "cairo_paint") && cairo.find(finish, "cairo_surface_finish") &&
               cairo.find(surface_status, "cairo_surface_status") &&
               cairo.find(new_image, "cairo_image_surface_create") &&
               cairo.find(write_png, "cairo_surface_write_to_png_stream") &&
               cairo.find(new_pdf, "cairo_pdf_surface_create_for_stream") &&
               cairo.find(set_size, "cairo_pdf_surface_set_size") &&
               cairo.find(show_page, "cairo_surface_show_page") &&
               cairo.find(set_metadata, "cairo_pdf_surface_set_metadata") &&
               cairo.find(add_outline, "cairo_pdf_surface_add_outline") &&
               cairo.find(begin_tag, "cairo_tag_begin") && cairo.find(end_tag, "cairo_tag_end");
    }
};

DrawError not_installed(DrawError error) {
    error.message = "PNG and PDF need librsvg and cairo: " + error.message;
    error.hint = "install librsvg2-2, or draw svg";
    return error;
}

tl::expected<Libraries, DrawError> loaded() {
    Libraries libraries{};
    const auto rsvg = SharedLibrary::loaded("librsvg-2.so.2");
    const auto cairo = SharedLibrary::loaded("libcairo.so.2");
    const auto gio = SharedLibrary::loaded("libgio-2.0.so.0");
    for (const auto* library : {&rsvg, &cairo, &gio}) {
        if (!*library) return tl::unexpected(not_installed(library->error()));
    }
    if (!libraries.find_reader(*gio, *rsvg) || !libraries.find_cairo(*cairo)) {
        return tl::unexpected(not_installed({Kind::unsupported, "their versions are too old", {}}));
    }
    return libraries;
}

// A picture that librsvg has read, and its size in pixels of its resolution.
struct Picture {
    RsvgHandle* handle = nullptr;
    double width = 0, height = 0;
};

DrawError failed(const GError* error) {
    const std::string why = error != nullptr && error->message != nullptr ? error->message : "unknown reason";
    return {Kind::failed, "librsvg could not read the picture: " + why, {}};
}

// At 72 dpi a pixel is a point.
tl::expected<Picture, DrawError> picture(const Libraries& use, std::string_view svg, double dpi) {
    GError* error = nullptr;
    GInputStream* stream = use.stream_of(svg.data(), static_cast<gssize>(svg.size()), nullptr);
    Picture read{use.read(stream, nullptr, RSVG_HANDLE_FLAG_UNLIMITED, nullptr, &error), 0, 0};
    if (read.handle == nullptr) return tl::unexpected(failed(error));
    use.set_dpi(read.handle, dpi);
    if (use.size(read.handle, &read.width, &read.height) == 0 || !(read.width > 0) || !(read.height > 0)) {
        return tl::unexpected(DrawError{Kind::failed, "the picture has no size", {}});
    }
    return read;
}

cairo_status_t append_bytes(void* out, const unsigned char* bytes, unsigned size) {
    // NOLINTNEXTLINE(*-reinterpret-cast): cairo's bytes are unsigned
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

// Draws the picture on a page of its size, or hardly larger.
tl::expected<void, DrawError> draw(const Libraries& use, const Picture& read, cairo_t* context,
                                   Colour paper) {
    const auto part = [&](unsigned shift) { return (paper.rgb >> shift & 0xFFU) / 255.0; };
    use.set_colour(context, part(16), part(8), part(0));
    use.paint(context);
    const RsvgRectangle page{0, 0, read.width, read.height};
    GError* error = nullptr;
    if (use.render(read.handle, context, &page, &error) == 0) return tl::unexpected(failed(error));
    if (use.status(context) != CAIRO_STATUS_SUCCESS) {
        return tl::unexpected(
            DrawError{Kind::limit, "cairo has no memory for the picture", "use a smaller --dpi"});
    }
    return {};
}

// Whole pixels that cover a length.
double pixels(double length) {
    return std::ceil(length - 1e-6);
}

std::string whole(double number) {
    return std::to_string(std::llround(number));
}

std::optional<DrawError> too_many_pixels(double width, double height) {
    const bool too_long = width > most_pixels_a_side || height > most_pixels_a_side;
    if (!too_long && width * height <= most_pixels) return std::nullopt;
    const std::string most =
        too_long ? std::to_string(most_pixels_a_side) + " a side" : whole(most_pixels / 1e6) + " million";
    return DrawError{Kind::limit,
                     "the PNG would have " + whole(width) + " x " + whole(height) + " pixels; at most " +
                         most + " can be written",
                     "use a smaller --dpi, or draw svg"};
}

ChildResult png_in_child(std::string_view svg, double dpi, Colour paper) {
    const auto use = loaded();
    if (!use) return tl::unexpected(use.error());
    const auto read = picture(*use, svg, dpi);
    if (!read) return tl::unexpected(read.error());
    const double width = pixels(read->width);
    const double height = pixels(read->height);
    if (auto error = too_many_pixels(width, height)) return tl::unexpected(*std::move(error));
    cairo_surface_t* surface =
        use->new_image(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height));
    if (auto well = draw(*use, *read, use->create(surface), paper); !well)
        return tl::unexpected(well.error());
    std::string bytes;
    if (use->write_png(surface, append_bytes, &bytes) != CAIRO_STATUS_SUCCESS) {
        return tl::unexpected(DrawError{Kind::failed, "cairo could not write the PNG", {}});
    }
    return bytes;
}

// The date for the PDF as cairo reads it: SOURCE_DATE_EPOCH, or nothing.
std::string document_date() {
    const char* variable = std::getenv("SOURCE_DATE_EPOCH"); // NOLINT(concurrency-mt-unsafe): no threads here
    if (variable == nullptr) return {};
    const std::string_view digits = variable;
    std::time_t seconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc{} || end != digits.data() + digits.size()) return {};
    std::tm parts{};
    if (gmtime_r(&seconds, &parts) == nullptr) return {};
    char text[64];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

// What a PDF is made with.
struct Printer {
    Libraries use;
    WordPainter paint_words;
    cairo_surface_t* surface = nullptr;
};

// Links name a page by its number: cairo 1.16 loses those that give a later page as such.
void name_page(const Printer& printer, cairo_t* page, std::size_t number) {
    const std::string name = "name='" + std::to_string(number) + "' x=0 y=0";
    printer.use.begin_tag(page, CAIRO_TAG_DEST, name.c_str());
    printer.use.end_tag(page, CAIRO_TAG_DEST);
}

// `number` is that of one of several pages, or 0.
tl::expected<void, DrawError> add_page(const Printer& printer, const Sheet& sheet, std::size_t number) {
    const Libraries& use = printer.use;
    const auto read = picture(use, sheet.shapes, 72);
    if (!read) return tl::unexpected(read.error());
    if (auto error = too_large_for_pdf(read->width, read->height)) return tl::unexpected(*std::move(error));
    use.set_size(printer.surface, read->width, read->height);
    cairo_t* page = use.create(printer.surface);
    if (auto well = draw(use, *read, page, {0xFFFFFF}); !well) return well;
    if (number > 0) name_page(printer, page, number);
    printer.paint_words(page, sheet.words);
    use.show_page(printer.surface);
    use.destroy(page);
    use.forget(read->handle);
    return {};
}

// The list of pages that a reader shows beside them.
void add_outline(const Printer& printer, std::span<const Sheet> pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string page = std::to_string(i + 1);
        const std::string name = page + " · " + one_clean_line(pages[i].name);
        printer.use.add_outline(printer.surface, CAIRO_PDF_OUTLINE_ROOT, name.c_str(),
                                ("page=" + page + " pos=[0 0]").c_str(), {});
    }
}

ChildResult pdf_in_child(std::span<const Sheet> pages, const std::string& title, const std::string& date) {
    const auto use = loaded();
    if (!use) return tl::unexpected(use.error());
    const auto words = word_painter();
    if (!words) return tl::unexpected(not_installed(words.error()));
    std::string bytes;
    const Printer printer{*use, *words, use->new_pdf(append_bytes, &bytes, 1, 1)};
    use->set_metadata(printer.surface, CAIRO_PDF_METADATA_TITLE, one_clean_line(title).c_str());
    use->set_metadata(printer.surface, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (auto well = add_page(printer, pages[i], pages.size() > 1 ? i + 1 : 0); !well)
            return tl::unexpected(well.error());
    if (pages.size() > 1) add_outline(printer, pages);
    use->finish(printer.surface);
    if (use->surface_status(printer.surface) != CAIRO_STATUS_SUCCESS) {
        return tl::unexpected(DrawError{Kind::failed, "cairo could not write the PDF", {}});
    }
    return bytes;
}

// 32,000 pixels a side are 4 GB.
constexpr ChildLimits raster_limits{120, 240, std::uint64_t{8} << 30, std::uint64_t{4} << 30};

// A child that was stopped can't say what to do.
tl::expected<std::string, DrawError> drawn(const std::function<ChildResult()>& work) {
    auto bytes = in_child_process("librsvg", work, raster_limits);
    if (!bytes && bytes.error().kind == Kind::limit && bytes.error().hint.empty())
        bytes.error().hint = "draw less of it (--depth, --focus), or svg";
    return bytes;
}

} // namespace

std::optional<DrawError> too_large_for_png(double width, double height, double dpi) {
    return too_many_pixels(pixels(width * dpi / 72), pixels(height * dpi / 72));
}

std::optional<DrawError> too_large_for_pdf(double width, double height) {
    const double side = std::max(width, height);
    if (side <= longest_pdf_side) return std::nullopt;
    return DrawError{Kind::limit,
                     "the page would be " + whole(side) + " points long; PDF readers stop at " +
                         whole(longest_pdf_side),
                     "draw svg, or split the file"};
}

tl::expected<std::string, DrawError> png(std::string_view svg, double dpi, Colour paper) {
    if (!(dpi > 0)) {
        return tl::unexpected(DrawError{Kind::limit, "a resolution must be above 0 dpi", "use --dpi 144"});
    }
    return drawn([&] { return png_in_child(svg, dpi, paper); });
}

tl::expected<std::string, DrawError> pdf(std::span<const Sheet> pages, const std::string& title) {
    const std::string date = document_date();
    return drawn([&] { return pdf_in_child(pages, title, date); });
}

tl::expected<std::string, DrawError> pdf(const Sheet& page, const std::string& title) {
    return pdf(std::span(&page, 1), title);
}

} // namespace sitemode::render
