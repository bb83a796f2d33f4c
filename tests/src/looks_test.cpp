// What the colours of the pictures must do for readers: contrast, grey prints, colour blindness. Computed
// from the table of looks.
#include "src/looks.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace sitemode;
using render::Colour;
using render::Look;
using render::Wearer;

namespace {

using Rgb = std::array<double, 3>; // linear light, 0 to 1

Rgb linear(Colour colour) {
    Rgb out{};
    for (unsigned i = 0; i < 3; ++i) {
        const double c = (colour.rgb >> (16 - 8 * i) & 0xFFU) / 255.0;
        out[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return out;
}

double luminance(const Rgb& c) {
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

// WCAG 2.1
double contrast(Colour a, Colour b) {
    const auto [low, high] = std::minmax({luminance(linear(a)), luminance(linear(b))});
    return (high + 0.05) / (low + 0.05);
}

using Lab = std::array<double, 3>;

Lab lab(const Rgb& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
    const double y = f(luminance(c));
    const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const Rgb& a, const Rgb& b) {
    const Lab p = lab(a);
    const Lab q = lab(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

using Matrix = std::array<double, 9>;

// Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision deficiency",
// 2009, severity 1: without red, green and blue cones.
constexpr std::array<Matrix, 3> blindnesses{{
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}};

Rgb seen(const Matrix& eye, const Rgb& c) {
    Rgb out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = std::clamp(eye[3 * i] * c[0] + eye[3 * i + 1] * c[1] + eye[3 * i + 2] * c[2], 0.0, 1.0);
    return out;
}

constexpr std::array themes{Theme::standard, Theme::print, Theme::dark, Theme::high_contrast};

std::vector<Look> worn_by(Wearer wearer, Theme theme = Theme::standard) {
    std::vector<Look> looks;
    for (const Look& look : all_looks(theme))
        if (look.wearer == wearer) looks.push_back(look);
    return looks;
}

} // namespace

TEST_CASE("words can be read on every fill, in every theme") {
    for (const Theme theme : themes) {
        const auto pills = worn_by(Wearer::pill, theme);
        for (const Look& look : worn_by(Wearer::card, theme)) {
            INFO(static_cast<int>(theme) << " " << look.id);
            CHECK(contrast(look.ink, look.fill) >= 4.5);
            CHECK(contrast(look.body_ink, look.body) >= 4.5);
            CHECK(contrast(look.body_ink, look.pill) >= 4.5);
        }
        for (const Look& pill : pills) CHECK(contrast(pill.ink, pill.fill) >= 4.5);
        for (const Look& figure : worn_by(Wearer::figure, theme)) {
            CHECK(contrast(figure.ink, palette(theme).paper) >= 4.5);
            CHECK(figure.fill == palette(theme).paper);
            CHECK(figure.outline == palette(theme).paper);
        }
        const auto around = palette(theme);
        for (const Colour ink : {around.ink, around.quiet_ink}) {
            CHECK(contrast(ink, around.paper) >= 4.5);
            CHECK(contrast(ink, around.frame) >= 4.5);
        }
        for (const Colour icon : {around.question, around.demand})
            CHECK(contrast(around.on_icon, icon) >= 4.5);
    }
}

TEST_CASE("borders and links stand out from the paper and from a region's frame, in every theme") {
    for (const Theme theme : themes)
        for (const Look& look : all_looks(theme)) {
            if (look.wearer == Wearer::figure || look.wearer == Wearer::icon) continue;
            INFO(static_cast<int>(theme) << " " << look.id);
            CHECK(contrast(look.outline, palette(theme).paper) >= 3);
            CHECK(contrast(look.outline, palette(theme).frame) >= 3);
        }
}

TEST_CASE("two looks of a card never differ in colour alone") {
    const auto looks = worn_by(Wearer::card);
    for (const Look& a : looks)
        for (const Look& b : looks) {
            if (a.id == b.id || a.fill == b.fill) continue;
            INFO(a.id << " " << b.id);
            const bool both_are_mixed =
                a.sign == "M" && b.sign == "M"; // told apart by the words of the culprit
            CHECK((a.sign != b.sign || a.border != b.border || both_are_mixed));
        }
}

TEST_CASE("calm looks can be read, step back, and are no other look") {
    for (const Theme theme : themes) {
        const auto paper = palette(theme).paper;
        const auto looks = worn_by(Wearer::card, theme);
        for (const Look& look : looks) {
            const Look quiet = calm(look, "-faded", " (not selected)", paper);
            INFO(static_cast<int>(theme) << " " << quiet.id);
            CHECK(contrast(quiet.ink, quiet.fill) >= 4.5);
            CHECK(contrast(quiet.body_ink, quiet.body) >= 4.5);
            CHECK(contrast(quiet.body_ink, quiet.pill) >= 4.5);
            CHECK(contrast(quiet.outline, paper) < contrast(look.outline, paper));
            CHECK(quiet.word == "(" + look.word + ")");
            CHECK(quiet.is_calm);
            for (const Look& other : looks) {
                if (other.fill == other.body || quiet.fill == quiet.body) continue; // words and borders tell
                CHECK(difference(linear(quiet.fill), linear(other.fill)) >= 8);
            }
        }
    }
}

TEST_CASE("the fills stay apart on a grey print") {
    const auto looks = worn_by(Wearer::card, Theme::print);
    for (const Look& a : looks)
        for (const Look& b : looks) {
            if (a.fill == b.fill) continue;
            INFO(a.id << " " << b.id);
            CHECK(std::abs(lab(linear(a.fill))[0] - lab(linear(b.fill))[0]) >= 10);
        }
}

TEST_CASE("themes differ in colours and thickness alone") {
    for (const Theme theme : themes) {
        const auto looks = all_looks(theme);
        REQUIRE(looks.size() == all_looks().size());
        for (std::size_t i = 0; i < looks.size(); ++i) {
            CHECK(looks[i].id == all_looks()[i].id);
            CHECK(looks[i].sign == all_looks()[i].sign);
            CHECK(looks[i].border == all_looks()[i].border);
        }
    }
}

TEST_CASE("no two fills become one to the colour-blind") {
    const auto looks = worn_by(Wearer::card);
    for (const Matrix& eye : blindnesses)
        for (const Look& a : looks)
            for (const Look& b : looks) {
                if (a.fill == b.fill) continue;
                INFO(a.id << " " << b.id);
                CHECK(difference(seen(eye, linear(a.fill)), seen(eye, linear(b.fill))) >= 12);
            }
}
