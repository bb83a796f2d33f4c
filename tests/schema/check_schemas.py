#!/usr/bin/env python3
"""Holds our JSON against our schemas: what is written is valid, what is wrong is not, and no fact is forgotten.

Usage: check_schemas.py --root ROOT --sitemode PROGRAM --as-json PROGRAM FILE...
"""

import argparse
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

SITES = [
    '{"code": "ABC"}',
    '{"code": "ABC", "parent": null, "pki": true, "osd": "no", "crl_checking": 1, "mode": "unknown"}',
    '{"code": "ABC", "clients": 40, "win2000_clients": "0", "sms2003_clients": "unknown"}',
    '{"code": "ABC", "roles": ["MP", "DP?"], "web_certs": "all", "version": "4.00.6487.2000"}',
    '{"code": "ABC", "roles": [], "web_certs": ["NLB-MP"], "version": 2007, "rack": {"unknown": [1]}}',
    '{"code": "ABC", "roles": "MP, DP-BITS;SUP", "signing_cert_expires": "2009-04-02", "link_ipsec": "unknown"}',
]
WRONG_SITES = [
    "{}",
    '{"code": ""}',
    '{"code": "ABC", "pki": "maybe"}',
    '{"code": "ABC", "osd": []}',
    '{"code": "ABC", "clients": -1}',
    '{"code": "ABC", "clients": 1.5}',
    '{"code": "ABC", "internet_clients": "unknown"}',
    '{"code": "ABC", "type": "central"}',
    '{"code": "ABC", "roles": ["MP", "XY"]}',
    '{"code": "ABC", "web_certs": ["all"]}',
    '{"code": "ABC", "version": "2012"}',
    '{"code": "ABC", "signing_cert_expires": "soon"}',
]
WRONG = [
    "[]",
    "{}",
    '{"sites": []}',
    '{"sites": {}}',
    '{"format_version": "2.0", "sites": [{"code": "ABC"}]}',
    '{"date": "today", "sites": [{"code": "ABC"}]}',
    '{"defaults": {"code": "A"}, "sites": [{"code": "ABC"}]}',
    '{"defaults": {"pki": "maybe"}, "sites": [{"code": "ABC"}]}',
]
RIGHT = [
    '{"$schema": "x", "format_version": "1.7", "title": "Plan", "owner": "me", "sites": [{"code": "ABC"}]}',
    '{"defaults": {"pki": true, "rack": 7}, "sites": [{"code": 123}]}',
]

# What check says something of, by the name of a file.
BROKEN = {
    "empty.dot": "",
    "syntax.dot": "digraph { A [",
    "values.dot": "digraph { A [clients=many, mode=native, pki=no]; B [type=secondary]; C -> C }",
    "conflict.dot": "digraph { TOR [mode=mixed]; LON [mode=native]; TOR -> LON }",
    "damaged.dot": "digraph { A \x01 }",
    "parents.csv": "code,parent,hierarchy_pki\nTOR,,\nHOU,TRO,\nTOR,,\n",
    "ragged.csv": "code,parent\nA\n",
    "export.csv": "SiteCode,ReportingSiteCode\n",
    "lists.json": '{"pki": true, "sites": [{"code": "A", "clients": [1]}, {}, 7]}',
    "large.csv": "code," + "x" * 1_100_000 + "\nA,\n",
}


def validator(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema), schema


def complaints(validity, what, text):
    for error in validity.iter_errors(json.loads(text)):
        yield f"{what}: {error.json_path}: {error.message}"


def with_site(site):
    return f'{{"sites": [{site}]}}'


def complaints_about_hierarchies(validity, as_json, files):
    written = subprocess.run([as_json, *files], check=True, capture_output=True, text=True).stdout.splitlines()
    right = list(zip(files, written, strict=True)) + [(text, text) for text in [*map(with_site, SITES), *RIGHT]]
    for what, text in right:
        yield from complaints(validity, what, text)
    for text in [*map(with_site, WRONG_SITES), *WRONG]:
        if validity.is_valid(json.loads(text)):
            yield f"{text} is wrong, but the schema takes it"


def complaints_about_solutions(validity, sitemode, files):
    for file in files:
        run = subprocess.run([sitemode, "solve", file, "--format", "json"], capture_output=True, text=True)
        yield from complaints(validity, f"solve {file}", run.stdout)
        solution = json.loads(run.stdout)
        for field in ("format_version", "summary", "sites"):
            broken = {key: value for key, value in solution.items() if key != field}
            if validity.is_valid(broken):
                yield f"a solution without {field} is wrong, but the schema takes it"


def json_of(sitemode, *words):
    run = subprocess.run([sitemode, *words, "--format", "json"], capture_output=True, text=True)
    return run.stdout


def complaints_about_reasons(validity, sitemode, files):
    for file in files:
        sites = [site["code"] for site in json.loads(json_of(sitemode, "solve", file))["sites"]]
        asked = [[], ["--fragile"], *([site] for site in sites[:30]), [sites[0], "native"], [sites[-1], "mixed"]]
        for words in asked:
            text = json_of(sitemode, "why", file, *words)
            yield from complaints(validity, f"why {file} {' '.join(words)}", text)
        answer = json.loads(text)
        for field in ("format_version", "question", "answers", "conflict"):
            if validity.is_valid({key: value for key, value in answer.items() if key != field}):
                yield f"reasons without {field} are wrong, but the schema takes them"


