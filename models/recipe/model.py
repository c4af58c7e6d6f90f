"""T5Gemma in plain PyTorch, with the parameter names of Hugging Face transformers.

Follows modeling_t5gemma.py of transformers 5 (Zhang et al. 2025, "Encoder-Decoder Gemma", arXiv:2504.06225), text only,
full attention, no soft-caps. `check_transformers.py` shows that both give the same logits.

Shapes: B rows, S source tokens, T target tokens, H attention heads, K key/value heads, D head width, E and F the widths
of encoder and decoder, V pieces. Attention is a plain product and softmax: on a CPU, and for rows this short, the fused
kernel of PyTorch takes five times as long in training.
"""
import json
import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn

PAD, EOS, BOS = 0, 1, 2


@dataclass
class Shape:
    """Size of one stack."""
    hidden: int
    layers: int
    intermediate: int
    heads: int
    kv_heads: int
    head_dim: int = 64
    theta: float = 10000.0


@dataclass
class ModelConfig:
    vocab: int
    encoder: Shape
    decoder: Shape
    positions: int = 2048

    @staticmethod
    def from_dict(data):
        return ModelConfig(data["vocab"], Shape(**data["encoder"]), Shape(**data["decoder"]), data.get("positions", 2048))

    @staticmethod
    def from_huggingface(path):
        """Read the config.json of a T5Gemma checkpoint (only the features this file implements)."""
        with open(path, encoding="utf-8") as file:
            data = json.load(file)

        def shape(part):
            if part["attn_logit_softcapping"] or part["final_logit_softcapping"] or "sliding_attention" in part["layer_types"]:
                raise ValueError("soft-caps and sliding windows are not implemented here")
            if part["query_pre_attn_scalar"] != part["head_dim"]:
                raise ValueError("query_pre_attn_scalar must equal head_dim")
            return Shape(part["hidden_size"], part["num_hidden_layers"], part["intermediate_size"],
                         part["num_attention_heads"], part["num_key_value_heads"], part["head_dim"],
                         part["rope_parameters"]["rope_theta"])

        return ModelConfig(data["vocab_size"], shape(data["encoder"]), shape(data["decoder"]),
                           data["encoder"]["max_position_embeddings"])

    def to_dict(self):
        return asdict(self)


class RMSNorm(nn.Module):
    """x / rms(x) * (1 + w), in float32."""

    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(width))

    def forward(self, x):
        wide = x.float()
        wide = wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-6)
        return (wide * (1.0 + self.weight)).to(x.dtype)


def rope_table(length, width, theta, device):
    """(cos, sin), each [length, width]."""
    inverse = theta ** (-torch.arange(0, width, 2, device=device, dtype=torch.float32) / width)
    angles = torch.outer(torch.arange(length, device=device, dtype=torch.float32), inverse)
    angles = torch.cat([angles, angles], dim=-1)
    return angles.cos(), angles.sin()


def rotate(x, table):
    """Rotary positions on x [B, H, L, D]."""
    cos, sin = (t.to(x.dtype) for t in table)
    half = x.shape[-1] // 2
    return x * cos + torch.cat([-x[..., half:], x[..., :half]], dim=-1) * sin


