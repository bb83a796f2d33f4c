#include "render/shared_library.h"

#include <dlfcn.h>
#include <string>

namespace sitemode::render {

bool SharedLibrary::can_be_loaded() {
    return true;
}

tl::expected<SharedLibrary, DrawError> SharedLibrary::loaded(const char* file) {
    if (void* handle = dlopen(file, RTLD_NOW | RTLD_GLOBAL)) return SharedLibrary(handle);
    return tl::unexpected(DrawError{
        DrawError::Kind::unsupported, std::string("the library ") + file + " is not installed", {}});
}

void* SharedLibrary::address_of(const char* name) const {
    return dlsym(handle_, name);
}

} // namespace sitemode::render
