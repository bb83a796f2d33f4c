#!/usr/bin/env python3
"""Writes a hierarchy for the benchmarks: the same arguments give the same bytes.

Usage: generate.py ROWS FILE.csv|FILE.dot [--seed N] [--order tree|code]

Four sites in ten are primary sites, the others secondary ones; a primary site has about eight children below it, so that
46,649 sites make six levels. Up to 46,649 rows have legal codes, more have placeholders (SM107). Most primary sites
state how many clients they have; some are ready for native mode, some are not, of others much is unknown; here and there
something demands native mode, only where it does not contradict anything. `--order tree` puts every site below its parent, as
planners write; `--order code` sorts by code, as a site server exports.
"""

import argparse
import itertools
import random
import string

COLUMNS = ["code", "name", "parent", "type", "mode", "require", "clients", "internet_clients", "sms2003_clients", "pki",
           "native_ready"]
LEGAL_CODES = 46_649
RESERVED = {"AUX", "CON", "NUL", "PRN", "SMS"}


def codes(rows, chance):
    if rows > LEGAL_CODES:
        return [f"S{number:07}" for number in range(rows)]
    signs = string.ascii_uppercase + string.digits
    legal = ["".join(code) for code in itertools.product(signs, repeat=3)]
    chance.shuffle(legal)
    return [code for code in legal if code not in RESERVED][:rows]


def parents(rows, chance):
    """Of each site the number of its parent, and how many of them are primary: these come first."""
    primaries = max(1, rows * 4 // 10)
    above = [None] + [int(chance.random() * (site / 8)) for site in range(1, primaries)]
    above += [int(chance.random() * primaries) for _ in range(primaries, rows)]
    return above, primaries


def facts_of_primary(chance, is_low, is_clear):
    """Blockers are for the lower levels: one at the top would decide everything. `is_clear`: nothing above blocks."""
    facts = {"type": "primary"}
    if chance.random() < 0.9:
        facts["clients"] = str(int(10 ** (1 + 3.6 * chance.random())))
    readiness = chance.random()
    if not is_low or readiness < 0.55:
        facts["native_ready"] = "yes"
    elif readiness < 0.58:
        facts["native_ready"] = "no"
    elif readiness < 0.80:
        facts["pki"] = "yes"
    elif readiness < 0.82:
        facts["pki"] = "unknown"
    elif readiness < 0.84:
        facts["pki"] = "no"
    sms2003 = chance.random()
    if is_low and sms2003 < 0.05:
        facts["sms2003_clients"] = str(1 + int(40 * chance.random()))
    elif sms2003 < 0.5:
        facts["sms2003_clients"] = "0"
    decision = chance.random()
    blocks = facts.get("native_ready") == "no" or facts.get("pki") == "no" or facts.get("sms2003_clients", "0") != "0"
    if is_low and decision < 0.1:
        facts["mode"] = "mixed"
        blocks = True
    elif is_low and decision < 0.12:
        facts["require"] = "mixed"
        blocks = True
    elif is_clear and not blocks:
        if decision < 0.14:
            facts["internet_clients"] = str(1 + int(200 * chance.random()))
        elif decision < 0.16:
            facts["require"] = "native"
        elif decision < 0.20:
            facts["mode"] = "native"
        elif decision < 0.22:
            facts["mode"] = "unknown"
    subsets = int(facts.get("internet_clients", 0)) + int(facts.get("sms2003_clients", 0))
    if subsets > int(facts.get("clients", subsets)):
        facts["clients"] = str(subsets)
    return facts, is_clear and not blocks


def facts_of_secondary(chance, may_block):
    facts = {"type": "secondary"}
    if may_block and chance.random() < 0.01:
        facts["sms2003_clients"] = str(1 + int(5 * chance.random()))
    return facts


def hierarchy(rows, seed):
    """Sites as dictionaries of facts; every parent comes before its children."""
    chance = random.Random(seed)
    code = codes(rows, chance)
    above, primaries = parents(rows, chance)
    sites, clear, demands = [], [], []
    for site in range(rows):
        if site < primaries:
            is_clear = above[site] is None or clear[above[site]]
            facts, is_clear = facts_of_primary(chance, site > primaries // 50, is_clear)
            clear.append(is_clear)
            demands.append(False)
        else:
            facts = facts_of_secondary(chance, site % 5 == 0 and not demands[above[site]])
        if {"internet_clients", "require", "mode"} & {fact for fact, value in facts.items() if value != "mixed"}:
            unit = site
            while unit is not None and not demands[unit]:
                demands[unit] = True
                unit = above[unit]
        facts["code"] = code[site]
        if site < primaries or chance.random() < 0.5:
            facts["name"] = f"Site {site + 1}"
        if above[site] is not None:
            facts["parent"] = code[above[site]]
        sites.append(facts)
    return sites, above


def in_tree_order(sites, above):
    children = [[] for _ in sites]
    for site, parent in enumerate(above):
        if parent is not None:
            children[parent].append(site)
    ordered, waiting = [], [0]
    while waiting:
        site = waiting.pop()
        ordered.append(sites[site])
        waiting.extend(reversed(children[site]))
    return ordered


def csv_lines(sites):
    yield ",".join(COLUMNS)
    for site in sites:
        yield ",".join(site.get(column, "") for column in COLUMNS)


def dot_lines(sites):
    yield "digraph {"
    for site in sites:
        facts = ", ".join(f'{fact}="{site[fact]}"' for fact in COLUMNS if fact in site and fact not in ("code", "parent"))
        yield f'  "{site["code"]}" [{facts}];'
    for site in sites:
        if "parent" in site:
            yield f'  "{site["parent"]}" -> "{site["code"]}";'
    yield "}"


def write(rows, path, seed=1, order="tree"):
    sites, above = hierarchy(rows, seed)
    sites = in_tree_order(sites, above) if order == "tree" else sorted(sites, key=lambda site: site["code"])
    lines = dot_lines(sites) if str(path).endswith(".dot") else csv_lines(sites)
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int)
    parser.add_argument("file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--order", choices=["tree", "code"], default="tree")
    arguments = parser.parse_args()
    write(arguments.rows, arguments.file, arguments.seed, arguments.order)
