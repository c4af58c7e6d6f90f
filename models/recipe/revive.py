"""Wake an encoder whose attention has died, and plant what choosing needs.

    python3 revive.py CHECKPOINT --look --packs PACKS             # how alive each layer is
    python3 revive.py CHECKPOINT OUT --packs PACKS                # reset the dead layers and plant two heads and a reader

Trained at a high learning rate, without a bound on their scores, heads come to look at one and the same piece, whatever the text: their scores are so large that no gradient passes the
softmax any more. The loss goes on falling, since a decoder copies by itself once a sentence has begun, but nothing in the encoder compares the question with the text. liveness.py says when a layer is taken for dead.

Dead layers get new, small weights; the rest stays. Waiting for comparing to be found again takes longer than a CPU run has, so the last heads of two of the reset layers are given a start, by linear regression on
what the pieces hold at that depth: in the first, every piece looks at the last mark before it and learns to which sentence it belongs; in the second, at the same piece elsewhere, most of all in
the question, and learns whether that one is asked about. A head of the decoder begins by looking where pieces are asked about, and names their mark. Everything is trained further. Starting values that spare a model
the discovery: Trockman and Kolter 2023, "Mimetic initialization of self-attention layers". Measured: 3 minutes of training after this, the sentence that holds given keywords is found in 88 % of short texts;
before, after any training, in 33 %, which is chance.
"""
import argparse
import math
import os
from collections import Counter

import sentencepiece
import torch

from checkpoint import export, load
from liveness import is_dead, liveness
from model import BOS
from pack import Pack
from texts import MARKERS

NEAR = (8, 10, 12, 14, 16)
"""Pairs of a head's dimensions that turn by 0.1 to 0.01 a piece: together they tell pieces that are near."""

FAVOUR, SLOW = 21, range(22, 32)
"""Pairs that hardly turn within a document."""


def ridge(x, y, weight=1e-3):
    """Linear map [256, ...] from states [n, 256] to what is wanted of them."""
    return torch.linalg.solve(x.T @ x / len(x) + weight * torch.eye(x.shape[1], dtype=x.dtype) * x.pow(2).mean(), x.T @ y / len(x))


class Texts:
    """Marked documents, and what is true of each of their pieces."""

    def __init__(self, rows, marks):
        self.rows, self.marks = rows, marks
        counts = Counter(piece for row in rows for piece in set(row))
        own, asked, again, rare = [], [], [], []
        for row in rows:
            first = min((i for i, piece in enumerate(row) if piece in marks), default=len(row))
            question, last = set(row[4:first - 1]), -1
            for i, piece in enumerate(row):
                last = piece if piece in marks else last
                own.append(last)
                asked.append(4 <= i < first - 1)
                again.append(i > first and piece in question and piece not in marks)
                rare.append(min(5.0, max(0.0, math.log(len(rows) / (1 + counts[piece])))))
        self.pieces = torch.tensor([piece for row in rows for piece in row])
        self.own, self.asked, self.again = torch.tensor(own), torch.tensor(asked).double(), torch.tensor(again).double()
        self.rare = torch.tensor(rare).double()
        self.is_mark = torch.tensor([piece in marks for piece in self.pieces.tolist()])

    @torch.no_grad()
    def states(self, encoder, depth):
        """What the attention of layer `depth` reads, or the memory after the last, [pieces, hidden]."""
        found = []
        for row in self.rows:
            x, table, mask = encoder.embed(torch.tensor([row])), encoder.table(len(row), "cpu"), torch.zeros(1, 1, 1, len(row))
            for layer in encoder.layers[:depth]:
                x = layer(x, mask, table)
            found.append((encoder.layers[depth].pre_self_attn_layernorm(x) if depth < len(encoder.layers) else encoder.norm(x))[0])
        return torch.cat(found).double()


def reset(layer):
    """Small new attention weights; what the layer adds is made smaller too."""
    attention = layer.self_attn
    width = attention.q_proj.weight.shape[1] ** -0.5
    for part, size in ((attention.q_proj, 0.03), (attention.k_proj, 0.03), (attention.v_proj, width), (attention.o_proj, 0.3 * width)):
        part.weight.normal_(0, size)
    layer.post_self_attn_layernorm.weight.fill_(-0.3)
    layer.post_feedforward_layernorm.weight.sub_(1).div_(2)


