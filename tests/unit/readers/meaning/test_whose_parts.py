"""Ages and sexes are of the offences that they add up to, whatever the title over them says or leaves out."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.meaning.whose_parts import BY_SUM, NEARLY
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

BANDS = ("0-9", "10-12", "13-15", "16-17")
TITLES = ("Age breakdown", "Victims, by age at the time", "The crimes shown as Y above, by age", "Further detail")
YEARS = ("2019/20", "2020/21", "2021/22")
COUNTS = st.lists(st.lists(st.integers(5, 60), min_size=4, max_size=4), min_size=3, max_size=3)


def answer(parts: list[list[int]], flagged: list[int], whole: list[int], title: str) -> str:
    """A sheet with all offences and those flagged, and below them a table of ages under a title without a word of the flag."""
    rows = [f"{year},{every},{marked}" for year, every, marked in zip(YEARS, whole, flagged, strict=True)]
    ages = [f"{band},{','.join(str(year[n]) for year in parts)}" for n, band in enumerate(BANDS)]
    first = ["Kent Police: sexual offences recorded against under 18s", "Year,Offences,With online crime flag", *rows]
    return "\n".join([*first, "", title, f"Age,{','.join(YEARS)}", *ages, ""])


def banded(found: Extract) -> list[AnsweredFigure]:
    return [figure for figure in (*found.figures, *found.proposals) if figure.ages.low is not None and figure.ages.high != 17]


@given(COUNTS, st.sampled_from(TITLES), st.integers(2, 9))
def test_ages_that_make_up_those_flagged_are_of_those(
    tmp_path_factory: object, parts: list[list[int]], title: str, times: int
) -> None:
    flagged = [sum(year) for year in parts]
    found = _read(tmp_path_factory, answer(parts, flagged, [times * count for count in flagged], title))
    assert {figure.online for figure in banded(found)} == {Online.YES}
    assert all(BY_SUM in figure.assigned for figure in banded(found))


@given(COUNTS, st.sampled_from(TITLES), st.integers(2, 9))
def test_ages_that_make_up_all_are_of_all(tmp_path_factory: object, parts: list[list[int]], title: str, share: int) -> None:
    whole = [sum(year) for year in parts]
    found = _read(tmp_path_factory, answer(parts, [count // share for count in whole], whole, title))
    assert {figure.online for figure in banded(found)} == {Online.ALL}


@given(COUNTS, st.sampled_from(TITLES), st.integers(3, 9), st.integers(1, 2))
def test_victims_that_are_nearly_those_flagged_are_asked_about(
    tmp_path_factory: object, parts: list[list[int]], title: str, times: int, more: int
) -> None:
    flagged = [sum(year) - more for year in parts]
    found = _read(tmp_path_factory, answer(parts, flagged, [times * count for count in flagged], title))
    assert not [figure for figure in found.figures if figure in banded(found)], "nothing of it is taken in silence"
    assert {figure.online for figure in banded(found)} == {Online.YES}
    assert all(NEARLY in figure.doubt for figure in banded(found))


def _read(factory: object, text: str) -> Extract:
    folder: Path = factory.mktemp("drawn")  # type: ignore[attr-defined]
    return read(folder, "kent.csv", text)
