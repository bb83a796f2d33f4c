#include "src/sarif.h"

#include <algorithm>
#include <utility>

#include "graphs/ascii.h"
#include "src/microsoft_pages.h"
#include "src/rulebook_text.h"
#include "src/rules.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::string_view hex = "0123456789abcdef";

// Stands in a path of a URI as it is (RFC 3986). A colon may look like the end of a scheme.
bool is_plain_in_uri(char c) {
    return is_letter_or_digit(c) || std::string_view("-._~/!$&'()*+,;=@").find(c) != std::string_view::npos;
}

std::string escaped_path(std::string_view path) {
    std::string out;
    for (const char c : path) {
        if (is_plain_in_uri(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        (out += in_capitals(hex[byte >> 4U])) += in_capitals(hex[byte & 15U]);
    }
    return out;
}

std::string_view without_here(std::string_view path) {
    while (path.starts_with("./")) path.remove_prefix(2);
    return path;
}

// 64 bits of FNV-1a: small, and the same everywhere and for ever, as a fingerprint has to be.
class Fingerprint {
public:
    void add(std::string_view text) {
        for (const char c : text) add(static_cast<unsigned char>(c));
        add(0xFF); // in no UTF-8 text: keeps neighbours apart
    }
    std::uint64_t number() const { return state_; }
    std::string text() const {
        std::string out;
        for (unsigned shift = 64; shift > 0; shift -= 4) out += hex[state_ >> (shift - 4) & 15U];
        return out;
    }

private:
    void add(unsigned byte) { state_ = (state_ ^ byte) * 1'099'511'628'211U; }
    std::uint64_t state_ = 14'695'981'039'346'656'037U;
};

bool is_part_of_word(char c) {
    return is_letter_or_digit(c) || c == '\'' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Without the figures that stand for themselves: places and counts of what the file holds. Those in quotes
// and in names are what the file says.
std::string without_figures(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    std::string out;
    while (!text.empty()) {
        const auto begin = std::min(text.find_first_of(digits), text.size());
        const auto end = std::min(text.find_first_not_of(digits, begin), text.size());
        const bool is_part = (begin > 0 && is_part_of_word(text[begin - 1])) ||
                             (end < text.size() && is_part_of_word(text[end]));
        out += text.substr(0, is_part ? end : begin);
        text.remove_prefix(end);
    }
    return out;
}

// What stays when lines move: rule, site, fact and the file's own name; where no fact is, what is said.
Fingerprint fingerprint(const FileReview& review, const ReviewItem& item, const Message& message) {
    Fingerprint out;
    const auto& file = review.file();
    const auto fact = review.fact(item);
    out.add(review.kind(item));
    out.add(message.site);
    out.add(std::string_view(file).substr(file.rfind('/') + 1)); // npos + 1 is 0
    out.add(fact                ? std::string(name_of(*fact))
            : review.rule(item) ? std::string()
                                : without_figures(message.text));
    return out;
}

// "SMS 2003 clients can't stay" -> "Sms2003ClientsCantStay"
std::string identifier(std::string_view title) {
    std::string out;
    bool starts_word = true;
    for (const char c : title) {
        if (is_letter_or_digit(c)) out += starts_word ? in_capitals(c) : c;
        starts_word = c == ' ' || c == '-' || (starts_word && !is_letter_or_digit(c));
    }
    return out;
}

std::string sentence(std::string_view words) {
    std::string out(words);
    if (!out.empty()) out[0] = in_capitals(out[0]);
    return out += '.';
}

void write_text(JsonWriter& json, std::string_view name, std::string_view text) {
    json.key(name);
    json.begin_object(Layout::inline_);
    json.field("text", text);
    json.end_object();
}

void write_level(JsonWriter& json, Severity severity) {
    json.key("defaultConfiguration");
    json.begin_object(Layout::inline_);
    json.field("level", severity_name(severity));
    json.end_object();
}

// A rule without a page of Microsoft's has no helpUri: it must be absolute. Its help says where more stands.
void write_rule(JsonWriter& json, const RuleRow& row) {
    json.begin_object();
    json.field("id", row.code);
    json.field("name", identifier(row.title));
    write_text(json, "shortDescription", sentence(row.title));
    write_text(json, "fullDescription", row.why);
    for (const auto& page : pages_of(row)) {
        if (page.link.empty()) continue;
        json.field("helpUri", page.link);
        break;
    }
    write_text(json, "help",
               std::string(row.why) + "\n\nsitemode rules " + std::string(row.code) + ", " +
                   place_in_rules_md(row));
    write_level(json, row.severity);
    json.end_object();
}

void write_rule_of_kind(JsonWriter& json, std::string_view kind) {
    json.begin_object();
    json.field("id", "reader/" + std::string(kind));
    json.field("name", identifier(words_of_kind(kind)));
    write_text(json, "shortDescription", "Reading the file: " + words_of_kind(kind) + ".");
    write_level(json, Severity::error);
    json.end_object();
}

// Relative to the folder that sitemode runs in, where it lies below.
std::string_view path_in(std::string_view folder, std::string_view file) {
    auto path = without_here(file);
    const bool is_below = !folder.empty() && path.starts_with(folder) &&
                          (folder.back() == '/' || path.substr(folder.size()).starts_with('/')) &&
                          path.find("/../") == path.npos;
    if (!is_below) return path;
    path.remove_prefix(folder.size());
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    return without_here(path);
}

void write_artifact(JsonWriter& json, std::string_view path) {
    json.key("artifactLocation");
    json.begin_object(Layout::inline_);
    json.field("uri", uri_of(path));
    if (!path.starts_with('/') && !path.starts_with("../")) json.field("uriBaseId", "%SRCROOT%");
    json.end_object();
}

void write_location(JsonWriter& json, std::string_view folder, const std::vector<std::string>& files,
                    const Message& message) {
    const auto& place = message.place;
    json.key("locations");
    json.begin_array(Layout::inline_);
    json.begin_object();
    json.key("physicalLocation");
    json.begin_object();
    write_artifact(json, path_in(folder, files[place.file < files.size() ? place.file : 0]));
    if (place.line > 0) {
        json.key("region");
        json.begin_object();
        json.field("startLine", std::uint64_t{place.line});
        json.field("startColumn", std::uint64_t{std::max(place.column, 1U)});
        json.end_object();
    }
    json.end_object();
    if (!message.site.empty()) {
        json.key("logicalLocations");
        json.begin_array();
        json.begin_object();
        json.field("name", message.site);
        json.end_object();
        json.end_array();
    }
    json.end_object();
    json.end_array();
}

} // namespace

std::string uri_of(std::string_view path) {
    return (path.starts_with('/') ? "file://" : "") + escaped_path(path);
}

SarifLog::SarifLog(TextSink sink, std::string folder) : json_(sink), folder_(std::move(folder)) {
    json_.begin_object();
    json_.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_.field("version", "2.1.0");
    json_.key("runs");
    json_.begin_array();
    json_.begin_object();
    json_.field("columnKind", "unicodeCodePoints");
    json_.key("results");
    json_.begin_array();
}

void SarifLog::add(const FileReview& review) {
    all_read_ = all_read_ && review.hierarchy() != nullptr;
    for (const auto& item : review.items()) add_result(review, item);
}

std::uint64_t SarifLog::rule_index(const FileReview& review, const ReviewItem& item) {
    if (const auto index = review.rule(item)) return *index;
    const auto kind = review.kind(item);
    auto found = std::find(kinds_.begin(), kinds_.end(), kind);
    if (found == kinds_.end()) found = kinds_.insert(found, kind);
    return all_rules().size() + static_cast<std::size_t>(found - kinds_.begin());
}

// What a reader says twice in the same words is told apart by its number.
std::string SarifLog::fingerprint_of(const FileReview& review, const ReviewItem& item,
                                     const Message& message) {
    auto out = fingerprint(review, item, message);
    if (review.rule(item)) return out.text();
    const auto before = said_by_readers_[out.number()]++;
    if (before > 0) out.add(std::to_string(before));
    return out.text();
}

void SarifLog::add_result(const FileReview& review, const ReviewItem& item) {
    const auto message = review.message(item);
    const bool has_rule = review.rule(item).has_value();
    json_.begin_object();
    json_.field("ruleId", (has_rule ? "" : "reader/") + std::string(review.kind(item)));
    json_.field("ruleIndex", rule_index(review, item));
    json_.field("level", severity_name(message.severity));
    write_text(json_, "message",
               message.hint.empty() ? message.text : message.text + "\nhint: " + message.hint);
    write_location(json_, folder_, review.files(), message);
    json_.key("partialFingerprints");
    json_.begin_object(Layout::inline_);
    json_.field("sitemode/v1", fingerprint_of(review, item, message));
    json_.end_object();
    json_.end_object();
}

// The tool comes last: only now it is known which kinds of things the readers said.
std::string SarifLog::finished() && {
    json_.end_array();
    json_.key("tool");
    json_.begin_object();
    json_.key("driver");
    json_.begin_object();
    json_.field("name", "sitemode");
    json_.field("version", SITEMODE_VERSION);
    json_.key("rules");
    json_.begin_array();
    for (const auto& row : all_rules()) write_rule(json_, row);
    for (const auto kind : kinds_) write_rule_of_kind(json_, kind);
    json_.end_array();
    json_.end_object();
    json_.end_object();
    json_.key("invocations");
    json_.begin_array(Layout::inline_);
    json_.begin_object();
    json_.flag("executionSuccessful", all_read_);
    json_.end_object();
    json_.end_array();
    json_.key("originalUriBaseIds");
    json_.begin_object(Layout::inline_);
    json_.key("%SRCROOT%");
    json_.begin_object();
    write_text(json_, "description", "The folder that sitemode was run in.");
    json_.end_object();
    json_.end_object();
    json_.end_object();
    json_.end_array();
    json_.end_object();
    return std::move(json_).finished();
}

} // namespace sitemode
