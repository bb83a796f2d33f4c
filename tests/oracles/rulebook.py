"""The rulebook once more, sections 1 to 3, as plainly as it can be said: what blocks native mode, what demands it, which
verdict every site gets and why, and how many configurations there are.

This is the second opinion on the solver. It is written from the rulebook alone, follows its definitions word for word
(a unit is in M if a unit above it is: so it looks at every unit above it), enumerates where it counts, and is slow.
It reads no files: tests/oracles/hierarchies.py makes hierarchies and their DOT text at once.
"""

from dataclasses import dataclass, field
from itertools import product

UNKNOWN = "unknown"
DEFAULTS = {"type": "primary", "version": "2007", "internet_clients": "0", "wins_lookup": "no",
            "secondaries_may_switch": "yes", "nlb_mp": "none"}

# In the order of the vocabulary, which is how a list of roles is written.
ROLES = "MP DMP NLB-MP PMP IMP SUP SMP DP DP-BITS DP-SHARE BDP FSP SLP PXE RP SHV OOB DP?".split()
NEED_WEB_CERTIFICATE = {"MP", "PMP", "IMP", "NLB-MP", "DMP", "SUP", "SMP", "DP-BITS"}
MANAGEMENT_POINTS = {"MP", "PMP", "IMP", "NLB-MP"}

CERTAIN, UNCONFIRMED, CLEAR = "certain", "unconfirmed", "clear"


@dataclass
class Fact:
    value: str  # in canonical spelling; UNKNOWN where the file says so
    line: int


@dataclass
class Site:
    code: str
    line: int
    parent: str | None = None
    facts: dict = field(default_factory=dict)  # name -> Fact; an absent fact has no entry

    def said(self, fact):
        """What the file says of `fact`: a value, UNKNOWN, or None where it is absent."""
        return self.facts[fact].value if fact in self.facts else None

    def known(self, fact):
        """A known value, or the default of an absent fact, or None."""
        value = self.facts[fact].value if fact in self.facts else DEFAULTS.get(fact)
        return None if value == UNKNOWN else value

    def count(self, fact):
        value = self.known(fact)
        return None if value is None else int(value)

    @property
    def secondary(self):
        return self.known("type") == "secondary"

    @property
    def roles(self):
        """The set of its roles; None where the file says that they are unknown."""
        said = self.said("roles")
        if said == UNKNOWN:
            return None
        if said is None:
            return set() if self.secondary else {"MP"}
        return set(said.split())

    @property
    def runs_sms2003(self):
        return self.known("version").startswith(("2003", "2.50"))


@dataclass
class Hierarchy:
    sites: list  # in file order
    date: str | None = None

    def __post_init__(self):
        self.by_code = {site.code: site for site in self.sites}

    def primaries(self):
        return [site for site in self.sites if not site.secondary]

    def primary_of(self, site):
        return self.by_code[site.parent] if site.secondary else site

    def secondaries_of(self, primary):
        return [site for site in self.sites if site.secondary and site.parent == primary.code]

    def unit_sites(self, primary):
        return [primary] + self.secondaries_of(primary)

    def above(self, primary):
        """The primary sites above it, nearest first."""
        found = []
        while primary.parent is not None:
            primary = self.by_code[primary.parent]
            found.append(primary)
        return found

    def below(self, primary):
        return [other for other in self.primaries() if primary in self.above(other)]

    def children(self, primary):
        return [other for other in self.primaries() if other.parent == primary.code]

    def depth(self):
        def level(site):
            return 1 if site.parent is None else 1 + level(self.by_code[site.parent])
        return max(level(site) for site in self.sites)


@dataclass
class Options:
    potential: bool = False
    unknown: str = "report"  # or clear, block


@dataclass(frozen=True)
class Cause:
    rule: str | None  # None: a decision
    site: str
    fact: str
    value: str | None  # None: the fact is absent
    certain: bool
    line: int


def without_modes(hierarchy):
    """The potential view: declared modes are dropped before any rule is asked."""
    return Hierarchy([Site(s.code, s.line, s.parent, {n: f for n, f in s.facts.items() if n != "mode"})
                      for s in hierarchy.sites], hierarchy.date)


