"""Small text tools shared by data preparation and evaluation. Standard library only."""
import math
import re

NO_ANSWER = "No answer."
"""Target of a question that the passage does not answer."""

STOP = set("a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its may "
            "more most no not of on or our she should so some such than that the their them then there these they this those to "
            "was we were what when where which who why will with would you your".split())
"""Words that say nothing about what a sentence is about."""

_WORD = re.compile(r"[a-z0-9]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Rev|No|Nos|Fig|Figs|Eq|Sec|vs|etc|al|cf|ca|approx|Inc|Ltd|Co|Corp|Vol|pp|Art|Stat)"
    r"|e\.g|i\.e|U\.S|D\.C)\.$")


def words(text):
    """Lower-case runs of [a-z0-9]: the tokenisation of every ROUGE figure in this project."""
    return _WORD.findall(text.lower())


def sentences(text):
    """Split into sentences; a line break always ends one. Returns stripped, non-empty strings."""
    found = []
    for line in text.split("\n"):
        start = 0
        for match in _SENTENCE_END.finditer(line):
            if _ABBREVIATION.search(line[start:match.start()]):
                continue
            found.append(line[start:match.end()].strip())
            start = match.end()
        found.append(line[start:].strip())
    return [s for s in found if s]


def lead(text, count):
    """The first `count` sentences: the baseline that every summarizer must beat."""
    return " ".join(sentences(text)[:count])


def prompt(task, document, question=None):
    """The whole encoder input. This is a contract with the service: change it nowhere else."""
    if task == "compress":
        return f"Answer: {question}\n{document}"
    return ("Title: " if task == "headline" else "Summarize: ") + document


MARKERS = [f"<0x{code:02X}>" for code in range(0x20, 0x7F) if chr(code) not in "#<>@^`{|}~"]
"""Pieces that stand before the sentences of a document from which is chosen, the first before the first. Bytes of characters that have pieces of their own, so no text contains them."""

REFUSAL = "<0x1F>"
"""Piece that says that no sentence answers."""

LENGTHS = {f"<0x{14 + i:02X}>": round(4 * 1.5 ** i, 1) for i in range(11)}
"""Pieces that no text contains (control bytes), and the words of an output for which each stands: 4 to 231. A model says by them how long an output should be."""


def length_shares(count):
    """How much each of LENGTHS is wanted for `count` words: the two next to it, so that the mean of their logarithms is that of `count`."""
    steps = list(LENGTHS.values())
    place = math.log(min(max(count, steps[0]), steps[-1]) / steps[0]) / math.log(1.5)
    return [max(0.0, 1 - abs(place - i)) for i in range(len(steps))]
