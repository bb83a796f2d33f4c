// Sessions without a terminal: lines in, answers out.
#include <catch2/catch.hpp>

#include "graphs/dot_writer.h"
#include "solved.h"
#include "src/completion.h"
#include "src/edit_line.h"
#include "src/explore.h"

namespace sitemode::test {
namespace {

std::string printed(std::string_view text) {
    return std::string(text);
}

Session session(std::string_view dot, EditOptions edit = {}) {
    SessionOptions options;
    options.edit = std::move(edit);
    options.printable = options.change.printable = options.why.printable = printed;
    return {evaluated(dot).hierarchy, std::move(options)};
}

constexpr std::string_view plan =
    "digraph { TOR; LON [mode=mixed, sms2003_clients=12]; HEL; MAN [type=secondary]\n"
    "TOR -> LON -> HEL; LON -> MAN }";

std::string refused(const Reply& reply) {
    return reply.refusals.empty() ? "" : reply.refusals.front().text + " / " + reply.refusals.front().hint;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("an edit is answered with what it changes and why, and with counts") {
    auto s = session(plan);
    const auto text = s.answer("move HEL TOR").text;
    CHECK(holds(text, "HEL.parent: LON → TOR  edit 1"));
    CHECK(holds(text, "no longer below LON (12 SMS 2003 clients)"));
    CHECK(holds(text, "4 sites: 3 mixed, 1 open (1 unconfirmed) → 4 sites: 2 mixed, 2 open (2 unconfirmed)"));
    CHECK(holds(s.answer("LON.clients=4").text, "edit 2"));
    CHECK(s.script() == "move HEL TOR\nLON.clients=4\n");
}

TEST_CASE("an edit that changes no verdict says what holds it") {
    CHECK(
        holds(session(plan).answer("LON.sms2003_clients=0").text, "LON stays mixed: decided: mixed at LON"));
}

TEST_CASE("a line takes several edits, all of them or none") {
    auto s = session(plan);
    CHECK(holds(s.answer("LON.mode=native  move HEL TOR LON.name=\"a b\" # so far").text, "3 facts change"));
    CHECK(s.script() == "LON.mode=native\nmove HEL TOR\nLON.name=\"a b\"\n");
    CHECK(refused(s.answer("LON.clients=1 LON.clients=x")).starts_with("wrong value 'x' for clients"));
    CHECK(s.edits().size() == 3);
    CHECK(s.answer("undo").text.starts_with("undone: LON.mode=native move HEL TOR LON.name=\"a b\"\n"));
    CHECK(s.edits().empty());
}

TEST_CASE("undo and redo go through all states, each as it was") {
    auto s = session(plan);
    std::vector<std::string> states{dot_text(s.hierarchy())};
    for (const char* line :
         {"LON.mode=native", "remove MAN", "add MAN TOR clients=3", "title=\"x y\"", "move MAN LON"}) {
        REQUIRE(refused(s.answer(line)).empty());
        states.push_back(dot_text(s.hierarchy()));
    }
    for (std::size_t at = states.size() - 1; at-- > 0;) {
        CHECK(s.answer("undo").text.starts_with("undone: "));
        CHECK(dot_text(s.hierarchy()) == states[at]);
    }
    CHECK(refused(s.answer("undo")).starts_with("there is nothing to undo"));
    for (std::size_t at = 1; at < states.size(); ++at) {
        CHECK(s.answer("redo").text.starts_with("redone: "));
        CHECK(dot_text(s.hierarchy()) == states[at]);
    }
    CHECK(refused(s.answer("redo")).starts_with("there is nothing to redo"));
    s.answer("undo");
    s.answer("HEL.clients=1");
    CHECK(refused(s.answer("redo")).starts_with("there is nothing to redo"));
}

TEST_CASE("what a session allows its script allows") {
    auto s = session(plan);
    s.answer("MAN.type=primary");
    s.answer("move MAN TOR");
    // In lines of their own each of the three would be fine.
    CHECK(holds(refused(s.answer("MAN.type=secondary")), "can't be moved"));
    const auto script = parsed_script(s.script());
    const auto again = edited(evaluated(plan).hierarchy, script.edits);
    REQUIRE(again);
    CHECK(dot_text(*again) == dot_text(s.hierarchy()));
}

TEST_CASE("wrong words are told with the likely ones, and change nothing") {
    auto s = session(plan);
    CHECK(refused(s.answer("sattus")) == "'sattus' is no command and no edit / did you mean status?");
    CHECK(refused(s.answer("mvoe HEL TOR")) == "'mvoe' is no command and no edit / did you mean move?");
    CHECK(holds(refused(s.answer("lon")), "why LON, or LON.fact=value"));
    CHECK(holds(refused(s.answer("LON.clients")), "SITE.fact=value"));
    CHECK(holds(refused(s.answer("LOM.clients=1")), "did you mean LON?"));
    CHECK(holds(refused(s.answer("why LOM")), "did you mean LON?"));
    CHECK(holds(refused(s.answer("why LON both")), "allowed: native, mixed"));
    CHECK(holds(refused(s.answer("undo 3")), "undo takes nothing: what is '3'?"));
    CHECK(holds(refused(s.answer("save")), "save takes one file"));
    CHECK(holds(refused(s.answer("LON.name=New York")), "a value with blanks stands in double quotes"));
    CHECK(holds(refused(s.answer("LON.name=\"New York")), "nothing closes this quote"));
    CHECK_FALSE(s.answer("LON.name=\x1b[2J").refusals.empty());
    CHECK(s.edits().empty());
}

TEST_CASE("a refusal points at its place in the line") {
    auto s = session(plan);
    CHECK(s.answer("HEL.clients=1 LON.cleints=4").refusals.front().place.column == 15);
    CHECK(s.answer("HEL.name=\"ä\" remove").refusals.front().place.column == 14);
    CHECK(s.answer("status now").refusals.front().place.column == 8);
}

TEST_CASE("an empty line and a comment say nothing") {
    CHECK(session(plan).answer("").text.empty());
    CHECK(session(plan).answer("  # a thought").text.empty());
    CHECK(session(plan).answer("  # a thought").refusals.empty());
}

TEST_CASE("changes, edits, status, solve and why speak of what stands now") {
    auto s = session(plan);
    CHECK(s.answer("changes").text == "nothing was edited\n");
    CHECK(s.answer("edits").text == "nothing was edited\n");
    s.answer("LON.sms2003_clients=0 LON.mode=native");
    s.answer("HEL.clients=1");
    CHECK(holds(s.answer("changes").text, "before: 4 sites in 3 units"));
    CHECK(holds(s.answer("changes").text, "3 facts change"));
    CHECK(s.answer("edits").text ==
          "LON.sms2003_clients=0  # 1\nLON.mode=native        # 2\nHEL.clients=1          # 3\n");
    CHECK(holds(s.answer("status").text, "3 native, 1 open"));
    CHECK(holds(s.answer("solve").text, "  LON"));
    CHECK(s.answer("why lon mixed").text.starts_with("LON can't be mixed: "));
    CHECK_FALSE(s.answer("why").text.empty());
    CHECK(s.answer("quit").is_last);
}

TEST_CASE("saving is for whoever shows the answers; what isn't saved is counted") {
    auto s = session(plan);
    CHECK(s.unsaved_count() == 0);
    s.answer("HEL.clients=1 HEL.clients=2");
    CHECK(s.unsaved_count() == 2);
    CHECK(s.answer("save \"my plan.dot\"").save_as == "my plan.dot");
    s.saved();
    CHECK(s.unsaved_count() == 0);
    s.answer("HEL.clients=3");
    CHECK(s.unsaved_count() == 1);
    s.answer("undo");
    CHECK(s.unsaved_count() == 0);
    s.answer("undo");
    CHECK(s.unsaved_count() == 2);
}

TEST_CASE("a conflict is known for as long as it lasts") {
    auto s = session(plan);
    CHECK_FALSE(s.has_conflict());
    s.answer("LON.require=native");
    CHECK(s.has_conflict());
    s.answer("undo");
    CHECK_FALSE(s.has_conflict());
}

TEST_CASE("the answer to an edit is short where half of the hierarchy changes") {
    std::string dot = "digraph { A00;";
    for (int at = 100; at < 200; ++at) dot += "A00 -> A" + std::to_string(at) + ";";
    const auto text = session(dot + "}").answer("A00.mode=mixed").text;
    CHECK(holds(text, "101 verdicts change"));
    CHECK(holds(text, "and 81 more sites"));
    CHECK(std::count(text.begin(), text.end(), '\n') < 30);
}

namespace {

// The candidates, and what they have in common where it is longer than what was typed.
std::string completed(std::string_view dot, std::string_view line) {
    const auto found = completion(evaluated(dot).hierarchy, line, printed);
    std::string out;
    for (const auto& candidate : found.candidates) out += "[" + candidate + "]";
    if (found.candidates.size() > 1 && found.common.size() > line.size() - found.from)
        out += " " + found.common;
    return out;
}

} // namespace

TEST_CASE("completion knows commands, codes, facts and values") {
    CHECK(completed(plan, "sta") == "[status]");
    CHECK(completed(plan, "mo") == "[move ]");
    CHECK(completed(plan, "lo") == "[LON.]");
    CHECK(completed(plan, "tit") == "[title=]");
    CHECK(completed(plan, "LON.mod") == "[LON.mode=]");
    CHECK(completed(plan, "LON.par") == "[LON.parent=]");
    CHECK(completed(plan, "LON.parent=h") == "[LON.parent=HEL ]");
    CHECK(completed(plan, "LON.mode=") == "[LON.mode=native ][LON.mode=mixed ][LON.mode=unknown ]");
    CHECK(completed(plan, "LON.pki=y") == "[LON.pki=yes ]");
    CHECK(completed(plan, "why t") == "[TOR ]");
    CHECK(completed(plan, "why TOR n") == "[native ]");
    CHECK(completed(plan, "move HEL ") == "[- ][HEL ][LON ][MAN ][TOR ]");
    CHECK(completed(plan, "LON.pki=yes rem") == "[remove ]");
    CHECK(completed(plan, "remove m") == "[MAN ]");
    CHECK(completed(plan, "add NYC t") == "[TOR ]");
    CHECK(completed(plan, "add NYC TOR clients_") == "[clients_without_cert=]");
    CHECK(completed(plan, "XXX.mod").empty());
    CHECK(completed(plan, "add N").empty());
    CHECK(completed(plan, "undo u").empty());
    CHECK(completed(plan, "LON.name=\"Lo").empty());
}

TEST_CASE("candidates are few, and what they have in common holds for all") {
    std::string dot = "digraph {";
    for (int at = 1000; at < 2000; ++at) dot += "X" + std::to_string(at) + ";";
    const auto found = completion(evaluated(dot + "Y; }").hierarchy, "remove ", printed);
    CHECK(found.candidates.size() == Completion::most_candidates);
    CHECK(found.candidates.size() + found.left_out == 1001);
    CHECK(found.common.empty());
    CHECK(completion(evaluated(dot + "}").hierarchy, "remove x", printed).common == "X1");
}

TEST_CASE("no code is offered that can't be typed or shown as it is") {
    const std::string dot = "digraph { \"A B\"; \"A\u202E\"; \"A.1\"; \"AAA\" }";
    const auto plain = [](std::string_view text) {
        return text.find('\xE2') == std::string_view::npos ? std::string(text) : std::string("escaped");
    };
    const auto found = completion(evaluated(dot).hierarchy, "remove a", plain);
    CHECK(found.candidates == std::vector<std::string>{"AAA "});
}

TEST_CASE("a line is cut at blanks outside of quotes") {
    using Words = std::vector<std::string_view>;
    CHECK(words_of_line("a  \"b c\"d e=\"\\\" f\" # g") == Words{"a", "\"b c\"d", "e=\"\\\" f\""});
    CHECK(words_of_line("a \"b c") == Words{"a", "\"b c"});
    CHECK(words_of_line("a \"b\\") == Words{"a", "\"b\\"});
    CHECK(unquoted("x\"b \\\" \\\\ c\"y") == "xb \" \\ cy");
}

} // namespace sitemode::test
