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
constexpr OptionRow from{"--from", "FORMAT", "the input is dot, csv or json, whatever its name",
                         &Words::from};
constexpr OptionRow data_output{
    "-o,--output", "FILE", "write to FILE; a picture's name (.svg, .pdf ...) draws, too", &Words::output};
constexpr OptionRow data_format{"--format", "FORMAT", "text, json or csv, whatever FILE is called",
                                &Words::format};
constexpr OptionRow enumerate{"--enumerate", "NUMBER", "list the first so many configurations instead",
                              &Words::enumerate};
constexpr OptionRow sample{"--sample", "NUMBER", "list so many configurations drawn at random instead",
                           &Words::sample};
constexpr OptionRow seed{"--seed", "NUMBER", "what --sample draws with (1); the same seed, the same list",
                         &Words::seed};
constexpr OptionRow picture_output{"-o,--output", "FILE", "the picture; its name tells the format",
                                   &Words::output};
constexpr OptionRow picture_format{
    "--format", "FORMAT", "svg, png, pdf, dot, drawio, txt, or Graphviz' own: ps, jpg ...", &Words::format};
constexpr OptionRow report_output{"-o,--output", "FILE", "write to FILE; .json and .sarif tell the format",
                                  &Words::output};
constexpr OptionRow report_format{"--format", "FORMAT", "text, json or sarif, whatever FILE is called",
                                  &Words::format};
constexpr OptionRow rules_output{"-o,--output", "FILE", "write to FILE; .json and .md tell the format",
                                 &Words::output};
constexpr OptionRow rules_format{"--format", "FORMAT", "text, json or markdown, whatever FILE is called",
                                 &Words::format};
constexpr OptionRow why_output{"-o,--output", "FILE", "write to FILE; .json tells the format",
                               &Words::output};
constexpr OptionRow why_format{"--format", "FORMAT", "text or json, whatever FILE is called", &Words::format};
constexpr OptionRow fragile{"--fragile", "", "what hangs on each unit, and which single facts would cost it",
                            &Words::fragile};
constexpr OptionRow all_reasons{"--all-findings", "", "show all, not 20 of a kind", &Words::all_findings};
constexpr OptionRow to{"--to", "MODE", "native, or mixed for the way back", &Words::to};
constexpr OptionRow planned_sites{"--sites", "A,B...", "only these, and what has to switch with them",
                                  &Words::sites};
constexpr OptionRow budget{"--budget", "N", "remove at most N blockers: those that bring most",
                           &Words::budget};
constexpr OptionRow by{"--by", "WORD", "what the budget is to bring: clients or sites", &Words::by};
constexpr OptionRow plan_output{
    "-o,--output", "FILE", "write to FILE (.md, .json, .csv); a picture's name draws, too", &Words::output};
constexpr OptionRow plan_format{"--format", "FORMAT", "text, json, markdown or csv, whatever FILE is called",
                                &Words::format};
constexpr OptionRow all_blocked{"--all-findings", "", "show all sites that can't be reached, not 20",
                                &Words::all_findings};
constexpr OptionRow min_severity{"--min-severity", "WORD", "report error, warning or note (all) and above",
                                 &Words::min_severity};
constexpr OptionRow errors_only{"-q,--quiet", "", "report errors only", &Words::quiet};
constexpr OptionRow engine{"--engine", "ENGINE", "who places the cards: tree, or dot, twopi, circo ...",
                           &Words::engine, true};
constexpr OptionRow dpi{"--dpi", "NUMBER", "resolution of a PNG (144)", &Words::dpi, true};
constexpr OptionRow page{"--page", "PAPER", "auto, A4, A3, A2, A1, A0, letter or tabloid", &Words::page,
                         true};
constexpr OptionRow min_text{"--min-text", "PT", "on paper no text is smaller; else it takes more pages (7)",
                             &Words::min_text, true};
