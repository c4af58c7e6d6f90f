"""A small function of the sentence features, the states of the encoder and their mean, added to what the decoder says of each sentence: fitted in seconds on documents whose best sentences are known, with the network frozen.

    python3 prior.py CHECKPOINT --sentences PREFIX... --documents FILE... --most 500 --out prior.pt
"""
import argparse
import math
import time

import numpy as np
import torch

from data import load, rewards
from model import Pointer, Prior
from train import widened

LONGEST = 160
"""Sentences of a document that the fit looks at."""

MOST_STEPS = 5
"""Choices of a document that the fit looks at."""


def network(path, features=50):
    state = torch.load(path)
    config = {**state["config"], "features": features}
    model = Pointer(**config)
    model.load_state_dict(state["model"] if state["config"]["features"] == features else widened(state["model"], features))
    return model.eval()


def inputs(d):
    n = min(len(d.words), LONGEST)
    features = np.concatenate([d.features[:n], np.ones((n, 1), np.float32)], 1)
    return torch.from_numpy(np.array(d.vectors[:n], np.float32))[None], torch.from_numpy(features)[None], torch.zeros(1, 1, 1, n)


@torch.no_grad()
def choices(model, docs):
    """[(document, scores of the decoder, which may be chosen, gains, wanted)] for the steps towards the best set of each, and what the prior reads of each document."""
    out, read = [], []
    for d in docs:
        vectors, features, mask = inputs(d)
        n = features.shape[1]
        memory, _, _ = model.encode(vectors, features, mask)
        chosen = [i for i in d.chosen if i < n][:MOST_STEPS]
        if not chosen:
            continue
        wish = torch.tensor([[math.log(max(3, int(d.words[d.chosen].sum()))) / 5, 1.0]])
        logits = model.decode(memory, mask, memory[:, chosen], wish)[0, :-1, :-1].numpy()
        nearest = np.zeros(n, np.float32)
        for t, gain in enumerate(rewards(d, chosen)):
            usable = d.prose[:n].copy()
            usable[chosen[:t]] = False
            leans = (d.features[:n, 22] > 0) & ~np.isin(np.arange(n) - 1, chosen[:t])
            wanted = np.isin(np.arange(n), chosen[t:])
            out.append((len(read), (logits[t] - 0.5 * nearest - 0.4 * leans).astype(np.float32), usable, gain[:n].astype(np.float32), wanted))
            nearest = np.maximum(nearest, vectors[0].numpy() @ vectors[0, chosen[t]].numpy())
        read.append((features[0], memory[0]))
    return out, read


def fit(data, read, passes=14, rate=4e-3, likelihood=0.5, decay=0.02):
    """A prior that raises the expected gain in ROUGE and the likelihood of the best set."""
    torch.manual_seed(1)
    prior = Prior(read[0][0].shape[1], read[0][1].shape[1])
    optimizer = torch.optim.AdamW(prior.parameters(), lr=rate, weight_decay=decay)
    order = sorted(range(len(data)), key=lambda i: len(data[i][1]))
    batches = [order[i:i + 64] for i in range(0, len(order), 64)]
    rng = np.random.default_rng(1)
    for epoch in range(passes):
        sums = np.zeros(2)
        for g in optimizer.param_groups:
            g["lr"] = rate * (1 - epoch / passes)
        for k in rng.permutation(len(batches)):
            batch = [data[i] for i in batches[k]]
            n = max(len(b[1]) for b in batch)
            base, gain, wanted = (torch.zeros(len(batch), n) for _ in range(3))
            base -= 1e4
            features, memory = torch.zeros(len(batch), n, read[0][0].shape[1]), torch.zeros(len(batch), n, read[0][1].shape[1])
            there = torch.zeros(len(batch), n, 1)
            for row, (document, scores, usable, g, w) in enumerate(batch):
                m = len(scores)
                features[row, :m], memory[row, :m] = read[document]
                there[row, :m] = 1
                base[row, :m] = torch.from_numpy(np.where(usable, scores, -1e4))
                gain[row, :m], wanted[row, :m] = torch.from_numpy(g), torch.from_numpy(w.astype(np.float32))
            score = base + prior(features, memory, (memory * there).sum(1, keepdim=True) / there.sum(1, keepdim=True))
            logp = score.log_softmax(1)
            risk = -(logp.exp() * gain).sum(1).mean()
            point = -(logp + wanted.clamp(1e-9).log()).logsumexp(1).mean()
            optimizer.zero_grad()
            (risk + likelihood * point).backward()
            optimizer.step()
            sums += [-float(risk), float(point)]
        print(f"pass {epoch + 1}: expected gain {sums[0] / len(batches):.3f}, likelihood {sums[1] / len(batches):.3f}, {time.process_time():.0f} cpu-s", flush=True)
    return prior.eval()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("checkpoint")
    p.add_argument("--sentences", nargs="+", required=True)
    p.add_argument("--documents", nargs="+", required=True)
    p.add_argument("--most", type=int, default=500, help="documents of each file")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.set_num_threads(1)
    docs = [d for prefix, file in zip(a.sentences, a.documents) for d in load(prefix, file, 50, most=a.most)]
    data, read = choices(network(a.checkpoint), docs)
    print(f"{len(docs)} documents, {len(data)} choices, {time.process_time():.0f} cpu-s", flush=True)
    torch.save(fit(data, read).state_dict(), a.out)


if __name__ == "__main__":
    main()
