#include "src/cli/output.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/cli/failure.h"

using namespace sitemode::cli;
namespace fs = std::filesystem;

namespace {

// A fresh folder, removed at the end.
struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "sitemode-test-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }

    std::string operator/(const char* name) const { return (path / name).string(); }
    std::size_t size() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
    fs::path path;
};

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

ExitCode code_of_writing(const std::string& path) {
    try {
        write_output(path, "new");
        return ExitCode::fine;
    } catch (const Failure& failure) {
        return failure.code();
    }
}

} // namespace

TEST_CASE("a new file gets the usual permissions, and nothing else is left behind") {
    const Folder folder;
    const auto mask = ::umask(027);
    write_output(folder / "plan.svg", "new");
    ::umask(mask);
    CHECK(content(folder / "plan.svg") == "new");
    CHECK(fs::status(folder / "plan.svg").permissions() == fs::perms(0640));
    CHECK(folder.size() == 1);
}

TEST_CASE("an old file keeps its permissions") {
    const Folder folder;
    std::ofstream(folder / "plan.svg") << "an old and longer text";
    fs::permissions(folder / "plan.svg", fs::perms(0604));
    write_output(folder / "plan.svg", "new");
    CHECK(content(folder / "plan.svg") == "new");
    CHECK(fs::status(folder / "plan.svg").permissions() == fs::perms(0604));
    CHECK(folder.size() == 1);
}

TEST_CASE("a file with the longest possible name is written") {
    const Folder folder;
    const std::string name(255, 'x');
    write_output(folder / name.c_str(), "new");
    CHECK(content(folder / name.c_str()) == "new");
}

TEST_CASE("a symbolic link stays, and the file behind it is replaced") {
    const Folder folder;
    fs::create_directory(folder / "deep");
    std::ofstream(folder / "deep/plan.svg") << "old";
    fs::create_symlink("deep/plan.svg", folder / "first");
    fs::create_symlink(folder / "first", folder / "second");
    write_output(folder / "second", "new");
    CHECK(fs::is_symlink(folder / "second"));
    CHECK(fs::is_symlink(folder / "first"));
    CHECK(content(folder / "deep/plan.svg") == "new");
}

TEST_CASE("a symbolic link to a file that isn't there creates it") {
    const Folder folder;
    fs::create_symlink("plan.svg", folder / "link");
    write_output(folder / "link", "new");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(content(folder / "plan.svg") == "new");
}

TEST_CASE("what can't be written is told, and the old file stays") {
    const Folder folder;
    fs::create_symlink("b", folder / "a");
    fs::create_symlink("a", folder / "b");
    CHECK(code_of_writing(folder / "a") == ExitCode::input_output); // round and round
    CHECK(code_of_writing(folder / "none/plan.svg") == ExitCode::input_output);
    CHECK(code_of_writing(folder.path.string()) == ExitCode::input_output);
    CHECK(code_of_writing(folder / "a/plan.svg") == ExitCode::input_output);
    CHECK(code_of_writing("/dev/full") == ExitCode::input_output);
    CHECK(folder.size() == 2);
}

TEST_CASE("a read-only file is not replaced") {
    if (::geteuid() == 0) return; // root may write everything
    const Folder folder;
    std::ofstream(folder / "plan.svg") << "old";
    fs::permissions(folder / "plan.svg", fs::perms(0444));
    CHECK(code_of_writing(folder / "plan.svg") == ExitCode::input_output);
    CHECK(content(folder / "plan.svg") == "old");
}

TEST_CASE("piece by piece the old file stays until the new one is whole") {
    const Folder folder;
    std::ofstream(folder / "plan.json") << "old";
    Output output(folder / "plan.json");
    const auto sink = output.sink();
    sink("new ");
    sink("and longer");
    CHECK(content(folder / "plan.json") == "old");
    output.finish();
    CHECK(content(folder / "plan.json") == "new and longer");
    CHECK(folder.size() == 1);
}

TEST_CASE("a result that ends in the middle leaves the old file and nothing else") {
    const Folder folder;
    std::ofstream(folder / "plan.json") << "old";
    {
        const Output output(folder / "plan.json");
        output.append("half");
        CHECK(folder.size() == 2);
    }
    CHECK(content(folder / "plan.json") == "old");
    CHECK(folder.size() == 1);
}

TEST_CASE("a pipe is written to, and one that nobody reads ends the run in silence") {
    const Folder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const int reader = ::open((folder / "pipe").c_str(), O_RDONLY | O_NONBLOCK);
    write_output(folder / "pipe", "new");
    std::string read(3, ' ');
    CHECK(::read(reader, read.data(), read.size()) == 3);
    CHECK(read == "new");
    CHECK(fs::is_fifo(folder / "pipe"));
    ::close(reader);
}

TEST_CASE("input and output are the same file by whatever name") {
    const Folder folder;
    std::ofstream(folder / "plan.dot") << "digraph {}";
    fs::create_symlink("plan.dot", folder / "link.dot");
    fs::create_hard_link(folder / "plan.dot", folder / "twin.dot");
    std::ofstream(folder / "other.dot") << "digraph {}";
    CHECK(is_same_file(folder / "plan.dot", folder / "plan.dot"));
    CHECK(is_same_file(folder / "plan.dot", folder / "link.dot"));
    CHECK(is_same_file(folder / "plan.dot", folder / "twin.dot"));
    CHECK_FALSE(is_same_file(folder / "plan.dot", folder / "other.dot"));
    CHECK_FALSE(is_same_file(folder / "plan.dot", folder / "new.dot"));
    CHECK_FALSE(is_same_file("-", "-"));
    CHECK_FALSE(is_same_file("/dev/null", "/dev/null"));
}
