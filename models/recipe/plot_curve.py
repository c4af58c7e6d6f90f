"""Draw the loss of every task over the tokens seen, from the log of a run.

    python3 plot_curve.py RUN/log.csv curve.png
"""
import csv
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

DASHES = {"short": ":", "long": "--"}
"""Line styles of the packs that differ only in length."""

COLOURS = {"validation": "black", "keyword": "#1b9e77", "answer": "#d95f02", "unanswerable": "#7570b3", "summary": "#e7298a",
           "title": "#66a61e", "central": "#e6ab02", "spans": "#a6761d"}


def read_curves(path):
    """{task: ([million tokens], [loss])}, the rate curve under "rate"."""
    curves = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            millions = float(row["tokens"]) / 1e6
            for name, value in ((row["task"], row["loss"]), ("rate", row["rate"])):
                x, y = curves.setdefault(name, ([], []))
                if name != "rate" and y and y[-1] == float(value):
                    continue    # an old value, written again while the task rested
                x.append(millions)
                y.append(float(value))
    return curves


def main(log, picture):
    curves = read_curves(log)
    rate = curves.pop("rate")
    figure, axis = plt.subplots(figsize=(7, 4.2), layout="constrained")
    for name, (x, y) in sorted(curves.items()):
        task, _, length = name.partition("-")
        style = dict(marker="o", ms=3, lw=1.5) if name == "validation" else dict(lw=1, ls=DASHES.get(length, "-"))
        axis.plot(x, y, color=COLOURS.get(task), label=name, **style)
    axis.set(xlabel="million tokens (sources and targets)", ylabel="loss (nats per target token)", ylim=(0, 6))
    axis.grid(alpha=0.25)
    axis.legend(fontsize=8, ncols=2)
    second = axis.twinx()
    second.plot(*rate, color="grey", lw=0.8, ls=":")
    second.set_ylabel("learning rate (dotted)", fontsize=8, color="grey")
    second.tick_params(labelsize=7, colors="grey")
    second.set_ylim(0, None)
    figure.savefig(picture, dpi=100)


if __name__ == "__main__":
    main(*sys.argv[1:3])
