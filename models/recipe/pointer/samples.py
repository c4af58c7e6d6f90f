"""Summaries of validation documents drawn by seed, for the card: neither the best nor the worst are picked.

    python3 samples.py WORK/validation.jsonl --each 1 --seed 1 --summarizer "dotnet run --project src/Summarizer.Cli -c Release --"

prints Markdown: the reference, the summary that the program makes by default, and the first sentences.
"""
import argparse
import json
import random
import re
import shlex
import subprocess
from collections import defaultdict

MOST = 60
"""Words that are shown of a text."""


def short(text):
    words = re.sub(r"\s+", " ", text).strip().split(" ")
    return " ".join(words[:MOST]) + (" …" if len(words) > MOST else "")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("rows")
    p.add_argument("--each", type=int, default=1, help="documents of a source")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--summarizer", default="summarizer", help="how the program is called")
    a = p.parse_args()
    by = defaultdict(list)
    for line in open(a.rows, encoding="utf-8"):
        row = json.loads(line)
        by[row["source"]].append(row)
    rng = random.Random(a.seed)
    for source, rows in sorted(by.items()):
        for row in rng.sample(rows, a.each):
            made = subprocess.run(shlex.split(a.summarizer) + ["summarize", "-", "--json"], input=row["document"], capture_output=True, text=True, check=True)
            summary = json.loads(made.stdout)["summary"]
            print(f"**{source}**, {len(row['document'].split())} words\n")
            print(f"* reference: {short(row['summary'])}\n* summary: {short(summary)}\n* begins: {short(row['document'])}\n")


if __name__ == "__main__":
    main()
