// A library that is loaded while the program runs, and its functions. Nothing is ever unloaded: who loads one
// ends soon. Knows nothing of pictures.
#pragma once

#include "render/draw_error.h"

#include <tl/expected.hpp>

namespace sitemode::render {

class SharedLibrary {
public:
    // False in a program that is linked statically: it has other definitions of what stands in
    // shared_library.cpp (src/cli/no_shared_library.cpp).
    static bool can_be_loaded();

    // Takes a file name such as "libcairo.so.2"; reports `unsupported` when it can't be loaded.
    static tl::expected<SharedLibrary, DrawError> loaded(const char* file);

    // Sets a pointer to the function or variable of this name; gives false when the library has none.
    template <class T>
    [[nodiscard]] bool find(T*& pointer, const char* name) const {
        pointer = reinterpret_cast<T*>(address_of(name)); // NOLINT(*-reinterpret-cast): what dlsym is for
        return pointer != nullptr;
    }

private:
    explicit SharedLibrary(void* handle) : handle_(handle) {}
    void* address_of(const char* name) const;

    [[maybe_unused]] void* handle_; // a program that can load none has no use for it
};

} // namespace sitemode::render
