#!/usr/bin/env python3
"""Attacks sitemode: hostile files, malicious senders, broken input, a world that is in the way.

Usage: hostile.py --sitemode PROGRAM [Files|Pictures|Traces|Inputs|World|Senders]...

The hostile files are in tests/graphs/hostile; expected.tsv beside this file says what becomes of each.
SITEMODE_SLOWNESS=10 in the environment gives every run ten times the time: for sanitizers and busy machines.
"""

import argparse
import contextlib
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
HOSTILE = HERE.parent / "graphs/hostile"
EXAMPLES = sorted((HERE.parents[1] / "examples").glob("*.dot"))
PICTURES = ("svg", "png", "pdf", "eps")  # eps is Graphviz' own
OLD = b"the old picture\n"
SECONDS = 5 * float(os.environ.get("SITEMODE_SLOWNESS", "1"))
NOBODY = 65534
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
GRAPHVIZ_LINE = 16_000  # bytes; Graphviz 2.43 gives up on longer lines
CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
UNSEEMLY = re.compile(f"[{CONTROLS}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

program = HERE.parents[1] / "build/release/sitemode"


class Attack(unittest.TestCase):
    """Runs sitemode in a fresh folder; what must hold after every run is checked here."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hostile-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def tearDown(self):
        self.assertEqual(list(self.folder.rglob(".sitemode-*")), [], "temporary files are left behind")

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run_sitemode(self, *words, exit, says="", may_answer=False, **options):
        """Runs it; `exit` is one code or several, `says` a piece of the messages. What refuses one of several files
        `may_answer` for the others."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE} | options
        if "input" in options:
            del options["stdin"]
        options |= {"stderr": subprocess.PIPE, "cwd": self.folder, "timeout": SECONDS}
        try:
            done = subprocess.run([program, *words], **options)
        except subprocess.TimeoutExpired:
            self.fail(f"took longer than {SECONDS} seconds: {words}")
        messages = done.stderr.decode("utf-8")
        about = f"{str(words)[:300]} gave exit code {done.returncode} and\n{messages[:2000]}"
        self.assertIn(done.returncode, exit if isinstance(exit, tuple) else (exit,), about)
        self.assertIn(says, messages, about)
        self.assertNotRegex(messages, UNSEEMLY, about)
        if done.returncode >= 3 and not may_answer:
            self.assertFalse(done.stdout, "stdout is not empty: " + about)
        done.messages = messages
        return done

    def refused(self, *words, exit, says, **options):
        """Bad input: also a place and a way out, and an output file that is not touched."""
        self.file("old.svg", OLD)
        for arguments in (("solve", *words), ("render", *words, "-o", "old.svg")):
            done = self.run_sitemode(*arguments, exit=exit, says=says, **options)
            self.assertRegex(done.messages, r"(?m)^  hint: |allowed are")
        self.assertEqual((self.folder / "old.svg").read_bytes(), OLD)

    def drawn(self, path, suffix, *words, exit=(0, 1)):
        """The picture of a file: its bytes."""
        self.run_sitemode("render", path, "-o", "drawn." + suffix, *words, exit=exit)
        return (self.folder / ("drawn." + suffix)).read_bytes()

    def solved(self, path, *words):
        return json.loads(self.run_sitemode("solve", path, "--format", "json", *words, exit=(0, 1)).stdout)


# -- Hostile files -------------------------------------------------------------------------------------------


def expected():
    """The rows of expected.tsv."""
    lines = (HERE / "expected.tsv").read_text("utf-8").splitlines()
    names, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(names, row, strict=True)) for row in rows]


class Files(Attack):
    def test_every_hostile_file_is_in_the_table(self):
        present = {path.name for path in HOSTILE.iterdir()} - {"INDEX.tsv"}
        self.assertEqual({row["file"] for row in expected()}, present)

    def test_every_hostile_file_ends_as_the_table_says(self):
        for row in expected():
            for suffix in (None, "dot", "drawio", "txt", *PICTURES):
                with self.subTest(row["file"], suffix=suffix):
                    self.check(row, suffix)

    def check(self, row, suffix):
        is_limited = suffix in PICTURES and suffix != "svg"
        exit = int(row["drawn"] or row["exit"]) if is_limited else int(row["exit"])
        has_place = row["message"][0].isdigit()
        says = f"{row['file']}:{row['message']}" if has_place else row["message"]
        self.assertTrue(has_place or not row["file"].endswith(".dot"), "a message without a place")
        path = HOSTILE / row["file"]
        if suffix is None:
            self.run_sitemode("solve", path, exit=exit, says=says)
            return
        output = self.file("out." + suffix, OLD)
        self.run_sitemode("render", path, "-o", output, exit=exit, says=says)
        self.assertEqual(output.read_bytes() == OLD, exit >= 3)

    def test_reasons_show_nothing_that_a_terminal_obeys(self):
        for row in expected():
            if int(row["exit"]) > 1:
                continue
            path = HOSTILE / row["file"]
            codes = [site["code"] for site in self.solved(path)["sites"]][:3]
            asked = [[], ["--fragile"], *([code] for code in codes if code and not code.startswith("-"))]
            for words in asked:
                with self.subTest(row["file"], words=words):
                    done = self.run_sitemode("why", path, *words, exit=0)
                    self.assertNotRegex(done.stdout.decode("utf-8"), UNSEEMLY)
                    json.loads(self.run_sitemode("why", path, *words, "--format", "json", exit=0).stdout)


