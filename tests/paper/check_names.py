#!/usr/bin/env python3
"""Prints names in many scripts and looks where the fonts really put them: no word leaves its card or its pill.

Usage: check_names.py --sitemode PROGRAM

Needs pdftotext (poppler-utils) and fonts for the scripts; what a font lacks is drawn as a box, and not looked at.
"""

import argparse
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
PIECES = (
    "WMQ@", "illicit", "Åre", "Tromsø", "Łódź", "Việt Nam", "Đắk Lắk", "ЩЖШЮФ", "Москва", "ΩΨΜΦ", "Αθήνα",
    "北京市", "朝阳区", "大阪", "서울", "カタカナ", "ﾊﾝｶｸ", "الرياض", "سشصض", "مكة", "ירושלים", "Ֆրանսիա", "საქართველო",
    "e\u0301u\u0308", "👨\u200D👩\u200D👧", "👍🏽", "🇨🇦", "❤\uFE0F", "☎★→№", "ﷺ", "①②", "Ǆ",
)
SLACK = 0.75  # points: pdftotext widens a word's box a little


def name(chance):
    """One piece and up to forty; a font that draws blanks wider than measured shows, too."""
    count = chance.choice((1, 1, 2, 3, 5, 40))
    return chance.choice(("", " ")).join(chance.choice(PIECES) for _ in range(count))[:300]


def hierarchy(chance):
    """DOT with such names everywhere."""
    lines = [f'digraph {{ title="Names"; author="{name(chance)}"; node [native_ready=yes]']
    for i in range(24):
        kind = ", type=secondary" if i % 3 else ""
        lines.append(f'N{i:02} [name="{name(chance)}"{kind}, key_exchange={chance.choice(("yes", "no"))}]')
        if i > 0:
            lines.append(f"N{chance.randrange(0, i, 3):02} -> N{i:02}")
    return "\n".join(lines) + "\n}\n"


def boxes_of(svg):
    """The pills and the cards of a picture, pills first: left, top, right, bottom."""
    boxes = {"p": [], "c": []}
    for group in ElementTree.parse(svg).iter(SVG + "g"):
        kind = group.get("id", " ")[0]
        if kind not in boxes:
            continue
        rects = [[float(rect.get(key)) for key in ("x", "y", "width", "height")] for rect in group.iter(SVG + "rect")]
        x, y, width, height = max(rects, key=lambda rect: rect[2])
        boxes[kind].append((x, y, x + width, y + height))
    return boxes["p"] + boxes["c"]


def words_of(pdf):
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, text=True)
    for word in ElementTree.fromstring(done.stdout).iter(XHTML + "word"):
        yield word.text, *(float(word.get(key)) for key in ("xMin", "yMin", "xMax", "yMax"))


def check(program, folder, seed):
    (folder / "plan.dot").write_text(hierarchy(random.Random(seed)))
    for ending in ("svg", "pdf"):
        command = [program, "render", "plan.dot", "-q", "-o", f"plan.{ending}"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    boxes = boxes_of(folder / "plan.svg")
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    seen = 0
    for text, left, upper, right, lower in words_of(folder / "plan.pdf"):
        middle = (upper + lower) / 2
        if not top < middle < bottom:
            continue
        inside = [box for box in boxes if box[1] < middle < box[3] and box[0] - SLACK <= (left + right) / 2 <= box[2] + SLACK]
        assert inside, f"seed {seed}: {text!r} is in no card"
        first, _, last, _ = inside[0]
        assert first - SLACK <= left and right <= last + SLACK, \
            f"seed {seed}: {text!r} from {left} to {right} is not within {first} to {last}"
        seen += 1
    return seen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sitemode", type=pathlib.Path, required=True)
    program = parser.parse_args().sitemode.resolve()
    if not shutil.which("pdftotext"):
        sys.exit("pdftotext is not installed: apt-get install poppler-utils")
    seen = 0
    for seed in range(12):
        with tempfile.TemporaryDirectory(prefix="names-") as folder:
            seen += check(program, pathlib.Path(folder), seed)
    assert seen > 500, f"only {seen} words were found"
    print(f"{seen} words are inside their cards and pills")


if __name__ == "__main__":
    main()
