// What may reach a terminal, and in which colours. Text of the input could move the cursor, hide letters or
// turn their order round: it is shown through `printable` only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sitemode::cli {

// Takes any bytes. Gives one line of UTF-8 that shows what is there: control characters, characters without a
// width, those that change the direction of writing, and bytes that aren't UTF-8 become \n, \t, \x1B or
// \u{202E}; all others stay.
std::string printable(std::string_view text);

enum class ColourChoice : std::uint8_t { automatic, always, never };

// True where text for this file descriptor should be coloured: as chosen; by default on a terminal, unless
// the environment has NO_COLOR or TERM says that it is a dumb one.
bool is_coloured(int descriptor, ColourChoice choice);

// True where the descriptor is a terminal that understands codes, such as those that erase a line.
bool is_steerable(int descriptor);

enum class Paint : std::uint8_t { bold, faint, red, yellow, cyan, blue };

// The text between the codes that paint it and the code that ends this.
std::string painted(std::string_view text, Paint paint);
std::string painted_faint(const std::string& text);

} // namespace sitemode::cli