# -- Pictures, by their structure ----------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "style", "rect", "text", "path", "circle", "g"}
TEXTS = {"data-id", "aria-label"}  # attributes that hold words of the sender
SHAPES = set("x y width height rx cx cy r d fill".split())
ATTRIBUTES = TEXTS | SHAPES | set("id class viewBox role aria-labelledby aria-describedby".split())


def classes(element):
    return element.get("class", "").split()


def look(site):
    """The look that a primary site must have, from its verdict and its own causes."""
    if site["verdict"] == "conflict":
        return "conflict"
    if site["verdict"] == "mixed":
        blocked = any(cause["certain"] for cause in site["not_native"])
        return "mixed-blocked" if blocked else "mixed-inherited"
    if not site["unconfirmed"]:
        return site["verdict"]
    asks = any(not cause["certain"] for cause in site["not_native"])
    return site["verdict"] + ("-asked" if asks else "-unconfirmed")


class Svg:
    """A picture as a reader sees it."""

    def __init__(self, data):
        self.text = data.decode("utf-8")
        self.root = ElementTree.fromstring(data)
        everything = list(self.root.iter())
        self.cards = {e.get("data-id"): e for e in everything if "card" in classes(e)}
        self.pills = {e.get("data-id"): e for e in everything if "pill" in classes(e)}
        self.links = [e for e in everything if "links" in classes(e)]

    def words(self):
        """What is said of each site and link."""
        shapes = [*self.cards.values(), *self.pills.values(), *self.links]
        names = ("class", "data-id", "aria-label")
        return [[*map(shape.get, names), shape.findtext(SVG + "title")] for shape in shapes]


def without_places(value):
    if isinstance(value, list):
        return [without_places(item) for item in value]
    if isinstance(value, dict):
        place = ("file", "line", "column")
        return {key: without_places(item) for key, item in value.items() if key not in place}
    return value


def facts(answer):
    return without_places([answer["summary"], answer["sites"]])


class PictureAttack(Attack):
    def check_safe(self, svg):
        self.assertNotRegex(svg.text.removeprefix("<?xml "), r"<[?!]")
        for element in svg.root.iter():
            self.assertIn(element.tag, {SVG + name for name in ELEMENTS})
            self.assertLessEqual(set(element.attrib), ATTRIBUTES)
            own = [value for name, value in element.attrib.items() if name not in TEXTS]
            for code in (*own, (element.text or "") if element.tag == SVG + "style" else ""):
                self.assertNotRegex(code, r"url\(|[@<\\]|:/|script")

    def check_complete(self, svg, answer):
        primaries = {site["code"]: site for site in answer["sites"] if site["type"] == "primary"}
        secondaries = {site["code"] for site in answer["sites"] if site["type"] == "secondary"}
        self.assertEqual(set(svg.cards), set(primaries))
        self.assertEqual(set(svg.pills), secondaries)
        for code, card in svg.cards.items():
            self.assertIn("look-" + look(primaries[code]), classes(card), code)
        links = sum(path.get("d").count("M") for path in svg.links)
        self.assertEqual(links, sum(site["parent"] is not None for site in primaries.values()))

    def check_dot(self, dot, answer, svg, *words):
        """A drawing as DOT: what Graphviz sees in it, and what sitemode reads in it."""
        if shutil.which("dot") and max(map(len, dot.splitlines())) < GRAPHVIZ_LINE:
            seen = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True, timeout=SECONDS)
            self.assertEqual((seen.returncode, seen.stderr), (0, b""))
            self.assertEqual(seen.stdout.count(b'class="node"'), len(answer["sites"]))
            links = sum(site["parent"] is not None for site in answer["sites"])
            self.assertEqual(seen.stdout.count(b'class="edge"'), links)
        again = self.file("again.dot", dot)
        self.assertEqual(facts(self.solved(again, *words)), facts(answer))
        self.assertEqual(self.drawn(again, "dot", *words), dot)
        self.assertEqual(Svg(self.drawn(again, "svg", *words)).words(), svg.words())

    def check_pictures(self, path, *words):
        answer = self.solved(path, *words)
        svg = Svg(self.drawn(path, "svg", *words))
        self.check_safe(svg)
        self.check_complete(svg, answer)
        self.check_dot(self.drawn(path, "dot", *words), answer, svg, *words)
        return svg


class Pictures(PictureAttack):
    def test_pictures_show_every_site_and_link_and_nothing_active(self):
        hostile = [HOSTILE / row["file"] for row in expected() if int(row["drawn"] or row["exit"]) < 3]
        self.assertGreater(len(hostile), 30)
        for path in hostile + EXAMPLES:
            with self.subTest(path.name):
                self.check_pictures(path)


# -- No path named in a file is opened -----------------------------------------------------------------------

