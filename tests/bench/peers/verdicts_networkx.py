"""The verdict of every site of a generated CSV file. Usage: python3 verdicts_networkx.py IN.csv > OUT.csv"""

import csv
import sys

import networkx

VERDICTS = {(False, False): "open", (False, True): "native", (True, False): "mixed", (True, True): "conflict"}

with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
unit = {row["code"]: row["parent"] if row["type"] == "secondary" else row["code"] for row in rows}
graph = networkx.DiGraph()
graph.add_nodes_from(unit.values())
graph.add_edges_from((row["parent"], row["code"]) for row in rows if row["type"] == "primary" and row["parent"])
mixed, native = set(), set()
for row in rows:
    decisions = {row["mode"], row["require"]}
    if "no" in (row["native_ready"], row["pki"]) or row["sms2003_clients"] not in ("", "0") or "mixed" in decisions:
        mixed.add(unit[row["code"]])
    if row["internet_clients"] not in ("", "0") or "native" in decisions:
        native.add(unit[row["code"]])
order = list(networkx.topological_sort(graph))
for site in order:
    if any(above in mixed for above in graph.predecessors(site)):
        mixed.add(site)
for site in reversed(order):
    if any(below in native for below in graph.successors(site)):
        native.add(site)
for row in rows:
    of = unit[row["code"]]
    print(row["code"], VERDICTS[of in mixed, of in native], sep=",")
