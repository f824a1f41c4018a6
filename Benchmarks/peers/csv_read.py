"""How fast pandas and polars read a long file of numbers; the peer of `swiftcast-bench csv`.

Usage: csv_read.py FILE [--repetitions 5]

FILE is the one `swiftcast-bench csv FILE` writes. The rate is megabytes a second of processor
time over all threads, as in `swiftcast-bench csv`; the fastest repetition counts.
"""

import argparse
import os
import time


def report(implementation, task, megabytes, repetitions, body):
    wall = cpu = float("inf")
    for _ in range(repetitions):
        cpu_start, wall_start = time.process_time(), time.perf_counter()
        frame = body()
        wall = min(wall, time.perf_counter() - wall_start)
        cpu = min(cpu, time.process_time() - cpu_start)
        assert len(frame) > 0
    print(f"{implementation},{task},{megabytes},{wall},{cpu},{megabytes / cpu}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--repetitions", type=int, default=5)
    arguments = parser.parse_args()
    megabytes = os.path.getsize(arguments.file) / 1e6
    print("implementation,task,file_megabytes,wall_seconds,cpu_seconds,megabytes_per_cpu_second")

    import pandas

    def run(implementation, task, body):
        report(implementation, task, megabytes, arguments.repetitions, body)

    run(f"pandas {pandas.__version__}", "read", lambda: pandas.read_csv(arguments.file))
    run(
        f"pandas {pandas.__version__}",
        "read round_trip",
        lambda: pandas.read_csv(arguments.file, float_precision="round_trip"),
    )

    import polars

    run(f"polars {polars.__version__}", "read", lambda: polars.read_csv(arguments.file))


if __name__ == "__main__":
    main()
