"""A last look at what no rule bears out: the nearest figures of the text that give the number, whatever they are said to be of.

A figure's subject can be read wrongly, so that no rule sets it against its like. Where the figures nearest to a claim give its
number all the same, and so few could have been tried before them that this is no accident, the claim rests on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Quantities, Verdict
from faircount.claims.evidence.chance import chance, chance_of_share
from faircount.claims.evidence.evidence import Evidence, one_area, wider_area
from faircount.claims.evidence.options import around, close_fit
from faircount.claims.evidence.pairs import Pair
from faircount.claims.evidence.wholes import said_whole
from faircount.claims.judging.change import measure, speaks_of_rate
from faircount.claims.judging.share import ends_otherwise, is_asked, is_of_others, is_of_told_counts
from faircount.claims.resolving.reading import Read, Told, is_sized_change
from faircount.claims.sums import Sum, verdict
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted

REACH = 2
"""Sentences either way of a claim."""
ACCIDENT = 0.1
"""How many fits by accident may be expected among all figures as near as those that fit."""
NEAREST = 10
"""Figures tried, the nearest ones."""
PARTS = (2, 3, 4, 5)
"""Parts of a sum that are tried."""
SENTENCE = 40
"""Characters that the end of a sentence counts for, next to those between a claim and a figure."""
LEAST_SUM, LARGE = 10, 100
"""The least that is taken for a sum, and for one of figures that nothing else bears out."""
TWO_SHARES = 0.01
"""How likely two figures give a share by accident."""
WHY = "the nearest figures of the text give it, though its words do not say that it is of them"

Try = Callable[[Sequence[Told]], Verdict | None]
"""What some figures say of a claim: None where nothing."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Of what sizes groups of figures are tried, how likely one of them fits by accident, and what one says."""

    sizes: tuple[int, ...]
    accident: float
    tell: Try


def last_look(evidence: Evidence, verdicts: Mapping[str, Verdict], nothing: Verdict) -> dict[str, Verdict]:
    """The verdict on each claim that rests on nothing so far, where its nearest figures give it by no accident."""
    found: dict[str, Verdict] = {}
    left = {claim.id for claim in evidence.claims if verdicts.get(claim.id, nothing) == nothing}
    for claim in evidence.claims:
        own = verdicts.get(claim.id, nothing)
        look = _look(evidence, claim) if claim.id in left else None
        fit = _first_fit(evidence, claim, look) if look is not None else _two_shares(evidence, claim, own)
        if fit is not None:
            found[claim.id] = replace(fit, reason=WHY)
        elif own.call is Call.CONSISTENT and claim.found.quantities.form is Form.COUNT:
            parts = _parts_left(evidence, claim, left)
            found |= {claim.id: replace(own, operands=(*own.operands, *parts))} if parts else {}
    return found


def _parts_left(evidence: Evidence, claim: Read, left: Set[str]) -> tuple[str, ...]:
    """The parts of a count borne out otherwise, where one of them rests on nothing yet."""
    look = _look(evidence, claim)
    if (
        look is None
        or look.accident * LARGE > 1
        or not any(one.id in left for one in evidence.claims if abs(one.sentence - claim.sentence) <= REACH)
    ):
        return ()
    fit = _first_fit(evidence, claim, look)
    return fit.operands if fit is not None and left & set(fit.operands) else ()


def _first_fit(evidence: Evidence, claim: Read, look: _Look) -> Verdict | None:
    """What the nearest figures that fit say, where few enough are as near."""
    if look.accident <= 0:
        return None  # "0 times": no figures give it
    most = ACCIDENT / look.accident
    if most < 1:
        return None  # so small a number is a sum of any figures
    groups = sorted(_groups(evidence, claim, look.sizes), key=lambda one: one[0])
    for tried, (far, group) in enumerate(groups, start=1):
        if tried > most:
            return None
        fit = None if _are_all_elsewhere(claim, group) else look.tell(group)
        if fit is not None and fit.call is Call.CONSISTENT:
            as_near = sum(1 for other, _ in groups if other <= far)
            return fit if as_near <= most else None
    return None


def _are_all_elsewhere(claim: Read, group: Sequence[Told]) -> bool:
    """Whether the claim says where it is of, and no figure is of there; the parts of a sum may be of places that lie there."""
    mine = claim.subject
    if "area" not in mine.said or any(area not in AREAS for area in mine.areas):
        return False  # a name that no table knows may be of anywhere
    inside = claim.found.quantities.form is Form.COUNT
    return not any(one_area(mine, told.subject) or (inside and wider_area(mine, told.subject)) for told in group)


