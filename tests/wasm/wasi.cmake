# Toolchain: clang 14 for wasm32-wasi with Debian's wasi-libc and libc++-14-dev-wasm32.
#
# -nostdlibinc keeps the host's /usr/include out: what compiles here needs nothing but the WASI C library, libc++ and
# the headers of third_party.cmake.

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-14)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_CXX_FLAGS_INIT
    "-fno-exceptions -nostdlibinc -isystem /usr/include/wasm32-wasi/c++/v1 -isystem /usr/include/wasm32-wasi")
