"""Checks every answer of `why` on random hierarchies: its reasons are facts of the file, each of them is enough, without
all of them the mode is possible, and nothing is missing. The second opinion is rulebook.py; with --clingo, clingo too.

    check_why.py --answers PROGRAM [--count N] [--seed N] [--clingo PROGRAM [--clingo-count N]]
    check_why.py --answers PROGRAM --self-check    # spoils right answers in many ways: each must be noticed

PROGRAM is why_answers: it reads the hierarchies and prints the JSON. Nothing of its verdicts is believed: what a cause
is, what follows from it and what an edit leaves behind is worked out here.
"""

import argparse
import copy
import json
import random
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import rulebook
from against_clingo import clingo_answers
from hierarchies import random_hierarchy

CAUSE_FIELDS = ("rule", "site", "fact", "value", "certain", "line")
# What spoils a site (section 2 of the rulebook): fact, and the value with which it alone blocks.
SPOILERS = [("native_ready", "no"), ("pki", "no"), ("signing_cert", "no"), ("signing_cert_expires", "1601-01-01"),
            ("web_certs", "none"), ("client_certs", "no"), ("clients_without_cert", "1"), ("mp_client_cert", "no"),
            ("sms2003_clients", "1"), ("win2000_clients", "1"), ("version", "2003"), ("iis_dedicated", "no"),
            ("custom_web_site", "no"), ("wins_lookup", "yes"), ("secondaries_may_switch", "no"), ("nlb_mp", "ip")]
COMPLETE_UP_TO = 500  # hierarchies for which the list of fragile facts is held against trying them all


class Wrong(Exception):
    pass


def expect(answer, expected, what):
    if answer != expected:
        raise Wrong(f"{what}: {answer!r}, expected {expected!r}")


class Case:
    """A hierarchy, its units as the rulebook has them, and questions about them."""

    def __init__(self, hierarchy, options):
        self.hierarchy, self.options = hierarchy, options
        self.units = rulebook.units_of(hierarchy, options)
        self.above = {p.code: [p.code] + [a.code for a in hierarchy.above(p)] for p in hierarchy.primaries()}
        self.below = {code: [other for other in self.above if code in self.above[other]] for code in self.above}
        self.sites_of = {p.code: [s.code for s in hierarchy.unit_sites(p)] for p in hierarchy.primaries()}
        self.clients = {p.code: p.count("clients") or 0 for p in hierarchy.primaries()}

    def unit(self, code):
        return self.hierarchy.primary_of(self.hierarchy.by_code[code]).code

    def causes(self, unit, mode):
        """All certain causes against a mode in a unit, by the rulebook's definitions of M and N."""
        if mode == "native":
            return [c for code in reversed(self.above[unit]) for c in self.units[code].not_native if c.certain]
        return [c for code in self.below[unit] for c in self.units[code].not_mixed]

    def possible(self, unit, mode, gone=(), only=None):
        """Whether a unit can have a mode without the causes `gone`, or with those of `only` alone."""
        causes = self.causes(unit, mode)
        return not [c for c in causes if c not in gone and (only is None or c in only)]

    def carried(self, units):
        return {"sites": sum(len(self.sites_of[u]) for u in units), "clients": sum(self.clients[u] for u in units)}


def cause_of(entry):
    return rulebook.Cause(*(entry[field] for field in CAUSE_FIELDS))


def check_facts(case, entries, text_lines):
    for entry in entries:
        site = case.hierarchy.by_code[entry["site"]]
        given = site.facts.get(entry["fact"])
        expect(entry["value"], given.value if given else None, f"value of {entry['fact']} at {site.code}")
        expect(entry["line"], given.line if given else site.line, f"line of {entry['fact']} at {site.code}")
        if given:
            before = text_lines[entry["line"] - 1][:entry["column"] - 1]
            if not before.endswith(entry["fact"] + "="):
                raise Wrong(f"{entry['fact']} of {site.code} is not at column {entry['column']}")


