"""Tune how sentences are chosen (`sentences` in prompts.json) on rows scored by sentence_scores.py.

    python3 tune_sentences.py SCORES.jsonl... [--tokenizer DIR --out prompts.json]

Works like the product (src/Summarizer/Quoting): worth = Model x log-probability - Lead x ln(1 + place) + Central x centrality +
Lexical x BM25; the most valuable sentences are taken until there are exp(LengthBase) x words ^ LengthDocument x perplexity ^ LengthSpread
x expected words ^ LengthModel words. Coordinate search for the mean, over sources, of ROUGE-1 less that of the better of Lead-1 and Lead-3 (summaries), or of ROUGE-1 and the F1 of
"No answer." (questions). Tune on rows that nothing is reported on.
"""
import argparse
import json
import math
import os
import re
from collections import Counter, defaultdict

from rouge import rouge_n
from texts import LENGTHS, MARKERS, NO_ANSWER, REFUSAL, lead, words

LETTERS = re.compile(r"[^\W_]+")


def long_words(text):
    return {w for w in (m.group().lower() for m in LETTERS.finditer(text)) if len(w) >= 4}


def centrality(parts):
    own = [long_words(p) for p in parts]
    held = Counter(w for s in own for w in s)
    return [sum(math.log(held[w]) for w in s) / len(s) if s else 0.0 for s in own]


ASKING = set("what which who whom whose when where why how is are was were be been do does did has have had can could will would should may might "
             "the a an of in on at to for from by with and or as that this it its there".split())
"""Words of a question that say what is asked, not what about."""


def matches(parts, question, k1=1.2, b=0.75):
    """BM25 of each sentence over the most that a sentence of usual length could score with one occurrence of every word: 0 to about 1."""
    bags = [Counter(m.group().lower() for m in LETTERS.finditer(p)) for p in parts]
    sizes = [sum(bag.values()) for bag in bags]
    mean, scores, most = max(1, sum(sizes) / len(sizes)), [0.0] * len(parts), 1e-9
    asked = {m.group().lower() for m in LETTERS.finditer(question)}
    for word in asked - ASKING or asked:
        having = sum(word in bag for bag in bags)
        idf = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
        most += idf
        for i, bag in enumerate(bags):
            scores[i] += idf * bag[word] * (k1 + 1) / (bag[word] + k1 * (1 - b + b * sizes[i] / mean))
    return [s / most for s in scores]


ENDS = re.compile(r"[.!][\"'”’)\]]*$")


def expected(scores):
    """Mean logarithm of the words that the model expects, by the scores of pack.LENGTHS."""
    powers = [math.exp(s - max(scores)) for s in scores]
    return sum(p * math.log(w) for p, w in zip(powers, LENGTHS.values())) / sum(powers)


class Row:
    def __init__(self, data):
        parts = data["sentences"]
        self.source, self.scores, self.none, self.task = data["source"], data["scores"], data["none"], data["task"]
        self.answerable = data["answerable"]
        self.central = centrality(parts)
        self.prose = [float(bool(ENDS.search(p))) for p in parts]
        self.lexical = matches(parts, data["question"]) if data["question"] else [0.0] * len(parts)
        self.words = [len(p.split()) for p in parts]
        self.tokens = [words(p) for p in parts]
        self.total = len(data["document"].split())
        self.expected = expected(data["lengths"])
        self.reference = words(data["summary"])
        self.lead = max(rouge_n(words(lead(data["whole"], n)), self.reference, 1) for n in (1, 3))
        self.leads = [rouge_n(words(lead(data["whole"], n)), self.reference, 1) for n in (1, 3)]
        self.cache = {}

    def output(self, w):
        """Indices of the chosen sentences, or None for "No answer."."""
        worth = [w["model"] * s - w["lead"] * math.log(1 + i) + w["central"] * c + w["lexical"] * l + w["prose"] * e
                 for i, (s, c, l, e) in enumerate(zip(self.scores, self.central, self.lexical, self.prose))]
        best = max(worth)
        powers = [math.exp(x - best) for x in worth]
        total = sum(powers)
        if self.none is not None:
            none = math.exp(min(50, w["model"] * self.none + w["no_answer"] - best))
            if none / (none + total) >= 0.5:
                return None
        entropy = sum(-p / total * math.log(p / total) for p in powers if p > 0)
        wanted = math.exp(w["length_base"] + w["length_document"] * math.log(self.total) + w["length_spread"] * entropy + w["length_model"] * self.expected)
        chosen, size = [], 0
        for i in sorted(range(len(worth)), key=lambda i: -worth[i]):
            if chosen and size + self.words[i] / 2 > wanted:
                break
            chosen.append(i)
            size += self.words[i]
        return tuple(sorted(chosen))

    def rouge(self, chosen):
        if chosen not in self.cache:
            out = words(NO_ANSWER) if chosen is None else [t for i in chosen for t in self.tokens[i]]
            self.cache[chosen] = rouge_n(out, self.reference, 1)
        return self.cache[chosen]


