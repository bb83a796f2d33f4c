#include "src/rulebook_text.h"

#include <string_view>
#include <utility>
#include <vector>

#include "graphs/ascii.h"
#include "src/json_parts.h"
#include "src/mend.h"
#include "src/microsoft_pages.h"
#include "src/rule_examples.h"
#include "src/solve.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::size_t page_width = 100;

// What the rule says of its bad example.
struct Example {
    Message message;
    std::string question; // what an unknown fact raises, in full
    std::string mend;     // the edit that removes the cause
};

std::string mend_of(const Hierarchy& hierarchy, const Solution& solution, RuleIndex rule) {
    for (const auto& cause : solution.not_native_causes)
        if (cause.rule == rule && cause.certain) return Mends(hierarchy).mend(cause).value_or("");
    return "";
}

Example example_of(RuleIndex index) {
    const auto& row = rule(index);
    const auto reading = read_example(row.bad);
    Example example;
    if (auto said = said_of_example(index, reading)) example.message = std::move(*said);
    if (row.blocks == nullptr || !reading.hierarchy) return example;
    example.question = full_question(*reading.hierarchy, {.rule = index});
    example.mend = mend_of(*reading.hierarchy, solve(*reading.hierarchy), index);
    return example;
}

// The example of SM703 has 500 sites.
std::string shown_example(std::string_view dot) {
    constexpr std::size_t longest = 200, kept = 80;
    if (dot.size() <= longest) return std::string(dot);
    const auto last_site = dot.rfind(' ', dot.find_last_not_of("} "));
    return std::string(dot.substr(0, dot.rfind(' ', kept))) + " …" + std::string(dot.substr(last_site));
}

std::string_view short_severity(const RuleRow& row) {
    return row.blocks != nullptr ? "error/note" : severity_name(row.severity);
}

std::string severity_words(const RuleRow& row) {
    if (row.blocks != nullptr) return "error where native mode is demanded or decided, else a note";
    return std::string(severity_name(row.severity));
}

std::string unknown_words(const RuleRow& row, const Example& example) {
    switch (row.if_unknown) {
    case IfUnknown::clear:
        return "clear, taken not to be the case";
    case IfUnknown::unconfirmed:
        return "unconfirmed, native mode stays possible, but someone has to answer: " + example.question;
    case IfUnknown::depends:
        break;
    }
    return std::string(row.unknown);
}

std::string_view unknown_word(const RuleRow& row) {
    switch (row.if_unknown) {
    case IfUnknown::clear:
        return "clear";
    case IfUnknown::unconfirmed:
        return "unconfirmed";
    case IfUnknown::depends:
        break;
    }
    return row.unknown;
}

// "" of a rule that blocks nothing.
std::string mend_words(const RuleRow& row, const std::string& mend) {
    if (row.blocks == nullptr || !mend.empty()) return mend;
    return "none, a plan keeps what the organisation decides";
}

std::string ignore_words(const RuleRow& row) {
    if (row.can_be_ignored) return "yes, --ignore " + std::string(row.code);
    return row.defect ? "no, without it there is no hierarchy" : "no, it decides what is possible";
}

std::string padded(std::string_view text, std::size_t columns) {
    std::string out(text);
    if (out.size() < columns) out.append(columns - out.size(), ' ');
    return out;
}

// Adds words behind `label`, as many to a line as fit; a page is ASCII but for a few signs.
void add_wrapped(std::string& out, std::string_view label, std::string_view words) {
    constexpr std::size_t indent = 10;
    out += padded(label, indent);
    std::size_t column = indent;
    while (!words.empty()) {
        const auto word = words.substr(0, words.find(' '));
        words.remove_prefix(word.size() < words.size() ? word.size() + 1 : word.size());
        if (column > indent && column + 1 + word.size() > page_width) {
            out += "\n" + std::string(indent, ' ');
            column = indent;
        }
        if (column > indent) out += ' ', ++column;
        out += word;
        column += word.size();
    }
    out += '\n';
}

void add_example(std::string& out, const RuleRow& row, const Message& message) {
    const auto edit = row.edit.empty() ? std::string() : "  edit: " + std::string(row.edit) + "\n";
    out += "\nReported:\n  " + shown_example(row.bad) + "\n" + edit + "  " +
           std::string(severity_name(message.severity)) + ": " + message.text + "\n\nNot reported:\n  " +
           shown_example(row.good) + "\n" + edit;
}

struct Family {
    char digit;
    std::string_view title;
};
constexpr Family families[] = {
    {'1', "Structure"},
    {'2', "How modes depend on each other"},
    {'3', "What blocks native mode"},
    {'4', "What demands native mode"},
    {'5', "Advice"},
    {'6', "What no mode secures"},
    {'7', "Supported sizes"},
};

std::string_view family_title(std::string_view code) {
    for (const auto& family : families)
        if (family.digit == code[2]) return family.title;
    return "";
}

std::string markdown_pages(const RuleRow& row) {
    std::string out;
    for (const auto& page : pages_of(row)) {
        if (!out.empty()) out += "; ";
        const auto& name = page.title.empty() ? page.id : page.title;
        out += page.link.empty() ? name : "[" + name + "](" + page.link + ")";
    }
    return out;
}

