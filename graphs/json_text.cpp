#include "graphs/json_text.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "graphs/field_names.h"

namespace sitemode {
namespace {

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += '\\';
    if (c == '"' || c == '\\')
        out += c;
    else if (c == '\n' || c == '\r' || c == '\t')
        out += c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
    else
        ((out += "u00") += digits[byte >> 4U]) += digits[byte & 15U];
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto clean =
            static_cast<std::size_t>(std::find_if(text.begin(), text.end(), needs_escape) - text.begin());
        out += text.substr(0, clean);
        if (clean == text.size()) break;
        append_escaped(out, text[clean]);
        text.remove_prefix(clean + 1);
    }
    out += '"';
}

// Role names with blanks between as an array of texts.
void append_list(std::string& out, std::string_view names) {
    out += '[';
    while (!names.empty()) {
        const std::size_t length = std::min(names.find(' '), names.size());
        append_quoted(out, names.substr(0, length));
        names.remove_prefix(std::min(length + 1, names.size()));
        if (!names.empty()) out += ", ";
    }
    out += ']';
}

class JsonText {
public:
    explicit JsonText(const Hierarchy& hierarchy) : hierarchy_(hierarchy) {}

    std::string text() && {
        out_.reserve(96 * hierarchy_.size() + 256);
        out_ += "{\n  \"format_version\": \"1.0\",\n";
        write_own();
        out_ += "  \"sites\": [";
        for (SiteIndex site = 0; site < hierarchy_.size(); ++site) write_site(site);
        out_ += "\n  ]\n}\n";
        return std::move(out_);
    }

private:
    void begin_own(std::string_view key) {
        out_ += "  ";
        append_quoted(out_, key);
        out_ += ": ";
    }

    void write_own() {
        for (const Cell& cell : hierarchy_.own_cells()) {
            begin_own(name_of(cell.fact));
            write_value(cell);
            out_ += ",\n";
        }
        const auto extras = hierarchy_.extras();
        std::size_t first = extras.size();
        while (first > 0 && extras[first - 1].site == no_site) --first;
        for (const ExtraAttribute& extra : extras.subspan(first)) {
            begin_own(json_key_of_extra(hierarchy_.text(extra.name), FactOwner::hierarchy));
            append_quoted(out_, hierarchy_.text(extra.value));
            out_ += ",\n";
        }
    }

    void write_site(SiteIndex site) {
        out_ += site == 0 ? "\n    {\"code\": " : ",\n    {\"code\": ";
        append_quoted(out_, hierarchy_.code_as_written(site));
        if (const SiteIndex parent = hierarchy_.parent(site); parent != no_site) {
            begin_field("parent");
            append_quoted(out_, hierarchy_.code_as_written(parent));
        }
        for (const Cell& cell : hierarchy_.cells(site)) {
            if (cell.fact == Fact::parent) continue;
            begin_field(cell.fact == Fact::ipsec ? std::string_view("link_ipsec") : name_of(cell.fact));
            write_value(cell);
        }
        const auto extras = hierarchy_.extras();
        for (; next_extra_ < extras.size() && extras[next_extra_].site == site; ++next_extra_) {
            begin_field(json_key_of_extra(hierarchy_.text(extras[next_extra_].name), FactOwner::site));
            append_quoted(out_, hierarchy_.text(extras[next_extra_].value));
        }
        out_ += '}';
    }

    void begin_field(std::string_view key) {
        out_ += ", ";
        append_quoted(out_, key);
        out_ += ": ";
    }

    void write_value(const Cell& cell) {
        const FactKind kind = row_of(cell.fact).kind;
        const std::string written = hierarchy_.written(cell);
        if (!cell.unknown && kind == FactKind::count)
            out_ += written;
        else if (!cell.unknown && kind == FactKind::yes_no)
            out_ += cell.bits != 0 ? "true" : "false";
        else if (!cell.unknown && is_list(cell, kind))
            append_list(out_, written);
        else
            append_quoted(out_, written);
    }

    static bool is_list(const Cell& cell, FactKind kind) {
        const bool is_word = cell.bits == 0 || cell.bits == all_web_certs; // none, all
        return kind == FactKind::roles || (kind == FactKind::web_certs && !is_word);
    }

    const Hierarchy& hierarchy_;
    std::size_t next_extra_ = 0;
    std::string out_;
};

} // namespace

std::string json_text(const Hierarchy& hierarchy) {
    return JsonText(hierarchy).text();
}

} // namespace sitemode
