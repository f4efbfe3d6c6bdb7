"""One claim with what its bindings are seen from: the words at it, the places of the figures, how closely they must fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan, log

from faircount.claims.claim import Form, Kind
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import fits, is_slip
from faircount.claims.verification import wording
from faircount.claims.verification.binding import Binding, Near
from faircount.claims.verification.chance import as_meant, chance, chance_of_share
from faircount.claims.verification.figures import COUNT, Figure, is_name
from faircount.claims.verification.templates.changes import is_timed

LARGE = 30
"""A count from here on is the sum of others by accident only where many are tried."""
STEPS = 5
_COMPARES = re.compile(
    r"\bas\s+(?:many|high|much|large|big|often|likely)|\b(?:more|fewer|less|higher|lower|larger)\b|\btimes\b|\bthan\b"
)
_DIRECTIONS = ("way", "own way", "moved", "moved from")


@dataclass(frozen=True)
class Context:
    """``ranks`` say how many figures before (−1 the nearest) or behind (+1) the claim each stands,
    ``names`` whether its sentence names any of them."""

    passage: Passage
    near: Near
    ranks: Mapping[int, str]
    lead: str
    trail: str
    accident: str
    manner: str
    opens: str
    names: bool

    @classmethod
    def of(cls, passage: Passage, near: Near) -> Context:
        """The context of a claim."""
        found = near.claim.found
        before = [one for one in near.single if one.at < found.at]
        behind = [one for one in near.single if one.at >= found.at]
        ranks = {one.index: f"-{min(back, 5)}" for back, one in enumerate(reversed(before), 1)}
        ranks |= {one.index: f"+{min(ahead, 4)}" for ahead, one in enumerate(behind, 1)}
        lead, trail = wording.before(passage, found.start), wording.behind(passage, found.end, found.at)
        opens = wording.opens(passage, found.start)
        names = any(near.names(one) for one in near.single)
        return cls(passage, near, ranks, lead, trail, _accident(near.claim), _manner(passage, near.claim), opens, names)

    def rank(self, one: Figure) -> str:
        """Where a figure stands, seen from the claim."""
        return self.ranks.get(one.index, "?")

    def named(self, one: Figure) -> Iterator[str]:
        """How the claim's sentence names a figure: by a name, by another word, or another one instead."""
        shared = one.words & self.near.phrase.names
        if shared:
            yield "name" if any(map(is_name, shared)) else "word"
            if one.sentence != self.near.claim.sentence:
                yield "away"
        elif self.names:
            yield "other"

    def luck(self, template: str = "") -> str:
        """How many ways to fill a template would bear the claim out by accident, in steps."""
        return _luck(self.near, template)

    def fit(self, one: Binding) -> str:
        """``snug``, ``fit`` where only an open end allows it, ``slip`` of rounding, or ``miss``."""
        if fits(one.total, one.stated):
            close = one.stated.amount is None or as_meant(one.stated).meets(one.total.lower, one.total.upper)
            return "snug" if close or one.template in _DIRECTIONS else "fit"
        return "slip" if is_slip(one.total, one.stated, self.near.wording) else "miss"


def _step(number: float) -> str:
    # Beyond these all are alike; numbers too large for arithmetic are too.
    number = 1e3 if isnan(number) else number
    return str(max(-3, min(3, round(log(min(max(number, 1e-3), 1e3)) / log(3)))))


def _manner(passage: Passage, claim: Read) -> str:
    """Whether the words compare two numbers ("as many", "times") or tell of one that moved, and from when."""
    words = passage.masked[claim.found.start : claim.found.end + 12]
    return f"{'compares' if _COMPARES.search(words) else 'moves'} {'timed' if is_timed(claim) else 'untimed'}"


def _accident(claim: Read) -> str:
    """How likely figures fit the claim by accident, in steps."""
    stated = claim.found.quantities
    if stated.amount is None:
        return "none"
    if stated.form is Form.COUNT:
        return "loose" if not stated.amount.is_exact else "exact" if (stated.value or 0) >= LARGE else "small"
    found = chance_of_share(stated) if claim.found.kind is Kind.SHARE else chance(stated)
    return str(min(STEPS, max(0, round(-log(max(found, 1e-3)) / log(3)))))


def _luck(near: Near, template: str = "") -> str:
    """How many ways to fill a template may be expected to bear a claim out by accident, in steps."""
    stated = near.stated
    if stated.amount is None:
        return "none"
    singles, sums = sum(one.unit == COUNT for one in near.single), len(near.sums)
    if stated.form in (Form.COUNT, Form.THINGS):
        tried = {"sum": sums, "remainder": singles * (singles + sums)}.get(template, singles)
        return _step(tried * max(stated.amount.upper - stated.amount.lower, 1.0) / max(stated.value or 1.0, 1.0))
    tried = {"change of sums": sums * sums, "share of parts": sums * singles, "share of sum": sums * singles}.get(
        template, singles * max(singles - 1, 1)
    )
    return _step(tried / 2 * (chance_of_share(stated) if near.claim.found.kind is Kind.SHARE else chance(stated)))
