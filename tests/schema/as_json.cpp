// Prints the hierarchies of DOT files as JSON, a line each. Usage: as_json FILE...
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "graphs/dot_reader.h"
#include "graphs/json_text.h"

int main(int count, char** arguments) {
    for (int at = 1; at < count; ++at) {
        std::ifstream file(arguments[at], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto reading = sitemode::read_dot(text, arguments[at]);
        if (!reading.hierarchy) return 1;
        std::string json = sitemode::json_text(*reading.hierarchy);
        for (char& c : json) c = c == '\n' ? ' ' : c;
        std::puts(json.c_str());
    }
    return 0;
}