def check_path(case, entry, site, ruled_out):
    """Starts at the fact, follows links of the hierarchy, ends at the site."""
    steps = entry["path"]
    expect((steps[0]["from"], steps[0]["to"], steps[0]["rule"]), (None, entry["site"], entry["rule"]), "first step")
    expect(steps[-1]["to"], site, "last step")
    at, seen = entry["site"], {entry["site"]}
    for step in steps[1:]:
        expect(step["from"], at, "a step begins where the last one ends")
        one, other = case.hierarchy.by_code[at], case.hierarchy.by_code[step["to"]]
        if one.parent != other.code and other.parent != one.code:
            raise Wrong(f"no link between {one.code} and {other.code}")
        if one.secondary or other.secondary:
            expect(step["rule"], "SM201", "rule of a step to or from a secondary site")
        else:
            expect(step["rule"], "SM202", "rule of a step between units")
            expect(other.parent == one.code, ruled_out == "native", f"direction from {one.code} to {other.code}")
        at = step["to"]
        if at in seen:
            raise Wrong(f"the way goes round in a circle at {at}")
        seen.add(at)


def edited(hierarchy, edits):
    hierarchy = rulebook.Hierarchy([rulebook.Site(s.code, s.line, s.parent, dict(s.facts)) for s in hierarchy.sites],
                                   hierarchy.date)
    for edit in edits:
        where, value = edit.split("=", 1)
        code, fact = where.rsplit(".", 1)
        site = hierarchy.by_code[code]
        value = value.strip('"')
        if value == "":
            site.facts.pop(fact, None)
        else:
            site.facts[fact] = rulebook.Fact(value, 0)
    return hierarchy


def check_mends(case, unit, mode, reasons):
    without = [r["rule"] for r in reasons if r["mend"] is None]
    if set(without) - {"SM312"}:
        raise Wrong(f"no mend for {without}")
    if without or not reasons:
        return
    after = Case(edited(case.hierarchy, [r["mend"] for r in reasons]), case.options)
    if not after.possible(unit, mode):
        raise Wrong(f"after all mends {unit} still can't be {mode}: {after.causes(unit, mode)}")


def check_freed(case, site, mode, answer, gone):
    freed = [u for u in case.units if gone and not case.possible(u, mode) and case.possible(u, mode, gone)]
    others = {code for u in freed for code in case.sites_of[u]} - {site}
    expect(answer["would_free"]["sites"], [s.code for s in case.hierarchy.sites if s.code in others], "would be freed")
    expect(answer["would_free"]["clients"], case.carried(freed)["clients"], "clients that would be freed")


def check_answer(case, site, answer, text_lines):
    unit, mode = case.unit(site), answer["mode"]
    other = {"native": "mixed", "mixed": "native"}[mode]
    expect(answer["possible"], case.possible(unit, mode), f"{site} can be {mode}")
    expect(answer["forced"], answer["possible"] and not case.possible(unit, other), f"{site} must be {mode}")
    for name, ruled_out, expected in (
            ("reasons", mode, case.causes(unit, mode)),
            ("forced_by", other, case.causes(unit, other) if answer["forced"] else []),
            ("unconfirmed", mode, [c for code in reversed(case.above[unit]) for c in case.units[code].not_native
                                   if not c.certain] if mode == "native" else [])):
        entries = answer[name]
        check_facts(case, entries, text_lines)
        found = [cause_of(entry) for entry in entries]
        if name != "unconfirmed":
            for cause in found:
                if case.possible(unit, ruled_out, only=[cause]):
                    raise Wrong(f"{cause} alone does not rule out {ruled_out} at {site}")
            if found and not case.possible(unit, ruled_out, gone=found):
                raise Wrong(f"without all reasons {site} still can't be {ruled_out}")
        # Against mixed mode units of one level may come in another order here.
        order = list if ruled_out == "native" else lambda causes: sorted(causes, key=repr)
        expect(order(found), order(expected), f"{name} of {mode} at {site}")
        for entry in entries:
            check_path(case, entry, site, ruled_out)
    check_mends(case, unit, mode, answer["reasons"])
    check_freed(case, site, mode, answer, [cause_of(r) for r in answer["reasons"]])


def check_site(case, answer, text_lines):
    modes = [a["mode"] for a in answer["answers"]]
    expect(sorted(modes), ["mixed", "native"], "modes")
    for one in answer["answers"]:
        check_answer(case, answer["site"], one, text_lines)
    by_mode = {a["mode"]: a["reasons"] for a in answer["answers"]}
    conflict = bool(by_mode["native"] and by_mode["mixed"])
    expect(answer["conflict"] is not None, conflict, "conflict")
    if conflict:
        pairs = [[i, j] for i in range(len(by_mode["native"])) for j in range(len(by_mode["mixed"]))]
        expect(answer["conflict"], {"pair_count": len(pairs), "pairs": pairs}, "pairs")


