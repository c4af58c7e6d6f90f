"""Tests of choosing among sentences: examples, packs, losses and what is tuned. The last two classes need PyTorch, NumPy and onnx."""
import importlib.util
import math
import os
import random
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, HERE)

import split_tuning
import tasks
import tune_sentences
from texts import LENGTHS, MARKERS, NO_ANSWER, REFUSAL, length_shares

HAS_TORCH = all(importlib.util.find_spec(name) for name in ("torch", "numpy"))
HAS_ONNX = HAS_TORCH and importlib.util.find_spec("onnx")

DOCUMENT = "The river Ems rises near Hövelhof in Germany. Many towns lie on its banks today. It reaches the North Sea after 371 kilometres. Ships use only its last part."


class Examples(unittest.TestCase):
    def test_the_oracle_sentence_is_wanted_most(self):
        row = {"document": DOCUMENT, "summary": "The Ems reaches the North Sea after 371 kilometres."}
        head, parts, shares, size = tasks.choose_summary_example(row, random.Random(1), 200)
        self.assertEqual((head, "".join(parts)), ("Summarize: ", DOCUMENT))
        self.assertAlmostEqual(sum(shares), 1)
        self.assertEqual(size, 9)
        self.assertEqual(parts[shares.index(max(shares))], " It reaches the North Sea after 371 kilometres.")

    def test_a_question_can_be_refused(self):
        row = {"document": DOCUMENT, "question": "Where does the Ems rise?", "summary": "The river Ems rises near Hövelhof in Germany."}
        head, parts, shares, size = tasks.choose_answer_example(row, None, random.Random(1), 200)
        self.assertEqual((head, len(shares), shares[-1], size), ("Answer: Where does the Ems rise?\n", len(parts) + 1, 0.0, 8))
        other = {"document": "Copper melts at 1085 degrees. It conducts heat better than iron does. Old roofs of copper turn green."}
        _, parts, shares, size = tasks.choose_answer_example(row, other, random.Random(2), 200)
        self.assertEqual((shares[-1], sum(shares[:-1]), size), (1.0, 0.0, 0))
        self.assertIn("Copper", parts[0])

    def test_a_key_is_in_the_wanted_sentence_alone(self):
        parts = tasks.sentences(DOCUMENT)
        for seed in range(20):
            if made := tasks.choose_keyword_example(parts, random.Random(seed), 30, 60):
                head, run, shares, size = made
                self.assertEqual((sum(shares), size, len(shares)), (1.0, 0, len(run) + 1))
                self.assertTrue(head.startswith("Answer: "))

    def test_line_breaks_are_kept_where_a_document_is_split(self):
        document = "A heading\nOne sentence. Another one.\nAnd a third."
        parts = tasks.split(document)
        self.assertEqual("".join(parts), document)
        self.assertEqual(parts, ["A heading", "\nOne sentence.", " Another one.", "\nAnd a third."])

    def test_a_length_lies_between_two_of_those_that_can_be_said(self):
        steps = list(LENGTHS.values())
        for count in (1, 4, 5, 18, 100, 1000):
            shares = length_shares(count)
            self.assertAlmostEqual(sum(shares), 1, places=2)
            said = math.exp(sum(share * math.log(step) for share, step in zip(shares, steps)))
            self.assertAlmostEqual(said / min(max(count, steps[0]), steps[-1]), 1, places=1)

    def test_a_cut_document_teaches_no_length(self):
        row = {"document": "word " * 1000, "summary": "A summary of five words."}
        self.assertEqual([tasks.length(row, "word " * n) for n in (100, 300, 1000)], [0, 5, 5])
        self.assertEqual(tasks.length({**row, "document": "word " * 100}, "word " * 60), 5)