# --- what blocks native mode -----------------------------------------------------------------------------------------

class Asked:
    """A site as its blockers are asked. Precedence: what the site states; native_ready; clients=0 and a declared native
    mode; the rule's own unknown."""

    def __init__(self, hierarchy, site):
        self.hierarchy = hierarchy
        self.site = site
        self.ready = site.said("native_ready") == "yes"
        self.no_clients = site.said("clients") == "0"
        self.declared_native = hierarchy.primary_of(site).said("mode") == "native"

    def unknown(self, absent, stated_only=True, of_clients=False):
        """What a fact counts as that is not known: absent, or given as `unknown`."""
        if self.declared_native:
            return CLEAR
        if not absent:
            return UNCONFIRMED
        if self.ready or (of_clients and self.no_clients):
            return CLEAR
        if self.site.secondary and stated_only:
            return CLEAR
        return UNCONFIRMED

    def fact(self, name, blocks, **how):
        said = self.site.said(name)
        if said is None or said == UNKNOWN:
            return self.unknown(said is None, **how)
        return CERTAIN if blocks(said) else CLEAR


def is_no(value):
    return value == "no"


def above_zero(value):
    return int(value) > 0


def sm300(asked):
    yield "native_ready", CERTAIN if asked.site.said("native_ready") == "no" else CLEAR


def sm301(asked):
    yield "pki", asked.fact("pki", is_no)


def sm302(asked):
    if asked.site.secondary:
        return
    yield "signing_cert", asked.fact("signing_cert", is_no)
    expires, date = asked.site.known("signing_cert_expires"), asked.hierarchy.date
    if expires and date and expires < date:  # ISO dates order as texts
        yield "signing_cert_expires", CERTAIN


def sm303(asked):
    roles, certificates = asked.site.roles, asked.site.said("web_certs")
    if certificates == "all":
        return
    if certificates is None or certificates == UNKNOWN:
        if roles is None or roles & (NEED_WEB_CERTIFICATE | {"DP?"}):
            yield "web_certs", asked.unknown(certificates is None, stated_only=False)
        return
    have = set() if certificates == "none" else set(certificates.split())
    if roles is not None and (roles & NEED_WEB_CERTIFICATE) - have:
        yield "web_certs", CERTAIN
    elif roles is None or "DP?" in roles:
        yield "web_certs", asked.unknown(absent=False)


def sm304(asked):
    site = asked.site
    if site.known("clients_without_cert") is not None:
        yield "clients_without_cert", CERTAIN if site.count("clients_without_cert") > 0 else CLEAR
    elif site.known("client_certs") is not None:
        yield "client_certs", CERTAIN if site.known("client_certs") == "no" else CLEAR
    else:
        fact = "clients_without_cert" if site.said("clients_without_cert") == UNKNOWN else "client_certs"
        yield fact, asked.unknown(absent=site.said(fact) is None, of_clients=True)


def sm305(asked):
    roles = asked.site.roles
    if roles is None or roles & MANAGEMENT_POINTS:
        yield "mp_client_cert", asked.fact("mp_client_cert", is_no, stated_only=False)


def sm306(asked):
    yield "sms2003_clients", asked.fact("sms2003_clients", above_zero, of_clients=True)


def sm307(asked):
    yield "win2000_clients", asked.fact("win2000_clients", above_zero, of_clients=True)


def sm308(asked):
    yield "version", CERTAIN if not asked.site.secondary and asked.site.runs_sms2003 else CLEAR


def sm309(asked):
    yield "version", CERTAIN if asked.site.secondary and asked.site.runs_sms2003 else CLEAR


def sm310(asked):
    shared = asked.site.known("iis_dedicated") == "no" and asked.site.known("custom_web_site") == "no"
    yield "iis_dedicated", CERTAIN if shared else CLEAR


def sm311(asked):
    yield "wins_lookup", CERTAIN if asked.site.known("wins_lookup") == "yes" else CLEAR


