// A small strict XML reader for the tests: it throws std::runtime_error on anything that isn't well-formed
// UTF-8 XML of the kind that we write (elements, attributes in double quotes, text, entities), and gives the
// elements flat.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace xml {

struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string text;       // directly inside
    std::size_t parent = 0; // index of the element around it; its own index for the root
    std::string operator[](const std::string& attribute) const;
    [[nodiscard]] bool has_class(const std::string& one) const;
};

std::vector<Element> scanned(std::string_view document);

// The elements of this name that wear this class ("" for any).
std::vector<Element> with_class(const std::vector<Element>& all, const std::string& name,
                                const std::string& one);

} // namespace xml
