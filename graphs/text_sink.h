// Where a long text goes piece by piece, so that nobody has to hold the whole of it.
#pragma once

#include <string_view>

namespace sitemode {

// Two words to pass by value; what `taker` points to outlives it. An empty sink takes nothing: who writes
// keeps the text then.
struct TextSink {
    void* taker = nullptr;
    // Takes a piece, which is gone when this returns. Errors are the taker's: it may end the run.
    void (*take)(void* taker, std::string_view piece) = nullptr;

    explicit operator bool() const { return take != nullptr; }
    void operator()(std::string_view piece) const { take(taker, piece); }
};

} // namespace sitemode
