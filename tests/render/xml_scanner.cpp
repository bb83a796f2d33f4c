#include "xml_scanner.h"

#include <stdexcept>

namespace xml {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error("not XML: " + what);
}

void check_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t length = c < 0x80                ? 1
                                   : c >= 0xF0 && c < 0xF5 ? 4
                                   : c >= 0xE0             ? 3
                                   : c >= 0xC2             ? 2
                                                           : 0;
        if (length == 0 || i + length > text.size()) fail("UTF-8");
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) fail("UTF-8");
        }
        const std::string_view sequence = text.substr(i, length);
        if (sequence == "\xEF\xBF\xBE" || sequence == "\xEF\xBF\xBF") fail("U+FFFE or U+FFFF");
        if (length == 3 && c == 0xED && static_cast<unsigned char>(text[i + 1]) >= 0xA0) fail("surrogate");
        if (c < 0x20 && c != '\n') fail("control character");
        i += length;
    }
}

std::string unescaped(std::string_view text) {
    static const std::map<std::string_view, std::string> entities = {
        {"amp", "&"}, {"lt", "<"},  {"gt", ">"},   {"quot", "\""},
        {"#39", "'"}, {"#9", "\t"}, {"#10", "\n"}, {"#13", "\r"}};
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<' || text[i] == '>') fail("angle bracket in text");
        if (text[i] != '&') {
            plain += text[i];
            continue;
        }
        const std::size_t end = text.find(';', i);
        if (end == std::string_view::npos) fail("entity");
        const auto found = entities.find(text.substr(i + 1, end - i - 1));
        if (found == entities.end()) fail("unknown entity");
        plain += found->second;
        i = end;
    }
    return plain;
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) { check_utf8(text); }

    std::vector<Element> run() {
        while (at_ < text_.size()) {
            const std::size_t tag = text_.find('<', at_);
            add_text(text_.substr(at_, tag - at_));
            if (tag == std::string_view::npos) break;
            at_ = tag + 1;
            if (text_.substr(at_, 1) == "/")
                close_element();
            else
                open_element();
        }
        if (!open_.empty() || all_.empty()) fail("unclosed element");
        return all_;
    }

private:
    void add_text(std::string_view raw) {
        const std::string plain = unescaped(raw);
        if (!open_.empty())
            all_[open_.back()].text += plain;
        else if (plain.find_first_not_of(" \n") != std::string::npos)
            fail("text outside the root");
    }

    std::string name() {
        const std::size_t first = at_;
        const auto fits = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
        };
        while (at_ < text_.size() && fits(text_[at_])) ++at_;
        if (at_ == first) fail("name expected");
        return std::string(text_.substr(first, at_ - first));
    }

    void skip(std::string_view what) {
        if (text_.substr(at_, what.size()) != what) fail("expected " + std::string(what));
        at_ += what.size();
    }

    void open_element() {
        Element element;
        element.name = name();
        while (text_.substr(at_, 1) == " ") {
            ++at_;
            const std::string key = name();
            skip("=\"");
            const std::size_t end = text_.find('"', at_);
            if (end == std::string_view::npos) fail("attribute");
            if (!element.attributes.emplace(key, unescaped(text_.substr(at_, end - at_))).second)
                fail("duplicate");
            at_ = end + 1;
        }
        element.parent = open_.empty() ? 0 : open_.back();
        if (open_.empty() && !all_.empty()) fail("two roots");
        const bool empty = text_.substr(at_, 1) == "/";
        skip(empty ? "/>" : ">");
        all_.push_back(element);
        if (!empty) open_.push_back(all_.size() - 1);
    }

    void close_element() {
        ++at_;
        const std::string closed = name();
        skip(">");
        if (open_.empty() || all_[open_.back()].name != closed) fail("wrong end tag " + closed);
        open_.pop_back();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Element> all_;
    std::vector<std::size_t> open_;
};

} // namespace

std::string Element::operator[](const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? "" : found->second;
}

bool Element::has_class(const std::string& one) const {
    return (" " + (*this)["class"] + " ").find(" " + one + " ") != std::string::npos;
}

std::vector<Element> scanned(std::string_view document) {
    return Scanner(document).run();
}

std::vector<Element> with_class(const std::vector<Element>& all, const std::string& name,
                                const std::string& one) {
    std::vector<Element> found;
    for (const Element& element : all) {
        if (element.name == name && (one.empty() || element.has_class(one))) found.push_back(element);
    }
    return found;
}

} // namespace xml