class Tuning(unittest.TestCase):
    WEIGHTS = {**tune_sentences.START, "model": 1.0, "lead": 0.0, "central": 0.0, "prose": 0.0, "length_document": 0.0, "length_spread": 0.0, "length_base": 0.0}
    SHORT = [0.0] + [-99.0] * (len(LENGTHS) - 1)

    def row(self, scores, none=None, question=None, lengths=SHORT):
        parts = ["One two three.", "Four five six.", "Seven eight nine."]
        return tune_sentences.Row({"sentences": parts, "scores": scores, "lengths": lengths, "none": none, "source": "s", "task": "summarize", "answerable": True, "question": question,
                                   "document": " ".join(parts), "whole": " ".join(parts), "summary": parts[1]})

    def test_the_best_sentences_are_taken_in_their_order(self):
        self.assertEqual(self.row([-2, -3, -1]).output(self.WEIGHTS), (2,))
        self.assertEqual(self.row([-2, -3, -1]).output({**self.WEIGHTS, "length_base": 1.8}), (0, 2))

    def test_as_many_words_are_taken_as_the_model_expects(self):
        expecting = {**self.WEIGHTS, "length_model": 1.0}
        self.assertEqual(self.row([-2, -3, -1]).output(expecting), (2,))
        self.assertEqual(self.row([-2, -3, -1], lengths=self.SHORT[::-1]).output(expecting), (0, 1, 2))

    def test_no_answer_wins_against_all_together(self):
        self.assertIsNone(self.row([-2, -2, -2], -0.5).output(self.WEIGHTS))
        self.assertEqual(self.row([-2, -2, -2], -1.5).output(self.WEIGHTS), (0,))

    def test_a_question_about_something_else_matches_badly_everywhere(self):
        self.assertGreater(max(self.row([0, 0, 0], 0, "Where is five?").lexical), 0.9)
        self.assertLess(max(self.row([0, 0, 0], 0, "Where are five copper kettles?").lexical), 0.4)

    def test_no_row_is_both_tuned_on_and_reported(self):
        rows = [{"task": "summarize", "id": i} for i in range(70)]
        train = [{"task": "summarize", "id": -i} for i in range(50)]
        tuning, report = split_tuning.split(rows, train, 24)
        self.assertEqual(len(tuning), 24)
        self.assertEqual(len(report), 60)
        self.assertFalse({r["id"] for r in tuning} & {r["id"] for r in report})


