#!/usr/bin/env python3
"""Do two SVG pictures say the same? Places, colours and the names of classes may differ.

Usage: same_picture.py OURS.svg OTHER.svg

Compared are, of every site (a group of role graphics-symbol): its hover text or label and all its words; how many links there
are; all other words: title, description, heading, legend, identity. Ends with 1 and shows what differs; else prints, if it is
so, which elements the other has more or fewer of, and how long it is.
"""

import collections
import mmap
import re
import sys

SITE = re.compile(rb'<g [^>]*role="graphics-symbol"[^>]*>.*?</g>', re.DOTALL)
WORDS = re.compile(rb"<(title|text|desc)\b[^>]*>([^<]*)<")
LABEL = re.compile(rb'aria-label="([^"]*)"')
ELEMENT = re.compile(rb"<([a-z]+)")
LINKS = re.compile(rb'<path [^>]*d="([^"]*)"')
SHOWN = 3


class Picture:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.svg = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.elements = collections.Counter()
        self.sites = sorted(hash(words) for words in self.words_of_sites())
        rest = b"".join(self.between_sites())
        rest = re.sub(rb"<style>.*?</style>", b"", rest, flags=re.DOTALL)
        self.other_words = sorted(words for _, words in WORDS.findall(rest))
        self.links = sum(path.upper().count(b"M") for path in LINKS.findall(rest))
        self.elements.update(ELEMENT.findall(rest))

    def words_of_sites(self):
        """Of each site what is heard and read, in a form that is the same where that is the same."""
        for site in SITE.finditer(self.svg):
            group = site.group()
            self.elements.update(ELEMENT.findall(group))
            words = WORDS.findall(group)
            heard = LABEL.findall(group[:group.index(b">")]) + [text for kind, text in words if kind == b"title"]
            yield b" | ".join(heard + sorted(text for kind, text in words if kind != b"title"))

    def between_sites(self):
        end = 0
        for site in SITE.finditer(self.svg):
            yield self.svg[end:site.start()]
            end = site.end()
        yield self.svg[end:]

    def sites_not_in(self, other):
        known = set(other.sites)
        return [words.decode() for words in self.words_of_sites() if hash(words) not in known]


def differences(ours, other):
    if ours.sites != other.sites:
        yield f"{len(ours.sites)} sites, {len(other.sites)} in the other"
        yield from (f"only in ours:  {words}" for words in ours.sites_not_in(other)[:SHOWN])
        yield from (f"only in other: {words}" for words in other.sites_not_in(ours)[:SHOWN])
    if ours.links != other.links:
        yield f"{ours.links} links, {other.links} in the other"
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
