"""The ways to ask that a refusal prints, followed by somebody who knows nothing but its words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from faircount.errors import FaircountError
from faircount.readers.forms.request_form import read_form
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.requests.answering.request import read_request
from faircount.requests.answering.settings import read_settings
from faircount.tables.request import AskedCell
from faircount.vocabulary.measures import Online, Sex
from tests.lib.drawn_requests import Figures, write_request

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


def names_all(refusal: str, is_follow_up: bool) -> bool:
    """Whether a refusal names rows, the replies beside which they would tell something, and a way out."""
    beside = not is_follow_up or "earlier/" in refusal
    return bool(re.match(r"R\d+", refusal)) and beside and bool(ways_out(refusal)[0])


def followed(refusal: str, refused: Path, make: Callable[[Path], None]) -> Iterator[tuple[str, Path | None]]:
    """Each way that a refusal prints, and the folder of a request that follows it, once answered; none where it is not."""
    form = read_request(read_settings(refused))
    threshold = read_settings(refused).config.protection.threshold
    given = [_given_by(table) for table in sorted((refused / "earlier").rglob("*.csv"))]
    for number, way in enumerate(ways_out(refusal), 1):
        kept = asked_so(way, form.cells, [cell for cells in given for cell in cells])
        place = write_request(
            refused.parent / f"{refused.name}-way-{number}", as_tables(kept), read_settings(refused).records, threshold
        )
        shutil.copytree(refused / "earlier", place / "earlier")
        try:
            make(place)
        except FaircountError:
            yield way, None
        else:
            yield way, place


def _given_by(table: Path) -> Sequence[AskedCell]:
    reading = read_form(open_content(table.read_bytes(), table.name, Clock(table.name, FileLimits())))
    assert reading is not None
    return reading.form.cells


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
