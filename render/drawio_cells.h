// The cells that a draw.io file is made of: places, words, borders and ids. Used by render/drawio.cpp, which
// says what stands where.
#pragma once

#include "render/drawing.h"
#include "render/text_width.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sitemode::render {

// What places count from: a cell counts from the corner of the cell that it is in.
struct Space {
    std::string cell; // id of the parent
    Point corner;     // of the parent, in the drawing
    double scale = 1; // from the drawing to the page
};

struct CellWords {
    std::string_view text;
    double size = 0;
    Weight weight = Weight::regular;
    Colour colour{0x1A1A1A};
    bool is_at_end = false; // the place is the right end
    int opacity = 100;
};

// The space of cards, links and frames.
Space tree_space(const Drawing& drawing);

constexpr Box grown(const Box& box, double by) {
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

class Cells {
public:
    // `prefix` is put before all ids.
    Cells(std::string& out, std::string prefix) : out_(out), prefix_(std::move(prefix)) {}

    // "2-c17"
    [[nodiscard]] std::string id(char kind, std::uint32_t number) const;

    // Begins a cell that nothing refers to, up to its style; `shape` is a style's name such as "text;".
    void begin(std::string_view value, std::string_view shape);
    // Ends the style of a vertex, and the cell.
    void end(const Space& space, const Box& box);
    // A line of words, shortened to `room`, its baseline at the place; gives its width.
    double put_line(const Space& space, Point at, const CellWords& words, double room);

    // Pieces of a style; sizes are those of the drawing.
    void put_font(const Space& space, double size, Weight weight, Colour colour);
    void put_rounded(const Space& space, double corner);
    void put_border(const Space& space, const Look& look, std::string_view dashes);

    std::string& out() { return out_; }

private:
    std::string& out_;
    std::string prefix_;
    std::uint32_t next_ = 0; // of the cells without a name
};

} // namespace sitemode::render
