"""Puts our figures beside a peer's: rows with equal keys, and the peer's figure over ours.

usage: ratios.py OURS.csv PEER.csv --keys a,b --figure seconds

Above 1 we are faster. Without a peer's file, or where it is empty, nothing is printed.
"""

import argparse
import csv
import statistics

parser = argparse.ArgumentParser()
parser.add_argument("ours")
parser.add_argument("peer")
parser.add_argument("--keys", required=True)
parser.add_argument("--figure", required=True)
options = parser.parse_args()
keys = options.keys.split(",")


def rows(path):
    with open(path) as lines:
        return {tuple(row[key] for key in keys): row for row in csv.DictReader(lines)}


ours, peer = rows(options.ours), rows(options.peer)
common = [key for key in ours if key in peer]
if common:
    print(f"\n{'  '.join(keys)}: ours, peer ({options.figure}), peer / ours")
    ratios = []
    for key in common:
        own, other = float(ours[key][options.figure]), float(peer[key][options.figure])
        ratios.append(other / own)
        print(f"{'  '.join(key)}: {own:.4g}, {other:.4g}, {other / own:.2f}")
    print(f"median of peer / ours: {statistics.median(ratios):.2f}")
