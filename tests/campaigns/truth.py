"""What is true in a drawn campaign, and what a force tells of it: coordinates, counts, and figures with or without a mark."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.campaigns.drawing import Answer

SEXES = ("female", "male", "not known")
NOT_KNOWN = "not known"
SINGLE_AGES = (*range(18), NOT_KNOWN)
SMALL = range(1, 5)
"""What a force hides, and what we hide with the threshold as it is."""


LARGEST_FALL = 9
"""By how much a count that is put right can fall."""


ZERO_TOO = "0 to 4"
"""What a force writes that does not tell none from a few."""
REFUSED = "refused"


def label(year: int) -> str:
    """The financial year that starts in this one."""
    return f"{year}/{(year + 1) % 100:02d}"


PARTS = {"88A": 3, "child_rape": 2}
"""Offences that a form asks for beside all of them, and how many tenths they are."""


@dataclass(frozen=True, order=True)
class Coordinate:
    """What one figure counts. ``ages`` is ``all``, ``not known`` or ``0-3``."""

    area: str
    first: int
    last: int
    online: str = "all"
    ages: str = "all"
    sex: str = "all"
    offence: str = "sexual_under_18"

    @property
    def period(self) -> str:
        """The year or years in words."""
        return label(self.first) if self.first == self.last else f"{label(self.first)} to {label(self.last)}"

    def __str__(self) -> str:
        parts = [self.area, self.period]
        parts += [self.offence] if self.offence != "sexual_under_18" else []
        parts += ["online"] if self.online == "yes" else []
        parts += [f"age {self.ages}"] if self.ages != "all" else []
        parts += [f"sex {self.sex}"] if self.sex != "all" else []
        return ", ".join(parts)


@dataclass(frozen=True)
class Told:
    """A figure as the force tells it: what is true, and what is printed."""

    count: int
    printed: str
    lowest: int
    highest: int | None
    """What the print leaves open: 1 to 4 for a mark, nothing above for a row hidden for another's sake."""

    @property
    def is_hidden(self) -> bool:
        """Whether the force keeps the count to itself."""
        return not self.printed.isdigit()


Atom = tuple[int, int | str, str, str]


