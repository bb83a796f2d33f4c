// What the checklist of a switch asks of a whole unit.
#include <algorithm>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "solved.h"
#include "src/checklist.h"

using namespace sitemode;
using sitemode::test::solved;

namespace {

// The item of A's switch to native mode that begins so; "" where there is none.
std::string item(std::string_view dot, std::string_view beginning) {
    const auto s = solved(dot);
    const auto unit = s.solution.unit_of[s.site("A")];
    const auto items = checklist(s.hierarchy, s.solution, unit, Mode::native);
    const auto found = std::find_if(items.begin(), items.end(), [&](const ChecklistItem& one) {
        return one.text.starts_with(beginning);
    });
    return found == items.end() ? "" : found->text;
}

} // namespace

TEST_CASE("a custom web site is asked for where a secondary site shares its IIS") {
    const std::string certain = "custom web site on every IIS site system of the unit (SM310)";
    const std::string perhaps =
        "custom web site, if IIS is shared, on every IIS site system of the unit (SM310)";
    const auto asked = [](const std::string& primary, const std::string& secondary) {
        return item("digraph { A [" + primary + "]; S [type=secondary, " + secondary + "]; A -> S }",
                    "custom web site");
    };
    CHECK(asked("iis_dedicated=yes", "iis_dedicated=no") == certain);
    CHECK(asked("", "iis_dedicated=no") == certain);
    CHECK(asked("iis_dedicated=no", "iis_dedicated=yes") == certain);
    CHECK(asked("iis_dedicated=yes", "iis_dedicated=unknown") == perhaps);
    CHECK(asked("", "iis_dedicated=yes") == perhaps);
    CHECK(asked("iis_dedicated=yes", "").empty());
}

TEST_CASE("a load-balanced management point is one by its role, and by how it is specified") {
    for (const auto* primary : {"nlb_mp=ip", "nlb_mp=fqdn", "roles=\"MP NLB-MP\""})
        CHECK(item("digraph { A [" + std::string(primary) + "] }", "load-balanced") ==
              "load-balanced management point given by its FQDN (SM313)");
    CHECK_FALSE(item("digraph { A; S [type=secondary, nlb_mp=ip]; A -> S }", "load-balanced").empty());
    CHECK(item("digraph { A [nlb_mp=none] }", "load-balanced").empty());
}
