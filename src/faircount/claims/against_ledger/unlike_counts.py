"""Two counts that should not be set side by side: why not, and whether they bear the stated change out at all."""

from __future__ import annotations

from dataclasses import replace

from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.arithmetic import change, verify
from faircount.claims.claim import Direction, ErrorSeverity, StatedValue, Verdict, Verification, VerifiedClaim
from faircount.claims.ledger_verdict import LEAVE_OUT, Caution, CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.words import Wording
from faircount.compare.estimate import Refusal
from faircount.tables.figure import Figure

_BETWEEN = {Caution.FIRST_YEAR: ", while the mark was new", Caution.BREAK: ", across a change in what is counted"}
_SIGN = {Direction.UP: 1, Direction.DOWN: -1}


def below_floor(held: LedgerFigures, judged: VerifiedClaim, before: Figure, after: Figure) -> CheckedClaim | None:
    """A change from or to a count that official codes show not to be the whole."""
    for figure, which in ((before, "earlier"), (after, "later")):
        floor = held.floor_under(judged.claim.subject, figure.period)
        if floor is not None and figure.count is not None and figure.count < floor.count and not held.is_official(figure):
            line = f"{plain(figure.count)} < {plain(floor.count)}"
            reason = (
                f"The {which} count is not the whole: {plain(floor.count)} offences of that year have a name that shows a child."
            )
            return CheckedClaim(
                judged, LedgerVerdict.NOT_COMPARABLE, line, reason, LEAVE_OUT, (before, after), Caution.INCOMPLETE
            )
    return None


def refused(judged: VerifiedClaim, before: Figure, after: Figure, refusal: Refusal) -> CheckedClaim:
    """A change between figures that should not be compared; across a break it is at least true of what was recorded."""
    line = f"{plain(before.count or 0)} and {plain(after.count or 0)}"
    caution = Caution.BREAK if refusal.reason == "break in the series" else Caution.FORCES
    say = LEAVE_OUT if caution is Caution.FORCES else both_counts(before, after, caution)
    standing = LedgerVerdict.COUNT_ONLY if caution is Caution.BREAK else LedgerVerdict.NOT_COMPARABLE
    return CheckedClaim(judged, standing, line, refusal.say, say, (before, after), caution)


def counted_change(stated: StatedValue, before: Figure, after: Figure, wording: Wording) -> Verification | None:
    """What the two counts alone say of the stated change; None where they say nothing, as from a count of 0."""
    x, y = before.count, after.count
    if x is None or y is None:
        return None
    if stated.amount is None:
        other_way = (y - x) * _SIGN.get(stated.direction, 0) < 0 if stated.direction else False
        line = f"{plain(x)} and {plain(y)}"
        return (
            Verification(Verdict.INCONSISTENT, line, ErrorSeverity.MATERIAL, reason="it went the other way")
            if other_way
            else None
        )
    found = change(stated, StatedRange.exactly(x), StatedRange.exactly(y), (x, y), wording)
    return verify(found[0], found[1], (), wording) if found else None


def false_too(unlike: CheckedClaim, by_count: Verification | None) -> CheckedClaim:
    """A change between counts that should not be compared, and whether the counts do not even bear it out: then both are said."""
    if by_count is None or by_count.verdict is not Verdict.INCONSISTENT:
        return unlike
    standing = LedgerVerdict.ROUNDING if by_count.severity is ErrorSeverity.ROUNDING else LedgerVerdict.CONTRADICTED
    return replace(unlike, verdict=standing, arithmetic=by_count.arithmetic, reason=f"{why_not(by_count)} {unlike.reason}")


def both_counts(before: Figure, after: Figure, caution: Caution) -> str:
    """The two counts in place of a change, with what stands between them."""
    first, second = (f"{plain(figure.count or 0)} in {figure.period.label}" for figure in (before, after))
    return quoted(f"from {first} to {second}{_BETWEEN.get(caution, '')}")


def why_not(by_count: Verification) -> str:
    """Why the counts do not bear a size out, as a sentence."""
    if by_count.severity is ErrorSeverity.ROUNDING:
        return "Cut off, not rounded."
    return f"{(by_count.reason or 'the counts give another number').capitalize()}."