class Planter:
    """Writes the last head of attention modules."""

    def __init__(self, model, texts):
        self.texts, self.encoder, self.decoder = texts, model.model["encoder"], model.model["decoder"]
        self.width = self.encoder.layers[0].self_attn.shape.head_dim
        rows = self.decoder.embed_tokens.weight.double()
        marks = torch.tensor(sorted(texts.marks))
        centred = rows[marks] - rows[marks].mean(0)
        self.basis = torch.linalg.svd(centred, full_matrices=False)[2][:self.width]
        self.codes = dict(zip(marks.tolist(), centred @ self.basis.T))
        self.free = torch.linalg.qr(torch.randn(rows.shape[1], rows.shape[1], dtype=torch.double))[0]

    def head(self, attention):
        last = attention.shape.heads - 1
        return slice(last * self.width, (last + 1) * self.width)

    def code(self, pieces):
        return torch.stack([self.codes[piece] for piece in pieces.tolist()])

    def own_mark(self, depth):
        """Every piece looks at the nearest mark, rather behind than ahead, and takes over its code."""
        attention, x = self.encoder.layers[depth].self_attn, self.texts.states(self.encoder, depth)
        head, one, mark = self.head(attention), ridge(x, torch.ones(len(x), dtype=x.dtype)), ridge(x, self.texts.is_mark.double())
        strength = math.sqrt(40 / max(0.3, (x @ mark)[self.texts.is_mark].mean().item()))
        attention.q_proj.weight[head], attention.k_proj.weight[head] = 0, 0
        for pair in NEAR:
            angle = -8 * 10000 ** (-2 * pair / self.width)
            attention.q_proj.weight[head.start + pair] = (strength * math.cos(angle) * one).float()
            attention.q_proj.weight[head.start + pair + self.width // 2] = (strength * math.sin(angle) * one).float()
            attention.k_proj.weight[head.start + pair] = (strength * mark).float()
        held = x[self.texts.is_mark]
        value = ridge(held, self.code(self.texts.pieces[self.texts.is_mark]), 1e-2)
        attention.v_proj.weight[head] = (value / (held @ value).pow(2).mean().sqrt()).T.float()
        attention.o_proj.weight[:, head] = self.free[:, :self.width].float()

    def same_piece(self, depth):
        """Every piece looks at its like, most of all in the question, and takes over how telling it is there: 0 where it is not asked about."""
        attention, x = self.encoder.layers[depth].self_attn, self.texts.states(self.encoder, depth)
        head, asked = self.head(attention), ridge(x, self.texts.asked)
        pairs = [*SLOW, *(pair + self.width // 2 for pair in SLOW)]
        alike = self.likeness(x, len(pairs)).float()
        for part in (attention.q_proj.weight, attention.k_proj.weight):
            part[head] = 0
            part[[head.start + pair for pair in pairs]] = alike
        attention.q_proj.weight[head.start + FAVOUR] = (math.sqrt(24) * ridge(x, torch.ones(len(x), dtype=x.dtype))).float()
        attention.k_proj.weight[head.start + FAVOUR] = (math.sqrt(24) * asked).float()
        wanted = self.texts.asked * self.texts.rare
        attention.v_proj.weight[head] = 0
        attention.v_proj.weight[head.start] = (ridge(x, wanted) * 8 / wanted.max()).float()
        attention.o_proj.weight[:, head] = 0
        attention.o_proj.weight[:, head.start] = (2 * self.free[:, 200]).float()

    def likeness(self, x, count):
        """Map [count, hidden] in which states of one piece are close and states of different ones are not (linear discriminants), whatever stands around them."""
        pieces, place, often = self.texts.pieces.unique(return_inverse=True, return_counts=True)
        means = torch.zeros(len(pieces), x.shape[1], dtype=x.dtype).index_add_(0, place, x) / often[:, None]
        kept = (often >= 4) & ~torch.isin(pieces, torch.tensor(sorted(self.texts.marks)))
        inside = (x - means[place])[kept[place]]
        centre = means[kept].mean(0)
        between = means[kept] - centre
        within = inside.T @ inside / len(inside)
        within += 0.05 * torch.eye(len(within), dtype=x.dtype) * within.diagonal().mean()
        whiten = torch.linalg.inv(torch.linalg.cholesky(within))
        values, vectors = torch.linalg.eigh(whiten @ (between.T @ between / len(between)) @ whiten.T)
        found = (whiten.T @ vectors[:, -count:]).T / values[-count:].sqrt()[:, None]
        common = centre / centre.norm()
        found -= (found @ common)[:, None] * common
        size = (between @ found.T).pow(2).sum(1).mean()
        return torch.linalg.qr(torch.randn(count, count, dtype=x.dtype))[0] @ found * math.sqrt(12 * math.sqrt(self.width) / size)

    def reader(self):
        """The decoder, at its first step, looks where pieces are asked about and names their mark."""
        layer, x = self.decoder.layers[0], self.texts.states(self.encoder, len(self.encoder.layers))
        cross = layer.cross_attn
        head, others = self.head(cross), slice(0, (cross.shape.heads - 1) * self.width)
        begun, _ = layer.attend(self.decoder.embed(torch.tensor([[BOS]])), torch.zeros(1, 1, 1, 1), self.decoder.table(1, "cpu"))
        start = layer.pre_cross_attn_layernorm(begun)[0, 0].double()
        inside = self.texts.own >= 0
        value = ridge(x[inside], self.code(self.texts.own[inside]), 1e-2)
        usual = (x[:2000] @ cross.v_proj.weight[others].double().T).pow(2).mean().sqrt()
        cross.q_proj.weight[head], cross.k_proj.weight[head] = 0, 0
        cross.q_proj.weight[head.start] = (start / start.dot(start) * math.sqrt(32)).float()
        cross.k_proj.weight[head.start] = (ridge(x, self.texts.again * self.texts.rare) * math.sqrt(32)).float()
        cross.v_proj.weight[head] = (value.T / (x[inside] @ value).pow(2).mean().sqrt() * usual).float()
        cross.o_proj.weight[:, head] = (self.basis.T * cross.o_proj.weight[:, others].pow(2).mean().sqrt() * 24).float()


@torch.no_grad()
def revive(model, texts, dead):
    """Resets the layers `dead` (at least two), and plants the heads in the first two of them."""
    for depth in dead:
        reset(model.model["encoder"].layers[depth])
    planter = Planter(model, texts)
    planter.own_mark(dead[0])
    planter.same_piece(dead[1])
    planter.reader()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("out", nargs="?")
    parser.add_argument("--packs", required=True, help="folder with choose-keyword-short and choose-answer-short")
    parser.add_argument("--look", action="store_true", help="only say how alive the layers are")
    args = parser.parse_args()
    torch.manual_seed(0)
    path = os.path.join(args.checkpoint, "tokenizer.model")
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=path)
    packs = {name: Pack(args.packs, name) for name in ("choose-keyword-short", "choose-answer-short")}
    rows = [pack[i][0].tolist() for (name, pack), count in zip(packs.items(), (200, 80)) for i in range(500, 500 + count)]
    model = load(args.checkpoint)
    alive = liveness(model.model["encoder"], max(rows, key=len))
    for depth, state in enumerate(alive):
        print(f"layer {depth}: {state[0]:4.0%} of what attention adds differs between pieces, entropy {state[1]:.2f}{', dead' if is_dead(*state) else ''}", flush=True)
    if args.look:
        return
    dead = [depth for depth, state in enumerate(alive) if is_dead(*state)]
    if not args.out or len(dead) < 2:
        raise SystemExit("nothing to do: give OUT, and a checkpoint of which at least two encoder layers are dead")
    revive(model, Texts(rows, {tokenizer.piece_to_id(piece) for piece in MARKERS}), dead)
    export(model, args.out, path, torch.float32)


if __name__ == "__main__":
    main()