class Attention(nn.Module):
    """Projections without bias; cross attention reads keys and values from the encoder and uses no positions."""

    def __init__(self, shape, memory_width=None):
        super().__init__()
        self.shape = shape
        source = memory_width or shape.hidden
        self.q_proj = nn.Linear(shape.hidden, shape.heads * shape.head_dim, bias=False)
        self.k_proj = nn.Linear(source, shape.kv_heads * shape.head_dim, bias=False)
        self.v_proj = nn.Linear(source, shape.kv_heads * shape.head_dim, bias=False)
        self.o_proj = nn.Linear(shape.heads * shape.head_dim, shape.hidden, bias=False)

    def split(self, x):
        """[B, L, n * D] -> [B, n, L, D]."""
        return x.view(x.shape[0], x.shape[1], -1, self.shape.head_dim).transpose(1, 2)

    def keys_values(self, source, table=None):
        """Keys and values of `source` [B, L, *], each [B, K, L, D]."""
        keys, values = self.split(self.k_proj(source)), self.split(self.v_proj(source))
        return (rotate(keys, table) if table else keys), values

    def forward(self, x, keys, values, mask, table=None):
        """x [B, L, hidden], mask additive, broadcastable to [B, H, L, S] -> [B, L, hidden]."""
        queries = self.split(self.q_proj(x))
        if table:
            queries = rotate(queries, table)
        if self.shape.kv_heads != self.shape.heads:
            group = self.shape.heads // self.shape.kv_heads
            keys, values = keys.repeat_interleave(group, 1), values.repeat_interleave(group, 1)
        if x.is_cuda:
            mixed = F.scaled_dot_product_attention(queries, keys, values, mask.to(queries.dtype))
        else:
            scores = torch.matmul(queries * self.shape.head_dim ** -0.5, keys.transpose(-1, -2))
            mixed = torch.matmul(torch.softmax(scores + mask.to(scores.dtype), dim=-1), values)
        return self.o_proj(mixed.transpose(1, 2).flatten(2))


