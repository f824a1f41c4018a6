"""statsforecast's AutoARIMA fold by fold beside a run of ours: orders, errors, and what the difference is worth.

usage: auto_arima_folds.py prices.csv COLUMN --windows N --step S [--horizon 30] [--ours run/cv.csv --model auto-arima]
Prints model orders and mean absolute error of every fold, then the mean of each side and of the differences
with its standard error. --ours is the cv.csv of `swiftcast evaluate` with the same windows, step and horizon.
"""
import argparse, csv, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
from statsforecast.models import AutoARIMA

a = argparse.ArgumentParser(); a.add_argument("csv"); a.add_argument("column"); a.add_argument("--windows", type=int, required=True)
a.add_argument("--step", type=int, required=True); a.add_argument("--horizon", type=int, default=30)
a.add_argument("--ours"); a.add_argument("--model", default="auto-arima")
o = a.parse_args()
y = pd.read_csv(o.csv)[o.column].to_numpy(float)
ours = {}
if o.ours:
    run = pd.read_csv(o.ours)
    for cutoff, rows in run.groupby("cutoff", sort=False):
        ours[len(ours)] = float((rows["y"] - rows[o.model]).abs().mean())
print("origin,order,theirs,ours,naive")
folds = []
for i in range(o.windows):
    cut = len(y) - o.horizon - (o.windows - 1 - i) * o.step
    fit = AutoARIMA().fit(y[:cut])
    p, q, _, _, _, d, _ = fit.model_["arma"]
    actual = y[cut:cut + o.horizon]
    row = [np.abs(actual - fit.predict(o.horizon)["mean"]).mean(), ours.get(i, np.nan), np.abs(actual - y[cut - 1]).mean()]
    folds.append(row)
    print(f"{cut},ARIMA({p} {d} {q}){' with drift' if 'drift' in fit.model_['coef'] else ''},{row[0]:.6g},{row[1]:.6g},{row[2]:.6g}", flush=True)
f = np.array(folds)
print("mean theirs %.4f ours %.4f naive %.4f" % tuple(f.mean(axis=0)))
if o.ours:
    d = f[:, 1] - f[:, 0]
    print("ours - theirs %.4f, standard error %.4f, %d folds" % (d.mean(), d.std(ddof=1) / len(d) ** 0.5, len(d)))
