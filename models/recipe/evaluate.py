"""Score checkpoints on the validation split.

    python3 evaluate.py CHECKPOINT... --validation DIR --out FOLDER [--rows 40] [--words 700] [--sources NAME...]

For every source: ROUGE-1/2/L F1 of greedy output, of Lead-1 and Lead-3; the share of output 2-grams that occur in the
source text; the ratio of output to reference length; and, over all question rows, precision, recall and F1 of "No answer.".
Writes FOLDER/NAME-OF-CHECKPOINT.json and prints a table. `summarizer eval` is the reference for figures that are
published; this is its quick companion inside the recipe.
"""
import argparse
import glob
import json
import os

import sentencepiece
import torch

from checkpoint import load
from datafiles import read_rows
from decode import greedy
from grounded import Pieces, grounded_greedy
from rouge import ngrams, scores
from sentence_search import search
from tasks import fit
from texts import NO_ANSWER, lead, prompt, words


def read_validation(folder, limit, only=None):
    """{source: rows}; the first `limit` rows of each file."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        source = os.path.basename(path)[:-6]
        if not only or source in only:
            found[source] = [row for _, row in zip(range(limit), read_rows(path))]
    return found


def generate(model, tokenizer, rows, max_words, max_tokens, longest, grounded=None, batch=24):
    """Output text of every row, in order; rows are decoded in batches of similar length."""
    pieces = Pieces(tokenizer) if grounded else None
    documents = [fit(r["document"], max_words)[0] for r in rows]
    texts = [prompt(r["task"], d, r.get("question")) for r, d in zip(rows, documents)]
    sources = [ids[:max_tokens] for ids in tokenizer.encode(texts)]
    outputs = [None] * len(rows)
    if grounded == "sentences":
        for i, row in enumerate(rows):
            if row["task"] != "headline":
                outputs[i] = search(model, tokenizer, sources[i], documents[i], row.get("question"), longest)
    order = sorted((i for i in range(len(rows)) if outputs[i] is None), key=lambda i: len(sources[i]))
    for start in range(0, len(order), batch):
        chosen = order[start:start + batch]
        inputs = [sources[i] for i in chosen]
        if grounded:
            bodies = [ids[document_start(tokenizer, rows[i]):] for i, ids in zip(chosen, inputs)]
            written = grounded_greedy(model, inputs, bodies, [rows[i]["task"] for i in chosen], pieces, longest)
        else:
            written = greedy(model, inputs, longest)
        for i, ids in zip(chosen, written):
            outputs[i] = tokenizer.decode(ids).strip()
    return outputs


def document_start(tokenizer, row):
    """How many tokens of the source come before the document."""
    return len(tokenizer.encode(prompt(row["task"], "", row.get("question")).rstrip(" ")))


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def copied_share(output, document, n=2):
    """Share of output n-grams that occur in the document; None when the output has none."""
    own = ngrams(words(output), n)
    if not own:
        return None
    source = ngrams(words(document), n)
    return sum(count for gram, count in own.items() if gram in source) / sum(own.values())


def score_source(rows, outputs):
    """Metrics of one source. Rows without an answer count for the answerability figures only."""
    real = [(r, o) for r, o in zip(rows, outputs) if r.get("answerable", True)]
    result = {"rows": len(real)}
    systems = {"": lambda r, o: o, "lead1_": lambda r, o: lead(r["document"], 1), "lead3_": lambda r, o: lead(r["document"], 3)}
    for name, system in systems.items():
        each = [scores(system(r, o), r["summary"]) for r, o in real]
        for metric in ("rouge1", "rouge2", "rougeL"):
            result[name + metric] = 100 * mean(s[metric] for s in each)
    spoken = [(r, o) for r, o in real if o != NO_ANSWER]
    shares = [copied_share(o, r["document"] + " " + r.get("question", "")) for r, o in spoken]
    result["copied2"] = 100 * mean(s for s in shares if s is not None)
    result["length_ratio"] = mean(len(words(o)) / max(1, len(words(r["summary"]))) for r, o in real)
    result["gain"] = result["rouge1"] - max(result["lead1_rouge1"], result["lead3_rouge1"])
    return result


def answerability(rows, outputs):
    """Precision, recall and F1 of saying "No answer."."""
    said = [o.strip().lower().startswith(NO_ANSWER.lower()[:-1]) for o in outputs]
    none = [not r.get("answerable", True) for r in rows]
    hits = sum(s and n for s, n in zip(said, none))
    precision, recall = hits / max(1, sum(said)), hits / max(1, sum(none))
    return {"rows": len(rows), "unanswerable": sum(none), "precision": precision, "recall": recall,
            "f1": 2 * precision * recall / (precision + recall) if hits else 0.0}


def evaluate(folder, validation, args):
    model = load(folder).eval()
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(folder, "tokenizer.model"))
    result, samples, asked, said = {"sources": {}}, [], [], []
    written = iter(generate(model, tokenizer, sum(validation.values(), []), args.words, args.tokens, args.longest, args.grounded))
    for source, rows in validation.items():
        outputs = [next(written) for _ in rows]
        result["sources"][source] = score_source(rows, outputs)
        samples += [{"source": source, "question": r.get("question"), "reference": r["summary"], "output": o}
                    for r, o in list(zip(rows, outputs))[:args.samples]]
        if rows[0]["task"] == "compress":
            asked, said = asked + rows, said + outputs
    if asked:
        result["no_answer"] = answerability(asked, said)
    result["rouge1"] = mean(s["rouge1"] for s in result["sources"].values())
    result["gain"] = mean(s["gain"] for s in result["sources"].values())
    return result, samples


def table(result):
    lines = [f"{'source':20} {'rows':>4} {'R-1':>6} {'R-2':>6} {'R-L':>6} {'Lead-1':>6} {'Lead-3':>6} {'gain':>6} {'copied':>6} {'length':>6}"]
    for source, s in result["sources"].items():
        lines.append(f"{source:20} {s['rows']:4} {s['rouge1']:6.1f} {s['rouge2']:6.1f} {s['rougeL']:6.1f} {s['lead1_rouge1']:6.1f} "
                     f"{s['lead3_rouge1']:6.1f} {s['gain']:+6.1f} {s['copied2']:6.1f} {s['length_ratio']:6.2f}")
    if "no_answer" in result:
        a = result["no_answer"]
        lines.append(f"No answer: precision {a['precision']:.2f}, recall {a['recall']:.2f}, F1 {a['f1']:.2f} ({a['unanswerable']} of {a['rows']})")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", nargs="+")
    parser.add_argument("--validation", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--tokens", type=int, default=1024)
    parser.add_argument("--longest", type=int, default=192, help="most output tokens")
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--grounded", choices=["tokens", "sentences"], help="only spans of the source, token by token or by sentences")
    parser.add_argument("--sources", nargs="*")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    validation = read_validation(args.validation, args.rows, args.sources)
    os.makedirs(args.out, exist_ok=True)
    for folder in args.checkpoints:
        result, samples = evaluate(folder, validation, args)
        name = os.path.basename(folder.rstrip("/"))
        with open(os.path.join(args.out, name + ".json"), "w", encoding="utf-8") as file:
            json.dump({"checkpoint": name, **result, "samples": samples}, file, indent=1, ensure_ascii=False)
        print(name, table(result), sep="\n", flush=True)


if __name__ == "__main__":
    main()
