#!/usr/bin/env python3
"""Fails when an #include breaks the layers: who may know whom, and which third party is hidden where.

Usage: check_layers.py ROOT | check_layers.py --self-check
"""

import fnmatch
import pathlib
import re
import sys
import tempfile

# Who may include which of our folders; a folder with a longer name comes before its parent.
OURS = [
    # files       may include           never
    ("graphs/*", ["graphs/"], []),
    ("render/*", ["render/"], []),
    ("src/cli/*", ["graphs/", "render/", "src/"], []),
    ("src/*", ["graphs/", "render/", "src/"], ["src/cli/"]),
]

# Where a third party may be seen; the first row that matches an include decides.
THIRD_PARTIES = [
    (r"tl/expected\.hpp", ["*.h", "*.cpp"]),
    (r"fmt/.*", ["*.cpp"]),
    (r"boost/multiprecision/.*", ["graphs/*.cpp", "src/*.cpp"]),
    (r"boost/.*", ["graphs/*.cpp"]),
    (r"(graphviz|librsvg(-2\.0)?|cairo|pango(-1\.0)?|glib(-2\.0)?|gio|gobject)/.*", ["render/*.cpp"]),
    (r"(cgraph|gvc|gvplugin\w*|cdt|rsvg|cairo(-\w+)?|glib(-object)?)\.h", ["render/*.cpp"]),
    (r"(CLI|nettle)/.*", ["src/cli/*.h", "src/cli/*.cpp"]),
    (r"histedit\.h", ["src/cli/*.cpp"]),
    (r"sys/\w+\.h|\w+\.h|\w+", ["*.h", "*.cpp"]),  # C++, C and POSIX
    (r".*", []),
]

# Headers that cost too much, or that a host without files, threads and locales lacks.
TOO_MUCH_FOR_HEADERS = {"iostream", "filesystem", "thread", "mutex", "regex", "locale"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def matches(file, patterns):
    return any(fnmatch.fnmatch(file, pattern) for pattern in patterns)


def complaint_about_ours(file, include):
    may, never = next((may, never) for pattern, may, never in OURS if fnmatch.fnmatch(file, pattern))
    if not include.startswith(tuple(may)) or include.startswith(tuple(never)):
        return "may not be included here"
    return None


def complaint_about_others(file, include):
    allowed = next(allowed for pattern, allowed in THIRD_PARTIES if re.fullmatch(pattern, include))
    if not matches(file, allowed):
        return "may only be included in " + ", ".join(allowed) if allowed else "is unknown"
    if file.endswith(".h") and not file.startswith("src/cli/") and include in TOO_MUCH_FOR_HEADERS:
        return "may not be included in a header"
    return None


def complaints(root):
    for path in sorted(root.glob("*/**/*")):
        file = path.relative_to(root).as_posix()
        if not matches(file, [pattern for pattern, _, _ in OURS]) or path.suffix not in (".h", ".cpp"):
            continue
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            ours, others = match.groups()
            complaint = complaint_about_ours(file, ours) if ours else complaint_about_others(file, others)
            if complaint:
                line = text.count("\n", 0, match.start()) + 1
                yield f"{file}:{line}: {ours or others} {complaint}"


ALLOWED = [
    ("graphs/a.h", '"graphs/b.h"'), ("graphs/a.h", "<vector>"), ("graphs/a.h", "<tl/expected.hpp>"),
    ("graphs/a.cpp", "<boost/graph/topological_sort.hpp>"), ("graphs/a.cpp", "<fmt/format.h>"),
    ("render/a.cpp", "<graphviz/gvc.h>"), ("render/a.cpp", "<sys/wait.h>"), ("render/a.cpp", "<cairo/cairo-pdf.h>"),
    ("src/a.h", '"graphs/b.h"'), ("src/a.h", '"render/b.h"'), ("src/a.cpp", "<boost/multiprecision/cpp_int.hpp>"),
    ("src/a.cpp", "<iostream>"), ("src/cli/a.h", "<iostream>"), ("src/cli/a.cpp", "<CLI/CLI.hpp>"),
    ("src/cli/a.cpp", "<histedit.h>"),
    ("src/cli/a.cpp", '"src/cli/b.h"'), ("tests/a.cpp", '"anything.h"'),
]  # fmt: skip

FORBIDDEN = [
    ("graphs/a.h", '"render/b.h"'), ("graphs/a.cpp", '"src/b.h"'), ("graphs/a.cpp", '"b.h"'),
    ("graphs/a.h", "<boost/graph/adjacency_list.hpp>"), ("graphs/a.h", "<boost/multiprecision/cpp_int.hpp>"),
    ("graphs/a.h", "<fmt/format.h>"), ("graphs/a.cpp", "<graphviz/cgraph.h>"), ("graphs/a.h", "<iostream>"),
    ("render/a.h", '"graphs/b.h"'), ("render/a.cpp", '"src/b.h"'), ("render/a.h", "<graphviz/gvc.h>"),
    ("render/a.h", "<gvc.h>"), ("render/a.cpp", "<boost/graph/graph_traits.hpp>"), ("render/a.h", "<mutex>"),
    ("src/a.h", "<boost/multiprecision/cpp_int.hpp>"), ("src/a.cpp", "<boost/graph/graph_traits.hpp>"),
    ("src/a.cpp", '"src/cli/b.h"'), ("src/a.cpp", "<CLI/CLI.hpp>"), ("src/a.cpp", "<librsvg/rsvg.h>"),
    ("src/a.h", "<filesystem>"), ("src/a.cpp", "<nlohmann/json.hpp>"), ("src/cli/a.cpp", "<graphviz/gvc.h>"),
    ("src/cli/a.cpp", '"tests/b.h"'), ("src/a.cpp", "<histedit.h>"), ("src/cli/a.h", "<histedit.h>"),
]  # fmt: skip


def complaints_about_planted(file, include):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / file
        path.parent.mkdir(parents=True)
        path.write_text(f"// a file\n#  include {include}\n")
        return list(complaints(pathlib.Path(folder)))


def self_check():
    for file, include in ALLOWED:
        if complaints_about_planted(file, include):
            yield f"{file} may include {include}, but the check complains"
    for file, include in FORBIDDEN:
        found = complaints_about_planted(file, include)
        if len(found) != 1 or not found[0].startswith(f"{file}:2: {include[1:-1]} "):
            yield f"{file} may not include {include}, but the check says {found}"


def main():
    problems = list(self_check() if sys.argv[1] == "--self-check" else complaints(pathlib.Path(sys.argv[1])))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
