"""Random hierarchies: a Hierarchy for the rulebook (rulebook.py) and the DOT text of the same, made together, so that
nobody has to read DOT to know which fact stands on which line.
"""

from rulebook import Fact, Hierarchy, ROLES, Site, UNKNOWN

VERSIONS = ["2007", "2007 SP1", "2007 R2", "2007 SP2", "2007 SP2 R2", "2007 R3", "2003", "2003 SP1", "2003 SP2", "2003 R2",
            "2003 SP3", "4.00.6487.2000", "4.00.5931.0001", "2.50.4253.3000"]
NOISE = [("http_roaming", ["yes", "no"]), ("crl_reachable", ["yes", "no", UNKNOWN]), ("osd", ["yes", "no"]),
         ("key_exchange", ["yes", UNKNOWN]), ("forest", ["corp.example", UNKNOWN]), ("approval", ["all", "manual"])]
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def some(random, items, most):
    return random.sample(items, random.randint(1, most))


def in_table_order(roles):
    return " ".join(role for role in ROLES if role in roles)


def yes_or_no(good, bad):
    return lambda random, badness: UNKNOWN if random.random() < 0.12 else bad if random.random() < badness else good


def a_count(random, badness):
    if random.random() < 0.12:
        return UNKNOWN
    return str(random.choice([1, 12, 999_999_999])) if random.random() < badness else "0"


def a_role_list(random, badness):
    if random.random() < 0.12:
        return UNKNOWN
    pool = [role for role in ROLES if role != "IMP" or random.random() < badness]
    pool = [role for role in pool if role != "DP?" or random.random() < 0.5]
    return in_table_order(some(random, pool, 4))


def a_certificate_list(random, badness):
    draw = random.random()
    if draw < 0.12:
        return UNKNOWN
    if draw < 0.6:
        return "all"
    if random.random() < badness:
        return "none"
    return in_table_order([role for role in ROLES if role != "DP?" and random.random() < 1 - badness / 2])  or "none"


# fact -> (how often, where facts are given at all; a value). `badness` is how often a value speaks against native mode.
FACTS = {
    "native_ready": (1.0, lambda r, b: UNKNOWN if r.random() < 0.04 else "no" if r.random() < b / 2 else "yes"),
    "pki": (0.8, yes_or_no("yes", "no")),
    "signing_cert": (0.8, yes_or_no("yes", "no")),
    "signing_cert_expires": (0.5, lambda r, b: r.choice([UNKNOWN, "2012-02-29", "2011-12-31", "2012-01-01"])
                             if r.random() < b else "2012-06-01"),
    "roles": (0.9, a_role_list),
    "web_certs": (0.7, a_certificate_list),
    "client_certs": (0.6, yes_or_no("yes", "no")),
    "clients_without_cert": (0.4, a_count),
    "mp_client_cert": (0.7, yes_or_no("yes", "no")),
    "clients": (0.5, lambda r, b: r.choice(["0", "0", "0", "40", "4000", UNKNOWN])),
    "sms2003_clients": (0.7, a_count),
    "win2000_clients": (0.7, a_count),
    "internet_clients": (0.3, lambda r, b: "7" if r.random() < b else "0"),
    "version": (0.4, lambda r, b: r.choice(VERSIONS[6:]) if r.random() < b else r.choice(VERSIONS[:6])),
    "iis_dedicated": (0.4, lambda r, b: r.choice(["yes", "no", "no", UNKNOWN])),
    "custom_web_site": (0.4, lambda r, b: UNKNOWN if r.random() < 0.2 else "no" if r.random() < 2 * b else "yes"),
    "wins_lookup": (0.4, lambda r, b: "yes" if r.random() < b else "no"),
    "secondaries_may_switch": (0.3, lambda r, b: "no" if r.random() < 2 * b else "yes"),
    "nlb_mp": (0.4, lambda r, b: "ip" if r.random() < b else r.choice(["none", "fqdn"])),
    "mode": (0.5, lambda r, b: r.choice(["native", "native", "mixed", UNKNOWN]) if r.random() < b
             else r.choice(["native", UNKNOWN])),
    "require": (0.2, lambda r, b: r.choice(["native", "native", "mixed", UNKNOWN]) if r.random() < b else "native"),
}


def otherwise_spelled(random, fact, value):
    """The same value as other people write it."""
    if random.random() < 0.7:
        return value
    if value in ("yes", "no") and fact not in ("nlb_mp",):
        return random.choice({"yes": ["YES", "true", "1"], "no": ["No", "FALSE", "0"]}[value])
    if fact in ("roles", "web_certs") and value not in (UNKNOWN, "all", "none"):
        names = value.split()
        random.shuffle(names)
        return random.choice([" ", ",", "; ", ", "]).join(name.lower() for name in names)
    return value.lower() if fact == "version" else value.upper()


