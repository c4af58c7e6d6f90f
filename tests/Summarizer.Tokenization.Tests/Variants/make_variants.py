#!/usr/bin/env python3
"""Record what sentencepiece does with tiny models whose options the two golden models do not have.

    python3 make_variants.py > variants.json      # needs sentencepiece (0.1.97 was used) and protobuf

Every variant holds its model file (base64), texts with ids, [start, end) of every token in UTF-16 units, and the decoded text,
and sequences of ids with their decoded text. SentencePiece gives the span of a character split over bytes to its last byte;
here, as in EncodeSpans, the first byte has it.
"""
import base64
import io
import json
import os
import random
import sys
import tempfile

import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as pb

NORMAL, UNKNOWN, CONTROL, USER, UNUSED, BYTE = 1, 2, 3, 4, 5, 6
LETTERS = ["a", "b", "c", "d", "\u2581"]
WORDS = ["ab", "bc", "aa", "abc", "\u2581a", "cd", "aaa", "\u2581ab", "bcd", "dd", "\u2581\u2581", "aaaa", "dda", "cab", "\u2581abc", "dab"]
LETTER_SCORES = {"a": -1.1, "b": -2.3, "c": -3.7, "d": -0.7, "\u2581": -5.3}
TSV = "FB01\t66 69\n3000\t20\n78\t\n7A\t63 61 62\n61 301\tE1\n"


def charsmap():
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as rules:
        rules.write(TSV)
        rules.flush()
        out = io.BytesIO()
        spm.SentencePieceTrainer.train(sentence_iterator=iter(["a b c d"] * 9), model_writer=out, vocab_size=12, model_type="bpe",
                                       normalization_rule_tsv=rules.name, minloglevel=2, hard_vocab_limit=False)
    model = pb.ModelProto()
    model.ParseFromString(out.getvalue())
    return model.normalizer_spec.precompiled_charsmap


def model(kind, pieces, byte_fallback=False, prefix=False, collapse=False, escape=True, suffix=False, rules=b"", surface=None):
    m = pb.ModelProto()
    m.trainer_spec.model_type = kind
    m.trainer_spec.byte_fallback = byte_fallback
    m.trainer_spec.treat_whitespace_as_suffix = suffix
    if surface is not None:
        m.trainer_spec.unk_surface = surface
    m.normalizer_spec.add_dummy_prefix = prefix
    m.normalizer_spec.remove_extra_whitespaces = collapse
    m.normalizer_spec.escape_whitespaces = escape
    m.normalizer_spec.precompiled_charsmap = rules
    fixed = [("<unk>", 0, UNKNOWN), ("<s>", 0, CONTROL), ("</s>", 0, CONTROL)]
    fixed += [(f"<0x{b:02X}>", 0, BYTE) for b in range(256)] if byte_fallback else []
    for piece, score, kind in fixed + pieces:
        p = m.pieces.add()
        p.piece, p.score, p.type = piece, score, kind
    return m


def scored(pieces, score=lambda i: -float(i), kind=lambda p: NORMAL):
    return [(p, score(i), kind(p)) for i, p in enumerate(pieces)]


