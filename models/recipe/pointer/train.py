"""Train the pointer network on frozen sentence vectors.

    python3 train.py --sentences PREFIX... --documents FILE... --validation PREFIX FILE --out RUN --epochs 20

May be stopped at any time; the same command goes on.
"""
import argparse
import json
import math
import os
import pickle
import random
import time
from collections import defaultdict

import numpy as np
import torch
from torch.nn import functional as F

from data import load, rewards, rouge
from model import Pointer

PLACES = [0, 1, 2, 3, 4, 8, 27, 28, 37]
"""Features that say where in the document a sentence stands; a part of the rows is read without them, so that content must do."""


def cached(prefix, documents, features, out):
    path = f"{prefix}.targets.pickle"
    if os.path.exists(path) and os.path.getmtime(path) > os.path.getmtime(prefix + ".jsonl"):
        return pickle.load(open(path, "rb"))
    docs = load(prefix, documents, features)
    for d in docs:
        d.vectors, d.features = np.array(d.vectors), np.array(d.features)
    pickle.dump(docs, open(path, "wb"))
    return docs


def batches(docs, rng, sentences=1200):
    """Documents of like length together, as many as have about `sentences` sentences."""
    order = sorted(docs, key=lambda d: len(d.words) * (1 + 0.2 * rng.random()))
    out, batch = [], []
    for d in order:
        if batch and (len(batch) + 1) * len(d.words) > sentences:
            out.append(batch)
            batch = []
        batch.append(d)
    out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch, rng=None, blind=0.15):
    b, s = len(batch), max(len(d.words) for d in batch)
    f = batch[0].features.shape[1]
    vectors, features = np.zeros((b, s, 384), np.float32), np.zeros((b, s, f + 1), np.float32)
    mask, usable = np.full((b, 1, 1, s), -1e4, np.float32), np.full((b, s), -1e4, np.float32)
    for i, d in enumerate(batch):
        n = len(d.words)
        vectors[i, :n], features[i, :n, :f] = d.vectors, d.features
        features[i, :n, f] = 1
        if rng is not None and rng.random() < blind:
            features[i, :, PLACES + [f]] = 0
        mask[i, 0, 0, :n] = 0
        usable[i, :n][d.prose] = 0
    return torch.from_numpy(vectors), torch.from_numpy(features), torch.from_numpy(mask), torch.from_numpy(usable)


def loss_of(model, batch, rng):
    vectors, features, mask, usable = collate(batch, rng)
    if rng is not None:
        vectors = vectors + 0.01 * torch.randn_like(vectors)
    memory, scores, length = model.encode(vectors, features, mask)
    b, s = usable.shape
    steps = max(len(d.chosen) for d in batch)
    index = torch.zeros(b, steps, dtype=torch.long)
    wanted = torch.zeros(b, steps + 1, s + 1)
    valid = torch.zeros(b, steps + 1)
    wish = torch.zeros(b, 2)
    gain, told = torch.zeros(b, steps, s), torch.zeros(b, steps)
    soft, weight = torch.zeros(b, s), torch.zeros(b)
    target = torch.zeros(b)
    for i, d in enumerate(batch):
        chosen = list(d.chosen)
        if rng is not None:
            rng.shuffle(chosen)
            if rng.random() < 0.8:
                wish[i, 0], wish[i, 1] = math.log(max(3, int(d.words[chosen].sum()))) / 5, 1
        k = len(chosen)
        index[i, :k] = torch.tensor(chosen, dtype=torch.long)
        for t in range(k):
            wanted[i, t, chosen[t:]] = 1
        wanted[i, k, s] = 1
        valid[i, :k + 1] = 1.0 / (k + 1)
        if d.parts is not None:
            told[i, :k] = 1.0 / k
            for t, r in enumerate(rewards(d, chosen)):
                gain[i, t, :len(r)] = torch.from_numpy(r.astype(np.float32))
        if d.alone is not None:
            alone = torch.from_numpy(np.asarray(d.alone, np.float32))
            soft[i, :len(alone)] = 0.5 * alone / max(1e-6, float(alone.max()))
            soft[i, chosen] += 0.5
            weight[i] = 1
            target[i] = math.log(max(3, len(d.reference.split())))
    prefix = torch.gather(memory, 1, index.unsqueeze(2).expand(-1, -1, memory.shape[2]))
    logits = model.decode(memory, mask, prefix, wish)
    banned = torch.zeros(b, steps + 1, s + 1)
    banned[:, :, :s] = usable.unsqueeze(1)
    taken = torch.zeros(b, steps + 1, s)
    for t in range(steps):
        live = (valid[:, t + 1:t + 2] > 0).float()
        taken[torch.arange(b), t + 1:, index[:, t]] += live
    banned[:, :, :s] = banned[:, :, :s] - 1e4 * (taken > 0).float()
    logp = (logits + banned).log_softmax(2)
    point = -(logp + (wanted.clamp(1e-9).log())).logsumexp(2)
    pointer = (point * valid).sum() / b
    chances = (logits + banned)[:, :steps, :s].softmax(2)
    risk = -((chances * gain).sum(2) * told).sum() / b
    per = F.binary_cross_entropy_with_logits(scores[:, :, 0], soft, reduction="none") * (usable > -1).float()
    chance = (per.sum(1) / (usable > -1).float().sum(1) * weight).sum() / b
    size = (F.smooth_l1_loss(length, target, reduction="none", beta=0.3) * weight).sum() / b
    return pointer, chance, size, risk


