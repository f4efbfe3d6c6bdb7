"""Changes held against the ledger: true of the counts, settled beyond chance, comparable at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from faircount.claims.against_ledger.held import Held
from faircount.claims.against_ledger.unlike_counts import below_floor, both_counts, counted_change, false_too, refused, why_not
from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Form, Judged, Quantities, Severity, Verdict
from faircount.claims.standing import LEAVE_OUT, SMALL, Caution, Checked, Standing, quoted
from faircount.claims.words import Wording
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.wording import about_times, say_number, say_percent
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period


def check_change(held: Held, judged: Judged, wording: Wording) -> Checked | None:
    """A change against the figures of its two periods; None where they are not held."""
    claim = judged.claim
    if claim.quantities.form is Form.POINTS or claim.quantities.word in ("growth", "sum") or claim.subject.marks - {"part"}:
        return None
    periods = _periods(held, judged)
    pairs = _figures(held, judged, periods) if periods else _undated(held, judged)
    tried = [check_counts(held, judged, before, after, wording) for before, after in pairs]
    order = (Standing.CONFIRMED, Standing.COUNT_ONLY, Standing.ROUNDING, Standing.CONTRADICTED, Standing.NOT_COMPARABLE)
    found = min(tried, key=lambda found: order.index(found.standing), default=None)
    if found is None or found.standing in (Standing.CONFIRMED, Standing.COUNT_ONLY):
        return found
    return found if _is_about(held, judged, pairs) else None


def _is_about(held: Held, judged: Judged, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether a claim is surely about these years: it names them, and no other counts of the text bear it out."""
    if judged.verdict.call is Call.CONSISTENT:
        told = held.counts_told(judged.verdict.operands)
        return any({before.count, after.count} <= told for before, after in pairs)
    if len(judged.claim.periods) == 1 and judged.claim.periods[0] == pairs[0][1].period and held.main is None:
        # Of one year alone no size is surely the year's, but the way it went is.
        way = judged.claim.quantities.direction
        return all((after.count or 0) != (before.count or 0) and way is not _way_of(before, after) for before, after in pairs)
    return len(judged.claim.periods) == 2


def _way_of(before: Figure, after: Figure) -> Direction:
    return Direction.UP if (after.count or 0) > (before.count or 0) else Direction.DOWN


def _periods(held: Held, judged: Judged) -> tuple[Period, Period] | None:
    """The two periods of the claim, or those that the text speaks of most."""
    told = judged.claim.periods
    if len(told) == 2 and told[0] != told[1]:
        return told[0], told[1]
    main = held.main
    if main is None:
        return _year_and_before(held, judged)
    return main if not told or told[-1].overlaps(main[1]) else None


def _year_and_before(held: Held, judged: Judged) -> tuple[Period, Period] | None:
    """The year of the claim and the one before it, in a text that names no other year."""
    own = judged.claim.periods[0] if len(judged.claim.periods) == 1 else None
    earlier = [figure.period for figure in held.of(judged.claim.subject, None) if own and _is_year_before(figure.period, own)]
    return (earlier[0], own) if own and earlier and held.only == own and "year" in judged.claim.subject.said else None


def _is_year_before(one: Period, own: Period) -> bool:
    return 360 < (own.start - one.start).days < 370 and abs(one.days - own.days) < 3


def _undated(held: Held, judged: Judged) -> list[tuple[Figure, Figure]]:
    """The nearest two years of one source with the two counts that bear the claim out in the text, where it names no two."""
    told = held.counts_told(judged.verdict.operands)
    if judged.verdict.call is not Call.CONSISTENT or len(told) != 2 or judged.claim.quantities.form is Form.PAIR:
        return []
    found = [figure for figure in held.of(judged.claim.subject, None) if figure.count in told]
    pairs = [
        (before, after)
        for before in found
        for after in found
        if before.source_id == after.source_id and before.count != after.count and before.period.end < after.period.start
    ]
    return [min(pairs, key=lambda pair: pair[1].period.start - pair[0].period.end)] if pairs else []


def _figures(held: Held, judged: Judged, periods: tuple[Period, Period]) -> list[tuple[Figure, Figure]]:
    """The two figures that bear the claim out in the text; else two of one source: another may have counted other forces."""
    early, late = (held.of(judged.claim.subject, period) for period in periods)
    told = held.counts_told(judged.verdict.operands) if judged.verdict.call is Call.CONSISTENT else frozenset()
    every = [(before, after) for before in early for after in late]
    meant = [pair for pair in every if {pair[0].count, pair[1].count} <= told] if len(told) > 1 else []
    same = [pair for pair in meant or every if pair[0].source_id == pair[1].source_id]
    return same or meant or every


def check_counts(held: Held, judged: Judged, before: Figure, after: Figure, wording: Wording) -> Checked:
    """The change between two figures: what their counts disprove is false, also where they should not be compared at all."""
    from faircount.compare.compare import compare  # loaded where a change is asked: with it comes the engine of statistics

    by_count = counted_change(judged.claim.quantities, before, after, wording)
    unlike = below_floor(held, judged, before, after)
    if unlike is not None:
        return false_too(unlike, by_count)
    compared = compare(before, after)
    if isinstance(compared, Refusal):
        unlike = refused(judged, before, after, compared)
        # Counts of other forces are not the ones meant: they disprove nothing.
        return unlike if unlike.caution is Caution.FORCES else false_too(unlike, by_count)
    if judged.claim.quantities.form in (Form.DIRECTION, Form.PAIR):
        return _with_caution(_check_way(judged, compared), compared)
    if by_count is None:
        line, figures = f"{plain(compared.count_before)} and {plain(compared.count_after)}", (before, after)
        return Checked(judged, Standing.NOT_COMPARABLE, line, "No change can be measured from a count of 0.", LEAVE_OUT, figures)
    return _with_caution(_check_size(judged, compared, by_count), compared)


