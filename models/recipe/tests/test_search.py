"""Tests of decoding by sentences, with an untrained model. Skipped where PyTorch is missing."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

try:
    import torch

    from model import BOS, ModelConfig, T5Gemma
    from sentence_search import opening_scores, search
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed")

from texts import NO_ANSWER, sentences

SHAPE = {"vocab": 160, "encoder": {"hidden": 32, "layers": 1, "intermediate": 48, "heads": 2, "kv_heads": 2, "head_dim": 16},
         "decoder": {"hidden": 16, "layers": 2, "intermediate": 32, "heads": 2, "kv_heads": 1, "head_dim": 8}}
DOCUMENT = "One fish swims. Two birds fly over it. Three cats wait. Nobody eats today.\nThe end comes late."


class Bytes:
    """A tokenizer whose ids are the bytes of the text."""

    def encode(self, text):
        return [self.encode(t) for t in text] if isinstance(text, list) else [b + 4 for b in text.encode()]


class Search(unittest.TestCase):
    def setUp(self):
        self.model, self.tokenizer = T5Gemma(ModelConfig.from_dict(SHAPE)).initialise(2).eval(), Bytes()
        self.source = self.tokenizer.encode("Summarize: " + DOCUMENT)

    def run_search(self, **options):
        return search(self.model, self.tokenizer, self.source, DOCUMENT, **options)

    def test_output_is_sentences_in_order(self):
        output = sentences(self.run_search(question=None, stop=2.0))
        places = [sentences(DOCUMENT).index(s) for s in output]
        self.assertEqual(places, sorted(set(places)))

    def test_limits(self):
        self.assertEqual(len(sentences(self.run_search(question=None, stop=0.0))), 1)
        self.assertEqual(len(sentences(self.run_search(question=None, stop=2.0, longest=1))), 1)

    def test_refusal_follows_its_bias(self):
        self.assertEqual(self.run_search(question="Why?", refuse=1e9), NO_ANSWER)
        self.assertNotEqual(self.run_search(question="Why?", refuse=-1e9), NO_ANSWER)

    def test_opening_scores_equal_those_of_single_rows(self):
        with torch.no_grad():
            memory, mask = self.model.encode(torch.tensor([self.source]))
            cross = self.model.cross(memory)
            hidden, past = self.model.decode(torch.tensor([[BOS]]), cross, mask)
            here = torch.log_softmax(self.model.logits(hidden[0, -1]), -1)
            rows = self.tokenizer.encode(["One fish", "Two", "Three cats wait"])
            together = opening_scores(self.model, here, past, cross, mask, rows)
            alone = torch.cat([opening_scores(self.model, here, past, cross, mask, [row]) for row in rows])
        self.assertLess((together - alone).abs().max().item(), 1e-4)


if __name__ == "__main__":
    unittest.main()