constexpr OptionRow direction{"--direction", "WORD", "where children go from their parent: down or right",
                              &Words::direction, true};
constexpr OptionRow depth{"--depth", "NUMBER",
                          "show so many levels, from --focus on; cards say what is below", &Words::depth,
                          true};
constexpr OptionRow focus{"--focus", "SITE", "show this site, what is above and what is below it",
                          &Words::focus, true};
constexpr OptionRow only{"--only", "WORD", "fade all but mixed, native, open, conflict or blocked",
                         &Words::only, true};
constexpr OptionRow theme{"--theme", "WORD", "colours: default, print (grey), dark or high-contrast",
                          &Words::theme, true};
constexpr OptionRow sites{"--sites", "FILE", "SMS_Site or v_Site as CSV; - is standard input", &Words::sites};
constexpr OptionRow worksheet{"--worksheet", "FILE", "the planning worksheet, in place of --sites",
                              &Words::worksheet};
constexpr OptionRow modes{"--modes", "FILE", "IISSSLState of each site, or a column mode", &Words::modes};
constexpr OptionRow roles{"--roles", "FILE", "SMS_SystemResourceList: the roles of each site", &Words::roles};
constexpr OptionRow distribution_points{"--distribution-points", "FILE",
                                        "SMS_DistributionPointInfo: which of them use BITS",
                                        &Words::distribution_points};
constexpr OptionRow clients{"--clients", "FILE", "the clients with their assigned sites, or counts a site",
                            &Words::clients};
constexpr OptionRow keep_deleted{"--keep-deleted", "", "keep sites with the status deleted",
                                 &Words::keep_deleted};
constexpr OptionRow hierarchy_output{"-o,--output", "FILE",
                                     "the hierarchy; .dot, .csv and .json tell the format", &Words::output};
constexpr OptionRow hierarchy_format{"--format", "FORMAT", "dot, csv or json, whatever FILE is called",
                                     &Words::format};
constexpr OptionRow no_summary{"-q,--quiet", "", "show errors, but no warnings, notes and summary",
                               &Words::quiet};
constexpr OptionRow quiet{"-q,--quiet", "", "show errors, but no warnings", &Words::quiet};
constexpr OptionRow in_place{"-w,--write", "", "write to FILE itself, in one step", &Words::write};
constexpr OptionRow dot_output{"-o,--output", "FILE", "write to another file", &Words::output};
constexpr OptionRow all_findings{"--all-findings", "", "show all messages, not 20 of a kind",
                                 &Words::all_findings};
constexpr OptionRow colour{"--color", "WHEN", "auto, always or never", &Words::colour};

constexpr OptionRow edits{"--edits", "SCRIPT", "a file of edits, one a line, after those of the command line",
                          &Words::edits};
constexpr OptionRow save{"--save", "FILE", "write the edited hierarchy; .dot, .csv and .json tell the format",
                         &Words::save};
constexpr OptionRow explore{
    "--explore", "", "try edits one after the other, in a session; help lists its words", &Words::explore};
constexpr OptionRow change_output{
    "-o,--output", "FILE", "write to FILE; a picture's name (.svg, .pdf ...) draws, too", &Words::output};
constexpr OptionRow change_format{"--format", "FORMAT", "text, json or markdown, whatever FILE is called",
                                  &Words::format};

constexpr std::array picture_options{&page, &min_text, &direction, &depth, &focus, &theme, &engine, &dpi};

// The options of a command that draws, too: those of the picture, then its own.
template <class... Rows>
constexpr auto drawing(const Rows*... rows) {
    std::array<const OptionRow*, picture_options.size() + sizeof...(rows)> all{};
    auto next = std::copy(picture_options.begin(), picture_options.end(), all.begin());
    ((*next++ = rows), ...);
    return all;
}

constexpr auto solve_options = drawing(&data_output, &data_format, &enumerate, &sample, &seed, &potential,
                                       &unknown, &ignore, &from, &quiet, &all_findings, &colour, &only);
