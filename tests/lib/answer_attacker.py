"""An attacker of replies that shares nothing with protection: it reads what left the house and asks another solver.

It has atoms of its own, matches rows of the extract to them by polars, and computes exact ranges over whole numbers, for what
was asked and for every population that follows in one or two steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from tests.lib.reply_rows import COLUMNS, Told, named, read_reply

KINDS = ("nobody", "nobody, with an outcome", "first", "first, with an outcome", "further")
"""What a row of the extract is: each unit is some of these kinds."""
UNITS = {"offences": {0, 1, 2, 3}, "outcomes": {1, 3}, "victims": {2, 3, 4}}
SEXES = ("female", "male", "not known")
MARKS = {"yes": {0}, "no": {1}, "all": {0, 1}}
MUCH = 100_000
OTHER = "\0"
"""Any word that no row asks for."""
MOST_TRIED = 4_000
Bits = int
"""A population as a set of merged atoms, one bit each."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A population of few whose count follows, with what it was formed from."""

    how: str
    count: int
    width: int

    @property
    def is_exact(self) -> bool:
        """Whether only one count is possible."""
        return self.width == 0


@dataclass(frozen=True, slots=True)
class Found:
    """What the attacker tried and found."""

    asked: int
    derived: int
    leaks: tuple[Leak, ...]


class World:
    """The true counts of the atoms that the rows cut out, merged where no row tells them apart."""

    def __init__(self, told: Sequence[Told], extract: pl.DataFrame, area: str) -> None:
        self.told = list(told)
        day = timedelta(days=1)
        self._days = sorted({each for row in told for each in (row.start, row.end + day)})
        sets = [row.codes for row in told]
        self._codes = _alike(sorted(frozenset().union(*sets)), sets, named)
        asked = [[each for row in told if (each := row.further[place]) is not None] for place in range(len(COLUMNS))]
        self._further = [
            _alike(sorted(frozenset({OTHER, ""}).union(*held)), held, lambda word: not word) if held else [[OTHER]]
            for held in asked
        ]
        self._ages = sorted({0, 18} | {cut for row in told if row.ages for cut in (max(row.ages[0], 0), row.ages[1] + 1)})
        shape = (
            len(self._days) - 1, len(self._codes), len(KINDS), 2, len(self._ages), len(SEXES), *map(len, self._further),
        )  # fmt: skip
        true = self._counted(extract.filter(pl.col("force") == area, pl.col("standing") == "stands"), shape)
        never = self._never(shape) & (true == 0)
        masks = [np.flatnonzero(self._mask(row, shape) & ~never.reshape(-1)) for row in told]
        # Two atoms that lie in the same rows have the same sum of numbers drawn for the rows, and others have not.
        chance, signature = np.random.default_rng(1), np.zeros(true.size, dtype=np.uint64)
        for mask in masks:
            signature[mask] += chance.integers(1, 2**63, dtype=np.uint64)
        used = np.flatnonzero(signature)
        _, group = np.unique(signature[used], return_inverse=True)
        place = np.full(true.size, -1)
        place[used] = group
        self.columns = int(group.max()) + 1 if len(group) else 0
        self.true = np.bincount(group, true.reshape(-1)[used], self.columns).astype(np.int64)
        self.sets: list[Bits] = []
        for mask in masks:
            members = np.unique(place[mask])
            self.sets.append(sum(1 << int(each) for each in members))

    def _counted(self, rows: pl.DataFrame, shape: tuple[int, ...]) -> np.ndarray:
        number, outcome = pl.col("victim_number"), pl.col("outcome").is_not_null()
        kind = pl.when(number == 0).then(outcome.cast(pl.Int64)).when(number == 1).then(2 + outcome.cast(pl.Int64)).otherwise(4)
        codes = {code: place for place, group in enumerate(self._codes) for code in group}
        sexes = {sex: place for place, sex in enumerate(SEXES)}
        coded = rows.select(
            _cut(pl.col("recorded"), self._days, -1).alias("day"),
            pl.col("offence").cast(pl.String).replace_strict(codes, default=-1).alias("code"),
            kind.alias("kind"),
            pl.when(pl.col("online").cast(pl.String) == "yes").then(0).otherwise(1).alias("mark"),
            _cut(pl.col("victim_age"), self._ages, len(self._ages) - 1).alias("age"),
            pl.col("victim_sex").cast(pl.String).fill_null("not known").replace_strict(sexes).alias("sex"),
            *map(self._worded, range(len(COLUMNS))),
        ).filter(pl.col("day") >= 0, pl.col("code") >= 0, pl.col("age") >= 0)
        counts = np.zeros(shape, dtype=np.int64)
        np.add.at(counts, tuple(coded.to_numpy().T.astype(np.int64)), 1)
        return counts

    def _worded(self, place: int) -> pl.Expr:
        groups = {word: number for number, group in enumerate(self._further[place]) for word in group}
        word = pl.col(COLUMNS[place]).cast(pl.String).fill_null("")
        return word.replace_strict(groups, default=groups[OTHER], return_dtype=pl.Int64).alias(COLUMNS[place])

    def _never(self, shape: tuple[int, ...]) -> np.ndarray:
        """Atoms that nobody can be in, by the name of the offence, or since an offence that names nobody has no age or sex."""
        never = np.zeros(shape, dtype=bool)
        never[:, :, :2, :, :-1] = True
        never[:, :, :2, :, :, :2] = True
        for place, group in enumerate(self._further[1]):
            if len(self._further[1]) > 1:
                never[:, :, [1, 3] if "" in group else [0, 2], ..., place, :] = True
        for place, code in enumerate(group[0] for group in self._codes):
            low, high, sex = named(code)
            # The name is of the youngest victim: those that follow may be older, and of the other sex.
            for kind in (2, 3):
                for age, (start, end) in enumerate(zip(self._ages, self._ages[1:], strict=False)):
                    if end - 1 < low or start > high:
                        never[:, place, kind, :, age] = True
                if sex:
                    never[:, place, kind, :, :, 1 - SEXES.index(sex)] = True
        return never

    def _mask(self, row: Told, shape: tuple[int, ...]) -> np.ndarray:
        mask = np.ones(shape, dtype=bool)
        periods = [row.start <= day < row.end + timedelta(days=1) for day in self._days[:-1]]
        bands = [
            row.ages is not None and (row.ages[0] == -1 or row.ages[0] <= low) and high - 1 <= row.ages[1]
            for low, high in zip(self._ages, self._ages[1:], strict=False)
        ] + [row.ages is None or row.ages[0] == -1]
        chosen = (
            periods, [group[0] in row.codes for group in self._codes], [kind in UNITS[row.counted] for kind in range(len(KINDS))],
            [mark in MARKS[row.online] for mark in range(2)], bands, [row.sex in ("all", sex) for sex in SEXES],
            *(
                [held is None or group[0] in held for group in groups]
                for held, groups in zip(row.further, self._further, strict=True)
            ),
        )  # fmt: skip
        for axis, inside in enumerate(chosen):
            mask &= np.array(inside).reshape([-1 if axis == each else 1 for each in range(len(shape))])
        return mask.reshape(-1)

    def count(self, bits: Bits) -> int:
        """The true count of a population."""
        return int(self.true[members(bits)].sum())


