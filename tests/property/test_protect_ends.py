"""Whatever answers come, what protection hides is all that the release check asks: a first version is never stopped by it."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy.optimize import LinearConstraint

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.printed import given_away
from faircount.protect.tidy import as_published, protect_figures
from faircount.protect.versions import Version
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import withhold
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from tests.lib.integer_reader import ends
from tests.lib.protected_files import find_relations

POLICY = ProtectionPolicy()
YEAR = FinancialYear(2022).period
AGES = (AgeBand(0, 12), AgeBand(13, 17), NOT_KNOWN)
SEXES = (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN)
FLAGS = (Online.YES, Online.NO)
Cell = tuple[AgeBand, Sex, Online]


def drawn(draw: random.Random, spoilt: bool = True) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Tables of one force about the same offences: those that are ours to publish, those that are public, those behind questions.

    Each is a cross of two dimensions or a list of one, with totals; each marks small counts, or some, or totals as it likes.
    Where they may be ``spoilt``, some counts are wrong, and some marks hide a zero though they say that they do not.
    """
    typical = draw.choice((2, 6, 40))
    cells = {
        cell: draw.choice((0, draw.randint(0, 4), draw.randint(0, typical), draw.randint(0, 2 * typical)))
        for cell in product(AGES, SEXES, FLAGS)
    }
    if draw.random() < 0.6:
        cells = {(age, sex, flag): count * (age is not NOT_KNOWN) for (age, sex, flag), count in cells.items()}
    ours = [figure for number in range(draw.randint(1, 2)) for figure in _table(draw, cells, f"ours-{number}", spoilt)]
    public = _table(draw, cells, "public", spoilt) if draw.random() < 0.5 else []
    behind = [figure for figure in ours if draw.random() < 0.1] if draw.random() < 0.3 else []
    return [figure for figure in ours if figure not in behind], public, behind


def _table(draw: random.Random, cells: dict[Cell, int], source_id: str, spoilt: bool) -> list[Figure]:
    """One table as a force gives it: its lines and columns in order, each cell with its place."""
    lines: list[dict[str, object]] = [*({"ages": age} for age in draw.sample(AGES, draw.randint(1, 3))), {"ages": ALL_AGES}]
    columns: list[dict[str, object]] = draw.choice(
        ([{}], [*({"sex": sex} for sex in draw.sample(SEXES, draw.randint(2, 3))), {}], [{}, {"online": Online.YES}],
         [{"online": flag} for flag in FLAGS], [{"online": Online.YES}])
    )  # fmt: skip
    if draw.random() < 0.3:
        lines.reverse()
    mark = draw.choice((None, (1, 4), (1, 4), (0, 4), (1, 9), (None, None)))
    wrong = spoilt and draw.random() < 0.15
    made = []
    for (row, line), (column, more) in product(enumerate(lines, 5), enumerate(columns)):
        told = {"ages": ALL_AGES, "sex": Sex.ALL, "online": Online.ALL} | line | more
        count = sum(each for cell, each in cells.items() if _lies_in(cell, told))
        if wrong and draw.random() < 0.2:
            count += draw.randint(1, 3)
        figure = Figure("E23000002", YEAR, Counted.OFFENCES, "sexual_under_18", count, count, **told)
        made.append(_marked(draw, replace(figure, source_id=source_id, locator=f"t1!{'BCDEF'[column]}{row}"), mark, spoilt))
    return made


def _lies_in(cell: Cell, told: dict[str, object]) -> bool:
    wholes = (ALL_AGES, Sex.ALL, Online.ALL)
    return all(value in (each, whole) for each, value, whole in zip(cell, told.values(), wholes, strict=True))


def _marked(draw: random.Random, figure: Figure, mark: tuple[int | None, int | None] | None, spoilt: bool) -> Figure:
    """The figure under a mark of its force: a small one, and now and then a large one as "<80" or without limits."""
    count = figure.count or 0
    hidden = CellStatus.SUPPRESSED_AT_SOURCE
    may_be_zero = mark is not None and (mark[0] == 0 or (spoilt and mark[0] is None))
    if mark is not None and (may_be_zero or count) and count <= (mark[1] or 4) and draw.random() < 0.9:
        return replace(figure, lower=mark[0], upper=mark[1], status=hidden)
    if mark is not None and count > 4 and draw.random() < 0.12:
        upper = draw.choice((None, count + draw.randint(0, 5)))
        return replace(figure, lower=None if upper is None else 1, upper=upper, status=hidden)
    if draw.random() < 0.03:
        return replace(figure, lower=None, upper=None, status=CellStatus.REFUSED)
    return figure


@pytest.mark.parametrize("seed", range(60))
def test_what_is_protected_passes_its_own_check(seed: int) -> None:
    ours, public, behind = drawn(random.Random(seed))
    printed = list(as_published(Figures.of(public), "the force", "already public")) if public else []
    shown = list(protect_figures(Figures.of(ours), POLICY, public=printed, guarded=behind))
    left = [figure for _, figure in given_away(ours, shown, (), POLICY, {}, printed, behind)]
    assert not left, f"seed {seed}: {[(each.source_id, each.locator) for each in left]} would stop the release"