def sm312(asked):
    if not asked.site.secondary and asked.hierarchy.secondaries_of(asked.site):
        yield "secondaries_may_switch", CERTAIN if asked.site.known("secondaries_may_switch") == "no" else CLEAR


def sm313(asked):
    said = asked.site.said("nlb_mp")
    if said is not None:
        yield "nlb_mp", CERTAIN if said == "ip" else CLEAR
    elif "NLB-MP" in (asked.site.roles or ()):
        yield "nlb_mp", asked.unknown(absent=True)


BLOCKERS = [("SM300", sm300), ("SM301", sm301), ("SM302", sm302), ("SM303", sm303), ("SM304", sm304),
            ("SM305", sm305), ("SM306", sm306), ("SM307", sm307), ("SM308", sm308), ("SM309", sm309),
            ("SM310", sm310), ("SM311", sm311), ("SM312", sm312), ("SM313", sm313)]


def cause(site, rule, fact, certain=True):
    given = site.facts.get(fact)
    return Cause(rule, site.code, fact, given.value if given else None, certain, given.line if given else site.line)


def decisions(site, mode):
    return [cause(site, None, fact) for fact in ("mode", "require") if site.said(fact) == mode]


def blockers(hierarchy, site, options):
    found = []
    for rule, ask in BLOCKERS:
        for fact, answer in ask(Asked(hierarchy, site)):
            if answer == CERTAIN or (answer == UNCONFIRMED and options.unknown != "clear"):
                found.append(cause(site, rule, fact, answer == CERTAIN or options.unknown == "block"))
    return found


def demands(site):
    found = []
    if site.count("internet_clients") > 0:
        found.append(cause(site, "SM401", "internet_clients"))
    if site.roles and "IMP" in site.roles:
        found.append(cause(site, "SM401", "roles"))
    return found


# --- what a solution means -------------------------------------------------------------------------------------------

@dataclass
class Unit:
    """A unit's own causes, and where the rulebook's three definitions put it."""
    not_native: list
    not_mixed: list
    in_m: bool = False
    in_u: bool = False
    in_n: bool = False

    def verdict(self):
        return {(True, True): "conflict", (True, False): "mixed",
                (False, True): "native", (False, False): "open"}[self.in_m, self.in_n]

    def feasible(self):
        return {"conflict": [], "mixed": ["mixed"], "native": ["native"], "open": ["native", "mixed"]}[self.verdict()]

    def unconfirmed(self):
        return self.in_u and "native" in self.feasible()

    def allowed(self):
        """The modes its own certain causes leave it."""
        return [mode for mode, causes in (("native", [c for c in self.not_native if c.certain]),
                                          ("mixed", self.not_mixed)) if not causes]


def units_of(hierarchy, options=Options()):
    """The unit of every primary site, by code."""
    if options.potential:
        hierarchy = without_modes(hierarchy)
    units = {}
    for primary in hierarchy.primaries():
        not_native, not_mixed = [], []
        for site in hierarchy.unit_sites(primary):
            not_native += blockers(hierarchy, site, options) + decisions(site, "mixed")
            not_mixed += demands(site) + decisions(site, "native")
        units[primary.code] = Unit(not_native, not_mixed)
    for primary in hierarchy.primaries():
        unit = units[primary.code]
        itself_and_above = [unit] + [units[other.code] for other in hierarchy.above(primary)]
        itself_and_below = [unit] + [units[other.code] for other in hierarchy.below(primary)]
        unit.in_m = any(cause.certain for other in itself_and_above for cause in other.not_native)
        unit.in_u = not unit.in_m and any(not cause.certain for other in itself_and_above for cause in other.not_native)
        unit.in_n = any(other.not_mixed for other in itself_and_below)
    return units


def configurations_enumerated(hierarchy, units):
    """Tries every way to give every unit a mode."""
    primaries = hierarchy.primaries()
    links = [(p.parent, p.code) for p in primaries if p.parent is not None]
    found = 0
    for modes in product(("native", "mixed"), repeat=len(primaries)):
        mode = dict(zip((p.code for p in primaries), modes))
        if all(mode[code] in units[code].allowed() for code in mode) and \
                not any(mode[parent] == "mixed" and mode[child] == "native" for parent, child in links):
            found += 1
    return found


