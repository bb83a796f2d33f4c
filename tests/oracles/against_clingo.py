"""Compares `sitemode solve --format json` with two others on random hierarchies: rulebook.py, which reads the rulebook
once more, and clingo (modes.lp), which guesses modes instead of spreading them.

    against_clingo.py [--sitemode PROGRAM] [--clingo PROGRAM] [--count N] [--seed N] [--only N]

One hierarchy in fifty has up to 300 sites, for counts of many digits; clingo is not asked about those.

Without --sitemode the two others are compared with each other. Exit code 1 with the DOT text of the first hierarchies
that differ, and what differs.
"""

import argparse
import difflib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import rulebook
from hierarchies import random_hierarchy

ENCODING = Path(__file__).with_name("modes.lp")
BATCH = 10  # hierarchies in one run of clingo
CAUSE_FIELDS = ("rule", "site", "fact", "value", "certain", "line")


def of_the_same_shape(answer, expected):
    """Of an answer of sitemode only what the rulebook determines: the fields that `expected` has."""
    if isinstance(expected, dict):
        if not isinstance(answer, dict):
            return answer
        return {key: of_the_same_shape(answer.get(key, "(missing)"), expected[key]) for key in expected}
    if isinstance(expected, list) and isinstance(answer, list):
        if all(isinstance(item, dict) and "fact" in item for item in answer + expected):  # causes
            return [{field: item.get(field, "(missing)") for field in CAUSE_FIELDS} for item in answer]
        if len(answer) == len(expected):
            return [of_the_same_shape(a, e) for a, e in zip(answer, expected)]
    return answer


def without_words(findings):
    """Of the findings of sitemode what the rulebook determines; of the families that decide modes."""
    return sorted((f["rule"], f["site"], f["severity"]) for f in findings
                  if (f["rule"] or "").startswith(("SM2", "SM3", "SM4")))


def misplaced(answer, text):
    """Causes whose line and column are not where the fact's value begins."""
    lines = text.splitlines()
    for site in answer["sites"]:
        for cause in site.get("not_native", []) + site.get("not_mixed", []):
            line, column = lines[cause["line"] - 1], cause["column"] - 1
            if cause["value"] is not None and not (line[:column].endswith(cause["fact"] + "=") and line[column] == '"'):
                yield f"{cause['fact']} of {cause['site']} is not at {cause['line']}:{cause['column']}"


def as_lines(value):
    """JSON with one line for each cause, so that a difference reads well."""
    text = json.dumps(value, indent=1, sort_keys=True, default=vars)
    return re.sub(r"\{\s*(\"certain\"[^{}]*?)\s*\}", lambda m: "{" + re.sub(r"\s*\n\s*", " ", m[1]) + "}", text).splitlines()


def difference(expected, answer, names):
    return "\n".join(difflib.unified_diff(as_lines(expected), as_lines(answer), *names, lineterm="", n=4))


def solved(program, path, options):
    """The JSON of `solve`, or a text that says what went wrong."""
    command = [program, "solve", path, "--format", "json", "--unknown", options.unknown]
    run = subprocess.run(command + ["--potential"] * options.potential, capture_output=True, text=True, timeout=60)
    if run.returncode not in (0, 1):
        return f"exit code {run.returncode}\n{run.stderr}"
    try:
        return json.loads(run.stdout)
    except ValueError as error:
        return f"no JSON: {error}\n{run.stdout[:2000]}"


# --- clingo ----------------------------------------------------------------------------------------------------------

def clingo_answers(program, cases, views, *how):
    """Runs clingo over a batch; gives the shown atoms of every answer set, as texts."""
    facts = [f"view({view})." for view in views]
    for number, (hierarchy, units) in cases.items():
        names = {code: f"u({number},{i})" for i, code in enumerate(units)}
        facts.append(f"hierarchy({number}).")
        for code, unit in units.items():
            facts.append(f"unit({number},{names[code]}).")
            parent = hierarchy.by_code[code].parent
            if parent is not None:
                facts.append(f"link({names[parent]},{names[code]}).")
            for mode, causes in (("native", unit.not_native), ("mixed", unit.not_mixed)):
                for certainty in {"certain" if c.certain else "unconfirmed" for c in causes}:
                    facts.append(f"rules_out({names[code]},{mode},{certainty}).")
    run = subprocess.run([program, "-", str(ENCODING), "0", "-V1", "--warn=no-atom-undefined", *how], input="\n".join(facts),
                         capture_output=True, text=True, timeout=600)
    if run.returncode not in (10, 20, 30):  # satisfiable, unsatisfiable, all found
        sys.exit(f"clingo failed: {run.stderr}")
    lines = run.stdout.splitlines()
    return [lines[i + 1].split() for i, line in enumerate(lines) if line.startswith("Answer:")]