def variants():
    vocabulary = WORDS + LETTERS
    user = [("<x>", 0, USER), ("<x><y>", 0, USER), ("ab ", 0, USER), ("\u2581\u2581\u2581", 0, USER), ("bb", 0, USER), ("\n", 0, USER)]
    unused = lambda p: UNUSED if len(p) > 1 and len(p) != 2 or p == "aa" else NORMAL
    rules = charsmap()
    for name, kind in (("bpe", 2), ("unigram", 1)):
        yield name, model(kind, scored(vocabulary))
        yield name + ", all scores equal", model(kind, scored(vocabulary, lambda i: -1.0))
        yield name + ", scores tied in threes", model(kind, scored(vocabulary, lambda i: -float(i // 3)))
        yield name + ", positive scores", model(kind, scored(vocabulary, lambda i: 9.0 - i))
        yield name + ", user-defined", model(kind, scored(vocabulary) + user, collapse=True, prefix=True)
        # Only pieces that are always found whole: for a part of one, SentencePiece gives the span of its start, EncodeSpans the true one.
        yield name + ", user-defined, nothing normalized", model(kind, scored(vocabulary) + [u for u in user if u[0][0] in "<\n"])
        yield name + ", unused", model(kind, scored(vocabulary, kind=unused))
        yield name + ", unused, tied", model(kind, scored(vocabulary, lambda i: -float(i % 2), unused))
        yield name + ", bytes", model(kind, scored(vocabulary), byte_fallback=True, prefix=True)
        yield name + ", rules", model(kind, scored(vocabulary), rules=rules)
        yield name + ", rules, collapse, prefix, user-defined", model(kind, scored(vocabulary) + user, rules=rules, collapse=True, prefix=True)
        yield name + ", collapse only", model(kind, scored(vocabulary), collapse=True)
        yield name + ", prefix only", model(kind, scored(vocabulary), prefix=True)
        yield name + ", suffix", model(kind, scored(vocabulary), prefix=True, collapse=True, suffix=True)
        yield name + ", spaces not escaped", model(kind, scored(vocabulary + [" ", " a"]), prefix=True, collapse=True, escape=False)
        yield name + ", space inside a piece", model(kind, [("a\u2581a", -0.5, NORMAL), ("a\u2581", 0, NORMAL)] + scored(vocabulary, lambda i: -1.0 - i))
        # A piece scores what its letters score, so all ways to cut a text tie but for rounding.
        yield name + ", ties up to rounding, long", model(kind, [(p, sum(LETTER_SCORES[c] for c in p), NORMAL) for p in vocabulary])
        yield name + ", unused, long", model(kind, [("<x>", 0, USER)] + scored(vocabulary + ["aaab", "baa", "baaa"], lambda i: -float(i * 7 % 5), unused))
        yield name + ", surface of unknown", model(kind, scored(vocabulary), surface="?")


def utf16(text):
    index = [0]
    for c in text:
        index.append(index[-1] + (2 if ord(c) > 0xFFFF else 1))
    return index


def spans(processor, text, ids):
    index = utf16(text)
    found = [[index[p.begin], index[p.end]] for p in processor.encode(text, out_type="immutable_proto").pieces]
    i = 0
    while i < len(ids):
        if processor.is_byte(ids[i]):
            lead = int(processor.id_to_piece(ids[i])[3:5], 16)
            length = 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
            begin, end = found[i + length - 1]
            found[i:i + length] = [[begin, end]] + [[end, end]] * (length - 1)
            i += length
        else:
            i += 1
    return found


def main():
    data = {"sentencepiece": spm.__version__, "variants": []}
    for name, m in variants():
        rnd = random.Random(name)
        processor = spm.SentencePieceProcessor(model_proto=m.SerializeToString())
        units = LETTERS * 4 + WORDS + [" "] * 8 + ["<x>", "<y>", "\n", "bb", "e", "\u00e9", "\U0001f642", "x", "z", "\ufb01", "\u3000", "a\u0301", "<unk>", "ab "]
        cases = []
        for _ in range(16):
            text = "".join(rnd.choice(units) for _ in range(rnd.randrange(80 if name.endswith("long") else 14)))
            ids = processor.encode(text)
            cases.append({"text": text, "ids": ids, "spans": spans(processor, text, ids), "decoded": processor.decode(ids)})
        decodings = []
        for _ in range(6):
            ids = [rnd.randrange(processor.vocab_size()) for _ in range(rnd.randrange(9))]
            decodings.append({"ids": ids, "decoded": processor.decode(ids)})
        data["variants"].append({"name": name, "model": base64.b64encode(m.SerializeToString()).decode(), "cases": cases, "decodings": decodings})
    json.dump(data, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
