// Files to try: the hostile ones beside the tests, and the examples.
#pragma once

#include <string>
#include <vector>

namespace sitemode::tests {

// The whole content of a file.
std::string content_of(const std::string& path);
// Paths of all DOT files in hostile/ and examples/, sorted.
std::vector<std::string> dot_files();
// The path of a file in hostile/.
std::string hostile(const std::string& name);

} // namespace sitemode::tests
