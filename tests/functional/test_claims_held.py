"""Sentences about figures that the example holds: true ones are confirmed and never contradicted, false ones contradicted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from faircount.articles.article_check import check_against
from faircount.claims.words import load_wording
from faircount.pipeline.build import Built
from faircount.pipeline.check import ledger_of, residents_of, stretches_of
from faircount.project.project import Project
from faircount.readers.article import article_of
from tests.lib.held_answers import answered, batch, children
from tests.lib.held_sentences import drawn
from tests.lib.held_table import Drawn, Table

SEED = 20261130
Answers = Callable[[Sequence[Drawn]], Counter[tuple[bool, str]]]


@pytest.fixture(scope="module")
def project(built: Built, example_folder: Path) -> Project:  # noqa: ARG001  (the build writes its ledger)
    return Project.open(example_folder)


@pytest.fixture(scope="module")
def answers(project: Project) -> Answers:
    ledger = ledger_of(project)
    figures, wording, beside = tuple(ledger.figures), load_wording(), (residents_of(project), stretches_of(project))

    def count(sentences: Sequence[Drawn]) -> Counter[tuple[bool, str]]:
        tally = Counter[tuple[bool, str]]()
        for one in sentences:
            article = article_of(one.text.encode(), "sentence.txt")
            checked = check_against(article, figures, ledger.sources, wording, *beside)
            tally[one.is_true, answered(one, checked.against)] += 1
        return tally

    return count


def test_drawn_sentences_of_every_form_are_answered(answers: Answers, project: Project) -> None:
    table = Table(ledger_of(project).figures, "home-office-2023", children(project.folder))
    sentences = [one for one in drawn(SEED, table, 60) if one.kind != "plain"]
    tally = answers(sentences)
    true, false = (sum(count for (is_true, _), count in tally.items() if is_true is which) for which in (True, False))
    assert tally[True, "contradicted"] == 0, SEED
    assert tally[True, "confirmed"] >= 0.97 * true, SEED
    assert tally[False, "contradicted"] >= 0.97 * false, SEED


def test_sentences_by_many_hands_are_answered_no_worse_than_they_were(answers: Answers, root: Path) -> None:
    # Bounds: what counts are batches never seen, see docs/measured/claims.md.
    every = [
        one for file in sorted((root / "bench" / "held_by_hand").glob("*.tsv")) for one in batch(file) if one.kind == "by hand"
    ]
    tally = answers(every[::12])
    true, false = (sum(count for (is_true, _), count in tally.items() if is_true is which) for which in (True, False))
    assert tally[True, "contradicted"] <= 1
    assert tally[True, "confirmed"] >= 0.9 * true
    assert tally[False, "contradicted"] >= 0.75 * false


def test_of_the_hardest_sentences_no_true_one_is_called_wrong(answers: Answers, root: Path) -> None:
    """Batches in which numbers are worked upon or told in words: what is not understood is not denied."""
    every = [one for file in sorted((root / "bench" / "held_by_hand" / "hardest").glob("*.tsv")) for one in batch(file)]
    drawn = every[::3]
    tally = answers(drawn)
    assert tally[True, "contradicted"] == 0
    assert tally[False, "contradicted"] >= 0.5 * len([one for one in drawn if not one.is_true])
