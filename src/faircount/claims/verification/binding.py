"""A claim with the figures near it, and one way of meaning some of them: a binding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from faircount.claims.arithmetic import Calculation
from faircount.claims.claim import Form, StatedValue
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.stated_range import plain
from faircount.claims.verification.operands import Operand, is_name
from faircount.claims.verification.phrase import Phrase
from faircount.claims.words import Wording

MAX_SENTENCES, MAX_SENTENCES_OF_HEADLINE = 10, 14
"""Sentences either way of a claim; the first two of a text speak of what the whole of it tells."""
NEAREST = 14
"""Figures before and behind a claim that it may be about, counted in figures."""
FARTHEST = 16
"""Figures farther before it that are tried too, from the first of the text on."""
MOST_NAMED = 8
"""Figures farther off that a sentence names, at most; the fewer, the fewer it is held against beside it."""
YEAR = 365.25
DIGITS = 3
"""Digits of a number in which a wrong one shows."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Figures in the places of a template, what they give, and what that is held against."""

    template: str
    figures: tuple[Operand, ...]
    total: Calculation
    stated: StatedValue


@dataclass(frozen=True, slots=True)
class Candidates:
    """A claim with the figures within its reach: ``single`` as told, ``sums`` of those told together.

    ``far`` are the figures beyond, which may bear it out and never speak against it. ``phrase`` are the words at it, ``ends``
    the earlier and the later figure of a change that is told with its own two, ``moved_on`` the claims of its text whose year is
    only carried over a change that ends in no year it tells.
    """

    claim: ResolvedClaim
    single: Sequence[Operand]
    sums: Sequence[Operand]
    wording: Wording
    phrase: Phrase = field(default_factory=Phrase)
    far: Sequence[Operand] = ()
    ends: tuple[Operand, Operand] | None = None
    moved_on: frozenset[str] = frozenset()

    @property
    def stated(self) -> StatedValue:
        """What the claim says."""
        return self.claim.extracted.stated

    def of(self, *units: str) -> list[Operand]:
        """The single figures of these units."""
        return [one for one in self.single if one.unit in units]

    @property
    def clean(self) -> list[Operand]:
        """The sums whose parts are of one list."""
        return [one for one in self.sums if one.is_clean]

    def everywhere(self, *units: str) -> list[Operand]:
        """The single figures of these units, those far away too."""
        return [*self.of(*units), *(one for one in self.far if one.unit in units)]

    def is_beside(self, one: Operand) -> bool:
        """Whether a figure stands in the sentence of the claim or in the one before it."""
        return self.claim.sentence - one.sentence in (0, 1)

    def names(self, one: Operand) -> bool:
        """Whether its sentence names a figure by a word that few others stand with."""
        return bool(one.words & self.phrase.names)

    def are_named(self, figures: Sequence[Operand]) -> bool:
        """Whether the sentence names all of them, where it names two by different names, or else adds up what is of one list."""
        by_name = {one.words & self.phrase.names for one in self.single if any(map(is_name, one.words & self.phrase.names))}
        if len(by_name) > 1:
            return all(map(self.names, figures))
        here = all(abs(one.sentence - self.claim.sentence) <= 1 for one in figures)
        return self.phrase.adds_up or (len(figures) > 2 and (here or all(map(self.names, figures))))

    def is_far(self, *figures: Operand) -> bool:
        """Whether one of them stands far away."""
        return any(one in self.far for one in figures)


Template = Callable[[Candidates], Iterator[Binding]]
"""One form of words with places for figures: every way to fill them from what is near."""


def within_reach(
    claim: ResolvedClaim, figures: Sequence[Operand], words: frozenset[str] = frozenset(), most: int = NEAREST
) -> list[Operand]:
    """The figures that are not the claim's own and stand near it, the nearest on each side, and those that its sentence names."""
    names = frozenset(filter(is_name, words))
    reach = MAX_SENTENCES if claim.sentence > 1 else MAX_SENTENCES_OF_HEADLINE
    near = [one for one in figures if claim.id not in one.claims and abs(one.sentence - claim.sentence) <= reach]
    before = [one for one in near if one.at < claim.extracted.at]
    behind = [one for one in near if one.at >= claim.extracted.at]
    kept = [*before[-most:], *behind[:most]]
    held = {one.index for one in kept}
    named = [one for one in figures if one.words & names and one.index not in held and claim.id not in one.claims]
    return sorted([*kept, *named[: MOST_NAMED * most // NEAREST]], key=lambda one: one.index)


def beyond_reach(claim: ResolvedClaim, figures: Sequence[Operand], near: Sequence[Operand]) -> list[Operand]:
    """The figures farther off that it may still be of: the total that a text opens with."""
    held = {one.index for one in near}
    far = [one for one in figures if one.index not in held and claim.id not in one.claims and one.sentence < claim.sentence]
    return far[:FARTHEST]


def shown(one: Operand) -> str:
    """A figure as the arithmetic shows it, a sum by its parts in brackets."""
    return f"({' + '.join(plain(part.number) for part in one.parts)})" if one.parts else plain(one.number)


def overlap(one: Operand, other: Operand) -> bool:
    """Whether two figures rest on one claim."""
    return bool(set(one.claims) & set(other.claims))


def mistaken(one: Binding) -> str:
    """What a percentage is of two figures that is not the change or the share it is told as: of the later one, points, the number
    itself, the whole for the increase; "no" where it is none of them."""
    if one.stated.form not in (Form.PERCENT, Form.FRACTION, Form.FACTOR) or len(one.figures) != 2 or not one.stated.value:
        return "none"
    before, after = (abs(figure.number) for figure in one.figures)
    if not before or not after or one.figures[0].parts or one.figures[1].parts:
        return "none"
    said, off = abs(one.stated.value), abs(after - before)
    if one.stated.form is Form.FACTOR:
        others = {"increase": after / before - 1, "whole": after / before + 1, "turned": before / after}
    else:
        others = {
            "number": off,
            "later": 100 * off / after,
            "whole": 100 * after / before,
            "part": 100 * before / (before + after),
        }
    return next((name for name, number in others.items() if abs(number - said) <= max(one.stated.unit / 2, 0.01 * said)), "no")


def typo(one: Binding) -> str:
    """Whether a number told exactly misses what the figures give by digits that changed places, or by one digit."""
    said, given = str(round(abs(one.stated.value or 0))), str(round(abs(one.total.number)))
    if len(said) < DIGITS or not one.stated.amount or not one.stated.amount.is_exact or len(said) != len(given):
        return "none"
    if sorted(said) == sorted(given):
        return "swapped"
    return "digit" if sum(left != right for left, right in zip(said, given, strict=True)) == 1 else "no"


def is_known_slip(one: Binding) -> bool:
    """Whether what is said of figures is what writers say of them by mistake: the whole for the increase, points or the number
    itself for per cent, two digits that changed places."""
    return mistaken(one) in ("whole", "number") or typo(one) == "swapped"
