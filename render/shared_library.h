// A library that is loaded while the program runs, and its functions. Nothing is ever unloaded: who loads one
// ends soon. Knows nothing of pictures.
#pragma once

#include "render/draw_error.h"

#include <dlfcn.h>
#include <string>
#include <tl/expected.hpp>

namespace sitemode::render {

class SharedLibrary {
public:
    // Takes a file name such as "libcairo.so.2"; reports `unsupported` when it can't be loaded.
    static tl::expected<SharedLibrary, DrawError> loaded(const char* file) {
        if (void* handle = dlopen(file, RTLD_NOW | RTLD_GLOBAL)) return SharedLibrary(handle);
        return tl::unexpected(DrawError{
            DrawError::Kind::unsupported, std::string("the library ") + file + " is not installed", {}});
    }

    // Sets a pointer to the function or variable of this name; gives false when the library has none.
    template <class T>
    [[nodiscard]] bool find(T*& pointer, const char* name) const {
        pointer = reinterpret_cast<T*>(dlsym(handle_, name)); // NOLINT(*-reinterpret-cast): what dlsym is for
        return pointer != nullptr;
    }

private:
    explicit SharedLibrary(void* handle) : handle_(handle) {}
    void* handle_;
};

} // namespace sitemode::render
