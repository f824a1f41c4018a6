"""Wall time of a whole process, from its start to its end.

usage: process.py RUNS -- COMMAND [ARGUMENT ...]

One run warms the file cache; of the RUNS counted ones, minimum, median and maximum are printed.
"""

import statistics
import subprocess
import sys
import time

runs, command = int(sys.argv[1]), sys.argv[3:]
times = []
for run in range(runs + 1):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    times.append((time.perf_counter() - start) * 1e3)
times = times[1:]
print("command,runs,minimum_ms,median_ms,maximum_ms")
print(f"{' '.join(command[:2])},{runs},{min(times):.1f},{statistics.median(times):.1f},{max(times):.1f}")
