#!/usr/bin/env python3
"""Writes a generated DOT file with a place for every site, from a picture of it, for `neato -n2`: it only draws.

Usage: placed.py IN.dot OURS.svg > OUT.dot
"""

import re
import sys

PLACE = re.compile(r'data-id="([^"]*)".*?\bx="([\d.]+)" y="([\d.]+)"', re.DOTALL)


def main(dot, svg):
    with open(svg, encoding="utf-8") as file:
        places = {code: f'pos="{x},-{y}", ' for code, x, y in PLACE.findall(file.read())}
    with open(dot, encoding="ascii") as file:
        for line in file:
            before, bracket, facts = line.partition("[")
            sys.stdout.write(before + bracket + places[before.split('"')[1]] + facts if bracket else line)


if __name__ == "__main__":
    main(*sys.argv[1:])
