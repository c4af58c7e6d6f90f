"""How a checkpoint judges the sentences of documents: the raw material for tuning what is chosen of them.

    python3 sentence_scores.py CHECKPOINT --rows FILE... --out FILE [--first 60] [--last 140]

For every row: the sentences of what the model reads, the joint log probability of the first tokens of each as the beginning of the
output, that of "No answer.", and of ending after the best sentence. JSON lines, one per row.
"""
import argparse
import json
import os

import sentencepiece
import torch

from checkpoint import load
from datafiles import read_rows
from model import BOS, EOS
from pack import OPENING
from tasks import fit
from texts import LENGTHS, NO_ANSWER, prompt, sentences


@torch.no_grad()
def judge(model, tokenizer, row, tokens, words):
    """A dict for one row; None when there is nothing to choose from."""
    document = fit(row["document"], words)[0]
    while len(source := tokenizer.encode(prompt(row["task"], document, row.get("question")))) > tokens:
        document = document[:int(len(document) * min(0.98, tokens / len(source)))]
    parts = [s for s in dict.fromkeys(sentences(document)) if " " in s]
    if not parts:
        return None
    asked = row["task"] == "compress"
    lengths = [[tokenizer.piece_to_id(piece)] for piece in LENGTHS]
    rows = [ids[:OPENING] for ids in tokenizer.encode(parts)] + lengths + [tokenizer.encode(NO_ANSWER)] * asked
    width = max(map(len, rows))
    openings = torch.tensor([ids + [0] * (width - len(ids)) for ids in rows])
    scores = model.opening_scores(torch.tensor([source]), openings[None])[0].tolist()
    return {"task": row["task"], "question": row.get("question"), "summary": row["summary"], "answerable": row.get("answerable", True),
            "document": document, "whole": row["document"], "sentences": parts, "scores": scores[:len(parts)], "lengths": scores[len(parts):][:len(lengths)], "none": scores[-1] if asked else None}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("--rows", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--first", type=int, default=0, help="rows of each file to leave out")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--tokens", type=int, default=1024)
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
