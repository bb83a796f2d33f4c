#include "src/report_configurations.h"

#include "graphs/csv_cell.h"
#include "src/count.h"
#include "src/json_parts.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

// " TOR HOU": the units of a mode, each behind a blank.
std::string units_words(const Hierarchy& h, const Solution& s, const Configuration& modes, Mode mode,
                        std::string (*printable)(std::string_view)) {
    std::string out;
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit)
        if (modes[unit] == mode) out += " " + printable(h.code(s.primaries[unit]));
    return out.empty() ? " -" : out;
}

void write_units(JsonWriter& json, const Hierarchy& h, const Solution& s, const Configuration& modes,
                 Mode mode) {
    json.key(name_of(mode));
    json.begin_array(Layout::inline_);
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit)
        if (modes[unit] == mode) json.string(h.code(s.primaries[unit]));
    json.end_array();
}

// The number of a line, in as many columns as the last one takes.
std::string numbered(std::size_t number, std::size_t last) {
    const auto digits = std::to_string(number);
    return std::string(std::to_string(last).size() - digits.size(), ' ') + digits;
}

std::string heading(const Solution& s, const ConfigurationChoice& choice, std::size_t listed) {
    const auto number = configurations_in_words(s);
    auto out = number + (number == "1" ? " configuration is" : " configurations are") + " possible";
    if (listed == 0) return out + ": a conflict stands against each.\n";
    if (choice.seed) return out + "; " + with_thousands(listed) + " drawn at random:\n\n";
    if (std::to_string(listed) == configurations(s)) return out + ":\n\n";
    return out + "; the first " + with_thousands(listed) + ":\n\n";
}

} // namespace

std::vector<Configuration> chosen(const Solution& solution, const ConfigurationChoice& choice) {
    std::vector<Configuration> out;
    if (choice.seed) {
        ConfigurationDraw draw(solution, random_bits(*choice.seed));
        out.reserve(choice.count);
        while (draw.is_any() && out.size() < choice.count) out.push_back(draw.drawn());
        return out;
    }
    for (ConfigurationWalk walk(solution); walk.is_at_one() && out.size() < choice.count; walk.advance())
        out.push_back(walk.configuration());
    return out;
}

std::string configurations_text(const Hierarchy& hierarchy, const Solution& solution,
                                const ConfigurationChoice& choice,
                                std::string (*printable)(std::string_view text)) {
    const auto list = chosen(solution, choice);
    auto out = heading(solution, choice, list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        out += numbered(i + 1, list.size()) +
               "  native:" + units_words(hierarchy, solution, list[i], Mode::native, printable) +
               "  mixed:" + units_words(hierarchy, solution, list[i], Mode::mixed, printable) + "\n";
    return out;
}

std::string configurations_json(const Hierarchy& hierarchy, const Solution& solution,
                                const ConfigurationChoice& choice) {
    JsonWriter json;
    json.begin_object();
    write_heading(json);
    write_hierarchy(json, hierarchy, summary_of(hierarchy, solution));
    json.field("configurations", configurations(solution));
    json.field_or_null("seed", choice.seed ? std::to_string(*choice.seed) : std::string());
    json.key("list");
    json.begin_array();
    for (const auto& modes : chosen(solution, choice)) {
        json.begin_object(Layout::inline_);
        write_units(json, hierarchy, solution, modes, Mode::native);
        write_units(json, hierarchy, solution, modes, Mode::mixed);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return std::move(json).finished();
}

std::string configurations_csv(const Hierarchy& hierarchy, const Solution& solution,
                               const ConfigurationChoice& choice) {
    std::string out = "configuration";
    for (const auto primary : solution.primaries) {
        out += ',';
        append_csv_cell(out, hierarchy.code(primary));
    }
    out += '\n';
    std::size_t number = 0;
    for (const auto& modes : chosen(solution, choice)) {
        out += std::to_string(++number);
        for (const auto mode : modes) (out += ',') += name_of(mode);
        out += '\n';
    }
    return out;
}

} // namespace sitemode
