#!/usr/bin/env python3
"""Holds our .drawio files against a schema, and against the SVG of the same picture: same places, same words.

Usage: check_drawio.py --sitemode PROGRAM FILE...

Needs xmllint (libxml2-utils).
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SCHEMA = pathlib.Path(__file__).with_name("drawio.xsd")
SVG = "{http://www.w3.org/2000/svg}"
ACTIVE = {"link", "links", "tooltip", "placeholders", "placeholder", "action", "animation"}
FORMS = ([], ["--direction", "right"], ["--page", "A3", "--min-text", "1"])
NASTY = {
    "nasty.dot": 'digraph { title="<b>&amp;\\"\'%name%"; node [native_ready=yes]\n'
                 '  NYC [name="<img src=x onerror=alert(1)>", server="html=1;shape=image", region="]]><!--"]\n'
                 '  NYC -> OSL; OSL [type=secondary, name="%code%\\tعُمان", key_exchange=no] }',
}


def drawn(sitemode, file, output, form):
    done = subprocess.run([sitemode, "render", file, "-q", "-o", output, *form], capture_output=True, timeout=60)
    assert done.returncode in (0, 1), done.stderr.decode()
    return ElementTree.parse(output).getroot()


def numbers(element, *names):
    return tuple(float(element.get(name)) for name in names)


def moved(svg):
    """How far the tree is moved, and how it is scaled."""
    move = next((g.get("transform") for g in svg.iter(SVG + "g") if g.get("transform")), "translate(0 0)scale(1)")
    return map(float, re.fullmatch(r"translate\((\S+) (\S+)\)scale\((\S+)\)", move).groups())


def svg_ways(svg):
    """The corners of every link; all links of a look are one path."""
    dx, dy, scale = moved(svg)
    for path in svg.iter(SVG + "path"):
        if "links" not in path.get("class", "").split():
            continue
        for run in path.get("d").split("M")[1:]:
            way, x, y = (), 0.0, 0.0
            for step, words in re.findall(r"([MHVL])([^HVL]+)", "M" + run):
                given = [float(word) for word in words.split()]
                x = given[0] if step in "MHL" else x
                y = given[-1] if step in "MVL" else y
                way += (dx + scale * x, dy + scale * y)
            yield way


def svg_places(svg):
    """The place of every card and pill on the page."""
    dx, dy, scale = moved(svg)
    places = {}
    for g in svg.iter(SVG + "g"):
        kind = (g.get("class") or "").split(" ")[0]
        if kind in ("card", "pill"):
            [rect, *_] = [r for r in g.iter(SVG + "rect") if r.get("class") in ("whole", "body", "cap")]
            x, y, width, height = numbers(rect, "x", "y", "width", "height")
            places[g.get("id")] = (dx + scale * x, dy + scale * y, scale * width, scale * height)
    return places


def drawio_places(page):
    root = page.find("mxGraphModel/root")
    corners, places, ways = {"1": (0, 0)}, {}, []
    for element in root:
        cell = element.find("mxCell") if element.tag == "object" else element
        geometry = cell.find("mxGeometry")
        if geometry is None:
            continue
        identity = element.get("id")
        if cell.get("edge"):
            ends = {p.get("as"): numbers(p, "x", "y") for p in geometry.findall("mxPoint")}
            way = [numbers(p, "x", "y") for p in geometry.findall("Array/mxPoint")]
            ways.append(sum([ends["sourcePoint"], *way, ends["targetPoint"]], ()))
        elif element.tag == "object":
            x, y, width, height = numbers(geometry, "x", "y", "width", "height")
            left, top = corners[cell.get("parent")]
            corners[identity] = (left + x, top + y)
            places[identity] = (left + x, top + y, width, height)
    return places, ways


def are_near(one, other):
    return len(one) == len(other) and all(abs(a - b) < 0.25 for a, b in zip(one, other))  # rounded to tenths, twice


def problems_of(svg, mxfile):
    [page] = mxfile.findall("diagram")
    expected, (seen, ways) = svg_places(svg), drawio_places(page)
    drawn_ways = list(svg_ways(svg))
    if len(ways) != len(drawn_ways):
        yield f"{len(ways)} links and not {len(drawn_ways)}"
    for way in ways:
        if not any(are_near(way, other) for other in drawn_ways):
            yield f"no link goes {way}"
    if expected.keys() != seen.keys():
        yield f"other cells: {sorted(expected.keys() ^ seen.keys())[:5]}"
        return
    for name, place in expected.items():
        if not are_near(place, seen[name]):
            yield f"{name} is at {seen[name]} and not at {place}"
    for element in page.iter("object"):
        if active := ACTIVE.intersection(element.keys()):
            yield f"{element.get('id')} is active: {sorted(active)}"
    words = {element.get("value") or element.get("label") for element in page.iter()}
    for text in svg.iter(SVG + "text"):
        kind = text.get("class").split(" ")[-1]
        if text.text not in words and not kind.startswith("pill"):  # a pill's words are one label
            yield f"the words '{text.text}' are missing"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sitemode", required=True)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    problems, outputs = [], []
    with tempfile.TemporaryDirectory(prefix="drawio-") as name:
        folder = pathlib.Path(name)
        for nasty, text in NASTY.items():
            (folder / nasty).write_text(text, encoding="utf-8")
        for file in [*arguments.files, *(folder / nasty for nasty in NASTY)]:
            for number, form in enumerate(FORMS):
                outputs.append(folder / f"{file.stem}-{number}.drawio")
                svg = drawn(arguments.sitemode, file, folder / "picture.svg", form)
                mxfile = drawn(arguments.sitemode, file, outputs[-1], form)
                problems += [f"{file.name} {' '.join(form)}: {problem}" for problem in problems_of(svg, mxfile)]
        lint = subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, *outputs], capture_output=True, text=True)
        if lint.returncode != 0:
            problems += [line for line in lint.stderr.splitlines() if not line.endswith(" validates")]
    if problems:
        sys.exit("\n".join(problems[:40]))


if __name__ == "__main__":
    main()
