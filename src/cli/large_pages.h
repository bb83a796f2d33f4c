// Memory for a run. The kernel hands out memory in pages of 4 KiB, and each costs a fault: for a million
// sites a third of the time. Pages of 2 MiB cost a sixth of that, and a few hundred small ones at once half.
#pragma once

#include <cstddef>

namespace sitemode::cli {

// Call before a file of that many bytes is read: what is allocated from then on comes from pages that are
// there already, for a large file from large ones where the system has them, and is kept when it is freed.
void prepare_memory(std::size_t input_bytes) noexcept;

} // namespace sitemode::cli
