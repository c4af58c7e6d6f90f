"""How a checkpoint judges the sentences of documents: the raw material for tuning what is chosen of them.

    python3 sentence_scores.py CHECKPOINT --rows FILE... --out FILE [--first 60] [--count 140]

For every row: the sentences of what the model reads, and the scores of their marks, of the lengths, and of the refusal, as the first piece of the output. JSON lines, one per row.
"""
import argparse
import json
import os

import sentencepiece
import torch

from checkpoint import load
from datafiles import read_rows
from marking import mark
from tasks import fit, split
from texts import LENGTHS, MARKERS, REFUSAL, prompt

UNMARKED = -1e4
"""Score of a sentence beyond the last mark."""


@torch.no_grad()
def judge(model, tokenizer, row, tokens, words):
    """A dict for one row; None when there is nothing to choose from."""
    head, document = prompt(row["task"], "", row.get("question")), fit(row["document"], words)[0]
    room = tokens - len(MARKERS)
    while len(whole := tokenizer.encode(head + document)) > room:
        document = document[:int(len(document) * min(0.98, room / len(whole)))]
    parts = split(document)
    if not parts:
        return None
    source, marks = mark(tokenizer, head, parts)
    lengths = [tokenizer.piece_to_id(piece) for piece in LENGTHS]
    scores = model.piece_scores(torch.tensor([source]), torch.tensor([marks + lengths + [tokenizer.piece_to_id(REFUSAL)]]))[0].tolist()
    asked, parts = row["task"] == "compress", [part.strip() for part in parts]
    return {"task": row["task"], "question": row.get("question"), "summary": row["summary"], "answerable": row.get("answerable", True),
            "document": document, "whole": row["document"], "sentences": parts, "scores": scores[:len(marks)] + [UNMARKED] * (len(parts) - len(marks)),
            "lengths": scores[len(marks):-1], "none": scores[-1] if asked else None}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("--rows", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--first", type=int, default=0, help="rows of each file to leave out")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--tokens", type=int, default=1109)
    args = parser.parse_args()
    torch.set_num_threads(1)
    model = load(args.checkpoint).eval()
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(args.checkpoint, "tokenizer.model"))
    with open(args.out, "w", encoding="utf-8") as out:
        for path in args.rows:
            source = os.path.basename(path).removesuffix(".jsonl").removeprefix("pairs-")
            rows = [r for r in read_rows(path) if r["task"] != "headline"]
            for row in rows[args.first:args.first + args.count]:
                if made := judge(model, tokenizer, row, args.tokens, args.words):
                    out.write(json.dumps({"source": source, **made}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
