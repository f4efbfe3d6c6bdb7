"""A corrected answer beside the one that it corrects: what the old one's version hid stays hidden to whoever has both.

The reader adds up offences and sexes as they stand in the tables, and takes a cell under one mark in both for unchanged. Its
ranges come from HiGHS, and it knows nothing of ``protect`` or ``bounds``.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from scipy.optimize import LinearConstraint

from faircount.protect.policy import LARGEST_THRESHOLD, ProtectionPolicy
from faircount.protect.printed import given_away
from faircount.protect.tidy import protect_figures
from faircount.protect.versions import Version
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import ALL_AGES, UNDER_18
from faircount.vocabulary.measures import Counted, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from tests.lib.inputs import is_long
from tests.lib.integer_reader import ends

SEEDS = 150 if is_long() else 60

POLICY = ProtectionPolicy()
CODES = ("19D", "21", "22B", "88A", "17B")
SEXES = (Sex.FEMALE, Sex.MALE)
Atom = tuple[str, Sex]
FAR = 2_000


@dataclass(frozen=True)
class Told:
    """An answer: its figures as the force gave them, and as a version shows them."""

    true: list[int]
    given: list[Figure]
    shown: list[Figure]


def _answers(draw: random.Random) -> tuple[Told, Told]:
    """An answer by offence and sex with a total elsewhere, and the answer that corrects some of its counts."""
    codes = draw.sample(CODES, draw.randint(2, 4))
    table = {atom: draw.choice((0, 0, draw.randint(1, 4), draw.randint(5, 40))) for atom in product(codes, SEXES)}
    table[codes[0], Sex.FEMALE] = draw.randint(1, 4)
    table[codes[1], Sex.FEMALE] = draw.randint(5, 9)
    later = dict(table)
    for atom in draw.sample(list(table), draw.randint(1, 2)):
        later[atom] = draw.choice((table[atom] + 12, draw.randint(0, 40)))
    marked = draw.random() < 0.7
    old = _given(table, "letter", marked=marked)
    new = _given(later, "letter-corrected", marked=marked)
    shown = list(protect_figures(Figures.of(old), POLICY))
    version = Version("1.0.0", tuple(shown), tuple(old))
    # Of the answer that gave way the hidden and the small counts are guarded, and the others forgotten.
    guarded = [figure for figure in old if figure.count is None or 0 < figure.count < LARGEST_THRESHOLD]
    now = list(protect_figures(Figures.of(new), POLICY, guarded=guarded, before=[version]))
    assert not list(given_away(new, now, [version], POLICY, {}, guarded=guarded)), "the release check stops it"
    return Told(_counts(table), old, shown), Told(_counts(later), new, now)


def _cells(codes: Sequence[str]) -> list[tuple[str, Sex]]:
    return [*product(codes, (*SEXES, Sex.ALL)), ("sexual_under_18", Sex.ALL)]


def _counts(table: Mapping[Atom, int]) -> list[int]:
    codes = list(dict.fromkeys(code for code, _ in table))
    return [sum(count for atom, count in table.items() if _lies_in(atom, cell)) for cell in _cells(codes)]


def _lies_in(atom: Atom, cell: tuple[str, Sex]) -> bool:
    return cell[0] in (atom[0], "sexual_under_18") and cell[1] in (atom[1], Sex.ALL)


def _given(table: Mapping[Atom, int], source_id: str, *, marked: bool) -> list[Figure]:
    codes = list(dict.fromkeys(code for code, _ in table))
    given = []
    for number, ((offence, sex), count) in enumerate(zip(_cells(codes), _counts(table), strict=True)):
        place = "t1!B2" if offence == "sexual_under_18" else f"t2!{'BCD'[number % 3]}{number // 3 + 2}"
        what = ("E23000004", FinancialYear(2020).period, Counted.OFFENCES, offence, count, count)
        ages = ALL_AGES if offence == "sexual_under_18" else UNDER_18
        figure = Figure(*what, ages=ages, sex=sex, source_id=source_id, locator=place)
        hides = marked and 0 < count < 5
        given.append(replace(figure, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE) if hides else figure)
    return given


def _reader(versions: Sequence[Sequence[Figure]], same: Sequence[int], asked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The least and the most of each place of a version, where some places are what they were."""
    cells = [(figure.offence, figure.sex) for figure in versions[0]]
    atoms = list(product([code for code in dict.fromkeys(code for code, _ in cells) if code != "sexual_under_18"], SEXES))
    sums = np.array([[float(_lies_in(atom, cell)) for atom in atoms] for cell in cells])
    none = np.zeros(len(atoms))
    rows = [np.concatenate([row if number == each else none for each in range(2)]) for number in range(2) for row in sums]
    rows += [np.concatenate([sums[place], -sums[place]]) for place in same]
    told = [
        (1 if each.lower is None else each.lower, np.inf if each.upper is None else each.upper) for v in versions for each in v
    ]
    least, most = zip(*told, *((0, 0) for _ in same), strict=True)
    goals = [rows[version * len(cells) + place] for version, place in asked]
    return ends(goals, LinearConstraint(np.array(rows), least, most), FAR, [POLICY.width] * len(goals))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_the_version_of_an_answer_hid_stays_hidden_beside_the_answer_that_corrects_it(seed: int) -> None:
    old, new = _answers(random.Random(seed))
    both = list(zip(old.shown, new.shown, strict=True))
    unchanged = [
        place
        for place, (was, now) in enumerate(both)
        if was.count is None and (was.lower, was.upper) == (now.lower, now.upper) and old.true[place] == new.true[place]
    ]
    small = [
        (version, place)
        for version, told in enumerate((old, new))
        for place, count in enumerate(told.true)
        if 0 < count < POLICY.threshold and told.shown[place].count is None
    ]
    for same in ([], unchanged):
        found = _reader([old.shown, new.shown], same, small)
        closed = [each if each.count == 0 else replace(each, lower=None, upper=None) for each in new.shown]
        best = _reader([old.shown, closed], same, small)
        for (version, place), told, left in zip(small, found, best, strict=True):
            most = min(POLICY.width, left[1] - left[0])
            assert told[1] - told[0] >= most, f"version {version + 1}: {new.given[place].offence} {told}, could be {left}"
