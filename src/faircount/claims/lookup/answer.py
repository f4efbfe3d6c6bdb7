"""The answer of a ledger to a claim whose offence, area and period are known: confirmed, contradicted, or the nearest figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from faircount.claims.against_ledger.changes import check_counts
from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.arithmetic import change, verify
from faircount.claims.claim import ClaimKind, ErrorSeverity, Form, VerifiedClaim
from faircount.claims.extraction.forces_over import FORCES_OVER, ONLY_THEY
from faircount.claims.extraction.more_than import COMPARISONS
from faircount.claims.ledger_verdict import LEAVE_OUT, CheckedClaim, Confidence, LedgerVerdict, quoted
from faircount.claims.lookup.certainty import is_mistaken, unless_sure
from faircount.claims.lookup.counts import Count, Counts
from faircount.claims.lookup.elsewhere import held_elsewhere
from faircount.claims.lookup.forces import forces_over, only_they
from faircount.claims.lookup.nearest import is_of_nowhere, loose_years, nearest_period, whose
from faircount.claims.lookup.offence_matches import OffenceMatch, named, offence_matches
from faircount.claims.lookup.parts import (
    apart,
    first_time,
    mean_of,
    more_than,
    over_years,
    run_of,
    share_of,
)
from faircount.claims.lookup.rates import rank_of, rank_of_changes, rate_of, rate_than
from faircount.claims.lookup.readings import borne_out_by
from faircount.claims.lookup.reworded import is_of_each, no_points, of_each
from faircount.claims.lookup.sentence_to_use import sentence_to_use, where
from faircount.claims.lookup.worked_out import WorkedOut
from faircount.claims.resolving.calendar import shifted
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.words import Wording
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.periods import Period

Residents = Callable[[str, Period, AgeBand], int | None]
"""People of an age who live in an area in a period, children or all of them, None where that is not known."""
_CHANGES = (Form.PERCENT, Form.FRACTION, Form.FACTOR, Form.DIFFERENCE, Form.DIRECTION, Form.PAIR)


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """What a claim is held against: the counts of a ledger, the older look at it, the table of wordings, the population."""

    counts: Counts
    held: LedgerFigures
    wording: Wording
    residents: Residents = lambda *_: None


def answer(asked: ReferenceData, judged: VerifiedClaim) -> CheckedClaim | None:
    """Where a claim stands by the counts; None where its coordinates are not known, or nothing of them is held."""
    judged = _of_latest_year(asked, judged)
    about = judged.claim.coordinates
    if not (about.offences and about.areas and about.periods):
        return None
    matches = offence_matches(about.offences, asked.counts, by_code="code" in about.explicit)
    found = [one for meant in matches if (one := _by_form(asked, judged, meant)) is not None]
    is_open = not is_of_each(judged) and not any(one.verdict is LedgerVerdict.CONFIRMED for one in found)
    if is_open and (other := _another_way(asked, judged)) is not None:
        found.append(other)
    best = min(found, key=lambda one: _ORDER.index(one.verdict), default=None) or _nothing_of_period(asked, judged)
    if best is not None and best.verdict not in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY):
        best = _of_financial_year(asked, judged, matches) or best
    is_open = best is not None and best.verdict is LedgerVerdict.UNKNOWN and about.is_whole
    if best is not None and (is_open or best.verdict is LedgerVerdict.CONTRADICTED):
        best = held_elsewhere(asked.counts, judged, lambda one: answer(asked, one), lambda count: _count_of(asked, count)) or best
    stands = (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY, LedgerVerdict.CONTRADICTED)
    if best is None or not about.assumed or best.verdict in stands:
        return best
    return best if best.verdict is LedgerVerdict.UNKNOWN and len(about.assumed) == 1 else None


def _of_latest_year(asked: ReferenceData, judged: VerifiedClaim) -> VerifiedClaim:
    """What no sentence dates, as of the latest year that is held, a change as one to it: it may bear it out, and no more."""
    about, stated = judged.claim.coordinates, judged.claim.stated
    latest = asked.counts.latest
    if about.periods or latest is None:
        return judged
    is_change = stated.form in _CHANGES and judged.claim.kind in (ClaimKind.CHANGE, ClaimKind.RATIO)
    if is_change and not (about.against or about.rather):
        when: tuple[Period, ...] = (shifted(latest, -1), latest)
    elif is_change or stated.form is Form.COUNT or (stated.form is Form.PER and stated.word != "people"):
        when = (latest,)
    else:
        return judged
    dated = replace(about, periods=when, assumed=about.assumed | {"period"})
    return replace(judged, claim=replace(judged.claim, coordinates=dated))


_ORDER = (
    LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY, LedgerVerdict.ROUNDING, LedgerVerdict.NOT_COMPARABLE,
    LedgerVerdict.CONTRADICTED, LedgerVerdict.UNKNOWN,
)  # fmt: skip
"""Of several readings the kindest to the claim: only what no reading bears out is wrong."""


def _by_form(asked: ReferenceData, judged: VerifiedClaim, meant: OffenceMatch) -> CheckedClaim | None:
    claim = judged.claim
    form, kind, periods = claim.stated.form, claim.kind, claim.coordinates.periods
    if form is Form.RANK:
        judges = (over_years, run_of, first_time, rank_of_changes)
        ruled = next((told for one in judges if (told := one(asked.counts, claim, meant.offences)) is not None), None)
        return _ruled(judged, meant, ruled or rank_of(asked.counts, claim, meant.offences, asked.residents))
    if claim.stated.word == FORCES_OVER:
        return _calculated(asked, judged, meant, forces_over(asked.counts, claim, meant.offences))
    if claim.stated.word == ONLY_THEY:
        return _ruled(judged, meant, only_they(asked.counts, claim, meant.offences))
    if claim.stated.word in COMPARISONS:
        beside = rate_than(asked.counts, claim, meant.offences, asked.residents)
        return _ruled(judged, meant, beside or more_than(asked.counts, claim, meant.offences))
    if form in (Form.PER, Form.EVERY):
        return _calculated(asked, judged, meant, rate_of(asked.counts, claim, meant.offences, asked.residents))
    if kind is ClaimKind.SHARE and form in (Form.PERCENT, Form.FRACTION, Form.ONE_IN):
        return _share(asked, judged, meant)
    if form in (Form.COUNT, Form.MAGNITUDE) and len(periods) == 1:
        if is_of_each(judged):
            return of_each(judged, lambda one: _level(asked, one, meant))
        means = tuple(mean_of(asked.counts, claim, meant.offences))
        return _calculated(asked, judged, meant, means) if means else _level(asked, judged, meant)
    if set(claim.coordinates.rather) & set(meant.offences):
        return None  # beside "rapes of girls under 13" those of girls under 16 do not hold them
    if (claim.coordinates.against or claim.coordinates.rather) and len(periods) == 1:
        return _calculated(asked, judged, meant, apart(asked.counts, claim, meant.offences))
    if form is Form.POINTS and kind is ClaimKind.CHANGE and len(periods) == 2 and not claim.coordinates.of:
        return no_points(judged, lambda one: _change(asked, one, meant))
    if form in _CHANGES and kind in (ClaimKind.CHANGE, ClaimKind.RATIO) and len(periods) == 2:
        return _change(asked, judged, meant)
    return None


def _level(asked: ReferenceData, judged: VerifiedClaim, meant: OffenceMatch) -> CheckedClaim | None:
    claim, amount = judged.claim, judged.claim.stated.amount
    counts = asked.counts.of(meant.offences, claim.coordinates.areas, claim.coordinates.periods[0])
    if amount is None or not counts or (claim.stated.value or 0) % 1:
        return None  # nobody counts 2.8 offences
    right = next((count for count in counts if amount.holds(count.number)), None)
    if right is not None:
        return _borne_out(asked, judged, meant, right)
    line = f"{counts[0].line}, not {amount.shown()}"
    other = whose(asked.counts, claim.coordinates, meant.offences, amount)
    reason = " ".join(filter(None, (other.words if other else "", _count_of(asked, counts[0]))))
    caution = other.caution if other else None
    denied = CheckedClaim(
        judged, LedgerVerdict.CONTRADICTED, line, reason, quoted(sentence_to_use(counts[0])), counts[0].figures, caution
    )
    if other is not None and other.is_of_place and "its place" not in claim.coordinates.explicit:
        return replace(denied, verdict=LedgerVerdict.UNKNOWN, reason=f"The nearest figure held. {reason}", say="", caution=None)
    if not meant.relation and is_mistaken(denied, counts[0].number):
        return replace(denied, confidence=Confidence.MEDIUM)
    return unless_sure(denied, meant, wherever=is_of_nowhere(asked.counts, claim, meant.offences))


def _of_financial_year(asked: ReferenceData, judged: VerifiedClaim, matches: Sequence[OffenceMatch]) -> CheckedClaim | None:
    """What names calendar years, as of the financial years that begin or end in them: many write "2019" for either."""
    about = judged.claim.coordinates
    for periods in loose_years(about.periods) if "calendar" not in about.explicit else ():
        loosely = replace(judged, claim=replace(judged.claim, coordinates=replace(about, periods=periods)))
        found = (_by_form(asked, loosely, meant) for meant in matches)
        right = next((one for one in found if one is not None and one.verdict is LedgerVerdict.CONFIRMED), None)
        if right is not None:
            said = f"It is right of {' and '.join(one.label for one in periods)}; say so."
            return replace(right, verified=judged, verdict=LedgerVerdict.COUNT_ONLY, reason=f"{right.reason} {said}".strip())
    return None


def _another_way(asked: ReferenceData, judged: VerifiedClaim) -> CheckedClaim | None:
    """The claim as another reading of its sentence bears it out."""
    about = judged.claim.coordinates
    found = borne_out_by(asked.counts, judged.claim.stated, about.readings, by_code="code" in about.explicit)
    if found is None:
        return None
    worked, meant = found
    checked = CheckedClaim(
        judged, LedgerVerdict.CONFIRMED, worked.total.line, _count_of(asked, worked.count), "", worked.count.figures
    )
    return unless_sure(checked, meant)


def _borne_out(asked: ReferenceData, judged: VerifiedClaim, meant: OffenceMatch, count: Count) -> CheckedClaim:
    amount = judged.claim.stated.amount
    line = count.line if amount is None or amount.is_exact else f"{count.line}; taken as {amount.shown()}"
    if meant.relation:
        say, reason = quoted(sentence_to_use(count)), f"{_count_of(asked, count)} It is {meant.relation}; say so."
        return CheckedClaim(judged, LedgerVerdict.COUNT_ONLY, line, reason, say, count.figures)
    latest = asked.counts.of(meant.offences, count.areas, count.period)[0]
    now = f" The later release has {plain(latest.number)}." if latest.number != count.number else ""
    return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, f"{_count_of(asked, count)}{now}", "", count.figures)


def _change(asked: ReferenceData, judged: VerifiedClaim, meant: OffenceMatch) -> CheckedClaim | None:
    """A change between the counts of one source, and its two ends where the claim tells them."""
    about = judged.claim.coordinates
    early, late = (asked.counts.of(meant.offences, about.areas, period) for period in about.periods)
    pairs = [(before, after) for before in early for after in late if after.is_counted_like(before)]
    stated = judged.claim.stated
    told = ((stated.before, early), (stated.after, late)) if stated.form is Form.PAIR else ()
    # One end may be of another edition than the other.
    wrong = any(amount is not None and not any(amount.holds(one.number) for one in counts) for amount, counts in told)
    found = [_between(asked, judged, before, after, wrong) for before, after in pairs]
    best = min(found, key=lambda one: _ORDER.index(one.verdict), default=None)
    return unless_sure(best, meant) if best else None


def _between(asked: ReferenceData, judged: VerifiedClaim, before: Count, after: Count, wrong: bool) -> CheckedClaim:
    stated, figures = judged.claim.stated, (*before.figures, *after.figures)
    if wrong:
        told = [(amount, count) for amount, count in ((stated.before, before), (stated.after, after)) if amount is not None]
        line = "; ".join(
            f"{count.line} in {count.period.label}, not {amount.shown()}"
            for amount, count in told
            if not amount.holds(count.number)
        )
        say = quoted(f"{plain(before.number)} in {before.period.label} and {plain(after.number)} in {after.period.label}")
        return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, _count_of(asked, after), say, figures)
    if stated.form is Form.PAIR and stated.direction is None:
        line = f"{plain(before.number)} and {plain(after.number)}"
        return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, _count_of(asked, after), "", figures)
    if "period" in judged.claim.coordinates.assumed and (undated := _otherwise(asked, judged, before, after)) is not None:
        return undated
    found = check_counts(asked.held, judged, before.figure, after.figure, asked.wording)
    return replace(found, reason=f"{found.reason} {_count_of(asked, after)}".strip())


def _otherwise(asked: ReferenceData, judged: VerifiedClaim, before: Count, after: Count) -> CheckedClaim | None:
    """The change that the counts give where it is none that the claim tells: whether by chance need not be asked then."""
    ends = StatedRange.exactly(before.number), StatedRange.exactly(after.number)
    found = change(judged.claim.stated, *ends, (before.number, after.number), asked.wording)
    if found is None or verify(*found, (), asked.wording).severity is None:
        return None
    return CheckedClaim(
        judged, LedgerVerdict.CONTRADICTED, found[0].line, _count_of(asked, after), "", (*before.figures, *after.figures)
    )


def _share(asked: ReferenceData, judged: VerifiedClaim, meant: OffenceMatch) -> CheckedClaim | None:
    """A share of the whole that the claim names, or of what is counted in place of it."""
    for whole in offence_matches(judged.claim.coordinates.of, asked.counts) or (OffenceMatch(()),):
        worked = share_of(asked.counts, judged.claim, meant.offences, whole.offences)
        found = _calculated(asked, judged, replace(meant, relation=meant.relation or whole.relation), worked)
        if found is not None:
            return found
    return None


def _calculated(
    asked: ReferenceData, judged: VerifiedClaim, meant: OffenceMatch, each: Iterable[WorkedOut]
) -> CheckedClaim | None:
    """What the counts give by one source or another, and whether the claim's words allow it: the kindest of them."""
    found = (unless_sure(_worked(asked, judged, worked), meant) for worked in each)
    return min(found, key=lambda one: _ORDER.index(one.verdict), default=None)


