"""ROUGE-1, ROUGE-2 and ROUGE-L as F1, and the extractive oracle. Standard library only.

Definition: Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries". Words are `texts.words`, without
stemming. The greedy oracle follows Nallapati et al. 2017 (SummaRuNNer), section 3.
"""
from collections import Counter

from texts import words


def f1(overlap, output_size, reference_size):
    """Harmonic mean of precision and recall; 0 when nothing overlaps."""
    return 2 * overlap / (output_size + reference_size) if overlap else 0.0


def ngrams(tokens, n):
    return Counter(zip(*(tokens[i:] for i in range(n)))) if n > 1 else Counter(tokens)


def rouge_n(output, reference, n):
    """`output` and `reference` are word lists."""
    a, b = ngrams(output, n), ngrams(reference, n)
    return f1(sum((a & b).values()), sum(a.values()), sum(b.values()))


def rouge_l(output, reference):
    """Longest common subsequence of the whole texts."""
    previous = [0] * (len(reference) + 1)
    for word in output:
        row, diagonal = [0], 0
        for j, other in enumerate(reference, 1):
            row.append(diagonal + 1 if word == other else max(row[-1], previous[j]))
            diagonal = previous[j]
        previous = row
    return f1(previous[-1], len(output), len(reference))


def scores(output, reference):
    """ROUGE of two texts, as fractions."""
    a, b = words(output), words(reference)
    return {"rouge1": rouge_n(a, b, 1), "rouge2": rouge_n(a, b, 2), "rougeL": rouge_l(a, b)}


def oracle(parts, reference, limit=8):
    """Greedy choice of sentences that maximises ROUGE-1 + ROUGE-2 F1 against `reference`.

    Returns (ascending indices into `parts`, ROUGE-1 F1 of the choice).
    """
    target = words(reference)
    target1, target2 = ngrams(target, 1), ngrams(target, 2)
    tokens = [words(p) for p in parts]
    ones, twos = [ngrams(t, 1) for t in tokens], [ngrams(t, 2) for t in tokens]
    # A sentence that shares nothing with the reference can never help: leave it out of the search.
    left = [i for i in range(len(parts)) if sum((ones[i] & target1).values()) >= 2]
    chosen, have1, have2, best, best1 = [], Counter(), Counter(), 0.0, 0.0
    while left and len(chosen) < limit:
        options = []
        for i in left:
            all1, all2 = have1 + ones[i], have2 + twos[i]
            one = f1(sum((all1 & target1).values()), sum(all1.values()), len(target))
            two = f1(sum((all2 & target2).values()), sum(all2.values()), max(1, len(target) - 1))
            options.append((one + two, -i, one))
        score, negative, one = max(options)
        if score <= best:
            break
        i = -negative
        best, best1 = score, one
        chosen.append(i)
        left.remove(i)
        have1 += ones[i]
        have2 += twos[i]
    return sorted(chosen), best1
