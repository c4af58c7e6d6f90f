"""Average checkpoints of one shape: the weights of the result are the weighted mean of theirs.

    python3 average_hf.py OUT CHECKPOINT[:WEIGHT]...

Averages of the last snapshots of a run are a cheap second decay of the learning rate; the average of a model before and after it learned a
new task keeps more of the old one (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). Written in float32.
"""
import argparse
import os

import torch

from checkpoint import export, load


def mean(models, shares):
    """State dict of the weighted mean."""
    states = [model.state_dict() for model in models]
    return {name: sum(share / sum(shares) * state[name] for share, state in zip(shares, states)) for name in states[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("checkpoints", nargs="+")
    args = parser.parse_args()
    folders, shares = zip(*((folder, float(share or 1)) for folder, _, share in (c.partition(":") for c in args.checkpoints)))
    models = [load(folder) for folder in folders]
    models[0].load_state_dict(mean(models, shares))
    export(models[0], args.out, os.path.join(folders[0], "tokenizer.model"), torch.float32)


if __name__ == "__main__":
    main()
