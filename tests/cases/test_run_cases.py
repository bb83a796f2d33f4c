#!/usr/bin/env python3
"""Tests the case runner itself, with a shell script in the place of sitemode."""

import contextlib
import io
import pathlib
import tempfile
import unittest

import run_cases

ECHO = r"""#!/bin/sh
# echo FILE...: the files to stdout; fail CODE: a message and that exit code; write FILE: stdin to a file; die: a crash
case $1 in
echo) shift; cat -- "$@" ;;
fail) echo "failed, says $LC_ALL $COLOUR" >&2; exit "$2" ;;
write) cat >"$2" ;;
die) kill -SEGV $$ ;;
esac
"""


class RunCases(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.program = self.folder / "program"
        self.program.write_text(ECHO)
        self.program.chmod(0o755)
        self.case = self.folder / "story.case"

    def run_case(self, content, rewrite=False):
        """Whether the case holds, and what the runner says."""
        self.case.write_text(content)
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            result = run_cases.case_holds(self.case, self.program, rewrite)
        return result, output.getvalue()

    def assert_holds(self, content):
        self.assertEqual(self.run_case(content), (True, ""))

    def assert_fails(self, content, problem):
        result, output = self.run_case(content)
        self.assertFalse(result)
        self.assertIn(problem, output)

    def assert_rewritten(self, before, after):
        self.assertTrue(self.run_case(before, rewrite=True)[0])
        self.assertEqual(self.case.read_text(), after)
        self.assert_holds(after)

    def test_output_error_and_exit_code_are_compared(self):
        self.assert_holds("# story\n\n== file a\none\n\n== run echo a\n== stdout\none\n")
        self.assert_holds("== env COLOUR=red\n== run fail 3\n== stderr\nfailed, says C red\n== exit 3\n")
        self.assert_fails("== file a\none\n\n== run echo a\n== stdout\ntwo\n", "story.case:5: stdout differs")
        self.assert_fails("== run fail 3\n== stderr\n...\n", "exit code 3 instead of 0")

    def test_what_is_not_expected_must_be_empty(self):
        self.assert_fails("== file a\none\n\n== run echo a\n", "story.case:4: stdout differs")
        self.assert_fails("== run fail 3\n== exit 3\n", "stderr differs")

    def test_a_crash_is_no_exit_code(self):
        self.assert_fails("== run die\n== exit 139\n", "this died of SIGSEGV")

    def test_later_runs_see_what_earlier_ones_wrote(self):
        self.assert_holds("== run write sub\n== stdin\n1\n2\n\n== run echo sub\n== stdout\n1\n2\n")

    def test_blank_lines_and_marks_can_be_told(self):
        self.assert_holds("== file a\n\n\\== x\n\n\n== run echo a\n== stdout\n\n\\== x\n\n")
        self.assert_fails("== file a\n1\n\n\n== run echo a\n== stdout\n1\n", "stdout differs")
        self.assert_holds("== file a without final newline\n1\n== run echo a a\n== stdout without final newline\n11\n")

    def test_any_bytes_can_be_told(self):
        self.assert_holds("== file a with escapes\n\\x00\\xffé\\\\\n== run echo a\n== stdout with escapes\n\\x00\\xffé\\\\\n")
        self.assert_rewritten(
            "== file a with escapes\n\\x1b\\xff→\\\\\n\n== run echo a\n",
            "== file a with escapes\n\\x1b\\xff→\\\\\n\n== run echo a\n== stdout with escapes\n\\x1b\\xff→\\\\\n")

    def test_wildcards(self):
        self.assertTrue(run_cases.holds("a\n...\nz\n", "a\nb\nc\nz\n"))
        self.assertTrue(run_cases.holds("a\n...\nz\n", "a\nz\n"))
        self.assertTrue(run_cases.holds("...\n", ""))
        self.assertTrue(run_cases.holds("took ... ms\n", "took 3 ms\n"))
        self.assertTrue(run_cases.holds("tool {version}\n", f"tool {run_cases.version()}\n"))
        self.assertFalse(run_cases.holds("took ... ms\n", "took 3\n4 ms\n"))
        self.assertFalse(run_cases.holds("a.c\n", "abc\n"))
        self.assertFalse(run_cases.holds("a\n", "a"))

    def test_files_are_compared(self):
        run = "== run write out\n== stdin\n<svg/>\n"
        self.assert_holds(run + "== expect out is\n<svg/>\n== expect out contains svg\n== expect out lacks png\n")
        self.assert_holds(run + "== expect other absent\n")
        self.assert_fails(run + "== expect out contains png\n", "out lacks png")
        self.assert_fails(run + "== expect out lacks svg\n", "out contains svg")
        self.assert_fails(run + "== expect out absent\n", "out exists")
        self.assert_fails(run + "== expect other lacks svg\n", "other does not exist")
        self.assert_fails(run + "== expect out is\n<png/>\n", "expect out is differs")

    def test_mistakes_in_a_case_are_reported(self):
        self.assert_fails("== run echo\n== stdotu\n", "what is '== stdotu'?")
        self.assert_fails("== stdout\n\n== run echo\n", "belongs below a '== run'")
        self.assert_fails("== run echo\n== exit 0\nx\n", "'== exit' takes no text")
        self.assert_fails("== run echo\n== stdout\n== stdout\n", "a second '== stdout'")
        self.assert_fails("# nothing\n", "there is no '== run'")
        self.assert_fails("== run echo 'a\n", "No closing quotation")

    def test_rewriting_changes_only_what_does_not_hold(self):
        self.assert_rewritten(
            "# story\n\n== file a\none\ntwo\n\n== run echo a\n== stdout\n...\ntwo\n\n== run fail 3\n== stdout\nold\n",
            "# story\n\n== file a\none\ntwo\n\n== run echo a\n== stdout\n...\ntwo\n\n"
            "== run fail 3\n== stderr\nfailed, says C \n== exit 3\n")
        self.assert_rewritten(
            f"== file a\nv{run_cases.version()}\n\n\n== run echo a\n== stdout\nx\n== expect a is\ny\n",
            f"== file a\nv{run_cases.version()}\n\n\n== run echo a\n== stdout\nv{{version}}\n\n\n== expect a is\nv{{version}}\n\n")

    def test_not_everything_can_be_rewritten(self):
        self.assertFalse(self.run_case("== run echo /dev/null\n== expect a contains b\n", rewrite=True)[0])
        self.assertFalse(self.run_case("== run die\n", rewrite=True)[0])


if __name__ == "__main__":
    unittest.main()
