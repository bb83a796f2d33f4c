#include "graphs/diagnostic.h"

#include <utility>

namespace sitemode {

std::string_view severity_name(Severity severity) {
    switch (severity) {
    case Severity::error:
        return "error";
    case Severity::warning:
        return "warning";
    case Severity::note:
        return "note";
    }
    return "";
}

void Diagnostics::add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::error) ++errors_;
    limit_ = limit_ || diagnostic.is_limit;
    if (++counts_[diagnostic.kind] <= kept_per_kind) kept_.push_back(std::move(diagnostic));
}

std::size_t Diagnostics::count(std::string_view kind) const {
    const auto found = counts_.find(kind);
    return found == counts_.end() ? 0 : found->second;
}

void Diagnostics::append(Diagnostics other) {
    for (auto& diagnostic : other.kept_) kept_.push_back(std::move(diagnostic));
    for (const auto& [kind, count] : other.counts_) counts_[kind] += count;
    errors_ += other.errors_;
    limit_ = limit_ || other.limit_;
}

std::string quoted(std::string_view text, std::size_t most) {
    std::string out = "'";
    std::size_t characters = 0;
    for (const char c : text) {
        const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (starts_character && characters++ == most) {
            out += "…";
            break;
        }
        out += c;
    }
    out += '\'';
    return out;
}

} // namespace sitemode
