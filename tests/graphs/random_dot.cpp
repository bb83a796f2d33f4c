#include "random_dot.h"

#include <array>
#include <random>
#include <string_view>

namespace sitemode::tests {
namespace {

class RandomDot {
public:
    explicit RandomDot(std::uint32_t seed) : random_(seed) {}

    std::string text() {
        if (one_in(4)) out_ += one_in(2) ? "strict " : "STRICT\n";
        out_ += one_in(3) ? "DiGraph" : "digraph";
        blank();
        if (one_in(2)) id();
        body(0);
        if (one_in(3)) out_ += "\n// the end";
        return out_;
    }

private:
    bool one_in(unsigned n) { return number(n) == 0; }
    unsigned number(unsigned below) { return std::uniform_int_distribution<unsigned>(0, below - 1)(random_); }

    void blank() {
        constexpr std::array<std::string_view, 8> blanks{" ",         "\n",         "\t",    " /* a * b */ ",
                                                         " // { [\n", "\n# \" <\n", "\n#\n", "  "};
        out_ += blanks[one_in(3) ? number(blanks.size()) : 0];
    }

    void id() {
        constexpr std::array<std::string_view, 14> plain{
            "a", "b", "c", "d", "e", "f", "1", "-2.5", ".5", "7.", "_x", "\"node\"", "\"\"", "\xC3\xA9"};
        constexpr std::array<std::string_view, 8> odd{"\"a\"",         "\"\\\"q\\\"\"",     "\"a\\\nb\"",
                                                      "\"a\" + \"b\"", "<a<b>c>",           "\"x\\ny\"",
                                                      "\"\\\\\"",      "\"d \xE2\x82\xAC\""};
        out_ += one_in(6) ? odd[number(odd.size())] : plain[number(plain.size())];
    }

    void attributes() {
        while (true) {
            blank();
            out_ += '[';
            for (unsigned left = number(4); left > 0; --left) {
                blank();
                constexpr std::array<std::string_view, 5> names{"p", "q", "r", "\"p\"", "label"};
                out_ += names[number(names.size())];
                out_ += one_in(4) ? " = " : "=";
                id();
                constexpr std::array<std::string_view, 3> separators{",", ";", " "};
                out_ += separators[number(separators.size())];
            }
            out_ += ']';
            if (!one_in(5)) return;
        }
    }

    void nodes() {
        while (true) {
            id();
            if (one_in(8))
                out_ += ":p";
            else if (one_in(12))
                out_ += " : \"p\" : n";
            if (!one_in(6)) return;
            out_ += one_in(2) ? "," : " , ";
        }
    }

    void operand(unsigned depth) {
        if (depth < 5 && one_in(4))
            subgraph(depth);
        else
            nodes();
    }

    void subgraph(unsigned depth) {
        if (one_in(2)) {
            out_ += "subgraph ";
            constexpr std::array<std::string_view, 5> names{"s", "t", "cluster_1", "\"s\"", ""};
            out_ += names[number(names.size())];
        }
        body(depth + 1);
    }

    void body(unsigned depth) {
        blank();
        out_ += '{';
        for (unsigned left = number(depth == 0 ? 14 : 5); left > 0; --left) {
            blank();
            statement(depth);
            out_ += one_in(2) ? ";" : "\n";
        }
        blank();
        out_ += '}';
    }

    void statement(unsigned depth) {
        constexpr std::array<std::string_view, 6> words{"node", "edge", "graph", "NODE", "Edge", "gRaph"};
        switch (number(8)) {
        case 0:
        case 1:
            out_ += words[number(words.size())];
            return attributes();
        case 2:
            out_ += one_in(2) ? "p" : "q";
            out_ += " = ";
            return id();
        case 3:
        case 4:
            operand(depth);
            break;
        default:
            operand(depth);
            for (unsigned left = 1 + number(3); left > 0; --left) {
                out_ += one_in(3) ? "->" : " -> ";
                operand(depth);
            }
        }
        if (one_in(3)) attributes();
    }

    std::mt19937 random_;
    std::string out_;
};

} // namespace

std::string random_dot(std::uint32_t seed) {
    return RandomDot(seed).text();
}

std::string random_words(std::uint32_t seed) {
    constexpr std::array<std::string_view, 28> words{"a", "b",  "\"c\"", "<d>",   "1",    "-2",    "{",
                                                     "}", "{",  "}",     "[",     "]",    "=",     ";",
                                                     ",", "->", "->",    "node",  "edge", "graph", "subgraph",
                                                     ":", "+",  "//x\n", "/*y*/", "\n",   "p=q",   "[p=q]"};
    std::mt19937 random(seed);
    std::string text = "digraph {";
    for (unsigned left = 1 + static_cast<unsigned>(random() % 9); left > 0; --left) {
        text += words[random() % words.size()];
        text += ' ';
    }
    return text + "}";
}

} // namespace sitemode::tests
