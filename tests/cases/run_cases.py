#!/usr/bin/env python3
"""Runs case files; README.md beside this file describes their format.

Usage: run_cases.py [--sitemode PROGRAM] CASE...
With SITEMODE_REWRITE_CASES=1 in the environment, expectations that do not hold are rewritten in place.
"""

import argparse
import difflib
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIME_LIMIT = 120  # seconds a run may take; generous, since sanitizers and busy machines are slow


class CaseError(Exception):
    """The case can't go on: its file is wrong, or a run crashed or hung."""


# -- text: a str in which bytes that are not UTF-8 are Python's surrogate escapes ---------------------------------------

UNWRITABLE = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\udc80-\udcff"  # what a case file shows as an escape


def as_text(data):
    return data.decode("utf-8", "surrogateescape")


def as_bytes(text):
    return text.encode("utf-8", "surrogateescape")


def escaped(text):
    def escape(match):
        return r"\\" if match[0] == "\\" else "".join(f"\\x{byte:02x}" for byte in as_bytes(match[0]))

    return re.sub("[" + UNWRITABLE + r"\\]", escape, text)


def unescaped(text):
    def byte(match):
        return bytes.fromhex(match[1].decode()) if match[1] else b"\\"

    return as_text(re.sub(rb"\\(?:x([0-9a-f]{2})|\\)", byte, as_bytes(text)))


# -- case files -----------------------------------------------------------------------------------------------------------

ESCAPED = " with escapes"
UNFINISHED = " without final newline"
TAKES_TEXT = re.compile(rf"(file \S+|stdin|stdout|stderr|expect \S+ is)({ESCAPED})?({UNFINISHED})?")
STANDS_ALONE = re.compile(r"env \w+=.*|run .+|exit \d+|expect \S+ (contains .+|lacks .+|absent)")
OF_A_RUN = ("stdin", "stdout", "stderr", "exit", "expect")


@dataclass
class Section:
    """A `==` line and the text below it, as lines of the case file."""

    line: int
    words: str
    body: list = field(default_factory=list)

    @property
    def kind(self):
        return self.words.partition(" ")[0]

    @property
    def argument(self):
        return self.words.partition(" ")[2]

    def text(self):
        text = "".join(re.sub(r"^\\==", "==", line) + "\n" for line in self.body)
        if UNFINISHED in self.words:
            text = text[:-1]
        return unescaped(text) if ESCAPED in self.words else text


def section_of(words, text):
    """A section that holds `text`; the opposite of Section.text."""
    words = words.replace(ESCAPED, "").replace(UNFINISHED, "")
    if re.search("[" + UNWRITABLE + "]", text):
        text = escaped(text)
        words += ESCAPED
    if text and not text.endswith("\n"):
        text += "\n"
        words += UNFINISHED
    return Section(0, words, [re.sub("^==", r"\\==", line) for line in text.split("\n")[:-1]])


def parsed(content):
    """The lines of the story before the first section, and the sections."""
    story, sections = [], []
    for number, line in enumerate(content.split("\n"), start=1):
        if line.startswith("== "):
            sections.append(Section(number, line[3:].strip()))
        elif sections:
            sections[-1].body.append(line)
        else:
            story.append(line)
    for section in sections:
        if section.body[-1:] == [""]:
            section.body.pop()
        if TAKES_TEXT.fullmatch(section.words):
            continue
        if not STANDS_ALONE.fullmatch(section.words):
            raise CaseError(f"{section.line}: what is '== {section.words}'?")
        if any(section.body):
            raise CaseError(f"{section.line}: '== {section.kind}' takes no text")
        section.body = []
    if not any(section.kind == "run" for section in sections):
        raise CaseError("1: there is no '== run'")
    return story, sections


def written(story, sections):
    """A case file's content; the opposite of parsed()."""
    lines = list(story)
    before = None
    for section in sections:
        if before and before.kind != "env" and (section.kind not in OF_A_RUN or before.body[-1:] == [""]):
            lines.append("")
        lines += ["== " + section.words, *section.body]
        before = section
    return "\n".join(lines) + "\n"


def grouped(sections):
    """The sections, each run together with those that speak of it."""
    groups = []
    for section in sections:
        if section.kind not in OF_A_RUN:
            groups.append([section])
        elif not groups or groups[-1][0].kind != "run":
            raise CaseError(f"{section.line}: '== {section.kind}' belongs below a '== run'")
        elif section.kind != "expect" and any(other.kind == section.kind for other in groups[-1]):
            raise CaseError(f"{section.line}: a second '== {section.kind}' of one run")
        else:
            groups[-1].append(section)
    return groups


# -- expectations ---------------------------------------------------------------------------------------------------------


def version():
    return re.search(r"^ +VERSION ([\d.]+)$", (ROOT / "CMakeLists.txt").read_text(), re.MULTILINE)[1]


