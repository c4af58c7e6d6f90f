"""Decoding by whole sentences: the model as a judge of which sentence comes next.

Token by token, greedy decoding asks the wrong question when the model copies. "The" may begin ten sentences and wins against the
one sentence that begins with "Engineers", although that one is likelier than each of the ten; and EOS or "No answer.", one
token each, win against a continuation whose probability is spread over many first words. Here every unused sentence of
the source is a candidate, scored by the joint probability of its first tokens (after those, a copying model follows
by itself); the output ends when EOS, against everything else together, is likelier than `stop`.

It is fast as well: a chosen sentence enters the cache in one decoder call instead of one per token.
"""
import torch

from model import BOS, EOS, PAD
from texts import NO_ANSWER, sentences

OPENING = 8
"""Tokens of a sentence by which it is judged: after those a copying model follows by itself."""


def candidates(tokenizer, document):
    """[(sentence, ids at the start of the output, ids after another sentence, place)] without repetitions."""
    parts = [s for s in dict.fromkeys(sentences(document)) if len(s.split()) > 1]
    return list(zip(parts, tokenizer.encode(parts), tokenizer.encode([" " + p for p in parts]), range(len(parts))))


def expand(past, count):
    """The same cache for `count` rows."""
    return [tuple(t.expand(count, -1, -1, -1) for t in layer) for layer in past] if past else None


def opening_scores(model, here, past, cross, mask, rows):
    """Joint log probability [N] of the first tokens of each row of ids, `here` [V] being the log probabilities of the first."""
    width = min(OPENING, max(map(len, rows)))
    block = torch.tensor([(row + [PAD] * width)[:width] for row in rows])
    scores = here[block[:, 0]]
    if width > 1:
        wide = expand(cross, len(rows))
        hidden, _ = model.decode(block[:, :-1], wide, mask, expand(past, len(rows)))
        following = torch.log_softmax(model.logits(hidden), -1).gather(2, block[:, 1:, None])[:, :, 0]
        scores = scores + following.masked_fill(block[:, 1:] == PAD, 0).sum(1)
    return scores


@torch.no_grad()
def search(model, tokenizer, source, document, question, longest=220, stop=0.5, refuse=0.0, most=8, ordered=True, lead=0.0):
    """Output text for one source (ids) made of sentences of `document` (text), in the order of the document.

    With `ordered` a sentence may only follow earlier ones; otherwise any may be chosen, and they are sorted at the end.

    `lead` is taken off the score of a sentence for every sentence of the document before it. A question is refused when the log probability of "No answer.", plus `refuse`, exceeds that of the best sentence.
    """
    memory, mask = model.encode(torch.tensor([source]))
    cross = model.cross(memory)
    left, chosen, past, total = candidates(tokenizer, document), [], None, 0
    last = torch.tensor([[BOS]])
    while left and len(chosen) < (4 if question else most) and total < longest:
        hidden, past = model.decode(last, cross, mask, past)
        here = torch.log_softmax(model.logits(hidden[0, -1]), -1)    # [V], after what is written so far
        if chosen and here[EOS].exp() >= stop:
            break
        rows = [c[2 if chosen else 1] for c in left]
        if question and not chosen:
            rows.append(tokenizer.encode(NO_ANSWER))
        scores = opening_scores(model, here, past, cross, mask, rows)
        if question and not chosen:
            if scores[-1] + refuse > scores[:-1].max():
                return NO_ANSWER
            scores = scores[:-1]
        scores = scores - lead * torch.tensor([c[3] for c in left])
        best = int(scores.argmax())
        chosen.append((left[best][3], left[best][0]))
        total += len(rows[best])
        last = torch.tensor([rows[best]])
        left = left[best + 1:] if ordered else left[:best] + left[best + 1:]
    return " ".join(text for _, text in sorted(chosen))
