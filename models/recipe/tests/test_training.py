"""Tests of packs, batches, model and resuming. Skipped where PyTorch is missing; a few seconds on one core."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, HERE)

try:
    import numpy as np
    import torch

    from batches import Sampler, pad
    from checkpoint import export, grow, load
    from decode import greedy
    from model import ModelConfig, T5Gemma
    from pack import Pack, PackWriter
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed")

TINY = {"vocab": 64, "encoder": {"hidden": 32, "layers": 2, "intermediate": 48, "heads": 2, "kv_heads": 2, "head_dim": 16},
        "decoder": {"hidden": 16, "layers": 1, "intermediate": 32, "heads": 2, "kv_heads": 1, "head_dim": 8}}
CONFIG = {"seed": 1, "model": TINY, "batch_tokens": 400, "learning_rate": 3e-3, "warmup_steps": 5, "decay": 0.3, "weight_decay": 0.05,
          "clip": 1.0, "log_every": 5, "validation_rows": 8,
          "phases": [{"until": 0.5, "longest": 12, "weights": {"a": 1.0}}, {"until": 1.0, "longest": 30, "weights": {"a": 0.5, "b": 0.5}}]}


def write_packs(folder, part_tokens=3000):
    random = np.random.default_rng(0)
    for name in ("a", "b", "validation"):
        writer = PackWriter(folder, name, part_tokens)
        for _ in range(300):
            row = random.integers(4, 64, random.integers(3, 30)).tolist()
            writer.add(row, row[:4])
        writer.flush()


class Packs(unittest.TestCase):
    def test_parts_give_back_the_examples(self):
        with tempfile.TemporaryDirectory() as folder:
            write_packs(folder)
            self.assertGreater(len([f for f in os.listdir(folder) if f.startswith("a-")]), 1)
            pack = Pack(folder, "a")
            self.assertEqual(len(pack), 300)
            for i in range(300):
                source, target = pack[i]
                self.assertEqual(source[:4].tolist() + [1], target.tolist())

    def test_a_resumed_sampler_goes_on(self):
        with tempfile.TemporaryDirectory() as folder:
            write_packs(folder)
            packs = {n: Pack(folder, n) for n in "ab"}
            schedule = lambda: ({"a": 0.7, "b": 0.3}, 30)
            sampler = Sampler(packs, 1, 200)
            stream = sampler.batches(schedule)
            for _ in range(120):
                next(stream)
            state = json.loads(json.dumps(sampler.state))
            expected = [pad(next(stream), "cpu")[0] for _ in range(200)]
            again = Sampler(packs, 1, 200)
            again.state = state
            stream = again.batches(schedule)
            for batch in expected:
                self.assertTrue(torch.equal(batch, pad(next(stream), "cpu")[0]))


class Model(unittest.TestCase):
    def setUp(self):
        self.model = T5Gemma(ModelConfig.from_dict(TINY)).initialise(1).eval()
        self.source = torch.randint(4, 64, (3, 20), generator=torch.Generator().manual_seed(1))

    def test_growing_changes_nothing(self):
        deeper = ModelConfig.from_dict(dict(TINY, encoder=dict(TINY["encoder"], layers=5)))
        grown = grow(self.model, deeper, opening=0).eval()
        with torch.no_grad():
            a, b = self.model.encode(self.source)[0], grown.encode(self.source)[0]
        self.assertLess((a - b).abs().max().item(), 1e-5)

    def test_scores_are_bounded_and_nothing_else_changes(self):
        from liveness import bound_scores, layers
        encoder, row = self.model.model["encoder"], self.source[0].tolist()
        spread = lambda: max((scores.amax(-1) - scores.mean(-1)).max().item() for _, _, scores in layers(encoder, row))
        before = self.model.encode(self.source)[0]
        self.assertEqual(bound_scores(encoder, row, 1000.0), 0)
        self.assertTrue(torch.equal(before, self.model.encode(self.source)[0]))
        with torch.no_grad():
            encoder.layers[0].self_attn.q_proj.weight[:16] *= 300
        self.assertGreater(spread(), 31)
        self.assertEqual(bound_scores(encoder, row, 30.0), 1)
        self.assertLess(spread(), 31)

    def test_a_padded_row_equals_the_row_alone(self):
        rows = [self.source[0, :n].tolist() for n in (4, 11, 20)]
        together = greedy(self.model, rows, 9)
        self.assertEqual(together, [greedy(self.model, [row], 9)[0] for row in rows])

    def test_cached_decoding_equals_the_whole(self):
        with torch.no_grad():
            memory, mask = self.model.encode(self.source)
            cross = self.model.cross(memory)
            target = self.source[:, :6]
            whole, _ = self.model.decode(target, cross, mask)
            past, steps = None, []
            for i in range(6):
                hidden, past = self.model.decode(target[:, i:i + 1], cross, mask, past)
                steps.append(hidden)
        self.assertLess((whole - torch.cat(steps, 1)).abs().max().item(), 1e-4)

    def test_export_can_be_loaded(self):
        with tempfile.TemporaryDirectory() as folder:
            tokenizer = os.path.join(folder, "tokenizer.model")
            open(tokenizer, "wb").close()
            out = os.path.join(folder, "hf")
            for _ in range(2):    # the second time replaces the first
                export(self.model, out, tokenizer, torch.float32)
            other = load(out)
            self.assertEqual(sorted(os.listdir(folder)), ["hf", "tokenizer.model"])
        for (name, a), (_, b) in zip(self.model.state_dict().items(), other.state_dict().items()):
            self.assertTrue(torch.equal(a, b), name)


class Training(unittest.TestCase):
    def run_training(self, folder, run, *extra):
        subprocess.run([sys.executable, os.path.join(HERE, "train.py"), "--config", os.path.join(folder, "config.json"),
                        "--packs", folder, "--run", os.path.join(folder, run), "--tokenizer", folder, "--threads", "1",
                        "--max-tokens", "30000", *extra], check=True, stdout=subprocess.DEVNULL)
        return torch.load(os.path.join(folder, run, "state.pt"), weights_only=False)

    def test_resuming_equals_not_stopping(self):
        with tempfile.TemporaryDirectory() as folder:
            write_packs(folder)
            open(os.path.join(folder, "tokenizer.model"), "wb").close()
            with open(os.path.join(folder, "config.json"), "w", encoding="utf-8") as file:
                json.dump(CONFIG, file)
            whole = self.run_training(folder, "whole")
            stops = 0
            while True:
                state = self.run_training(folder, "parts", "--call-minutes", "0.008")
                stops += 1
                if state["share"] >= 1:
                    break
            self.assertGreater(stops, 1)
            self.assertEqual(whole["step"], state["step"])
            for name, weight in whole["model"].items():
                self.assertTrue(torch.equal(weight, state["model"][name]), name)


if __name__ == "__main__":
    unittest.main()
