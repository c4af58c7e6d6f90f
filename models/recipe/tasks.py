"""Training examples as (task, source text, target text), made from rows and plain texts. Standard library only.

Every function takes a `random.Random`, so the same seed gives the same examples. `fit` cuts a document to a number of
words at a sentence end: what a target is made of must be visible to the encoder.
"""
import math
import re

from rouge import f1, oracle, scores
from texts import NO_ANSWER, STOP, prompt, sentences, words

TRUE_SHARE = {"scitldr": 0.3, "msdocs": 0.3, "webdocs": 0.3, "usgov-blogs": 0.3, "crd3": 1.0, "mts-dialog": 1.0, "dc-law": 0.4}
"""Share of rows whose own summary is the target; the others get the oracle extract (never the own one elsewhere)."""

MIN_ORACLE = 0.2
"""An extract whose ROUGE-1 is below this teaches nothing about the summary."""


def fit(document, limit):
    """Sentences of `document`, as (text with its line breaks, list of sentences), at most `limit` words."""
    kept, parts, total = [], [], 0
    for line in document.split("\n"):
        inside = []
        for sentence in sentences(line):
            count = sentence.count(" ") + 1
            if total + count > limit:
                if not parts:    # one endless sentence: cut it between words
                    inside.append(" ".join(sentence.split(" ")[:limit]))
                    parts.append(inside[-1])
                return "\n".join(kept + ([" ".join(inside)] if inside else [])), parts
            inside.append(sentence)
            parts.append(sentence)
            total += count
        if inside:
            kept.append(" ".join(inside))
    return "\n".join(kept), parts


def window(parts, random, low, high):
    """A run of consecutive sentences of between `low` and `high` words."""
    size, start = random.randint(low, high), random.randrange(len(parts))
    run, total = [], 0
    for part in parts[start:]:
        total += part.count(" ") + 1
        if total > size and run:
            break
        run.append(part)
    return run


def good(sentence):
    return 5 <= sentence.count(" ") + 1 <= 60 and sum(c.isalpha() or c == " " for c in sentence) > 0.8 * len(sentence)


def phrase(sentence, random):
    """Two to four consecutive words: the easiest key to a sentence."""
    tokens = sentence.split(" ")
    size = random.randint(2, 4)
    start = random.randrange(max(1, len(tokens) - size + 1))
    return " ".join(tokens[start:start + size])


def keywords(sentence, random):
    """Two to five content words out of order, some without their ending, sometimes in the dress of a question."""
    tokens = [t for t in re.findall(r"[A-Za-z0-9][A-Za-z0-9'’-]*", sentence) if t.lower() not in STOP and len(t) > 1]
    if len(tokens) < 3:
        return phrase(sentence, random)
    chosen = random.sample(tokens, min(len(tokens), random.randint(2, 5)))
    if random.random() < 0.6:
        chosen.sort(key=tokens.index)
    out = []
    for word in chosen:
        if random.random() < 0.2 and len(word) > 5:
            word = re.sub(r"(ing|ed|es|s|ly|ion)$", "", word)
        out.append(word.lower() if random.random() < 0.3 else word)
    text = " ".join(out)
    if random.random() < 0.5:
        text = random.choice(("What is {}?", "What {}?", "How does {}?", "Who {}?", "Which {}?", "When was {}?", "Where is {}?",
                              "What about {}?", "Why {}?", "What is the {} of {}?", "How many {}?", "What does it say about {}?"))\
            .replace("{}", text, 1).replace("{}", random.choice(tokens))
    return text


def keyed(parts, random, low, high, negative):
    """(sentences, key, sentence that holds it or NO_ANSWER). None when the text has no fitting sentence."""
    run = window(parts, random, low, high)
    candidates = [s for s in run if good(s)]
    if not candidates:
        return None
    target = random.choice(candidates)
    key = phrase(target, random) if random.random() < 0.4 else keywords(target, random)
    if random.random() < negative:
        run.remove(target)
        if not run or set(words(key)) - STOP <= set(words(" ".join(run))):
            return None
        target = NO_ANSWER
    return run, key, target


def keyword_example(parts, random, low, high, negative=0.12):
    """Find the sentence that holds the key, or say that none does."""
    if (made := keyed(parts, random, low, high, negative)) is None:
        return None
    run, key, target = made
    return "keyword", prompt("compress", " ".join(run), key), target


def choose_keyword_example(parts, random, low, high, negative=0.12):
    """The same as a choice; see choose_summary_example."""
    if (made := keyed(parts, random, low, high, negative)) is None or len(made[0]) < 2:
        return None
    run, key, target = made
    shares = [float(part == target) for part in run] + [float(target == NO_ANSWER)]
    return prompt("compress", "", key), [" " * (i > 0) + part for i, part in enumerate(run)], [share / sum(shares) for share in shares], 0


