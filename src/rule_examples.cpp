#include "src/rule_examples.h"

#include <utility>

#include "graphs/dot_reader.h"
#include "graphs/json_reader.h"
#include "src/edit.h"
#include "src/solve.h"

namespace sitemode {
namespace {

std::optional<Message> said_of_edit(const RuleRow& row, const Hierarchy& hierarchy) {
    const auto edit = parsed_edit(row.edit);
    if (!edit) return std::nullopt;
    const auto result = edited(hierarchy, {&*edit, 1});
    if (result) return std::nullopt;
    for (const auto& message : result.error().messages)
        if (message.code == row.code) return message;
    return std::nullopt;
}

} // namespace

std::string_view format_of_example(std::string_view example) {
    return example.starts_with('{') ? "json" : "dot";
}

Reading read_example(std::string_view example) {
    return format_of_example(example) == "json" ? read_json(example, "example")
                                                : read_dot(example, "example");
}

std::optional<Message> said_of_example(RuleIndex index, const Reading& example) {
    const auto& row = rule(index);
    for (const auto& defect : example.defects)
        if (auto message = message_for(defect); message.code == row.code) return message;
    if (!example.hierarchy) return std::nullopt;
    if (!row.edit.empty()) return said_of_edit(row, *example.hierarchy);
    const auto solution = solve(*example.hierarchy);
    for (const auto& finding : findings(*example.hierarchy, solution))
        if (finding.rule == index) return message_for(*example.hierarchy, finding);
    return std::nullopt;
}

} // namespace sitemode
