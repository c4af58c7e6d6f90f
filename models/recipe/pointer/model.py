"""A pointer network over sentences: an encoder that sees every sentence of a document, and a decoder that names one after another or ends (Vinyals et al. 2015, arXiv:1506.03134)."""
import math

import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))

    def forward(self, x, memory, mask):
        b, t, w = x.shape
        split = lambda y: y.reshape(b, -1, self.heads, w // self.heads).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(memory)), split(self.value(memory))
        scores = q @ k.transpose(2, 3) / math.sqrt(w // self.heads) + mask
        return self.out((scores.softmax(3) @ v).transpose(1, 2).reshape(b, t, w))


class Block(nn.Module):
    """Pre-norm layer; with cross-attention in a decoder."""

    def __init__(self, width, heads, inner, drop, cross=False):
        super().__init__()
        self.norm1, self.self_attention = nn.LayerNorm(width), Attention(width, heads)
        self.cross = cross
        if cross:
            self.norm2, self.cross_attention = nn.LayerNorm(width), Attention(width, heads)
        self.norm3, self.up, self.down, self.drop = nn.LayerNorm(width), nn.Linear(width, inner), nn.Linear(inner, width), nn.Dropout(drop)

    def forward(self, x, mask, memory=None, memory_mask=None):
        n = self.norm1(x)
        x = x + self.drop(self.self_attention(n, n, mask))
        if self.cross:
            x = x + self.drop(self.cross_attention(self.norm2(x), memory, memory_mask))
        return x + self.drop(self.down(torch.relu(self.up(self.norm3(x)))))


class Pointer(nn.Module):
    def __init__(self, features, width=128, heads=4, inner=256, encoder=2, decoder=1, drop=0.1, vector=384):
        super().__init__()
        self.config = dict(features=features, width=width, heads=heads, inner=inner, encoder=encoder, decoder=decoder, drop=drop, vector=vector)
        self.vectors, self.features = nn.Linear(vector, width), nn.Linear(features + 1, width)
        self.feature_hidden = nn.Linear(width, width)
        self.drop = nn.Dropout(drop)
        self.encoder = nn.ModuleList(Block(width, heads, inner, drop) for _ in range(encoder))
        self.norm = nn.LayerNorm(width)
        self.heads = nn.Linear(width, 2)
        self.length = nn.Sequential(nn.Linear(2 * width, width), nn.ReLU(), nn.Linear(width, 1))
        self.start = nn.Linear(2, width)
        self.decoder = nn.ModuleList(Block(width, heads, inner, drop, cross=True) for _ in range(decoder))
        self.decoder_norm = nn.LayerNorm(width)
        self.pointer_key, self.pointer_query = nn.Linear(width, width), nn.Linear(width, width)
        self.end = nn.Linear(width, 1)

    def encode(self, vectors, features, mask):
        """vectors [B, S, 384], features [B, S, F + 1], mask [B, 1, 1, S] (0 or -1e4) -> memory [B, S, W], scores [B, S, 2] (in a summary; worth telling), log words of a summary [B]."""
        x = self.vectors(vectors) * 4 + self.feature_hidden(torch.relu(self.features(features)))
        x = self.drop(x)
        for layer in self.encoder:
            x = layer(x, mask)
        memory = self.norm(x)
        scores = self.heads(memory)
        share = (scores[:, :, 0] + mask[:, 0, 0]).softmax(1)
        there = (mask[:, 0, 0] > -1).float()
        mean = (memory * there.unsqueeze(2)).sum(1) / there.sum(1, keepdim=True)
        best = (memory * share.unsqueeze(2)).sum(1)
        return memory, scores, 3.7 + self.length(torch.cat([mean, best], 1))[:, 0]

    def decode(self, memory, mask, prefix, wish):
        """prefix [B, T, W]: states of what was chosen; wish [B, 2]: (log words / 5, 1) or zeros -> scores [B, T + 1, S + 1], the last column the end."""
        x = torch.cat([self.start(wish).unsqueeze(1), prefix], 1)
        t = x.shape[1]
        causal = torch.triu(torch.full((t, t), -1e4), 1)
        for layer in self.decoder:
            x = layer(x, causal, memory, mask)
        x = self.decoder_norm(x)
        q = self.pointer_query(x)
        scores = q @ self.pointer_key(memory).transpose(1, 2) / math.sqrt(q.shape[2]) + mask[:, 0]
        return torch.cat([scores, self.end(x)], 2)


class EncoderGraph(nn.Module):
    """The second score of a sentence is a function of its features: the log-odds that it tells something (facts.py)."""

    def __init__(self, model, telling):
        super().__init__()
        self.model = model
        self.register_buffer("tells", torch.tensor(telling["weights"]).unsqueeze(1))
        self.bias = telling["bias"]

    def forward(self, vectors, features):
        memory, scores, length = self.model.encode(vectors, features, torch.zeros_like(features[:, :, 0]).unsqueeze(1).unsqueeze(1))
        counts = torch.clamp(torch.exp(2 * features[:, :, 11:22]) - 1, max=3.0)
        telling = torch.cat([features[:, :, 10:11], counts, features[:, :, 22:27]], 2) @ self.tells + self.bias
        return memory, torch.cat([scores[:, :, :1], telling], 2), length


class DecoderGraph(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, memory, chosen, wish):
        prefix = memory[0].index_select(0, chosen).unsqueeze(0)
        m = self.model
        mask = torch.zeros_like(memory[:, :, 0]).unsqueeze(1).unsqueeze(1)
        x = torch.cat([m.start(wish).unsqueeze(1), prefix], 1)
        # All positions are earlier than the last, whose scores are wanted; with one layer no other position's attention matters.
        for layer in m.decoder:
            x = layer(x, torch.zeros(1, 1), memory, mask)
        x = m.decoder_norm(x[:, -1:])
        q = m.pointer_query(x)
        scores = q @ m.pointer_key(memory).transpose(1, 2) / math.sqrt(q.shape[2])
        return torch.cat([scores, m.end(x)], 2)[:, 0]
