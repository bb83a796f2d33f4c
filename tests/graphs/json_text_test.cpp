// Writing JSON: a site a line, values as JSON has them.
#include <catch2/catch.hpp>

#include "graphs/json_text.h"
#include "parsed.h"
#include "records.h"

namespace sitemode::tests {

TEST_CASE("a hierarchy is written a site a line") {
    const Hierarchy hierarchy = parsed(
        "digraph { title=\"A \\\"plan\\\"\"; owner=me; sites=x; tor [clients=40, rack=7, web_certs=none];"
        "B [pki=unknown, osd=no, roles=\"MP DP?\", web_certs=all]; tor -> B [ipsec=yes] }");
    CHECK(json_text(hierarchy) ==
          "{\n  \"format_version\": \"1.0\",\n  \"title\": \"A \\\"plan\\\"\",\n  \"owner\": \"me\",\n"
          "  \"extra:sites\": \"x\",\n  \"sites\": [\n"
          "    {\"code\": \"tor\", \"clients\": 40, \"web_certs\": \"none\", \"rack\": \"7\"},\n"
          "    {\"code\": \"B\", \"parent\": \"tor\", \"pki\": \"unknown\", \"roles\": [\"MP\", \"DP?\"], "
          "\"web_certs\": \"all\", \"osd\": false, \"link_ipsec\": true}\n  ]\n}\n");
}

} // namespace sitemode::tests
