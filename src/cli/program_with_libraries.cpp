#include "src/cli/program_with_libraries.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

#include <unistd.h>

#include "render/shared_library.h"
#include "src/cli/failure.h"

namespace sitemode::cli {
namespace {

// Where it stands, seen from this program: where both are installed, and where they were built.
constexpr std::array<const char*, 2> places{SITEMODE_LIBEXEC "/sitemode", "libexec/sitemode"};

// The words of this process's command line, its name first.
std::vector<std::string> words_of_this_process() {
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');) words.push_back(word);
    return words;
}

// Empty where the system doesn't tell.
std::filesystem::path folder_of_this_program() {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

// Returns where that is no program.
void become(const std::string& program, std::vector<std::string> words) {
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(program.c_str(), pointers.data());
}

bool needs_libraries(const PictureOptions& options) {
    switch (options.format.kind) {
    case PictureFormat::Kind::png:
    case PictureFormat::Kind::pdf:
    case PictureFormat::Kind::graphviz:
        return true;
    case PictureFormat::Kind::svg:
    case PictureFormat::Kind::dot:
    case PictureFormat::Kind::drawio:
    case PictureFormat::Kind::outline:
        return options.engine != render::Engine::tree;
    }
    return true;
}

} // namespace

void become_program_with_libraries() {
    if (render::SharedLibrary::can_be_loaded()) return;
    const auto here = folder_of_this_program();
    // Never a file that happens to lie below the current folder.
    if (here.is_absolute())
        for (const char* place : places)
            become((here / place).lexically_normal().string(), words_of_this_process());
    throw Failure(ExitCode::limit,
                  "PNG, PDF, Graphviz and --explore need the program " +
                      (here / places.front()).lexically_normal().string() + ", which isn't there",
                  "install sitemode whole, or draw svg");
}

void become_program_for(const std::optional<PictureOptions>& picture) {
    if (picture && needs_libraries(*picture)) become_program_with_libraries();
}

} // namespace sitemode::cli
