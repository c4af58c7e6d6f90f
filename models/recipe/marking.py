"""Documents whose sentences have marks, so that a model can name one by a single piece: the input of every choice."""
from texts import MARKERS


def mark(tokenizer, head, parts):
    """(ids, ids of the marks of the first sentences) of a prompt and sentences that begin with the white space before them.

    A mark stands before the first piece of its sentence; that piece holds the space before it, if there is one, but not a line break. Sentences beyond the last mark have none.
    """
    ids, marks = [], [tokenizer.piece_to_id(piece) for piece in MARKERS[:len(parts)]]
    pending = head
    for i, part in enumerate(parts):
        if part.startswith("\n"):
            pending, part = pending + "\n", part[1:]
        elif pending.endswith(" "):
            pending, part = pending[:-1], " " + part
        ids += (tokenizer.encode(pending) if pending else []) + marks[i:i + 1] + tokenizer.encode(part)
        pending = ""
    return ids, marks