constexpr auto render_options = drawing(&picture_output, &picture_format, &potential, &unknown, &ignore,
                                        &from, &quiet, &all_findings, &colour, &only);
constexpr auto whatif_options = drawing(&edits, &save, &explore, &change_output, &change_format, &potential,
                                        &unknown, &ignore, &from, &quiet, &all_findings, &colour);
constexpr auto diff_options = drawing(&change_output, &change_format, &potential, &unknown, &ignore, &from,
                                      &quiet, &all_findings, &colour);
constexpr std::array check_options{&report_output, &report_format, &min_severity, &potential,    &unknown,
                                   &ignore,        &from,          &errors_only,  &all_findings, &colour};
constexpr std::array why_options{&why_output, &why_format, &fragile, &potential,   &unknown,
                                 &ignore,     &from,       &quiet,   &all_reasons, &colour};
constexpr auto plan_options = drawing(&to, &planned_sites, &budget, &by, &plan_output, &plan_format,
                                      &potential, &unknown, &ignore, &from, &quiet, &all_blocked, &colour);
constexpr std::array rules_options{&rules_output, &rules_format};

constexpr std::array import_options{&sites,        &worksheet,           &modes,
                                    &roles,        &distribution_points, &clients,
                                    &keep_deleted, &hierarchy_output,    &hierarchy_format,
                                    &no_summary,   &all_findings,        &colour};

constexpr std::array convert_options{
    &hierarchy_output, &hierarchy_format, &from, &quiet, &all_findings, &colour};

constexpr std::array fmt_options{&dot_output, &in_place, &quiet, &all_findings, &colour};

constexpr std::string_view solving_exits =
    "0  the answer is yes\n"
    "1  done, but the answer is no: an error of the rulebook, or a conflict\n"
    "2  a wrong command line\n"
    "3  bad input: every problem is shown, nothing is solved\n"
    "4  a file can't be read or written\n"
    "5  a limit was reached, or drawing failed\n";

constexpr std::string_view why_exits = "0  fine; of a mode that was asked for: it is possible\n"
                                       "1  the mode that was asked for is not possible\n"
                                       "2  a wrong command line, or a site that the file doesn't have\n"
                                       "3  bad input: every problem is shown, nothing is solved\n"
                                       "4  a file can't be read or written\n"
                                       "5  a limit was reached\n";

constexpr std::string_view whatif_exits = "0  no conflict afterwards\n"
                                          "1  a conflict afterwards\n"
                                          "2  a wrong command line, or an edit that can't be\n"
                                          "3  bad input, or a bad line in a script: nothing is done\n"
                                          "4  a file can't be read or written\n"
                                          "5  a limit was reached, or drawing failed\n";

constexpr std::string_view diff_exits = "0  nothing changed\n"
                                        "1  something changed\n"
                                        "2  a wrong command line\n"
                                        "3  bad input: every problem is shown, nothing is compared\n"
                                        "4  a file can't be read or written\n"
                                        "5  a limit was reached, or drawing failed\n";

constexpr std::string_view plan_exits = "0  every site that was asked for can be reached\n"
                                        "1  a site can't be reached\n"
                                        "2  a wrong command line, or a site that the file doesn't have\n"
                                        "3  bad input: every problem is shown, nothing is planned\n"
                                        "4  a file can't be read or written\n"
                                        "5  a limit was reached, or drawing failed\n";

constexpr std::string_view check_exits = "0  no error\n"
                                         "1  an error of the rulebook, or a conflict\n"
                                         "2  a wrong command line\n"
                                         "3  bad input in one of the files; the report covers all\n"
                                         "4  a file can't be read or written\n"
                                         "5  a limit was reached\n";

constexpr std::string_view rules_exits = "0  fine\n"
                                         "2  a wrong command line, or a rule that does not exist\n"
                                         "4  a file can't be written\n";