def evaluate(rows, w):
    """({source: (ROUGE-1, better Lead)}, F1 of "No answer.")."""
    by_source, said = defaultdict(list), []
    for row in rows:
        chosen = row.output(w)
        said.append((chosen is None, not row.answerable))
        if row.answerable:
            by_source[row.source].append((row.rouge(chosen), *row.leads))
    hits = sum(s and n for s, n in said)
    f1 = 2 * hits / max(1, sum(s for s, _ in said) + sum(n for _, n in said))
    return {s: (100 * sum(r for r, _, _ in v) / len(v), 100 * max(sum(a for _, a, _ in v), sum(b for _, _, b in v)) / len(v)) for s, v in by_source.items()}, f1


def goal(rows, w):
    found, f1 = evaluate(rows, w)
    mean = sum(r for r, _ in found.values()) / len(found)
    return mean + (20 * f1 if rows[0].none is not None else 0)


STEPS = {"model": [0, .1, .2, .3, .4, .5, .6, .7, .8, 1, 1.2, 1.5], "lead": [0, .05, .1, .2, .3, .4, .6, .8, 1, 1.3], "central": [0, .15, .3, .6, 1, 1.5, 2, 3],
         "lexical": [0, .5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10], "prose": [0, .3, .5, 1, 1.5, 2, 3, 4], "no_answer": [x / 4 for x in range(-8, 29)], "length_base": [x / 4 for x in range(-12, 17)],
         "length_document": [0, .2, .4, .5, .6, .7, .8, 1], "length_spread": [0, .2, .4, .6, .8, 1, 1.2, 1.5], "length_model": [0, .2, .4, .6, .7, .8, .9, 1, 1.1, 1.2]}


def tune(rows, w, names, rounds=3):
    best = goal(rows, w)
    for _ in range(rounds):
        before = best
        for name in names:
            for value in STEPS[name]:
                # The base moves along with a power, so that the typical length stays.
                shifts = [0.0] if not name.startswith("length_") or name == "length_base" else [0, *(-(value - w[name]) * x for x in (1, 2, 3, 4, 5, 6, 6.5))]
                for shift in shifts:
                    tried = {**w, name: value, **({"length_base": w["length_base"] + shift} if shift else {})}
                    result = goal(rows, tried)
                    if result > best + 1e-9:
                        best, w = result, tried
        if best - before < 0.01:
            break
    return w


START = {"model": 0.7, "lead": 0.2, "central": 0.3, "lexical": 0.0, "prose": 1.0, "no_answer": 0.0, "length_base": 0.0, "length_document": 0.5, "length_spread": 0.5, "length_model": 0.0}


def report(title, rows, w):
    found, f1 = evaluate(rows, w)
    print(f"{title}: {json.dumps({k: round(v, 3) for k, v in w.items()})}")
    for source, (rouge, base) in found.items():
        print(f"  {source:20} {rouge:5.1f}  Lead {base:5.1f}  {rouge - base:+5.1f}")
    print(f"  mean {sum(r for r, _ in found.values()) / len(found):.2f}, No answer F1 {f1:.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--tokenizer", help="folder with tokenizer.model")
    parser.add_argument("--out", help="prompts.json to write; needs --tokenizer")
    args = parser.parse_args()
    tuned = {}
    rows = [Row(json.loads(line)) for path in args.files for line in open(path, encoding="utf-8")]
    for task, names in (("summarize", ["model", "lead", "central", "prose", "length_base", "length_document", "length_spread", "length_model"]),
                        ("compress", ["model", "lead", "central", "lexical", "no_answer", "prose", "length_base", "length_spread", "length_model"])):
        mine = [r for r in rows if r.task == task]
        if mine:
            w = {**START, **({"lexical": 6.0, "no_answer": 2.0, "central": 0.0, "length_base": 3.0, "length_document": 0.0, "length_spread": 0.0} if task == "compress" else {})}
            report(task + ", before", mine, w)
            w = tune(mine, w, names)
            report(task + ", tuned", mine, w)
            tuned[task] = w
            report(task + ", tuned, without the model", mine, tune(mine, {**w, "model": 0.0}, [n for n in names if n != "model"], 2))
    if args.out:
        write_prompts(args.out, args.tokenizer, tuned)


def write_prompts(path, folder, tuned):
    """prompts.json with the tuned weights, and the ids of marks, lengths and refusal."""
    import sentencepiece
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(folder, "tokenizer.model"))
    pieces = {"markers": [tokenizer.piece_to_id(piece) for piece in MARKERS], "refusal": tokenizer.piece_to_id(REFUSAL),
              "lengths": [{"token": tokenizer.piece_to_id(piece), "words": size} for piece, size in LENGTHS.items()]}
    prompts = {task: {"template": template, "extractiveness": "high", "sentences": {**{k: round(v, 3) for k, v in tuned[task].items() if v}, **pieces}}
               for task, template in (("summarize", "Summarize: {text}"), ("compress", "Answer: {query}\n{text}")) if task in tuned}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({**prompts, "headline": "Title: {text}"}, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
