"""Grounded greedy decoding: the output is made of spans of the source and of nothing else.

A state per row holds the source positions that the last token may have been copied from. The next token must continue one of
them. A new span may begin where a sentence of the source begins, once the current one is over, and each sentence can be used
once, so that nothing is invented and nothing loops. For titles a span may begin at any word and end after any word.
"No answer." is always allowed as the whole output when the task is a question.
"""
import re

import torch

from model import BOS, EOS
from texts import NO_ANSWER

_END = re.compile(r"[.!?][\"'”’)\]]*$")


class Pieces:
    """What grounding has to know about the vocabulary."""

    def __init__(self, tokenizer):
        self.text = [tokenizer.id_to_piece(i) for i in range(tokenizer.vocab_size())]
        known = {piece: i for i, piece in enumerate(self.text)}
        self.bare = {i: known[p[1:]] for i, p in enumerate(self.text) if p.startswith("▁") and p[1:] in known}
        self.spaced = {bare: i for i, bare in self.bare.items()}
        self.refusal = tokenizer.encode(NO_ANSWER)
        self.lines = {i for i, p in enumerate(self.text) if p and not p.strip("\n")}

    def variants(self, token, first):
        """The forms of a token at the beginning of a span: without its space at the very start, with it later."""
        return {self.bare.get(token, token)} if first else {token, self.spaced.get(token, token)}


class Row:
    """The grounding state of one output. `source` are the ids of the document alone, without prompt or question."""

    def __init__(self, pieces, source, task):
        self.pieces, self.source, self.task = pieces, source, task
        self.active, self.out, self.used, self.refusing = set(), [], set(), False
        self.sentence_starts, self.word_starts = [], []
        for i, token in enumerate(source):
            before = pieces.text[source[i - 1]] if i else "\n"
            line = i == 0 or source[i - 1] in pieces.lines
            if token in pieces.lines:
                continue
            if line or pieces.text[token].startswith("▁"):
                self.word_starts.append(i)
                if line or _END.search(before):
                    self.sentence_starts.append(i)

    def ended(self):
        """Whether the output may stop, or jump, here."""
        if not self.out:
            return False
        at_line = any(p >= len(self.source) or self.source[p] in self.pieces.lines for p in self.active)
        if self.task == "headline":
            return at_line or any(p in self.starts_after for p in self.active)
        return at_line or bool(_END.search(self.pieces.text[self.out[-1]]))

    @property
    def starts_after(self):
        return set(self.word_starts)

    def allowed(self):
        """Token ids that may come next."""
        if self.refusing:
            return {self.pieces.refusal[len(self.out)]} if len(self.out) < len(self.pieces.refusal) else {EOS}
        found = {self.source[p] for p in self.active if p < len(self.source)} - self.pieces.lines
        if not self.out:
            for p in self.word_starts if self.task == "headline" else self.sentence_starts:
                found |= self.pieces.variants(self.source[p], True)
            if self.task == "compress":
                found.add(self.pieces.refusal[0])
        elif self.ended():
            found.add(EOS)
            if self.task != "headline":
                for p in self.sentence_starts:
                    if p not in self.used:
                        found |= self.pieces.variants(self.source[p], False)
        return found or {EOS}

    def take(self, token):
        """Record a chosen token."""
        following = {p + 1 for p in self.active if p < len(self.source) and self.source[p] == token}
        if not self.out or (self.task != "headline" and self.ended()):
            starts = self.word_starts if self.task == "headline" else self.sentence_starts
            for p in starts:
                if (not self.out or p not in self.used) and token in self.pieces.variants(self.source[p], not self.out):
                    following.add(p + 1)
        if not self.out and self.task == "compress" and token == self.pieces.refusal[0] and not following:
            self.refusing = True
        self.active = following
        self.out.append(token)
        # A sentence is used once the output has followed it for a few tokens.
        for p in self.sentence_starts:
            if any(a - p == 4 for a in following):
                self.used.add(p)


@torch.no_grad()
def grounded_greedy(model, sources, documents, tasks, pieces, longest):
    """As decode.greedy, with a Row per source. `documents` are the ids of the documents inside the sources."""
    rows = [Row(pieces, d, t) for d, t in zip(documents, tasks)]
    padded = torch.zeros(len(sources), max(map(len, sources)), dtype=torch.int64)
    for i, ids in enumerate(sources):
        padded[i, :len(ids)] = torch.tensor(ids)
    memory, mask = model.encode(padded)
    cross, past = model.cross(memory), None
    token, done = torch.full((len(rows), 1), BOS), [False] * len(rows)
    for _ in range(longest):
        hidden, past = model.decode(token, cross, mask, past)
        logits = model.logits(hidden[:, -1])
        probabilities = logits.softmax(-1)
        for i, row in enumerate(rows):
            if not done[i]:
                allowed = row.allowed()
                if len(allowed) > 1 and probabilities[i, EOS] < 0.5:    # EOS against all other tokens together
                    allowed.discard(EOS)
                choices = torch.tensor(sorted(allowed))
                best = choices[logits[i, choices].argmax()].item()
                token[i, 0] = best
                if best == EOS:
                    done[i] = True
                else:
                    row.take(best)
        if all(done):
            break
    return [row.out for row in rows]