def configurations_multiplied(hierarchy, units):
    """The same by the rulebook's formula."""
    def ways(primary):
        native = mixed = 1
        for child in hierarchy.children(primary):
            child_native, child_mixed = ways(child)
            native, mixed = native * (child_native + child_mixed), mixed * child_mixed
        allowed = units[primary.code].allowed()
        return native if "native" in allowed else 0, mixed if "mixed" in allowed else 0

    total = 1
    for primary in hierarchy.primaries():
        if primary.parent is None:
            total *= sum(ways(primary))
    return total


def configurations(hierarchy, units, enumerate_up_to=7):
    multiplied = configurations_multiplied(hierarchy, units)
    if len(units) <= enumerate_up_to:
        assert configurations_enumerated(hierarchy, units) == multiplied, "two ways to count differ"
    return multiplied


def findings(hierarchy, options=Options()):
    """Rule, site and severity of what SM2xx to SM4xx find; sorted. Not for `unknown=block`."""
    units = units_of(hierarchy, options)
    if options.potential:
        hierarchy = without_modes(hierarchy)
    found = []
    for site in hierarchy.sites:
        primary = hierarchy.primary_of(site)
        unit = units[primary.code]
        parent = units[primary.parent] if primary.parent is not None else None
        decided = {site.known("mode"), site.known("require")} - {None}
        if site.secondary:
            others = {primary.known("mode"), primary.known("require")} - {None}
            if any(mine != other for mine in decided for other in others):
                found.append(("SM201", site.code, "error"))
        elif parent:
            if parent.in_m and any(cause.rule is None for cause in unit.not_mixed):
                found.append(("SM202", site.code, "error"))
            if unit.verdict() == "mixed" and parent.verdict() == "native":
                found.append(("SM203", site.code, "note"))
        for blocker in blockers(hierarchy, site, options):
            found.append((blocker.rule, site.code, "error" if blocker.certain and unit.in_n else "note"))
        if demands(site):
            if unit.in_m:
                found.append(("SM401", site.code, "error"))
            if site.secondary:
                found.append(("SM402", site.code, "error"))
        roles = set((site.known("roles") or "").split())
        if site.count("internet_clients") > 0 and roles and not (roles & {"IMP", "MP"} and "DP-BITS" in roles):
            found.append(("SM403", site.code, "warning"))
    return sorted(found)


def tally(verdicts, unconfirmed):
    counts = {name: verdicts.count(name) for name in ("native", "mixed", "open", "conflict")}
    return counts | {"unconfirmed": sum(unconfirmed)}


def solution(hierarchy, options=Options()):
    """What `solve --format json` has to say, without the words."""
    units = units_of(hierarchy, options)
    sites = []
    for site in hierarchy.sites:
        primary = hierarchy.primary_of(site)
        unit = units[primary.code]
        row = {"code": site.code, "type": "secondary" if site.secondary else "primary", "parent": site.parent,
               "unit": primary.code, "verdict": unit.verdict(), "feasible": unit.feasible(),
               "unconfirmed": unit.unconfirmed()}
        if not options.potential:
            row["declared"] = site.known("mode")
        if not site.secondary:
            row["not_native"] = [vars(c) for c in unit.not_native]
            row["not_mixed"] = [vars(c) for c in unit.not_mixed]
            row["above"] = next((a.code for a in hierarchy.above(site) if units[a.code].not_native), None)
            row["below"] = [c.code for c in hierarchy.children(site) if units[c.code].in_n]
        sites.append(row)
    unit_list = list(units.values())
    summary = tally([s["verdict"] for s in sites], [s["unconfirmed"] for s in sites])
    summary["questions"] = sum(not c.certain for u in unit_list if not u.in_m for c in u.not_native)
    summary["configurations"] = str(configurations(hierarchy, units))
    summary["units"] = tally([u.verdict() for u in unit_list], [u.unconfirmed() for u in unit_list])
    return {"hierarchy": {"sites": len(sites), "units": len(units), "depth": hierarchy.depth()},
            "summary": summary, "sites": sites}
