#!/usr/bin/env python3
"""Write the tokenizer.json files of tests/fixtures, and the golden ids of byte-level BPE.

    python3 make_tokenizer_json.py ../fixtures      # needs the regex module; run it in this folder

tokenizer-gemma, tokenizer-t5: the SentencePiece model of the folder, in the layout that transformers writes. encodings.json of the folder holds for both.
tokenizer-bart: a byte-level BPE of 1,000 merges learned from the texts below, as vocab.json + merges.txt and as tokenizer.json, and encodings.json with the
ids that the rules of GPT-2 give (openai/gpt-2, encoder.py: split by a regular expression, bytes to characters, merge the first pair of the list everywhere).
"""
import base64
import json
import os
import struct
import sys
from collections import Counter

import regex

NORMAL, UNKNOWN, CONTROL, USER, BYTE = 1, 2, 3, 4, 6
SPACE = "\u2581"


def varint(data, i):
    value = shift = 0
    while True:
        byte = data[i]
        i += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, i


def fields(data):
    i = 0
    while i < len(data):
        key, i = varint(data, i)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, i = varint(data, i)
        elif wire == 5:
            value, i = data[i:i + 4], i + 4
        else:
            size, i = varint(data, i)
            value, i = data[i:i + size], i + size
        yield number, value


def read(path):
    pieces, rules = [], b""
    for number, value in fields(open(path, "rb").read()):
        if number == 1:
            piece = {1: b"", 2: struct.pack("<f", 0), 3: NORMAL, **dict(fields(value))}
            pieces.append((piece[1].decode(), struct.unpack("<f", piece[2])[0], piece[3]))
        elif number == 3:
            rules = dict(fields(value)).get(2, b"")
    return pieces, rules


def added(i, text, special):
    return {"id": i, "content": text, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": special}


def template(*parts):
    item = lambda p: {"Sequence": {"id": "A", "type_id": 0}} if p == "A" else {"SpecialToken": {"id": p, "type_id": 0}}
    return {"type": "TemplateProcessing", "single": [item(p) for p in parts], "pair": [item(p) for p in parts]}


def save(path, value, **how):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, **how)
        file.write("\n")


