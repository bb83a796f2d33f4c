#!/usr/bin/env python3
"""A session of whatif --explore as someone at a terminal has it: prompt, keys, completion, farewell.

Usage: explore.py PROGRAM
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unittest

PLAN = """digraph {
  TOR [name="Toronto"]
  LON [mode=mixed]
  LIS [name="evil \u202e name"]
  TOR -> LON; TOR -> LIS
}
"""
PROMPT = "whatif> "
PATIENCE = 20  # seconds: for a machine that has much else to do
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r|\x07")
program = ""


class Terminal:
    """The program in a fresh folder with plan.dot, at a terminal of its own."""

    def __init__(self, *words, plan=PLAN, **environment):
        self.is_edited = "LD_LIBRARY_PATH" not in environment
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        (self.path / "plan.dot").write_text(plan, encoding="utf-8")
        (self.path / "libedit.so.2").touch()  # no library: loading it fails
        self.master, slave = pty.openpty()
        self.run = subprocess.Popen(
            [program, "whatif", "plan.dot", "--explore", *words], stdin=slave, stdout=slave, stderr=slave,
            cwd=self.path, preexec_fn=lambda: control(slave),
            env={"PATH": os.environ["PATH"], "HOME": self.folder.name, "TERM": "xterm", "NO_COLOR": "1",
                 "ASAN_OPTIONS": "detect_leaks=0:exitcode=99",  # libedit keeps some memory to the end
                 **environment})
        os.close(slave)
        self.shown = ""
        self.raw = b""

    def type(self, keys):
        if self.is_edited:
            self.wait_for_keys()
        os.write(self.master, keys.encode())

    def wait_for_keys(self):
        """The editor writes its prompt a moment before it takes keys one by one."""
        end = time.monotonic() + PATIENCE
        while termios.tcgetattr(self.master)[3] & termios.ICANON and time.monotonic() < end:
            time.sleep(0.01)

    def read_until(self, wanted):
        """What is shown from where the last reading ended, as far as these words."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.shown:
            if time.monotonic() > end or not self.read_some():
                raise AssertionError(f"{wanted!r} is not in {self.shown!r}")
        before, self.shown = self.shown.split(wanted, 1)
        return before + wanted

    def read_some(self):
        if not select.select([self.master], [], [], PATIENCE)[0]:
            return False
        try:
            piece = os.read(self.master, 4096)
        except OSError:  # the other end is closed
            return False
        self.raw += piece
        self.shown += CONTROL.sub("", piece.decode(errors="replace"))
        return bool(piece)

    def rest(self):
        while self.read_some():
            pass
        return self.shown

    def ended(self):
        rest = self.rest()
        code = self.run.wait(PATIENCE)
        os.close(self.master)
        self.folder.cleanup()
        return rest, code


def control(slave):
    """Makes the terminal that of this process, so that Ctrl-C reaches it."""
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