def _with_caution(checked: Checked, compared: Comparison) -> Checked:
    """What makes a change that the counts bear out less than it sounds."""
    if checked.standing not in (Standing.CONFIRMED, Standing.COUNT_ONLY):
        return checked
    caution = _caution(checked, compared)
    if caution is None:
        return checked
    return replace(checked, caution=caution, say=checked.say or both_counts(compared.before, compared.after, caution))


def _caution(checked: Checked, compared: Comparison) -> Caution | None:
    breaks = compared.comparability.breaks
    if any(entry.online_only for entry in breaks):
        return Caution.FIRST_YEAR
    if breaks:
        return Caution.BREAK
    if compared.count_before < SMALL and checked.judged.claim.quantities.form in (Form.PERCENT, Form.FACTOR):
        return Caution.SMALL_BASE
    return Caution.COUNT_ONLY if checked.standing is Standing.COUNT_ONLY else None


def _check_size(judged: Judged, compared: Comparison, by_count: Verdict) -> Checked:
    """A percentage, a factor or a difference: a fact of the counts, and more only as far as the range bears."""
    stated, figures = judged.claim.quantities, (compared.before, compared.after)
    line = _line(stated, compared, by_count)
    if by_count.call is Call.INCONSISTENT:
        standing = Standing.ROUNDING if by_count.severity is Severity.ROUNDING else Standing.CONTRADICTED
        return Checked(judged, standing, line, why_not(by_count), _right_size(stated, compared), figures)
    if stated.word == "range":
        return Checked(judged, Standing.CONFIRMED, line, _bears_range(stated, compared), "", figures)
    if stated.form is Form.FACTOR:
        return _check_factor(judged, compared, line)
    if compared.change is Change.NO_CLEAR_CHANGE:
        return Checked(judged, Standing.COUNT_ONLY, line, "A difference this size could be chance.", _fair(compared), figures)
    return Checked(judged, Standing.CONFIRMED, line, f"{_same_forces(compared)} {_grade(compared)}".strip(), "", figures)


def _bears_range(stated: Quantities, compared: Comparison) -> str:
    """Whether a stated range holds all that chance leaves, or only the change of the counts."""
    amount, ratio = stated.amount, compared.ratio
    assert amount is not None
    if isinstance(ratio, Refusal) or stated.form is Form.DIFFERENCE:
        return f"The counts lie within the range. {_grade(compared)}".strip()
    ends = (ratio.lower, ratio.upper) if stated.form is Form.FACTOR else (100 * (ratio.lower - 1), 100 * (ratio.upper - 1))
    held = all(amount.holds(end) for end in ends)
    first = "What year-to-year chance leaves lies within it." if held else "The change lies within it, though chance leaves more."
    return f"{first} {_grade(compared)}".strip()


def _check_factor(judged: Judged, compared: Comparison, line: str) -> Checked:
    """ "More than doubled": settled only where the whole range lies beyond two."""
    figures = (compared.before, compared.after)
    amount = judged.claim.quantities.amount
    assert amount is not None
    if isinstance(compared.ratio, Refusal):
        return Checked(judged, Standing.COUNT_ONLY, line, compared.ratio.say, _fair(compared), figures)
    settled = amount.holds(compared.ratio.lower) and (amount.upper == inf or amount.holds(compared.ratio.upper))
    new = _grade(compared)
    if settled and not new:
        return Checked(judged, Standing.CONFIRMED, line, "The whole range bears it out.", "", figures)
    reasons = []
    if not settled and amount.upper == inf:
        reasons.append(f"Not settled for the rate beneath: the range starts below {plain(amount.lower)}.")
    elif not settled:
        reasons.append("True of the counts; the range goes beyond it on either side.")
    if new:
        reasons.append(new)
    return Checked(judged, Standing.COUNT_ONLY, line, " ".join(reasons), _fair(compared), figures)


def _check_way(judged: Judged, compared: Comparison) -> Checked:
    """A direction, with or without its two counts."""
    stated, figures = judged.claim.quantities, (compared.before, compared.after)
    line = _ratio_line(compared)
    went = _went(compared)
    if stated.direction is not None and stated.direction is not Direction.SAME and went is not stated.direction:
        return Checked(judged, Standing.CONTRADICTED, line, "It went the other way.", _fair(compared), figures)
    if compared.change is Change.NO_CLEAR_CHANGE and stated.direction is not Direction.SAME:
        return Checked(judged, Standing.COUNT_ONLY, line, "A difference this size could be chance.", _fair(compared), figures)
    new = _grade(compared)
    if new:
        return Checked(judged, Standing.COUNT_ONLY, line, new, _fair(compared), figures)
    return Checked(judged, Standing.CONFIRMED, line, "More than chance alone would explain.", "", figures)


def _went(compared: Comparison) -> Direction:
    if compared.count_change == 0:
        return Direction.SAME
    return Direction.UP if compared.count_change > 0 else Direction.DOWN


def _line(stated: Quantities, compared: Comparison, by_count: Verdict) -> str:
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


def _right_size(stated: Quantities, compared: Comparison) -> str:
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