NAMED = {
    "p60_image_abs.dot": ("/etc/hostname", "one.png", "etc/passwd"),
    "p62_fontpath.dot": ("/srv/", "/etc/hostname", "nosuchfont"),
    "p64_url_quote.dot": ("onmouseover",),
    "p66_stylesheet.dot": ("text/css", "www.w3.org"),
    "p68_fontname_inj.dot": ("onload", "onclick"),
    "p70_id_class.dot": (),
    "p72_background_bad.dot": (),
    "p115_image_devzero.dot": ("/dev/zero",),
    "x_xss_jsurl.dot": ("javascript",),
    "x_xss_style.dot": ("text/css", "www.w3.org"),
}
TRAPS = """digraph {{
# 1 "{path}"
  label="{path}"; fontpath="{folder}"; imagepath="{folder}"; stylesheet="{path}"
  URL="file://{path}"; layout="{path}"
  _background="c 7 -#ff0000 I 0 0 9 9 {length} -{path}"; charset="{path}"; bgcolor="{path}"; fontname="{path}"
  node [native_ready=yes, fontname="{path}", style="{path}"]
  NYC [name="{path}", image="{path}", href="file://{path}", target="{path}"]
  OSL [name="url({path})", shape=epsf, shapefile="{path}", xlabel="{path}"]
  PAR [label=<<table><tr><td><img src="{path}"/></td></tr></table>>, server="{path}"]
  SEA [type=secondary, name="<image href='{path}'/>", class="{path}", id="{path}"]
  NYC -> OSL [URL="http://127.0.0.1/{path}", lhead="{path}"]
  NYC -> {{PAR SEA}} [edgeURL="file://{path}", comment="{path}", arrowhead="{path}"]
}}
"""


class Traces(Attack):
    @classmethod
    def setUpClass(cls):
        if not shutil.which("strace"):
            raise unittest.SkipTest("strace is not installed")
        command = ["strace", "-o", os.devnull, program, "--version"]
        tried = subprocess.run(command, capture_output=True, text=True)
        if tried.returncode != 0:
            raise unittest.SkipTest("strace is not permitted here: " + tried.stderr.strip())

    def trace(self, path, named, *words):
        log = self.folder / "calls"
        calls = "trace=file,network,process"
        strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "9999", "-e", calls, "-o", log]
        command = [*strace, program, *words, path]
        subprocess.run(command, cwd=self.folder, capture_output=True, timeout=10 * SECONDS)
        calls = log.read_text("utf-8", "replace")
        started = re.findall(r"\bexecve(?:at)?\((.*?), \[.* = 0$", calls, re.MULTILINE)
        with_libraries = program.parent / "libexec/sitemode"  # it may become that: src/cli/program_with_libraries.h
        ours = [f'"{program}"', f'"{with_libraries}"']
        self.assertIn(started, (ours[:1], ours), "a program was started")
        self.assertLessEqual(set(re.findall(r"^(\d+) execve", calls, re.MULTILINE)), {calls.split(maxsplit=1)[0]})
        self.assertNotRegex(calls, r"\b(?:socket|connect|bind|sendto)\(")
        for name in named:
            self.assertNotIn(name, calls)

    def trace_pictures(self, path, named, *pictures):
        self.trace(path, named, "solve")
        for picture in pictures:
            with self.subTest(path.name, picture=picture):
                self.trace(path, named, "render", "-o", "out." + picture)

    def test_nothing_named_in_a_hostile_file_is_opened(self):
        for name, named in NAMED.items():
            self.trace_pictures(HOSTILE / name, named, "svg", "png", "jpg")

    def test_traps_are_not_opened(self):
        for suffix in ("svg", "png", "ps"):
            trap = self.file("trap." + suffix, "<svg xmlns='http://www.w3.org/2000/svg'/>")
            text = TRAPS.format(path=trap, folder=self.folder / "trap", length=len(str(trap)))
            plan = self.file("plan.dot", text)
            self.trace_pictures(plan, ("trap", "127.0.0.1"), "dot", *PICTURES)
            self.trace(plan, ("trap",), "render", "--engine", "neato", "-o", "out.svg")


# -- Broken and oversized input ------------------------------------------------------------------------------

PLAN = "digraph { node [native_ready=yes] NYC [name=Łódź] OSL [type=secondary] NYC -> OSL }\n"
MANY = ", ".join(f"a{i}=1" for i in range(100_000))
PARENTS, CHILDREN = (" ".join(f"{side}{i}" for i in range(3000)) for side in "PC")

LONG = "x" * 5000
TOO_LONG = "error: an id of more than 4096 bytes"
MB10 = "x" * 10_000_000
MISTAKES = "digraph {" + "NYC [mode=x]\n" * 100_000 + "}"

