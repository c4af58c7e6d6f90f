"""Choose the documents that the pointer model learns from and is watched on: some hundreds of each source, so that no source rules.

    python3 select_documents.py --data DATA --out WORK

reads DATA/pairs-*.jsonl.zst and writes WORK/train.jsonl and WORK/validation.jsonl, with the split and the near-duplicate guard of ../prepare_data.py. Sources take turns in the file, so that any beginning of it is a fair sample.
"""
import argparse
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from datafiles import read_rows  # noqa: E402
from prepare_data import OVERLAP, fingerprints, fraction, split  # noqa: E402

PLAN = {
    "scitldr": (900, 400), "wikipedia-lead": (500, 700), "jats-abstract": (200, 1450), "openstax-summary": (250, 1100), "proposals": (220, 800), "scisummnet": (150, 1100),
    "usgov-blogs": (450, 600), "webdocs": (500, 550), "msdocs": (600, 500), "dc-law": (150, 700), "crd3": (100, 700), "mts-dialog": (200, 800), "qmsum": (150, 900),
}
"""Documents of a source, and the most words that are read of each."""

WATCHED = 30
"""Validation documents of a source."""


def cut(text, most):
    """The first `most` words, to the end of the sentence."""
    for i, m in enumerate(re.finditer(r"\S+", text)):
        if i > most and re.search(r"[.!?\n][\"')]*\s*$", text[:m.start()]):
            return text[:m.start()].rstrip()
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--most", type=int, default=100000, help="most training documents; a tenth of it for each source of validation")
    args = parser.parse_args()
    train, held, seen = {}, {}, set()
    for source in PLAN:
        rows, watched = split(list(read_rows(os.path.join(args.data, f"pairs-{source}.jsonl.zst"))))
        train[source], held[source] = ([r for r in part if r["task"] == "summarize" or source == "qmsum"] for part in (rows, watched))
        for row in held[source]:
            seen |= fingerprints(row["document"])
    os.makedirs(args.out, exist_ok=True)

    def keep(row, source, most):
        return {"id": row["id"], "source": source, "document": cut(row["document"], most), "summary": row["summary"]}

    chosen = []
    for source, (count, most) in PLAN.items():
        taken = 0
        for row in sorted(train[source], key=lambda r: fraction("t" + r["id"])):
            own = fingerprints(row["document"])
            if taken < count and not (own and len(own & seen) > OVERLAP.get(source, 0.2) * len(own)):
                chosen.append(((taken + 0.5) / count, keep(row, source, most)))
                taken += 1
        print(f"{source}: {taken}")
    watched = min(WATCHED, max(2, args.most // 10))
    for name, rows in (("train", [r for _, r in sorted(chosen, key=lambda x: x[0])][:args.most]),
                       ("validation", [keep(r, s, 10**9) for s in PLAN for r in sorted(held[s], key=lambda r: fraction("v" + r["id"]))[:watched]])):
        with open(os.path.join(args.out, name + ".jsonl"), "w", encoding="utf-8") as f:
            for row in rows:
                f.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