class MLP(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.gate_proj = nn.Linear(shape.hidden, shape.intermediate, bias=False)
        self.up_proj = nn.Linear(shape.hidden, shape.intermediate, bias=False)
        self.down_proj = nn.Linear(shape.intermediate, shape.hidden, bias=False)

    def forward(self, x):
        return self.down_proj(F.gelu(self.gate_proj(x), approximate="tanh") * self.up_proj(x))


class EncoderLayer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.pre_self_attn_layernorm = RMSNorm(shape.hidden)
        self.self_attn = Attention(shape)
        self.post_self_attn_layernorm = RMSNorm(shape.hidden)
        self.pre_feedforward_layernorm = RMSNorm(shape.hidden)
        self.mlp = MLP(shape)
        self.post_feedforward_layernorm = RMSNorm(shape.hidden)

    def attend(self, x, mask, table, past=None):
        """Self attention with residual; returns (x, (keys, values)) so that a decoder can cache them."""
        normed = self.pre_self_attn_layernorm(x)
        keys, values = self.self_attn.keys_values(normed, table)
        if past is not None:
            keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        mixed = self.self_attn(normed, keys, values, mask, table)
        return x + self.post_self_attn_layernorm(mixed), (keys, values)

    def feed(self, x):
        return x + self.post_feedforward_layernorm(self.mlp(self.pre_feedforward_layernorm(x)))

    def forward(self, x, mask, table):
        return self.feed(self.attend(x, mask, table)[0])


class DecoderLayer(EncoderLayer):
    """Self attention, then cross attention, then MLP."""

    def __init__(self, shape, memory_width):
        super().__init__(shape)
        self.pre_cross_attn_layernorm = RMSNorm(shape.hidden)
        self.cross_attn = Attention(shape, memory_width)
        self.post_cross_attn_layernorm = RMSNorm(shape.hidden)

    def forward(self, x, mask, table, cross, cross_mask, past=None):
        """`cross` are the keys and values of the memory; returns (x, cache)."""
        x, cache = self.attend(x, mask, table, past)
        # Continuations of one source [B * N, T, F] ask its memory together: to cross attention they are N * T queries of B rows.
        asking = self.pre_cross_attn_layernorm(x).view(cross[0].shape[0], -1, x.shape[-1])
        mixed = self.cross_attn(asking, *cross, cross_mask).view(x.shape)
        return self.feed(x + self.post_cross_attn_layernorm(mixed)), cache


class Stack(nn.Module):
    def __init__(self, vocab, shape, layers):
        super().__init__()
        self.shape = shape
        self.embed_tokens = nn.Embedding(vocab, shape.hidden)
        self.layers = nn.ModuleList(layers)
        self.norm = RMSNorm(shape.hidden)

    def embed(self, ids):
        return self.embed_tokens(ids) * math.sqrt(self.shape.hidden)

    def table(self, length, device):
        return rope_table(length, self.shape.head_dim, self.shape.theta, device)


class T5Gemma(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        enc, dec = config.encoder, config.decoder
        self.model = nn.ModuleDict({
            "encoder": Stack(config.vocab, enc, [EncoderLayer(enc) for _ in range(enc.layers)]),
            "decoder": Stack(config.vocab, dec, [DecoderLayer(dec, enc.hidden) for _ in range(dec.layers)])})

    def initialise(self, seed):
        """Random weights. Equal embedding tables (where widths allow) let the copy circuit form in minutes."""
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for name, weight in self.named_parameters():
                if name.endswith("norm.weight"):
                    weight.zero_()
                else:
                    # Tables of row norm 1 enter the stack with unit variance after the factor sqrt(hidden).
                    weight.copy_(torch.randn(weight.shape, generator=generator) * weight.shape[-1] ** -0.5)
            source, target = (self.model[part].embed_tokens.weight for part in ("encoder", "decoder"))
            width = min(source.shape[1], target.shape[1])
            target[:, :width] = source[:, :width] * (source.shape[1] / target.shape[1]) ** 0.5
        return self

    def encode(self, source):
        """source [B, S], padded with 0 -> (memory [B, S, E], additive mask [B, 1, 1, S])."""
        encoder = self.model["encoder"]
        mask = torch.zeros(source.shape, device=source.device).masked_fill(source == PAD, -1e4)[:, None, None]
        x = encoder.embed(source)
        table = encoder.table(source.shape[1], source.device)
        for layer in encoder.layers:
            x = layer(x, mask, table)
        return encoder.norm(x), mask

    def cross(self, memory):
        """Cross-attention keys and values of every decoder layer: computed once per document."""
        return [layer.cross_attn.keys_values(memory) for layer in self.model["decoder"].layers]

    def decode(self, target, cross, memory_mask, past=None):
        """target [B, T] -> (hidden [B, T, F] after the final norm, caches). B may be N times the rows of the memory: N outputs of each."""
        decoder = self.model["decoder"]
        start, length = (past[0][0].shape[2] if past else 0), target.shape[1]
        x = decoder.embed(target)
        table = tuple(t[start:] for t in decoder.table(start + length, target.device))
        mask = torch.full((length, start + length), -1e4, device=target.device).triu(start + 1)
        caches = []
        for i, layer in enumerate(decoder.layers):
            x, cache = layer(x, mask, table, cross[i], memory_mask, past[i] if past else None)
            caches.append(cache)
        return decoder.norm(x), caches

    def logits(self, hidden):
        """The head is tied to the table of the decoder."""
        return F.linear(hidden, self.model["decoder"].embed_tokens.weight)

    def loss(self, source, target):
        """Cross entropy of every real target token, flat. target [B, T] ends every row with EOS, then PAD."""
        memory, memory_mask = self.encode(source)
        shifted = F.pad(target, (1, 0), value=BOS)[:, :-1]
        hidden, _ = self.decode(shifted, self.cross(memory), memory_mask)
        real = target != PAD
        return F.cross_entropy(self.logits(hidden[real]).float(), target[real], reduction="none")

    def piece_scores(self, source, pieces):
        """Scores [B, N] of each of pieces [B, N] as the first one that the output of source [B, S] begins with: log probabilities but for a constant of the row."""
        memory, memory_mask = self.encode(source)
        start = torch.full((source.shape[0], 1), BOS, device=source.device)
        hidden, _ = self.decode(start, self.cross(memory), memory_mask)
        return self.logits(hidden[:, 0]).float().gather(1, pieces)
