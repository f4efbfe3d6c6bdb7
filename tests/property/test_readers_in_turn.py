"""Figures and periods told in turn: drawn lines, drawn parts and wholes, drawn "respectively", each read for what it says."""

from __future__ import annotations

import random

import pytest

from faircount.readers.limits import Clock, FileLimits
from faircount.readers.meaning.alternating import alternating
from faircount.readers.opening import open_content
from faircount.readers.read import extract_document
from faircount.vocabulary.measures import Online

WRITTEN = (
    lambda year: f"{year}/{(year + 1) % 100:02}",
    lambda year: f"{year}-{(year + 1) % 100:02}",
    lambda year: f"FY{year % 100:02}/{(year + 1) % 100:02}",
    lambda year: f"{year}/{year + 1}",
)
LEADS = (
    "The online flag was applied in",
    "Offences with a victim under 18:",
    "Of those with a victim aged under 16, the flag was on",
    "",
)


def _years(draw: random.Random) -> list[str]:
    first, write = draw.randrange(2012, 2020), draw.choice(WRITTEN)
    return [write(first + number) for number in range(draw.randrange(2, 7))]


@pytest.mark.parametrize("seed", range(60))
def test_each_figure_has_the_period_beside_it(seed: int) -> None:
    draw = random.Random(f"in turn {seed}")
    years = _years(draw)
    counts = [f"{draw.randrange(1, 2600):,}" for _ in years]
    share = lambda: f"; {draw.uniform(1, 30):.1f}%" if draw.random() < 0.4 else ""  # noqa: E731
    gap = draw.choice((", ", "; "))
    if draw.random() < 0.5:
        told = [f"{count} ({year}{share()})" for year, count in zip(years, counts, strict=True)]
    else:
        told = [f"{year}{draw.choice((', ', ': ', ' - '))}{count}" for year, count in zip(years, counts, strict=True)]
        gap = "; "
    line = f"{draw.choice(LEADS)} {gap.join(told)}.".strip()
    assert alternating(line) == list(zip(years, counts, strict=True)), (seed, line)
    assert alternating(f"{line[:-1]}, {counts[0]}.") == [], (seed, line)  # one too many: nobody knows which goes with which


def _read(text: str) -> set[tuple[str, float, Online]]:
    letter = f"Kent Police\n\nRecorded sexual offences where the victim was under 18.\n\n{text}\n"
    extract = extract_document(open_content(letter.encode(), "kent.txt", Clock("t", FileLimits())), "", Clock("t", FileLimits()))
    return {(one.period.label, one.number or 0.0, one.online) for one in (*extract.figures, *extract.proposals)}


@pytest.mark.parametrize("seed", range(20))
def test_a_part_and_its_whole_are_read_whichever_comes_first(seed: int) -> None:
    draw = random.Random(f"parts and wholes {seed}")
    first = draw.randrange(2012, 2020)
    years = [f"{first + number}/{(first + number + 1) % 100:02}" for number in range(draw.randrange(2, 5))]
    wholes = draw.sample(range(300, 2600), len(years))
    parts = draw.sample(range(12, 290), len(years))
    later = [f"in {year} this was {part} of {whole}" for year, part, whole in zip(years[1:], parts[1:], wholes[1:], strict=True)]
    head = f"Of the {wholes[0]} sexual offences with a victim under 18 recorded in {years[0]}, {parts[0]} were flagged as online"
    wanted = {(year, float(whole), Online.ALL) for year, whole in zip(years, wholes, strict=True)}
    wanted |= {(year, float(part), Online.YES) for year, part in zip(years, parts, strict=True)}
    assert _read("; ".join([head, *later]) + ".") == wanted, seed
    told = f"In {years[0]} we recorded {wholes[0]} sexual offences with a victim under 18. Of these, {parts[0]} were online."
    again = [
        f"In {year} the figures were {whole} and {part} respectively."
        for year, part, whole in zip(years[1:], parts[1:], wholes[1:], strict=True)
    ]
    assert _read("\n\n".join([told, *again])) == wanted, seed
