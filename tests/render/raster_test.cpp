#include "render/raster.h"

#include "diagrams.h"
#include "render/card_size.h"
#include "render/page.h"
#include "render/shared_library.h"
#include "render/svg.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace sitemode::render;

namespace {

Drawing one_card() {
    Drawing drawing;
    drawing.diagram = diagrams::one_card();
    make_room(drawing);
    place_card(drawing, 0, card_size(drawing.diagram, drawing.diagram.cards[0]), {});
    return composed(std::move(drawing));
}

// An empty picture of this many points.
std::string blank(int width, int height) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) + "pt\" height=\"" +
           std::to_string(height) + "pt\"/>";
}

std::string bytes_of(const tl::expected<std::string, DrawError>& result) {
    if (!result) FAIL(result.error().message);
    return *result;
}

unsigned big_endian(const std::string& bytes, std::size_t at) {
    unsigned number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

// What a command of poppler says of a PDF.
std::string said(const std::string& command, const std::string& pdf_bytes) {
    std::string file = "/tmp/sitemode-raster-XXXXXX";
    const int descriptor = mkstemp(file.data());
    REQUIRE(write(descriptor, pdf_bytes.data(), pdf_bytes.size()) == static_cast<ssize_t>(pdf_bytes.size()));
    close(descriptor);
    std::string words;
    const auto shut = [](FILE* stream) { pclose(stream); };
    const std::unique_ptr<FILE, decltype(shut)> stream(popen((command + " " + file + " - 2>&1").c_str(), "r"),
                                                       shut);
    std::array<char, 4096> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), stream.get())) {
        words.append(buffer.data(), got);
    }
    std::remove(file.c_str());
    return words;
}

// The colour of a pixel of a PNG, as cairo reads it.
class Pixels {
public:
    explicit Pixels(std::string bytes) : bytes_(std::move(bytes)) {
        const auto cairo = SharedLibrary::loaded("libcairo.so.2");
        using Read = int(void*, unsigned char*, unsigned);
        void* (*open)(Read*, void*) = nullptr;
        unsigned char* (*rows)(void*) = nullptr;
        int (*stride)(void*) = nullptr;
        REQUIRE((cairo && cairo->find(open, "cairo_image_surface_create_from_png_stream") &&
                 cairo->find(rows, "cairo_image_surface_get_data") &&
                 cairo->find(stride, "cairo_image_surface_get_stride") &&
                 cairo->find(destroy_, "cairo_surface_destroy")));
        surface_ = open(read, this);
        rows_ = rows(surface_);
        stride_ = static_cast<std::size_t>(stride(surface_));
        REQUIRE(rows_ != nullptr);
    }
    Pixels(const Pixels&) = delete;
    Pixels& operator=(const Pixels&) = delete;
    Pixels(Pixels&&) = delete;
    Pixels& operator=(Pixels&&) = delete;
    ~Pixels() { destroy_(surface_); }

    [[nodiscard]] unsigned width() const { return big_endian(bytes_, 16); }
    [[nodiscard]] unsigned height() const { return big_endian(bytes_, 20); }
    [[nodiscard]] Colour at(std::size_t x, std::size_t y) const {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel, rows_ + y * stride_ + 4 * x, 4);
        return {pixel & 0xFFFFFFU};
    }

private:
    static int read(void* pixels, unsigned char* to, unsigned size) {
        auto* self = static_cast<Pixels*>(pixels);
        std::memcpy(to, self->bytes_.data() + self->at_, size);
        self->at_ += size;
        return 0;
    }

    std::string bytes_;
    std::size_t at_ = 0;
    void* surface_ = nullptr;
    void (*destroy_)(void*) = nullptr;
    const unsigned char* rows_ = nullptr;
    std::size_t stride_ = 0;
};

} // namespace

TEST_CASE("a PNG has as many pixels as size and resolution say") {
    const std::string bytes = bytes_of(png(blank(100, 50)));
    CHECK(bytes.substr(0, 8) == "\x89PNG\r\n\x1A\n");
    CHECK(big_endian(bytes, 16) == 200);
    CHECK(big_endian(bytes, 20) == 100);
    CHECK(big_endian(bytes_of(png(blank(100, 50), 72)), 16) == 100);
    CHECK(big_endian(bytes_of(png(blank(100, 50), 10)), 16) == 14);
    CHECK(bytes_of(png(svg(one_card()))).size() > 5000);
}

TEST_CASE("a PNG with too many pixels is refused with a way out") {
    for (const auto& [svg, dpi] :
         {std::pair{blank(16001, 10), 144.0}, {blank(10, 16001), 144.0}, {blank(10, 10), 1e9}}) {
        const auto bytes = png(svg, dpi);
        REQUIRE_FALSE(bytes);
        CHECK(bytes.error().kind == DrawError::Kind::limit);
        CHECK(bytes.error().hint.find("--dpi") != std::string::npos);
    }
    CHECK(png(blank(16000, 10), 144));
    CHECK_FALSE(too_large_for_png(16000, 10, 144));
    CHECK(too_large_for_png(16001, 10, 144)->message ==
          "the PNG would have 32002 x 20 pixels; at most 32000 a side can be written");
    CHECK(too_large_for_png(10000, 10000, 144)->message ==
          "the PNG would have 20000 x 20000 pixels; at most 150 million can be written");
}

