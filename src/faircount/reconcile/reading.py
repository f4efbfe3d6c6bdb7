"""The next reading: where a wide band in one year nearly fills a narrower one over several, what is left for the rest?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from faircount.bounds.explain_conflict import count, differing
from faircount.bounds.extent import plain_ages
from faircount.compare.distributions import binomial_at_least
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.finding import AlternativeReading, Certainty, Step
from faircount.reconcile.words import capital, in_words, span, spoken_ages, spoken_band, thing
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.periods import Period

GENEROUS = 2.0
"""Ages are not spread evenly: one may hold twice its even share before it is out of line."""
BY_CHANCE = 1e-3


@dataclass(frozen=True, slots=True)
class _Split:
    """A short period with wide ages against a long one with narrower ages, and what lies between them."""

    short: Figure
    long: Figure
    inside: Figure | None
    between: AgeBand
    rest: Period

    @property
    def spread_over(self) -> AgeBand:
        """The ages over which the count is spread evenly."""
        ages = plain_ages(self.short)
        low = 0 if self.inside is None else (plain_ages(self.inside).high or 0) + 1
        return AgeBand(max(low, ages.low or 0), ages.high)

    @property
    def spread(self) -> int:
        """The count that is spread."""
        return _exact(self.short) - (0 if self.inside is None else _exact(self.inside))

    @property
    def least(self) -> int:
        """The least that must be of the ages in between."""
        return _exact(self.short) - _exact(self.long)

    @property
    def even(self) -> int:
        """How many are of the ages in between if every age has its even share, but no fewer than there must be."""
        return max(self.least, round(self.spread * _width(self.between) / _width(self.spread_over)))

    @property
    def before(self) -> int:
        """How many of the narrower ages that leaves in the short period."""
        return _exact(self.short) - self.even

    @property
    def after(self) -> int:
        """How many it leaves for the rest of the long one."""
        return _exact(self.long) - self.before


def nearly_filled(case: ReconciliationCase, short: Figure, long: Figure) -> AlternativeReading | None:
    """The working for two figures that can both be true, or None where they leave enough for the rest of the time."""
    split = _split(case, short, long)
    if split is None:
        return None
    grade = _severity(split)
    if grade is None:
        return None
    ages, narrow = spoken_ages(split.short), spoken_ages(split.long)
    possible = case.range_of(replace(split.long, period=split.rest, lower=None, upper=None))
    return AlternativeReading(
        title=f"If the {count(_exact(split.short))} are “{ages}”",
        lede="Then the figures can fit, but only just.",
        steps=_steps(split),
        subject=f"{capital(thing(split.long))}, {split.rest.label}, if the {count(_exact(split.short))} are “{ages}”",
        possible=possible,
        best=split.after,
        best_label=f"{count(split.after)}, if ages are even",
        reference=split.before,
        reference_label=f"{count(split.before)} in {split.short.period.label}",
        severity=grade,
        outcome=_outcome(case, split, narrow),
        assumption="The even spread of ages is an assumption, and is said to be one.",
    )


def _split(case: ReconciliationCase, short: Figure, long: Figure) -> _Split | None:
    wide, narrow = plain_ages(short), plain_ages(long)
    rest = _rest(short.period, long.period)
    nested = wide.high is not None and narrow.high is not None and (wide.low or 0) == (narrow.low or 0)
    if rest is None or not nested or differing((short, long)) - {"period", "ages"} or short.counted is not long.counted:
        return None
    if wide.high is None or narrow.high is None or narrow.high >= wide.high:
        return None
    if short.count is None or long.count is None or short.count <= long.count:
        return None
    return _Split(short, long, _inside(case, short, narrow), AgeBand(narrow.high + 1, wide.high), rest)


def _rest(short: Period, long: Period) -> Period | None:
    """What is left of the long period beside the short one, where that is one period."""
    day = timedelta(days=1)
    if short.start == long.start and short.end < long.end:
        return Period(short.end + day, long.end)
    if short.end == long.end and short.start > long.start:
        return Period(long.start, short.start - day)
    return None


def _inside(case: ReconciliationCase, short: Figure, narrow: AgeBand) -> Figure | None:
    """The widest band that the same source gives inside the narrower ages."""
    found = [
        each
        for each in case.like(short, "ages")
        if each.source_id == short.source_id
        and narrow.contains(plain_ages(each))
        and (plain_ages(each).low or 0) == (narrow.low or 0)
        and _exact(each) <= _exact(short)
    ]
    return max(found, key=lambda each: plain_ages(each).high or 0, default=None)


def _severity(split: _Split) -> Certainty | None:
    """Very unlikely, where even twice an even share and chance would not leave half as much for the rest of the time."""
    days = split.rest.days / split.short.period.days
    needed = _exact(split.short) - int(_exact(split.long) / (1 + days / 2))
    share = min(1.0, GENEROUS * _width(split.between) / _width(split.spread_over))
    return Certainty.VERY_UNLIKELY if binomial_at_least(needed, split.spread, share) < BY_CHANCE else None


def _steps(split: _Split) -> tuple[Step, ...]:
    short, long = _exact(split.short), _exact(split.long)
    narrow, year = spoken_ages(split.long), split.short.period.label
    ages = f"exactly {in_words(split.between.low or 0)}" if _width(split.between) == 1 else spoken_band(split.between)
    over, between = _width(split.spread_over), _width(split.between)
    times = f"{count(split.spread)} ÷ {over}" if between == 1 else f"{count(split.spread)} × {between} ÷ {over}"
    steps = [
        Step(f"At least this many must be {ages}", f"{count(short)} − {count(long)} = {count(split.least)}"),
        Step(
            f"Of the {count(split.spread)} {spoken_band(split.spread_over)}, if ages are even, {ages} are about",
            f"{times} = {count(round(split.spread * between / over))}",
        ),
        Step(f"Then {narrow} in {year}", f"{count(short)} − {count(split.even)} = {count(split.before)}"),
        Step(
            f"Which leaves for the whole of {split.rest.label}",
            f"{count(long)} − {count(split.before)} = {count(split.after)}",
        ),
    ]
    return tuple(steps)


def _outcome(case: ReconciliationCase, split: _Split, narrow: str) -> str:
    moved = f"From {count(split.before)} {narrow} to {count(split.after)} in {span(split.rest)}"
    before = case.total(split.short)
    after = case.total(replace(split.long, period=split.rest))
    if not (before.is_point and after.is_point):
        return f"{moved}."
    return f"{moved}, while all offences went from {count(before.lower)} to {count(after.lower)}."


def _width(band: AgeBand) -> int:
    return (band.high or 0) - (band.low or 0) + 1


def _exact(figure: Figure) -> int:
    assert figure.count is not None, "only figures of exactly one count are worked through"
    return figure.count
