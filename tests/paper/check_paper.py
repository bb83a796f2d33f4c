#!/usr/bin/env python3
"""Prints hierarchies on paper and reads them back: every site is there, in letters that can be read.

Usage: check_paper.py --sitemode PROGRAM [--big]

Needs pdftotext (poppler-utils), which tells where every word of a PDF is and how high its letters are.
"""

import argparse
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
PLACES = ("Oslo", "Rio de Janeiro", "Ulm", "Llanfairpwllgwyngyll", "Ho Chi Minh City", "Łódź")
TITLE_SIZE = 19  # points: what the height of a word is compared with
LEAST = 7  # points
PAPERS = {"A4": (595, 842), "A3": (842, 1191)}


def hierarchy(sites):
    """DOT with so many sites, two thirds of them secondary, and their codes."""
    chance = random.Random(sites)
    codes = ["STUVWXYZ"[i // 1296] + SIGNS[i // 36 % 36] + SIGNS[i % 36] for i in range(sites)]
    lines, primaries = [], codes[:1]
    for i, code in enumerate(codes):
        facts = [f'name="{chance.choice(PLACES)}"']
        if i > 0:
            lines.append(f"{chance.choice(primaries)} -> {code}")
            if chance.random() < 0.65:
                facts.append("type=secondary")
            else:
                primaries.append(code)
                facts.append(f"sms2003_clients={chance.choice((0, 0, 0, 12))}")
        lines.append(f"{code} [{', '.join(facts)}]")
    return 'digraph { title=Title; node [native_ready=yes]\n' + "\n".join(lines) + "\n}\n", codes


def words_of(pdf):
    """Each page: its width and height, and its words with their heights."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, text=True)
    for page in ElementTree.fromstring(done.stdout).iter(XHTML + "page"):
        words = [(word.text, float(word.get("yMax")) - float(word.get("yMin"))) for word in page.iter(XHTML + "word")]
        yield float(page.get("width")), float(page.get("height")), words


def check(program, folder, sites, paper):
    text, codes = hierarchy(sites)
    (folder / "plan.dot").write_text(text)
    command = [program, "render", "plan.dot", "-q", "--page", paper, "-o", "plan.pdf"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    seen, smallest = set(), 100.0
    pages = list(words_of(folder / "plan.pdf"))
    for number, (width, height, words) in enumerate(pages, 1):
        assert sorted((round(width), round(height))) == sorted(PAPERS[paper]), (width, height)
        a_point = next(high for word, high in words if word == "Title") / TITLE_SIZE
        smallest = min([smallest, *(high / a_point for _, high in words)])
        seen.update(word for word, _ in words)
        together = " ".join(word for word, _ in words)
        assert f"page {number} of {len(pages)}" in together, f"page {number} doesn't say so"
        for named in re.findall(r"→ page (\d+)", together):
            there = " ".join(word for word, _ in pages[int(named) - 1][2])
            assert re.search(rf"← page {number}\b", there), f"page {named} doesn't lead back to page {number}"
    missing = set(codes) - seen
    assert not missing, f"{len(missing)} sites are missing, among them {sorted(missing)[:5]}"
    assert smallest >= LEAST - 0.05, f"letters of {smallest:.2f} points"
    return len(pages), smallest


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sitemode", type=pathlib.Path, required=True)
    parser.add_argument("--big", action="store_true", help="5,000 sites on A3")
    asked = parser.parse_args()
    program = asked.sitemode.resolve()
    if not shutil.which("pdftotext"):
        sys.exit("pdftotext is not installed: apt-get install poppler-utils")
    for sites in (5000,) if asked.big else (25, 100, 300, 1000):
        for paper in ("A3",) if asked.big else PAPERS:
            with tempfile.TemporaryDirectory(prefix="paper-") as folder:
                pages, smallest = check(program, pathlib.Path(folder), sites, paper)
            print(f"{sites:5} sites on {paper}: {pages} pages, letters of {smallest:.2f} points and more")


if __name__ == "__main__":
    main()