class Text:
    """DOT text under construction; knows the line it is in."""

    def __init__(self):
        self.lines = []

    def line(self, text):
        self.lines.append(text)
        return len(self.lines)


def some_facts(random, density, badness):
    facts = []
    for fact, (frequency, value) in FACTS.items():
        if random.random() < density * frequency:
            facts.append((fact, value(random, badness)))
    for fact, values in NOISE:
        if random.random() < density * 0.2:
            facts.append((fact, random.choice(values)))
    random.shuffle(facts)
    return facts


def random_forest(random, size):
    """Of each site the number of its parent, or None, and whether it is secondary."""
    bushy, second_tree, secondaries = random.choice([0.1, 0.5, 0.9]), random.choice([0, 0, 0.2]), random.choice([0.1, 0.4])
    parents, types = [None], [False]
    for _ in range(1, size):
        primaries = [i for i, secondary in enumerate(types) if not secondary]
        parent = random.choice(primaries) if random.random() < bushy else primaries[-1]
        parent = None if random.random() < second_tree else parent
        parents.append(parent)
        types.append(parent is not None and random.random() < secondaries)
    return parents, types


def random_hierarchy(random, largest=14, calm=False):
    """A Hierarchy and its DOT text. A calm one has no conflict, but many questions and many configurations."""
    size = random.randint(1, largest)
    parents, types = random_forest(random, size)
    density = random.choice([0.0, 0.1, 0.3, 0.6, 0.9])
    badness = 0.0 if calm else random.choice([0.0, 0.02, 0.05, 0.1, 0.3])
    ready = random.choice([0.0, 0.5, 0.9, 1.0])
    codes = set()
    while len(codes) < size:
        codes.add("".join(random.choice(ALPHABET[:26]) + random.choice(ALPHABET) + random.choice("13579")))
    codes = sorted(codes)
    random.shuffle(codes)

    text = Text()
    text.line("digraph {")
    date = random.choice([None, "2012-02-29", "2012-03-01"])
    if date:
        text.line(f'  date="{date}"')

    sites = {}  # by number, in the order of first mention
    stated = set()
    defaults = {}
    order = list(range(size))
    random.shuffle(order)

    def mention(number, line):
        if number not in sites:
            sites[number] = Site(codes[number], line, None, dict(defaults))
        return sites[number]

    def default():
        fact, value = random.choice([f for f in some_facts(random, 1.0, badness)
                                     if f[0] not in ("mode", "require", "internet_clients", "version")])
        defaults[fact] = Fact(value, text.line(f'  node [{fact}="{otherwise_spelled(random, fact, value)}"]'))

    def link(child):
        parent = parents[child]
        if parent is None:
            return
        line = text.line(f"  {codes[parent]} -> {codes[child]}")
        mention(parent, line)
        mention(child, line).parent = codes[parent]

    def state(number, facts):
        line = text.line(f"  {codes[number]} [")
        site = mention(number, line)
        if number not in stated:
            site.line = line
            stated.add(number)
        for fact, value in facts:
            line = text.line(f'    {fact}="{otherwise_spelled(random, fact, value)}"')
            if value == "":
                site.facts.pop(fact, None)
            else:
                site.facts[fact] = Fact(value, line)
        text.line("  ]")

    if random.random() < 0.2:
        default()
    links_first = random.random() < 0.3
    if links_first:
        for number in order:
            link(number)
    for place, number in enumerate(order):
        if place and random.random() < 0.05:
            default()
        facts = [f for f in some_facts(random, density, badness) if f[0] != "native_ready"]
        if random.random() < ready:
            facts.append(("native_ready", FACTS["native_ready"][1](random, badness)))
        if types[number]:
            facts.append(("type", "secondary"))
        elif random.random() < 0.2:
            facts.append(("type", "primary"))
        if facts and random.random() < 0.1:
            facts.append((random.choice([f for f, _ in facts if f != "type"] or ["pki"]), ""))  # takes it back
        if defaults and random.random() < 0.2:
            facts.append((random.choice(list(defaults)), ""))
        if facts and random.random() < 0.1:
            state(number, [(f, v) for f, v in some_facts(random, density, badness)])  # a first statement; the last wins
        if facts or random.random() < 0.9 or not links_first:
            state(number, facts)
        if not links_first:
            link(number)
    text.line("}")
    return Hierarchy(list(sites.values()), date), "\n".join(text.lines) + "\n"