def complaints_about_configurations(validity, sitemode, files):
    for file in files:
        for words in (["--enumerate", "20"], ["--sample", "5"]):
            yield from complaints(validity, f"solve {file} {' '.join(words)}", json_of(sitemode, "solve", file, *words))


def complaints_about_changes(validity, sitemode, files):
    for file, edits in itertools.product(files, (["title=New"], ["add ZZ9 -", "ZZ9.mode=mixed", "ZZ9.clients=3"])):
        run = subprocess.run([sitemode, "whatif", file, *edits, "--format", "json"], capture_output=True, text=True)
        yield from complaints(validity, f"whatif {file} {edits}", run.stdout)
    for old, new in itertools.pairwise(files):
        run = subprocess.run([sitemode, "diff", old, new, "--format", "json"], capture_output=True, text=True)
        yield from complaints(validity, f"diff {old} {new}", run.stdout)
        answer = json.loads(run.stdout)
        for field in ("format_version", "before", "after", "changes"):
            if validity.is_valid({key: value for key, value in answer.items() if key != field}):
                yield f"changes without {field} are wrong, but the schema takes them"


def complaints_about_plans(validity, sitemode, files):
    for file in files:
        for words in [], ["--to", "mixed"], ["--budget", "2"], ["--potential", "--unknown", "block"]:
            text = json_of(sitemode, "plan", file, *words)
            yield from complaints(validity, f"plan {file} {' '.join(words)}", text)
        plan = json.loads(text)
        for field in ("format_version", "waves", "blocked", "repairs", "reached"):
            if validity.is_valid({key: value for key, value in plan.items() if key != field}):
                yield f"a plan without {field} is wrong, but the schema takes it"


def complaints_about_findings(validity, sitemode, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in BROKEN.items():
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        broken = [str(pathlib.Path(folder) / name) for name in [*BROKEN, "missing.dot"]]
        for names in files, broken, [*files, *broken], *([name] for name in broken):
            text = json_of(sitemode, "check", *names)
            yield from complaints(validity, f"check {' '.join(names)}", text)
            report = json.loads(text)
            yield from (f"check {name}: nothing is said" for name, file in zip(names, report["files"], strict=True)
                        if name in broken and not file["findings"])  # fmt: skip
    for field in ("format_version", "tool", "files", "counts"):
        if validity.is_valid({key: value for key, value in report.items() if key != field}):
            yield f"findings without {field} are wrong, but the schema takes them"


def complaints_about_rules(validity, sitemode):
    text = json_of(sitemode, "rules")
    yield from complaints(validity, "rules", text)
    yield from complaints(validity, "rules SM306", json_of(sitemode, "rules", "SM306"))
    rules = json.loads(text)["rules"]
    for field in rules[0]:
        broken = {key: value for key, value in rules[0].items() if key != field}
        if validity.is_valid({**json.loads(text), "rules": [broken]}):
            yield f"a rule without {field} is wrong, but the schema takes it"


def complaints_about_facts(schema, root):
    """The table of facts and the schema name the same, and the same choices."""
    table = re.findall(r'{Fact::\w+, "(\w+)", (\w+), ([\w:]+), \w+, "([^"]*)"', (root / "graphs/facts.cpp").read_text())
    site = schema["$defs"]["facts"]["properties"]
    names = {"code"} | {("link_" if owner.endswith("link") else "") + name
                        for name, _, owner, _ in table if not owner.endswith("hierarchy")}  # fmt: skip
    if names != set(site):
        yield f"facts of a site in the schema alone or in the table alone: {sorted(names ^ set(site))}"
    for name, kind, owner, choices in table:
        if owner.endswith("hierarchy"):
            if name not in schema["properties"]:
                yield f"{name} is missing at the top of the schema"
        elif kind == "choice" and not set(choices.split()) <= set(site[name]["enum"]):
            yield f"{name} has other choices in the schema"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--sitemode", required=True)
    parser.add_argument("--as-json", required=True)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    hierarchies, schema = validator(options.root / "src/schema/hierarchy.schema.json")
    solutions, _ = validator(options.root / "src/schema/solution.schema.json")
    reasons, _ = validator(options.root / "src/schema/why.schema.json")
    lists, _ = validator(options.root / "src/schema/configurations.schema.json")
    changes, _ = validator(options.root / "src/schema/changes.schema.json")
    plans, _ = validator(options.root / "src/schema/plan.schema.json")
    findings, _ = validator(options.root / "src/schema/findings.schema.json")
    rules, _ = validator(options.root / "src/schema/rules.schema.json")
    found = [
        *complaints_about_hierarchies(hierarchies, options.as_json, options.files),
        *complaints_about_solutions(solutions, options.sitemode, options.files),
        *complaints_about_reasons(reasons, options.sitemode, options.files),
        *complaints_about_configurations(lists, options.sitemode, options.files),
        *complaints_about_changes(changes, options.sitemode, options.files),
        *complaints_about_plans(plans, options.sitemode, options.files),
        *complaints_about_findings(findings, options.sitemode, options.files),
        *complaints_about_rules(rules, options.sitemode),
        *complaints_about_facts(schema, options.root),
    ]
    for complaint in found:
        print(complaint)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
