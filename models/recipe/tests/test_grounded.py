"""Tests of grounded decoding with a toy vocabulary of whole words. Skipped where PyTorch is missing."""
import os
import random
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

try:
    from grounded import Pieces, Row
    from model import EOS
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed")

TEXT = "▁The ▁cat ▁sat . \n A ▁dog ▁ran ▁home . ▁The ▁cat ▁left .".split(" ")
VOCABULARY = ["<pad>", "<eos>", "<bos>", "No", "▁answer", ".", "\n", "The", "▁The", "A", "▁A", "▁cat", "▁sat", "▁dog", "▁ran", "▁home", "▁left"]


class Tokenizer:
    """As much of SentencePiece as `Pieces` asks for."""

    def id_to_piece(self, i):
        return VOCABULARY[i]

    def vocab_size(self):
        return len(VOCABULARY)

    def encode(self, text):
        return [VOCABULARY.index("No"), VOCABULARY.index("▁answer"), VOCABULARY.index(".")]


def ids(*pieces):
    return {VOCABULARY.index(p) for p in pieces}


class Grounded(unittest.TestCase):
    def row(self, task):
        return Row(Pieces(Tokenizer()), [VOCABULARY.index(p) for p in TEXT], task)

    def follow(self, row, *pieces):
        for piece in pieces:
            self.assertIn(VOCABULARY.index(piece), row.allowed())
            row.take(VOCABULARY.index(piece))
        return row

    def test_starts_at_sentences(self):
        self.assertEqual(self.row("summarize").allowed(), ids("The", "A"))
        self.assertEqual(self.row("compress").allowed(), ids("The", "A", "No"))

    def test_continues_every_matching_sentence(self):
        row = self.follow(self.row("summarize"), "The", "▁cat")
        self.assertEqual(row.allowed(), ids("▁sat", "▁left"))

    def test_may_end_or_begin_another_sentence(self):
        row = self.follow(self.row("summarize"), "A", "▁dog", "▁ran", "▁home", ".")
        self.assertEqual(row.allowed(), ids("▁The") | {EOS})

    def test_refusal_is_whole(self):
        row = self.follow(self.row("compress"), "No", "▁answer", ".")
        self.assertEqual(row.allowed(), {EOS})

    def test_titles_end_after_any_word(self):
        row = self.follow(self.row("headline"), "A", "▁dog")
        self.assertEqual(row.allowed(), ids("▁ran") | {EOS})

    def test_random_walks_stop_and_never_repeat_a_sentence(self):
        chance = random.Random(1)
        for _ in range(100):
            row = self.row("summarize")
            for _ in range(40):
                token = chance.choice(sorted(row.allowed()))
                if token == EOS:
                    break
                row.take(token)
            else:
                self.fail("no end")
            text = "".join(VOCABULARY[t] for t in row.out)
            self.assertLessEqual(text.count("▁dog"), 1)


if __name__ == "__main__":
    unittest.main()
