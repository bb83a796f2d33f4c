#include "src/cli/commands.h"

#include <algorithm>
#include <array>

namespace sitemode::cli {
namespace {

using Words = CommandLine;

constexpr OptionRow potential{"--potential", "", "put declared modes aside: what could be decided anew?",
                              &Words::potential};
constexpr OptionRow unknown{"--unknown", "WORD", "what unknown facts are: report (questions), clear or block",
                            &Words::unknown};
constexpr OptionRow ignore{"--ignore", "CODE",
                           "silence a rule that decides nothing, such as SM105; repeatable", &Words::ignore};
constexpr OptionRow from{"--from", "FORMAT", "the input is dot, whatever its name", &Words::from};
constexpr OptionRow data_output{
    "-o,--output", "FILE", "write to FILE; a picture's name (.svg, .pdf ...) draws, too", &Words::output};
constexpr OptionRow data_format{"--format", "FORMAT", "text, json or csv, whatever FILE is called",
                                &Words::format};
constexpr OptionRow picture_output{"-o,--output", "FILE", "the picture; its name tells the format",
                                   &Words::output};
constexpr OptionRow picture_format{
    "--format", "FORMAT", "svg, png, pdf, dot or one of Graphviz' own: ps, jpg, gif ...", &Words::format};
constexpr OptionRow engine{"--engine", "ENGINE", "who places the cards: dot, twopi, circo, neato, fdp ...",
                           &Words::engine};
constexpr OptionRow dpi{"--dpi", "NUMBER", "resolution of a PNG (144)", &Words::dpi};
constexpr OptionRow quiet{"-q,--quiet", "", "show errors, but no warnings", &Words::quiet};
constexpr OptionRow all_findings{"--all-findings", "", "show all messages, not 20 of a kind",
                                 &Words::all_findings};
constexpr OptionRow colour{"--color", "WHEN", "auto, always or never", &Words::colour};

constexpr std::array solve_options{&data_output, &data_format, &potential,    &unknown, &ignore,
                                   &from,        &quiet,       &all_findings, &colour};
constexpr std::array render_options{&picture_output, &picture_format, &engine, &dpi,
                                    &potential,      &unknown,        &ignore, &from,
                                    &quiet,          &all_findings,   &colour};

constexpr std::string_view solving_exits =
    "0  the answer is yes\n"
    "1  done, but the answer is no: an error of the rulebook, or a conflict\n"
    "2  a wrong command line\n"
    "3  bad input: every problem is shown, nothing is solved\n"
    "4  a file can't be read or written\n"
    "5  a limit was reached, or drawing failed\n";

constexpr std::array<CommandRow, 2> commands{{
    {
        "solve",
        "FILE",
        "verdict and main reason of every site",
        "Says which modes each site of a hierarchy can have, and what decides that. FILE is DOT; - is\n"
        "standard input.\n",
        solve_options,
        "sitemode solve plan.dot\n"
        "sitemode solve plan.dot --unknown block --format json\n"
        "sitemode solve plan.dot --potential -o plan.svg\n",
        solving_exits,
        run_solve,
    },
    {
        "render",
        "FILE -o OUT",
        "the diagram of a hierarchy",
        "Draws a hierarchy with its verdicts. FILE is DOT; - is standard input.\n",
        render_options,
        "sitemode render plan.dot -o plan.svg\n"
        "sitemode render plan.dot -o plan.png --dpi 300\n"
        "sitemode render plan.dot -o - --format pdf | lpr\n",
        solving_exits,
        run_render,
    },
}};

} // namespace

std::span<const CommandRow> all_commands() {
    return commands;
}

const CommandRow* command_named(std::string_view name) {
    const auto found =
        std::find_if(commands.begin(), commands.end(), [=](const auto& row) { return row.name == name; });
    return found == commands.end() ? nullptr : &*found;
}

} // namespace sitemode::cli
