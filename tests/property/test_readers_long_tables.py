"""A long list is read as a short table is: row by row or by column, the figures are the same."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import islice, product

import pytest

from faircount.readers import long_rows
from faircount.readers.base import Document, Sheet, Value
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.readers.read import extract_document
from faircount.tables.extract import Extract
from tests.lib.answer_formats import FORMATS
from tests.lib.answers import answer
from tests.lib.inputs import seeds

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
COUNTS = (*range(40), "<5", "*", "n/a", None, "7 (5)", "12 (Niche) 3 (Athena)", "8%")


def _read(document: Document, monkeypatch: pytest.MonkeyPatch, long: int) -> Extract:
    """The extract with lists of so many rows read by column, of which few rows are looked at; what was told in a fixed order."""
    monkeypatch.setattr(long_rows, "LONG", long)
    monkeypatch.setattr(long_rows, "_FIRST", 10)
    monkeypatch.setattr(long_rows, "_LAST", 3)
    read = extract_document(document, "", Clock(document.name, FileLimits()))
    told = {name: sorted(getattr(read, name), key=repr) for name in ("figures", "proposals", "leftovers", "doubts", "findings")}
    return replace(read, **told)


def _listed(rng: random.Random, *, blanks: bool) -> Document:
    """A long list in the order of nothing: some columns of labels, one or more of counts."""
    names = rng.sample(list(LABELS), rng.randint(2, 6))
    counts = rng.choice((["Number of offences"], ["2013/14", "2014/15", "Total"], ["Offences", "Offences online"]))
    rows: list[tuple[Value, ...]] = [(*names, *counts)]
    kept = {name: [label for label in LABELS[name] if label or blanks] for name in names}
    kept = {name: rng.sample(labels, min(len(labels), rng.randint(2, 9))) for name, labels in kept.items()}
    told = COUNTS if rng.random() < 0.5 else (*range(9),)
    # A row of words alone may be taken for a heading, which hangs on the rows beside it: the first count is always one.
    firm = [count for count in told if count not in ("n/a", None)]
    for _ in range(rng.randint(60, 160)):
        labels = [rng.choice(kept[name]) or None for name in names]
        rows.append((*labels, rng.choice(firm), *(rng.choice(told) for _ in counts[1:])))
    return Document("list.csv", "csv", blocks=(Sheet("list", tuple(rows), title=rng.choice(("", "Offences 2019/20"))),))


@pytest.mark.parametrize("first", [0, 50])
@pytest.mark.parametrize("blanks", [True, False])
def test_lists_of_random_labels(first: int, blanks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in (first + number for number in seeds(20)):
        document = _listed(random.Random(seed), blanks=blanks)
        assert _read(document, monkeypatch, 20) == _read(document, monkeypatch, 10**9), seed


@pytest.mark.parametrize("kind", ["csv", "xlsx", "html"])
def test_answers_as_forces_write_them(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in seeds(40):
        content = FORMATS[kind](answer(seed), random.Random(seed))
        document = open_content(content, f"answer.{kind}", Clock("answer", FileLimits()))
        assert _read(document, monkeypatch, 1) == _read(document, monkeypatch, 10**9), seed


def _plain_list(rows: int) -> str:
    """A list of offences by year, quarter, age and sex, each row once, as a program would write it."""
    lines = ["Financial Year,Quarter,Force,District,Age of victim,Sex of victim,Offences"]
    years, ages, sexes = [f"20{y}/{y + 1}" for y in range(12, 22)], range(18), ("Female", "Male")
    cells = product(years, (1, 2, 3, 4), (f"District {n}" for n in range(rows // 1440 + 1)), ages, sexes)
    lines += [
        f"{year},{quarter},Kent Police,{district},{age},{sex},{n % 97}"
        for n, (year, quarter, district, age, sex) in enumerate(islice(cells, rows))
    ]
    return "\n".join(lines) + "\n"


def test_a_long_text_is_read_by_column_and_each_figure_has_its_place() -> None:
    text = _plain_list(30_000)
    document = open_content(text.encode(), "list.csv", Clock("list.csv", FileLimits()))
    assert len(next(document.sheets()).rows) < 3_000
    extract = extract_document(document, "", Clock("list.csv", FileLimits()))
    assert len(extract.figures) == 30_000
    assert not extract.proposals
    assert not extract.leftovers
    for number in (0, 7, 1_234, 29_999):
        row = text.splitlines()[number + 1].split(",")
        figure = extract.figures[number]
        assert (figure.locator, str(int(figure.number or 0)), str(figure.ages.low)) == (f"csv!G{number + 2}", row[6], row[4])
        assert figure.breakdown == f"district={row[3]}"
        assert figure.sex.value == row[5].lower()
        assert figure.period.start.month == (4, 7, 10, 1)[int(row[1]) - 1]


def test_two_numbers_of_one_meaning_in_a_long_list_are_asked_about() -> None:
    text = _plain_list(30_000) + "2012/13,1,Kent Police,District 0,0,Female,96\n"
    extract = extract_document(open_content(text.encode(), "list.csv", Clock("", FileLimits())), "", Clock("", FileLimits()))
    assert [figure.locator for figure in extract.proposals] == ["csv!G2", "csv!G30002"]
    assert len(extract.figures) == 29_999


def test_a_long_list_of_records_is_said_to_be_one() -> None:
    rows = (f"EX{n:06d},2015/16,Rape,{n % 18},F" for n in range(60_000))
    text = "\n".join(["Crime number,Year,Offence,Age of victim,Sex", *rows])
    extract = extract_document(open_content(text.encode(), "list.csv", Clock("", FileLimits())), "", Clock("", FileLimits()))
    assert not extract.figures
    assert "60,001 rows" in str(extract.findings[0])
    assert "faircount count" in str(extract.findings[0])
