"""Train the SentencePiece tokenizer in the style of Gemma, from the training rows only.

    python3 train_tokenizer.py --work WORK --out DIR --pieces 12288 [--sentences 400000]

BPE with byte fallback, digits apart, no normalisation and no prefix: decoding gives back the text exactly. Ids 0 to 3 are
pad, eos, bos and unk; line breaks, tabs and runs of spaces are symbols of their own, as in Gemma.
"""
import argparse
import glob
import os
import random

import sentencepiece

from datafiles import read_rows

SYMBOLS = (["<start_of_turn>", "<end_of_turn>", "\n", "\n\n", "\t", "▁▁", "▁▁▁▁"] + [f"<unused{i}>" for i in range(32)])


def lines(work, limit, seed=1):
    """A seeded sample of lines of documents, summaries, questions and texts, each at most 2,000 characters."""
    kept, seen, rng = [], 0, random.Random(seed)
    for path in sorted(glob.glob(os.path.join(work, "train", "*.jsonl"))):
        for row in read_rows(path):
            for field in ("text", "document", "summary", "question"):
                for line in (row.get(field) or "").split("\n"):
                    line = line[:2000]
                    if not line.strip():
                        continue
                    seen += 1    # reservoir sampling: every line has the same chance
                    if len(kept) < limit:
                        kept.append(line)
                    elif (place := rng.randrange(seen)) < limit:
                        kept[place] = line
    return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--pieces", type=int, default=12288)
    parser.add_argument("--sentences", type=int, default=400_000)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    sentences = lines(args.work, args.sentences)
    os.chdir(args.out)    # the prefix is stored in the model: keep it free of folders
    sentencepiece.set_random_generator_seed(1)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_prefix="tokenizer", model_type="bpe", vocab_size=args.pieces, hard_vocab_limit=True,
        byte_fallback=True, split_digits=True, add_dummy_prefix=False, remove_extra_whitespaces=False,
        normalization_rule_name="identity", allow_whitespace_only_pieces=True, character_coverage=0.9995,
        input_sentence_size=0, shuffle_input_sentence=False, num_threads=2, minloglevel=1,
        pad_id=0, eos_id=1, bos_id=2, unk_id=3, pad_piece="<pad>", eos_piece="<eos>", bos_piece="<bos>", unk_piece="<unk>",
        user_defined_symbols=SYMBOLS)
    os.remove("tokenizer.vocab")


if __name__ == "__main__":
    main()
