"""Turn the training rows into tokenised examples, one pack per kind of example.

    python3 build_packs.py --work WORK --tokenizer DIR --out PACKS --words 340 [--only keyword answer ...]

Packs: keyword (find the sentence), answer, unanswerable, summary (summaries and oracle extracts), title, central,
validation (a sample of validation rows with their true targets, for the loss). `--words` is the longest source in words;
tokens are about 1.4 times as many. spans is UL2 denoising and needs a tokenizer of train_tokenizer.py. Deterministic by --seed.
"""
import argparse
import glob
import os
import random

import sentencepiece

import tasks
from datafiles import read_rows
from marking import mark
from pack import PackWriter, choice_rows
from texts import LENGTHS, REFUSAL, length_shares, prompt

WEIGHTS = {"wikipedia-define": 0.25, "crd3": 0.15, "dc-code-heading": 0.6, "msdocs": 0.7, "jats-abstract": 1.5, "scitldr": 2.0,
           "usgov-blogs": 2.0, "webdocs": 2.0, "dc-law": 1.5, "openstax-summary": 1.5, "scisummnet": 2.0, "proposals": 1.5, "faq": 3.0,
           "squad": 4.0, "selqa": 3.0, "qed": 4.0, "qmsum": 1.0, "medquad": 1.0}
"""How often a row of a source appears per pass (1 elsewhere); the fraction is decided row by row."""


def repeats(weight, rng):
    return int(weight) + (rng.random() < weight - int(weight))


