"""Promise: whatever stands in the cells, reading ends in an extract, no nought is made up, and the extract survives the wire."""

from __future__ import annotations

import random

from faircount.readers.base import Document, Prose, ProseKind, Sheet
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.meaning.margins import check_margins
from faircount.readers.read import extract_document
from faircount.readers.wire import from_json, to_json

WORDS = (
    "", "", "Total", "Rape", "Female", "M", "Unknown", "2015/16", "2016", "1-4", "<5", "*", "12", "1,234", "-", "n/a", "Age", "Year",  # noqa: E501
    "Online flag", "Yes", "No", "Under 13", "16 and over", "%", "3.5%", "17 (14)", "Q1", "Jan", "Kent", "Essex Police", "of which online",  # noqa: E501
    "2015/16 to 2017/18", "April 2016 to March 2015", "31/02/2015", "99/99/9999", "Force", "(blank)", "12 offences", "in brackets",  # noqa: E501
    "Latest year (2015-16 in brackets)", "29 February 2015", "year ending March 2020", "5.5", "-3", "Over 16", "120+", "between 9 and 3",  # noqa: E501
    "Financial year", "...", "s40(2)", "92 (A) 33 (B)", "1000000000000", "\u0663", "\u00b2", "\u00bd", "Sexual offences: online", "A" * 300,  # noqa: E501
)  # fmt: skip
"""Nothing here says nought."""


def _document(rng: random.Random) -> Document:
    blocks: list[Sheet | Prose] = []
    for number in range(rng.randint(1, 4)):
        if rng.random() < 0.6:
            width = rng.randint(1, 6)
            rows = [[rng.choice(WORDS) or None for _ in range(rng.randint(0, width))] for _ in range(rng.randint(1, 7))]
            blocks.append(Sheet(f"t{number}", tuple(tuple(row) for row in rows), title=rng.choice(WORDS)))
        else:
            words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 12))) + rng.choice(("", ".", "?", ":"))
            blocks.append(Prose(words, rng.choice(list(ProseKind)), f"par{number}", rng.choice((1, 3, 9))))
    return Document("x.csv", "csv", title=rng.choice(WORDS), blocks=tuple(blocks))


def test_any_cells_end_in_an_extract_without_a_made_up_nought() -> None:
    for seed in range(600):
        extract = extract_document(_document(random.Random(seed)), "", Clock("x.csv", FileLimits()))
        assert not [figure for figure in extract.figures if figure.number == 0], seed
        assert from_json(to_json(extract)) == extract, seed
        check_margins(extract)
