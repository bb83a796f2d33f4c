#!/usr/bin/env python3
"""What a terminal sees of long work: a line on standard error, erased before anything else is written.

Usage: progress.py PROGRAM
The work is long because standard input is a pipe that gives nothing for a while.
"""

import os
import pty
import subprocess
import sys
import threading
import time
import unittest

PLAN = b"digraph { TOR [native_ready=yes, mode=mixed, require=native] }"
LINE = "\rreading standard input …"
ERASED = "\r\x1b[K"
MESSAGE = "<stdin>:1:54: error: TOR is decided both"
LONG = 1.6  # seconds: more than sitemode's patience
program = ""


def screen(*words, term="xterm", seconds=LONG):
    """Runs it with standard error on a terminal: what that shows, standard output, the exit code."""
    master, slave = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": term, "NO_COLOR": "1"}
    run = subprocess.Popen([program, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=slave, env=environment)
    os.close(slave)
    shown = []
    reader = threading.Thread(target=read_all, args=(master, shown))
    reader.start()
    time.sleep(seconds)
    output, _ = run.communicate(PLAN)
    reader.join()
    os.close(master)
    return b"".join(shown).decode(), output.decode(), run.returncode


def read_all(descriptor, pieces):
    try:
        while piece := os.read(descriptor, 4096):
            pieces.append(piece)
    except OSError:  # the other end is closed
        pass


class Progress(unittest.TestCase):
    def test_a_line_is_shown_and_erased_before_the_messages(self):
        shown, output, code = screen("solve", "-")
        self.assertEqual(shown.count("reading"), 1)
        self.assertTrue(shown.startswith(LINE + ERASED + MESSAGE), repr(shown))
        self.assertIn("conflict", output)
        self.assertEqual(code, 1)

    def test_short_work_shows_nothing(self):
        begin = time.monotonic()
        shown, _, _ = screen("solve", "-", seconds=0)
        if time.monotonic() - begin < 1:  # else the machine is too busy to tell
            self.assertTrue(shown.startswith(MESSAGE), repr(shown))

    def test_nothing_is_shown_to_a_dumb_terminal_or_when_asked_to_be_quiet(self):
        for words, term in (("solve", "-"), "dumb"), (("solve", "-", "-q"), "xterm"):
            with self.subTest(words=words, term=term):
                shown, _, _ = screen(*words, term=term)
                self.assertTrue(shown.startswith(MESSAGE), repr(shown))


if __name__ == "__main__":
    program = sys.argv.pop(1)
    unittest.main()
