"""A dash is nil where totals leave nothing else for it, and nowhere else: what was not recorded is no zero."""

from __future__ import annotations

import random

import pytest

from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.readers.read import extract_document
from faircount.tables.extract import Extract

TITLE = "Kent Police: recorded sexual offences against children under 18, by age of victim, 2021/22"
AGES = ("0-4", "5-9", "10-12", "13-15", "16-17")
OFFENCES = ("Rape", "Sexual assault", "Sexual communication with a child", "Meeting a child following grooming")


def _read(title: str, rows: list[list[object]], note: str = "") -> Extract:
    text = "\n".join([title, "", *(",".join(map(str, row)) for row in rows), "", note]) + "\n"
    return extract_document(open_content(text.encode(), "t.csv", Clock("t", FileLimits())), "", Clock("t", FileLimits()))


def _drawn(seed: int) -> tuple[list[list[object]], set[str]]:
    """A table of offences by ages with its totals, its noughts printed as dashes, and where these stand."""
    draw = random.Random(seed)
    dash = draw.choice(["-", "–", "—"])
    counts = [[draw.choice([0, 0, draw.randrange(1, 90)]) for _ in AGES] for _ in OFFENCES]
    counts[0][0], counts[1] = 0, [draw.randrange(1, 90) for _ in AGES]
    totals = [sum(column) for column in zip(*counts, strict=True)]
    body = [[name, *(count or dash for count in row)] for name, row in zip(OFFENCES, counts, strict=True)]
    places = {f"{'BCDEF'[n]}{row}" for row, line in enumerate(body, start=4) for n, cell in enumerate(line[1:]) if cell == dash}
    return [["Offence", *AGES], *body, ["Total", *totals]], places


def _at(extract: Extract) -> dict[str, float | None]:
    return {figure.locator.rpartition("!")[2]: figure.number for figure in (*extract.figures, *extract.proposals)}


@pytest.mark.parametrize("seed", range(8))
def test_a_dash_under_a_total_that_the_other_counts_make_is_nil(seed: int) -> None:
    rows, dashes = _drawn(seed)
    found = _at(_read(TITLE, rows))
    assert {place for place, number in found.items() if number == 0} == dashes


@pytest.mark.parametrize("seed", range(8))
def test_a_dash_stays_left_over_without_a_total_or_under_one_that_leaves_something(seed: int) -> None:
    rows, dashes = _drawn(seed)
    wider = [*rows[:-1], ["Total", *(count + 1 for count in rows[-1][1:] if isinstance(count, int))]]
    for table in (rows[:-1], wider):
        extract = _read(TITLE, table)
        assert not dashes & _at(extract).keys()
        assert dashes <= {left.place.rpartition("!")[2] for left in extract.leftovers}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("note", ["Counts of fewer than 5 are suppressed.", "Figures are rounded to the nearest 5."])
def test_a_dash_stays_left_over_where_small_counts_are_hidden_or_rounded(seed: int, note: str) -> None:
    rows, dashes = _drawn(seed)
    assert not dashes & _at(_read(TITLE, rows, note)).keys()


def test_a_total_over_years_says_nothing_of_a_year_of_which_nothing_is_known() -> None:
    title = "Kent Police: recorded sexual offences against children under 18 with the online flag"
    found = _at(
        _read(
            title, [["Offence", "2014/15", "2015/16", "2016/17", "Total"], ["Rape", "-", 12, 14, 26], ["Grooming", "-", 9, 8, 17]]
        )
    )
    assert not {"B4", "B5"} & found.keys()
