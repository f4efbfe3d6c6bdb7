"""Earlier releases: what they printed hides nothing any more, and what versions tell together is held to the same width."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.printed import given_away
from faircount.protect.tidy import protect_figures
from faircount.protect.versions import Version
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import withhold
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear

POLICY = ProtectionPolicy()
YEAR = FinancialYear(2015).period
PARTS = {"W": ("A", "B", "C", "D")}


def figure(area: str, count: int) -> Figure:
    return Figure(area, YEAR, Counted.OFFENCES, "17B", count, count, source_id="answer", locator=area)


ROWS = (figure("A", 3), figure("B", 20), figure("C", 31), figure("D", 40), figure("W", 94))


def hidden_in(rows: list[Figure]) -> set[str]:
    return {row.area for row in rows if row.count is None}


def without(*areas: str) -> list[Figure]:
    """The rows with these hidden."""
    return [withhold(row) if row.area in areas else row for row in ROWS]


def test_a_count_that_was_printed_before_hides_nothing_now() -> None:
    fresh = hidden_in(list(protect_figures(Figures.of(ROWS), POLICY, partitions=PARTS)))
    assert "A" in fresh
    [other] = fresh - {"A"}
    printed = [row for row in ROWS if row.area == other]
    again = hidden_in(list(protect_figures(Figures.of(ROWS), POLICY, partitions=PARTS, public=printed)))
    assert "A" in again
    assert again - {"A", other}, "the count that was printed would give the hidden one away"


def test_two_versions_that_hide_different_counts_are_found_out() -> None:
    before = [Version("1.0.0", tuple(without("A", "C")))]
    assert [(version, row.area) for version, row in given_away(ROWS, without("A", "B"), before, POLICY, PARTS)] == [("", "A")]
    assert not list(given_away(ROWS, without("A", "C"), before, POLICY, PARTS))
    assert not list(given_away(ROWS, without("A", "B", "C"), before, POLICY, PARTS))


def test_a_small_count_that_an_earlier_version_printed_is_named_with_the_version() -> None:
    before = [Version("1.0.0", ROWS)]
    found = [(version, row.area) for version, row in given_away(ROWS, without("A", "B"), before, POLICY, PARTS)]
    assert found == [("1.0.0", "A")]


def test_a_printed_count_that_was_another_says_nothing_of_the_present_one() -> None:
    before = [Version("1.0.0", tuple([replace(row, lower=9, upper=9) if row.area == "A" else row for row in without("C")]))]
    assert not list(given_away(ROWS, without("A", "C"), before, POLICY, PARTS))


def test_a_whole_that_only_an_earlier_version_printed_is_not_forgotten() -> None:
    parts = [row for row in ROWS if row.area != "W"]
    before = [Version("1.0.0", tuple([row for row in without("A", "B") if row.area == "W"]))]
    now = [withhold(row) if row.area == "A" else row for row in parts]
    assert [row.area for _, row in given_away(parts, now, before, POLICY, PARTS)] == ["A"]


SEXES, BANDS = (Sex.MALE, Sex.FEMALE), (AgeBand(0, 12), AgeBand(13, 17))


def of_child(count: int, **subject: object) -> Figure:
    about = {"offence": "sexual_under_18", "locator": "", **subject}
    return Figure("E23000028", YEAR, Counted.OFFENCES, lower=count, upper=count, source_id="answer", **about)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("dimension", ["sex", "online"])
def test_parts_of_a_count_that_an_earlier_version_hid_are_held_against_it(seed: int, dimension: str) -> None:
    """A total with both its parts hidden, and then, by another answer, all ages of one of them: their sum is hidden too."""
    drawn = Random(seed)
    small, ages = drawn.randint(1, 4), [drawn.randint(40, 300) for _ in BANDS]
    parts = SEXES if dimension == "sex" else (Online.YES, Online.NO)
    counts = dict(zip(parts, (small, sum(ages)), strict=True))
    first = [of_child(small + sum(ages)), *(of_child(count, **{dimension: part}) for part, count in counts.items())]
    shown = (first[0], withhold(first[1]), withhold(first[2]))
    bands = [of_child(count, ages=band, **{dimension: parts[1]}) for band, count in zip(BANDS, ages, strict=True)]
    before = [Version("1.0.0", shown, tuple(first))]
    assert list(given_away(bands, bands, before, POLICY, {})), "the bands make up one of two hidden parts of a shown total"
    kept = list(protect_figures(Figures.of(bands), POLICY, partitions={}, before=before))
    assert any(row.count is None for row in kept)
    assert not list(given_away(bands, kept, before, POLICY, {}))
