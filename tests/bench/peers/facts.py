"""What verdicts.lp needs to know of a generated CSV file. Usage: facts.py IN.csv > OUT.lp"""

import csv
import sys

with open(sys.argv[1], newline="", encoding="ascii") as file:
    for site in csv.DictReader(file):
        unit = site["parent"] if site["type"] == "secondary" else site["code"]
        decisions = {site["mode"], site["require"]}
        print(f'unit("{site["code"]}","{unit}").')
        if unit == site["code"] and site["parent"]:
            print(f'above("{unit}","{site["parent"]}").')
        if "no" in (site["native_ready"], site["pki"]) or site["sms2003_clients"] not in ("", "0") or "mixed" in decisions:
            print(f'against("{unit}").')
        if site["internet_clients"] not in ("", "0") or "native" in decisions:
            print(f'demand("{unit}").')