@unittest.skipUnless(HAS_TORCH, "PyTorch or NumPy is not installed")
class Losses(unittest.TestCase):
    def test_a_pack_keeps_a_choice(self):
        from batches import pad_choices
        from pack import Pack, PackWriter, choice_rows
        with tempfile.TemporaryDirectory() as folder:
            writer = PackWriter(folder, "choose-a")
            writer.add([5, 6, 7], choice_rows([0.25, 0.75, 0.0], [8, 9, 10]))
            writer.add([5], choice_rows([1.0], [3], [0.5, 0.5], [21, 22]))
            writer.flush()
            pack = Pack(folder, "choose-a")
            source, pieces, wanted, lengths = pad_choices([("choose-a", *pack[i]) for i in range(2)], "cpu")
            self.assertEqual(pieces.tolist(), [[8, 9, 10], [3, 21, 22]])
            self.assertEqual(wanted.tolist(), [[0.25, 0.75, 0.0], [1.0, 0.5, 0.5]])
            self.assertEqual(lengths.tolist(), [[False, False, False], [False, True, True]])
            self.assertEqual(source[:, :3].tolist(), [[5, 6, 7], [5, 0, 0]])

    def test_pieces_get_the_probability_with_which_they_are_written(self):
        import torch
        from model import ModelConfig, T5Gemma
        from test_training import TINY
        model = T5Gemma(ModelConfig.from_dict(TINY)).initialise(1).eval()
        source = torch.tensor([[5, 6, 7, 8], [9, 10, 0, 0]])
        scores = torch.log_softmax(model.piece_scores(source, torch.arange(64).expand(2, 64)), 1)
        for row, length in enumerate((4, 2)):
            for piece in (3, 5, 9):
                loss = model.loss(source[row:row + 1, :length], torch.tensor([[piece]]))
                self.assertAlmostEqual(scores[row, piece].item(), -loss.item(), places=3)

    def test_the_loss_is_zero_where_the_shares_are_right(self):
        import torch
        from train import choice_loss, length_loss
        pieces = torch.tensor([[4, 5, 0, 21, 22]])
        wanted = torch.tensor([[0.25, 0.75, 0.0, 0.5, 0.5]])
        lengths = torch.tensor([[False, False, False, True, True]])
        right = wanted.clamp_min(1e-9).log()
        wrong = right[:, [1, 0, 2, 3, 4]]
        self.assertAlmostEqual(choice_loss(right, pieces, wanted, lengths).item(), 0, places=5)
        self.assertAlmostEqual(length_loss(wrong, wanted, lengths).item(), 0, places=5)
        self.assertGreater(choice_loss(wrong, pieces, wanted, lengths).item(), 0.1)
        self.assertGreater(length_loss(right + torch.tensor([[0, 0, 0, 0, 1.0]]), wanted, lengths).item(), 0.1)
        self.assertEqual(len(length_loss(right, wanted, torch.zeros_like(lengths))), 0)

    @unittest.skipUnless(importlib.util.find_spec("sentencepiece"), "sentencepiece is not installed")
    def test_marks_change_nothing_else(self):
        import sentencepiece
        from marking import mark
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(HERE, "..", "pocket", "tokenizer.model"))
        document = "A heading\nOne sentence. Another one.\nAnd a third."
        for head in ("Summarize: ", "Answer: which?\n"):
            ids, marks = mark(tokenizer, head, tasks.split(document))
            self.assertEqual([i for i in ids if i not in marks], tokenizer.encode(head + document))
            self.assertEqual([i for i in ids if i in marks], marks)
            after = tokenizer.decode([i for i in ids[ids.index(marks[1]) + 1:ids.index(marks[2])]])
            self.assertEqual(after.strip(), "One sentence.")
        self.assertEqual(len(mark(tokenizer, "Summarize: ", ["A."] + [" B."] * 200)[1]), len(MARKERS))

    @unittest.skipUnless(importlib.util.find_spec("sentencepiece"), "sentencepiece is not installed")
    def test_no_text_contains_a_mark(self):
        import sentencepiece
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=os.path.join(HERE, "..", "pocket", "tokenizer.model"))
        marks = {tokenizer.piece_to_id(piece) for piece in [*MARKERS, *LENGTHS, REFUSAL]}
        self.assertEqual(len(marks), len(MARKERS) + len(LENGTHS) + 1)
        text = "".join(map(chr, [*range(9, 14), *range(0x20, 0x7F), *range(0xA0, 0x17F), 0x20AC, 0x4E2D, 0x1F600]))
        self.assertFalse(marks & set(tokenizer.encode(text + " " + " ".join(text))))


@unittest.skipUnless(HAS_ONNX, "PyTorch or onnx is not installed")
class Bundles(unittest.TestCase):
    def test_a_bundle_gives_back_its_weights(self):
        import torch
        from from_bundle import restore
        model = restore(os.path.join(HERE, "..", "pocket"))
        query = model.model["encoder"].layers[0].self_attn.q_proj.weight
        # 255 levels per output: dividing by the scale gives whole numbers.
        levels = query / (query.abs().amax(1, keepdim=True) / 127)
        self.assertLess((levels - levels.round()).abs().max().item(), 1e-2)
        table = model.model["decoder"].embed_tokens.weight
        self.assertEqual(tuple(table.shape), (12288, 256))
        self.assertTrue(torch.isfinite(model.loss(torch.tensor([[5, 6, 7]]), torch.tensor([[5, 6, 1]]))).all())


if __name__ == "__main__":
    unittest.main()
