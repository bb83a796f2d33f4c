#include "src/microsoft_pages.h"

namespace sitemode {
namespace {

// One page of the SDK's reference stands apart from the product's library.
std::string link_of(std::string_view id) {
    constexpr std::string_view library = "https://learn.microsoft.com/en-us/previous-versions/system-center/";
    const bool of_sdk = id == "cc146620";
    return std::string(library) + (of_sdk ? "developer/" : "configuration-manager-2007/") + std::string(id) +
           (of_sdk ? "(v=msdn.10)" : "(v=technet.10)");
}

struct Title {
    std::string_view id, title;
};
constexpr Title titles[] = {
    {"bb632431", "Choose between Native Mode and Mixed Mode"},
    {"bb633152", "How to Migrate the Site Mode from Mixed Mode to Native Mode"},
    {"bb680667", "Interoperability with SMS 2003"},
    {"cc146620", "SMS_Site.VerifyNoLoops"},
};

std::string title_of(std::string_view id) {
    for (const auto& row : titles)
        if (row.id == id) return std::string(row.title);
    return "";
}

} // namespace

std::vector<Page> pages_of(const RuleRow& row) {
    std::vector<Page> pages;
    bool is_titled = row.source.title.empty();
    for (auto ids = row.source.ids; !ids.empty();) {
        const auto id = ids.substr(0, ids.find(' '));
        ids.remove_prefix(id.size() < ids.size() ? id.size() + 1 : id.size());
        pages.push_back({std::string(id), title_of(id), link_of(id)});
        is_titled = is_titled || pages.back().title == row.source.title;
    }
    if (!is_titled) pages.insert(pages.begin(), {"", std::string(row.source.title), ""});
    return pages;
}

} // namespace sitemode
