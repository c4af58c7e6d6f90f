"""Compare this recipe's model with transformers' T5GemmaForConditionalGeneration.

    python3 check_transformers.py CHECKPOINT

Both read the same folder in float32 on the CPU. Logits of padded rows must agree to 1e-4, greedy output token by token.
Eager attention is essential on the other side: the default kernel drops soft-caps.
"""
import sys

import torch
from transformers import T5GemmaForConditionalGeneration

from checkpoint import load
from decode import greedy

TOLERANCE = 1e-4


@torch.no_grad()
def main(folder):
    ours = load(folder).eval()
    theirs = T5GemmaForConditionalGeneration.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    random = torch.Generator().manual_seed(1)
    lengths, vocab = [5, 33, 70], ours.config.vocab
    source = torch.randint(4, vocab, (3, max(lengths)), generator=random)
    for row, length in zip(source, lengths):
        row[length:] = 0
    target = torch.randint(4, vocab, (3, 12), generator=random)
    memory, mask = ours.encode(source)
    hidden, _ = ours.decode(target, ours.cross(memory), mask)
    expected = theirs(input_ids=source, attention_mask=(source != 0).long(), decoder_input_ids=target).logits
    error = (ours.logits(hidden) - expected).abs().max().item()
    rows = [row[row != 0].tolist() for row in source]
    same = 0
    for row, output in zip(rows, greedy(ours, rows, 24)):
        reference = theirs.generate(torch.tensor([row]), attention_mask=torch.ones(1, len(row), dtype=torch.int64),
                                    max_new_tokens=24, do_sample=False)[0, 1:].tolist()
        same += output == [t for t in reference if t > 1]
    print(f"largest difference of the logits {error:.1e} (limit {TOLERANCE:.0e}); {same} of {len(rows)} greedy outputs equal")
    if error > TOLERANCE or same < len(rows):
        raise SystemExit("the models differ")


if __name__ == "__main__":
    main(sys.argv[1])