TEST_CASE("a PNG is filled to its edges with the paper's colour") {
    const Colour night{0x102030};
    Drawing drawing = one_card();
    drawing.diagram.palette.paper = night;
    drawing.width += 0.25;
    drawing.height += 0.25;
    const Pixels pixels(bytes_of(png(svg(drawing), 144, night)));
    const unsigned right = pixels.width() - 1;
    const unsigned bottom = pixels.height() - 1;
    for (const auto& [x, y] : {std::pair{0U, 0U}, {right, 0U}, {0U, bottom}, {right, bottom}})
        CHECK(pixels.at(x, y) == night);
}

TEST_CASE("a resolution must be a number above 0") {
    for (const double dpi : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()})
        CHECK_FALSE(png(blank(1, 1), dpi));
}

TEST_CASE("a PDF has the picture's size, its title and its text") {
    const std::string bytes = bytes_of(pdf(sheet(one_card()), "Contoso"));
    CHECK(bytes.substr(0, 5) == "%PDF-");
    CHECK(said("pdftotext -layout", bytes).find("Contoso Central") != std::string::npos);
    const std::string info = said("pdfinfo", bytes_of(pdf(Sheet{blank(321, 123), {}}, "A title")));
    if (info.find("Page size") == std::string::npos) return; // another pdfinfo
    CHECK(info.find("321 x 123 pts") != std::string::npos);
    CHECK(info.find("A title") != std::string::npos);
}

TEST_CASE("the words of a PDF are where the sheet has them") {
    Sheet page{blank(400, 200), {}};
    page.words.push_back({{100, 50}, 1, text_style::code, {}, "start"});
    page.words.push_back({{100, 80}, 0.5, text_style::figure, {}, "end"});
    page.words.push_back({{100, 110}, 1, text_style::icon, {}, "middle"});
    const std::string words = said("pdftotext -bbox", bytes_of(pdf(page)));
    if (words.find("<word ") == std::string::npos) return; // another pdftotext
    const auto side = [&](const std::string& text, const std::string& name) {
        const std::size_t word = words.rfind("<word ", words.find(">" + text + "<"));
        return std::stod(words.substr(words.find(name, word) + name.size() + 2));
    };
    CHECK(side("start", "xMin") == Approx(100).margin(0.1));
    CHECK(side("end", "xMax") == Approx(100).margin(0.1));
    CHECK((side("middle", "xMin") + side("middle", "xMax")) / 2 == Approx(100).margin(0.1));
    CHECK(side("start", "yMin") < 50);
    CHECK(side("start", "yMax") > 50);
    const double ratio = measure::figure_size / measure::code_size / 2;
    CHECK(side("end", "yMax") - side("end", "yMin") ==
          Approx(ratio * (side("start", "yMax") - side("start", "yMin"))).epsilon(0.01));
}

TEST_CASE("a PDF holds words whatever their bytes are") {
    Sheet page{blank(400, 200), {}};
    for (const char* const text : {"", "\xFF\xC3", "a\nb\tc", "\x01", "\xE6\x9D\xB1"})
        page.words.push_back({{10, 50}, 1, text_style::title, {}, text});
    page.words.push_back({{10, 90}, 1, text_style::title, {}, "fine"});
    CHECK(said("pdftotext", bytes_of(pdf(page))).find("fine") != std::string::npos);
}

TEST_CASE("a PDF doesn't depend on the day") {
    unsetenv("SOURCE_DATE_EPOCH");
    const std::string first = bytes_of(pdf(sheet(one_card())));
    CHECK(first.find("CreationDate") == std::string::npos);
    sleep(1);
    CHECK(bytes_of(pdf(sheet(one_card()))) == first);
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    const std::string dated = bytes_of(pdf(sheet(one_card())));
    CHECK(dated != first);
    sleep(1);
    CHECK(bytes_of(pdf(sheet(one_card()))) == dated);
    for (const char* wrong : {"", "x", "99999999999999999999999", "-"}) {
        setenv("SOURCE_DATE_EPOCH", wrong, 1);
        CHECK(bytes_of(pdf(sheet(one_card()))) == first);
    }
    unsetenv("SOURCE_DATE_EPOCH");
}

TEST_CASE("words of a PDF that name a page lead there, and an outline names all pages") {
    Sheet first{blank(300, 200), {}, "CEN Central"}, second{blank(300, 200), {}, "LON London"};
    first.words.push_back({{20, 40}, 1, text_style::note, {}, "to page 2", 2});
    second.words.push_back({{20, 40}, 1, text_style::note, {}, "to page 1", 1});
    const std::string bytes = bytes_of(pdf(std::vector<Sheet>{first, second}));
    for (const char* const part : {"/Subtype /Link", "/Dest (1)", "/Dest (2)", "/Type /Outline", "/Title"})
        CHECK(bytes.find(part) != std::string::npos);
    CHECK(said("pdftotext", bytes).find("to page 2") != std::string::npos);
}

TEST_CASE("a page that PDF readers can't show is refused") {
    const auto bytes = pdf(Sheet{blank(14401, 10), {}});
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().kind == DrawError::Kind::limit);
}

TEST_CASE("what isn't a picture is an error") {
    for (const std::string text : {"", "hello", "<svg", "<html/>"}) {
        CHECK_FALSE(png(text));
        CHECK_FALSE(pdf(Sheet{text, {}}));
    }
}
