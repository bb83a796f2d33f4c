// What stands in render/shared_library.cpp, for the program that is linked statically: in its place there.
#include <string>

#include "render/shared_library.h"

namespace sitemode::render {

bool SharedLibrary::can_be_loaded() {
    return false;
}

tl::expected<SharedLibrary, DrawError> SharedLibrary::loaded(const char* file) {
    return tl::unexpected(DrawError{
        DrawError::Kind::unsupported, std::string("this program can't load the library ") + file, {}});
}

void* SharedLibrary::address_of(const char* /*name*/) const {
    return nullptr;
}

} // namespace sitemode::render
