"""The ways to ask that a refusal prints, followed by somebody who knows nothing but its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from faircount.tables.request import AskedCell
from faircount.vocabulary.measures import Online, Sex
from tests.lib.drawn_requests import Figures

Rule = Callable[[AskedCell], bool]
WAYS: dict[str, Rule] = {
    "the same without the online mark": lambda cell: cell.online is Online.ALL,
    "the same without the sexes": lambda cell: cell.sex is Sex.ALL,
    "the same without the ages": lambda cell: cell.ages.is_all,
    "the same without the districts": lambda cell: "district=" not in cell.breakdown,
    "the same without the outcomes": lambda cell: "outcome=" not in cell.breakdown,
    "the same without the relationships": lambda cell: "relationship=" not in cell.breakdown,
    "the same as totals alone": lambda cell: (
        cell.ages.is_all and cell.online is Online.ALL and cell.sex is Sex.ALL and not cell.breakdown
    ),
}
BEFORE = "what was given before, and nothing beside it"


def ways_out(refusal: str) -> list[str]:
    """Each way that is printed."""
    return refusal.partition("What can be answered: ")[2].split("; or ")


def asked_so(way: str, cells: Sequence[AskedCell], before: Sequence[AskedCell]) -> list[AskedCell]:
    """The rows that are asked for by one who follows a way, from a request with these cells beside others given before."""
    if way == BEFORE:
        return list(before)
    if way in WAYS:
        return [cell for cell in cells if WAYS[way](cell)]
    unit = re.fullmatch(r"the same for (\w+) alone", way)
    if unit:
        return [cell for cell in cells if cell.counted == unit[1]]
    left_out = re.fullmatch(r"the same without ((?:R\d+(?: to R\d+)?(?:, )?)+)", way)
    assert left_out, f"nobody could follow {way!r}"
    gone = [range(int(low), int(high or low) + 1) for low, high in re.findall(r"R(\d+)(?: to R(\d+))?", left_out[1])]
    return [cell for cell in cells if not any(int(cell.key[1:]) in each for each in gone)]


def as_tables(cells: Sequence[AskedCell]) -> tuple[Figures, ...]:
    """A request for these rows alone, a table a row."""
    return tuple(
        {
            "offences": (cell.offence,), "years": (cell.period.label,), "online": (str(cell.online),),
            "ages": ("all" if cell.ages.is_all else cell.ages.label,), "sex": (str(cell.sex),), "counted": (str(cell.counted),),
            **{name: (value,) for name, _, value in (part.partition("=") for part in filter(None, cell.breakdown.split("; ")))},
        }
        for cell in cells
    )  # fmt: skip
