"""A refusal names the rows, the replies beside which they would tell something, and ways to ask that work."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faircount.errors import NotProtected
from faircount.requests.answering import earlier
from faircount.requests.answering.request import read_request
from faircount.requests.answering.settings import read_settings
from tests.lib.answer_attacker import attack
from tests.lib.answering import AREA
from tests.lib.drawn_requests import FIRST, SECOND, Figures, write_request
from tests.lib.following_up import decided, read_here
from tests.lib.inputs import inputs
from tests.lib.ways_out import as_tables, asked_so, ways_out
from tests.unit.records.samples import rows

WHOLES = (("all", "under 10", "10 to 17"), ("all", "under 13", "13 to 17"), ("all", "under 12"), ("under 12", "12 to 17"))
PARTS = (
    ("10 to 12", "13 to 15", "16 to 17"), ("12", "13", "14", "15", "16", "17"), ("under 4", "4 to 9", "10 to 12", "13 to 17"),
    ("all", "under 16", "10 to 17"),
)  # fmt: skip
SEXES = (("all",), ("all",), ("female", "male"), ("male",))
UNITS = ("offences", "offences", "victims")


def few(chance: random.Random) -> tuple[pl.DataFrame, list[tuple[Figures, ...]]]:
    """So few records that which rows are 0 tells much, a first request about them and a finer one."""
    ages = chance.sample(range(2, 18), chance.randint(5, 8))
    extract = rows(
        *(
            {
                "crime_id": str(number),
                "offence": "88A",
                "victim_age": age,
                "victim_sex": chance.choice(("female", "male")),
                "local_area": chance.choice((FIRST, SECOND)),
            }
            for number, age in enumerate(ages)
        )
    ).with_columns(recorded=pl.date(2024, 6, 1))
    common = {"offences": ("88A",), "years": ("2024/25",)}
    first = {**common, "ages": chance.choice(WHOLES)}
    finer = {**common, "ages": chance.choice(PARTS), "sex": chance.choice(SEXES), "counted": (chance.choice(UNITS),)}
    if chance.random() < 0.3:
        finer["district"] = chance.choice((("all", FIRST), (FIRST, SECOND)))
    return extract, [(first,), (finer, {**finer, "counted": ("offences",)}) if chance.random() < 0.3 else (finer,)]


def beside(folder: Path, wanted: tuple[Figures, ...], first: Path | None) -> Path:
    place = write_request(folder, wanted, folder.parent / "records.csv")
    if first is not None:
        shutil.copytree(first / "reply", place / "earlier" / "first")
    return place


def cells_of(place: Path):
    return read_request(read_settings(place)).cells


@pytest.fixture(scope="module")
def _read_here():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(earlier, "read_many", read_here)
        yield


@pytest.mark.usefixtures("_read_here")
@inputs(6)
@given(st.integers(0, 10**6))
@example(4)
def test_each_way_out_of_a_refusal_is_answered_and_tells_nothing_small(tmp_path_factory, seed):
    extract, (wanted, finer) = few(random.Random(seed))
    folder = tmp_path_factory.mktemp("refused")
    extract.write_csv(folder / "records.csv")
    first = beside(folder / "first", wanted, None)
    decided(first)
    second = beside(folder / "second", finer, first)
    try:
        decided(second)
    except NotProtected as refused:
        refusal = str(refused)
    else:
        check([first, second], extract, seed)
        return
    assert re.match(r"R\d+", refusal), seed
    assert "earlier/first/exampleshire-" in refusal, seed
    ways = ways_out(refusal)
    assert 1 <= len(ways) <= 3, seed
    for number, way in enumerate(ways):
        kept = asked_so(way, cells_of(second), cells_of(first))
        assert kept, (seed, way)
        followed = beside(folder / f"way-{number}", as_tables(kept), first)
        decided(followed)
        check([first, followed], extract, seed)


def check(places: list[Path], extract: pl.DataFrame, seed: int) -> None:
    tables = [table for place in places for table in (place / "reply").glob("*.csv")]
    assert not attack(tables, extract, AREA, 5, 3).leaks, seed
