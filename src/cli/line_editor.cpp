#include "src/cli/line_editor.h"

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <utility>

#include <histedit.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "graphs/utf8.h"
#include "render/shared_library.h"
#include "src/cli/failure.h"
#include "src/cli/output.h"
#include "src/cli/terminal.h"
#include "src/columns.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

constexpr int history_size = 1000;
constexpr const char* key_function = "sitemode-complete";

std::size_t columns_of_terminal() {
    struct winsize size {};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// Candidates side by side, as many as fit.
std::string listed(const Completion& completion) {
    std::size_t widest = 1;
    std::vector<std::string> words;
    words.reserve(completion.candidates.size());
    for (const auto& candidate : completion.candidates) {
        words.push_back(printable(candidate));
        widest = std::max(widest, width(words.back()) + 2);
    }
    const auto in_a_row = std::max<std::size_t>(columns_of_terminal() / widest, 1);
    std::string out = "\n";
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool is_last = (at + 1) % in_a_row == 0 || at + 1 == words.size();
        out += is_last ? words[at] + '\n' : padded(words[at], widest);
    }
    if (completion.left_out > 0) out += "and " + with_thousands(completion.left_out) + " more\n";
    return out;
}

} // namespace

// The functions of libedit that are used, and what they made.
struct LineEditor::Library {
    decltype(&::el_init) init;
    decltype(&::el_end) end;
    decltype(&::el_set) set;
    decltype(&::el_gets) gets;
    decltype(&::el_line) line;
    decltype(&::el_deletestr) delete_before;
    decltype(&::el_insertstr) insert;
    decltype(&::el_source) source;
    decltype(&::history_init) history_init;
    decltype(&::history_end) history_end;
    decltype(&::history) history;
    EditLine* editor = nullptr;
    History* lines = nullptr;

    [[nodiscard]] bool find(const render::SharedLibrary& edit) {
        return edit.find(init, "el_init") && edit.find(end, "el_end") && edit.find(set, "el_set") &&
               edit.find(gets, "el_gets") && edit.find(line, "el_line") &&
               edit.find(delete_before, "el_deletestr") && edit.find(insert, "el_insertstr") &&
               edit.find(source, "el_source") && edit.find(history_init, "history_init") &&
               edit.find(history_end, "history_end") && edit.find(history, "history");
    }

    [[nodiscard]] bool open() {
        std::setlocale(LC_CTYPE, "C.UTF-8"); // libedit asks it what a letter is; nobody else does
        editor = init("sitemode", stdin, stdout, stderr);
        lines = history_init();
        HistEvent event{};
        return editor != nullptr && lines != nullptr && history(lines, &event, H_SETSIZE, history_size) >= 0;
    }
};

// What libedit calls. It tells them of an EditLine only, and there is one terminal.
struct LineEditor::Keys {
    // NOLINTNEXTLINE(*-avoid-non-const-global-variables)
    static inline LineEditor* at_terminal = nullptr;

    static char* prompt(EditLine* /*editor*/) { return at_terminal->prompt_.data(); }

    static unsigned char tab(EditLine* /*editor*/, int /*key*/) {
        try {
            return at_terminal->complete();
        } catch (...) { // libedit is C; and a line can be typed without help
            return CC_ERROR;
        }
    }
};

unsigned char LineEditor::complete() {
    const auto* typed = library_->line(library_->editor);
    const std::string_view line(typed->buffer, static_cast<std::size_t>(typed->cursor - typed->buffer));
    const auto found = completing_(line);
    if (found.candidates.empty()) return CC_ERROR;
    const auto word = line.substr(found.from);
    const bool is_one = found.candidates.size() == 1 && found.left_out == 0;
    const auto& longer = is_one ? found.candidates.front() : found.common;
    if (longer.size() >= word.size() && longer != word) {
        library_->delete_before(library_->editor, static_cast<int>(code_points(word)));
        return library_->insert(library_->editor, longer.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
    }
    std::fputs(listed(found).c_str(), stdout);
    std::fflush(stdout);
    return CC_REDISPLAY;
}

LineEditor::LineEditor(std::unique_ptr<Library> library, std::string prompt, Completing completing)
    : library_(std::move(library)), prompt_(std::move(prompt)), completing_(std::move(completing)) {
    Keys::at_terminal = this;
    const auto& [use, editor] = std::pair(library_.get(), library_->editor);
    use->set(editor, EL_PROMPT, Keys::prompt);
    use->set(editor, EL_SIGNAL, 1); // it leaves the terminal as it was where a signal ends the program
    use->set(editor, EL_EDITOR, "emacs");
    use->set(editor, EL_HIST, use->history, use->lines);
    use->set(editor, EL_ADDFN, key_function, "complete", Keys::tab);
    use->set(editor, EL_BIND, "^I", key_function, nullptr);
    use->set(editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    use->source(editor, nullptr); // ~/.editrc, for those who have their own keys
}

LineEditor::~LineEditor() {
    library_->end(library_->editor);
    library_->history_end(library_->lines);
    Keys::at_terminal = nullptr;
}

std::unique_ptr<LineEditor> LineEditor::opened(std::string prompt, Completing completing) {
    const auto edit = render::SharedLibrary::loaded("libedit.so.2");
    auto library = std::make_unique<Library>();
    if (!edit || !library->find(*edit) || !library->open()) return nullptr;
    // NOLINTNEXTLINE(*-make-unique): the constructor is private
    return std::unique_ptr<LineEditor>(
        new LineEditor(std::move(library), std::move(prompt), std::move(completing)));
}

TypedLine LineEditor::next() {
    while (true) {
        int count = 0;
        const char* text = library_->gets(library_->editor, &count);
        if (text == nullptr && count == 0) return {};
        if (text == nullptr && errno != EINTR) fail_with_errno("can't read from the terminal", errno);
        if (text == nullptr && Interrupts::was_pressed()) return {TypedLine::Kind::cancelled};
        if (text == nullptr) continue;
        std::string line(text, static_cast<std::size_t>(std::max(count, 0)));
        while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
        HistEvent event{};
        if (!line.empty()) library_->history(library_->lines, &event, H_ENTER, line.c_str());
        return {TypedLine::Kind::line, std::move(line)};
    }
}

} // namespace sitemode::cli
