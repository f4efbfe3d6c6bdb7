"""Counts that are held and in no table are guarded: nobody works them out from what is shown, whole or by its mark."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import protect_figures
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus

POLICY = ProtectionPolicy(threshold=5, width=3, reason="small counts of children")
BANDS = (AgeBand(0, 3), AgeBand(4, 9), AgeBand(10, 15), AgeBand(16, 17), NOT_KNOWN)


def _figure(count: int, **other: object) -> Figure:
    whole = Figure("E23000032", FinancialYear(2021).period, Counted.OFFENCES, "sexual_under_18", count, count, source_id="answer")
    return replace(whole, **other)  # type: ignore[arg-type]


def _hidden(figure: Figure) -> Figure:
    return replace(figure, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)


def _by(rng: random.Random, dimension: str) -> tuple[Figure, list[Figure]]:
    """A total and its parts by age or sex: one of 1 to 4, the others larger than any threshold."""
    slots = [("ages", band) for band in BANDS] if dimension == "ages" else [("sex", sex) for sex in Sex if sex is not Sex.ALL]
    counts = [rng.randint(5, 500) for _ in slots]
    counts[rng.randrange(len(counts))] = rng.randint(1, 4)
    parts = [_figure(count, **{name: value}) for count, (name, value) in zip(counts, slots, strict=True)]
    return _figure(sum(counts)), parts


@pytest.mark.parametrize("dimension", ["ages", "sex"])
@pytest.mark.parametrize("seed", range(20))
def test_a_hidden_count_that_was_left_out_does_not_follow_from_the_others(seed: int, dimension: str) -> None:
    whole, parts = _by(random.Random(seed), dimension)
    small = next(part for part in parts if (part.count or 0) < 5)
    shown = list(protect_figures(Figures.of([whole, *(p for p in parts if p is not small)]), POLICY, guarded=[_hidden(small)]))
    told = [figure.count for figure in shown]
    assert None in told, f"{small.count} follows: nothing was held back"
    assert sum(count is not None for count in told) == len(told) - 1, "more was held back than is needed"
    alone = list(protect_figures(Figures.of([whole, *(p for p in parts if p is not small)]), POLICY))
    assert None not in [figure.count for figure in alone], "the test shows nothing where all is hidden anyway"


@pytest.mark.parametrize("seed", range(20))
def test_an_offence_of_an_answer_lies_in_its_total_of_all_offences_against_children(seed: int) -> None:
    rng = random.Random(seed)
    rapes, assaults, rest = rng.randint(10, 90), rng.randint(1, 4), rng.randint(0, 1)
    whole = _figure(rapes + assaults + rest)
    named = [_figure(rapes, offence="child_rape"), _hidden(_figure(assaults, offence="sexual_assault_under_13"))]
    shown = list(protect_figures(Figures.of([whole, *named]), POLICY))
    told = {figure.offence: figure.count for figure in shown}
    left = [told["sexual_under_18"], told["child_rape"]]
    gap = (whole.count or 0) - rapes
    assert gap >= 4 or None in left, f"the mark of 1 to 4 says at most {gap}"
    assert gap < 4 or None not in left, "held back where the mark is told no narrower"


@pytest.mark.parametrize("seed", range(20))
def test_a_line_that_nobody_understood_is_what_is_missing_of_a_total(seed: int) -> None:
    rng = random.Random(seed)
    girls, boys, others = rng.randint(10, 400), rng.randint(10, 400), rng.randint(1, 4)
    own = [_figure(girls + boys + others), _figure(girls, sex=Sex.FEMALE), _figure(boys, sex=Sex.MALE)]
    unread = _hidden(_figure(others, breakdown="group=Transgender or other"))
    assert None in [figure.count for figure in protect_figures(Figures.of(own), POLICY, guarded=[unread])]
    # Beside a total that lacks more than the mark allows, the line is of something else, and nothing is held back for it.
    own[0] = _figure(girls + boys + others + 10)
    assert None not in [figure.count for figure in protect_figures(Figures.of(own), POLICY, guarded=[unread])]
