#include "src/cli/large_pages.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#if defined(__GLIBC__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace sitemode::cli {

#if defined(__GLIBC__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__)

namespace {

constexpr std::size_t page = std::size_t{2} << 20U;
constexpr std::size_t least_input = std::size_t{192}
                                    << 10U;    // below, clearing large pages costs more than small ones
constexpr std::size_t usual_for_each_byte = 6; // what solving a CSV file takes
constexpr std::size_t usual_for_a_run = std::size_t{96} << 10U; // and what any command takes
constexpr std::size_t room_for_each_byte = 12;                  // and amply, for other commands and formats
constexpr std::size_t most_room = std::size_t{1} << 30U;

// The page in which solving usually ends: clearing a large one would be in vain for the better part of it.
constexpr std::size_t last_page(std::size_t input_bytes) {
    return (input_bytes * usual_for_each_byte + page / 2) / page;
}

constexpr std::uintptr_t to_next_page(std::uintptr_t at) {
    return (at + page - 1) / page * page;
}

void* volatile gap = nullptr; // volatile: compilers leave out an allocation that nobody looks at

std::uintptr_t address_of(const void* room) {
    return reinterpret_cast<std::uintptr_t>(room);
}

// One call brings the pages that are surely needed: as faults, one by one, they cost twice as much.
void populate_heap(std::size_t size) noexcept {
    constexpr std::size_t small_page = 4096;
    size = size / small_page * small_page;
    void* const room = std::malloc(size + small_page);
    if (room == nullptr) return;
#ifdef MADV_POPULATE_WRITE // since Linux 5.14
    const auto before = (small_page - address_of(room) % small_page) % small_page;
    ::madvise(static_cast<char*>(room) + before, size, MADV_POPULATE_WRITE);
#endif
    std::free(room);
}

// What lies before the first large page is never given back, so that nothing comes from there.
void enlarge_pages(std::size_t input_bytes) noexcept {
    const auto size = to_next_page(std::min(input_bytes * room_for_each_byte, most_room));
    void* room = std::malloc(size + page);
    if (room == nullptr) return;
    const auto begin = address_of(room), first = to_next_page(begin);
    // Before anything is written there.
    char* const pages = static_cast<char*>(room) + (first - begin);
    ::madvise(pages, size, MADV_HUGEPAGE);
    if (const auto last = last_page(input_bytes) * page; last < size)
        ::madvise(pages + last, page, MADV_NOHUGEPAGE);
    std::free(room);
    gap = std::malloc(first - begin);
}

} // namespace

// The room is taken from the heap and given back: all that is allocated later comes from there, if it may
// neither be mapped separately nor be returned to the system.
void prepare_memory(std::size_t input_bytes) noexcept {
    ::mallopt(M_MMAP_MAX, 0);
    ::mallopt(M_TRIM_THRESHOLD, -1);
    if (input_bytes < least_input)
        populate_heap(usual_for_a_run + input_bytes * usual_for_each_byte);
    else
        enlarge_pages(input_bytes);
}

#else

void prepare_memory(std::size_t /*input_bytes*/) noexcept {}

#endif

} // namespace sitemode::cli
