"""Tests of everything that makes data. Standard library only: python3 -m unittest discover -s tests"""
import os
import random
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import prepare_data
import rouge
import tasks
from datafiles import read_rows, write_rows
from texts import NO_ANSWER, lead, prompt, sentences, words

PASSAGE = ("The river rises in the northern hills. It flows past two old towns, e.g. Aldbrook and Fenwick. "
           "In 1932 engineers built a dam above Fenwick to store water. The dam supplies power to 40,000 homes. "
           "Salmon returned after a fish ladder was added.\nVisitors come for the walking trails every summer.")


class Texts(unittest.TestCase):
    def test_words_are_lower_case_runs(self):
        self.assertEqual(words("It's 2nd-rate, naïve."), ["it", "s", "2nd", "rate", "na", "ve"])

    def test_sentences_respect_abbreviations_and_lines(self):
        found = sentences(PASSAGE)
        self.assertEqual(len(found), 6)
        self.assertTrue(found[1].endswith("e.g. Aldbrook and Fenwick."))
        self.assertEqual(sentences("Title\nDr. Hill said so. \"Yes.\" Fine"), ["Title", "Dr. Hill said so.", "\"Yes.\"", "Fine"])

    def test_lead(self):
        self.assertEqual(lead(PASSAGE, 1), "The river rises in the northern hills.")

    def test_prompts_are_the_contract(self):
        self.assertEqual(prompt("summarize", "T"), "Summarize: T")
        self.assertEqual(prompt("headline", "T"), "Title: T")
        self.assertEqual(prompt("compress", "T", "Q?"), "Answer: Q?\nT")


class Rouge(unittest.TestCase):
    def test_known_values(self):
        s = rouge.scores("the cat sat", "the cat ran off")
        self.assertAlmostEqual(s["rouge1"], 2 * 2 / 7)
        self.assertAlmostEqual(s["rouge2"], 2 * 1 / 5)
        self.assertAlmostEqual(s["rougeL"], 2 * 2 / 7)

    def test_repeated_words_are_clipped(self):
        self.assertAlmostEqual(rouge.rouge_n("the the the".split(), ["the"], 1), 2 * 1 / 4)

    def test_empty(self):
        self.assertEqual(rouge.scores("", "a b"), {"rouge1": 0.0, "rouge2": 0.0, "rougeL": 0.0})

    def test_longest_common_subsequence_skips(self):
        self.assertAlmostEqual(rouge.rouge_l("a x b y c".split(), "a b c".split()), 2 * 3 / 8)

    def test_oracle_finds_the_two_sentences(self):
        parts = sentences(PASSAGE)
        chosen, score = rouge.oracle(parts, "Engineers built a dam in 1932; the dam supplies power to 40,000 homes.")
        self.assertEqual(chosen, [2, 3])
        self.assertGreater(score, 0.6)


class Split(unittest.TestCase):
    ROWS = [{"id": f"r{i}", "document": f"Document number {i} has words {i * 7} and more. " * 4, "summary": "s"} for i in range(400)]

    def test_share_and_order_do_not_matter(self):
        train, held = prepare_data.split(self.ROWS)
        self.assertEqual(len(held), 12)
        _, again = prepare_data.split(self.ROWS[::-1])
        self.assertEqual({r["id"] for r in held}, {r["id"] for r in again})
        self.assertEqual(len(train) + len(held), 400)

    def test_same_document_stays_on_one_side(self):
        rows = [dict(r, id=f"{r['id']}-{k}") for r in self.ROWS for k in range(3)]
        train, held = prepare_data.split(rows)
        self.assertFalse({r["document"] for r in train} & {r["document"] for r in held})

    def test_order_of_lines_does_not_change_the_group(self):
        a = {"id": "m-1", "document": "One line.\nAnother line."}
        b = {"id": "m-2", "document": "Another line.\nOne line."}
        self.assertEqual(prepare_data.group_of(a), prepare_data.group_of(b))
        self.assertEqual(prepare_data.group_of({"id": "x/y.md#title"}), prepare_data.group_of({"id": "x/y.md"}))

    def test_shared_paragraphs_join_groups(self):
        long = [" ".join(f"{c}{i}" for i in range(15)) for c in "abcd"]
        rows = [{"document": f"{long[0]}\n{long[1]}"}, {"document": f"{long[1]}\n{long[2]}"}, {"document": long[3]}]
        first, second, third = prepare_data.groups_by_lines(rows)
        self.assertEqual(first, second)
        self.assertNotEqual(first, third)

    def test_fingerprints_notice_copies(self):
        text = " ".join(f"word{i}" for i in range(400))
        other = " ".join(f"term{i}" for i in range(400))
        own = prepare_data.fingerprints(text)
        self.assertTrue(60 < len(own) < 140)
        self.assertGreater(len(own & prepare_data.fingerprints("Intro. " + text)), 0.95 * len(own))
        self.assertFalse(own & prepare_data.fingerprints(other))

    def test_mismatched_questions_get_a_foreign_passage(self):
        rows = [{"id": str(i), "task": "compress", "question": f"Where do {w} live?", "document": f"The {w} live in the {p}.", "summary": p}
                for i, (w, p) in enumerate([("foxes", "forest"), ("camels", "desert"), ("whales", "ocean")])]
        made = list(prepare_data.mismatched({"animals": rows}))
        self.assertEqual(len(made), 3)
        for row, new in zip(rows, made):
            self.assertNotEqual(row["document"], new["document"])
            self.assertEqual((new["question"], new["summary"], new["answerable"]), (row["question"], NO_ANSWER, False))

    def test_rows_survive_writing(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "deep", "x.jsonl")
            self.assertEqual(write_rows(path, self.ROWS[:3]), 3)
            self.assertEqual(list(read_rows(path)), self.ROWS[:3])


