// Feeds arbitrary bytes to the JSON reader. What it takes for a hierarchy must survive being written and read
// again; what it refuses must say why.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graphs/json_reader.h"
#include "graphs/json_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const sitemode::Reading reading = sitemode::read_json(text, "fuzz.json");
    if (!reading.hierarchy) {
        if (reading.defects.empty() && !reading.diagnostics.has_errors()) std::abort();
        return 0;
    }
    const std::string written = sitemode::json_text(*reading.hierarchy);
    const sitemode::Reading again = sitemode::read_json(written, "fuzz.json");
    if (!again.hierarchy || sitemode::json_text(*again.hierarchy) != written) std::abort();
    return 0;
}
