"""How much each kind of word adds to the chance that a sentence tells something: logistic regression on documents whose facts are marked, towards weights that were set by hand.

    python3 facts.py documents MARKED... [--tuning FOLDER] > facts.jsonl   # the documents without their brackets
    python3 facts.py fit facts.jsonl PREFIX telling.json     # PREFIX: what sentences/ wrote for facts.jsonl
"""
import glob
import json
import re
import sys

import numpy as np

NAMES = "words digits numbers names times amounts decisions findings aims speaking filling denials leans question unfinished quote bracket".split()
FIRST = 10
"""Place of the first of these in the features."""

PRIOR = np.array([0.5, 0.5, 0.3, 0.1, 0.3, 0.2, 0.3, 0.2, 0, 0, -0.2, 0.2, -0.1, -1, -1, 0, 0])
PULL = 0.01
"""Cost of leaving the prior."""


KINDS = "news paper readme contract minutes mail review speech report chat".split()
"""Kinds of tests/quality, in the order of its README."""


def tuning(folder):
    """The half of tests/quality that weights may be tuned on."""
    for path in sorted(glob.glob(f"{folder}/*.txt")):
        kind, number = re.fullmatch(r"(\w+)-(\d+)\.txt", path.split("/")[-1]).groups()
        if (KINDS.index(kind) + int(number)) % 2 == 0:
            yield path


def plain(text):
    return re.sub(r"\s+", " ", text).lower()


def documents(files):
    for path in sorted(sum((glob.glob(f) for f in files), [])):
        marked = open(path, encoding="utf-8").read().strip()
        yield {"id": path, "document": re.sub(r"\[\[|\]\]", "", marked), "facts": re.findall(r"\[\[(.+?)\]\]", marked)}


def inputs(features):
    """Counts, at most 3 of a kind, and what is true or not."""
    x = np.array(features[:, FIRST:FIRST + len(NAMES)])
    x[:, 1:12] = np.minimum(np.expm1(2 * x[:, 1:12]), 3)
    return x


def fit(x, y, steps=4000, rate=0.05):
    w, b = PRIOR.copy(), -2.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(x @ w + b))) - y
        w -= rate * (x.T @ error / len(y) + 2 * PULL * (w - PRIOR))
        b -= rate * error.mean()
    return w, b


def main():
    if sys.argv[1] == "documents":
        files = sys.argv[2:]
        if "--tuning" in files:
            at = files.index("--tuning")
            files[at:at + 2] = tuning(files[at + 1])
        for row in documents(files):
            print(json.dumps(row, ensure_ascii=False))
        return
    rows = {r["id"]: r for r in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    index = [json.loads(line) for line in open(sys.argv[3] + ".jsonl", encoding="utf-8")]
    features = np.fromfile(sys.argv[3] + ".feat", np.float32).reshape(sum(len(i["start"]) for i in index), -1)
    xs, ys = [], []
    for at in index:
        row = rows[at["id"]]
        facts = [plain(f) for f in row["facts"]]
        x = inputs(features[at["row"]:at["row"] + len(at["start"])])
        for i, (s, n) in enumerate(zip(at["start"], at["length"])):
            if at["prose"][i]:
                xs.append(x[i])
                ys.append(any(f in plain(row["document"][s:s + n]) for f in facts))
    w, b = fit(np.array(xs, float), np.array(ys, float))
    for name, value in zip(NAMES, w):
        print(f"{name:12s} {value:+.2f}")
    json.dump({"weights": [round(float(v), 3) for v in w], "bias": round(float(b), 3)}, open(sys.argv[4], "w"))


if __name__ == "__main__":
    main()
