// The program as a shell runs it: pipes, closed descriptors, and the absence of leftovers.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>
#include <sys/wait.h>

namespace fs = std::filesystem;

namespace {

struct Outcome {
    int code;
    std::string out, err;
};

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Runs a line of shell in a fresh folder where plan.dot is a hierarchy and $S is sitemode.
Outcome shell(const std::string& line) {
    std::string name = (fs::temp_directory_path() / "sitemode-test-XXXXXX").string();
    const fs::path folder = ::mkdtemp(name.data());
    std::ofstream(folder / "plan.dot") << "digraph { NYC [native_ready=yes] }\n";
    std::ofstream(folder / "script") << "cd '" << folder.string() << "'; S='" SITEMODE_PROGRAM "'\n"
                                     << line << '\n';
    const auto files = "'" + (folder / "script").string() + "' >'" + (folder / "out").string() + "' 2>'" +
                       (folder / "err").string() + "'";
    const int status = std::system(("sh " + files).c_str()); // NOLINT(concurrency-mt-unsafe,cert-env33-c)
    Outcome outcome{WEXITSTATUS(status), content(folder / "out"), content(folder / "err")};
    fs::remove_all(folder);
    return outcome;
}

} // namespace

TEST_CASE("without a command there is a short help on standard error") {
    const auto outcome = shell("$S");
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("Usage: sitemode COMMAND FILE"));
}

TEST_CASE("a reader that goes away ends the run in silence") {
    const auto outcome = shell("{ $S solve plan.dot; echo $? >code; } | :; cat code");
    CHECK(outcome.err.empty());
    // The pipe may still have been open: then nothing was wrong.
    CHECK((outcome.out == "4\n" || outcome.out == "0\n"));
    CHECK(shell("(sleep 0.2; $S solve plan.dot; echo $? >code) | :; sleep 0.4; cat code").out == "4\n");
}

#ifdef SITEMODE_STATIC_PROGRAM
TEST_CASE("a copy of the program alone draws svg, and names what it lacks for more") {
    CHECK(shell("cp $S alone; ./alone render plan.dot -o plan.svg").code == 0);
    const auto outcome = shell("cp $S alone; ./alone render plan.dot -o plan.png; echo $?; ls plan.png");
    CHECK(outcome.out == "5\n");
    CHECK(outcome.err.starts_with("sitemode: error: PNG, PDF, Graphviz and --explore need the program /"));
    CHECK(outcome.err.find("libexec/sitemode, which isn't there\n  hint: ") != std::string::npos);
}

TEST_CASE("the program that goes on with libraries has the same words and the same input") {
    CHECK(shell("cat plan.dot | $S render - --dpi 20 -o 'a name with blanks.png'; ls *.png").out ==
          "a name with blanks.png\n");
}
#endif

TEST_CASE("a full standard output is noticed") {
    const auto outcome = shell("$S solve plan.dot >/dev/full");
    CHECK(outcome.code == 4);
    CHECK(outcome.err == "sitemode: error: can't write to standard output: No space left on device\n"
                         "  hint: make room there, or name a file elsewhere\n");
}

TEST_CASE("closed descriptors are noticed and never become a file of ours") {
    CHECK(shell("$S solve plan.dot >&-").code == 4);
    CHECK(shell("$S solve - <&-").code == 4);
    CHECK(shell("$S solve nope.dot 2>&-").code == 4);
    CHECK(shell("$S solve nope.dot -o x.csv <&- >&- 2>&-").code == 4);
    const auto written =
        shell("echo 'digraph { sms }' >sms.dot; $S solve sms.dot -o x.csv <&- >&- 2>&-; cat x.csv");
    CHECK(written.out ==
          "code,verdict,unconfirmed,declared,rule,site,fact,value,line\nSMS,open,yes,,SM301,SMS,pki,,1\n");
}

TEST_CASE("an output that fails leaves nothing behind") {
    const auto outcome = shell("ulimit -f 0; $S solve plan.dot -o x.csv; echo $?; ls -A");
    CHECK(outcome.out.find("x.csv") == std::string::npos);
    CHECK(outcome.out.find(".sitemode-") == std::string::npos);
}

TEST_CASE("pipes are read and written like files") {
    CHECK(shell("mkfifo in; cat plan.dot >in & $S solve in --format csv").code == 0);
    CHECK(shell("cat plan.dot | $S solve - --format csv | tail -n 1").out == "NYC,open,no,,,,,,\n");
    CHECK(shell("cat plan.dot | $S render - -o - --format svg | head -c 4").out == "<svg");
    CHECK(shell("$S solve plan.dot -o /dev/stdout --format csv | tail -n 1").out == "NYC,open,no,,,,,,\n");
    CHECK(shell("echo first >x; $S solve plan.dot -o /dev/stdout --format csv >>x; head -n 1 x").out ==
          "first\n");
}

TEST_CASE("names of files reach the terminal escaped") {
    const auto outcome = shell("$S solve \"$(printf 'a\\033[31m\\342\\200\\256.dot')\"");
    CHECK(outcome.err == "sitemode: error: can't read 'a\\x1B[31m\\u{202E}.dot': No such file or directory\n"
                         "  hint: check the name and the folder; - is standard input\n");
    const auto found = shell("f=$(printf 'a\\033[31m.dot'); echo 'digraph { sms }' >\"$f\"; $S solve \"$f\"");
    CHECK(found.err.starts_with("a\\x1B[31m.dot:1:11: warning: "));
    CHECK(found.out.find('\x1B') == std::string::npos);
}
