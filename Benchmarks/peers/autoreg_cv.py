"""statsmodels' AutoReg over rolling origins of one series, as CSV on standard output.

usage: autoreg_cv.py prices.csv --column "Adj Close" [--lags 5] [--horizon 30] [--windows 1000]
Expanding windows, step 1, refitted at every origin, point forecasts and standard errors.
"""

import argparse
import csv
import time
import warnings

import numpy as np
from statsmodels.tsa.ar_model import AutoReg

warnings.filterwarnings("ignore")
parser = argparse.ArgumentParser()
parser.add_argument("csv")
parser.add_argument("--column", default="Close")
parser.add_argument("--lags", type=int, default=5)
parser.add_argument("--horizon", type=int, default=30)
parser.add_argument("--windows", type=int, default=1000)
options = parser.parse_args()

with open(options.csv) as rows:
    y = np.array([float(row[options.column]) for row in csv.DictReader(rows)])


def forecast(cutoff):
    fit = AutoReg(y[:cutoff], lags=options.lags).fit()
    return fit.get_prediction(cutoff, cutoff + options.horizon - 1).predicted_mean


last = len(y) - options.horizon
forecast(last)
begin = time.perf_counter()
errors = [
    np.abs(y[cutoff : cutoff + options.horizon] - forecast(cutoff)).mean()
    for cutoff in range(last - options.windows + 1, last + 1)
]
seconds = time.perf_counter() - begin
print("model,windows,seconds,mae")
print(f"AutoReg({options.lags}),{options.windows},{seconds:.3f},{np.mean(errors):.10g}")