def check_blockers(case, report, text_lines):
    capable = [u for u in case.units if case.possible(u, "native")]
    expect(report["native_capable"], case.carried(capable), "native-capable")
    blockers = report["blockers"]
    check_facts(case, blockers, text_lines)
    expected = [c for u in case.units for c in case.units[u].not_native if c.certain]
    expect(sorted(map(repr, map(cause_of, blockers))), sorted(map(repr, expected)), "all blockers")
    blocked = [u for u in case.units if u not in capable]
    rank = []
    for entry in blockers:
        cause, unit = cause_of(entry), case.unit(entry["site"])
        expect(entry["unit"], unit, "unit")
        whole = [c for c in case.units[unit].not_native if c.certain]
        alone = [u for u in blocked if case.possible(u, "native", [cause])]
        together = [u for u in blocked if case.possible(u, "native", whole)]
        expect(entry["alone"], case.carried(alone), f"freed by {cause} alone")
        expect(entry["with_unit"], case.carried(together), f"freed by all of {unit}")
        expect(entry["rules_out"], case.carried(case.below[unit]), f"ruled out by {cause}")
        rank.append((-entry["with_unit"]["sites"], -entry["with_unit"]["clients"],
                     -entry["rules_out"]["sites"], -entry["rules_out"]["clients"]))
    expect(rank, sorted(rank), "rank")


def check_fragile(case, report, complete):
    found = {}
    capable = [u for u in case.units if case.possible(u, "native")]
    rank = []
    for row in report["central"] + report["units"]:
        unit = row["site"]
        expect(row in report["central"], case.hierarchy.by_code[unit].parent is None, f"{unit} is a central site")
        expect(row["carries"], case.carried([u for u in case.below[unit] if u in capable]), f"carried by {unit}")
        found[unit] = {(f["site"], f["fact"]) for f in row["facts"]}
        for fact in row["facts"]:
            if complete and fact["rule"] not in spoiled_by(case, fact["site"], fact["would_cost"]):
                raise Wrong(f"{fact['would_cost']} costs nothing")
    rank = [(-row["carries"]["sites"], -row["carries"]["clients"]) for row in report["units"]]
    expect(rank, sorted(rank), "rank of fragile units")
    expect(set(found), set(capable), "units that can be native")
    if complete:
        expect(found, {unit: spoilable(case, unit) for unit in capable}, "facts that would cost a unit")


def spoiled_by(case, code, edit):
    """The rules that certainly block a site after an edit."""
    after = edited(case.hierarchy, [edit])
    return {c.rule for c in rulebook.blockers(after, after.by_code[code], case.options) if c.certain}


def spoilable(case, unit):
    """Tries every fact that the file gives, and every question."""
    questions = {(c.site, c.fact) for c in case.units[unit].not_native if not c.certain}
    out = set()
    for code in case.sites_of[unit]:
        for fact, value in SPOILERS:
            if fact not in case.hierarchy.by_code[code].facts and (code, fact) not in questions:
                continue
            if spoiled_by(case, code, f"{code}.{fact}={value}"):
                out.add((code, fact))
    return out


# --- clingo ----------------------------------------------------------------------------------------------------------

def check_with_clingo(program, asked):
    """`asked`: (case, site, mode, causes that stay, whether the mode is possible then)."""
    views = {"native": "against_native", "mixed": "against_mixed"}
    batch = {}
    for number, (case, site, mode, staying, _) in enumerate(asked):
        units = {code: rulebook.Unit([c for c in u.not_native if c in staying], [c for c in u.not_mixed if c in staying])
                 for code, u in case.units.items()}
        batch[number] = (case.hierarchy, units)
    brave = clingo_answers(program, batch, list(views.values()), "--enum-mode=brave", "--quiet=1")
    can = set(brave[-1]) if brave else set()
    for number, (case, site, mode, staying, possible) in enumerate(asked):
        place = list(batch[number][1]).index(case.unit(site))
        if (f"can({views[mode]},u({number},{place}),{mode})" in can) != possible:
            raise Wrong(f"clingo: {site} can{'not' if possible else ''} be {mode} with {staying}")