def holds(expected, actual):
    """Whether `actual` is what `expected` asks for, with its wildcards."""
    pattern = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", expected.replace("{version}", version())):
        if line == "...\n":
            pattern += r"(?:[^\n]*\n)*"
        else:
            pattern += "[^\n]*".join(re.escape(part) for part in line.split("..."))
    return re.fullmatch(pattern, actual) is not None


def difference(title, expected, actual):
    lines = difflib.unified_diff(expected.split("\n"), actual.split("\n"), "expected", "actual", lineterm="", n=2)
    return "\n".join([f"{title} differs", *map(escaped, lines)])


# -- running --------------------------------------------------------------------------------------------------------------


class Case:
    """A case file while it runs: `problems` is what did not hold, `sections` what the file should say."""

    def __init__(self, path, sitemode, folder):
        self.path, self.sitemode, self.folder = path, sitemode, folder
        self.story, self.problems, self.sections = [], [], []
        sanitizers = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.env = {"LC_ALL": "C", "TERM": "dumb", "PATH": "/usr/bin:/bin", "HOME": str(folder), **sanitizers}

    def run(self):
        self.story, sections = parsed(self.path.read_text(encoding="utf-8"))
        for first, *rest in grouped(sections):
            self.sections.append(first)
            if first.kind == "file":
                file = self.folder / first.argument.split(" ")[0]
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(as_bytes(first.text()))
            elif first.kind == "env":
                name, _, value = first.argument.partition("=")
                self.env[name] = value
            else:
                self.sections += self.checked_run(first, rest)

    def checked_run(self, run, rest):
        """Runs sitemode once and returns the sections that should stand below the run."""
        given = {section.kind: section for section in rest if section.kind != "expect"}
        process = self.process(run, given["stdin"].text() if "stdin" in given else "")
        sections = [
            given.get("stdin"),
            self.compared("stdout", run, given.get("stdout"), as_text(process.stdout)),
            self.compared("stderr", run, given.get("stderr"), as_text(process.stderr)),
            self.compared_exit(run, given.get("exit"), process.returncode),
            *(self.compared_file(section) for section in rest if section.kind == "expect"),
        ]
        return [section for section in sections if section]

    def process(self, run, stdin):
        try:
            process = subprocess.run(
                [self.sitemode, *shlex.split(run.argument)], input=as_bytes(stdin), capture_output=True,
                cwd=self.folder, env=self.env, timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            raise CaseError(f"{run.line}: this takes more than {TIME_LIMIT} seconds") from None
        except ValueError as error:
            raise CaseError(f"{run.line}: {error}") from None
        if process.returncode < 0:
            name = signal.Signals(-process.returncode).name
            raise CaseError(f"{run.line}: this died of {name}\n{escaped(as_text(process.stderr))}")
        return process

    def problem(self, section, text):
        self.problems.append(f"{self.path}:{section.line}: {text}")

    def compared(self, words, run, section, actual):
        """The section that should stand in the file: the one given, another one, or none for an empty text."""
        expected = section.text() if section else ""
        if holds(expected, actual):
            return section
        self.problem(section or run, difference(words, expected, actual))
        return section_of(words, actual.replace(version(), "{version}")) if actual else None

    def compared_exit(self, run, section, actual):
        expected = int(section.argument) if section else 0
        if actual == expected:
            return section
        self.problem(section or run, f"exit code {actual} instead of {expected}")
        return Section(0, f"exit {actual}") if actual else None

    def compared_file(self, section):
        name, verb, *text = section.argument.split(" ", 2)
        file = self.folder / name
        if verb == "absent":
            if file.exists():
                self.problem(section, f"{name} exists")
        elif not file.is_file():
            self.problem(section, f"{name} does not exist")
        elif verb == "is":
            words = f"expect {name} is"
            return self.compared(words, section, section, as_text(file.read_bytes())) or Section(0, words)
        else:
            is_there = text[0].replace("{version}", version()) in as_text(file.read_bytes())
            if is_there != (verb == "contains"):
                self.problem(section, f"{name} {'contains' if is_there else 'lacks'} {text[0]}")
        return section


def case_holds(path, sitemode, rewrite=False):
    """Whether the case holds, after rewriting it where that was asked for."""
    with tempfile.TemporaryDirectory(prefix="sitemode-case-") as folder:
        (pathlib.Path(folder) / "examples").symlink_to(ROOT / "examples")
        case = Case(path, sitemode, pathlib.Path(folder))
        try:
            case.run()
        except CaseError as error:
            case.problems.append(f"{path}:{error}")
            rewrite = False
    if rewrite and case.problems:
        path.write_text(written(case.story, case.sections), encoding="utf-8")
        print(f"{path}: rewritten")
        return case_holds(path, sitemode)  # some problems can't be rewritten away
    for problem in case.problems:
        print(problem)
    return not case.problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sitemode", type=pathlib.Path, default=ROOT / "build/release/sitemode")
    parser.add_argument("case", type=pathlib.Path, nargs="+")
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")
    rewrite = os.environ.get("SITEMODE_REWRITE_CASES", "0") not in ("", "0")
    results = [case_holds(path, options.sitemode.resolve(), rewrite) for path in options.case]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
