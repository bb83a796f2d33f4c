#!/usr/bin/env python3
"""Types what the READMEs tell people to type: every command must work, and answer what is printed below it.

A command is an indented line that begins with ./run; with "$ " before it, the lines below are what it says, with the
wildcards of case files. What takes minutes or builds (./run alone, ./test, cmake) is left out.

Usage: check_readme.py --sitemode PROGRAM
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import run_cases

ROOT = run_cases.ROOT
READMES = ["README.md", "examples/README.md", "examples/export/README.md"]
INDENTED = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)
IS_COMMAND = re.compile(r"(?:\$ )?(?:[^#]*\| )?\./run +[^# ]")


def commands_of(text):
    """(command, what it says or None) of each indented block, in order."""
    for block in INDENTED.findall(text):
        command, said = None, None
        for line in re.sub(r"\\\n +", "", block).splitlines():
            line = line[4:]
            if IS_COMMAND.match(line) and (said is None or line.startswith("$ ")):
                if command:
                    yield command, said
                command, said = line.removeprefix("$ "), "" if line.startswith("$ ") else None
            elif said is not None:
                said += line + "\n"
        if command:
            yield command, said


def furnished(folder, sitemode):
    """What the READMEs speak of: the program, the examples, and files of the reader's own."""
    (folder / "run").symlink_to(sitemode)
    shutil.copytree(ROOT / "examples", folder / "examples")
    for export in (ROOT / "examples/export").glob("*.csv"):
        shutil.copy(export, folder)
    subprocess.run([sitemode, "convert", "examples/toronto.dot", "-o", "plan.csv", "-q"], cwd=folder, check=True)
    (folder / "wave1.edits").write_text("LON.mode=native\n")


def problem_of(command, said, folder):
    try:
        run = subprocess.run(["bash", "-c", "set -o pipefail; " + command], cwd=folder, stdin=subprocess.DEVNULL,
                             env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TERM": "dumb"}, capture_output=True,
                             encoding="utf-8", timeout=run_cases.TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return f"takes more than {run_cases.TIME_LIMIT} seconds"
    if run.returncode not in (0, 1):
        return f"exit code {run.returncode}\n{run.stderr}"
    if said is not None and not run_cases.holds(said.rstrip("\n") + "\n", run.stdout):
        return run_cases.difference("what it says", said, run.stdout)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sitemode", type=pathlib.Path, required=True)
    sitemode = parser.parse_args().sitemode.resolve()
    typed, problems = 0, 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        furnished(folder, sitemode)
        for readme in READMES:
            for command, said in commands_of((ROOT / readme).read_text(encoding="utf-8")):
                typed += 1
                problem = problem_of(command, said, folder)
                if problem:
                    problems += 1
                    print(f"{readme}: {command}\n{problem}\n")
    print(f"{typed} commands of {len(READMES)} files, {problems} of them with a problem")
    return 0 if typed > 40 and problems == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
