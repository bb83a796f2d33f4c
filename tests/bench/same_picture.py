#!/usr/bin/env python3
"""Do two SVG pictures say the same in the same places? Colours and the names of classes may differ.

Usage: same_picture.py OURS.svg OTHER.svg

Compared are, of every site (a group of role graphics-symbol): its hover text or label, all its words, and the box of its first
rectangle; the ways of all links; all other words: title, description, heading, legend, identity; and the page's size. Lengths
may be a tenth of a point apart: they are rounded to that. Ends with 1 and shows what differs; else prints, if it is so, which
elements the other has more or fewer of, and how long it is.
"""

import array
import collections
import itertools
import mmap
import re
import sys

SITE = re.compile(rb'<g [^>]*role="graphics-symbol"[^>]*>.*?</g>', re.DOTALL)
WORDS = re.compile(rb"<(title|text|desc)\b[^>]*>([^<]*)<")
LABEL = re.compile(rb'aria-label="([^"]*)"')
ELEMENT = re.compile(rb"<([a-z]+)")
PATHS = re.compile(rb'<path [^>]*d="([^"]*)"')
LENGTHS = re.compile(rb"[\d.]+")
CODE = re.compile(rb'data-id="([^"]*)"')
BOX = re.compile(rb'<rect [^>]*?\bx="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"')
PAGE = re.compile(rb'<svg [^>]*?\bwidth="([\d.]+)pt" height="([\d.]+)pt"')
APART = 0.1 + 1e-6
SHOWN = 3


def are_near(lengths, others):
    return len(lengths) == len(others) and all(abs(one - other) < APART for one, other in zip(lengths, others))


class Picture:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.svg = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.elements = collections.Counter()
        self.page = [float(length) for length in PAGE.search(self.svg).groups()]
        self.words = [hash(words) for words in self.words_of_sites()]
        self.sites = sorted(self.words)
        self.boxes = array.array("d", self.lengths_of_boxes())
        rest = b"".join(self.between_sites())
        rest = re.sub(rb"<style>.*?</style>", b"", rest, flags=re.DOTALL)
        self.other_words = sorted(words for _, words in WORDS.findall(rest))
        self.ways = re.findall(rb"M[^M]*", b"".join(PATHS.findall(rest)))  # and lines of the foot
        self.elements.update(ELEMENT.findall(rest))

    def words_of_sites(self):
        """Of each site what is heard and read, in a form that is the same where that is the same."""
        for site in SITE.finditer(self.svg):
            group = site.group()
            self.elements.update(ELEMENT.findall(group))
            words = WORDS.findall(group)
            heard = LABEL.findall(group[:group.index(b">")]) + [text for kind, text in words if kind == b"title"]
            yield b" | ".join(heard + sorted(text for kind, text in words if kind != b"title"))

    def lengths_of_boxes(self):
        """Of each site x, y, width and height; in flat arrays a million of them take little memory."""
        for site in SITE.finditer(self.svg):
            yield from map(float, BOX.search(site.group()).groups())

    def box(self, number):
        return self.boxes[4 * number:4 * number + 4]

    def code(self, number):
        site = next(itertools.islice(SITE.finditer(self.svg), number, None))
        return CODE.search(site.group()).group(1).decode()

    def between_sites(self):
        end = 0
        for site in SITE.finditer(self.svg):
            yield self.svg[end:site.start()]
            end = site.end()
        yield self.svg[end:]

    def sites_not_in(self, other):
        known = set(other.sites)
        return [words.decode() for words in self.words_of_sites() if hash(words) not in known]


def places_that_differ(ours, other):
    """Sites are told by their words, as these are the same."""
    if not are_near(ours.page, other.page):
        yield f"a page of {ours.page}, of {other.page} in the other"
    pairs = zip(*(sorted(range(len(each.words)), key=each.words.__getitem__) for each in (ours, other)))
    apart = [(mine, theirs) for mine, theirs in pairs if not are_near(ours.box(mine), other.box(theirs))]
    if apart:
        yield f"{len(apart)} sites stand elsewhere"
    for mine, theirs in sorted(apart)[:SHOWN]:
        yield f"{ours.code(mine)} at {ours.box(mine).tolist()}, in the other at {other.box(theirs).tolist()}"


def same_way(way, other):
    return way == other or (LENGTHS.sub(b"", way) == LENGTHS.sub(b"", other)
                            and are_near(*([float(length) for length in LENGTHS.findall(each)] for each in (way, other))))


def ways_that_differ(ours, other):
    """They stand in the order of the sites that they lead to."""
    if len(ours.ways) != len(other.ways):
        yield f"{len(ours.ways)} lines, {len(other.ways)} in the other"
        return
    apart = [(mine, theirs) for mine, theirs in zip(ours.ways, other.ways) if not same_way(mine, theirs)]
    if apart:
        yield f"{len(apart)} lines go elsewhere"
    yield from (f"{mine.decode()}, in the other {theirs.decode()}" for mine, theirs in apart[:SHOWN])


def differences(ours, other):
    if ours.sites != other.sites:
        yield f"{len(ours.sites)} sites, {len(other.sites)} in the other"
        yield from (f"only in ours:  {words}" for words in ours.sites_not_in(other)[:SHOWN])
        yield from (f"only in other: {words}" for words in other.sites_not_in(ours)[:SHOWN])
    else:
        yield from places_that_differ(ours, other)
    yield from ways_that_differ(ours, other)
    if ours.other_words != other.other_words:
        mine, others = set(ours.other_words), set(other.other_words)
        yield f"words around the sites: {sorted(mine - others)}, in the other {sorted(others - mine)}"


def main(ours, other):
    ours, other = Picture(ours), Picture(other)
    found = list(differences(ours, other))
    if found:
        sys.exit("\n".join(found))
    names = sorted(set(ours.elements) | set(other.elements))
    changed = [f"{other.elements[name] - ours.elements[name]:+,} {name.decode()}" for name in names
               if ours.elements[name] != other.elements[name]]
    length = f"{len(other.svg) / len(ours.svg):.2f} times as long"
    print("; ".join([", ".join(changed), length] if changed else [length]))


if __name__ == "__main__":
    main(*sys.argv[1:])
