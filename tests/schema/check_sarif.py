#!/usr/bin/env python3
"""Holds the SARIF of `sitemode check` against the schema of OASIS, and against what a schema can't say.

Usage: check_sarif.py --sitemode PROGRAM FILE...

All files are checked in one run, with a few more that bring out what the readers say.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

SCHEMA = pathlib.Path(__file__).with_name("sarif-2.1.0-rtm.5.json")
NASTY = {
    "cycle.dot": 'digraph { AAA -> BBB -> AAA }',
    "syntax.dot": 'digraph { AAA [clients= ',
    "values.dot": 'digraph { AAA [clients=many, sms2003=1, name="a\\"b\\\\c\td"] }',
    "names with: ä%.dot": 'digraph { "a/b:c" [mode=mixed, require=native] }',
    "utf16.dot": "\ufeffdigraph { }".encode("utf-16"),
}


def log_of(sitemode, files, folder):
    for name, text in NASTY.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    command = [sitemode, "check", "--format", "sarif", *files, *NASTY, "missing.dot"]
    run = subprocess.run(command, cwd=folder, capture_output=True, timeout=60)
    if run.returncode not in (4, 5):
        sys.exit(f"exit code {run.returncode}: {run.stderr.decode()}")
    return json.loads(run.stdout)


def problems_of(log):
    schema = json.loads(SCHEMA.read_text())
    for error in jsonschema.Draft4Validator(schema).iter_errors(log):
        yield f"{list(error.absolute_path)}: {error.message[:200]}"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    if len({rule["id"] for rule in rules}) != len(rules):
        yield "two rules have the same id"
    for result in run["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"ruleIndex {result['ruleIndex']} is not {result['ruleId']}"
        [location] = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        if any(character in uri for character in ' "<>\\^`{|}') or not uri.isascii():
            yield f"{uri} is no URI"
    if not run["results"]:
        yield "there are no results"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sitemode", required=True)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = [str(file.resolve()) for file in arguments.files]
        log = log_of(arguments.sitemode, files, pathlib.Path(folder))
    problems = list(problems_of(log))
    for problem in problems:
        print(problem)
    print(f"{len(log['runs'][0]['results'])} results, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