void add_item(std::string& out, std::string_view label, const std::string& words) {
    if (!words.empty()) ((out += "* ").append(label) += ": ") += words + "\n";
}

std::string markdown_example(std::string_view example) {
    return "\n```" + std::string(format_of_example(example)) + "\n" + shown_example(example) + "\n```\n";
}

void add_markdown(std::string& out, RuleIndex index) {
    const auto& row = rule(index);
    const auto example = example_of(index);
    const auto& message = example.message;
    out += "\n### " + std::string(row.code) + "\n\n**" + std::string(row.title) + "**\n\n" +
           std::string(row.why) + "\n\n";
    add_item(out, "Severity", severity_words(row));
    add_item(out, "An unknown fact", unknown_words(row, example));
    add_item(out, "What to do", message.hint);
    add_item(out, "Mend", example.mend.empty() ? mend_words(row, "") : "`" + example.mend + "`");
    add_item(out, "Can be ignored", ignore_words(row));
    add_item(out, "Microsoft's pages", markdown_pages(row));
    const auto edit = row.edit.empty() ? std::string() : "\nEdit: `" + std::string(row.edit) + "`\n";
    out += markdown_example(row.bad) + edit + "\n> " + std::string(severity_name(message.severity)) + ": " +
           message.text + "\n\nNot reported:\n" + markdown_example(row.good) + edit;
}

// Of a page that has a title only: what RULES.md says of its rule.
std::string link_of(const Page& page, const RuleRow& row) {
    return page.link.empty() ? place_in_rules_md(row) : page.link;
}

void write_pages(JsonWriter& json, const RuleRow& row) {
    json.key("sources");
    json.begin_array(Layout::inline_);
    for (const auto& page : pages_of(row)) {
        json.begin_object();
        json.field_or_null("id", page.id);
        json.field_or_null("title", page.title);
        json.field_or_null("link", link_of(page, row));
        json.end_object();
    }
    json.end_array();
}

void write_rule(JsonWriter& json, RuleIndex index) {
    const auto& row = rule(index);
    const auto example = example_of(index);
    const auto& message = example.message;
    json.begin_object();
    json.field("code", row.code);
    json.field("severity", severity_name(row.severity));
    json.flag("note_unless_demanded", row.blocks != nullptr);
    json.field("title", row.title);
    json.field("why", row.why);
    json.field("unknown", unknown_word(row));
    json.field_or_null("question", example.question);
    json.field_or_null("hint", message.hint);
    json.field_or_null("mend", example.mend);
    json.flag("can_be_ignored", row.can_be_ignored);
    write_pages(json, row);
    json.field("bad", row.bad);
    json.field_or_null("edit", row.edit);
    json.field("message", message.text);
    json.field("good", row.good);
    json.end_object();
}

} // namespace

std::string place_in_rules_md(const RuleRow& row) {
    return "RULES.md#" + in_small_letters(row.code);
}

std::string rules_table(std::span<const RuleIndex> rules) {
    std::string out = "CODE   SEVERITY    TITLE\n";
    for (const auto index : rules) {
        const auto& row = rule(index);
        out += padded(row.code, 7) + padded(short_severity(row), 12) + std::string(row.title) + "\n";
    }
    return out;
}

std::string rule_page(RuleIndex index) {
    const auto& row = rule(index);
    const auto example = example_of(index);
    const auto& message = example.message;
    auto out = std::string(row.code) + " " + std::string(row.title) + "\n\n";
    add_wrapped(out, "Why", row.why);
    add_wrapped(out, "Severity", severity_words(row));
    add_wrapped(out, "Unknown", unknown_words(row, example));
    if (!message.hint.empty()) add_wrapped(out, "To do", message.hint);
    if (const auto mend = mend_words(row, example.mend); !mend.empty()) add_wrapped(out, "Mend", mend);
    add_wrapped(out, "Ignore", ignore_words(row));
    std::string_view label = "Source";
    for (const auto& page : pages_of(row)) {
        add_wrapped(out, std::exchange(label, ""),
                    page.title + (page.title.empty() ? "" : ", ") + link_of(page, row));
    }
    add_example(out, row, message);
    return out;
}

std::string rules_markdown(std::span<const RuleIndex> rules) {
    std::string out =
        "# Rules\n\n"
        "What sitemode knows of site modes, and how it says so. `sitemode rules CODE` shows the same "
        "in a terminal.\nThis page is printed from the table of rules: `sitemode rules --format "
        "markdown -o RULES.md`.\n\n"
        "| code | severity | what |\n|---|---|---|\n";
    for (const auto index : rules) {
        const auto& row = rule(index);
        out += "| [" + std::string(row.code) + "](#" + in_small_letters(row.code) + ") | " +
               std::string(short_severity(row)) + " | " + std::string(row.title) + " |\n";
    }
    std::string_view family;
    for (const auto index : rules) {
        const auto title = family_title(rule(index).code);
        if (title != family) out += "\n## " + std::string(title) + "\n";
        family = title;
        add_markdown(out, index);
    }
    return out;
}

std::string rules_json(std::span<const RuleIndex> rules) {
    JsonWriter json;
    json.begin_object();
    write_heading(json);
    json.key("rules");
    json.begin_array();
    for (const auto index : rules) write_rule(json, index);
    json.end_array();
    json.end_object();
    return std::move(json).finished();
}

} // namespace sitemode
