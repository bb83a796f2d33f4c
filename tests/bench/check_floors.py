#!/usr/bin/env python3
"""Do the floors of the benchmarks still answer what sitemode answers? No time is looked at.

Usage: check_floors.py --sitemode SITEMODE --floor FLOOR --floor-draw FLOOR_DRAW

The floor of solving must write the same bytes, the floor of drawing a picture that says the same in the same places
(same_picture.py). Whoever changes what sitemode says, or its layout, has to change the floors, too: else `tests/bench/run`
compares with a program that does another thing.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

import generate
import same_picture

DRAWN = [(100, 1), (100, 2), (1_000, 1), (1_000, 3)]  # rows and seed
SOLVED = [(100, 2), (1_000, 1)]


def run(*command):
    """Exit code 1 is an answer of sitemode, too."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))} ends with {result.returncode}:\n{result.stderr}")


def solving_differs(programs, folder, rows, seed):
    table, ours, other = folder / f"{rows}.csv", folder / "ours.csv", folder / "floor.csv"
    generate.write(rows, table, seed)
    run(programs.sitemode, "solve", table, "-o", ours)
    run(programs.floor, table, other)
    ours, other = (path.read_text(encoding="ascii").splitlines() for path in (ours, other))
    for number, (line, floor_line) in enumerate(zip(ours, other), 1):
        if line != floor_line:
            return [f"line {number}: {line}", f"the floor's: {floor_line}"]
    return [] if len(ours) == len(other) else [f"{len(ours)} lines, {len(other)} of the floor"]


def drawing_differs(programs, folder, rows, seed):
    graph, ours, other = folder / f"{rows}.dot", folder / "ours.svg", folder / "floor.svg"
    generate.write(rows, graph, seed)
    run(programs.sitemode, "render", graph, "-o", ours)
    run(programs.floor_draw, graph, other)
    return list(same_picture.differences(same_picture.Picture(ours), same_picture.Picture(other)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--sitemode", "--floor", "--floor-draw"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    programs = parser.parse_args()
    behind = False
    with tempfile.TemporaryDirectory() as temporary:
        for what, differs, cases in (("solves", solving_differs, SOLVED), ("draws", drawing_differs, DRAWN)):
            for rows, seed in cases:
                for line in differs(programs, pathlib.Path(temporary), rows, seed):
                    print(f"the floor {what} {rows} rows of seed {seed} otherwise: {line}")
                    behind = True
    sys.exit(behind)


if __name__ == "__main__":
    main()
