"""How often confidence intervals of a mean loss hold the true mean.

    python Scripts/simulations/loss_band.py > table.csv        (numpy, scipy; a few seconds)

Written apart from the Swift code. Losses are absolute values or squares of sums of h normal shocks at n
origins, n/h of which do not overlap. Columns: intervals in 100 that hold the true mean,

    newey_west    mean ± t(n − 1) √(V/n), V by Bartlett weights up to lag h − 1
    cautious      mean ± t(n/h − 1) s, s² from the larger of the rectangular and that variance and the
                  correction of Harvey, Leybourne and Newbold
    band          mean · exp(± t(n/h − 1) s / mean): swiftcast's
"""

import numpy as np
from scipy import stats

SEED, DRAWS = 5, 6_000

random = np.random.default_rng(SEED)
print("loss,h,worth,newey_west,cautious,band")
for loss in ["absolute", "squared"]:
    for h in [1, 5, 12, 20]:
        for worth in [5, 8, 10, 20, 40]:
            n = h * worth
            steps = np.pad(random.standard_normal((DRAWS, n + h - 1)), ((0, 0), (1, 0)))
            levels = np.cumsum(steps, axis=1)
            sums = levels[:, h:] - levels[:, :-h]
            losses = np.abs(sums) if loss == "absolute" else sums**2
            truth = np.sqrt(2 * h / np.pi) if loss == "absolute" else h
            mean = losses.mean(axis=1)
            x = losses - mean[:, None]
            gamma = [(x[:, k:] * x[:, : n - k]).sum(axis=1) / n for k in range(h)]
            rectangular = gamma[0] + 2 * sum(gamma[1:], 0 * mean)
            bartlett = gamma[0] + 2 * sum(((1 - k / h) * gamma[k] for k in range(1, h)), 0 * mean)
            hln = (n + 1 - 2 * h + h * (h - 1) / n) / n
            plain = stats.t.ppf(0.975, n - 1) * np.sqrt(bartlett / n)
            reach = stats.t.ppf(0.975, n / h - 1) * np.sqrt(np.maximum(rectangular, bartlett) / n / hln)
            held = [
                np.abs(mean - truth) <= plain,
                np.abs(mean - truth) <= reach,
                np.abs(np.log(truth / mean)) <= reach / mean,
            ]
            print(f"{loss},{h},{worth}," + ",".join(f"{100 * one.mean():.1f}" for one in held))
