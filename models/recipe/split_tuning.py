"""Split the validation rows into those on which decoding is tuned and those on which results are reported.

    python3 split_tuning.py --work WORK

WORK/tuning gets at most 24 rows of a source, from the 61st validation row on; a source that has too few is filled up with its last training rows, so that nearly
all of its validation rows remain. Of `mismatched`, which follows the sources, it gets every fourth row. WORK/report gets every other validation row. Headlines are written freely: nothing is tuned for them.
"""
import argparse
import glob
import os

from datafiles import read_rows, write_rows

FIRST, ROWS = 60, 24


def split(rows, train, count):
    """(tuning rows, report rows)"""
    if not train:
        return rows[::4], [row for i, row in enumerate(rows) if i % 4]
    chosen = [i for i, row in enumerate(rows) if row["task"] != "headline" and i >= FIRST][:count]
    more = [row for row in train if row["task"] != "headline"][len(chosen) - count:] if len(chosen) < count else []
    return [rows[i] for i in chosen] + more, [row for i, row in enumerate(rows) if i not in set(chosen)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    args = parser.parse_args()
    for path in sorted(glob.glob(os.path.join(args.work, "validation", "*.jsonl"))):
        name = os.path.basename(path)
        train = os.path.join(args.work, "train", "pairs-" + name)
        tuning, report = split(list(read_rows(path)), list(read_rows(train)) if os.path.exists(train) else [], ROWS)
        if tuning:
            write_rows(os.path.join(args.work, "tuning", name), tuning)
        write_rows(os.path.join(args.work, "report", name), report)
        print(f"{name}: {len(tuning)} rows for tuning, {len(report)} for the report", flush=True)


if __name__ == "__main__":
    main()