@dataclass(frozen=True)
class Counts:
    """True counts by year, age (single years, or not known), sex and online mark."""

    atoms: Mapping[Atom, int]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that were counted."""
        return tuple(sorted({year for year, *_ in self.atoms}))

    def total(self, year: int) -> int:
        """All offences of a year."""
        return sum(count for atom, count in self.atoms.items() if atom[0] == year)

    def of(self, place: Coordinate) -> int:
        """The true count of a figure; of an offence beside all of them, a few tenths at every place."""
        tenths = PARTS.get(place.offence, 10)
        return sum(count * tenths // 10 for atom, count in self.atoms.items() if _lies_in(atom, place))

    def changed(self, chance: random.Random, year: int) -> Counts:
        """The same with a few offences more or fewer at one place of that year."""
        places = [atom for atom in self.atoms if atom[0] == year]
        atom = chance.choice([place for place in places if self.atoms[place]] or places)
        before = self.atoms[atom]
        after = chance.choice([count for count in range(max(0, before - LARGEST_FALL), before + 30) if count != before])
        return replace(self, atoms={**self.atoms, atom: after})


def _lies_in(atom: Atom, place: Coordinate) -> bool:
    year, age, sex, online = atom
    if not place.first <= year <= place.last or place.online not in ("all", online) or place.sex not in ("all", sex):
        return False
    if place.ages == "all":
        return True
    if place.ages == NOT_KNOWN or age == NOT_KNOWN:
        return place.ages == age
    low, high = map(int, place.ages.split("-"))
    return low <= int(age) <= high


def counts_of(chance: random.Random, years: list[int], *, scale: int, bands: tuple[tuple[int, int], ...]) -> Counts:
    """Counts of about ``scale`` a year: few of the youngest, few not known, some online."""
    weight = {age: 0.2 + age / 4 if isinstance(age, int) else chance.choice((0.0, 0.4, 2.0)) for age in SINGLE_AGES}
    if bands and chance.random() < 0.5:
        rare = chance.choice(bands)
        weight.update((age, chance.choice((0.0, 2.5 / scale))) for age in range(rare[0], rare[1] + 1))
    sexes = dict(zip(SEXES, (0.8, 0.19, chance.choice((0.0, 0.003, 0.02))), strict=True))
    online = {"yes": chance.choice((0.01, 0.05, 0.2)), "no": 1.0}
    whole = sum(weight.values()) * sum(sexes.values()) * sum(online.values())
    growth = chance.uniform(0.85, 1.4)
    return Counts(
        {
            (year, age, sex, mark): _poisson(chance, scale * growth**place * weight[age] * sexes[sex] * online[mark] / whole)
            for place, year in enumerate(years)
            for age, sex, mark in product(SINGLE_AGES, SEXES, ("yes", "no"))
        }
    )


def _poisson(chance: random.Random, mean: float) -> int:
    if mean > 50:
        return max(0, round(chance.gauss(mean, math.sqrt(mean))))
    left, count = math.exp(-mean), 0
    drawn = chance.random()
    while drawn > left:
        drawn *= chance.random()
        count += 1
    return count


def places_of(answer: Answer) -> Iterator[Coordinate]:
    """What the force gives figures of, in the order of its table."""
    asked = answer.question
    periods = [(year, year) for year in answer.years]
    if asked.years_together and len(answer.years) > 1 and answer.years[-1] - answer.years[0] == len(answer.years) - 1:
        periods.append((answer.years[0], answer.years[-1]))
    ages = [f"{low}-{high}" for low, high in asked.bands] + ([NOT_KNOWN] if asked.age_not_known else [])
    online = ["all", "yes"] if asked.online else ["all"]
    for first, last in periods:
        if asked.crossed:
            for offence, mark, sex, age in product(
                ("sexual_under_18", *asked.offences), online, ("all", *asked.sexes), ("all", *ages)
            ):
                yield Coordinate(answer.force.area, first, last, mark, age, sex, offence)
            continue
        for mark in online:
            yield Coordinate(answer.force.area, first, last, mark)
        for age in ages:
            yield Coordinate(answer.force.area, first, last, ages=age)
        for sex in asked.sexes:
            yield Coordinate(answer.force.area, first, last, sex=sex)


def told_of(answer: Answer) -> dict[Coordinate, Told]:
    """Each figure of an answer: small ones hidden where the force hides them, totals exact."""
    told: dict[Coordinate, Told] = {}
    for place in places_of(answer):
        count = answer.counts.of(place)
        hidden = count in SMALL or (count == 0 and answer.mark == ZERO_TOO)
        if not answer.mark or not hidden:
            told[place] = Told(count, str(count), count, count)
        elif answer.mark == REFUSED:
            told[place] = Told(count, REFUSED, 0, None)
        else:
            told[place] = Told(count, answer.mark, 0 if answer.mark == ZERO_TOO else 1, 4)
    if answer.second_hidden:
        _hide_a_second(told)
    return told


def _hide_a_second(told: dict[Coordinate, Told]) -> None:
    """Hide the smallest printed row beside a single hidden one of the same year, sex and mark, as our letter asks."""
    groups: dict[tuple[int, str, str, str], list[Coordinate]] = {}
    for place in told:
        if place.ages != "all":
            groups.setdefault((place.first, place.online, place.sex, place.offence), []).append(place)
    for places in groups.values():
        hidden = [place for place in places if told[place].is_hidden]
        shown = sorted((told[place].count, place) for place in places if not told[place].is_hidden and told[place].count)
        if len(hidden) == 1 and shown:
            count, place = shown[0]
            told[place] = Told(count, "hidden to protect another cell", 0, None)
