"""Counts held against the ledger: printed so, printed otherwise, or more than anything held allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.bounds.extent import forces_answering, plain_ages
from faircount.claims.against_ledger.areas_together import check_areas_together
from faircount.claims.against_ledger.figure_of_others import check_others, figure_of_others
from faircount.claims.against_ledger.ledger_figures import LedgerFigures, offence_meant
from faircount.claims.against_ledger.unlike_counts import below_floor
from faircount.claims.claim import Claim, ClaimKind, Form, Subject, VerifiedClaim
from faircount.claims.ledger_verdict import TELLING, Caution, CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import StatedRange, plain
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import Period

TIED = "tied_to=online"
"""In the note of a figure of ages: the report that printed it spoke of online offences there."""


def check_level(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """A count, or a word for one, against the figures held; None where none bears on it."""
    claim = judged.claim
    amount = claim.stated.amount
    if amount is None or len(claim.periods) > 1 or claim.subject.qualifiers - {"part"} or _is_sum_over_areas(held, judged):
        return None
    if claim.subject.counted is Counted.FORCES:
        return _check_forces(held, judged)
    together = check_areas_together(held, judged)
    if together is not None:
        return together
    if claim.subject.ages != ALL_AGES:
        aged = _check_ages(held, judged, amount)
        if aged is not None:
            return aged
    period = claim.periods[0] if claim.periods else None
    return _check_count(held, judged, amount, period) if period else None


def _is_sum_over_areas(held: LedgerFigures, judged: VerifiedClaim) -> bool:
    """Whether the text adds the claim up from counts of other areas: then it is not the last one's."""
    parts = set(judged.verification.operands)
    others = {claim.subject.areas for claim in held.claims if claim.id in parts} - {judged.claim.subject.areas}
    return judged.claim.kind is ClaimKind.TOTAL and bool(others)


def _check_count(held: LedgerFigures, judged: VerifiedClaim, amount: StatedRange, period: Period) -> CheckedClaim | None:
    subject = judged.claim.subject
    figures = held.of(subject, period)
    if not figures:
        bound = _check_range(held, judged, amount, period)
        # Whose number it is says more than that it cannot be all.
        sure = bound if bound and bound.verdict is LedgerVerdict.CONTRADICTED else None
        return sure or check_others(held, judged, amount, period) or bound
    right = [figure for figure in figures if figure.count is not None and amount.holds(figure.count)]
    if not right and "year" not in subject.explicit:
        any_year = _check_any_year(held, judged, amount)
        if any_year is not None or not {"period", "offence"} <= subject.explicit:
            return any_year
    if not right:
        counts = " or ".join(dict.fromkeys(plain(figure.count or 0) for figure in figures))
        known = figure_of_others(held, judged.claim, amount, period)
        whose = f" {known.words}" if known else ""
        reason = f"The count that is held for {period.label} is {counts}.{whose} {held.printed_by(figures)}"
        line = f"{counts}, not {amount.shown()}"
        caution = known.caution if known else None
        return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, reason, quoted(counts), tuple(figures), caution)
    low = _under_floor(held, judged, right[0], period)
    if low is not None:
        return low
    other = [figure for figure in figures if figure not in right and not held.is_official(figure)]
    also = f" Another report has {plain(other[0].count or 0)}; the two cannot both be right." if other else ""
    line = plain(right[0].count or 0)
    if not amount.is_exact:
        line = f"{line}; taken as {amount.shown()}"
    return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, f"{held.printed_by(right)}{also}", "", tuple(right))


def _check_any_year(held: LedgerFigures, judged: VerifiedClaim, amount: StatedRange) -> CheckedClaim | None:
    """A count that the text gives no year: borne out by any year's figure, and by none contradicted."""
    right = [figure for figure in held.of(judged.claim.subject, None) if figure.count is not None and amount.holds(figure.count)]
    if not right:
        return None
    reason = f"The figure of {right[0].period.label}. {held.printed_by(right)}"
    return CheckedClaim(judged, LedgerVerdict.CONFIRMED, plain(right[0].count or 0), reason, "", tuple(right))


def _under_floor(held: LedgerFigures, judged: VerifiedClaim, figure: Figure, period: Period) -> CheckedClaim | None:
    """A whole that is smaller than what official codes count under names that it must hold."""
    floor = held.floor_under(judged.claim.subject, period)
    if floor is None or figure.count is None or figure.count >= floor.count:
        return None
    reason = (
        f"{held.printed_by([figure])} {plain(floor.count)} offences of that year have a name that shows a child, "
        "so this is not the whole."
    )
    say = f"at least {plain(floor.count)} in {period.label}, by the names of the offences"
    return CheckedClaim(
        judged,
        LedgerVerdict.COUNT_ONLY,
        f"{plain(figure.count)} < {plain(floor.count)}",
        reason,
        quoted(say),
        (figure, *floor.official),
        Caution.INCOMPLETE,
    )