@torch.no_grad()
def predict(model, d, blind=False):
    vectors, features, mask, usable = collate([d])
    if blind:
        features[:, :, PLACES + [features.shape[2] - 1]] = 0
    memory, scores, length = model.encode(vectors, features, mask)
    return memory, mask, scores[0].numpy(), float(length[0])


@torch.no_grad()
def choose(model, d, budget=None, most=30, scale=1.0, value=0.0, repetition=0.5, leaning=0.4, overshoot=1.0):
    """Greedy, as the program chooses for a brief: the likeliest sentence, until the words that the model expects are there."""
    memory, mask, scores, length = predict(model, d)
    words = budget if budget is not None else scale * math.exp(length)
    w = torch.zeros(1, 2)
    w[0, 0], w[0, 1] = math.log(max(3, words)) / 5, 1
    chosen, used = [], 0
    closed = np.where(d.prose, 0, -1e4)
    leans = d.features[:, 22] > 0
    nearest = np.zeros(len(d.words))
    while len(chosen) < most:
        logits = torch.log_softmax(model.decode(memory, mask, memory[:, chosen], w)[0, -1, :-1] + torch.from_numpy(closed.astype(np.float32)), 0).numpy()
        follows = np.array([i - 1 in chosen for i in range(len(d.words))])
        s = logits + value * scores[:, 0] - repetition * nearest - leaning * (leans & ~follows) + closed
        s = s - overshoot * np.maximum(0, np.log((used + d.words) / words))
        i = int(s.argmax())
        if closed[i] < -5e3 or chosen and used + d.words[i] / 2 > words:
            break
        chosen.append(i)
        used += int(d.words[i])
        closed[i] = -1e4
        nearest = np.maximum(nearest, d.vectors @ d.vectors[i])
    return chosen


def lead(d, n):
    return [i for i in range(len(d.words)) if d.prose[i]][:n]


def evaluate(model, docs, each=None, **options):
    by = defaultdict(list)
    for d in docs:
        out = d.write(choose(model, d, **options))
        by[d.source].append((rouge(out, d.reference)[0], rouge(d.write(lead(d, 1)), d.reference)[0], rouge(d.write(lead(d, 3)), d.reference)[0],
                             len(out.split()) / max(1, len(d.reference.split())), rouge(d.write(d.chosen), d.reference)[0]))
    rows = {s: np.mean(v, 0) for s, v in by.items()}
    return rows