def _alike(words: Sequence[str], sets: Sequence[frozenset[str]], own: Callable[[str], object]) -> list[list[str]]:
    """The words in groups that lie in the same sets."""
    groups: dict[object, list[str]] = {}
    for word in words:
        groups.setdefault((*(word in each for each in sets), own(word)), []).append(word)
    return list(groups.values())


def _cut(column: pl.Expr, cuts: Sequence[object], unknown: int) -> pl.Expr:
    place = pl.when(column.is_null()).then(unknown)
    for number, (low, high) in enumerate(pairwise(cuts)):
        place = place.when((column >= low) & (column < high)).then(number)
    return place.otherwise(-1)


def members(bits: Bits) -> list[int]:
    """The columns of a population."""
    return [place for place in range(bits.bit_length()) if bits >> place & 1]


def derived(world: World) -> Iterator[tuple[str, Bits]]:
    """Populations that follow from what was told in one or two steps, each with how."""
    rows = list({bits: told for bits, told in zip(world.sets, world.told, strict=True) if bits}.items())
    shown = {bits for bits, told in zip(world.sets, world.told, strict=True) if told.count is not None}
    for outer, whole in rows:
        inner = [(bits, told) for bits, told in rows if bits & ~outer == 0 and bits != outer]
        for bits, told in inner:
            yield f"{whole.where} less {told.where}", outer & ~bits
        for bits, told in rows:
            if bits & outer and bits & ~outer and outer & ~bits:
                yield f"{whole.where} meets {told.where}", bits & outer
                yield f"{whole.where} without {told.where}", outer & ~bits
        for place, (one, first) in enumerate(inner):
            for other, second in inner[place + 1 :]:
                if not one & other:
                    yield f"{whole.where} less {first.where} and {second.where}", outer & ~one & ~other
                    if one not in shown and other not in shown:
                        yield f"{first.where} and {second.where} in {whole.where}", one | other
        for order in (sorted, lambda each, key: sorted(each, key=key, reverse=True)):
            left, taken = outer, []
            for bits, told in order((each for each in inner if each[0] in shown), key=lambda each: world.count(each[0])):
                if bits & ~left == 0 and bits:
                    left, taken = left & ~bits, [*taken, told.where]
            yield f"{whole.where} less {len(taken)} shown parts", left