def _check_range(held: LedgerFigures, judged: VerifiedClaim, amount: StatedRange, period: Period) -> CheckedClaim | None:
    """What follows from other figures: a count that they leave no room for, where its words name its area and year."""
    if not {"area", "year"} <= judged.claim.subject.explicit:
        return None
    known = held.range_of(judged.claim.subject, period)
    if known.upper is not None and amount.lower > known.upper:
        reason = "More than the figures held leave room for."
        return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, f"at most {plain(known.upper)}; stated {amount.shown()}", reason)
    if amount.upper < known.lower:
        line = f"at least {plain(known.lower)}; stated {amount.shown()}"
        if amount.upper < held.range_of(judged.claim.subject, period, floored=False).lower:
            return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, "Fewer than the figures held add up to.")
        # Names of offences flag what is missing, and disprove nothing.
        where = "In its areas" if held.floor_under(judged.claim.subject, period) is None else "There"
        reason = f"{where} {plain(known.lower)} offences of that year have a name that shows a child, so this is not the whole."
        say = quoted(f"at least {plain(known.lower)} in {period.label}, by the names of the offences")
        return CheckedClaim(judged, LedgerVerdict.COUNT_ONLY, line, reason, say, (), Caution.INCOMPLETE)
    return None


def _check_ages(held: LedgerFigures, judged: VerifiedClaim, amount: StatedRange) -> CheckedClaim | None:
    """Ages: of all offences, or of the online ones that the text ties them to."""
    claim = judged.claim
    period = claim.periods[0] if claim.periods else None
    online = claim.subject.online is Online.YES
    if online and any(_fits(figure, period) for figure in held.of(claim.subject, None)):
        return None
    every = [figure for figure in held.of(claim.subject, None, Online.ALL) if _fits(figure, period)]
    right = [figure for figure in every if figure.count is not None and amount.holds(figure.count)]
    if not right:
        return None if every else _of_other_ages(held, judged, amount)
    figure = right[0]
    beyond = _beyond_online(held, judged, figure)
    # What only an earlier sentence speaks of is carried over as a caution, and never turned against the claim.
    if online and "online" in claim.subject.explicit and (beyond is not None or (figure.count or 0) >= TELLING):
        return beyond or _of_all_offences(held, judged, figure)
    return _confirmed_ages(held, judged, right, beyond)


def _of_other_ages(held: LedgerFigures, judged: VerifiedClaim, amount: StatedRange) -> CheckedClaim | None:
    """A count of an age of which none is held, with the number that is known of a wider band of the same year."""
    claim = judged.claim
    if not amount.is_exact or amount.lower < TELLING or not {"area", "year", "ages"} <= claim.subject.explicit:
        return None
    for figure in held.figures:
        ages = plain_ages(figure)
        wider = ages != claim.subject.ages and ages != ALL_AGES and ages.contains(claim.subject.ages)
        here = (figure.area,) == claim.subject.areas and figure.period in claim.periods and figure.count == amount.lower
        if wider and here and figure.offence == offence_meant(claim.subject) and figure.online is Online.ALL:
            line = f"{plain(amount.lower)} is the count of those {ages.label}"
            return CheckedClaim(
                judged, LedgerVerdict.UNKNOWN, line, held.printed_by([figure]), "", (figure,), Caution.WRONG_WHOLE
            )
    return None


def _confirmed_ages(
    held: LedgerFigures, judged: VerifiedClaim, right: Sequence[Figure], beyond: CheckedClaim | None
) -> CheckedClaim:
    figure, amount = right[0], judged.claim.stated.amount
    reasons = [f"{figure.period.label} together."] if figure.period.days > 400 else []
    if TIED in figure.note:
        more = f": {beyond.arithmetic}" if beyond else ""
        reasons.append(f"The ages belong to all offences, not to the online ones alone{more}.")
    else:
        reasons.append(held.printed_by([figure]))
    other = _clash(held, figure)
    if other is not None:
        reasons.append(f"Another report’s {plain(other.count or 0)} for {other.period.label} cannot stand beside it.")
    line = plain(figure.count or 0)
    if amount is not None and not amount.is_exact:
        line = f"{line}; taken as {amount.shown()}"
    return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, " ".join(reasons), "", (*right, *([other] if other else [])))


def _fits(figure: Figure, period: Period | None) -> bool:
    return period is None or figure.period.contains(period) or period.contains(figure.period)