def answer_example(row, random, limit):
    """A question row, its passage cut to a window that holds the answer.

    An answer that is not in the passage word for word is replaced, where possible, by the sentences that come closest to it:
    copying is what a small model can do. None when the window holds too little of the answer.
    """
    document, parts = fit(row["document"], limit)
    if not row.get("answerable", True):
        return "answer", prompt("compress", document, row["question"]), row["summary"]
    need = set(words(row["summary"])) - STOP
    if len(need - set(words(document))) > 0.2 * len(need):
        document = around(row["document"], need, limit, random)
        if document is None:
            return None
        parts = sentences(document)
    answer = row["summary"]
    if " ".join(words(answer)) not in " ".join(words(document)):
        chosen, score = oracle(parts, answer)
        if score >= 0.35:
            answer = " ".join(parts[i] for i in chosen)
        elif random.random() < 0.7:
            return None
    return "answer", prompt("compress", document, row["question"]), answer


def around(document, need, limit, random):
    """A stretch of at most `limit` words that covers most of `need`; None when even the best covers little.

    Of equally good stretches a random one is taken, so that the answer has no favourite place in it.
    """
    parts = sentences(document)
    found = {}
    for start in range(0, len(parts), 2):
        text, _ = fit("\n".join(parts[start:]), limit)
        found.setdefault(len(need & set(words(text))), []).append(text)
    best = max(found)
    return random.choice(found[best]) if best >= 0.6 * len(need) else None


def unanswerable_example(row, other, random, limit):
    """A question without an answer: its own passage without the answering sentences, or the passage of another row."""
    need = set(words(row["summary"])) - STOP
    if random.random() < 0.4 and need and row.get("answerable", True):
        parts = [s for s in fit(row["document"], limit)[1] if len(need & set(words(s))) < 0.34 * len(need)]
        document = " ".join(parts)
        if document.count(" ") < 30:
            return None
    else:
        document = fit(other["document"], limit)[0]
        asked = set(words(row["question"])) - STOP
        if asked and len(asked & set(words(document))) > 0.7 * len(asked):
            return None
    return "unanswerable", prompt("compress", document, row["question"]), NO_ANSWER