constexpr std::string_view import_exits = "0  a hierarchy was written\n"
                                          "2  a wrong command line\n"
                                          "3  bad input: every problem is shown, nothing is written\n"
                                          "4  a file can't be read or written\n"
                                          "5  a limit was reached\n";

constexpr std::string_view fmt_exits = "0  fine\n"
                                       "2  a wrong command line\n"
                                       "3  no DOT, or mistakes in it: all are shown, nothing is written\n"
                                       "4  a file can't be read or written\n"
                                       "5  a limit was reached\n";

constexpr std::array<CommandRow, 11> commands{{
    {
        "solve",
        "FILE",
        "verdict and main reason of every site",
        "Says which modes each site of a hierarchy can have, and what decides that. With --enumerate it\n"
        "lists the possible configurations instead: ordered by units as they stand in the file, native\n"
        "before mixed. FILE is DOT, CSV or JSON; - is standard input.\n",
        solve_options,
        "sitemode solve plan.dot\n"
        "sitemode solve plan.dot --unknown block --format json\n"
        "sitemode solve plan.dot --potential -o plan.svg\n"
        "sitemode solve plan.dot --sample 100 --seed 7 --format csv\n",
        solving_exits,
        run_solve,
    },
    {
        "check",
        "FILE...",
        "everything that the rulebook has to say",
        "Reports every finding of every rule, site by site, also the advice that solve keeps back. FILE is\n"
        "DOT, CSV or JSON; - is standard input.\n",
        check_options,
        "sitemode check plan.dot\n"
        "sitemode check *.dot --min-severity warning --ignore SM107\n"
        "sitemode check plan.dot -o findings.sarif\n",
        check_exits,
        run_check,
    },
    {
        "why",
        "FILE [SITE [MODE]]",
        "the reasons for a mode, and what would have to change",
        "Says why a site can or can't have a mode: each reason with its line in the file and the way from\n"
        "there to the site, what has to change, and what that frees. MODE is native or mixed; without it\n"
        "both are explained. Without SITE: what holds native mode back in the whole hierarchy, most\n"
        "first. FILE is DOT, CSV or JSON; - is standard input.\n",
        why_options,
        "sitemode why plan.dot LON native\n"
        "sitemode why plan.dot\n"
        "sitemode why plan.dot --fragile --format json\n",
        why_exits,
        run_why,
    },
    {
        "whatif",
        "FILE EDIT...",
        "what would change, and why",
        "Solves a hierarchy before and after some edits, and shows what is different. FILE stays as it is.\n"
        "\n"
        "Edits:\n"
        "  SITE.fact=value                   give a fact; an empty value takes it back\n"
        "  title=value                       the same for a fact of the hierarchy\n"
        "  move SITE PARENT                  attach a site to another parent; - for none\n"
        "  add SITE PARENT [fact=value ...]  add a site\n"
        "  remove SITE                       remove a site that has no children\n"
        "\n"
        "A mode given to a primary site takes back those of its secondary sites. FILE is DOT, CSV or JSON;\n"
        "- is standard input.\n"
        "\n"
        "With --explore edits are typed, and each line answers at once; or they come from a pipe: a line\n"
        "that is refused is told, those behind it are read all the same, and the exit code is 2 then.\n",
        whatif_options,
        "sitemode whatif plan.dot TOR.mode=native\n"
        "sitemode whatif plan.dot LON.sms2003_clients=0 move HEL SHA -o after.svg\n"
        "sitemode whatif plan.dot --edits wave1.edits --save after-wave1.dot\n"
        "sitemode whatif plan.dot --explore\n",
        whatif_exits,
        run_whatif,
    },
    {
        "diff",
        "OLD NEW",
        "what changed between two hierarchies, and why",
        "Compares two hierarchies: sites, facts, verdicts and findings. Sites are the same where their "
        "codes\n"
        "are. The files are DOT, CSV or JSON, also one of each; - is standard input.\n",
        diff_options,
        "sitemode diff plan-a.dot plan-b.dot\n"
        "sitemode diff plan-a.dot plan-b.dot --format markdown\n"
        "git show HEAD:plan.dot | sitemode diff - plan.dot -o changes.svg\n",
        diff_exits,
        run_diff,
    },
    {
        "plan",
        "FILE",
        "the way to native mode, or back, in waves",
        "Plans the switch of every primary site: which sites switch in which wave, what to prepare and to\n"
        "ask before, what can't be reached and why. After every wave the hierarchy is supported. With a\n"
        "budget: which blockers to remove first. FILE is DOT, CSV or JSON; - is standard input.\n",
        plan_options,
        "sitemode plan plan.dot\n"
        "sitemode plan plan.dot -o change-request.md\n"
        "sitemode plan plan.dot --budget 3 --by sites\n"
        "sitemode plan plan.dot --to mixed --sites LON\n",
        plan_exits,
        run_plan,
    },
    {
        "render",
        "FILE [-o OUT]",
        "the diagram of a hierarchy",
        "Draws a hierarchy with its verdicts; without -o as an outline on standard output, which says what\n"
        "the drawn picture says. FILE is DOT, CSV or JSON; - is standard input.\n",
        render_options,
        "sitemode render plan.dot\n"
        "sitemode render plan.dot -o plan.svg\n"
        "sitemode render plan.dot -o plan.png --dpi 300\n"
        "sitemode render plan.dot -o - --format pdf | lpr\n",
        solving_exits,
        run_render,
    },
    {
        "convert",
        "FILE -o OUT",
        "a hierarchy between DOT, CSV and JSON",
        "Writes a hierarchy in another format. All facts, unknown attributes and the order of sites are "
        "kept;\n"
        "comments, layout and Graphviz attributes live in DOT only. FILE is DOT, CSV or JSON; - is standard "
        "input.\n",
        convert_options,
        "sitemode convert plan.dot -o plan.csv\n"
        "sitemode convert plan.csv -o plan.dot\n"
        "sitemode convert - --from csv --format json < plan.csv\n",
        import_exits,
        run_convert,
    },
    {
        "fmt",
        "FILE",
        "a DOT file in its usual layout",
        "Rewrites a DOT file: a statement a line, the facts of a statement in the order of the vocabulary,\n"
        "then unknown attributes, then Graphviz' own. Statements keep their order; comments and blank\n"
        "lines between paragraphs stay. Without -o or -w the result goes to standard output. FILE is DOT;\n"
        "- is standard input.\n",
        fmt_options,
        "sitemode fmt plan.dot\n"
        "sitemode fmt plan.dot -o tidy.dot\n"
        "sitemode fmt -w plan.dot\n",
        fmt_exits,
        run_fmt,
    },
    {
        "rules",
        "[CODE...]",
        "the rulebook, or some of its rules in full",
        "Shows all rules in a line each, or those named with their reasons, sources and examples.\n",
        rules_options,
        "sitemode rules\n"
        "sitemode rules SM306\n"
        "sitemode rules --format json\n",
        rules_exits,
        run_rules,
    },
    {
        "import",
        "--sites FILE",
        "exports of a site server -> a hierarchy",
        "Makes a hierarchy of what was exported from a site server, says what it looks like, and what to "
        "ask\n"
        "for next. Scripts that export are in examples/export. Without -o the hierarchy goes to standard\n"
        "output, and the summary to standard error.\n",
        import_options,
        "sitemode import --sites sites.csv -o plan.dot\n"
        "sitemode import --sites sites.csv --modes modes.csv --roles roles.csv --clients clients.csv \\\n"
        "    --distribution-points distribution-points.csv -o plan.dot\n"
        "sitemode import --worksheet worksheet.csv -o plan.csv\n",
        import_exits,
        run_import,
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
