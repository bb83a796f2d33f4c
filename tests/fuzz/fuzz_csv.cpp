// Feeds arbitrary bytes to the CSV reader. What it takes for a hierarchy must survive being written and read
// again; what it refuses must say why.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graphs/csv_reader.h"
#include "graphs/csv_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const sitemode::Reading reading = sitemode::read_csv(text, "fuzz.csv");
    if (!reading.hierarchy) {
        if (reading.defects.empty() && !reading.diagnostics.has_errors()) std::abort();
        return 0;
    }
    const std::string written = sitemode::csv_text(*reading.hierarchy);
    const sitemode::Reading again = sitemode::read_csv(written, "fuzz.csv");
    if (!again.hierarchy || sitemode::csv_text(*again.hierarchy) != written) std::abort();
    return 0;
}
