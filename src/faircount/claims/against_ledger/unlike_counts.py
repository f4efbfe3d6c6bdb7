"""Two counts that should not be set side by side: why not, and whether they bear the stated change out at all."""

from __future__ import annotations

from dataclasses import replace

from faircount.claims.against_ledger.held import Held
from faircount.claims.amount import Amount, plain
from faircount.claims.claim import Call, Direction, Judged, Quantities, Severity, Verdict
from faircount.claims.standing import LEAVE_OUT, Caution, Checked, Standing, quoted
from faircount.claims.sums import change, verdict
from faircount.claims.words import Wording
from faircount.compare.estimate import Refusal
from faircount.tables.figure import Figure

_BETWEEN = {Caution.FIRST_YEAR: ", while the mark was new", Caution.BREAK: ", across a change in what is counted"}
_SIGN = {Direction.UP: 1, Direction.DOWN: -1}


def below_floor(held: Held, judged: Judged, before: Figure, after: Figure) -> Checked | None:
    """A change from or to a count that official codes show not to be the whole."""
    for figure, which in ((before, "earlier"), (after, "later")):
        floor = held.floor_under(judged.claim.subject, figure.period)
        if floor is not None and figure.count is not None and figure.count < floor.count and not held.is_official(figure):
            line = f"{plain(figure.count)} < {plain(floor.count)}"
            reason = (
                f"The {which} count is not the whole: {plain(floor.count)} offences of that year have a name that shows a child."
            )
            return Checked(judged, Standing.NOT_COMPARABLE, line, reason, LEAVE_OUT, (before, after), Caution.INCOMPLETE)
    return None


def refused(judged: Judged, before: Figure, after: Figure, refusal: Refusal) -> Checked:
    """A change between figures that should not be compared; across a break it is at least true of what was recorded."""
    line = f"{plain(before.count or 0)} and {plain(after.count or 0)}"
    caution = Caution.BREAK if refusal.reason == "break in the series" else Caution.FORCES
    say = LEAVE_OUT if caution is Caution.FORCES else both_counts(before, after, caution)
    standing = Standing.COUNT_ONLY if caution is Caution.BREAK else Standing.NOT_COMPARABLE
    return Checked(judged, standing, line, refusal.say, say, (before, after), caution)


def counted_change(stated: Quantities, before: Figure, after: Figure, wording: Wording) -> Verdict | None:
    """What the two counts alone say of the stated change; None where they say nothing, as from a count of 0."""
    x, y = before.count, after.count
    if x is None or y is None:
        return None
    if stated.amount is None:
        other_way = (y - x) * _SIGN.get(stated.direction, 0) < 0 if stated.direction else False
        line = f"{plain(x)} and {plain(y)}"
        return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, reason="it went the other way") if other_way else None
    found = change(stated, Amount.exactly(x), Amount.exactly(y), (x, y), wording)
    return verdict(found[0], found[1], (), wording) if found else None


def false_too(unlike: Checked, by_count: Verdict | None) -> Checked:
    """A change between counts that should not be compared, and whether the counts do not even bear it out: then both are said."""
    if by_count is None or by_count.call is not Call.INCONSISTENT:
        return unlike
    standing = Standing.ROUNDING if by_count.severity is Severity.ROUNDING else Standing.CONTRADICTED
    return replace(unlike, standing=standing, arithmetic=by_count.arithmetic, reason=f"{why_not(by_count)} {unlike.reason}")


def both_counts(before: Figure, after: Figure, caution: Caution) -> str:
    """The two counts in place of a change, with what stands between them."""
    first, second = (f"{plain(figure.count or 0)} in {figure.period.label}" for figure in (before, after))
    return quoted(f"from {first} to {second}{_BETWEEN.get(caution, '')}")


def why_not(by_count: Verdict) -> str:
    """Why the counts do not bear a size out, as a sentence."""
    if by_count.severity is Severity.ROUNDING:
        return "Cut off, not rounded."
    return f"{(by_count.reason or 'the counts give another number').capitalize()}."