INPUTS = (  # what, content, exit code, message
    ("empty", "", 3, "1:1: error: no graph in it"),
    ("comments only", "// one\n/* two */\n# three\n", 3, "4:1: error: no graph in it"),
    ("UTF-16 LE", PLAN.encode("utf-16-le"), 3, "1:1: error: the file is UTF-16, not UTF-8"),
    ("UTF-16 BE", PLAN.encode("utf-16-be"), 3, "1:1: error: the file is UTF-16, not UTF-8"),
    ("UTF-16, marked", PLAN.encode("utf-16"), 3, "1:1: error: the file is UTF-16, not UTF-8"),
    ("Latin-1", "digraph { NYC [name=café] }".encode("latin-1"), 3, "1:24: error: not UTF-8: byte 0xE9"),
    ("a surrogate", b"digraph { NYC [name=\xed\xa0\x80] }", 3, "1:21: error: not UTF-8: byte 0xED"),
    ("an overlong slash", b"digraph { NYC [name=\xc0\xaf] }", 3, "1:21: error: not UTF-8: byte 0xC0"),
    ("a NUL", "digraph { NYC [name=\0] }", 3, "1:21: error: a NUL byte"),
    ("an escape", "digraph { NYC [name=\x1b[2J] }", 3, "1:21: error: control character U+001B"),
    ("C1 control", "digraph { NYC [name=\x9b2J] }", 3, "1:21: error: control character U+009B"),
    ("an image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 3, "1:1: error: "),
    ("an archive", b"PK\x03\x04\x14\0\0\0\x08\0", 3, "1:1: error: the file is no text but a workbook"),
    ("two parents", "digraph { A01 -> C01\n B01 -> C01 }", 3, "2:2: error: site C01 has 2 parents: A01, B01"),
    ("own parent", "digraph { NYC -> NYC }", 3, "1:11: error: site NYC is its own parent [SM102]"),
    ("a cycle", "digraph { A01 -> B01 -> C01 -> A01 }", 3, "1:18: error: the links form a cycle: A01 -> B01"),
    ("a child too low", "digraph { S [type=secondary] A -> S -> B }", 3, "1:11: error: secondary site S has"),
    ("one code twice", "digraph { NYC [name=a]\n nyc [name=b] }", 3, "2:2: error: site code used twice"),
    ("edges by the million", f"digraph {{ {{{PARENTS}}} -> {{{CHILDREN}}} }}", 3, "error: site C0 has "),
    ("a huge count", f"digraph {{ NYC [clients={10**400}] }}", 3, "1:24: error: wrong value '1000"),
    ("a string of 10 MB", f'digraph {{ NYC [name="{MB10}"] }}', 5, "1:21: error: a string of more than 1 MB"),
    ("a quote of 10 MB", f'digraph {{ NYC [name="{MB10}', 3, "1:21: error: this string is never closed"),
    ("a comment of 10 MB", f"digraph {{ NYC /*{MB10}", 3, "1:15: error: this comment is never closed"),
    ("a long id", f"digraph {{ {LONG} }}", 5, "1:11: " + TOO_LONG),
    ("a long id with facts", f"digraph {{ {LONG} [mode=native] }}", 5, "1:11: " + TOO_LONG),
    ("links from a long id", f"digraph {{ {LONG} -> NYC [ipsec=yes] }}", 5, "1:11: " + TOO_LONG),
    ("a long id in a list", f"digraph {{ NYC, {LONG} [mode=native] }}", 5, "1:16: " + TOO_LONG),
    ("links to a long id", f"digraph {{ {{NYC}} -> {LONG} [ipsec=yes] }}", 5, "1:20: " + TOO_LONG),
    ("braces by the million", "digraph " + "{" * 1_000_000, 5, "error: more than 200 levels of subgraphs"),
    ("brackets by the million", "digraph { NYC " + "[" * 1_000_000, 3, "1:16: error: "),
    ("angles by the million", "digraph { NYC [name=" + "<" * 1_000_000, 3, "1:21: error: "),
    ("arrows by the million", "digraph { NYC " + "->" * 1_000_000, 3, "1:15: error: no site behind"),
    ("mistakes by the million", MISTAKES, 3, "1:20: error: wrong value 'x' for mode"),
)

KEYS = ", ".join(f'"a{i}": 1' for i in range(100_000))
HEADER = ",".join(f"a{i}" for i in range(99_999))
OWN = ",".join(f'{{"code": "S{i}", "x{i}": 1}}' for i in range(20_000))

RECORDS = (  # what, file, content, exit code, message
    ("empty", "plan.csv", "", 3, "1:1: error: an empty file"),
    ("no code", "plan.csv", "parent\nNYC\n", 3, "1:1: error: no column 'code'"),
    ("a cell of 10 MB", "plan.csv", f"code,name\nNYC,{MB10}\n", 5, "2:5: error: a cell of more than 1 MB"),
    ("a quote of 10 MB", "plan.csv", f'code,name\nNYC,"{MB10}', 5, "2:5: error: a cell of more than 1 MB"),
    ("a million columns", "plan.csv", "code" + "," * 1_000_000 + "\n", 5, "more than 100000 cells in a row"),
    ("rows without cells", "plan.csv", f"code,{HEADER}\n" + "NYC\n" * 1000, 3, "2:1: error: a row of 1 "),
    ("half of UTF-16", "plan.csv", "code\n".encode("utf-16") + b"\x3d\xd8", 3, "1:1: error: the file is UTF-16"),
    ("UTF-16 unmarked", "plan.csv", "code\nNYC\n".encode("utf-16-le"), 3, "1:1: error: the file is UTF-16"),
    ("empty", "plan.json", "", 3, "1:1: error: an empty file"),
    ("a text of 10 MB", "plan.json", f'{{"title": "{MB10}"}}', 5, "1:11: error: a text of more than 1 MB"),
    ("arrays by the million", "plan.json", '{"x": ' + "[" * 1_000_000, 5, "error: more than 100 levels"),
    ("objects by the million", "plan.json", '{"x":' * 1_000_000, 5, "error: more than 100 levels"),
    ("a key twice", "plan.json", '{"x": [{"a": 1, "a": 2}], "sites": []}', 3, "1:17: error: the key 'a' stands"),
    ("half a character", "plan.json", r'{"title": "\ud83d", "sites": []}', 3, "1:12: error: "),
)


class Inputs(Attack):
    def test_broken_input_is_refused_with_a_place_and_a_way_out(self):
        for what, content, exit, says in INPUTS:
            with self.subTest(what):
                self.file("plan.dot", content)
                self.refused("plan.dot", exit=exit, says=says)
                self.assertIn("plan.dot:", says if says.startswith("plan") else "plan.dot:" + says)

    def test_standard_input_is_refused_like_a_file(self):
        for what, content, exit, says in INPUTS[:9]:
            with self.subTest(what):
                content = content.encode() if isinstance(content, str) else content
                self.refused("-", exit=exit, says="<stdin>:" + says, input=content)

    def test_broken_tables_and_objects_are_refused_likewise(self):
        for what, name, content, exit, says in RECORDS:
            with self.subTest(what, file=name):
                self.file(name, content)
                self.refused(name, exit=exit, says=says)

    def test_the_largest_tables_and_objects_are_read(self):
        for name, content in (
            ("keys.json", f'{{"sites": [{{"code": "NYC", "native_ready": true, {KEYS}}}]}}'),
            ("passed.json", f'{{"sites": [{{"code": "NYC", "native_ready": true, "x": {{{KEYS}}}}}]}}'),
            ("columns.csv", f"code,{HEADER}\nNYC{',1' * 99_999}\n"),
            ("excel.txt", "code\tnative_ready\tname\nNYC\tyes\tŁódź\n".encode("utf-16")),
        ):
            with self.subTest(name):
                self.file(name, content)
                done = self.run_sitemode("solve", name, exit=0)
                self.assertLess(done.messages.count("\n"), 1000)

    def test_a_table_that_would_be_quadratic_is_not_written(self):
        self.file("own.json", f'{{"sites": [{OWN}]}}')
        self.file("old.csv", OLD)
        done = self.run_sitemode("convert", "own.json", "-o", "old.csv", exit=5, says="too large")
        self.assertIn("\n  hint: ", done.messages)
        self.assertEqual((self.folder / "old.csv").read_bytes(), OLD)

    def test_messages_of_a_broken_file_stay_few(self):
        self.file("plan.dot", MISTAKES)
        self.assertLess(self.run_sitemode("solve", "plan.dot", exit=3).messages.count("\n"), 1000)

    def test_a_hundred_thousand_attributes_are_read(self):
        self.file("plan.dot", f"digraph {{ NYC [native_ready=yes, {MANY}] }}")
        done = self.run_sitemode("solve", "plan.dot", exit=0, says="warning: unknown fact 'a0'")
        self.assertLess(done.messages.count("\n"), 1000)
        self.drawn("plan.dot", "svg")

    def test_an_example_cut_anywhere_is_answered_or_refused(self):
        for path in EXAMPLES:
            self.cut(path, 200)

    def test_the_same_as_a_table_or_as_objects_too(self):
        for path in EXAMPLES:
            for suffix in ("csv", "json"):
                name = path.with_suffix("." + suffix).name
                self.run_sitemode("convert", path, "-o", name, exit=0)
                self.cut(self.folder / name, 25)

    def cut(self, path, times):
        """All pieces are checked in one run, a few are solved by themselves."""
        rng = random.Random(2007)
        data = path.read_bytes()
        lengths = sorted(rng.randrange(len(data)) for _ in range(times))
        names = [f"cut-{number:03}{path.suffix}" for number in range(times)]
        for name, length in zip(names, lengths):
            self.file(name, data[:length])
        done = self.run_sitemode("check", *names, "--format", "json", exit=(0, 1, 3), may_answer=True)
        answers = {answer["file"]: answer for answer in json.loads(done.stdout)["files"]}
        for name, length in zip(names, lengths):
            with self.subTest(path.name, length=length):
                self.check_answer(name, answers[name])
        for name in names[:: times // 5]:
            with self.subTest(path.name, solved=name):
                done = self.run_sitemode("solve", name, exit=(0, 1, 3))
                if done.returncode == 3:
                    self.assertRegex(done.messages, rf"(?m)^{name}:\d+:\d+: error: ")

    def check_answer(self, name, answer):
        if "summary" in answer:
            return
        errors = [finding for finding in answer["findings"] if finding["severity"] == "error"]
        self.assertTrue(any(error["file"] == name and error["line"] and error["column"] for error in errors), answer)


# -- A world that is in the way ------------------------------------------------------------------------------


def as_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def members_of(group):
    """The processes of a group that still run: one that has ended but was not waited for is none."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
            if state != "Z" and int(its_group) == group:
                found.append(stat.parent.name)
    return found


class World(Attack):
    def setUp(self):
        super().setUp()
        self.plan = self.file("plan.dot", PLAN)

    def refused_output(self, *words, exit, says, **options):
        self.run_sitemode("render", "plan.dot", *words, exit=exit, says=says, **options)

    def test_what_cant_be_read(self):
        (self.folder / "folder.dot").mkdir()
        for path, says in (
            ("", "can't read '': No such file"),
            ("missing.dot", "can't read 'missing.dot': No such file"),
            ("no/such.dot", "can't read 'no/such.dot': No such file"),
            ("folder.dot", "can't read 'folder.dot': Is a directory"),
            ("plan.dot/x.dot", "can't read 'plan.dot/x.dot': Not a directory"),
            ("x" * 5000, "File name too long"),
            ("/proc/self/mem", "can't read '/proc/self/mem': "),
        ):
            with self.subTest(path):
                self.run_sitemode("solve", path, exit=4, says=says)
                output = self.file("old.svg", OLD)
                self.run_sitemode("render", path, "-o", output, exit=4, says=says)
                self.assertEqual(output.read_bytes(), OLD)

    def test_a_pipe_is_read(self):
        os.mkfifo(self.folder / "pipe")
        writer = threading.Thread(target=(self.folder / "pipe").write_bytes, args=(PLAN.encode(),))
        writer.start()
        self.run_sitemode("solve", "pipe", exit=0)
        writer.join()

    def test_what_cant_be_written(self):
        (self.folder / "folder.svg").mkdir()
        (self.folder / "loop.svg").symlink_to("loop.svg")
        hint = "\n  hint: create the folder 'no/' first"
        for words, says in (
            (("no/such.svg",), "can't write 'no/such.svg': No such file or directory" + hint),
            (("folder.svg",), "can't write 'folder.svg': Is a directory"),
            (("plan.dot/x.svg",), "can't write 'plan.dot/x.svg': Not a directory"),
            (("loop.svg",), "can't write 'loop.svg': Too many levels of symbolic links"),
            (("x" * 300 + ".svg",), "File name too long"),
            (("/dev/full", "--format", "svg"), "can't write '/dev/full': No space left on device"),
        ):
            with self.subTest(words):
                self.refused_output("-o", *words, exit=4, says=says)

    def test_the_input_is_not_overwritten(self):
        (self.folder / "link.dot").symlink_to("plan.dot")
        os.link(self.plan, self.folder / "hard.dot")
        for output in ("plan.dot", "./plan.dot", "link.dot", "hard.dot"):
            for words in ("render", "solve --format csv", "convert", "check", "why --format text"):
                with self.subTest(words, output=output):
                    command = (*words.split(), "plan.dot", "-o", output)
                    self.run_sitemode(*command, exit=2, says="is the input itself")
        self.assertEqual(self.plan.read_text(), PLAN)

    def test_an_old_file_gives_way_as_a_whole(self):
        old = self.file("old.svg", OLD)
        old.chmod(0o640)
        (self.folder / "link.svg").symlink_to("old.svg")
        self.run_sitemode("render", "plan.dot", "-o", "link.svg", exit=0)
        self.assertTrue(old.read_bytes().startswith(b"<svg"))
        self.assertTrue((self.folder / "link.svg").is_symlink())
        self.assertEqual(old.stat().st_mode & 0o777, 0o640)

    def test_a_file_that_grows_too_large_leaves_the_old_one(self):
        old = self.file("old.svg", OLD)
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        self.refused_output("-o", old, exit=4, says="File too large", preexec_fn=limit)
        self.assertEqual(old.read_bytes(), OLD)

    def test_a_result_that_ends_midway_leaves_the_old_one(self):
        sites = " ".join(f"S{i:05}" for i in range(20_000))
        self.file("plan.dot", f"digraph {{ {sites} }}")
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        for words in ("solve --format json", "check --format json", "check --format sarif"):
            with self.subTest(words):
                command = (*words.split(), "plan.dot", "-q", "-o")
                old = self.file("old.json", OLD)
                says = "can't write 'old.json': File too large"
                self.run_sitemode(*command, "old.json", exit=4, says=says, preexec_fn=limit)
                self.assertEqual(old.read_bytes(), OLD)
                says = "can't write '/dev/full': No space left on device"
                self.run_sitemode(*command, "/dev/full", exit=4, says=says)

    def test_too_few_descriptors(self):
        old = self.file("old.png", OLD)
        limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))
        self.refused_output("-o", old, exit=(4, 5), says="can't be started", preexec_fn=limit)
        self.assertEqual(old.read_bytes(), OLD)

    def test_without_permission(self):
        if os.getuid() != 0:
            self.skipTest("only root can become someone without permission")
        unreadable = self.file("unreadable.dot", PLAN)
        unreadable.chmod(0o600)
        old = self.file("old.svg", OLD)
        self.folder.chmod(0o755)
        try:
            subprocess.run([program, "--version"], capture_output=True, preexec_fn=as_nobody)
        except PermissionError:
            self.skipTest("the program can't be run by everyone")
        self.run_sitemode("solve", unreadable.name, exit=4, says="Permission denied", preexec_fn=as_nobody)
        for output in ("new.svg", "old.svg"):
            self.refused_output("-o", output, exit=4, says="Permission denied", preexec_fn=as_nobody)
        self.assertEqual(old.read_bytes(), OLD)
        self.assertFalse((self.folder / "new.svg").exists())

    def test_a_reader_that_goes_away(self):
        sites = "".join(f"NYC -> S{i:05} S{i:05} [type=secondary] " for i in range(20_000))
        self.file("plan.dot", f"digraph {{ NYC {sites} }}")
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        for line in (
            "solve --ignore SM107",
            "solve --ignore SM107 --format json",
            "check --format json",
            "check --format sarif",
            "convert --format json -q",
            "render --ignore SM107 --format dot -o -",
        ):
            words = line.split()
            command = [program, *words, "plan.dot"]
            with subprocess.Popen(command, cwd=self.folder, **pipes) as running:
                running.stdout.readline()
                running.stdout.close()
                messages = running.stderr.read()
            self.assertEqual((running.returncode, messages), (4, b""), words)

    def test_a_drawing_ends_with_its_parent(self):
        sites = " ".join(f"NYC -> S{i}" for i in range(3000))  # it is drawn for seconds
        self.file("plan.dot", f"digraph {{ node [native_ready=yes] NYC {sites} }}")
        command = [program, "render", "plan.dot", "-o", "out.png", "--ignore", "SM107"]
        with subprocess.Popen(command, cwd=self.folder, start_new_session=True, **QUIET) as running:
            while running.poll() is None and len(members_of(running.pid)) < 2:
                time.sleep(0.002)
            self.assertIsNone(running.poll(), "it ended without a child process")
            running.terminate()
        for _ in range(100):
            if not members_of(running.pid):
                return
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGKILL)
        self.fail("the child process goes on drawing")

    def test_full_and_closed_outputs(self):
        says = "can't write to standard output"
        with open("/dev/full", "wb") as full:
            self.run_sitemode("solve", "plan.dot", exit=4, says=says + ": No space left", stdout=full)
        closed = {"stdout": None, "preexec_fn": lambda: os.close(1)}
        self.run_sitemode("solve", "plan.dot", exit=4, says=says + ": Bad file", **closed)
        for suffix in ("svg", "png", "jpg"):
            closed = {"stdin": None, "stdout": None, "preexec_fn": lambda: os.closerange(0, 3)}
            self.run_sitemode("render", "plan.dot", "-o", "out." + suffix, exit=0, **closed)
            self.assertGreater((self.folder / ("out." + suffix)).stat().st_size, 1000)


# -- Malicious senders ---------------------------------------------------------------------------------------

NAMES = (
    r"\N \G \L \E \T \H \l\r\n",
    "%s%n%x %1$s %",
    "</text></svg><script>alert(1)</script>",
    "\"' onload='alert(1)' x=\"",
    "]]>--><!-- <?php ?> <![CDATA[ &amp;&#0;&#xD800;&lol; &quot;",
    "{% raw %} ${HOME} $(id) `id` {{7*7}}",
    ") Tj ET Q endstream endobj (",
    "javascript:alert(1) url(http://127.0.0.1/) @import 'x' expression(1)",
    "a; } digraph { X -> Y [mode=native] // ",
    "ends with a backslash \\",
    '\\" \\\\" \\\\',
    "=HYPERLINK(1)",
    "-- /* # //",
    "\u05d0\u05d1\u05d2 \U0001f3f4\u200d\u2620 e\u0301\u0301\u0301 \ufffd \U0010fffd",
    "",
    " ",
    "unknown",
)
FILE_NAMES = (
    "\x1b[31mred.dot",
    "a\nb.dot",
    "\u202efdp.dot",
    "\x01\x7f\u0085.dot",
    "%s%n.dot",
    "\\N\\G.dot",
    "a\"b'<c>&lol;.dot",
    "-o.dot",
    b"\xff\xc0.dot",
)
BIDI = "A\u202etxt.exe\u2066 \u200bB\u2028C\u00adD\ufeff"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Senders(PictureAttack):
    def test_names_stay_names(self):
        lines = [f"S{i:02} [name={quoted(name)}, server={quoted(name)}]" for i, name in enumerate(NAMES)]
        for i in range(1, len(NAMES)):
            lines.append(f"S00 -> S{i:02} S{i:02} [type={'secondary' if i % 2 else 'primary'}]")
        text = "\n".join(["digraph {", f"title={quoted(NAMES[2])}", "node [native_ready=yes]", *lines, "}"])
        plan = self.file("names.dot", text)
        svg = self.check_pictures(plan)
        for i, name in enumerate(NAMES):
            if name.strip() and name != "unknown":
                shape = {**svg.cards, **svg.pills}[f"S{i:02}"]
                self.assertTrue(shape.findtext(SVG + "title").startswith(f"S{i:02} {name}, "), name)
        for suffix in ("png", "pdf", "eps"):
            self.drawn(plan, suffix)
        json.loads(self.drawn(plan, "json"))

    def test_codes_stay_codes(self):
        codes = [name for name in NAMES if name.strip() and "&" not in name]  # Graphviz reads &lt; in \N
        text = "digraph { node [native_ready=yes]\n" + "\n".join(map(quoted, codes)) + "\n}"
        self.check_pictures(self.file("codes.dot", text), "--ignore", "SM107")

    def test_no_name_is_a_command_of_a_script(self):
        """Some of Graphviz' formats are programs: a name must not end its string there, or the format go."""
        for suffix, name, escaped in (
            ("tk", "} ; exec x ; {", r"\{\} ; exec"),
            ("pov", '" x "', '"" x ""'),
            ("pic", '" x "', '"" x ""'),
            ("vdx", "&#xD800;&lol;", "&#xD800;|&lol;"),
            ("vml", "&#xD800;&lol;", "&#xD800;|&lol;"),
        ):
            with self.subTest(suffix):
                plan = self.file("plan.dot", f"digraph {{ NYC [native_ready=yes, name={quoted(name)}] }}")
                done = self.run_sitemode("render", plan, "-o", "out." + suffix, exit=(0, 2, 5))
                if done.returncode == 0:
                    self.assertNotRegex((self.folder / ("out." + suffix)).read_text(), escaped)

    def test_file_names_steer_nothing(self):
        for name in FILE_NAMES:
            with self.subTest(name):
                path = os.path.join(b"." if isinstance(name, bytes) else ".", name)
                with open(os.path.join(os.fsencode(self.folder), os.fsencode(name)), "wb") as file:
                    file.write(PLAN.encode())
                done = self.run_sitemode("solve", path, exit=0)
                self.assertNotRegex(done.stdout.decode(), UNSEEMLY)
                self.solved(path)
                self.check_safe(Svg(self.drawn(path, "svg")))
                for suffix in ("pdf", "dot", "eps"):
                    self.drawn(path, suffix)
                self.run_sitemode("solve", path + (b"x" if isinstance(name, bytes) else "x"), exit=4)

    def test_what_turns_text_round_is_shown_in_the_table(self):
        facts = f'name="{BIDI}", "{BIDI}"=1, sms2003_clients=1, server="{BIDI}"'
        self.file("plan.dot", f'digraph {{ title="{BIDI}" "{BIDI}" [{facts}] }}')
        table = self.run_sitemode("solve", "plan.dot", exit=1).stdout.decode()
        self.assertNotRegex(table, UNSEEMLY)
        self.assertIn("\\u{202E}", table)
        self.run_sitemode("solve", "plan.dot", "--format", "csv", exit=1)

    def test_a_name_of_a_megabyte(self):
        self.file("long.dot", f"digraph {{ NYC [native_ready=yes, name={'x' * 1_000_000}] }}")
        self.run_sitemode("solve", "long.dot", exit=3, says="at most 1,000 bytes")
        plan = self.file("plan.dot", f"digraph {{ NYC [native_ready=yes, label={'x' * 1_000_000}] }}")
        svg = self.check_pictures(plan)
        self.assertLess(len("".join(text.text or "" for text in svg.root.iter(SVG + "text"))), 2000)
        for suffix in ("png", "pdf"):
            self.drawn(plan, suffix)

    def test_a_long_text_is_not_multiplied(self):
        """A default of 900 kB for 100 sites must not become 90 MB: with all legal codes it were 40 GB."""
        sites = " ".join(f"A{i:02}" for i in range(100))
        for fact in ("name", "server"):
            defaults = f"native_ready=yes, {fact}={'x' * 900_000}"
            plan = self.file("plan.dot", f"digraph {{ node [{defaults}] {sites} }}")
            for words in ("solve", "solve --format json", "render --format svg -o -"):
                with self.subTest(fact, words=words):
                    done = self.run_sitemode(*words.split(), plan, exit=(0, 3, 5))
                    self.assertLess(len(done.stdout), 10_000_000)

    def test_large_pictures_are_refused_with_a_way_out(self):
        flat = {count: " ".join(f"X0 -> X{i}" for i in range(1, count)) for count in (200, 2001)}
        for what, links, suffix, says in (
            ("2,001 units", flat[2001], "svg", "at most 2000"),
            ("a chain", "->".join(f"X{i}" for i in range(100_000)), "png", "at most 2000"),
            ("too wide for PNG", flat[200], "png", "at most 32000 a side"),
            ("too wide for PDF", flat[200], "pdf", "stop at 14400"),
        ):
            with self.subTest(what):
                plan = self.file("plan.dot", f"digraph {{ node [native_ready=yes] {links} }}")
                old = self.file("old." + suffix, OLD)
                words = ("--ignore", "SM107", "--ignore", "SM117", "--engine", "dot")
                done = self.run_sitemode("render", plan, "-o", old, *words, exit=5, says=says)
                self.assertIn("\n  hint: ", done.messages)
                self.assertEqual(old.read_bytes(), OLD)

    def test_a_chain_of_a_hundred_thousand_sites_is_solved(self):
        chain = "->".join(f"X{i}" for i in range(100_000))
        plan = self.file("plan.dot", f"digraph {{ node [native_ready=yes] {chain} }}")
        self.run_sitemode("solve", plan, "--ignore", "SM107", exit=0)
        self.drawn(plan, "dot", "--ignore", "SM107")
        self.drawn(plan, "svg", "--ignore", "SM107")
        words = ("render", plan, "-o", "out.png", "--ignore", "SM107")
        self.run_sitemode(*words, exit=5, says="at most 32000 a side")

    def test_many_clusters(self):
        clusters = "".join(f'subgraph cluster_{i} {{ label="R{i}" X0 -> X{i + 1} }} ' for i in range(5000))
        plan = self.file("plan.dot", "digraph { node [native_ready=yes] X0 " + clusters + "}")
        self.run_sitemode("solve", plan, "--ignore", "SM107", exit=0)
        self.drawn(plan, "dot", "--ignore", "SM107")

    def test_huge_numbers(self):
        sites = " ".join(f"NYC -> N{i:02} N{i:02} [clients=999999999]" for i in range(50))
        self.file("plan.dot", f"digraph {{ node [native_ready=yes] NYC {sites} }}")
        self.check_safe(Svg(self.drawn("plan.dot", "svg")))
        for value in ("-1", "1000000000", "1e9", "0x10", "1.5", "٣", "9" * 5000):
            self.file("wrong.dot", f'digraph {{ NYC [clients="{value}"] }}')
            self.refused("wrong.dot", exit=3, says="wrong.dot:1:24: error: wrong value ")
        for value in ("0", "-1", "nan", "inf", "1e999", "0x10", "9" * 500):
            words = ("render", "plan.dot", "-o", "out.png", "--dpi", value)
            self.run_sitemode(*words, exit=(2, 5), says="--dpi")


def main():
    global program
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sitemode", type=pathlib.Path, default=program)
    parser.add_argument("tests", nargs="*")
    options = parser.parse_args()
    program = options.sitemode.resolve()
    unittest.main(argv=[sys.argv[0], *options.tests])


if __name__ == "__main__":
    main()
