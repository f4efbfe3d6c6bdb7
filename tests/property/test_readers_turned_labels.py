"""Labels set upwards or downwards beside their rows in a PDF: drawn tables, of which each row must get the label of its group."""

from __future__ import annotations

import random

import pytest

from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.readers.read import extract_document
from faircount.vocabulary.measures import Sex
from tests.lib.pdf_pages import Pages, width_of

HIGH, SIZE = 17.0, 9.0
LEFTS = (55.0, 80.0, 170.0, 240.0, 310.0)
AGES = ("0-4", "5-9", "10-13", "14-15", "16-17")


def turned(pages: Pages, x: float, middle: float, words: str, *, up: bool) -> None:
    """Words that run up or down the page, their middle at a height."""
    half = width_of(words, SIZE) / 2
    matrix, x, y = ("0 1 -1 0", x + SIZE, middle - half) if up else ("0 -1 1 0", x, middle + half)
    pages.pages[-1].append(f"BT /F1 {SIZE} Tf {matrix} {x:.1f} {y:.1f} Tm ({words}) Tj ET")


def drawn_page(draw: random.Random) -> tuple[bytes, set[tuple[Sex, str, float]]]:
    """A page with a table of sexes by age over one year, and the count of each."""
    pages, wanted = Pages(), set[tuple[Sex, str, float]]()
    pages.paragraph("Kent Police", 15)
    pages.paragraph("Recorded sexual offences against children under 18, by sex and age of victim", 12)
    top = pages.y - HIGH
    rows = draw.sample(AGES, draw.randrange(3, 6))
    rows.sort(key=AGES.index)
    for x, words in zip(LEFTS, ("", "Age", "2021/22", "2022/23"), strict=False):
        pages.text(x + 4, top + 4, words, SIZE)
    y, up = top, draw.random() < 0.7
    for label, sex in draw.sample([("Female", Sex.FEMALE), ("Male", Sex.MALE)], 2):
        first = y
        for age in rows:
            y -= HIGH
            counts = [draw.randrange(12, 900) for _ in range(2)]
            for x, words in zip(LEFTS[1:], (age, *map(str, counts)), strict=False):
                pages.text(x + 4, y + 4, words, SIZE)
            wanted |= {(sex, age, float(count)) for count in counts}
            pages.rule(LEFTS[1], y, LEFTS[4], y)
        turned(pages, LEFTS[0] + 8, (first + y) / 2, label, up=up)
        pages.rule(LEFTS[0], y, LEFTS[1], y)
    for height in (top + HIGH, top):
        pages.rule(LEFTS[0], height, LEFTS[4], height)
    for x in LEFTS:
        pages.rule(x, top + HIGH, x, y)
    return pages.bytes(), wanted


@pytest.mark.parametrize("seed", range(24))
def test_each_row_gets_the_turned_label_beside_it(seed: int) -> None:
    content, wanted = drawn_page(random.Random(f"turned {seed}"))
    clock = Clock("kent.pdf", FileLimits())
    extract = extract_document(open_content(content, "kent.pdf", clock), "", clock)
    found = {(one.sex, f"{one.ages.low}-{one.ages.high}", one.number or 0.0) for one in extract.figures if one.ages is not None}
    assert found == wanted, seed
