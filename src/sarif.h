// The answer of `sitemode check` in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/file_review.h"
#include "src/json_writer.h"

namespace sitemode {

// One run with all files. Rules of the rulebook are described by their rows; what a reader says has a rule of
// its own for each kind, such as reader/wrong-value.
class SarifLog {
public:
    // Without a sink `finished` gives the whole text; a sink takes it in pieces. `folder` is the absolute
    // path of the one that sitemode runs in, so that files below it are named relative to it; empty where not
    // known.
    explicit SarifLog(TextSink sink = {}, std::string folder = {});
    void add(const FileReview& review);
    std::string finished() &&;

private:
    void add_result(const FileReview& review, const ReviewItem& item);
    std::uint64_t rule_index(const FileReview& review, const ReviewItem& item);
    std::string fingerprint_of(const FileReview& review, const ReviewItem& item, const Message& message);

    JsonWriter json_;
    std::string folder_;
    std::unordered_map<std::uint64_t, std::size_t> said_by_readers_; // by fingerprint: how often
    std::vector<std::string_view> kinds_; // of readers; their rules stand behind those of the rulebook
    bool all_read_ = true;
};

// A file's name as a URI: relative with escaped bytes; an absolute path as file:///...
std::string uri_of(std::string_view path);

} // namespace sitemode