class Tasks(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(3)
        self.parts = sentences(PASSAGE)

    def test_fit_cuts_at_a_sentence_and_keeps_lines(self):
        text, parts = tasks.fit(PASSAGE, 22)
        self.assertEqual(len(parts), 2)
        self.assertLessEqual(len(text.split()), 22)
        self.assertEqual(tasks.fit(PASSAGE, 999)[0].count("\n"), 1)
        self.assertEqual(len(tasks.fit("word " * 50, 10)[0].split()), 10)

    def test_keyword_target_is_in_the_source_or_refused(self):
        seen = set()
        for _ in range(300):
            example = tasks.keyword_example(self.parts, self.random, 20, 60, negative=0.3)
            if example:
                _, source, target = example
                seen.add(target == NO_ANSWER)
                self.assertTrue(source.startswith("Answer: "))
                self.assertTrue(target == NO_ANSWER or target in source.split("\n", 1)[1])
        self.assertEqual(seen, {True, False})

    def test_same_seed_same_examples(self):
        draw = lambda: [tasks.keyword_example(self.parts, r, 20, 60) for r in [random.Random(9)] for _ in range(20)]
        self.assertEqual(draw(), draw())

    def test_unanswerable_removes_the_answer(self):
        row = {"document": PASSAGE + " " + PASSAGE.replace("dam", "weir"), "question": "What stores water?",
               "summary": "In 1932 engineers built a dam above Fenwick to store water."}
        other = {"document": "Bread is baked from flour, salt and yeast. " * 8}
        for _ in range(20):
            example = tasks.unanswerable_example(row, other, self.random, 300)
            self.assertEqual(example[2], NO_ANSWER)
            self.assertNotIn("engineers built", example[1])

    def test_answer_moves_the_window_to_the_answer(self):
        document = "Filler text stands here without any meaning at all. " * 30 + "The capital of Atlantis was Poseidonis."
        row = {"document": document, "question": "What was the capital?", "summary": "The capital of Atlantis was Poseidonis."}
        self.assertIn("Poseidonis", tasks.answer_example(row, self.random, 60)[1])

    def test_extract_is_made_of_visible_sentences(self):
        row = {"document": PASSAGE, "summary": "Engineers built a dam that supplies power to 40,000 homes."}
        kinds = set()
        for _ in range(60):
            kind, source, target = tasks.summary_example("scitldr", row, self.random, 100, 130)
            kinds.add(kind)
            if kind == "extract":
                self.assertTrue(all(s in source for s in sentences(target)))
        self.assertEqual(kinds, {"summary", "extract"})

    def test_title_is_a_phrase_of_the_document(self):
        row = {"document": PASSAGE, "summary": "Building a Dam above Fenwick for Water Storage"}
        self.assertEqual(tasks.best_phrase(self.parts, row["summary"])[0], "dam above Fenwick")
        titles = {e[2] for e in (tasks.title_example(row, 100, self.random) for _ in range(60)) if e}
        self.assertEqual(titles, {row["summary"], "dam above Fenwick"})

    def test_central_sentence_can_be_dropped(self):
        parts = self.parts * 2
        examples = [tasks.central_example(parts, self.random, 60, 60, drop=False) for _ in range(40)]
        self.assertTrue(any(examples))
        for _, source, target in filter(None, examples):
            self.assertIn(sentences(target)[0], source)

    def test_spans_can_be_put_back(self):
        ids = list(range(100, 400))
        sentinels = list(range(32))
        for _ in range(50):
            prefix, source, target = tasks.spans_example(ids, self.random, sentinels)
            if prefix == "Continue: ":
                self.assertEqual(source + target, ids)
                continue
            gaps, current = {}, None
            for token in target:
                if token < 32:
                    current = gaps.setdefault(token, [])
                else:
                    current.append(token)
            whole = [t for token in source for t in (gaps[token] if token < 32 else [token])]
            self.assertEqual(whole, ids)


if __name__ == "__main__":
    unittest.main()
