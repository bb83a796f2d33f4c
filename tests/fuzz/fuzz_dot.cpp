// Feeds arbitrary bytes to the DOT reader. What it takes for a hierarchy must survive being written and read
// again; what it refuses must say why.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graphs/dot_reader.h"
#include "graphs/dot_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const sitemode::Reading reading = sitemode::read_dot(text, "fuzz.dot");
    if (!reading.hierarchy) {
        if (reading.defects.empty() && !reading.diagnostics.has_errors()) std::abort();
        return 0;
    }
    const std::string written = sitemode::dot_text(*reading.hierarchy);
    const sitemode::Reading again = sitemode::read_dot(written, "fuzz.dot");
    if (!again.hierarchy || sitemode::dot_text(*again.hierarchy) != written) std::abort();
    return 0;
}
