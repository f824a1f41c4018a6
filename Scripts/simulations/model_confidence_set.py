"""How often a model confidence set at 95 % leaves out one of several equally good models.

    python Scripts/simulations/model_confidence_set.py > table.csv        (numpy, scipy; some minutes)

Written apart from the Swift code. Losses are sums of h normal shocks at n origins, n/h of which do not
overlap, as independent series a model; blocks are max(h, ⌈∛n⌉) long, five at least. Columns: sets out of
100 without some model where all are equal (false_alarms), and without the last model where its mean loss
is four standard errors higher (power), by

    textbook    Hansen, Lunde & Nason (2011), maximum statistic: sd from the bootstrap
    cautious    T from the cautious Diebold–Mariano statistic as a normal number: swiftcast's
"""

import numpy as np
from scipy import stats

SEED, SETS, RESAMPLES = 4, 500, 300


def scores(contrast, mean, h):
    n = len(contrast)
    x = contrast - contrast.mean(axis=0)
    gamma = [(x[k:] * x[: n - k]).sum(axis=0) / n for k in range(h)]
    rectangular = gamma[0] + 2 * sum(gamma[1:], 0 * gamma[0])
    bartlett = gamma[0] + 2 * sum(((1 - k / h) * gamma[k] for k in range(1, h)), 0 * gamma[0])
    hln = np.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    t = mean / np.sqrt(np.maximum(rectangular, bartlett) / n) * hln
    return -np.sign(t) * stats.norm.ppf(stats.t.cdf(-np.abs(t), max(1, n / h - 1)))


def survivors(losses, h, block, random, is_cautious):
    n, models = losses.shape
    starts = random.integers(0, n, (RESAMPLES, -(-n // block)))
    draws = ((starts[:, :, None] + np.arange(block)) % n).reshape(RESAMPLES, -1)[:, :n]
    means = losses.mean(axis=0)
    deviations = losses[draws].mean(axis=1) - means
    left = list(range(models))
    while len(left) > 1:
        own = deviations[:, left] - deviations[:, left].mean(axis=1, keepdims=True)
        spread = np.sqrt((own**2).mean(axis=0))
        above = means[left] - means[left].mean()
        if is_cautious:
            contrast = losses[:, left] - losses[:, left].mean(axis=1, keepdims=True)
            found = scores(contrast, above, h)
        else:
            found = above / spread
        if ((own / spread).max(axis=1) > found.max()).mean() >= 0.05:
            break
        left.pop(int(found.argmax()))
    return left


random = np.random.default_rng(SEED)
print("models,h,worth,set,false_alarms,power")
for models in [2, 3, 5, 10]:
    for h in [1, 5, 12]:
        for worth in [5, 10, 20]:
            block = max(h, int(np.ceil((worth * h) ** (1 / 3) - 1e-9)))
            n = max(worth * h, 5 * block)
            counts = {False: [0, 0], True: [0, 0]}
            for _ in range(SETS):
                shocks = np.cumsum(random.standard_normal((n + h, models)), axis=0)
                equal = shocks[h:] - shocks[:-h]
                worse = equal.copy()
                worse[:, -1] += 4 * h / np.sqrt(n)
                for is_cautious, count in counts.items():
                    count[0] += len(survivors(equal, h, block, random, is_cautious)) < models
                    count[1] += models - 1 not in survivors(worse, h, block, random, is_cautious)
            for is_cautious, count in counts.items():
                name = "cautious" if is_cautious else "textbook"
                values = ",".join(f"{100 * c / SETS:.1f}" for c in count)
                print(f"{models},{h},{worth},{name},{values}", flush=True)
