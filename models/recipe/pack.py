"""Tokenised examples in compressed uint16 arrays, small enough to be carried anywhere.

A pack is a folder of `*.npz` parts. A part holds `tokens` (all sources and targets, one after the other, without
padding), `sources` and `targets` (their lengths), so 40 million tokens take about 60 MB. Sources have no start token, as
everywhere in this project; targets end with EOS.
"""
import glob
import os

import numpy as np

PART_TOKENS = 16_000_000
"""Tokens in one part: below 32 MB compressed, whatever the text."""


LENGTH_MARK = 20_000
"""Added to the shares of lengths in a choice, so that they can be told from those of sentences."""


def choice_rows(shares, ids, lengths=(), length_ids=()):
    """A choice as the target of an example: share (in ten-thousandths) and id of every piece that can be chosen, then of every length."""
    flat = []
    for share, piece in zip(shares, ids):
        flat += [round(share * 10_000), piece]
    for share, piece in zip(lengths, length_ids):
        flat += [round(share * 10_000) + LENGTH_MARK, piece]
    return flat


class PackWriter:
    def __init__(self, folder, name, part_tokens=PART_TOKENS):
        self.folder, self.name, self.part_tokens = folder, name, part_tokens
        self.part, self.count = 0, 0
        os.makedirs(folder, exist_ok=True)
        for old in glob.glob(os.path.join(folder, name + "-[0-9]*.npz")):
            os.remove(old)
        self._clear()

    def _clear(self):
        self.tokens, self.sources, self.targets, self.size = [], [], [], 0

    def add(self, source, target):
        """Two lists of ids; the target without EOS."""
        self.tokens += [np.array(source, np.uint16), np.array(target + [1], np.uint16)]
        self.sources.append(len(source))
        self.targets.append(len(target) + 1)
        self.size += len(source) + len(target) + 1
        self.count += 1
        if self.size >= self.part_tokens:
            self.flush()

    def flush(self):
        if not self.sources:
            return
        path = os.path.join(self.folder, f"{self.name}-{self.part:03d}.npz")
        np.savez_compressed(path + ".tmp.npz", tokens=np.concatenate(self.tokens),
                            sources=np.array(self.sources, np.uint16), targets=np.array(self.targets, np.uint16))
        os.replace(path + ".tmp.npz", path)
        self.part += 1
        self._clear()


class Pack:
    """All parts of one name: `pack[i]` is (source ids, target ids)."""

    def __init__(self, folder, name):
        paths = sorted(glob.glob(os.path.join(folder, name + "-[0-9]*.npz")))
        if not paths:
            raise FileNotFoundError(f"no pack {name} in {folder}")
        parts = [np.load(path) for path in paths]
        self.tokens = np.concatenate([p["tokens"] for p in parts])
        self.sources = np.concatenate([p["sources"] for p in parts]).astype(np.int64)
        self.targets = np.concatenate([p["targets"] for p in parts]).astype(np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.sources + self.targets)])

    def __len__(self):
        return len(self.sources)

    def __getitem__(self, i):
        start, middle, stop = self.starts[i], self.starts[i] + self.sources[i], self.starts[i + 1]
        return self.tokens[start:middle], self.tokens[middle:stop]