class Reader:
    """What can still be true, for a reader of all rows: exact ranges over whole numbers."""

    def __init__(self, world: World) -> None:
        self.world = world
        # One statement a population: a count once told stands, whatever hides it later.
        told: dict[Bits, int | None] = {}
        for bits, row in zip(world.sets, world.told, strict=True):
            if bits and (row.count is not None or bits not in told):
                told[bits] = row.count
        sums = [(members(bits), count) for bits, count in told.items()]
        starts = np.cumsum([0, *(len(each) for each, _ in sums)])
        entries = np.concatenate([each for each, _ in sums]) if sums else np.zeros(0)
        self.matrix = csr_array((np.ones(len(entries)), entries.astype(int), starts), shape=(len(sums), world.columns))
        self.lower = np.array([1 if count is None else count for _, count in sums], dtype=float)
        self.upper = np.array([MUCH if count is None else count for _, count in sums], dtype=float)
        self.points = world.true[:, None]
        assert self._holds(world.true), "what was told is not true of the records"

    def _holds(self, point: np.ndarray) -> bool:
        sums = self.matrix @ point
        return bool((sums >= self.lower).all() and (sums <= self.upper).all() and (point >= 0).all())

    def _keep(self, place: np.ndarray) -> None:
        point = np.rint(place).astype(np.int64)
        if self._holds(point):
            self.points = np.column_stack([self.points, point])

    def wander(self, rounds: int, chance: np.random.Generator) -> None:
        """Find tables that could be true, so that most populations need no program of their own."""
        ties = (self.matrix, self.lower, self.upper)
        equal, free = ties[1] == ties[2], ties[1] != ties[2]
        above = {"A_ub": -self.matrix[np.flatnonzero(free)], "b_ub": -self.lower[free]} if free.any() else {}
        for _ in range(rounds):
            solved = linprog(
                chance.normal(size=self.world.columns), bounds=(0, 200), method="highs",
                **({"A_eq": self.matrix[np.flatnonzero(equal)], "b_eq": self.lower[equal]} if equal.any() else {}), **above,
            )  # fmt: skip
            if solved.status == 0:
                self._keep(solved.x)

    def width(self, bits: Bits, enough: int) -> int:
        """How far the least and the largest count of a population are apart, or at least so much."""
        held = members(bits)
        counts = self.points[held].sum(axis=0)
        if counts.max() - counts.min() >= enough:
            return enough
        weights = np.zeros(self.world.columns)
        weights[held] = 1
        ends = []
        for sign in (1, -1):
            found = milp(
                sign * weights, integrality=np.ones(len(weights)), bounds=Bounds(0, MUCH),
                constraints=LinearConstraint(self.matrix, self.lower, self.upper), options={"mip_rel_gap": 0},
            )  # fmt: skip
            assert found.status == 0, found.message
            self._keep(found.x)
            ends.append(round(sign * found.fun))
        return ends[1] - ends[0]


def attack(replies: Iterable[Path], extract: pl.DataFrame, area: str, threshold: int, width: int) -> Found:
    """Every small count, asked for or derived, that a reader of these replies knows more closely than promised."""
    told = [row for path in replies for row in read_reply(path)]
    if not told:
        return Found(0, 0, ())
    world = World(told, extract, area)
    reader = Reader(world)
    reader.wander(25, np.random.default_rng(0))
    small = range(1, threshold)
    asked = {bits: f"asked: {row.where}" for bits, row in zip(world.sets, told, strict=True) if world.count(bits) in small}
    follows: dict[Bits, str] = {}
    for how, bits in derived(world):
        if bits not in asked and bits not in follows and world.count(bits) in small:
            follows[bits] = how
            if len(follows) >= MOST_TRIED:
                break
    leaks = []
    for bits, how in (*asked.items(), *follows.items()):
        found = reader.width(bits, width)
        if found < width:
            leaks.append(Leak(how, world.count(bits), found))
    return Found(len(asked), len(follows), tuple(leaks))
