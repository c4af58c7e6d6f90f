"""Which metrics to trust, and which checkpoint they choose (the rule of "FineTasks", HuggingFaceFW 2024).

    python3 select_checkpoint.py EVAL/*.json [--out selection.json]

Reads the files of evaluate.py; the step is the number at the end of the checkpoint's name. Two figures per metric:

* monotonic growth: Spearman's rank correlation between the step and the value;
* stable ordering: Kendall's tau between the ordering of the sources' values early in training and late in training (the
  mean of the first and of the last half of the checkpoints). FineTasks orders rival models; with one model, what can
  be ordered is the sources, so this asks whether the metric already said early what it says at the end.

A metric is kept when growth >= 0.5 and, where it exists per source, tau >= 0.4. The chosen checkpoint has the best mean
rank over the kept metrics.
"""
import argparse
import json
import os
import re

GROWTH, STABLE = 0.5, 0.4


def ranks(values):
    """Ranks from 0, ties shared."""
    order = sorted(values)
    return [(order.index(v) + len(order) - 1 - order[::-1].index(v)) / 2 for v in values]


def spearman(a, b):
    """Rank correlation; 0 when one side is constant."""
    x, y = ranks(a), ranks(b)
    mx, my = sum(x) / len(x), sum(y) / len(y)
    top = sum((p - mx) * (q - my) for p, q in zip(x, y))
    bottom = (sum((p - mx) ** 2 for p in x) * sum((q - my) ** 2 for q in y)) ** 0.5
    return top / bottom if bottom else 0.0


def kendall(a, b):
    """Kendall's tau-a: the excess of pairs in the same order."""
    pairs = [(i, j) for i in range(len(a)) for j in range(i)]
    signs = [((a[i] > a[j]) - (a[i] < a[j])) * ((b[i] > b[j]) - (b[i] < b[j])) for i, j in pairs]
    return sum(signs) / len(pairs) if pairs else 0.0


def series_of(results):
    """{metric: {"overall": [...], "sources": {source: [...]}}} over checkpoints in the order of their steps."""
    sources = sorted(results[0]["sources"])
    series = {}
    for metric in ("rouge1", "rouge2", "rougeL", "gain", "copied2"):
        per = {s: [r["sources"][s][metric] for r in results] for s in sources}
        series[metric] = {"overall": [sum(p[i] for p in per.values()) / len(per) for i in range(len(results))], "sources": per}
    if "no_answer" in results[0]:
        series["no_answer_f1"] = {"overall": [r["no_answer"]["f1"] for r in results], "sources": {}}
    return series


def judge(series, steps):
    """Growth, stability and the verdict for every metric."""
    verdicts, half = {}, max(1, len(steps) // 2)
    for metric, values in series.items():
        growth, tau = spearman(steps, values["overall"]), None
        if values["sources"]:
            early = [sum(v[:half]) / half for v in values["sources"].values()]
            late = [sum(v[-half:]) / half for v in values["sources"].values()]
            tau = kendall(early, late)
        verdicts[metric] = {"growth": growth, "ordering": tau, "kept": growth >= GROWTH and (tau is None or tau >= STABLE)}
    return verdicts


def choose(series, verdicts, names):
    """The checkpoint with the best mean rank over the kept metrics (over all, if none is kept)."""
    kept = [m for m, v in verdicts.items() if v["kept"]] or list(series)
    table = [ranks(series[m]["overall"]) for m in kept]
    means = [sum(row[i] for row in table) / len(table) for i in range(len(names))]
    return names[max(range(len(names)), key=lambda i: (means[i], i))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--out")
    args = parser.parse_args()
    results = []
    for path in args.files:
        with open(path, encoding="utf-8") as file:
            result = json.load(file)
        match = re.search(r"(\d+)$", result["checkpoint"])
        if match:
            results.append((int(match[1]), result))
    results.sort(key=lambda r: r[0])
    steps, results = [s for s, _ in results], [r for _, r in results]
    series = series_of(results)
    verdicts = judge(series, steps)
    for metric, v in verdicts.items():
        tau = "-" if v["ordering"] is None else f"{v['ordering']:.2f}"
        values = " ".join(f"{x:.2f}" for x in series[metric]["overall"])
        print(f"{metric:13} growth {v['growth']:+.2f}  ordering {tau:>5}  {'kept' if v['kept'] else 'left out':8}  {values}")
    best = choose(series, verdicts, [r["checkpoint"] for r in results])
    print("chosen:", best)
    if args.out:
        with open(args.out, "w", encoding="utf-8") as file:
            json.dump({"steps": steps, "metrics": verdicts, "series": {m: s["overall"] for m, s in series.items()}, "chosen": best}, file, indent=1)


if __name__ == "__main__":
    main()
