"""Sentences made from two figures and a whole: true as the wording allows, or off by more than it does."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

AREAS = (
    "Kent", "Essex", "Surrey", "Dorset", "Cumbria", "Durham", "Norfolk", "Sussex", "Cleveland", "Humberside", "Wiltshire",
)  # fmt: skip
NOUNS = ("child sex offences", "sexual offences against children", "grooming offences", "indecent image crimes")
FRACTIONS = {"a fifth": 20.0, "a quarter": 25.0, "a third": 100 / 3, "half": 50.0, "two thirds": 200 / 3, "three quarters": 75.0}
TIMES = {"doubled": 2.0, "trebled": 3.0, "quadrupled": 4.0}
MINUTES_A_YEAR = 525_600


@dataclass(frozen=True)
class Said:
    """A text with one claim to be judged, the words of the claim, and whether the figures bear it out."""

    text: str
    claim: str
    is_true: bool
    wording: str


@dataclass(frozen=True)
class Drawn:
    """What a sentence is made of. ``off`` is how far, in units of what the wording allows, a false one lies beyond it."""

    area: str
    noun: str
    before: int
    after: int
    year: int
    is_true: bool
    off: float

    @property
    def days(self) -> int:
        """The days of the later year."""
        return (date(self.year + 2, 4, 1) - date(self.year + 1, 4, 1)).days

    @property
    def years(self) -> tuple[str, str]:
        """The two financial years."""
        return f"{self.year}/{(self.year + 1) % 100:02}", f"{self.year + 1}/{(self.year + 2) % 100:02}"

    def with_counts(self, claim: str, frame: int) -> str:
        """The two counts told in one of several ways, and the claim about their change."""
        early, late = self.years
        x, y = f"{self.before:,}", f"{self.after:,}"
        return (
            f"{self.area} Police recorded {y} {self.noun} in {late}, {claim} on the {x} of {early}.",
            f"There were {x} {self.noun} in {self.area} in {early} and {y} in {late}, {claim}.",
            f"In {self.area}, {self.noun} went from {x} in {early} to {y} in {late}: {claim}.",
            f"{self.area} logged {y} {self.noun} in {late}, compared with {x} in {early}. That is {claim}.",
        )[frame]


def _percent(drawn: Drawn, rng: random.Random) -> tuple[str, str]:
    actual = 100 * (drawn.after / drawn.before - 1)
    stated = round(actual) if drawn.is_true else round(actual + drawn.off * rng.choice((-1, 1)) * 5)
    way = "rise" if actual >= 0 else "fall"
    if not drawn.is_true and (stated >= 0) != (actual >= 0):
        stated = round(actual + 6 * (1 if actual >= 0 else -1))
    claim = f"a {way} of {abs(stated)}{rng.choice(('%', ' per cent'))}"
    return drawn.with_counts(claim, rng.randrange(4)), claim


def _difference(drawn: Drawn, _: random.Random) -> tuple[str, str]:
    actual = drawn.after - drawn.before
    stated = abs(actual) + (0 if drawn.is_true else max(2, round(drawn.off * 7)))
    claim = f"{stated:,} {'more' if actual >= 0 else 'fewer'}"
    early, late = drawn.years
    return (
        f"{drawn.area} Police recorded {drawn.after:,} {drawn.noun} in {late}, {claim} than the {drawn.before:,} of {early}.",
        claim,
    )


def _direction(drawn: Drawn, _: random.Random) -> tuple[str, str]:
    rises = (drawn.after > drawn.before) == drawn.is_true
    early, late = drawn.years
    claim = f"{'rose' if rises else 'fell'} from {drawn.before:,} in {early} to {drawn.after:,} in {late}"
    return f"The number of {drawn.noun} in {drawn.area} {claim}.", claim


def _times(drawn: Drawn, rng: random.Random) -> tuple[str, str]:
    word, factor = rng.choice(list(TIMES.items()))
    hedge, low, high = rng.choice((("more than ", 1.02, 1.2), ("almost ", 0.87, 0.99), ("", 0.97, 1.1)))
    share = rng.uniform(low, high) if drawn.is_true else low * 0.9 * rng.uniform(0.75, 0.97)
    after = round(drawn.before * factor * share)
    claim = f"{hedge}{word}"
    early, late = drawn.years
    return (
        f"The number of {drawn.noun} in {drawn.area} {claim} from {drawn.before:,} in {early} to {after:,} in {late}.",
        claim,
    )


def _share(drawn: Drawn, rng: random.Random) -> tuple[str, str]:
    percent = rng.uniform(3, 95)
    part = max(1, round(drawn.after * percent / 100))
    actual = 100 * part / drawn.after
    off = round(drawn.off * 6) + 3
    stated = round(actual) + (0 if drawn.is_true else -off if actual > 70 else off)
    claim = f"{stated} per cent"
    _, late = drawn.years
    tail = rng.choice(("were committed online", "involved girls", "were rapes"))
    return (
        f"Of the {drawn.after:,} {drawn.noun} that {drawn.area} Police recorded in {late}, {part:,}, or {claim}, {tail}.",
        claim,
    )


def _fraction(drawn: Drawn, rng: random.Random) -> tuple[str, str]:
    claim, percent = rng.choice(list(FRACTIONS.items()))
    off = rng.uniform(-1.5, 1.5) if drawn.is_true else rng.choice((-1, 1)) * (5 + 6 * drawn.off)
    part = max(1, round(drawn.after * (percent + off) / 100))
    _, late = drawn.years
    return f"{drawn.area} Police recorded {drawn.after:,} {drawn.noun} in {late}. {part:,} of them, {claim}, were online.", claim


def _rate(drawn: Drawn, rng: random.Random) -> tuple[str, str]:
    unit, days = rng.choice((("day", 1.0), ("week", 7.0)))
    actual = drawn.after * days / drawn.days
    while round(actual) < 2:
        unit, days = "week", 7.0
        drawn = replace(drawn, after=drawn.after + 400)
        actual = drawn.after * days / drawn.days
    stated = round(actual) if drawn.is_true else round(actual * (1.3 + drawn.off)) + 1
    claim = f"{stated:,} a {unit}"
    _, late = drawn.years
    return f"{drawn.area} Police recorded {drawn.after:,} {drawn.noun} in {late}, {claim}.", claim


def _total(drawn: Drawn, rng: random.Random) -> tuple[str, str]:
    other = rng.choice([area for area in AREAS if area != drawn.area])
    total = drawn.before + drawn.after + (0 if drawn.is_true else max(3, round(drawn.off * 40)))
    claim = f"{total:,}"
    _, late = drawn.years
    return (
        f"In {late} {drawn.area} recorded {drawn.before:,} {drawn.noun} and {other} {drawn.after:,}, {claim} in total.",
        claim,
    )


WORDINGS: Mapping[str, Callable[[Drawn, random.Random], tuple[str, str]]] = {
    "percent": _percent,
    "difference": _difference,
    "direction": _direction,
    "times": _times,
    "share": _share,
    "fraction": _fraction,
    "rate": _rate,
    "total": _total,
}
"""Each way to say something of figures, by its name."""


def sentence(rng: random.Random, wording: str | None = None) -> Said:
    """A claim made of figures at random, true or false by the toss of a coin."""
    name = wording or rng.choice(list(WORDINGS))
    before = rng.randint(40, 4_000)
    after = max(30, round(before * rng.uniform(0.5, 2.5)))
    after += 5 if abs(after - before) < 5 else 0
    drawn = Drawn(
        rng.choice(AREAS), rng.choice(NOUNS), before, after, rng.randint(2012, 2021), rng.random() < 0.5, rng.uniform(0.5, 2)
    )
    text, claim = WORDINGS[name](drawn, rng)
    return Said(text, claim, drawn.is_true, name)
