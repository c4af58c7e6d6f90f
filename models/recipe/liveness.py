"""Whether the heads of an encoder still compare pieces with each other. A training run says so at every snapshot, and can keep their scores bounded; revive.py repairs."""
import torch

from model import rotate

DIFFERENCE, ENTROPY = 0.4, 1.0
"""A layer is dead when less than this share of what its attention adds differs between the pieces of a text, and its heads' entropy (in nats) is below this: each looks at one piece, and always at the same.
Heads that have not learned anything yet add the same to all pieces too, but look everywhere."""


@torch.no_grad()
def layers(encoder, row):
    """(layer, what its attention adds [1, S, hidden], scores of its heads before the softmax [1, H, S, S]) from the first to the last, for the ids of one text."""
    device = encoder.embed_tokens.weight.device
    x, table, mask = encoder.embed(torch.tensor([row], device=device)), encoder.table(len(row), device), torch.zeros(1, 1, 1, len(row), device=device)
    for layer in encoder.layers:
        normed, attention = layer.pre_self_attn_layernorm(x), layer.self_attn
        keys, _ = attention.keys_values(normed, table)
        keys = keys.repeat_interleave(attention.shape.heads // attention.shape.kv_heads, 1)
        queries = rotate(attention.split(attention.q_proj(normed)), table)
        yield layer, layer.attend(x, mask, table)[0] - x, queries @ keys.transpose(-1, -2) * attention.shape.head_dim ** -0.5
        x = layer(x, mask, table)


def liveness(encoder, row):
    """(share of what a layer's attention adds that differs between pieces, mean entropy of its heads) for every layer."""
    return [(((added - added.mean(1, keepdim=True)).norm() / added.norm()).item(), torch.special.entr(torch.softmax(scores, -1)).sum(-1).mean().item())
            for _, added, scores in layers(encoder, row)]


def is_dead(difference, entropy):
    """Whether a layer of which `liveness` says this is beyond what training can repair."""
    return difference < DIFFERENCE and entropy < ENTROPY


@torch.no_grad()
def bound_scores(encoder, row, most):
    """Scales the queries of heads down whose scores differ by more than `most` for one piece of the text, and says how many (as QK-Clip: Kimi Team 2025, "Kimi K2").

    Beyond some dozen the softmax is saturated: such a head looks at one piece, and no gradient tells it to look elsewhere.
    """
    count = 0
    for layer, _, scores in list(layers(encoder, row)):
        spread = (scores.amax(-1) - scores.mean(-1)).amax((0, 2))
        for head in (spread > most).nonzero()[:, 0].tolist():
            size = layer.self_attn.shape.head_dim
            layer.self_attn.q_proj.weight[head * size:(head + 1) * size] *= most / spread[head]
            count += 1
    return count
