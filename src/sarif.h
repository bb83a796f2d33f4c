// The answer of `sitemode check` in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/file_review.h"
#include "src/json_writer.h"

namespace sitemode {

// One run with all files. Rules of the rulebook are described by their rows; what a reader says has a rule of
// its own for each kind, such as reader/wrong-value.
class SarifLog {
public:
    // Without a sink `finished` gives the whole text; a sink takes it in pieces.
    explicit SarifLog(TextSink sink = {});
    void add(const FileReview& review);
    std::string finished() &&;

private:
    void add_result(const FileReview& review, const ReviewItem& item);
    std::uint64_t rule_index(const FileReview& review, const ReviewItem& item);

    JsonWriter json_;
    std::vector<std::string_view> kinds_; // of readers; their rules stand behind those of the rulebook
    bool all_read_ = true;
};

// A file's name as a URI: relative with escaped bytes; an absolute path as file:///...
std::string uri_of(std::string_view path);

} // namespace sitemode
