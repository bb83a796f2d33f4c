#!/usr/bin/env python3
"""Holds the pictures of examples/ against what sitemode draws now, by the commands that examples/README.md names.

Usage: check_gallery.py --sitemode PROGRAM

With SITEMODE_REWRITE_PICTURES=1 in the environment it draws them anew in place. Look at them before you commit them.
"""

import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "examples" / "README.md"
MOST_BYTES = 1_000_000  # of all pictures: they are in every clone


def commands():
    """The arguments of each command of the README that draws into examples/pictures, by the picture's path."""
    found = {}
    for line in README.read_text().splitlines():
        if not line.startswith("    ./run "):
            continue
        arguments = shlex.split(line.split("#")[0])[1:]
        if "-o" in arguments and arguments[arguments.index("-o") + 1].startswith("examples/pictures/"):
            path = arguments[arguments.index("-o") + 1]
            assert path not in found, f"{path} is drawn twice"
            found[path] = arguments
    return found


def draw(program, folder, arguments):
    command = [program, *arguments, "-q"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"LC_ALL": "C"})
    assert done.returncode in (0, 1), f"{shlex.join(arguments)}: {done.stderr}"


def first_difference(old, new):
    for number, (before, after) in enumerate(zip(old.splitlines(), new.splitlines()), 1):
        if before != after:
            return f"line {number}:\n  - {before[:300]}\n  + {after[:300]}"
    return "one is longer"


def check(path, drawn, problems):
    old = ROOT / path
    if not old.exists():
        problems.append(f"{path} is missing")
    elif old.read_bytes() != drawn.read_bytes():
        problems.append(f"{path} is not what sitemode draws: {first_difference(old.read_text(), drawn.read_text())}")


def check_readme(pictures):
    """Every example has a picture, every picture of the folder is drawn by a command and shown."""
    shown = {f"examples/{name}" for name in re.findall(r'src="(pictures/[^"]+)"', README.read_text())}
    kept = {f"examples/pictures/{path.name}" for path in (ROOT / "examples" / "pictures").iterdir()}
    expected = {f"examples/pictures/{path.stem}.svg" for path in (ROOT / "examples").glob("*.dot")}
    for what, some in (("shown, but not drawn", shown - pictures), ("drawn, but not shown", pictures - shown),
                       ("there, but not drawn", kept - pictures), ("without a command", expected - pictures)):
        if some:
            yield f"{what}: {', '.join(sorted(some))}"
    total = sum((ROOT / path).stat().st_size for path in kept)
    if total > MOST_BYTES:
        yield f"all pictures have {total} bytes, more than {MOST_BYTES}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sitemode", type=pathlib.Path, required=True)
    program = parser.parse_args().sitemode.resolve()
    rewrites = os.environ.get("SITEMODE_REWRITE_PICTURES", "") not in ("", "0")
    problems = []
    drawn = commands()
    with tempfile.TemporaryDirectory(prefix="gallery-") as name:
        folder = pathlib.Path(name)
        (folder / "examples" / "pictures").mkdir(parents=True)
        for example in (ROOT / "examples").glob("*.dot"):
            shutil.copy(example, folder / "examples")
        for path, arguments in drawn.items():
            draw(program, folder, arguments)
            if rewrites:
                shutil.copy(folder / path, ROOT / path)
            else:
                check(path, folder / path, problems)
    problems += check_readme(set(drawn))
    print(f"{len(drawn)} pictures {'drawn' if rewrites else 'compared'}")
    if problems:
        sys.exit("\n".join(problems) + "\nhint: SITEMODE_REWRITE_PICTURES=1 draws them anew; look at them then")


if __name__ == "__main__":
    main()