def summary_example(source, row, random, limit, longest):
    """The row's own summary, or the oracle extract of the visible part, whichever the share of the source says.

    `longest` is the most words of a target; a longer summary is cut at a sentence end, or replaced by its oracle.
    """
    document, parts = fit(row["document"], limit)
    summary = fit(row["summary"].replace("\n", " "), longest)[0]
    if random.random() < TRUE_SHARE.get(source, 0.0):
        return "summary", prompt("summarize", document), summary
    chosen, score = oracle(parts, summary)
    if score < MIN_ORACLE:
        return None
    return "extract", prompt("summarize", document), fit(" ".join(parts[i] for i in chosen), longest * 3 // 2)[0]


def softmax(values, temperature):
    best = max(values)
    powers = [math.exp((v - best) / temperature) for v in values]
    return [p / sum(powers) for p in powers]


def shares_of(parts, reference):
    """How much each sentence is wanted: half by the oracle's choice, half by its own ROUGE-1 + ROUGE-2 with the reference. (shares, ROUGE-1 of the oracle)"""
    chosen, score = oracle(parts, reference)
    alone = [scores(part, reference) for part in parts]
    shares = softmax([s["rouge1"] + s["rouge2"] for s in alone], 0.1)
    return [0.5 * share + (0.5 / len(chosen) if i in chosen else 0.0) for i, share in enumerate(shares)] if chosen else shares, score


def split(document):
    """Sentences of a text that has its line breaks, each with the white space before it."""
    return [("\n" * (i == 0 and at > 0) or " " * (i > 0)) + part for at, line in enumerate(document.split("\n")) for i, part in enumerate(sentences(line))]


def choose_summary_example(row, random, limit):
    """(prompt, sentences with the white space before them, shares, words): which sentences of a document its summary is made of, and how long that is (0: not to be learned here)."""
    document, _ = fit(row["document"], limit)
    parts = split(document)
    if len(parts) < 3:
        return None
    shares, score = shares_of([p.strip() for p in parts], row["summary"])
    return (prompt("summarize", ""), parts, shares, length(row, document)) if score >= MIN_ORACLE else None


def length(row, visible):
    """Words of the row's summary; 0 where most of the document was cut off, so that its length says nothing about that of the visible part."""
    seen = visible.count(" ") + 1
    return len(row["summary"].split()) if seen >= min(300, 0.6 * (row["document"].count(" ") + 1)) else 0


def choose_answer_example(row, other, random, limit):
    """As above for a question: which sentences answer it. The last share is that of no answer, which takes everything when the passage does not answer.

    With `other` (a row with another passage) the question becomes one without an answer.
    """
    if other or not row.get("answerable", True):
        made = unanswerable_example(row, other, random, limit) if other else answer_example(row, random, limit)
    else:
        made = answer_example(row, random, limit)
    if made is None:
        return None
    _, source, target = made
    head, _, document = source.partition("\n")
    parts = split(document)
    if len(parts) < 2:
        return None
    if target == NO_ANSWER:
        return head + "\n", parts, [0.0] * len(parts) + [1.0], 0
    shares, score = shares_of([p.strip() for p in parts], target)
    return (head + "\n", parts, shares + [0.0], len(row["summary"].split())) if score >= 0.3 else None


def title_example(row, limit, random):
    """The title where the document contains it, else the phrase of the document that comes closest; sometimes the title anyway."""
    document, parts = fit(row["document"], limit)
    title = row["summary"]
    if " ".join(words(title)) not in " ".join(words(document)) and random.random() > 0.1:
        title, score = best_phrase(parts, title)
        if score < 0.6:
            return None
    return "title", prompt("headline", document), title


_TOKEN = re.compile(r"[A-Za-z0-9]+")


def best_phrase(parts, title, longest=20):
    """(phrase, ROUGE-1 + ROUGE-2 F1) of the best run of words inside one sentence that begins and ends with a word of the title."""
    target = words(title)
    known, pairs = set(target), set(zip(target, target[1:]))
    best, found = 0.0, ""
    for part in parts:
        places = [m.span() for m in _TOKEN.finditer(part)]
        tokens = [part[a:b].lower() for a, b in places]
        edges = [i for i, t in enumerate(tokens) if t in known and t not in STOP]
        for i in edges:
            for j in edges:
                if not i < j < i + longest:
                    continue
                run = tokens[i:j + 1]
                ones = len(known & set(run))
                twos = sum(pair in pairs for pair in zip(run, run[1:]))
                score = f1(ones, len(run), len(target)) + f1(twos, len(run) - 1, max(1, len(target) - 1))
                if score > best:
                    best, found = score, part[places[i][0]:places[j][1]]
    return found, best


def central_example(parts, random, low, high, drop):
    """Gap sentence (Zhang et al. 2020, PEGASUS, "Ind-Orig"): the sentences with most in common with the rest.

    With `drop` they are taken out of the source, so that they have to be written and not copied.
    """
    run = window(parts, random, low, high)
    if len(run) < 4:
        return None
    scored = []
    for i, part in enumerate(run):
        if good(part):
            rest = set(words(" ".join(run[:i] + run[i + 1:]))) - STOP
            own = set(words(part)) - STOP
            scored.append((2 * len(own & rest) / (len(own) + len(rest)) if own else 0.0, -i))
    if not scored:
        return None
    chosen = sorted(-i for _, i in sorted(scored, reverse=True)[:max(1, len(run) // 8)])
    rest = [p for i, p in enumerate(run) if i not in chosen] if drop else run
    return "central", prompt("summarize", " ".join(rest)), " ".join(run[i] for i in chosen)


def spans_example(ids, random, sentinels):
    """Mixture of denoisers on token ids (Tay et al. 2022, UL2): returns (prefix text, source ids, target ids).

    R: 15 % of the tokens in spans of about 3. X: half of them in spans of about 12. S: the text breaks off and has to be
    continued. `sentinels` are the ids that stand for the gaps, in order; the target repeats each before its span.
    """
    mode = random.random()
    if mode < 0.34 or len(ids) < 24:
        cut = random.randint(len(ids) // 2, max(len(ids) // 2, len(ids) * 7 // 8))
        return "Continue: ", ids[:cut], ids[cut:]
    share, mean = (0.15, 3) if mode < 0.67 else (0.5, 12)
    count = max(1, min(len(sentinels), round(len(ids) * share / mean)))
    # Cut the hidden and the visible tokens into `count` pieces each, at random places, and alternate them.
    hidden = max(count, round(len(ids) * share))
    gaps = _pieces(hidden, count, random)
    shown = _pieces(len(ids) - hidden, count, random)
    source, target, at = [], [], 0
    for sentinel, visible, gap in zip(sentinels, shown, gaps):
        source += ids[at:at + visible] + [sentinel]
        target += [sentinel] + ids[at + visible:at + visible + gap]
        at += visible + gap
    return "Restore: ", source, target


def _pieces(total, count, random):
    """`count` positive lengths that add up to `total`."""
    cuts = [0] + sorted(random.sample(range(1, total), count - 1)) + [total]
    return [b - a for a, b in zip(cuts, cuts[1:])]