def _worked(asked: ReferenceData, judged: VerifiedClaim, worked: WorkedOut) -> CheckedClaim:
    severity = verify(worked.total, judged.claim.stated, (), asked.wording).severity
    wrong = LedgerVerdict.ROUNDING if severity is ErrorSeverity.ROUNDING else LedgerVerdict.CONTRADICTED
    standing = wrong if severity else LedgerVerdict.CONFIRMED
    say = "" if standing is LedgerVerdict.CONFIRMED else quoted(worked.words)
    return CheckedClaim(judged, standing, worked.total.line, _count_of(asked, worked.count), say, worked.count.figures)


def _ruled(judged: VerifiedClaim, meant: OffenceMatch, worked: tuple[bool, str, str, Count] | None) -> CheckedClaim | None:
    """A rank, borne out or not by the counts of all that it is among."""
    if worked is None:
        return None
    is_right, line, reason, count = worked
    standing = LedgerVerdict.CONFIRMED if is_right else LedgerVerdict.CONTRADICTED
    return unless_sure(CheckedClaim(judged, standing, line, reason, "" if is_right else LEAVE_OUT, count.figures), meant)


def _nothing_of_period(asked: ReferenceData, judged: VerifiedClaim) -> CheckedClaim | None:
    """The nearest year, where the offence and the area are held and the period is not."""
    about = judged.claim.coordinates
    readings = offence_matches(about.offences, asked.counts)
    if any(asked.counts.of(meant.offences, about.areas, period) for meant in readings for period in about.periods):
        return None
    for meant in readings:
        count = nearest_period(asked.counts, about, meant.offences)
        if count is not None:
            line = f"nothing is held for {about.periods[-1].label}; {count.line} in {count.period.label}"
            return CheckedClaim(
                judged, LedgerVerdict.UNKNOWN, line, f"The nearest figure held. {_count_of(asked, count)}", "", count.figures
            )
    return None


def _count_of(asked: ReferenceData, count: Count) -> str:
    """Whose count it is and of what."""
    source = asked.counts.sources.get(count.source_id)
    who = source.publisher if source else count.source_id
    official = "Official" if asked.counts.is_official(count) else "Not official"
    what = f"{named(count.offences)}, {where(count)}, {count.period.label}"
    return f"{official}, {who}: {plain(count.number)} is its count of {what}."
