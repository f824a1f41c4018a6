"""How often Diebold–Mariano tests of equally good forecasts call one of them better.

    python Scripts/simulations/diebold_mariano.py > table.csv        (numpy, scipy; about a minute)

Written apart from the Swift code. Loss differences of overlapping h-step forecasts from n origins, n/h of
which do not overlap:

    sums        sums of h normal shocks: a moving average of order h−1 with equal weights
    falling     the same with weights that fall to 0
    white       independent differences, although the forecasts overlap
    walk        |S − a| − |S − b| where S is the change of a random walk over h steps and a, b are AR(1)
                with 0.9, what two forecasters add to the last value
    lasting     the same with 0.99 and h 1 to 5: differences that last beyond the overlap

Columns: false alarms in percent at 5, 0.5 and 0.1 %, and the power at 5 % against a difference of three
standard errors, of

    textbook    R's dm.test: rectangular variance, HLN, t(n−1); Bartlett where that is not positive, where R
                goes on with h = 1
    bartlett    R's dm.test(varestimator = "bartlett")
    freedom     textbook, t(n/h − 1)
    cautious    the larger of both variances, HLN, t(n/h − 1): what swiftcast's verdicts rest on
    apart       a t test of every h-th origin
"""

import numpy as np
from scipy import stats

SEED, DRAWS = 20261122, 20_000


def moving_average(random, n, weights):
    shocks = random.standard_normal((DRAWS, n + len(weights) - 1))
    return sum(w * shocks[:, j : j + n] for j, w in enumerate(weights))


def walk(random, n, h, persistence):
    levels = np.cumsum(random.standard_normal((DRAWS, n + h)), axis=1)
    change = levels[:, h:] - levels[:, :-h]

    def added():
        shocks = random.standard_normal((DRAWS, n))
        values = np.empty_like(shocks)
        values[:, 0] = shocks[:, 0]
        for t in range(1, n):
            values[:, t] = persistence * values[:, t - 1] + np.sqrt(1 - persistence**2) * shocks[:, t]
        return 0.5 * np.sqrt(h) * values

    return np.abs(change - added()) - np.abs(change - added())


def differences(kind, random, n, h):
    if kind == "sums":
        return moving_average(random, n, np.ones(h))
    if kind == "falling":
        return moving_average(random, n, np.linspace(1, 0, h, endpoint=False))
    if kind == "white":
        return random.standard_normal((DRAWS, n))
    return walk(random, n, h, 0.99 if kind == "lasting" else 0.9)


def p_values(d, h):
    n, mean = d.shape[1], d.mean(axis=1)
    x = d - mean[:, None]
    gamma = [(x[:, k:] * x[:, : n - k]).sum(axis=1) / n for k in range(h)]
    rectangular = gamma[0] + 2 * sum(gamma[1:], np.zeros(len(d)))
    bartlett = gamma[0] + 2 * sum(((1 - k / h) * gamma[k] for k in range(1, h)), np.zeros(len(d)))
    textbook = np.where(rectangular > 0, rectangular, bartlett)
    hln = np.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)

    def p(variance, freedom):
        return 2 * stats.t.sf(np.abs(mean) / np.sqrt(variance / n) * hln, freedom)

    apart = d[:, ::h]
    t = np.abs(apart.mean(axis=1)) / (apart.std(axis=1, ddof=1) / np.sqrt(apart.shape[1]))
    return {
        "textbook": p(textbook, n - 1),
        "bartlett": p(bartlett, n - 1),
        "freedom": p(textbook, n / h - 1),
        "cautious": p(np.maximum(rectangular, bartlett), n / h - 1),
        "apart": 2 * stats.t.sf(t, apart.shape[1] - 1),
    }


random = np.random.default_rng(SEED)
print("kind,h,worth,test,size_5,size_0.5,size_0.1,power")
for kind in ["sums", "falling", "white", "walk", "lasting"]:
    for h in [1, 5] if kind == "lasting" else [1, 2, 5, 12, 20]:
        for worth in [5, 8, 10, 15, 20, 30]:
            d = differences(kind, random, worth * h, h)
            shifted = p_values(d + 3 * d.mean(axis=1).std(), h)
            for test, p in p_values(d, h).items():
                sizes = [100 * (p < level).mean() for level in [0.05, 0.005, 0.001]]
                power = 100 * (shifted[test] < 0.05).mean()
                print(f"{kind},{h},{worth},{test}," + ",".join(f"{v:.2f}" for v in sizes + [power]))
