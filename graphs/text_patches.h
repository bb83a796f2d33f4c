// Changes of a text by its bytes, noted in any order and made at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode {

class TextPatches {
public:
    // Puts `text` in the place of the bytes from `begin` up to `end`; where these are equal it is put in
    // between, behind what was put there before.
    void replace(std::uint32_t begin, std::uint32_t end, std::string text);
    void cut(std::uint32_t begin, std::uint32_t end) { replace(begin, end, {}); }
    void insert(std::uint32_t at, std::string text) { replace(at, at, std::move(text)); }

    // `text` with all changes made. Cuts may overlap, and what is put in between stays where all around it
    // is cut; of other changes that overlap the later one in the text is left out. Words that a cut leaves
    // side by side stay two. n log n in the changes, linear in the text.
    std::string applied(std::string_view text) const;

private:
    struct Patch {
        std::uint32_t begin, end;
        std::string text;
    };

    std::vector<Patch> patches_;
};

} // namespace sitemode
