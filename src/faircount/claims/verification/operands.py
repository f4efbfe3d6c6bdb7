"""The figures of a text as operands: counts, percentages and rates with what they are of, and the sums of those told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from faircount.claims.claim import ClaimKind, Form, Subject
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.resolved_claim import Quantity, ResolvedClaim
from faircount.claims.stated_range import StatedRange
from faircount.patterns import regex
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period

COUNT, SHARE, PER, FORCES, CHANGE, DIFFERENCE, RATE = "count", "share", "per", "forces", "change", "difference", "rate"
THINGS, LENGTH = "things", "length"
"""What a figure is: a count, a percentage of a whole, so many per people, forces, a change in per cent or in number, per
time, devices or officers, which are shared out and never added to offences, and lengths of time, which are parts of nothing."""
MOST_PARTS = 12
"""Figures that a text adds up without saying so; a longer list is a table."""


_BODIES = regex(
    rf"\b(?:the|these|those|all|its|our|their|'s)\s+(?P<n>{NUMBER})\s+(?:(?!of\b)[a-z-]+\s+){{0,3}}?"
    r"(?:forces|boroughs|districts|councils|counties|areas|authorities|divisions|schools|centres|teams|towns|wards|officers|detectives)\b"
)


@dataclass(frozen=True, slots=True)
class Operand:
    """One number of a text as an operand, or the sum of several (``parts``). ``index`` is its place among the figures,
    ``words`` are those that stand with it and with few others, ``noun`` is what it counts in its own words."""

    claims: tuple[str, ...]
    at: int
    end: int
    sentence: int
    number: float
    amount: StatedRange
    subject: Subject
    period: Period | None
    unit: str
    role: str = ""
    pair: str = ""
    per: float = 0.0
    index: int = 0
    words: frozenset[str] = frozenset()
    noun: str = ""
    parts: tuple[Operand, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether its parts are each of another place, age, kind or time, and alike in all else."""
        told = [
            (one.subject.areas, one.subject.ages, one.subject.qualifiers, one.period, one.subject.counted) for one in self.parts
        ]
        return all(len(set(values)) in (1, len(told)) for values in zip(*told, strict=True))

    @property
    def is_list(self) -> bool:
        """Whether its parts are clean and told apart: each of another place, age, kind or time, or all in two sentences."""
        told = [(one.subject.areas, one.subject.ages, one.subject.qualifiers, one.period) for one in self.parts]
        apart = any(len(set(values)) == len(told) for values in zip(*told, strict=True))
        return self.is_clean and (apart or len({one.sentence for one in self.parts}) <= 2)

    @property
    def is_exact(self) -> bool:
        """Whether the text gives the number itself, not "more than" it."""
        return self.amount.is_exact


def is_name(word: str) -> bool:
    """Whether a word that stands with a figure is a name."""
    return word[0].isupper()


def figures_of(
    claims: Sequence[ResolvedClaim], told: Iterable[Quantity], shares: Iterable[Quantity], bodies: Iterable[Operand] = ()
) -> tuple[Operand, ...]:
    """Every figure of a text in its order; ``bodies`` are those that are no claims."""
    found = [_figure(one, FORCES if one.subject.counted is Counted.FORCES else COUNT) for one in told]
    found += [_figure(one, PER if one.per else SHARE) for one in shares]
    found += [one for claim in claims for one in _more(claim)]
    found += bodies
    return tuple(replace(one, index=number) for number, one in enumerate(sorted(found, key=lambda one: (one.at, one.end))))


def bodies_told(passage: Passage, claims: Sequence[ResolvedClaim]) -> Iterator[Operand]:
    """So many forces or schools that are named as known ("the four Welsh forces"): no claims, but others may be of each."""
    for found in _BODIES.finditer(passage.masked):
        at, number = found.start("n"), number_of(found["n"])
        if number > 1 and not any(claim.extracted.start <= at < claim.extracted.end for claim in claims):
            sentence = passage.sentence(at)
            yield Operand((), at, found.end(), sentence, number, StatedRange.exactly(number), Subject(), None, FORCES)


def _figure(told: Quantity, unit: str) -> Operand:
    return Operand(
        (told.claim,), told.at, told.end, told.sentence, told.number, told.amount, told.subject, told.period, unit, told.role,
        told.pair, told.per or 0.0,
    )  # fmt: skip


