"""Changes held against the ledger: true of the counts, settled beyond chance, comparable at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.against_ledger.unlike_counts import below_floor, both_counts, counted_change, false_too, refused, why_not
from faircount.claims.claim import Direction, ErrorSeverity, Form, StatedValue, Verdict, Verification, VerifiedClaim
from faircount.claims.ledger_verdict import LEAVE_OUT, SMALL, Caution, CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import plain
from faircount.claims.words import Wording
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.wording import about_times, say_number, say_percent
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period


def check_change(held: LedgerFigures, judged: VerifiedClaim, wording: Wording) -> CheckedClaim | None:
    """A change against the figures of its two periods; None where they are not held."""
    claim = judged.claim
    if claim.stated.form is Form.POINTS or claim.stated.word in ("growth", "sum") or claim.subject.qualifiers - {"part"}:
        return None
    periods = _periods(held, judged)
    pairs = _figures(held, judged, periods) if periods else _undated(held, judged)
    tried = [check_counts(held, judged, before, after, wording) for before, after in pairs]
    order = (
        LedgerVerdict.CONFIRMED,
        LedgerVerdict.COUNT_ONLY,
        LedgerVerdict.ROUNDING,
        LedgerVerdict.CONTRADICTED,
        LedgerVerdict.NOT_COMPARABLE,
    )
    found = min(tried, key=lambda found: order.index(found.verdict), default=None)
    if found is None or found.verdict in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY):
        return found
    return found if _is_about(held, judged, pairs) else None


def _is_about(held: LedgerFigures, judged: VerifiedClaim, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether a claim is surely about these years: it names them, and no other counts of the text bear it out."""
    if judged.verification.verdict is Verdict.CONSISTENT:
        told = held.counts_told(judged.verification.operands)
        return any({before.count, after.count} <= told for before, after in pairs)
    if len(judged.claim.periods) == 1 and judged.claim.periods[0] == pairs[0][1].period and held.main is None:
        # Of one year alone no size is surely the year's, but the way it went is.
        way = judged.claim.stated.direction
        return all((after.count or 0) != (before.count or 0) and way is not _way_of(before, after) for before, after in pairs)
    return len(judged.claim.periods) == 2


def _way_of(before: Figure, after: Figure) -> Direction:
    return Direction.UP if (after.count or 0) > (before.count or 0) else Direction.DOWN


def _periods(held: LedgerFigures, judged: VerifiedClaim) -> tuple[Period, Period] | None:
    """The two periods of the claim, or those that the text speaks of most."""
    told = judged.claim.periods
    if len(told) == 2 and told[0] != told[1]:
        return told[0], told[1]
    main = held.main
    if main is None:
        return _year_and_before(held, judged)
    return main if not told or told[-1].overlaps(main[1]) else None


def _year_and_before(held: LedgerFigures, judged: VerifiedClaim) -> tuple[Period, Period] | None:
    """The year of the claim and the one before it, in a text that names no other year."""
    own = judged.claim.periods[0] if len(judged.claim.periods) == 1 else None
    earlier = [figure.period for figure in held.of(judged.claim.subject, None) if own and _is_year_before(figure.period, own)]
    return (earlier[0], own) if own and earlier and held.only == own and "year" in judged.claim.subject.explicit else None


def _is_year_before(one: Period, own: Period) -> bool:
    return 360 < (own.start - one.start).days < 370 and abs(one.days - own.days) < 3


def _undated(held: LedgerFigures, judged: VerifiedClaim) -> list[tuple[Figure, Figure]]:
    """The nearest two years of one source with the two counts that bear the claim out in the text, where it names no two."""
    told = held.counts_told(judged.verification.operands)
    if judged.verification.verdict is not Verdict.CONSISTENT or len(told) != 2 or judged.claim.stated.form is Form.PAIR:
        return []
    found = [figure for figure in held.of(judged.claim.subject, None) if figure.count in told]
    pairs = [
        (before, after)
        for before in found
        for after in found
        if before.source_id == after.source_id and before.count != after.count and before.period.end < after.period.start
    ]
    return [min(pairs, key=lambda pair: pair[1].period.start - pair[0].period.end)] if pairs else []


def _figures(held: LedgerFigures, judged: VerifiedClaim, periods: tuple[Period, Period]) -> list[tuple[Figure, Figure]]:
    """The two figures that bear the claim out in the text; else two of one source: another may have counted other forces."""
    early, late = (held.of(judged.claim.subject, period) for period in periods)
    told = held.counts_told(judged.verification.operands) if judged.verification.verdict is Verdict.CONSISTENT else frozenset()
    every = [(before, after) for before in early for after in late]
    meant = [pair for pair in every if {pair[0].count, pair[1].count} <= told] if len(told) > 1 else []
    same = [pair for pair in meant or every if pair[0].source_id == pair[1].source_id]
    return same or meant or every


