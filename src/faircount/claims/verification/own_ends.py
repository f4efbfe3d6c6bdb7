"""The two ends that a change is told with in its own words: "fell 50%, from 100 to 75", "from 50 to 100, a rise of 90%".

Such a change is of these two and of no others, whatever number of another sentence would bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isfinite

from faircount.claims.claim import ClaimKind, Form
from faircount.claims.extraction.lexicon import MERELY
from faircount.claims.mentions.passage import PERIOD, Passage
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.verification.compatibility import OPEN, SAME, relations
from faircount.claims.verification.operands import COUNT, Operand
from faircount.language.keyed import Keyed

_SIZES = (Form.PERCENT, Form.FRACTION, Form.FACTOR, Form.DIFFERENCE)
_OTHER_SUMS = ("growth", "sum", "range", "of")
"""Words of sizes that are no change from one number to another."""
_OTHER = r"(?:and|but|while|whereas|which|who|that|as|when|than|with|after|to|from|or|if|both|respectively)\b"
_OF = (
    rf"(?:\s+{PERIOD}+|\s+(?:in|of|across|over|for|during|within|among|by|at)(?:\s+(?!{_OTHER})(?:[a-z'’-]+|{PERIOD}+)){{1,7}})*"
)
"""What a change may say of itself before its ends: "in online offences across Kent", "in five years"."""
_BEHIND = Keyed(rf"{_OF}\s*[,:(–—-]?\s*(?:up|down|[a-z]+ing)?\s*")
"""Between a change and its ends behind it."""
_BEFORE = Keyed(
    rf"{_OF}\s*[,:;(–—-]\s*(?:(?:that|this|it|which)\s+(?:is|was)\s+|(?:which\s+is\s+)?(?:equal|equivalent)\s+to\s+"
    r"|(?:representing|marking|meaning)\s+|or\s+)?"
)
"""Between two ends and the change that they are told to be."""
_TOLD_WITH = Keyed(rf"(?:\s+(?:[a-z'’-]+|{PERIOD}+)){{0,4}}\s*[,:(–—-]\s*(?:which\s+(?:is|was)\s+)?")
_LED = Keyed(r"(?:from|to|up|down|[a-z]+ing)\b")
"""How ends begin that are part of a change told before them; with a verb of their own they may be another."""
_FROM = Keyed(rf"\s+from\s+(?:(?:the|its|a)\s+)?(?:{MERELY}\s+)?", "from")
"""Round the change of "75 rapes, down 50% from 100"."""
_MEAN = Keyed(
    r"\b(?:averag\w+|mean|typically|yearly|annual(?:ly)?|(?:a|each|per|every)\s+(?:year|month|week|day|head|child|person))\b",
    *("averag", "mean", "typically", "year", "annual", "month", "week", "day", "head", "child", "person"),
)
"""What makes a size that of one step among several."""
_LEADS = ("from", "to")
_LEAD = Keyed(rf"\b(?P<way>{'|'.join(_LEADS)})\s+(?:{MERELY}\s+)?$", *_LEADS)
_AROUND = 25
MOST_BETWEEN = 4
"""Words from the first of two numbers to the second."""
NEAR = 8
"""Claims behind a change in its sentence among which its ends are looked for, and more ends that would not be its own."""
_NEAR_YEAR = 0.26


@dataclass(frozen=True, slots=True)
class _Ends:
    """Two figures told as the ends of one change, with the claims that tell them."""

    start: int
    end: int
    before: Operand
    after: Operand
    told: tuple[ResolvedClaim, ...]


def own_ends(
    passage: Passage, claims: Sequence[ResolvedClaim], figures: Sequence[Operand]
) -> Mapping[str, tuple[Operand, Operand]]:
    """The earlier and the later figure of each change that is told with its own two, by the id of the change."""
    numbers: dict[str, list[Operand]] = {}
    for figure in figures:
        if figure.unit == COUNT and len(figure.claims) == 1:
            numbers.setdefault(figure.claims[0], []).append(figure)
    found: dict[str, tuple[Operand, Operand]] = {}
    for _, sentence in groupby(claims, key=lambda claim: claim.sentence):
        here = list(sentence)
        for place, claim in enumerate(here):
            if _is_sized(claim) and not _is_of_steps(passage, claim):
                ends = next(_ends_of(passage, here, place, numbers), None)
                if ends is not None and _are_its_own(claim, ends):
                    found[claim.id] = (ends.before, ends.after)
    return found


def _is_sized(claim: ResolvedClaim) -> bool:
    stated = claim.extracted.stated
    changes = claim.extracted.kind in (ClaimKind.CHANGE, ClaimKind.RATIO)
    return changes and stated.form in _SIZES and stated.amount is not None and stated.word not in _OTHER_SUMS


def _is_of_steps(passage: Passage, claim: ResolvedClaim) -> bool:
    start, end = passage.around(claim.extracted.at)
    left, right = max(start, claim.extracted.start - _AROUND), min(end, claim.extracted.end + _AROUND)
    return _MEAN.search(passage.masked, left, right) is not None


def _ends_of(
    passage: Passage, here: Sequence[ResolvedClaim], place: int, numbers: Mapping[str, Sequence[Operand]]
) -> Iterator[_Ends]:
    """The ends beside a change of its sentence: behind it, before it, or one on each side."""
    own, behind, before = here[place], here[place + 1 : place + NEAR], here[max(0, place - 2) : place]
    start, end = own.extracted.start, own.extracted.end
    ends = _told(passage, behind, numbers)
    # Of "up 20% in 2019 and 30% in 2020, from 100 to 156" neither is surely the whole.
    is_one_of_two = bool(before) and _is_sized(before[-1]) and _joined(passage, before[-1], own)
    if ends and not is_one_of_two and _follows(passage, end, ends.start) and not _goes_on(passage, behind, ends, numbers):
        yield ends
    first = _told(passage, before[-1:], numbers) or _told(passage, before, numbers)
    if first and _BEFORE.fullmatch(passage.masked, first.end, start):
        yield first
    if before and behind and (beside := _beside(passage, before[-1], own, behind[0], numbers)):
        yield beside


def _follows(passage: Passage, left: int, right: int) -> bool:
    return _LED.match(passage.masked, right) is not None and _BEHIND.fullmatch(passage.masked, left, right) is not None


def _told(passage: Passage, claims: Sequence[ResolvedClaim], numbers: Mapping[str, Sequence[Operand]]) -> _Ends | None:
    """The ends that the first of these claims tells, or the first two."""
    if not claims:
        return None
    first = claims[0]
    own = {figure.role: figure for figure in numbers.get(first.id, ())}
    if first.extracted.stated.form is Form.PAIR and {"before", "after"} <= own.keys():
        return _Ends(first.extracted.start, first.extracted.end, own["before"], own["after"], (first,))
    two = claims[:2]
    if len(two) < 2 or not all(_is_number(one, numbers) for one in two):
        return None
    said = {lead["way"]: one for one in two if (lead := _LEAD.search(passage.lead(one.extracted.start))) is not None}
    if said.keys() != set(_LEADS) or len(passage.masked[two[0].extracted.end : two[1].extracted.start].split()) > MOST_BETWEEN:
        return None
    before, after = (numbers[said[way].id][0] for way in _LEADS)
    start = passage.masked.rindex(next(iter(said)), 0, first.extracted.start)
    return _Ends(start, two[1].extracted.end, before, after, tuple(two))


def _is_number(claim: ResolvedClaim, numbers: Mapping[str, Sequence[Operand]]) -> bool:
    """Whether a claim is one number, with an end both ways: nobody knows how far "more than 100" fell to "fewer than 75"."""
    own = numbers.get(claim.id, ())
    return claim.extracted.stated.form is Form.COUNT and len(own) == 1 and isfinite(own[0].amount.upper - own[0].amount.lower)


def _beside(
    passage: Passage,
    after: ResolvedClaim,
    change: ResolvedClaim,
    before: ResolvedClaim,
    numbers: Mapping[str, Sequence[Operand]],
) -> _Ends | None:
    """The ends of "75 rapes, down 50% from 100"."""
    if not (_is_number(after, numbers) and _is_number(before, numbers)):
        return None
    left, found, right = after.extracted, change.extracted, before.extracted
    told_with = _TOLD_WITH.fullmatch(passage.masked, left.end, found.start)
    if not told_with or not _FROM.fullmatch(passage.masked, found.end, right.start):
        return None
    return _Ends(left.start, right.end, numbers[before.id][0], numbers[after.id][0], (after, before))


def _goes_on(passage: Passage, behind: Sequence[ResolvedClaim], ends: _Ends, numbers: Mapping[str, Sequence[Operand]]) -> bool:
    """Whether two more ends follow with no size of their own: "from 100 to 120 in Kent and from 50 to 60 in Essex"."""
    rest = [one for one in behind if one not in ends.told]
    return bool(rest) and _told(passage, rest, numbers) is not None


def _joined(passage: Passage, one: ResolvedClaim, other: ResolvedClaim) -> bool:
    """Whether nothing but a few words stand between two sizes: they are told of the same ends or of steps to them."""
    return len(passage.masked[one.extracted.end : other.extracted.start].split()) < 8


def _are_its_own(claim: ResolvedClaim, ends: _Ends) -> bool:
    """Whether the ends are of what the change is of, and of the years that it names."""
    for figure in (ends.before, ends.after):
        if not set(relations(claim.subject, figure.subject)) <= {SAME, OPEN}:
            return False
    start, end = ends.before.period, ends.after.period
    if start is None or end is None or not all("period" in one.subject.explicit for one in ends.told):
        return True
    base = claim.base
    if base.period is not None and not base.period.overlaps(start):
        return False
    return base.years is None or abs((end.start - start.start).days / 365.25 - base.years) < _NEAR_YEAR
