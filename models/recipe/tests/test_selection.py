"""Tests of the checkpoint selection. Standard library only."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import select_checkpoint as select


def result(values, answers):
    metrics = ("rouge1", "rouge2", "rougeL", "gain", "copied2")
    return {"sources": {s: dict.fromkeys(metrics, v) for s, v in values.items()}, "no_answer": {"f1": answers}}


class Selection(unittest.TestCase):
    def test_correlations(self):
        self.assertAlmostEqual(select.spearman([1, 2, 3, 4], [10, 20, 30, 40]), 1)
        self.assertAlmostEqual(select.spearman([1, 2, 3, 4], [4, 3, 2, 1]), -1)
        self.assertEqual(select.spearman([1, 2, 3], [5, 5, 5]), 0)
        self.assertAlmostEqual(select.kendall([1, 2, 3], [1, 3, 2]), 1 / 3)
        self.assertEqual(select.ranks([5, 1, 5]), [1.5, 0, 1.5])

    def test_a_metric_that_falls_is_left_out(self):
        results = [result({"a": i, "b": 2 * i, "c": 3 * i}, 1 / i) for i in (1, 2, 3, 4)]
        series = select.series_of(results)
        verdicts = select.judge(series, [100, 200, 300, 400])
        self.assertTrue(verdicts["rouge1"]["kept"])
        self.assertFalse(verdicts["no_answer_f1"]["kept"])
        self.assertEqual(select.choose(series, verdicts, ["w", "x", "y", "z"]), "z")


if __name__ == "__main__":
    unittest.main()