def gemma(folder):
    pieces, _ = read(os.path.join(folder, "tokenizer.model"))
    ids = {p: i for i, (p, _, _) in enumerate(pieces)}
    merges = []
    for piece, score, _ in pieces:
        cuts = [(piece[:k], piece[k:]) for k in range(1, len(piece)) if piece[:k] in ids and piece[k:] in ids]
        merges += [(score, left, right) for left, right in sorted(cuts, key=lambda c: (ids[c[0]], ids[c[1]]))]
    merges.sort(key=lambda m: (m[0], len(m[1]), len(m[2])), reverse=True)
    turns = ("<start_of_turn>", "<end_of_turn>")
    post = template("<bos>", "A")
    post["special_tokens"] = {"<bos>": {"id": "<bos>", "ids": [ids["<bos>"]], "tokens": ["<bos>"]}}
    save(os.path.join(folder, "tokenizer.json"), {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [added(i, p, kind != USER or p in turns) for i, (p, _, kind) in enumerate(pieces) if kind in (UNKNOWN, CONTROL, USER)],
        "normalizer": {"type": "Replace", "pattern": {"String": " "}, "content": SPACE},
        "pre_tokenizer": {"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithPrevious", "invert": False},
        "post_processor": post,
        "decoder": {"type": "Sequence", "decoders": [
            {"type": "Replace", "pattern": {"String": SPACE}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"}]},
        "model": {"type": "BPE", "dropout": None, "unk_token": "<unk>", "continuing_subword_prefix": None, "end_of_word_suffix": None,
                  "fuse_unk": True, "byte_fallback": True, "ignore_merges": False, "vocab": ids, "merges": [[a, b] for _, a, b in merges]},
    })


def t5(folder):
    pieces, rules = read(os.path.join(folder, "tokenizer.model"))
    ids = {p: i for i, (p, _, _) in enumerate(pieces)}
    post = template("A", "</s>")
    post["special_tokens"] = {"</s>": {"id": "</s>", "ids": [ids["</s>"]], "tokens": ["</s>"]}}
    metaspace = {"type": "Metaspace", "replacement": SPACE, "add_prefix_space": True, "prepend_scheme": "always"}
    save(os.path.join(folder, "tokenizer.json"), {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [added(i, p, True) for i, (p, _, kind) in enumerate(pieces) if kind in (UNKNOWN, CONTROL)]
        + [added(len(pieces), "<extra_id_0>", True)],
        "normalizer": {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(rules).decode()},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, metaspace]},
        "post_processor": post,
        "decoder": metaspace,
        "model": {"type": "Unigram", "unk_id": ids["<unk>"], "vocab": [[p, s] for p, s, _ in pieces] + [["<extra_id_0>", 0.0]], "byte_fallback": False},
    })


def byte_characters():
    own = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [b for b in range(256) if b not in own]
    return {**{b: chr(b) for b in own}, **{b: chr(256 + i) for i, b in enumerate(others)}}


CHARACTERS = byte_characters()
SPLIT = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")


def words(text):
    return [tuple(CHARACTERS[b] for b in word.encode()) for word in SPLIT.findall(text)]


def merged(word, pair):
    out, i = [], 0
    while i < len(word):
        joined = word[i:i + 2] == pair
        out.append(word[i] + word[i + 1] if joined else word[i])
        i += 2 if joined else 1
    return tuple(out)


def learn(texts, count):
    counts = Counter(word for text in texts for word in words(text))
    merges = []
    while len(merges) < count:
        pairs = Counter()
        for word, n in counts.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += n
        best = max(pairs, key=lambda p: (pairs[p], p))
        merges.append(best)
        joined = Counter()
        for word, n in counts.items():
            joined[merged(word, best)] += n
        counts = joined
    return merges


def encode(text, ids, ranks):
    out = []
    for word in words(text):
        while True:
            pairs = [p for p in zip(word, word[1:]) if p in ranks]
            if not pairs:
                break
            word = merged(word, min(pairs, key=ranks.get))
        out += [ids[piece] for piece in word]
    return out


def bart(folder, texts):
    merges = learn(texts, 1000)
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *[CHARACTERS[b] for b in sorted(CHARACTERS, key=lambda b: CHARACTERS[b])], *[a + b for a, b in merges], "<mask>"]
    ids = {p: i for i, p in enumerate(pieces)}
    ranks = {m: i for i, m in enumerate(merges)}
    save(os.path.join(folder, "vocab.json"), ids)
    with open(os.path.join(folder, "merges.txt"), "w", encoding="utf-8") as file:
        file.write("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))
    specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    save(os.path.join(folder, "tokenizer.json"), {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{**added(ids[p], p, True), "lstrip": p == "<mask>"} for p in specials],
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
        "post_processor": {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0], "trim_offsets": True, "add_prefix_space": False},
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "", "end_of_word_suffix": "",
                  "fuse_unk": False, "byte_fallback": False, "ignore_merges": False, "vocab": ids, "merges": [f"{a} {b}" for a, b in merges]},
    })
    cases = []
    for text in texts:
        found = encode(text, ids, ranks)
        cases.append({"text": text, "ids": found, "pieces": [pieces[i] for i in found], "decoded": text, "normalized": text})
    values = {character: byte for byte, character in CHARACTERS.items()}
    halves = [[ids[CHARACTERS[b]] for b in data] for data in (b"\xe2\x82", b"\xf0\x9f\x98a", b"\xff\xfe", b"\xe2\x82\xacx\x80", b"\xf0\x9f")]
    decodings = [{"ids": seq, "decoded": bytes(values[pieces[i]] for i in seq).decode(errors="replace")} for seq in halves]
    decodings.append({"ids": [0, ids["H"], 1, ids["i"], 2, 3, ids["<mask>"]], "decoded": "Hi"})
    golden = {"vocab_size": len(pieces), "special_ids": {"pad": 1, "eos": 2, "bos": 0, "unk": 3}, "cases": cases, "decodings": decodings}
    with open(os.path.join(folder, "encodings.json"), "w") as file:
        json.dump(golden, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    root = sys.argv[1]
    gemma(os.path.join(root, "tokenizer-gemma"))
    t5(os.path.join(root, "tokenizer-t5"))
    golden = json.load(open(os.path.join(root, "tokenizer-gemma", "encodings.json")))
    bart(os.path.join(root, "tokenizer-bart"), [c["text"] for c in golden["cases"]])
