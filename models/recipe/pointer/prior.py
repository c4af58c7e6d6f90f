"""A linear function of the sentence features that is added to what the decoder says of each sentence: fitted in seconds on documents whose best sentences are known, with the network frozen.

    python3 prior.py CHECKPOINT --sentences PREFIX... --documents FILE... --most 700 --out prior.json
"""
import argparse
import json
import math

import numpy as np
import torch

from data import load, rewards
from model import Pointer
from train import widened

SHOWN = [i for i in range(50) if i not in (5, 11, 38, 45, 46)]
"""Features that differ between the sentences of a document; the others cannot change a choice."""


def network(path, features=50):
    state = torch.load(path)
    config = {**state["config"], "features": features}
    model = Pointer(**config)
    model.load_state_dict(state["model"] if state["config"]["features"] == features else widened(state["model"], features))
    return model.eval()


@torch.no_grad()
def steps(model, docs, rng):
    """Per document: [(scores of the decoder, features, gains, wanted)] for the steps towards its best set."""
    out = []
    for d in docs:
        features = np.concatenate([d.features, np.ones((len(d.words), 1), np.float32)], 1)
        memory, _, length = model.encode(torch.from_numpy(np.array(d.vectors, np.float32))[None], torch.from_numpy(features)[None], torch.zeros(1, 1, 1, len(d.words)))
        chosen = list(d.chosen)[:6]
        wish = torch.tensor([[math.log(max(3, int(d.words[chosen].sum()))) / 5, 1.0]])
        logits = model.decode(memory, torch.zeros(1, 1, 1, len(d.words)), memory[:, chosen], wish)[0, :-1, :-1]
        nearest = np.zeros(len(d.words), np.float32)
        for t, gain in enumerate(rewards(d, chosen)):
            open_ = d.prose.copy()
            open_[chosen[:t]] = False
            rows = np.flatnonzero(open_)
            leans = (d.features[:, 22] > 0) & ~np.isin(np.arange(len(d.words)) - 1, chosen[:t])
            base = logits[t].numpy() - 0.5 * nearest - 0.4 * leans
            out.append((base[rows].astype(np.float32), np.array(d.features[rows])[:, SHOWN], gain[rows].astype(np.float32), np.isin(rows, chosen[t:])))
            nearest = np.maximum(nearest, np.array(d.vectors, np.float32) @ np.array(d.vectors[chosen[t]], np.float32))
    return out


def fit(data, pull=3e-4, rounds=120, likelihood=0.5):
    """Weights that raise the expected gain and the likelihood of the best set."""
    rows = max(len(b) for b, _, _, _ in data)
    base, x = torch.full((len(data), rows), -1e4), torch.zeros(len(data), rows, len(SHOWN))
    gain, wanted = torch.zeros(len(data), rows), torch.zeros(len(data), rows)
    for i, (b, f, g, w) in enumerate(data):
        base[i, :len(b)], x[i, :len(b)], gain[i, :len(b)], wanted[i, :len(b)] = map(torch.from_numpy, (b, f, g, w.astype(np.float32)))
    weight, scale = torch.zeros(len(SHOWN), requires_grad=True), torch.ones(1, requires_grad=True)
    optimizer = torch.optim.Adam([weight, scale], lr=0.05)
    for _ in range(rounds):
        score = scale * base + x @ weight
        logp = score.log_softmax(1)
        risk = -(logp.exp() * gain).sum(1).mean()
        point = -(logp + wanted.clamp(1e-9).log()).logsumexp(1).mean()
        loss = risk + likelihood * point + pull * (weight ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"expected gain {-float(risk):.3f}, likelihood {float(point):.3f}, scale {float(scale):.2f}")
    return weight.detach().numpy() / float(scale)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("checkpoint")
    p.add_argument("--sentences", nargs="+", required=True)
    p.add_argument("--documents", nargs="+", required=True)
    p.add_argument("--most", type=int, default=700, help="documents of each file")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.set_num_threads(1)
    docs = [d for prefix, file in zip(a.sentences, a.documents) for d in load(prefix, file, 50, most=a.most)]
    data = steps(network(a.checkpoint), docs, np.random.default_rng(1))
    weight = np.zeros(50)
    weight[SHOWN] = fit(data)
    print(f"{len(docs)} documents, {len(data)} choices")
    json.dump({"weights": [round(float(w), 3) for w in weight]}, open(a.out, "w"))


if __name__ == "__main__":
    main()