def reader(shown: list[Figure], asked: list[Figure], enough: list[int]) -> list[tuple[int, int]]:
    """The least and the most that each of these can be for a program of its own, which has all that is shown."""
    atoms = list(product(AGES, SEXES, FLAGS))
    rows = np.array(
        [
            [float(_lies_in(atom, {"a": each.ages, "s": each.sex, "o": each.online})) for atom in atoms]
            for each in (*shown, *asked)
        ]
    )
    told = [(_least(each), np.inf if each.upper is None else each.upper) for each in shown]
    limits = LinearConstraint(rows[: len(shown)], *zip(*told, strict=True))
    return ends(rows[len(shown) :], limits, 2_000, enough)


def _least(figure: Figure) -> int:
    return figure.lower if figure.lower is not None else int(figure.status is not CellStatus.REFUSED)


@pytest.mark.parametrize("seed", range(60))
def test_and_a_reader_of_all_that_is_shown_has_no_less_room_than_if_all_were_hidden(seed: int) -> None:
    ours, public, behind = drawn(random.Random(10_000 + seed), spoilt=False)
    printed = list(as_published(Figures.of(public), "the force", "already public")) if public else []
    shown = list(protect_figures(Figures.of(ours), POLICY, public=printed, guarded=behind))
    nothing = [withhold(each) if each.count != 0 and each.status is not CellStatus.REFUSED else each for each in ours]
    # A mark that may hide a zero may do so still where it is not shown.
    shown, nothing = (
        [replace(now, lower=0) if now.lower is None and was.lower == 0 else now for now, was in zip(these, ours, strict=True)]
        for these in (shown, nothing)
    )
    hidden = [
        each for each in (*ours, *behind) if each.upper is not None and 0 < each.upper <= 20 and each.upper - each.lower != 0
    ]
    hidden += [each for each in (*ours, *behind) if each.count in range(1, 5)]
    far = [POLICY.width if each.count is not None else each.upper - each.lower for each in hidden]
    told = list(zip(hidden, reader([*shown, *printed], hidden, far), far, strict=True))
    # What has all the room of its mark, or of any small count, has no less than if all were hidden.
    short = [(figure, now) for figure, now, wide in told if now[1] - now[0] < wide]
    ideal = reader([*nothing, *printed], [figure for figure, _ in short], [2_000] * len(short))
    for (figure, now), best in zip(short, ideal, strict=True):
        marked = min(figure.upper or 0, best[1]) - max(figure.lower or 0, best[0])
        wide = POLICY.width if figure.count is not None else marked
        # Nobody is counted in a zero, which may be seen where a force hid it.
        assert now == (0, 0) or now[1] - now[0] >= min(wide, best[1] - best[0]), (
            f"seed {seed}: {figure.source_id} {figure.locator}: {now}, {best}"
        )


@pytest.mark.parametrize("seed", range(40))
def test_a_later_version_is_stopped_by_nothing_but_what_an_earlier_one_printed(seed: int) -> None:
    draw = random.Random(20_000 + seed)
    ours, public, behind = drawn(draw)
    printed = list(as_published(Figures.of(public), "the force", "already public")) if public else []
    before = list(protect_figures(Figures.of(ours), POLICY, public=printed, guarded=behind))
    now = [_changed(draw, figure) for figure in (*ours, *behind)]
    version = Version("1.0.0", tuple(before), *((tuple(ours), tuple(behind)) if draw.random() < 0.8 else ()))
    shown = list(protect_figures(Figures.of(now), POLICY, public=printed, before=[version]))
    left = list(given_away(now, shown, [version], POLICY, {}, printed))
    assert {version for version, _ in left} <= {"1.0.0"}, f"seed {seed}: {[each.locator for _, each in left]}"
    told = {(each.source_id, each.subject, each.count) for each in before if each.count is not None}
    assert all((each.source_id, each.subject, each.count) in told for _, each in left)


def _changed(draw: random.Random, figure: Figure) -> Figure:
    """The figure in another copy of the answer: now and then another count, or hidden, or told where it was hidden."""
    kind = draw.choice((*("same",) * 6, "count", "hidden", "told"))
    if kind == "count" and figure.count is not None:
        count = max(0, figure.count + draw.randint(-3, 3))
        return replace(figure, lower=count, upper=count)
    if kind == "hidden" and figure.count:
        upper = draw.choice((None, figure.count + 3))
        return replace(figure, lower=None if upper is None else 1, upper=upper, status=CellStatus.SUPPRESSED_AT_SOURCE)
    if kind == "told" and figure.upper is not None:
        return replace(figure, lower=figure.upper, status=CellStatus.OBSERVED)
    return figure


@pytest.mark.parametrize("seed", range(40))
def test_nobody_subtracts_in_one_line_even_where_lines_contradict_each_other(seed: int) -> None:
    ours, _, _ = drawn(random.Random(30_000 + seed))
    shown = list(protect_figures(Figures.of(ours), POLICY))
    for tie in find_relations(ours, {}):
        open_places = [place for place in (tie.whole, *tie.parts) if shown[place].count is None]
        if len(open_places) != 1 or len(tie.parts) < 2:
            continue
        (place,) = open_places
        rest = sum(shown[part].count or 0 for part in tie.parts if part != place)
        found = rest if place == tie.whole else (shown[tie.whole].count or 0) - rest
        was = ours[place]
        is_small = was.count in range(1, 5) or (was.count is None and was.upper is not None and was.upper <= 20)
        can_be = (was.lower or 0) <= found <= (was.upper or 0) and 0 < found < 5
        assert not (is_small and can_be), f"seed {seed}: {was.source_id} {was.locator} follows from {tie}"
