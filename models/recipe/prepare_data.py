"""Split the pairs into training and validation by document, with a guard against near-duplicates.

    python3 prepare_data.py --data DATA --out WORK

reads DATA/pairs-*.jsonl.zst and DATA/text-*.jsonl.zst, and writes WORK/train/*.jsonl and WORK/validation/*.jsonl
(pairs only, at most 200 rows per source, same fields; mismatched.jsonl has questions with a passage that does not answer). The groups with the smallest hash go to validation, so the
split never depends on the order of rows, on a seed or on the other files. Afterwards every training row and text that
shares too many 13-word sequences with any validation document is dropped.
"""
import argparse
import glob
import os
import re
import zlib
from hashlib import blake2b

from datafiles import read_rows, write_rows
from texts import NO_ANSWER, STOP, words

SHARE = 0.03
"""Share of the rows of a source that go to validation."""

LIMIT = 200
"""Most validation rows per source."""

SPAN = 13
"""Words in the sequences that the near-duplicate guard compares."""

SAMPLED = 4
"""The guard keeps one in this many sequences, chosen by value, so both sides choose the same ones."""

OVERLAP = {"dc-law": 0.45, "dc-code-heading": 0.45, "legal": 0.45, "medquad": 0.45, "msdocs": 0.45, "usgov-blogs": 0.3}
"""Shared share above which a row is a near-duplicate (0.2 elsewhere); laws and API pages repeat set phrases."""


BY_LINES = {"squad", "selqa", "qed"}
"""Sources whose documents mix paragraphs of one article: documents that share a paragraph form one group."""


def group_of(row):
    """What must stay on one side: page ids without their fragment, else the document whatever the order of its lines."""
    name = re.sub(r"#.*$", "", row.get("id", ""))
    if "/" in name:
        return name
    return "\n".join(sorted(words_key(line) for line in row["document"].split("\n")))


def groups_by_lines(rows):
    """Connected components of documents that share a line of at least 12 words, each named by its smallest line."""
    parent = {}

    def find(key):
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    first = []
    for row in rows:
        keys = [words_key(line) for line in row["document"].split("\n")]
        keys = [k for k in keys if k.count(" ") >= 11] or [words_key(row["document"])]
        for key in keys:
            parent.setdefault(key, key)
            a, b = sorted((find(keys[0]), find(key)))
            parent[b] = a
        first.append(keys[0])
    return [find(key) for key in first]


def words_key(text):
    return " ".join(words(text))


def fraction(key):
    """A number in [0, 1) that depends on the text of `key` only."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big") / 2**48


def fingerprints(text):
    """Hashes of a value-chosen quarter of the 13-word sequences of `text`."""
    tokens = words(text)
    joined = (" ".join(tokens[i:i + SPAN]) for i in range(max(1, len(tokens) - SPAN + 1)))
    return {h for h in map(lambda s: zlib.crc32(s.encode()), joined) if h % SAMPLED == 0}


def split(rows, by_lines=False, share=SHARE, limit=LIMIT):
    """(training, validation): whole groups, in order of their hash, until there is enough."""
    names = groups_by_lines(rows) if by_lines else map(group_of, rows)
    keys = [fraction(name) for name in names]
    counts, taken, total = {}, set(), 0
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    for key in sorted(counts):
        if total >= min(limit, share * len(rows)):
            break
        if total + counts[key] <= limit:
            taken.add(key)
            total += counts[key]
    train = [row for row, key in zip(rows, keys) if key not in taken]
    held = [row for row, key in zip(rows, keys) if key in taken]
    return train, held


def mismatched(validation, each=25):
    """Questions of validation rows with the passage of another row of their source: what must be refused.

    A passage that holds most words of the question is not used. `validation` is {source: rows}.
    """
    for source, rows in sorted(validation.items()):
        rows = [r for r in rows if r["task"] == "compress" and r.get("answerable", True)]
        made = 0
        for i, row in enumerate(rows):
            asked = set(words(row["question"])) - STOP
            for other in rows[i + 1:] + rows[:i]:
                if asked and made < each and len(asked & set(words(other["document"]))) <= 0.5 * len(asked):
                    made += 1
                    yield {**row, "id": f"mismatched-{row['id']}", "document": other["document"], "summary": NO_ANSWER, "answerable": False}
                    break


def source_of(path):
    return re.sub(r"^(pairs|text)-|\.jsonl(\.zst)?$", "", os.path.basename(path))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    pairs, seen, validation = {}, set(), {}
    for path in sorted(glob.glob(os.path.join(args.data, "pairs-*.jsonl*"))):
        source = source_of(path)
        train, held = split(list(read_rows(path)), source in BY_LINES)
        pairs[source], validation[source] = train, held
        for row in held:
            seen |= fingerprints(row["document"])
        write_rows(os.path.join(args.out, "validation", source + ".jsonl"), held)
        print(f"{source}: {len(train)} training, {len(held)} validation rows", flush=True)

    write_rows(os.path.join(args.out, "validation", "mismatched.jsonl"), mismatched(validation))

    def clean(source, rows, field):
        allowed = OVERLAP.get(source, 0.2)
        for row in rows:
            own = fingerprints(row[field])
            if not own or len(own & seen) <= allowed * len(own):
                yield row

    for source, rows in pairs.items():
        kept = write_rows(os.path.join(args.out, "train", f"pairs-{source}.jsonl"), clean(source, rows, "document"))
        print(f"{source}: {len(rows) - kept} near-duplicates dropped, {kept} left", flush=True)
    for path in sorted(glob.glob(os.path.join(args.data, "text-*.jsonl*"))):
        source = source_of(path)
        kept = write_rows(os.path.join(args.out, "train", f"text-{source}.jsonl"), clean(source, read_rows(path), "text"))
        print(f"text {source}: {kept} left", flush=True)


if __name__ == "__main__":
    main()
