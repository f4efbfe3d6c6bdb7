"""Counts that are held and in no table are guarded: nobody works them out from what is shown, whole or by its mark."""

from __future__ import annotations

import random
from dataclasses import replace
from time import process_time

import pytest

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.printed_columns import printed_sums
from faircount.protect.sums_over_time import sums_over_time
from faircount.protect.tidy import narrowed, protect_figures
from faircount.protect.told_twice import told_twice
from faircount.protect.versions import Present, readings
from faircount.tables.figures import Figure, Figures
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
    named = [_figure(rapes, offence="child_rape"), _hidden(_figure(assaults, offence="sexual_assault_under_13"))]
    shown = list(protect_figures(Figures.of([whole, *named]), POLICY))
    told = {figure.offence: figure.count for figure in shown}
    left = [told["sexual_under_18"], told["child_rape"]]
    gap = (whole.count or 0) - rapes
    assert gap > 4 or None in left, f"the mark of 1 to 4 says at most {gap}"
    # Of exactly four a reader supposes that the two are all.
    assert gap <= 4 or None not in left, "held back where the mark is told no narrower"


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


@pytest.mark.parametrize("name", ["district", "outcome", "type"])
@pytest.mark.parametrize("seed", range(15))
def test_rows_of_a_breakdown_are_parts_of_its_total(seed: int, name: str) -> None:
    rng = random.Random(seed)
    counts = [rng.randint(5, 400) for _ in range(rng.randint(2, 8))] + [rng.randint(1, 4)]
    parts = [_figure(count, breakdown=f"{name}=place {number}") for number, count in enumerate(counts)]
    own = [_figure(sum(counts)), *parts[:-1], _hidden(parts[-1])]
    shown = [figure.count for figure in protect_figures(Figures.of(own), POLICY)]
    assert None in shown[:-1], f"{counts[-1]} follows: nothing was held back"


@pytest.mark.parametrize("dimension", ["ages", "sex"])
@pytest.mark.parametrize("seed", range(15))
def test_a_total_of_those_whose_age_or_sex_is_known_gives_none_of_them_away(seed: int, dimension: str) -> None:
    """The total leaves the unknown out; where no sum tells so, that of another year does."""
    rng = random.Random(seed)
    _, parts = _by(rng, dimension)
    is_unknown = [part.sex is Sex.NOT_KNOWN or not part.ages.known for part in parts]
    small = rng.choice([number for number, unknown in enumerate(is_unknown) if not unknown])
    counts = [rng.randint(1, 4) if number == small else rng.randint(5, 90) for number in range(len(parts))]
    parts = [replace(part, lower=count, upper=count) for part, count in zip(parts, counts, strict=True)]
    known = sum(count for count, unknown in zip(counts, is_unknown, strict=True) if not unknown)
    own = [_figure(known), *(_hidden(part) if number == small else part for number, part in enumerate(parts))]
    earlier = [replace(part, lower=20, upper=20, period=FinancialYear(2020).period) for part in parts]
    before = [replace(_figure(20 * is_unknown.count(False)), period=FinancialYear(2020).period), *earlier]
    for figures in (own, [*own, *before]):
        shown = [figure.count for figure in protect_figures(Figures.of(figures), POLICY)]
        rest = [
            count
            for number, count in enumerate(shown[: len(own)])
            if number != small + 1 and number - 1 not in [place for place, unknown in enumerate(is_unknown) if unknown]
        ]
        assert None in rest, f"{counts[small]} follows: nothing that is in the total was held back"


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("seed", range(15))
def test_cells_that_come_to_their_total_are_tied_whatever_they_are_called(seed: int, across: bool) -> None:
    """Lines of offences and ages that no vocabulary sets together, in one table of an answer, with or without a subtotal."""
    rng = random.Random(seed)
    kinds = [
        {"offence": "rape"},
        {"offence": "sexual_assault"},
        {"offence": "other_sexual"},
        {"ages": AgeBand(18, None)},
        {"breakdown": "group=Non-contact"},
        {"sex": Sex.FEMALE, "ages": NOT_KNOWN},
    ]
    kinds = rng.sample(kinds, rng.randint(2, len(kinds)))
    counts = [rng.randint(5, 300) for _ in kinds]
    small = rng.randrange(len(kinds))
    counts[small] = rng.randint(1, 4)
    lines = [_figure(count, **kind) for count, kind in zip(counts, kinds, strict=True)]
    lines.append(_figure(sum(counts), offence="all_sexual"))
    lines = [replace(line, locator=f"t1!{chr(66 + at)}7" if across else f"t1!B{at + 2}") for at, line in enumerate(lines)]
    lines[small] = _hidden(lines[small])
    shown = [figure.count for figure in protect_figures(Figures.of(lines), POLICY)]
    assert None in shown[:small] + shown[small + 1 :], f"{counts[small]} follows: nothing was held back"


@pytest.mark.parametrize("seed", range(40))
def test_a_table_by_offence_or_district_is_tied_to_the_total_whatever_else_breaks_it_down(seed: int) -> None:
    """The total in a table of its own or with the parts, and a table by age beside it that comes to the total too, or nearly."""
    rng = random.Random(seed)
    named = [
        [{"offence": code} for code in ("88A", "19D", "rape", "bigamous marriage")],
        [{"breakdown": f"district={d}"} for d in "NSEW"],
    ]
    kinds = rng.sample(rng.choice(named), rng.randint(2, 4))
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
