"""One claim with what its bindings are seen from: the words at it, the places of the figures, how closely they must fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan, log

from faircount.claims.arithmetic import fits, is_slip
from faircount.claims.claim import ClaimKind, Form
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.verification import wording
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.chance import as_meant, chance, chance_of_share
from faircount.claims.verification.operands import COUNT, SHARE, Operand, is_name
from faircount.claims.verification.templates.changes import is_timed
from faircount.patterns import regex

LARGE = 30
"""A count from here on is the sum of others by accident only where many are tried."""
STEPS = 5
FAR = 30
"""Figures off, of what stands beyond the reach of a claim."""
_COMPARES = regex(
    r"\bas\s+(?:many|high|much|large|big|often|likely)|\b(?:more|fewer|less|higher|lower|larger)\b|\btimes\b|\bthan\b"
)
_DIRECTIONS = ("way", "own way", "moved", "moved from")


@dataclass(frozen=True)
class BindingContext:
    """``steps`` say how many figures before (−1 the nearest) or behind (+1) the claim each stands,
    ``names`` whether its sentence names any of them."""

    passage: Passage
    near: Candidates
    steps: Mapping[int, int]
    lead: str
    trail: str
    accident: str
    manner: str
    opens: str
    names: bool
    seen: dict[tuple[str, int], Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, passage: Passage, near: Candidates) -> BindingContext:
        """The context of a claim."""
        found = near.claim.extracted
        before = [one for one in near.single if one.at < found.at]
        behind = [one for one in near.single if one.at >= found.at]
        steps = {one.index: -back for back, one in enumerate(reversed(before), 1)}
        steps |= {one.index: ahead for ahead, one in enumerate(behind, 1)}
        lead, trail = wording.before(passage, found.start), wording.behind(passage, found.end, found.at)
        opens = wording.opens(passage, found.start)
        names = any(near.names(one) for one in near.single)
        return cls(passage, near, steps, lead, trail, _accident(near.claim), _manner(passage, near.claim), opens, names)

    def rank(self, one: Operand) -> str:
        """Where a figure stands, seen from the claim."""
        step = self.steps.get(one.index, 0)
        return f"{max(-5, min(step, 4)):+}" if step else "?"

    def away(self, *figures: Operand) -> int:
        """How many figures off the farthest of these stands, and of what they add up."""
        return max((abs(self.steps.get(one.index, FAR)) for figure in figures for one in figure.parts or (figure,)), default=0)

    def named(self, one: Operand) -> Iterator[str]:
        """How the claim's sentence names a figure: by a name, by another word, or another one instead."""
        shared = one.words & self.near.phrase.names
        if shared:
            yield "name" if any(map(is_name, shared)) else "word"
            if one.sentence != self.near.claim.sentence:
                yield "away"
        elif self.names:
            yield "other"

    def noun(self, one: Operand) -> str:
        """Whether what a figure counts is told again behind the claim or in its sentence, or "other" is told there."""
        phrase = self.near.phrase
        if not one.noun:
            return "open"
        if one.noun in phrase.names_behind:
            return "behind"
        return "said" if one.noun in phrase.names else "other" if self.nouns & phrase.names else "none"

    @cached_property
    def nouns(self) -> frozenset[str]:
        """What the figures within reach count."""
        return frozenset(one.noun for one in self.near.single)

    def luck(self, one: Binding | None = None) -> str:
        """How many bindings like one, of figures no farther off, would bear the claim out by accident, in steps."""
        near, reach = self.near, self.away(*one.figures) if one else FAR
        unit = one.figures[0].unit if one and one.figures else COUNT
        singles = sum(1 for figure in near.single if figure.unit == unit and self.away(figure) <= reach)
        sums = sum(1 for far in self.reaches if far <= reach)
        return _step(_ways(near, one, singles, sums) * _by_accident(near, one))

    @cached_property
    def reaches(self) -> list[int]:
        """How far each sum reaches."""
        return [self.away(one) for one in self.near.sums]

    def fit(self, one: Binding) -> str:
        """``snug``, ``fit`` where only an open end allows it, ``slip`` of rounding, or ``miss``."""
        if fits(one.total, one.stated):
            close = one.stated.amount is None or as_meant(one.stated).meets(one.total.lower, one.total.upper)
            return "snug" if close or one.template in _DIRECTIONS else "fit"
        return "slip" if is_slip(one.total, one.stated, self.near.wording) else "miss"


def _step(number: float) -> str:
    # Beyond these all are alike; numbers too large for arithmetic are too.
    number = 1e3 if isnan(number) else number
    return str(max(-5, min(3, round(log(min(max(number, 1e-3), 1e3)) / log(3)))))


def _manner(passage: Passage, claim: ResolvedClaim) -> str:
    """Whether the words compare two numbers ("as many", "times") or tell of one that moved, and from when."""
    words = passage.masked[claim.extracted.start : claim.extracted.end + 12]
    return f"{'compares' if _COMPARES.search(words) else 'moves'} {'timed' if is_timed(claim) else 'untimed'}"


def _accident(claim: ResolvedClaim) -> str:
    """How likely figures fit the claim by accident, in steps."""
    stated = claim.extracted.stated
    if stated.amount is None:
        return "none"
    if stated.form is Form.COUNT:
        return "loose" if not stated.amount.is_exact else "exact" if (stated.value or 0) >= LARGE else "small"
    found = chance_of_share(stated) if claim.extracted.kind is ClaimKind.SHARE else chance(stated)
    return str(min(STEPS, max(0, round(-log(max(found, 1e-3)) / log(3)))))


def _ways(near: Candidates, one: Binding | None, singles: int, sums: int) -> float:
    """How many ways there are to fill the template of a binding with so many figures and sums."""
    pairs = singles * max(singles - 1, 1) / 2
    of_count = {"sum": sums, "remainder": singles * (singles + sums), "product": singles * len(near.of(SHARE)), "each": 2 * pairs}
    of_others = {
        "both shares": pairs * pairs,
        "change of sums": sums * sums / 2,
        "share of parts": sums * singles / 2,
        "share of sum": sums * singles / 2,
    }
    if near.stated.form in (Form.COUNT, Form.THINGS):
        return of_count.get(one.template if one else "", singles)
    return of_others.get(one.template if one else "", pairs)


def _by_accident(near: Candidates, one: Binding | None) -> float:
    """How likely one such way bears a claim out by accident: the wider what it gives and what is said, the likelier."""
    stated, wide = near.stated, one.total.upper - one.total.lower if one else 0.0
    if stated.before and stated.after:
        return (stated.before.upper - stated.before.lower) * (stated.after.upper - stated.after.lower) / 1e4
    if stated.amount is None:
        return 1.0
    if stated.form in (Form.COUNT, Form.THINGS):
        return max(stated.amount.upper - stated.amount.lower + wide, 1.0) / max(stated.value or 1.0, 1.0)
    return chance_of_share(stated) + wide / 100 if near.claim.extracted.kind is ClaimKind.SHARE else chance(stated)
