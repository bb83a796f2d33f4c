// Memory for large inputs. The kernel hands out memory in pages of 4 KiB, and each costs a fault: for a
// million sites a third of the time. Pages of 2 MiB cost a sixth of that.
#pragma once

#include <cstddef>

namespace sitemode::cli {

// Call before a file of that many bytes is read: what is allocated from then on comes from large pages where
// the system has them, and is kept when it is freed. Does nothing for small files.
void prepare_memory(std::size_t input_bytes) noexcept;

} // namespace sitemode::cli