def clingo_verdicts(program, cases):
    """Of each hierarchy: its number of configurations, and of each unit (verdict, unconfirmed, modes that occur)."""
    counts = dict.fromkeys(cases, 0)
    for atoms in clingo_answers(program, cases, ["configurations"]):
        for number in re.findall(r"look\((\d+),", " ".join(atoms)):
            counts[int(number)] += 1
    views = ["configurations", "against_native", "against_mixed", "doubted"]
    brave = clingo_answers(program, cases, views, "--enum-mode=brave", "--quiet=1")
    can = set(brave[-1]) if brave else set()
    verdicts = {}
    for number, (_, units) in cases.items():
        rows = verdicts[number] = {}
        for i, code in enumerate(units):
            def possible(view, mode):
                return f"can({view},u({number},{i}),{mode})" in can
            native, mixed = possible("against_native", "native"), possible("against_mixed", "mixed")
            verdict = {(True, True): "open", (True, False): "native", (False, True): "mixed", (False, False): "conflict"}
            unconfirmed = native and not possible("doubted", "native")
            together = [mode for mode in ("native", "mixed") if possible("configurations", mode)]
            rows[code] = (verdict[native, mixed], unconfirmed, together)
    return {number: (counts[number], verdicts[number]) for number in cases}


def check_clingo(count, verdicts, solution):
    """What clingo says otherwise than `solution`, in words."""
    wrong = []
    if str(count) != solution["summary"]["configurations"]:
        wrong.append(f"configurations: clingo {count}, solution {solution['summary']['configurations']}")
    for site in solution["sites"]:
        verdict, unconfirmed, together = verdicts[site["unit"]]
        if (verdict, unconfirmed) != (site["verdict"], site["unconfirmed"]):
            wrong.append(f"{site['code']}: clingo {verdict}, unconfirmed {unconfirmed}; "
                         f"solution {site['verdict']}, unconfirmed {site['unconfirmed']}")
        if count and together != site["feasible"]:
            wrong.append(f"{site['code']}: modes that occur in configurations {together}, feasible {site['feasible']}")
    return wrong


# ---------------------------------------------------------------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sitemode", help="program to compare")
    parser.add_argument("--clingo", help="clingo; without it only the rulebook is compared")
    parser.add_argument("--count", type=int, default=2000, help="number of hierarchies")
    parser.add_argument("--seed", type=int, default=20071109)
    parser.add_argument("--only", type=int, help="the number of the only hierarchy to look at")
    arguments = parser.parse_args()

    failures, seen, compared = [], {}, {"rulebook": 0, "clingo": 0}
    sys.setrecursionlimit(10_000)  # a chain of 300 sites
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.dot")
        batch = {}
        for number in range(arguments.count):
            # One seed a hierarchy: --only N sees the same one.
            chance = random.Random(arguments.seed * 1_000_003 + number)
            large = number % 50 == 49
            hierarchy, text = random_hierarchy(chance, 300, calm=True) if large else random_hierarchy(chance)
            other = rulebook.Options(potential=chance.random() < 0.5, unknown=chance.choice(["report", "clear", "block"]))
            if arguments.only not in (None, number):
                continue
            Path(path).write_text(text)
            for options in (rulebook.Options(), other):
                expected = rulebook.solution(hierarchy, options)
                if options.unknown != "block":
                    expected["findings"] = rulebook.findings(hierarchy, options)
                answer = expected
                for site in expected["sites"]:
                    seen[site["verdict"]] = seen.get(site["verdict"], 0) + 1
                    seen["unconfirmed"] = seen.get("unconfirmed", 0) + site["unconfirmed"]
                    for cause in site.get("not_native", []) + site.get("not_mixed", []):
                        kind = f"{cause['rule'] or cause['fact']}{'' if cause['certain'] else '?'}"
                        seen[kind] = seen.get(kind, 0) + 1
                if arguments.sitemode:
                    answer = solved(arguments.sitemode, path, options)
                    if isinstance(answer, dict):
                        wrong = list(misplaced(answer, text))
                        if wrong:
                            failures.append((number, text, options, "\n".join(wrong)))
                        answer["findings"] = without_words(answer["findings"])
                        answer = of_the_same_shape(answer, expected)
                    compared["rulebook"] += 1
                    if answer != expected:
                        failures.append((number, text, options, difference(expected, answer, ("rulebook", "sitemode"))))
                        answer = None
                if arguments.clingo and answer is not None and options is not other and not large:
                    batch[number] = (hierarchy, rulebook.units_of(hierarchy, options), text, answer)
            if arguments.clingo and (len(batch) == BATCH or number + 1 == arguments.count or number == arguments.only):
                found = clingo_verdicts(arguments.clingo, {n: case[:2] for n, case in batch.items()}) if batch else {}
                for key, (count, verdicts) in found.items():
                    compared["clingo"] += 1
                    wrong = check_clingo(count, verdicts, batch[key][3])
                    if wrong:
                        failures.append((key, batch[key][2], rulebook.Options(), "\n".join(wrong)))
                batch = {}

    for number, text, options, what in failures[:5]:
        view = f"{'--potential ' * options.potential}--unknown {options.unknown}"
        print(f"=== hierarchy {number}, {view}\n{text}{what}\n")
    print(f"{compared['rulebook']} answers compared with the rulebook, {compared['clingo']} with clingo; "
          f"{len(failures)} differ")
    print("seen: " + ", ".join(f"{name} {seen[name]}" for name in sorted(seen)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