def check_counts(held: LedgerFigures, judged: VerifiedClaim, before: Figure, after: Figure, wording: Wording) -> CheckedClaim:
    """The change between two figures: what their counts disprove is false, also where they should not be compared at all."""
    from faircount.compare.compare import compare  # loaded where a change is asked: with it comes the engine of statistics

    by_count = counted_change(judged.claim.stated, before, after, wording)
    unlike = below_floor(held, judged, before, after)
    if unlike is not None:
        return false_too(unlike, by_count)
    compared = compare(before, after)
    if isinstance(compared, Refusal):
        unlike = refused(judged, before, after, compared)
        # Counts of other forces are not the ones meant: they disprove nothing.
        return unlike if unlike.caution is Caution.FORCES else false_too(unlike, by_count)
    if judged.claim.stated.form in (Form.DIRECTION, Form.PAIR):
        return _with_caution(_check_way(judged, compared), compared)
    if by_count is None:
        line, figures = f"{plain(compared.count_before)} and {plain(compared.count_after)}", (before, after)
        return CheckedClaim(
            judged, LedgerVerdict.NOT_COMPARABLE, line, "No change can be measured from a count of 0.", LEAVE_OUT, figures
        )
    return _with_caution(_check_size(judged, compared, by_count), compared)


def _with_caution(checked: CheckedClaim, compared: Comparison) -> CheckedClaim:
    """What makes a change that the counts bear out less than it sounds."""
    if checked.verdict not in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY):
        return checked
    caution = _caution(checked, compared)
    if caution is None:
        return checked
    return replace(checked, caution=caution, say=checked.say or both_counts(compared.before, compared.after, caution))


def _caution(checked: CheckedClaim, compared: Comparison) -> Caution | None:
    breaks = compared.comparability.breaks
    if any(entry.online_only for entry in breaks):
        return Caution.FIRST_YEAR
    if breaks:
        return Caution.BREAK
    if compared.count_before < SMALL and checked.verified.claim.stated.form in (Form.PERCENT, Form.FACTOR):
        return Caution.SMALL_BASE
    return Caution.COUNT_ONLY if checked.verdict is LedgerVerdict.COUNT_ONLY else None


def _check_size(judged: VerifiedClaim, compared: Comparison, by_count: Verification) -> CheckedClaim:
    """A percentage, a factor or a difference: a fact of the counts, and more only as far as the range bears."""
    stated, figures = judged.claim.stated, (compared.before, compared.after)
    line = _line(stated, compared, by_count)
    if by_count.verdict is Verdict.INCONSISTENT:
        standing = LedgerVerdict.ROUNDING if by_count.severity is ErrorSeverity.ROUNDING else LedgerVerdict.CONTRADICTED
        return CheckedClaim(judged, standing, line, why_not(by_count), _right_size(stated, compared), figures)
    if stated.word == "range":
        return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, _bears_range(stated, compared), "", figures)
    if stated.form is Form.FACTOR:
        return _check_factor(judged, compared, line)
    if compared.change is Change.NO_CLEAR_CHANGE:
        return CheckedClaim(
            judged, LedgerVerdict.COUNT_ONLY, line, "A difference this size could be chance.", _fair(compared), figures
        )
    return CheckedClaim(
        judged, LedgerVerdict.CONFIRMED, line, f"{_same_forces(compared)} {_grade(compared)}".strip(), "", figures
    )


def _bears_range(stated: StatedValue, compared: Comparison) -> str:
    """Whether a stated range holds all that chance leaves, or only the change of the counts."""
    amount, ratio = stated.amount, compared.ratio
    assert amount is not None
    if isinstance(ratio, Refusal) or stated.form is Form.DIFFERENCE:
        return f"The counts lie within the range. {_grade(compared)}".strip()
    ends = (ratio.lower, ratio.upper) if stated.form is Form.FACTOR else (100 * (ratio.lower - 1), 100 * (ratio.upper - 1))
    held = all(amount.holds(end) for end in ends)
    first = "What chance alone leaves lies within it." if held else "The change lies within it, though chance leaves more."
    return f"{first} {_grade(compared)}".strip()


def _check_factor(judged: VerifiedClaim, compared: Comparison, line: str) -> CheckedClaim:
    """ "More than doubled": settled only where the whole range lies beyond two."""
    figures = (compared.before, compared.after)
    amount = judged.claim.stated.amount
    assert amount is not None
    if isinstance(compared.ratio, Refusal):
        return CheckedClaim(judged, LedgerVerdict.COUNT_ONLY, line, compared.ratio.say, _fair(compared), figures)
    settled = amount.holds(compared.ratio.lower) and (amount.upper == inf or amount.holds(compared.ratio.upper))
    new = _grade(compared)
    if settled and not new:
        return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, "The whole range bears it out.", "", figures)
    reasons = []
    if not settled and amount.upper == inf:
        reasons.append(f"Not settled for the rate beneath: the range starts below {plain(amount.lower)}.")
    elif not settled:
        reasons.append("True of the counts; the range goes beyond it on either side.")
    if new:
        reasons.append(new)
    return CheckedClaim(judged, LedgerVerdict.COUNT_ONLY, line, " ".join(reasons), _fair(compared), figures)


