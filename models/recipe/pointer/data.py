"""Documents as a pointer model sees them: sentence vectors and features made by the product's own code, and what a good choice would have been.

`load` reads what `models/recipe/sentences` wrote (PREFIX.jsonl, PREFIX.vec float16 [sentences, 384], PREFIX.feat float32 [sentences, features]) and the documents with their references.
"""
import json
import re
from collections import Counter
from itertools import islice

import numpy as np

WIDTH = 384
"""Length of a sentence vector."""

MOST = 1024
"""Sentences of a document that are read at once."""


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def grams(tokens):
    return Counter(tokens), Counter(zip(tokens, tokens[1:]))


def rouge(output, reference):
    """(ROUGE-1, ROUGE-2) F1."""
    scores = []
    for o, r in zip(grams(words(output)), grams(words(reference))):
        hit = sum((o & r).values())
        scores.append(2 * hit / max(1, sum(o.values()) + sum(r.values())))
    return scores


def count_matrix(sentences, reference):
    """Counts of the reference's n-grams in every sentence, for n = 1 and 2: [(matrix, reference counts, n-grams per sentence, n-grams of the reference)]."""
    out = []
    tokens = [words(s) for s in sentences]
    for n, wanted in enumerate(grams(words(reference)), 1):
        index = {g: i for i, g in enumerate(wanted)}
        matrix = np.zeros((len(tokens), len(index)), np.float32)
        total = np.array([max(0, len(t) - n + 1) for t in tokens], np.float32)
        for row, t in zip(matrix, tokens):
            for g in (t if n == 1 else zip(t, t[1:])):
                if g in index:
                    row[index[g]] += 1
        out.append((matrix, np.array(list(wanted.values()), np.float32), total, float(sum(wanted.values()))))
    return out


def value(parts, base=None, base_total=(0, 0)):
    """ROUGE-1 + half ROUGE-2 of what is chosen together with each sentence."""
    score = 0
    for weight, (matrix, wanted, total, whole), have, length in zip((1, 0.5), parts, base or (0, 0), base_total):
        hit = np.minimum(matrix + have, wanted).sum(1)
        score = score + weight * 2 * hit / np.maximum(1, length + total + whole)
    return score


def oracle(parts, usable, most=40):
    """Sentences that together score best, greedily, and the score of each alone."""
    alone = value(parts)
    chosen, best = [], 0
    have, length = [np.zeros_like(p[1]) for p in parts], [0, 0]
    while len(chosen) < most:
        score = np.where(usable, value(parts, have, length), -1)
        score[chosen] = -1
        i = int(score.argmax())
        if score[i] <= best + 1e-4:
            break
        best = float(score[i])
        chosen.append(i)
        have = [h + p[0][i] for h, p in zip(have, parts)]
        length = [n + p[2][i] for n, p in zip(length, parts)]
    return chosen, alone


def rewards(d, order):
    """Per step, how much every sentence adds to the score of those of `order` before it: 1 is the most that any adds, -1 the least that counts."""
    have, length, out, before = [np.zeros_like(p[1]) for p in d.parts], [0, 0], [], 0.0
    for i in order:
        score = value(d.parts, have, length)
        gain = np.where(d.prose, score - before, 0)
        out.append(np.clip(gain / max(1e-3, float(gain.max())), -1, 1))
        before = float(score[i])
        have = [h + p[0][i] for h, p in zip(have, d.parts)]
        length = [n + p[2][i] for n, p in zip(length, d.parts)]
    return out


class Document:
    def __init__(self, row, text, vectors, features, start, length, prose):
        self.id, self.source, self.reference = row["id"], row.get("source", ""), row.get("summary", "")
        self.row = row
        self.text = text
        self.vectors, self.features = vectors, features
        self.sentences = [text[s:s + n] for s, n in zip(start, length)]
        self.words = np.array([len(s.split()) for s in self.sentences])
        self.prose = np.array(prose, bool) & (self.words > 1)
        if not self.prose.any():
            self.prose[:] = True
        self.chosen, self.alone, self.parts = [], None, None

    def write(self, chosen):
        return " ".join(self.sentences[i] for i in sorted(chosen))


def load(prefix, documents, features, targets=True, most=None):
    rows = {}
    for line in open(documents, encoding="utf-8"):
        row = json.loads(line)
        rows[row["id"]] = row
    vec = np.memmap(prefix + ".vec", np.float16, "r").reshape(-1, WIDTH)
    feat = np.memmap(prefix + ".feat", np.float32, "r").reshape(-1, features)
    out = []
    for line in islice(open(prefix + ".jsonl", encoding="utf-8"), most):
        at = json.loads(line)
        n = min(len(at["start"]), MOST)
        if n < 3 or at["row"] + n > len(vec):
            continue
        row = rows[at["id"]]
        span = slice(at["row"], at["row"] + n)
        d = Document(row, row["document"], vec[span], feat[span], at["start"][:n], at["length"][:n], at["prose"][:n])
        if targets and d.reference:
            parts = count_matrix(d.sentences, d.reference)
            d.chosen, d.alone = oracle(parts, d.prose)
            if not d.chosen:
                continue
            d.parts = [(np.minimum(m, 255).astype(np.uint8), wanted, total, whole) for m, wanted, total, whole in parts]
        out.append(d)
    return out
