// Typing with history, completion and the keys of the user's editor: libedit, loaded only where someone
// types.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "src/cli/typed_lines.h"
#include "src/completion.h"

namespace sitemode::cli {

class LineEditor {
public:
    // What may follow in a line that ends at the cursor.
    using Completing = std::function<Completion(std::string_view line)>;

    // For standard input and output, which are terminals. Null where libedit is not installed.
    static std::unique_ptr<LineEditor> opened(std::string prompt, Completing completing);

    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;
    LineEditor(LineEditor&&) = delete;
    LineEditor& operator=(LineEditor&&) = delete;
    ~LineEditor();

    // Throws a Failure where reading fails.
    TypedLine next();

private:
    struct Library;
    struct Keys; // what libedit calls

    unsigned char complete();

    LineEditor(std::unique_ptr<Library> library, std::string prompt, Completing completing);

    std::unique_ptr<Library> library_;
    std::string prompt_;
    Completing completing_;
};

} // namespace sitemode::cli