def questions_for_clingo(case, answer):
    for one in answer["answers"]:
        causes = [cause_of(r) for r in one["reasons"]]
        all_causes = [c for u in case.units.values() for c in u.not_native + u.not_mixed if c.certain]
        yield case, answer["site"], one["mode"], [c for c in all_causes if c not in causes], True
        for cause in causes:
            yield case, answer["site"], one["mode"], [cause], False


# ---------------------------------------------------------------------------------------------------------------------

def questions(arguments):
    """(hierarchy, text, options, site), one seed a hierarchy."""
    number = found = 0
    while found < arguments.count:
        number += 1
        chance = random.Random(arguments.seed * 1_000_003 + number)
        hierarchy, text = random_hierarchy(chance)
        if not hierarchy.sites:
            continue
        found += 1
        plain = chance.random() < 0.7
        options = rulebook.Options() if plain else rulebook.Options(chance.random() < 0.5,
                                                                    chance.choice(["report", "clear", "block"]))
        yield hierarchy, text, options, chance.choice(hierarchy.sites).code


def answers(program, asked):
    text = "".join(f"{'potential ' * o.potential}{o.unknown} SITE {site}\n{dot}.\n" for _, dot, o, site in asked)
    run = subprocess.run([program], input=text, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{program} ends with {run.returncode}: {run.stderr}")
    lines = run.stdout.splitlines()
    return zip(lines[0::3], lines[1::3], lines[2::3], strict=True)


def check(case, answer, blockers, fragile, text_lines, complete):
    check_site(case, answer, text_lines)
    check_blockers(case, blockers, text_lines)
    check_fragile(case, fragile, complete)


# --- answers that are wrong ------------------------------------------------------------------------------------------

def reasons(answer):
    return [a["reasons"] for a in answer["answers"] if a["reasons"]][0]


def longest_path(answer):
    return max((r["path"] for a in answer["answers"] for r in a["reasons"]), key=len)


def first_with(entries, test):
    return next(e for e in entries if test(e))


def bogus(answer):
    one = copy.deepcopy(reasons(answer)[0])
    one["rule"], one["fact"] = "SM301", "osd"
    reasons(answer).append(one)


# Each changes something in the answers about a site, about blockers or about what is fragile; where there is nothing to
# change it raises one of the errors that indexing and searching raise.
MUTATIONS = {
    "a reason is missing": lambda site, blockers, fragile: reasons(site).pop(),
    "a reason is made up": lambda site, blockers, fragile: bogus(site),
    "a reason comes twice": lambda site, blockers, fragile: reasons(site).append(reasons(site)[0]),
    "another value": lambda site, blockers, fragile: reasons(site)[0].update(value="other"),
    "another line": lambda site, blockers, fragile: reasons(site)[-1].update(line=reasons(site)[-1]["line"] + 1),
    "another column": lambda site, blockers, fragile:
        first_with(reasons(site), lambda r: r["value"] is not None).update(column=1),
    "another rule": lambda site, blockers, fragile: first_with(reasons(site), lambda r: r["rule"]).update(rule="SM399"),
    "a mend that mends nothing": lambda site, blockers, fragile:
        first_with(reasons(site), lambda r: r["mend"]).update(mend=reasons(site)[0]["site"] + ".osd=no"),
    "no mend": lambda site, blockers, fragile: first_with(reasons(site), lambda r: r["rule"] != "SM312").update(mend=None),
    "possible all the same": lambda site, blockers, fragile:
        first_with(site["answers"], lambda a: a["reasons"]).update(possible=True),
    "not forced": lambda site, blockers, fragile: first_with(site["answers"], lambda a: a["forced"]).update(forced=False),
    "a question is missing": lambda site, blockers, fragile:
        first_with(site["answers"], lambda a: a["unconfirmed"])["unconfirmed"].pop(),
    "nothing is freed": lambda site, blockers, fragile:
        first_with(site["answers"], lambda a: a["would_free"]["sites"])["would_free"]["sites"].pop(),
    "a step is missing": lambda site, blockers, fragile: longest_path(site).pop(1),
    "a way ends too early": lambda site, blockers, fragile: longest_path(site)[1:] and longest_path(site).pop() or [][0],
    "a way in the wrong direction": lambda site, blockers, fragile:
        first_with(longest_path(site), lambda s: s["rule"] == "SM202").update(rule="SM201"),
    "a pair is missing": lambda site, blockers, fragile: site["conflict"]["pairs"].pop(),
    "a blocker is missing": lambda site, blockers, fragile: blockers["blockers"].pop(),
    "more freed alone": lambda site, blockers, fragile: blockers["blockers"][0]["alone"].update(sites=99),
    "more freed together": lambda site, blockers, fragile: blockers["blockers"][-1]["with_unit"].update(clients=99),
    "fewer ruled out": lambda site, blockers, fragile: blockers["blockers"][0]["rules_out"].update(sites=0),
    "another order": lambda site, blockers, fragile: first_with(
        [blockers["blockers"]], lambda b: b[0]["with_unit"] != b[-1]["with_unit"]).reverse(),
    "fewer can be native": lambda site, blockers, fragile: blockers["native_capable"].update(sites=-1),
    "a unit carries more": lambda site, blockers, fragile: fragile["units"][0]["carries"].update(sites=99),
    "a unit is missing": lambda site, blockers, fragile: fragile["units"].pop(),
    "a fact is missing": lambda site, blockers, fragile:
        first_with(fragile["central"], lambda u: u["facts"])["facts"].pop(),
    "a fact that costs nothing": lambda site, blockers, fragile: first_with(
        fragile["central"], lambda u: u["facts"])["facts"][0].update(would_cost=fragile["central"][0]["site"] + ".osd=no"),
}


def self_check(arguments):
    noticed, overlooked = dict.fromkeys(MUTATIONS, 0), []
    asked = list(questions(arguments))
    for (hierarchy, text, options, _), lines in zip(asked, answers(arguments.answers, asked)):
        case = Case(rulebook.without_modes(hierarchy) if options.potential else hierarchy, options)
        for name, mutate in MUTATIONS.items():
            reports = list(map(json.loads, lines))
            try:
                mutate(*reports)
            except (IndexError, StopIteration, TypeError, ValueError):
                continue  # nothing to spoil
            try:
                check(case, *reports, text.splitlines(), True)
            except Wrong:
                noticed[name] += 1
            else:
                overlooked.append(f"overlooked: {name}\n{text}")
    for what in overlooked[:3]:
        print(what)
    never = [name for name in MUTATIONS if not noticed[name]]
    print(f"{sum(noticed.values())} wrong answers noticed, {len(overlooked)} overlooked; never tried: {never}")
    return 1 if overlooked or never else 0


# ---------------------------------------------------------------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", required=True)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20090302)
    parser.add_argument("--clingo")
    parser.add_argument("--clingo-count", type=int, default=500)
    parser.add_argument("--self-check", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_check:
        arguments.count = min(arguments.count, 100)
        return self_check(arguments)

    seen = {"reasons": 0, "conflicts": 0, "questions": 0, "freed sites": 0, "blockers": 0, "asked of clingo": 0}
    failures, for_clingo = 0, []
    asked = list(questions(arguments))
    for number, ((hierarchy, text, options, site), lines) in enumerate(zip(asked, answers(arguments.answers, asked))):
        answer, blockers, fragile = map(json.loads, lines)
        shown = rulebook.without_modes(hierarchy) if options.potential else hierarchy
        case = Case(shown, options)
        try:
            check(case, answer, blockers, fragile, text.splitlines(), number < COMPLETE_UP_TO)
        except Wrong as wrong:
            failures += 1
            if failures <= 5:
                print(f"=== hierarchy {number}, site {site}, {options}\n{text}{wrong}\n")
            continue
        seen["conflicts"] += answer["conflict"] is not None
        seen["blockers"] += len(blockers["blockers"])
        for one in answer["answers"]:
            seen["reasons"] += len(one["reasons"])
            seen["questions"] += len(one["unconfirmed"])
            seen["freed sites"] += len(one["would_free"]["sites"])
        if arguments.clingo and number < arguments.clingo_count:
            for_clingo += questions_for_clingo(case, answer)
    for first in range(0, len(for_clingo), 50):
        batch = for_clingo[first:first + 50]
        seen["asked of clingo"] += len(batch)
        try:
            check_with_clingo(arguments.clingo, batch)
        except Wrong as wrong:
            failures += 1
            print(wrong)

    print(f"{len(asked)} hierarchies, {failures} wrong; " + ", ".join(f"{name} {seen[name]}" for name in seen))
    return 1 if failures or not all(seen[name] for name in seen if arguments.clingo or name != "asked of clingo") else 0


if __name__ == "__main__":
    sys.exit(main())