def _more(claim: ResolvedClaim) -> Iterator[Operand]:
    """What a claim tells besides counts: the two numbers of "35 of 43", a change in per cent, a rate."""
    stated, found = claim.extracted.stated, claim.extracted
    if stated.form is Form.PART_OF and stated.part is not None and stated.whole:
        for role, number in (("part", stated.part), ("whole", stated.whole)):
            at = found.start if role == "part" else found.end - 1
            yield _own(
                claim, at, number, StatedRange.exactly(number), FORCES if claim.subject.counted is Counted.FORCES else COUNT, role
            )
    elif stated.form is Form.COUNT and stated.word == "range" and stated.amount:
        for role, number in (("low", stated.amount.lower), ("high", stated.amount.upper)):
            at = found.start if role == "low" else found.end - 1
            yield _own(claim, at, number, StatedRange.exactly(number), COUNT, role)
    elif stated.amount is None or stated.value is None:
        return
    elif found.kind is ClaimKind.CHANGE and stated.form in (Form.PERCENT, Form.FRACTION, Form.DIFFERENCE):
        yield _own(claim, found.at, stated.value, stated.amount, DIFFERENCE if stated.form is Form.DIFFERENCE else CHANGE)
    elif stated.form is Form.THINGS:
        yield _own(claim, found.at, stated.value, stated.amount, LENGTH if stated.word == "time" else THINGS)
    elif stated.form is Form.PER and stated.per and stated.word != "people":
        yield replace(_own(claim, found.at, stated.value, stated.amount, RATE), per=stated.per)


def _own(claim: ResolvedClaim, at: int, number: float, amount: StatedRange, unit: str, role: str = "") -> Operand:
    pair = claim.id if role else ""
    return Operand(
        (claim.id,), at, claim.extracted.end, claim.sentence, number, amount, claim.subject, claim.periods[0], unit, role, pair
    )


def added(parts: Sequence[Operand]) -> Operand:
    """The sum of several figures as one: told where the last of them is, of what the first one is of."""
    last, first = max(parts, key=lambda one: one.at), parts[0]
    lower, upper = sum(one.amount.lower for one in parts), sum(one.amount.upper for one in parts)
    alike = all(one.period == first.period for one in parts)
    return Operand(  # a long text has a hundred thousand sums, and to replace fields of another figure takes thrice as long
        claims=tuple(dict.fromkeys(id_ for one in parts for id_ in one.claims)),
        at=last.at,
        end=last.end,
        sentence=last.sentence,
        number=sum(one.number for one in parts),
        amount=StatedRange(lower, upper),
        subject=first.subject,
        period=first.period if alike else None,
        unit=last.unit,
        per=last.per,
        index=last.index,
        words=last.words,
        noun=last.noun,
        parts=tuple(parts),
    )


def told_together(
    figures: Sequence[Operand], words: frozenset[str] = frozenset(), held: dict[tuple[int, ...], Operand] | None = None
) -> Iterator[Operand]:
    """The sums of counts that stand together: neighbours, all of a sentence, one of each place, age or year,
    and those that ``words`` name. ``held`` keeps those of a text, which its claims share."""
    held = {} if held is None else held
    for unit in (COUNT, THINGS):
        counts = [one for one in figures if one.unit == unit and one.is_exact and one.role != "whole"]
        seen: set[tuple[int, ...]] = set()
        for group in (*_groups(counts), *_named(counts, words)):
            key = tuple(one.index for one in group)
            if 2 <= len(group) <= MOST_PARTS and key not in seen:
                seen.add(key)
                if key not in held:
                    held[key] = added(group)
                yield held[key]


def _groups(counts: Sequence[Operand]) -> Iterator[Sequence[Operand]]:
    for _, same in groupby(counts, key=lambda one: one.sentence):
        here = list(same)
        yield here
        yield [one for one in here if one.role != "before"]
        yield here[1:]
        yield from (list(two) for two in pairwise(here))
    # Runs of neighbours, whichever sentences they stand in; the nearest of them are most of what a text adds up.
    for size in range(2, min(8, len(counts)) + 1):
        yield from (counts[start : start + size] for start in range(len(counts) - size + 1))
    by_period: dict[Period | None, list[Operand]] = {}
    by_place: dict[tuple[object, ...], list[Operand]] = {}
    for one in counts:
        by_period.setdefault(one.period, []).append(one)
        by_place.setdefault((one.subject.areas, one.subject.ages, one.subject.qualifiers, one.subject.counted), []).append(one)
    for group in (*by_period.values(), *by_place.values()):
        yield group
        yield group[1:]
    for group in by_period.values():
        yield list(_largest_of_each_place(group))


def _named(counts: Sequence[Operand], words: frozenset[str]) -> Iterator[Sequence[Operand]]:
    """The figures that a sentence names ("Shropshire and Telford together"), the nearest of each name, those of one time,
    and one of each time."""
    named = [one for one in counts if one.words & words]
    for group in (named, *([one for one in named if one.period == period] for period in {one.period for one in named})):
        latest = {one.words & words: one for one in group}
        yield sorted(latest.values(), key=lambda one: one.index)
    by_word: dict[frozenset[str], list[Operand]] = {}
    for one in named:
        by_word.setdefault(one.words & words, []).append(one)
    yield from (group for group in by_word.values() if len({one.period for one in group}) == len(group))


def _largest_of_each_place(counts: Sequence[Operand]) -> Iterator[Operand]:
    """One figure of each place, without the parts told of it."""
    largest: dict[tuple[str, ...], Operand] = {}
    for one in counts:
        held = largest.get(one.subject.areas)
        if held is None or one.number > held.number:
            largest[one.subject.areas] = one
    yield from sorted(largest.values(), key=lambda one: one.index)
