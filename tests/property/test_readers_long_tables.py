"""A long table is read as a short one is: row by row or label by label, the figures are the same."""

from __future__ import annotations

import random

import pytest

from faircount.readers.base import Document, Sheet
from faircount.readers.limits import Clock, Limits
from faircount.readers.meaning import long_table
from faircount.readers.opening import open_content
from faircount.readers.read import extract_document
from faircount.tables.extract import Extract
from tests.lib.answer_formats import FORMATS
from tests.lib.answers import answer

LABELS = {
    "Force": ("Cleveland Police", "Kent Police", "", "Anytown"),
    "Financial year": ("2015/16", "2016/17", "2017/18", "Total", "latest year"),
    "Quarter": ("Q1", "Q2", "Apr - Jun", ""),
    "Offence": ("Rape of a female child under 13", "Sexual grooming", "Rape of a male child under 16", "Fishing"),
    "Age of victim": (*map(str, range(18)), "Unknown", "Under 1"),
    "Sex of victim": ("Female", "Male", "Not known", "F"),
    "Online": ("Yes", "No", "Y", ""),
    "District": ("North", "South", "Grand Total"),
    "Outcome": ("Charged", "No suspect identified", "Offences", "Total"),
    "Unit": ("Offences", "Victims", "% of offences"),
}
COUNTS = (*range(40), "<5", "*", "n/a", None, "see note", "7 (5)", "12 (Niche) 3 (Athena)", "8%")


def _read(document: Document, monkeypatch: pytest.MonkeyPatch, long: int) -> Extract:
    monkeypatch.setattr(long_table, "LONG", long)
    return extract_document(document, "", Clock(document.name, Limits()))


def _listed(rng: random.Random) -> Document:
    """A long list in the order of nothing: some columns of labels, one or more of counts."""
    names = rng.sample(list(LABELS), rng.randint(2, 6))
    counts = ["Number of offences"] if rng.random() < 0.6 else ["2013/14", "2014/15", "Total"]
    rows = [(*names, *counts)]
    kept = {name: rng.sample(LABELS[name], min(len(LABELS[name]), rng.randint(2, 9))) for name in names}
    for _ in range(rng.randint(4, 60)):
        rows.append((*(rng.choice(kept[name]) or None for name in names), *(rng.choice(COUNTS) for _ in counts)))
    return Document("list.csv", "csv", blocks=(Sheet("list", tuple(rows), title=rng.choice(("", "Offences 2019/20"))),))


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_lists_of_random_labels(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(first, first + 50):
        document = _listed(random.Random(seed))
        assert _read(document, monkeypatch, 1) == _read(document, monkeypatch, 10**9), seed


@pytest.mark.parametrize("kind", ["csv", "xlsx", "html"])
def test_answers_as_forces_write_them(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(60):
        content = FORMATS[kind](answer(seed), random.Random(seed))
        document = open_content(content, f"answer.{kind}", Clock("answer", Limits()))
        assert _read(document, monkeypatch, 1) == _read(document, monkeypatch, 10**9), seed


def test_plain_rows_are_taken_label_by_label(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    take = long_table.LongTable.take

    def watched(*asked: object) -> bool:
        taken.append(take(*asked))  # type: ignore[arg-type]
        return taken[-1]

    monkeypatch.setattr(long_table.LongTable, "take", watched)
    rows = (
        ("Force", "Year", "Sex", "Offences"),
        *(("Kent Police", "2015/16", sex, n) for n, sex in enumerate(["Female", "Male"] * 4)),
    )
    _read(Document("list.csv", "csv", blocks=(Sheet("list", rows),)), monkeypatch, 1)
    assert taken == [True] * 8
