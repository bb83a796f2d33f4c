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


def svg_places(svg):
    """The place of every card, pill and link on the page."""
    moved = next((g.get("transform") for g in svg.iter(SVG + "g") if g.get("transform")), "translate(0 0)scale(1)")
    dx, dy, scale = map(float, re.fullmatch(r"translate\((\S+) (\S+)\)scale\((\S+)\)", moved).groups())
    places = {}
    for g in svg.iter(SVG + "g"):
        kind = (g.get("class") or "").split(" ")[0]
        if kind in ("card", "pill"):
            [rect, *_] = [r for r in g.iter(SVG + "rect") if r.get("class") in ("whole", "body", "cap")]
            x, y, width, height = numbers(rect, "x", "y", "width", "height")
            places[g.get("id")] = (dx + scale * x, dy + scale * y, scale * width, scale * height)
    for path in svg.iter(SVG + "path"):
        if path.get("class").startswith("link "):
            bends = re.findall(r"[ML](\S+?) ([^ML]+)", path.get("d"))
            places[path.get("id")] = tuple(
                c for x, y in bends for c in (dx + scale * float(x), dy + scale * float(y)))
    return places


def drawio_places(page):
    root = page.find("mxGraphModel/root")
    corners, places = {"1": (0, 0)}, {}
    for element in root:
        cell = element.find("mxCell") if element.tag == "object" else element
        geometry = cell.find("mxGeometry")
        if geometry is None:
            continue
        identity = element.get("id")
        if cell.get("edge"):
            ends = {p.get("as"): numbers(p, "x", "y") for p in geometry.findall("mxPoint")}
            way = [numbers(p, "x", "y") for p in geometry.findall("Array/mxPoint")]
            places[identity] = sum([ends["sourcePoint"], *way, ends["targetPoint"]], ())
        elif element.tag == "object":
            x, y, width, height = numbers(geometry, "x", "y", "width", "height")
            left, top = corners[cell.get("parent")]
            corners[identity] = (left + x, top + y)
            places[identity] = (left + x, top + y, width, height)
    return places


def problems_of(svg, mxfile):
    [page] = mxfile.findall("diagram")
    expected, seen = svg_places(svg), drawio_places(page)
    if expected.keys() != seen.keys():
        yield f"other cells: {sorted(expected.keys() ^ seen.keys())[:5]}"
        return
    for name, place in expected.items():
        if len(place) != len(seen[name]) or any(abs(a - b) > 0.03 for a, b in zip(place, seen[name])):
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