class Builder:
    def __init__(self, args):
        self.args = args
        self.tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(args.tokenizer, "tokenizer.model"))

    def rows(self, kind, task=None):
        """(source, row) of training pairs ("pairs") or texts ("text"), in a fixed order."""
        chance = random.Random(f"{self.args.seed} rows")
        for path in sorted(glob.glob(os.path.join(self.args.work, "train", kind + "-*.jsonl"))):
            source = os.path.basename(path)[len(kind) + 1:-6]
            for row in read_rows(path):
                if (task is None or row["task"] == task) and chance.random() < self.args.sample:
                    yield source, row

    def ids(self, texts):
        return texts if isinstance(texts[0], list) else self.tokenizer.encode(texts)

    def write(self, name, examples):
        """Shuffle by a seed that depends on the name, tokenise, store."""
        examples = [e for e in examples if e and e[2]]
        random.Random(f"{self.args.seed} shuffle {name}").shuffle(examples)
        writer = PackWriter(self.args.out, name + self.args.suffix)
        longest = 0
        for start in range(0, len(examples), 2000):
            batch = examples[start:start + 2000]
            for source, target in zip(self.ids([e[1] for e in batch]), self.ids([e[2] for e in batch])):
                chosen = name.startswith("choose")
                if len(source) < self.args.least_tokens or (chosen and len(source) > self.args.tokens):
                    continue
                source, target = source[:self.args.tokens], target if chosen else target[:self.args.target_tokens]
                writer.add(source, target)
                longest += len(source) + len(target)
        writer.flush()
        print(f"{name}{self.args.suffix}: {writer.count} examples, {longest / 1e6:.1f} M tokens", flush=True)

    def keyword(self, rng):
        low, high = 30, self.args.words
        for _, row in self.rows("text"):
            parts = tasks.fit(row["text"], 3 * high)[1]
            for _ in range(max(1, min(3, len(parts) // 15))):
                # Mostly short windows: they cost little and the circuit is the same.
                yield tasks.keyword_example(parts, rng, low, high if rng.random() < 0.3 else high // 3)

    def answer(self, rng):
        for source, row in self.rows("pairs", "compress"):
            for _ in range(repeats(WEIGHTS.get(source, 1), rng)):
                yield tasks.answer_example(row, rng, self.args.words)

    def unanswerable(self, rng):
        rows = [(s, r) for s, r in self.rows("pairs", "compress") if rng.random() < WEIGHTS.get(s, 1)]
        by_source = {}
        for source, row in rows:
            by_source.setdefault(source, []).append(row)
        for source, row in rows:
            if row.get("answerable", True) and rng.random() < 0.6:
                yield tasks.unanswerable_example(row, rng.choice(by_source[source]), rng, self.args.words)

    def summary(self, rng):
        for source, row in self.rows("pairs", "summarize"):
            for _ in range(repeats(WEIGHTS.get(source, 1), rng)):
                limit = self.args.words if rng.random() < 0.75 else rng.randint(self.args.words // 3, self.args.words)
                yield tasks.summary_example(source, row, rng, limit, min(130, self.args.words * 2 // 5))

    def choose_summary(self, rng):
        for source, row in self.rows("pairs", "summarize"):
            for _ in range(repeats(WEIGHTS.get(source, 1), rng)):
                limit = self.args.words if rng.random() < 0.75 else rng.randint(self.args.words // 3, self.args.words)
                yield self.choice(tasks.choose_summary_example(row, rng, limit), refusable=False)

    def choose_answer(self, rng):
        rows = [(s, r) for s, r in self.rows("pairs", "compress")]
        by_source = {}
        for source, row in rows:
            by_source.setdefault(source, []).append(row)
        for source, row in rows:
            for _ in range(repeats(WEIGHTS.get(source, 1), rng)):
                other = rng.choice(by_source[source]) if row.get("answerable", True) and rng.random() < 0.25 else None
                yield self.choice(tasks.choose_answer_example(row, other, rng, self.args.words))

    def choose_keyword(self, rng):
        low, high = 30, self.args.words
        for _, row in self.rows("text"):
            parts = tasks.fit(row["text"], 3 * high)[1]
            for _ in range(max(1, min(3, len(parts) // 15))):
                yield self.choice(tasks.choose_keyword_example(parts, rng, low, high if rng.random() < 0.3 else high // 2))

    def choice(self, example, refusable=True):
        """A choice as (task, source ids, target ids)."""
        if example is None:
            return None
        head, parts, shares, size = example
        source, markers = mark(self.tokenizer, head, parts)
        if refusable:
            markers = markers + [self.tokenizer.piece_to_id(REFUSAL)]
            shares = shares[:len(markers) - 1] + shares[-1:]
        if not any(shares[:len(markers)]):
            return None
        lengths = [self.tokenizer.piece_to_id(piece) for piece in LENGTHS]
        return "choose", source, choice_rows(shares, markers, length_shares(size), lengths) if size else choice_rows(shares, markers)

    def title(self, rng):
        for source, row in self.rows("pairs", "headline"):
            for _ in range(repeats(WEIGHTS.get(source, 1), rng)):
                yield tasks.title_example(row, min(200, self.args.words), rng)

    def central(self, rng):
        for _, row in self.rows("text"):
            parts = tasks.fit(row["text"], 3 * self.args.words)[1]
            yield tasks.central_example(parts, rng, 60, self.args.words, drop=rng.random() < 0.3)

    def spans(self, rng):
        """Token ids instead of text: a gap may begin inside a word. Two differently corrupted windows per text."""
        sentinels = [self.tokenizer.piece_to_id(f"<unused{i}>") for i in range(32)]
        if self.tokenizer.unk_id() in sentinels:
            raise SystemExit("the tokenizer has no <unused> symbols: train one with train_tokenizer.py")
        for _, row in self.rows("text"):
            ids = self.tokenizer.encode(row["text"])
            for _ in range(2):
                size = rng.randint(min(len(ids), 64), min(len(ids), self.args.tokens))
                start = rng.randint(0, len(ids) - size)
                if size < 24:
                    continue
                prefix, source, target = tasks.spans_example(ids[start:start + size], rng, sentinels)
                yield "spans", self.tokenizer.encode(prefix) + source, target

    def validation(self, rng):
        for path in sorted(glob.glob(os.path.join(self.args.work, "validation", "*.jsonl"))):
            for row in list(read_rows(path))[:16]:
                document = tasks.fit(row["document"], self.args.words)[0]
                yield row["task"], prompt(row["task"], document, row.get("question")), row["summary"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--words", type=int, default=340, help="longest source in words")
    parser.add_argument("--tokens", type=int, default=512, help="longest source in tokens (cut hard)")
    parser.add_argument("--sample", type=float, default=1.0, help="share of the rows to use")
    parser.add_argument("--least-tokens", type=int, default=0, help="leave out shorter sources")
    parser.add_argument("--suffix", default="", help="added to the names of the packs")
    parser.add_argument("--target-tokens", type=int, default=254)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=["validation", "keyword", "answer", "unanswerable", "title", "summary", "central"])
    args = parser.parse_args()
    builder = Builder(args)
    for name in args.only:
        builder.write(name, getattr(builder, name.replace("-", "_"))(random.Random(f"{args.seed} {name}")))


if __name__ == "__main__":
    main()
