"""What a figure is does not hang on how large it is: with other counts the same answer means the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.readers.read import extract_document
from tests.lib.inputs import seeds

LIKE_SOMETHING_ELSE = (0, 1, 2, 5, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 70, 71, 73, 86, 88, 1999, 2005, 2015, 2018, 2024)
"""Counts that could be an age, the code of an offence, a part of a date or a year."""
BANDS = (("0-11", "12-15", "16-17"), ("0-3", "4-9", "10-15", "16-17"), ("0-9", "10-13", "14-17"))


def _counts(rng: random.Random) -> Iterator[int]:
    while True:
        yield rng.choice(LIKE_SOMETHING_ELSE)


def _letter(rng: random.Random, counts: Iterator[int]) -> tuple[str, str]:
    """A letter with lists by age and sex under a sentence of each year."""
    bands, first = rng.choice(BANDS), rng.randint(2013, 2021)
    aged, of_sex = rng.choice(("Aged {}", "{}")), rng.choice(("{}", "Victim {}"))
    parts = [rng.choice(("Kent Police\n\nDear Ms Lee,", "Dear Ms Lee,\n\nKent Police holds the following."))]
    gap = rng.choice(("\n", "\n\n"))
    for year in (first, first + 1):
        said = f"{year}/{(year + 1) % 100:02d}"
        sentence = f"In {said} Kent Police recorded {next(counts)} sexual offences against children under 18."
        ages = [f"Age of victim ({said}):", *(f"{aged.format(band.replace('-', ' to '))}: {next(counts)}" for band in bands)]
        sexes = [f"Sex of victim ({said}):", *(f"{of_sex.format(sex)}: {next(counts)}" for sex in ("Female", "Male"))]
        parts.append(gap.join([sentence, "\n".join(ages), "\n".join(sexes)]))
    return "letter.txt", "\n\n".join([*parts, "Yours sincerely\nInformation Rights\n"])


def _table(rng: random.Random, counts: Iterator[int]) -> tuple[str, str]:
    """A table of measures under years."""
    first, many = rng.randint(2013, 2020), rng.randint(2, 4)
    years = [f"{year}/{(year + 1) % 100:02d}" for year in range(first, first + many)]
    rows = ["Total offences recorded", "Flagged as online", *(f"Aged {band.replace('-', ' to ')}" for band in rng.choice(BANDS))]
    lines = ["Kent Police: recorded sexual offences against children under 18", "", ",".join(["Measure", *years])]
    lines += [",".join([row, *(str(next(counts)) for _ in years)]) for row in rng.sample(rows, rng.randint(2, len(rows)))]
    return "table.csv", "\n".join(lines) + "\n"


def _blocks(rng: random.Random, counts: Iterator[int]) -> tuple[str, str]:
    """Blocks with headings of their own, one below the other."""
    years = ["2021/22", "2022/23"]
    blocks = [
        ("All offences", ["Sexual offences against children under 18"]),
        ("Online flag", ["Flagged as online"]),
        ("Age of victim", [f"Aged {band.replace('-', ' to ')}" for band in rng.choice(BANDS)]),
        ("Sex of victim", ["Female", "Male"]),
    ]
    blocks = [blocks[0], *rng.sample(blocks[1:], rng.randint(1, 3))]
    lines = ["Kent Police: recorded sexual offences against children under 18"]
    for number, (title, rows) in enumerate(blocks, start=1):
        lines += ["", f"Table {number}: {title}", ",".join(["", *years])]
        lines += [",".join([row, *(str(next(counts)) for _ in years)]) for row in rows]
    return "blocks.csv", "\n".join(lines) + "\n"


SHAPES: dict[str, Callable[[random.Random, Iterator[int]], tuple[str, str]]] = {
    "letter": _letter,
    "table": _table,
    "blocks": _blocks,
}


def _meanings(name: str, text: str) -> list[tuple[object, ...]]:
    """What each figure is, in order; of a place in a letter only its paragraph, since longer counts move what follows."""
    extract = extract_document(open_content(text.encode(), name, Clock(name, FileLimits())), "", Clock(name, FileLimits()))
    figures = sorted((*extract.figures, *extract.proposals), key=lambda figure: _at(figure.locator))
    return [(f.area, f.period, f.counted, f.offence, f.online, f.ages, f.sex, f.breakdown) for f in figures]


def _at(locator: str) -> tuple[str, int]:
    place, _, cell = locator.partition(":")
    return (place.zfill(12), int(cell.split("-")[0]) if cell else 0)


@pytest.mark.parametrize("shape", SHAPES)
def test_other_counts_change_no_meaning(shape: str) -> None:
    for seed in seeds(60):
        plain = iter(range(301, 900))
        name, ordinary = SHAPES[shape](random.Random(seed), plain)
        wanted = _meanings(name, ordinary)
        found = _meanings(name, SHAPES[shape](random.Random(seed), _counts(random.Random(-seed)))[1])
        assert found == wanted, f"seed {seed}"
        assert len(wanted) == next(plain) - 301, f"seed {seed}: a figure is missing"


def test_each_block_is_of_its_own_heading() -> None:
    for seed in seeds(60):
        _, text = _blocks(random.Random(seed), iter(range(301, 900)))
        flagged = [str(meaning[4]) for meaning in _meanings("blocks.csv", text)]
        assert flagged.count("yes") == 2 * text.count("Online flag"), f"seed {seed}"


def test_the_sexes_and_ages_of_a_letter_are_those_of_their_lists() -> None:
    for seed in seeds(60):
        _, text = _letter(random.Random(seed), iter(range(301, 900)))
        meanings = _meanings("letter.txt", text)
        assert {meaning[3] for meaning in meanings} == {"sexual offences against children"}, f"seed {seed}"
        assert [str(meaning[6]) for meaning in meanings].count("female") == 2, f"seed {seed}"