def _groups(evidence: Evidence, claim: Read, sizes: Sequence[int]) -> Iterator[tuple[float, tuple[Told, ...]]]:
    """Every group of near figures with how far off it lies: of one figure on average, and further the more there are."""
    own = claim.found.quantities
    near = [
        (_far(claim, told), told)
        for told in around(evidence, claim)
        if told.claim != claim.id
        and told.is_exact
        and told.per is None
        and told.number > 0
        and (own.form is not Form.COUNT or own.value is None or told.number < own.value)
        and abs(told.sentence - claim.sentence) <= REACH
        and (told.subject.counted is Counted.FORCES) is (claim.subject.counted is Counted.FORCES)
    ]
    nearest = sorted(near, key=lambda one: one[0])[:NEAREST]
    for size in sizes:
        for group in combinations(nearest, size):
            yield sum(far for far, _ in group) / size + SENTENCE * (size - 2), tuple(told for _, told in group)


def _far(claim: Read, told: Told) -> float:
    gap = max(0, told.at - claim.found.end, claim.found.start - told.end)
    return gap + SENTENCE * abs(told.sentence - claim.sentence)


def _look(evidence: Evidence, claim: Read) -> _Look | None:
    """What is tried for a claim: two figures for a share or a change, several for a count that may be their sum."""
    stated, kind, close = claim.found.quantities, claim.found.kind, close_fit(claim)
    if stated.amount is None or speaks_of_rate(evidence, claim):
        return None
    if stated.form is Form.COUNT:
        number = stated.amount.lower
        exact = stated.amount.is_exact and number >= LEAST_SUM
        return _Look(PARTS, 1 / number, lambda group: _sum(evidence, group, number)) if exact else None
    if kind is Kind.SHARE and stated.form in (Form.PERCENT, Form.FRACTION, Form.ONE_IN):
        if not is_of_told_counts(evidence, claim) or is_asked(evidence, claim.found.at):
            return None
        share = close.found.quantities
        return _Look((2,), chance_of_share(stated), lambda group: _share(evidence, claim, group, share))
    if is_sized_change(claim):
        return _Look((2,), chance(stated), lambda group: _change(evidence, close, group))
    return None


def _sum(evidence: Evidence, group: Sequence[Told], total: float) -> Verdict | None:
    if sum(told.number for told in group) != total or any(_is_left_behind(told, group) for told in group):
        return None
    if any(said_whole(evidence, told) in group for told in group):
        return None  # nobody adds a part to its whole
    parts = sorted(group, key=lambda told: told.at)
    line = f"{' + '.join(plain(told.number) for told in parts)} = {plain(total)}; stated {plain(total)}"
    return Verdict(Call.CONSISTENT, line, None, tuple(dict.fromkeys(told.claim for told in parts)))


def _two_shares(evidence: Evidence, claim: Read, own: Verdict) -> Verdict | None:
    """Both ends of "from 22% to 31%", each as a part and a whole of its own among the nearest figures."""
    stated = claim.found.quantities
    if (
        own.operands
        or own.call is Call.INCONSISTENT
        or stated.form is not Form.PERCENT_PAIR
        or stated.before is None
        or stated.after is None
    ):
        return None
    pairs = [tuple(sorted(group, key=lambda told: told.number)) for _, group in _groups(evidence, claim, (2,))]
    fits = [
        [(part, whole) for part, whole in pairs if part.number < whole.number and end.holds(100 * part.number / whole.number)]
        for end in (stated.before, stated.after)
    ]
    apart = [
        (*one, *other) for one in fits[0] for other in fits[1] if not {told.at for told in one} & {told.at for told in other}
    ]
    if not apart or (len(pairs) * TWO_SHARES) ** 2 > ACCIDENT:
        return None
    figures = apart[0]
    line = "; ".join(
        f"{plain(part.number)} / {plain(whole.number)} = {plain(100 * part.number / whole.number, 1)}%"
        for part, whole in (figures[:2], figures[2:])
    )
    return Verdict(Call.CONSISTENT, line, None, tuple(dict.fromkeys(told.claim for told in figures)))


def _is_left_behind(told: Told, group: Sequence[Told]) -> bool:
    """Whether a figure is told as an earlier one, and what it became is not added too: a sum over years takes both."""
    return told.role == "before" and not any(other.pair == told.pair and other is not told for other in group if told.pair)


def _share(evidence: Evidence, claim: Read, group: Sequence[Told], stated: Quantities) -> Verdict | None:
    part, whole = sorted(group, key=lambda told: told.number)
    if part.number == whole.number or ends_otherwise(evidence, claim, part) or is_of_others(evidence, claim, part):
        return None
    share = 100 * part.number / whole.number
    line = f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%"
    return verdict(Sum.of(share, line), stated, (part.claim, whole.claim), evidence.wording)


def _change(evidence: Evidence, claim: Read, group: Sequence[Told]) -> Verdict | None:
    """What the two say, from the earlier to the later one; either way where the text does not date them."""
    one, other = sorted(group, key=lambda told: told.at)
    for before, after in ((one, other), (other, one)):
        if before.period and after.period and before.period.start > after.period.start:
            continue
        found = measure(claim, Pair(before, after, 1.0), evidence.wording)
        if found is not None and found.call is Call.CONSISTENT:
            return found
    return None
