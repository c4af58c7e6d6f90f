"""An endless, resumable stream of padded batches drawn from several packs by weight."""
import numpy as np
import torch

from pack import LENGTH_MARK

POOL = 768
"""Examples sorted by length together: large enough for little padding, small enough to mix the tasks."""


class Sampler:
    """Draws examples; its whole position is a small dictionary.

    A pool is a pure function of the state at its start. A checkpoint stores that state and how many batches of the pool
    were used, and resuming draws the same pool again.
    """

    def __init__(self, packs, seed, batch_tokens):
        self.packs, self.batch_tokens = packs, batch_tokens
        self.mean = {name: float(np.mean(p.sources + (0 if name.startswith("choose") else p.targets))) for name, p in packs.items()}
        self.state = {"seed": seed, "pools": 0, "cursors": {name: 0 for name in packs}, "used": 0}
        self.orders = {}

    def _next(self, name, cursors):
        """The next index of a pack: a fresh permutation for every pass over it."""
        size = len(self.packs[name])
        epoch, position = divmod(cursors[name], size)
        key = (name, epoch)
        if key not in self.orders:
            self.orders = {k: v for k, v in self.orders.items() if k[0] != name}
            words = [self.state["seed"], epoch] + list(name.encode())
            self.orders[key] = np.random.default_rng(words).permutation(size)
        cursors[name] += 1
        return self.orders[key][position]

    def _pool(self, weights, longest):
        """Batches (lists of (task, source, target)) of one pool, and the cursors after it. Weights are shares of tokens."""
        random = np.random.default_rng([self.state["seed"], 7, self.state["pools"]])
        names = [n for n in weights if weights[n] > 0]
        shares = np.array([weights[n] / min(self.mean[n], longest) for n in names])
        cursors = dict(self.state["cursors"])
        picked = []
        for which in random.choice(len(names), POOL, p=shares / shares.sum()):
            name = names[which]
            for _ in range(50):    # skip what is too long for this phase
                source, target = self.packs[name][self._next(name, cursors)]
                if len(source) <= longest:
                    picked.append((name, source, target))
                    break
        picked.sort(key=lambda e: (len(e[1]), written(e)))
        batches, batch, widest = [], [], 0
        for example in picked:
            width = len(example[1]) + max(widest, written(example))
            if batch and (len(batch) + 1) * width > self.batch_tokens:
                batches.append(batch)
                batch, widest = [], 0
            batch.append(example)
            widest = max(widest, written(example))
        batches.append(batch)
        random.shuffle(batches)
        return batches, cursors

    def batches(self, schedule):
        """Yield batches for ever. `schedule()` gives (weights, longest source) and is asked at every new pool."""
        while True:
            weights, longest = self.state.get("recipe") or schedule()
            self.state["recipe"] = (weights, longest)
            batches, cursors = self._pool(weights, longest)
            while self.state["used"] < len(batches):
                self.state["used"] += 1
                yield batches[self.state["used"] - 1]
            self.state.update(pools=self.state["pools"] + 1, cursors=cursors, used=0, recipe=None)


def pad(batch, device):
    """(source [B, S], target [B, T]) as int64, padded with 0 to multiples of 8."""
    def block(rows):
        width = -(-max(map(len, rows)) // 8) * 8
        out = np.zeros((len(rows), width), np.int64)
        for i, row in enumerate(rows):
            out[i, :len(row)] = row
        return torch.from_numpy(out).to(device, non_blocking=True)

    return block([e[1] for e in batch]), block([e[2] for e in batch])


def is_choice(example):
    """Whether an example (task, source, target) is a choice among pieces instead of a text to write."""
    return example[0].startswith("choose")


def written(example):
    """Tokens that the decoder reads for an example."""
    return 1 if is_choice(example) else len(example[2])


def pad_choices(batch, device):
    """(source [B, S], pieces to choose from [B, N], wanted shares [B, N], which of them are lengths [B, N]); see pack.choice_rows for the form of the targets.

    Filled up with piece 0. The shares of the sentences of a document add up to 1, and so do those of its lengths, if it has any.
    """
    source, _ = pad([(task, row, row[:1]) for task, row, _ in batch], device)
    blocks = [target[:-1].reshape(-1, 2).astype(np.int64) for _, _, target in batch]
    pieces = np.zeros((len(batch), max(map(len, blocks))), np.int64)
    wanted, lengths = np.zeros(pieces.shape, np.float32), np.zeros(pieces.shape, bool)
    for i, block in enumerate(blocks):
        size = len(block)
        pieces[i, :size] = block[:, 1]
        lengths[i, :size] = block[:, 0] >= LENGTH_MARK
        shares = block[:, 0] % LENGTH_MARK
        for group in (lengths[i, :size], ~lengths[i, :size]):
            wanted[i, :size][group] = shares[group] / max(1, shares[group].sum())
    return (source, *(torch.from_numpy(a).to(device) for a in (pieces, wanted, lengths)))
