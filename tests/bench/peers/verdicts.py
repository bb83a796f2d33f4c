"""The verdict of every site of a generated CSV file. Usage: python3 -S verdicts.py IN.csv > OUT.csv"""

import csv
import sys

VERDICTS = {(False, False): "open", (False, True): "native", (True, False): "mixed", (True, True): "conflict"}

with open(sys.argv[1], newline="") as file:
    rows = list(csv.reader(file))[1:]
number = {row[0]: site for site, row in enumerate(rows)}
above = [number.get(row[2]) for row in rows]
unit = [above[site] if row[3] == "secondary" else site for site, row in enumerate(rows)]
mixed, native = [False] * len(rows), [False] * len(rows)
known = [False] * len(rows)
for site, (_, _, _, _, mode, require, _, _, sms2003, pki, ready) in enumerate(rows):
    if ready == "no" or pki == "no" or sms2003 not in ("", "0") or mode == "mixed" or require == "mixed":
        mixed[unit[site]] = True
for site in set(unit):
    path = []
    while site is not None and not known[site]:
        path.append(site)
        site = above[site]
    while path:
        site = path.pop()
        known[site] = True
        if above[site] is not None and mixed[above[site]]:
            mixed[site] = True
for site, (_, _, _, _, mode, require, _, internet, _, _, _) in enumerate(rows):
    if internet not in ("", "0") or mode == "native" or require == "native":
        at = unit[site]
        while at is not None and not native[at]:
            native[at] = True
            at = above[at]
sys.stdout.write("".join(f"{row[0]},{VERDICTS[mixed[at], native[at]]}\n" for row, at in zip(rows, unit)))
