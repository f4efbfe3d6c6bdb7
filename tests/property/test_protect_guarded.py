"""Counts that are held and in no table are guarded: nobody works them out from what is shown, whole or by its mark."""

from __future__ import annotations

import random
from dataclasses import replace
from time import process_time

import pytest

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.printed_sums import printed_sums, sums_over_time, told_twice
from faircount.protect.tidy import narrowed, protect_figures
from faircount.protect.versions import Present, readings
from faircount.tables.figures import OTHER_OFFENCES, Figure, Figures
from faircount.vocabulary.ages import NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
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
    rapes, assaults, rest = rng.randint(10, 90), rng.randint(1, 4), rng.randint(0, 5)
    whole = _figure(rapes + assaults + rest)
    offences = [{"offence": code} for code in ("88A", "19D", "rape", "bigamous marriage")]
    rest = {"breakdown": f"{OTHER_OFFENCES}Other sexual offences"}
    named = [offences, [*offences[:2], rest], [{"breakdown": f"district={district}"} for district in "NSEW"]]
    kinds = rng.choice(named)
    kinds = rng.sample(kinds, rng.randint(2, len(kinds)))
    counts = [rng.choice((rng.randint(5, 90), rng.randint(5, 300))) for _ in kinds]
    small = rng.randrange(len(kinds))
    counts[small] = rng.randint(1, 4)
    of_parts = {"ages": AgeBand(0, 17)} if rng.random() < 0.5 else {}
    parts = [_figure(count, **kind, **of_parts) for count, kind in zip(counts, kinds, strict=True)]
    whole = sum(counts)
    cuts = sorted(rng.randint(5, whole) for _ in range(2))
    bands = [AgeBand(0, 9), AgeBand(10, 15), rng.choice((AgeBand(16, 17), NOT_KNOWN))]
    ages = [_figure(count, ages=band) for count, band in zip((cuts[0], cuts[1] - cuts[0], whole - cuts[1]), bands, strict=True)]
    beside = rng.choice(
        ([], ages, [*ages[:2], _figure(max(0, whole - cuts[1]), ages=AgeBand(16, 17)), _figure(0, ages=NOT_KNOWN)])
    )
    blocks = [[_figure(whole)], parts, beside] if rng.random() < 0.5 else [[*parts, _figure(whole)], beside]
    rng.shuffle(blocks)
    lines, at = [], 2
    for block in blocks:
        for line in block:
            lines.append(replace(line, locator=f"csv!B{at}"))
            at += 1
        at += 3
    if rng.random() < 0.5:
        lines = [_hidden(line) if 0 < (line.count or 0) < 5 else line for line in lines]
    shown = [
        figure for figure in protect_figures(Figures.of(lines), POLICY) if figure.offence != "sexual_under_18" or figure.breakdown
    ]
    assert sum(figure.count is None for figure in shown) > 1, f"{counts[small]} follows: nothing else of its table was held back"


@pytest.mark.parametrize("seed", range(30))
def test_blocks_of_one_column_are_not_added_to_each_other(seed: int) -> None:
    """A total, its flagged part, its ages and its sexes below each other: the mark of the flagged ones is shown as it is."""
    rng = random.Random(seed)
    bands = [AgeBand(0, 2), AgeBand(3, 3), AgeBand(4, 10), AgeBand(11, 17)]
    counts = [rng.randint(1, 4), rng.randint(1, 4), rng.choice([0, rng.randint(1, 4)]), rng.randint(20, 200)]
    whole, boys = sum(counts), rng.randint(1, 4)
    lines = [
        _figure(whole), _figure(rng.randint(1, 4), online=Online.YES),
        *(_figure(count, ages=band) for count, band in zip(counts, bands, strict=True)),
        *((_figure(whole - boys, sex=Sex.FEMALE), _figure(boys, sex=Sex.MALE)) if rng.random() < 0.5 else ()),
    ]  # fmt: skip
    lines = [replace(line, locator=f"t1!B{at + 2}") for at, line in enumerate(lines)]
    lines = [_hidden(line) if 0 < (line.count or 0) < 5 else line for line in lines]
    shown = list(protect_figures(Figures.of(lines), POLICY))
    hidden = frozenset(
        at for at, figure in enumerate(shown) if (figure.lower, figure.upper) != (lines[at].lower, lines[at].upper)
    )
    assert not narrowed(*readings(Present(lines), (), POLICY, {}), hidden, POLICY), "the release check would stop"
    assert (shown[1].lower, shown[1].upper) == (1, 4), "the mark of the flagged ones was withheld"


def test_a_long_list_is_gone_through_once() -> None:
    rng = random.Random(1)
    rows = [_figure(rng.randint(1, 50), breakdown=f"district=d{at}", locator=f"csv!B{at + 2}") for at in range(20_000)]
    began = process_time()
    list(printed_sums(rows))
    assert process_time() - began < 10, "the work grows faster than the list"


def test_nor_is_one_in_which_much_is_told_twice_or_runs_over_years() -> None:
    rng = random.Random(2)
    years = [FinancialYear(2013 + number).period for number in range(10)]
    rows = []
    for at in range(20_000):
        told = _figure(rng.randint(5, 300), breakdown=f"district=d{at // 20}", locator=f"csv!B{at + 2}", period=years[at % 10])
        rows.append(_hidden(told) if rng.random() < 0.05 else told)
    began = process_time()
    list(told_twice(rows))
    list(sums_over_time(rows))
    assert process_time() - began < 10, "the work grows faster than the list"
