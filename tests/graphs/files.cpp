#include "files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace sitemode::tests {

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("can't read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> dot_files() {
    std::vector<std::string> paths;
    for (const char* folder : {SITEMODE_HOSTILE, SITEMODE_EXAMPLES}) {
        if (!std::filesystem::exists(folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".dot") paths.push_back(entry.path().string());
        }
    }
    std::ranges::sort(paths);
    return paths;
}

std::string hostile(const std::string& name) {
    return std::string(SITEMODE_HOSTILE) + '/' + name;
}

} // namespace sitemode::tests
