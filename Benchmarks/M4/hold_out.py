#!/usr/bin/env python3
"""Scores Scripts/m4 on the end of the M4 training series, beside the competition's baselines.

usage: hold_out.py hourly|weekly TRAIN.csv [--origin N] [--forecasts OUT.csv]

The last horizon of every series, or the N-th before it, is held out; what follows it is cut off.
--forecasts scores a file that Scripts/m4 has written for that origin instead of running it;
--cut FILE only writes the cut series. Standard library only.
"""

import argparse
import csv
import os
import subprocess
import tempfile

GROUPS = {"hourly": (48, 24), "weekly": (13, 1)}
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
TOOL = os.environ.get("SWIFTCAST", os.path.join(ROOT, ".build", "release", "swiftcast"))
BASELINES = ["seasonal-naive", "naive2", "theta"]


def series(path):
    with open(path) as file:
        rows = csv.reader(file)
        next(rows)
        return {row[0]: [float(value) for value in row[1:] if value] for row in rows}


def write_wide(path, panel):
    longest = max(map(len, panel.values()))
    with open(path, "w") as file:
        file.write(",".join(f"V{i + 1}" for i in range(longest + 1)) + "\n")
        for name, values in panel.items():
            cells = [name] + [repr(value) for value in values] + [""] * (longest - len(values))
            file.write(",".join(cells) + "\n")


def columns(path, first):
    """The forecasts of a long CSV: {column: {series: values}}."""
    with open(path) as file:
        rows = list(csv.reader(file))
    return {
        name: {
            key: [float(row[first + index]) for row in rows[1:] if row[0] == key]
            for key in dict.fromkeys(row[0] for row in rows[1:])
        }
        for index, name in enumerate(rows[0][first:])
    }


def errors(training, actual, forecast, season):
    """Means over series of sMAPE (0-200) and MASE, as the competition computes them."""
    smape = mase = 0.0
    for name, values in actual.items():
        pairs = list(zip(values, forecast[name]))
        past = training[name]
        changes = [abs(b - a) for a, b in zip(past, past[season:])]
        smape += sum(200 * abs(y - f) / (abs(y) + abs(f)) for y, f in pairs) / len(pairs)
        mase += sum(abs(y - f) for y, f in pairs) / len(pairs) / (sum(changes) / len(changes))
    return smape / len(actual), mase / len(actual)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("group", choices=GROUPS)
    parser.add_argument("train")
    parser.add_argument("--origin", type=int, default=1)
    parser.add_argument("--forecasts")
    parser.add_argument("--cut")
    options = parser.parse_args()
    horizon, season = GROUPS[options.group]
    panel = series(options.train)
    ends = {name: len(values) - horizon * options.origin for name, values in panel.items()}
    training = {name: values[: ends[name]] for name, values in panel.items()}
    actual = {name: values[ends[name] : ends[name] + horizon] for name, values in panel.items()}
    if options.cut:
        write_wide(options.cut, training)
        return
    with tempfile.TemporaryDirectory() as folder:
        cut = os.path.join(folder, "train.csv")
        write_wide(cut, training)
        baselines = os.path.join(folder, "baselines.csv")
        with open(baselines, "w") as file:
            command = [TOOL, "forecast", cut, "--layout", "wide", "--format", "csv", "--quiet"]
            command += ["--season-length", str(season), "--horizon", str(horizon)]
            models = [part for name in BASELINES for part in ("--model", name)]
            subprocess.run(command + models, stdout=file, check=True)
        found = columns(baselines, 2)
        ours = options.forecasts or os.path.join(folder, "ours.csv")
        if not options.forecasts:
            script = os.path.join(ROOT, "Scripts", "m4")
            subprocess.run([script, options.group, cut, ours], check=True)
        found["Scripts/m4"] = columns(ours, 2)["forecast"]
    naive2 = errors(training, actual, found["naive2"], season)
    print("| forecast | sMAPE | MASE | OWA |\n|---|--:|--:|--:|")
    for name, forecast in found.items():
        smape, mase = errors(training, actual, forecast, season)
        owa = (smape / naive2[0] + mase / naive2[1]) / 2
        print(f"| {name} | {smape:.3f} | {mase:.3f} | {owa:.3f} |")


main()