def report(rows):
    gains = []
    for s, (r, l1, l3, ratio, best) in sorted(rows.items()):
        gains.append(100 * (r - max(l1, l3)))
        print(f"  {s:18s} R1 {100 * r:5.1f}  lead1 {100 * l1:5.1f}  lead3 {100 * l3:5.1f}  gain {gains[-1]:+5.1f}  length {ratio:4.2f}  oracle {100 * best:5.1f}")
    print(f"  mean R1 {100 * np.mean([v[0] for v in rows.values()]):.2f}  gain {np.mean(gains):+.2f}  length {np.mean([v[3] for v in rows.values()]):.2f}", flush=True)


def widened(weights, features):
    """Weights of a model that knew fewer features: the new ones begin without effect; the last input says whether places are known."""
    old = weights["features.weight"]
    new = torch.zeros(old.shape[0], features + 1)
    new[:, :old.shape[1] - 1] = old[:, :-1]
    new[:, -1] = old[:, -1]
    return {**weights, "features.weight": new}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--sentences", nargs="+", required=True)
    p.add_argument("--documents", nargs="+", required=True)
    p.add_argument("--validation", nargs=2, required=True)
    p.add_argument("--features", type=int, default=50)
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=20, help="passes over the documents")
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--encoder", type=int, default=2)
    p.add_argument("--rate", type=float, default=1.5e-3)
    p.add_argument("--init", help="checkpoint to start from, with a fresh optimizer; it may know fewer features")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rows", type=int, default=12)
    p.add_argument("--every", type=int, default=5)
    p.add_argument("--drop", type=float, default=0.15)
    p.add_argument("--pointer", type=float, default=0.5, help="weight of the likelihood of the best set")
    p.add_argument("--risk", type=float, default=2, help="weight of the expected gain in ROUGE")
    a = p.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    docs = [d for prefix, file in zip(a.sentences, a.documents) for d in cached(prefix, file, a.features, a.out)]
    validation = cached(*a.validation, a.features, a.out)
    small, count = [], defaultdict(int)
    for d in validation:
        count[d.source] += 1
        if count[d.source] <= a.rows:
            small.append(d)
    print(f"{len(docs)} documents, {sum(len(d.words) for d in docs)} sentences; {len(validation)} of validation", flush=True)
    os.makedirs(a.out, exist_ok=True)
    model = Pointer(a.features, width=a.width, inner=2 * a.width, encoder=a.encoder, drop=a.drop)
    print(sum(q.numel() for q in model.parameters()), "parameters")
    if a.init:
        model.load_state_dict(widened(torch.load(a.init)["model"], a.features))
    decay = [q for q in model.parameters() if q.dim() > 1]
    other = [q for q in model.parameters() if q.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.05}, {"params": other, "weight_decay": 0}], lr=a.rate, betas=(0.9, 0.98))
    begun = time.time()
    epoch, step = 0, 0
    file = os.path.join(a.out, "latest.pt")
    if os.path.exists(file):
        state = torch.load(file)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        epoch, step = state["epoch"], state["step"]
    while epoch < a.epochs:
        model.train()
        sums, rng = np.zeros(4), random.Random(1000 * a.seed + epoch)
        passes = batches(docs, rng)
        for n, batch in enumerate(passes):
            done = (epoch + n / len(passes)) / a.epochs
            rate = a.rate * min(1, (step + 1) / 60) * (1 if done < 0.4 else max(0.02, (1 - done) / 0.6))
            for g in optimizer.param_groups:
                g["lr"] = rate
            parts = loss_of(model, batch, rng)
            loss = a.pointer * parts[0] + 2 * parts[1] + 0.7 * parts[2] + a.risk * parts[3]
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            sums += [float(x) for x in parts]
        epoch += 1
        model.eval()
        sums /= len(passes)
        print(f"epoch {epoch} step {step} {time.time() - begun:.0f}s {time.process_time():.0f} cpu-s  "
              f"pointer {sums[0]:.3f} chance {sums[1]:.3f} length {sums[2]:.3f} risk {sums[3]:.3f}", flush=True)
        if epoch % a.every == 0 or epoch == a.epochs:
            report(evaluate(model, small))
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "config": model.config, "epoch": epoch, "step": step}, file + ".tmp")
        os.replace(file + ".tmp", file)


if __name__ == "__main__":
    main()