def _beyond_online(held: LedgerFigures, judged: VerifiedClaim, figure: Figure) -> CheckedClaim | None:
    """More children of an age than there are online offences: then the ages are of all offences."""
    subject = judged.claim.subject
    whole = Subject(subject.areas, subject.offence, Online.YES)
    parts = [f for f in held.of(whole, None) if figure.period.contains(f.period) and not held.is_official(f)]
    by_year = {f.period: f for f in parts}
    total = held.range_of(whole, figure.period).upper
    if total is None or figure.count is None or figure.count <= total:
        return None
    every = held.range_of(Subject(subject.areas, subject.offence), figure.period)
    summed = " + ".join(plain(f.count or 0) for _, f in sorted(by_year.items()))
    line = f"{summed} = {plain(total)} < {plain(figure.count)}" if len(by_year) > 1 else f"{plain(total)} < {plain(figure.count)}"
    both = "both years, and " if figure.period.days > 400 else ""
    offences = f"all {plain(every.lower)} offences" if every.lower == every.upper else "all offences"
    reason = f"The ages are those of {offences}{' over two years' if both else ''}, not of the online ones."
    say = f"Over {both}all offences, {plain(figure.count)} victims were {figure.ages.label.removeprefix('aged ')}"
    found = (figure, *by_year.values())
    return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, reason, quoted(say), found, Caution.WRONG_WHOLE)


def _of_all_offences(held: LedgerFigures, judged: VerifiedClaim, figure: Figure) -> CheckedClaim:
    """An age told of the online offences, with the number that is known of all of them: how many were online nobody printed."""
    ages = figure.ages.label.removeprefix("aged ")
    line = f"{plain(figure.count or 0)} is the count of all offences"
    reason = f"The ages are those of all offences, not of the online ones. {held.printed_by([figure])}"
    say = quoted(f"Over all offences, {plain(figure.count or 0)} victims were {ages}")
    return CheckedClaim(judged, LedgerVerdict.NOT_COMPARABLE, line, reason, say, (figure,), Caution.WRONG_WHOLE)


def _clash(held: LedgerFigures, figure: Figure) -> Figure | None:
    """A figure of a shorter period, or of a smaller band, that is larger than this one."""
    for other in held.figures:
        same = (other.area, other.offence, other.online, other.counted) == (
            figure.area,
            figure.offence,
            figure.online,
            figure.counted,
        )
        inside = figure.period.contains(other.period) and figure.ages.contains(other.ages) and other != figure
        if same and inside and other.count is not None and figure.count is not None and other.count > figure.count:
            return other
    return None


def _check_forces(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """How many forces answered: as the sources of the national figures say."""
    claim = judged.claim
    number = claim.stated.part if claim.stated.form is Form.PART_OF else claim.stated.value
    behind = [figure for figure in held.all if forces_answering(figure) == number and _is_national(figure)]
    in_time = [figure for figure in behind if not claim.periods or figure.period.overlaps(claim.periods[0])]
    found = [figure for figure in in_time or behind if _answers(figure, claim)]
    if not found:
        return None
    what = offence_label(found[0].offence)
    mark = " marked as online" if found[0].online is Online.YES else ""
    reason = f"So many are in the printed total of {what}{mark} for {_periods(found)}."
    return CheckedClaim(judged, LedgerVerdict.CONFIRMED, f"{plain(number or 0)} forces", reason, "", tuple(found))


def _is_national(figure: Figure) -> bool:
    return figure.area in AREAS and AREAS[figure.area].kind != "force"


def _answers(figure: Figure, claim: Claim) -> bool:
    return claim.subject.offence in (None, figure.offence) and claim.subject.online in (Online.ALL, figure.online)


def _periods(figures: Sequence[Figure]) -> str:
    return " and ".join(period.label for period in sorted({figure.period for figure in figures}))


def check_pair(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """Two counts told together: both as printed, or one of them not."""
    claim = judged.claim
    stated = claim.stated
    if stated.before is None or stated.after is None or len(claim.periods) != 2 or claim.subject.qualifiers - {"part"}:
        return None
    found: list[Figure] = []
    for amount, period in ((stated.before, claim.periods[0]), (stated.after, claim.periods[1])):
        figures = held.of(claim.subject, period)
        if not figures:
            low = _check_range(held, judged, amount, period) or (
                _under_floor(held, judged, found[0], claim.periods[0]) if found else None
            )
            return low if low and low.caution is Caution.INCOMPLETE else None
        right = [figure for figure in figures if figure.count is not None and amount.holds(figure.count)]
        if not right and "period" not in claim.subject.explicit:
            return None
        if not right:
            counts = " or ".join(dict.fromkeys(plain(figure.count or 0) for figure in figures))
            reason = f"The count that is held for {period.label} is {counts}. {held.printed_by(figures)}"
            line = f"{counts}, not {amount.shown()}"
            return CheckedClaim(
                judged, LedgerVerdict.CONTRADICTED, line, reason, quoted(f"{counts} in {period.label}"), tuple(figures)
            )
        found.append(right[0])
    low = below_floor(held, judged, found[0], found[1])
    if low is not None:
        return replace(low, verdict=LedgerVerdict.COUNT_ONLY)
    line = f"{plain(found[0].count or 0)} and {plain(found[1].count or 0)}"
    return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, held.printed_by(found), "", tuple(found))
