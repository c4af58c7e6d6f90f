"""Give the marks of choices embeddings that can be copied, before a model learns to choose.

    python3 fresh_marks.py CHECKPOINT OUT

No text contains these pieces, so training never touched their rows in the encoder's table, and moved all of those in the decoder's the same way: away from whatever was written. There is
nothing left to copy by. Here both tables get the same random direction for a piece, around the mean and with the spread of the trained pieces, which is what the model copies other pieces by.
"""
import argparse
import os

import sentencepiece
import torch

from checkpoint import export, load
from texts import LENGTHS, MARKERS, REFUSAL


def refresh(model, fresh, trained, seed=1):
    """Overwrites the rows `fresh` of both tables, like the rows `trained`."""
    generator = torch.Generator().manual_seed(seed)
    tables = [model.model[part].embed_tokens.weight for part in ("encoder", "decoder")]
    directions = torch.nn.functional.normalize(torch.randn(len(fresh), max(table.shape[1] for table in tables), generator=generator), dim=1)
    with torch.no_grad():
        for table in tables:
            mean = table[trained].mean(0)
            spread = (table[trained] - mean).norm(dim=1).mean()
            table[fresh] = mean + spread * torch.nn.functional.normalize(directions[:, :table.shape[1]], dim=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    args = parser.parse_args()
    path = os.path.join(args.checkpoint, "tokenizer.model")
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=path)
    model = load(args.checkpoint)
    # Among the pieces that come first are those of the most frequent words.
    trained = [i for i in range(tokenizer.get_piece_size()) if not (tokenizer.is_byte(i) or tokenizer.is_control(i) or tokenizer.is_unused(i))][100:2100]
    refresh(model, [tokenizer.piece_to_id(piece) for piece in [*MARKERS, *LENGTHS, REFUSAL]], trained)
    export(model, args.out, path, torch.float32)


if __name__ == "__main__":
    main()
