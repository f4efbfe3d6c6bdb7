"""Every way of meaning a claim: the templates of its form over the figures near it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf, log

from faircount.claims.arithmetic import fits
from faircount.claims.claim import ClaimKind, Form
from faircount.claims.verification.binding import Binding, Candidates, Template, mistaken
from faircount.claims.verification.operands import COUNT, added
from faircount.claims.verification.templates.changes import by_so_many, changes, directions, factors, moved, own_way
from faircount.claims.verification.templates.counts import again, inside, means, remainders, sizes, sums
from faircount.claims.verification.templates.nation import is_national, of_nation
from faircount.claims.verification.templates.per_head import per_head
from faircount.claims.verification.templates.ranks import ranks
from faircount.claims.verification.templates.rates import rates, ratio_of_counts
from faircount.claims.verification.templates.shares import both_shares, rest, said_again, shares

SHARES: tuple[Template, ...] = (of_nation, shares, rest, said_again)
CHANGES: tuple[Template, ...] = (changes, by_so_many, per_head, said_again)
TEMPLATES: Mapping[Form, tuple[Template, ...]] = {
    Form.POINTS: CHANGES,
    Form.FACTOR: (factors, per_head),
    Form.DIFFERENCE: (changes,),
    Form.DIRECTION: (directions,),
    Form.PAIR: (own_way,),
    Form.PERCENT_PAIR: (both_shares,),
    Form.PER: (rates,),
    Form.EVERY: (rates,),
    Form.COUNT: (sums, remainders, again, moved, inside, means),
    Form.THINGS: (sums,),
    Form.MAGNITUDE: (sizes,),
    Form.SOME: (sizes,),
    Form.FOR_EVERY: (ratio_of_counts,),
    Form.RANK: (ranks,),
}
"""The templates of each form of claim; a percentage or a fraction has those of its kind."""
ONLY_FITS = frozenset(
    "share of parts|share of sum|rest|change of sums|size and end|size and base|remainder|product|rate of sum|mean|mean of rates"
    "|other rate|both shares|growth|said again|together|extra".split("|")
)
"""Templates that no wording surely names: they bear a claim out and never speak against it."""

OF_RATES = ("change of pers", "change of rates", "change of shares")
"""Changes of what is no count, which only a sentence beside them names."""
BEYOND: Mapping[Form, float] = {Form.FACTOR: 2.0, Form.PERCENT: 2.0, Form.FRACTION: 2.0, Form.ONE_IN: 2.0, Form.PER: 3.0}
"""How many times what an open wording names ("more than", "less than") it may be said of."""
BEYOND_OF_SHARE = 1.4
"""The same of a share: "more than half" of 68%, and not of 89%."""
THINKABLE: Mapping[Form, float] = {
    Form.PERCENT: 1.8,
    Form.FRACTION: 1.8,
    Form.POINTS: 1.8,
    Form.DIFFERENCE: 1.8,
    Form.FACTOR: 1.8,
    Form.PER: 1.4,
    Form.EVERY: 1.4,
    Form.ONE_IN: 1.4,
    Form.FOR_EVERY: 1.0,
}
"""How far, as a logarithm, a claim may be from what figures give and be a wrong one of them; farther off it is of others."""
TURNED = 0.3
"""The same of a change that went the other way: who turns it round tells its size."""
OFF_SUM = 0.15
"""The same of a sum that no word tells as such."""
MOST_OF_SHARE, DIGIT_MOVED = 0.6, 0.05


def _is_told_close(near: Candidates, one: Binding) -> bool:
    """Whether a range, or a rate for people, stands with both its figures: it is often what chance leaves, or of other places."""
    if near.stated.word != "range" and one.template != "per people":
        return True
    if one.template == "per people" and _is_digit_moved(one) and near.is_beside(one.figures[0]):
        return True
    return all(near.claim.sentence - figure.sentence in (0, 1) for figure in one.figures)


def bindings(near: Candidates) -> Iterator[Binding]:
    """Every binding of a claim."""
    kind, form = near.claim.extracted.kind, near.stated.form
    templates = TEMPLATES.get(form, ())
    if form in (Form.PERCENT, Form.FRACTION, Form.ONE_IN):
        templates = SHARES if kind is ClaimKind.SHARE else CHANGES if kind is ClaimKind.CHANGE else ()
    for template in templates:
        for one in template(near):
            if not _is_far_beyond(kind, one) if fits(one.total, one.stated) else _may_accuse(near, one):
                yield one


def _may_accuse(near: Candidates, one: Binding) -> bool:
    """Whether figures that do not bear a claim out could be what it is wrong about."""
    if one.template in ONLY_FITS or near.phrase.is_guess or near.is_far(*one.figures):
        return False
    units = {COUNT, *(figure.unit for figure in one.figures)}
    here = [other for other in near.of(*units) if near.claim.sentence - other.sentence in (0, 1)]
    are_both_here = len(here) == 2 and all(figure in here for figure in one.figures)
    if not (are_both_here or _is_thinkable(one)):
        return False
    if near.phrase.is_end or (near.stated.amount is None and not all(map(near.is_beside, one.figures))):
        return False  # an end of a range is what chance leaves, and a way alone says of which figures by standing beside them
    if one.template == "sum":
        is_close = near.phrase.adds_up or abs(log(one.total.number / (near.stated.value or 1))) < OFF_SUM
        if not (is_close and near.are_named(one.figures)):
            return False
        # Who tells a number twice means it, unless it is added up here.
        is_told_twice = not near.phrase.adds_up and any(other.number == near.stated.value for other in near.everywhere(COUNT))
        return not is_told_twice and (added(one.figures).is_list or _is_sentence(near, one))
    away = [abs(figure.sentence - near.claim.sentence) for figure in one.figures]
    if one.template in OF_RATES and max(away) > 2:
        return False
    if one.template in ("each", "for every", "each force") and not are_both_here:
        return False
    if near.phrase.is_per_head and one.template == "change of counts":
        return False  # per head counts are not set against each other as they are
    if near.phrase.is_of_nation and one.template == "share" and not is_national(one.figures[1]):
        return False
    if one.template == "again" and not min(away):
        return False  # two counts of one sentence are of two things
    return _is_told_close(near, one) and not _is_part_and_whole(near, one)


def _is_sentence(near: Candidates, one: Binding) -> bool:
    """Whether a sentence adds up all that it tells ("images (112), grooming (94) and livestreams (31) came to 257 together")."""
    here = {other.index for other in near.of(COUNT) if other.sentence == near.claim.sentence}
    return near.phrase.adds_up and len(here) > 2 and here == {figure.index for figure in one.figures}


def _is_part_and_whole(near: Candidates, one: Binding) -> bool:
    """Whether two figures are a part and its whole, the other part being told too: no change leads from one to the other."""
    if one.template != "change of counts":
        return False
    before, after = one.figures
    rest = abs(after.number - before.number)
    others = (other for other in near.of(COUNT) if other.index not in (before.index, after.index))
    return any(other.number == rest and other.is_exact for other in others)


def _is_thinkable(one: Binding) -> bool:
    """Whether a claim is so near to what the figures give that it may be a slip of it: a few times it, or a digit moved."""
    stated, number = one.stated, abs(one.total.number)
    if stated.form not in THINKABLE or not stated.value or not number:
        return True
    apart = abs(log(number / abs(stated.value)))
    most = THINKABLE[stated.form] if one.template != "share" else MOST_OF_SHARE
    if one.total.number * stated.value < 0:
        most = TURNED
    return apart < most or _is_digit_moved(one) or mistaken(one) not in ("none", "no")


def _is_digit_moved(one: Binding) -> bool:
    """Whether a claim is ten, a hundred or a thousand times what the figures give, or as much less."""
    number, value = abs(one.total.number), abs(one.stated.value or 0)
    return number > 0 < value and any(abs(abs(log(number / value)) - digits * log(10)) < DIGIT_MOVED for digits in (1, 2, 3))


def _is_far_beyond(kind: ClaimKind, one: Binding) -> bool:
    """Whether figures lie so far inside an open wording that nobody says it of them: "more than trebled" of a hundredfold."""
    stated, number = one.stated, abs(one.total.number)
    if stated.amount is None or not stated.value or stated.form not in BEYOND:
        return False
    if inf not in (stated.amount.upper, -stated.amount.lower):
        return False
    value, most = abs(stated.value), BEYOND_OF_SHARE if kind is ClaimKind.SHARE else BEYOND[stated.form]
    return not value / most <= number <= value * most