class Explore(unittest.TestCase):
    def begun(self, *words, **environment):
        terminal = Terminal(*words, **environment)
        greeting = terminal.read_until(PROMPT)
        return terminal, greeting

    def test_a_session_greets_answers_and_says_what_was_not_saved(self):
        terminal, greeting = self.begun()
        self.assertIn("plan.dot: 3 sites in 3 units: 1 mixed, 2 open", greeting)
        self.assertIn("Tab completes", greeting)
        terminal.type("LON.mode=native\n")
        self.assertIn("LON.mode: mixed → native  edit 1", terminal.read_until(PROMPT))
        terminal.type("LIS.name=\"New name's\"\n")
        terminal.read_until(PROMPT)
        terminal.type("quit\n")
        rest, code = terminal.ended()
        self.assertIn("2 edits were not saved. To see them again:\n"
                      "  sitemode whatif plan.dot LON.mode=native 'LIS.name=\"New name'\\''s\"'\n", rest)
        self.assertEqual(code, 0)

    def test_the_command_that_repeats_a_session_does_so(self):
        terminal, _ = self.begun()
        terminal.type("LIS.name=\"New name's\"\n")
        terminal.read_until(PROMPT)
        terminal.type("quit\n")
        command = terminal.rest().splitlines()[-1].strip()
        (terminal.path / "sitemode").symlink_to(program)
        environment = {"PATH": f"{terminal.path}:{os.environ['PATH']}"}
        again = subprocess.run(["sh", "-c", command], cwd=terminal.path, env=environment, capture_output=True, text=True)
        self.assertIn("→ New name's  edit 1", again.stdout)
        terminal.ended()

    def test_what_was_saved_or_undone_is_not_spoken_of(self):
        terminal, _ = self.begun()
        for line in "LON.mode=native\n", "save after.dot\n", "LON.mode=mixed\n", "undo\n":
            terminal.type(line)
            terminal.read_until(PROMPT)
        self.assertIn("mode=native", (terminal.path / "after.dot").read_text())
        terminal.type("\x04")
        rest, code = terminal.ended()
        self.assertNotIn("not saved", rest)
        self.assertEqual(code, 0)

    def test_a_conflict_that_is_left_ends_with_1_and_a_refused_line_does_not_count(self):
        terminal, _ = self.begun()
        terminal.type("LON.mode=both\n")
        self.assertIn("wrong value 'both'", terminal.read_until(PROMPT))
        terminal.type("LON.require=native\n")
        terminal.read_until(PROMPT)
        terminal.type("\x04")
        self.assertEqual(terminal.ended()[1], 1)

    def test_tab_completes_codes_facts_values_and_commands(self):
        terminal, _ = self.begun()
        terminal.type("lo\tmode=n\t\n")
        self.assertIn("LON.mode: mixed → native", terminal.read_until(PROMPT))
        terminal.type("und\t\n")
        self.assertIn("LON.mode: native → mixed", terminal.read_until(PROMPT))
        terminal.type("why l\t\t")
        self.assertIn("LIS", terminal.read_until(PROMPT))  # the list, and the line again
        terminal.type("o\tm\t\n")
        self.assertIn("LON can be mixed", terminal.read_until(PROMPT))
        terminal.type("\x04")
        terminal.ended()

    def test_the_line_before_comes_back_with_the_arrow(self):
        terminal, _ = self.begun()
        terminal.type("status\n")
        terminal.read_until(PROMPT)
        terminal.type("\x1b[A\n")
        self.assertIn("3 sites in 3 units", terminal.read_until(PROMPT))
        terminal.type("\x04")
        terminal.ended()

    def test_ctrl_c_takes_the_line_away_and_nothing_else(self):
        for library in {}, {"LD_LIBRARY_PATH": "."}:
            with self.subTest(**library):
                terminal, _ = self.begun(**library)
                terminal.type("LON.mode=native")
                terminal.read_until("LON.mode=native")
                terminal.type("\x03")
                terminal.read_until(PROMPT)
                terminal.type("edits\n")
                self.assertIn("nothing was edited", terminal.read_until(PROMPT))
                terminal.type("\x04")
                self.assertEqual(terminal.ended()[1], 0)

    def test_without_libedit_lines_are_read_as_they_come(self):
        terminal, greeting = self.begun(LD_LIBRARY_PATH=".")
        self.assertNotIn("Tab", greeting)
        terminal.type("LON.mode=native\n")
        self.assertIn("LON.mode: mixed → native", terminal.read_until(PROMPT))
        terminal.type("undo\n")
        self.assertIn("LON.mode: native → mixed", terminal.read_until(PROMPT))
        terminal.type("\x04")
        self.assertEqual(terminal.ended()[1], 0)

    def test_nothing_of_the_file_reaches_the_terminal_unescaped(self):
        terminal, _ = self.begun()
        for line in "LIS.mode=native\n", "solve\n", "why LIS\n", "changes\n", "why L\t\t\x03":
            terminal.type(line)
            terminal.read_until(PROMPT)
        terminal.type("\x04")
        terminal.ended()
        self.assertIn(b"\\u{202E}", terminal.raw)
        self.assertNotIn("\u202e".encode(), terminal.raw)

    def test_a_signal_that_ends_the_program_leaves_the_terminal_as_it_was(self):
        terminal, _ = self.begun()
        terminal.type("status\n")
        terminal.read_until(PROMPT)
        terminal.wait_for_keys()
        before = termios.tcgetattr(terminal.master)[3]
        terminal.run.send_signal(signal.SIGTERM)
        self.assertEqual(terminal.run.wait(PATIENCE), -signal.SIGTERM)
        self.assertFalse(before & termios.ICANON)
        self.assertTrue(termios.tcgetattr(terminal.master)[3] & termios.ICANON)
        terminal.ended()


if __name__ == "__main__":
    program = os.path.abspath(sys.argv.pop(1))
    unittest.main()