def _check_way(judged: VerifiedClaim, compared: Comparison) -> CheckedClaim:
    """A direction, with or without its two counts."""
    stated, figures = judged.claim.stated, (compared.before, compared.after)
    line = _ratio_line(compared)
    went = _went(compared)
    if stated.direction is not None and stated.direction is not Direction.SAME and went is not stated.direction:
        return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, "It went the other way.", _fair(compared), figures)
    if compared.change is Change.NO_CLEAR_CHANGE and stated.direction is not Direction.SAME:
        return CheckedClaim(
            judged, LedgerVerdict.COUNT_ONLY, line, "A difference this size could be chance.", _fair(compared), figures
        )
    new = _grade(compared)
    if new:
        return CheckedClaim(judged, LedgerVerdict.COUNT_ONLY, line, new, _fair(compared), figures)
    return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, "More than chance alone would explain.", "", figures)


def _went(compared: Comparison) -> Direction:
    if compared.count_change == 0:
        return Direction.SAME
    return Direction.UP if compared.count_change > 0 else Direction.DOWN


def _line(stated: StatedValue, compared: Comparison, by_count: Verification) -> str:
    x, y = compared.count_before, compared.count_after
    if stated.form is Form.FACTOR:
        return _ratio_line(compared)
    if stated.form is Form.DIFFERENCE:
        return f"{plain(y)} − {plain(x)} = {plain(y - x)}"
    percent = 100 * (y / x - 1) if x else 0.0
    return f"({plain(y)} − {plain(x)}) ÷ {plain(x)} = {plain(percent, 1)}%" if x else by_count.arithmetic


def _ratio_line(compared: Comparison) -> str:
    x, y = plain(compared.count_before), plain(compared.count_after)
    if isinstance(compared.ratio, Refusal):
        return f"{x} and {y}"
    ratio = compared.ratio
    return f"{y} ÷ {x} = {say_number(ratio.value, 2)}; range {say_number(ratio.lower, 2)} to {say_number(ratio.upper, 2)}"


def _grade(compared: Comparison) -> str:
    """What makes the comparison less than like for like, in few words."""
    breaks = compared.comparability.breaks
    if any(entry.online_only for entry in breaks):
        first = compared.before.period.label
        return f"{first} was the first year of the mark." if _is_first(compared) else "The mark was still new."
    return breaks[0].words if breaks else ""


def _is_first(compared: Comparison) -> bool:
    return any(
        compared.before.period.start <= entry.date <= compared.before.period.end for entry in compared.comparability.breaks
    )


def _same_forces(compared: Comparison) -> str:
    found = {figure.note for figure in (compared.before, compared.after) if "forces=" in figure.note}
    return "The same forces in both years." if found else ""


def _fair(compared: Comparison) -> str:
    """What could fairly be said of the two counts."""
    if compared.change is Change.NO_CLEAR_CHANGE:
        return quoted("showed no clear change")
    recorded = "were marked as online" if compared.after.online is Online.YES else _recorded(compared.after.counted)
    if isinstance(compared.ratio, Estimate) and compared.ratio.value >= 2:
        return quoted(f"{about_times(compared.ratio.value)} {recorded}")
    counts = f"{plain(compared.count_after)} {recorded}, {plain(compared.count_before)} before"
    return quoted(counts)


def _recorded(counted: Counted) -> str:
    return "were recorded" if counted in (Counted.OFFENCES, Counted.VICTIMS) else "were counted"


def _right_size(stated: StatedValue, compared: Comparison) -> str:
    """The right number in the form in which the claim gives it."""
    x, y = compared.count_before, compared.count_after
    if stated.form in (Form.PERCENT, Form.FRACTION) and isinstance(compared.percentage, Estimate):
        percent = abs(100 * (y / x - 1))
        return f"{quoted(f'{plain(percent, 0)} per cent')}, or better, the two counts"
    if stated.form is Form.FACTOR and isinstance(compared.ratio, Estimate):
        return quoted(about_times(compared.ratio.value) if compared.ratio.value >= 2 else say_percent(compared.ratio.value))
    if stated.form is Form.DIFFERENCE:
        return quoted(f"{plain(abs(y - x))} {'more' if y > x else 'fewer'}")
    return quoted(f"{plain(x)} and {plain(y)}")
