"""Batched greedy decoding with key/value caches."""
import torch

from model import BOS, EOS


@torch.no_grad()
def greedy(model, sources, longest, device="cpu"):
    """sources: lists of ids -> lists of output ids (without EOS), at most `longest` tokens each.

    A finished row goes on being computed until the whole batch is finished; what it then yields is dropped.
    """
    width = max(map(len, sources))
    padded = torch.zeros(len(sources), width, dtype=torch.int64)
    for i, row in enumerate(sources):
        padded[i, :len(row)] = torch.tensor(row)
    memory, mask = model.encode(padded.to(device))
    cross, past = model.cross(memory), None
    token = torch.full((len(sources), 1), BOS, device=device)
    done = torch.zeros(len(sources), dtype=torch.bool, device=device)
    written = []
    for _ in range(longest):
        hidden, past = model.decode(token, cross, mask, past)
        token = model.logits(hidden[:, -1:]).argmax(-1)
        written.append(token.cpu())
        done |= token[:, 0] == EOS
        if done.all():
            break
    rows = torch.cat(written, 1).tolist()
    return [row[:row.index(EOS)] if EOS in row else row for row in rows]
