"""Tests of repairing an encoder. Skipped where PyTorch or sentencepiece is missing."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

try:
    import numpy
    import sentencepiece
    import torch

    from fresh_marks import refresh
    from liveness import is_dead, layers, liveness
    from model import ModelConfig, T5Gemma
    from revive import Texts, revive
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed")

SHAPE = {"hidden": 256, "intermediate": 64, "heads": 4, "kv_heads": 4}
MARKS = list(range(10, 80))


def text(random):
    """A question of three pieces, a line break, and four sentences of twelve pieces with marks."""
    pieces = torch.randint(100, 260, (51,), generator=random).tolist()
    return [90, 91, 92, 93] + pieces[:3] + [6] + [p for i in range(4) for p in [MARKS[i]] + pieces[3 + 12 * i:15 + 12 * i]]


class Revival(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.model = T5Gemma(ModelConfig.from_dict({"vocab": 300, "encoder": {**SHAPE, "layers": 4}, "decoder": {**SHAPE, "layers": 1}})).initialise(1).eval()
        random = torch.Generator().manual_seed(1)
        self.rows = [text(random) for _ in range(80)]
        self.encoder = self.model.model["encoder"]
        with torch.no_grad():
            # All pieces have something in common, and the queries of two layers see nothing else: everybody looks at the one piece whose key has most in a dimension that hardly turns.
            common = torch.nn.functional.normalize(torch.randn(256), dim=0)
            self.encoder.embed_tokens.weight += 0.4 * common
            for layer in self.encoder.layers[1:3]:
                layer.self_attn.q_proj.weight[:] = 0
                layer.self_attn.q_proj.weight[31::64] = 80 * common

    def dead(self):
        return [is_dead(*state) for state in liveness(self.encoder, self.rows[0])]

    def test_dead_layers_are_seen(self):
        self.assertEqual(self.dead(), [False, True, True, False])

    def test_revived_heads_look_where_they_should(self):
        revive(self.model, Texts(self.rows, set(MARKS)), [1, 2])
        own = same = count = 0
        for row in self.rows[:20]:
            looks = [torch.softmax(scores, -1)[0, -1] for _, _, scores in layers(self.encoder, row)]
            mark = None
            for i, piece in enumerate(row):
                mark = i if piece in MARKS else mark
                if mark is not None:
                    own, count = own + looks[1][i, mark].item(), count + 1
                    same += looks[2][i, [j for j, other in enumerate(row) if other == piece]].sum().item()
        self.assertGreater(own / count, 0.5)
        self.assertGreater(same / count, 0.5)
        self.assertEqual(self.dead(), [False] * 4)
        self.assertTrue(all(weight.isfinite().all() for weight in self.model.state_dict().values()))

    def test_fresh_rows_are_alike_in_both_tables(self):
        refresh(self.model, MARKS, list(range(100, 260)))
        source, target = (self.model.model[part].embed_tokens.weight[MARKS] for part in ("encoder", "decoder"))
        alike = torch.nn.functional.cosine_similarity(source - source.mean(0), target - target.mean(0))
        self.assertGreater(alike.min().item(), 0.9)


if __name__ == "__main__":
    unittest.main()
