"""Claims held against a ledger: each with the figures that bear on it, and never more than they prove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from faircount.claims.against_ledger.changes import check_change, check_counts
from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.against_ledger.levels import check_level, check_pair
from faircount.claims.against_ledger.ranks import check_rank
from faircount.claims.against_ledger.shares import check_rate, check_share
from faircount.claims.against_ledger.sums_told import by_its_parts
from faircount.claims.against_ledger.undated import check_undated_pair
from faircount.claims.claim import ClaimKind, ErrorSeverity, Form, Verdict, VerifiedClaim
from faircount.claims.coordinates.denied import TURNED
from faircount.claims.extraction.more_than import MORE_THAN, OF_TWO, RATE_THAN
from faircount.claims.ledger_verdict import LEAVE_OUT, Caution, CheckedClaim, Confidence, LedgerVerdict
from faircount.claims.lookup.answer import ReferenceData, Residents, answer
from faircount.claims.lookup.counts import Counts, Stretches
from faircount.claims.lookup.offence_matches import are_coded
from faircount.claims.words import Wording, load_wording
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.provenance import Source

_BORNE_OUT = (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY, LedgerVerdict.ROUNDING)
_CHANGES = (Form.PERCENT, Form.FRACTION, Form.FACTOR, Form.DIFFERENCE, Form.DIRECTION, Form.POINTS)


def judge_against(
    judged: Iterable[VerifiedClaim],
    figures: Iterable[Figure],
    sources: Mapping[str, Source],
    wording: Wording | None = None,
    residents: Residents = lambda *_: None,
    stretches: Stretches = lambda _: (),
) -> tuple[CheckedClaim, ...]:
    """Every claim with where it stands against the figures, in the order of the text.

    What the text's own numbers disprove does not hold, whatever else is known; what they bear out is confirmed only by a figure.
    """
    claims, told = tuple(judged), tuple(figures)
    held = LedgerFigures((one.claim for one in claims), told, sources)
    asked = ReferenceData(Counts(told, sources, stretches), held, wording or load_wording(), residents)
    found = [_unless_moved_on(_unless_denied(_check(asked, one))) for one in claims]
    checked = {one.verified.claim.id: _trusted(held, one) for one in found}
    ends = [_of_a_run(_unless_of_others(_by_its_ends(asked, one, checked), checked), found) for one in checked.values()]
    return tuple(by_its_parts(one, ends[:number]) for number, one in enumerate(ends))


def _of_a_run(checked: CheckedClaim, others: Iterable[CheckedClaim]) -> CheckedClaim:
    """A way that is told with how long it went on ("rose nine years running"): what bears out the run bears out the way."""
    claim = checked.verified.claim
    if claim.stated.form is not Form.DIRECTION or checked.verdict is not LedgerVerdict.CONTRADICTED:
        return checked
    runs = (one for one in others if one.verified.claim.stated.form is Form.RANK and one.verdict is LedgerVerdict.CONFIRMED)
    run = next((one for one in runs if 0 <= one.verified.claim.start - claim.end <= _BESIDE), None)
    if run is None:
        return checked
    return replace(run, verified=checked.verified, caution=None)


_BESIDE = 12
"""Letters between a way and how long it went on: "rose for nine years running", "rose in each of nine years"."""


def _by_its_ends(asked: ReferenceData, checked: CheckedClaim, others: Mapping[str, CheckedClaim]) -> CheckedClaim:
    """A change that the text's own numbers bear out, by the figures that bear these out, whatever years it names itself."""
    judged = checked.verified
    if checked.verdict not in (LedgerVerdict.UNKNOWN, LedgerVerdict.CONTRADICTED) or judged.claim.kind not in (
        ClaimKind.CHANGE,
        ClaimKind.RATIO,
    ):
        return checked
    ends = [others[id_] for id_ in judged.verification.operands if id_ in others]
    figures = sorted((figure for end in ends for figure in end.figures), key=lambda figure: figure.period)
    held = judged.verification.verdict is Verdict.CONSISTENT and all(end.verdict is LedgerVerdict.CONFIRMED for end in ends)
    if held and len(ends) == 2 and judged.claim.stated.form is Form.POINTS:
        reason = "Both shares are confirmed, and they are so many points apart."
        return replace(checked, verdict=LedgerVerdict.CONFIRMED, reason=reason, say="", figures=tuple(figures), caution=None)
    if not held or len(ends) != 2 or len(figures) != 2 or figures[0].period == figures[1].period:
        return checked
    return check_counts(asked.held, judged, figures[0], figures[1], asked.wording)


def _unless_of_others(checked: CheckedClaim, others: Mapping[str, CheckedClaim]) -> CheckedClaim:
    """A change that the text's own numbers bear out, an end of which is known to be another's, or not the whole."""
    ends = [others[id_] for id_ in checked.verified.verification.operands if id_ in others]
    changes = checked.verified.claim.kind in (ClaimKind.CHANGE, ClaimKind.RATIO)
    if checked.verdict is not LedgerVerdict.UNKNOWN or not changes:
        return checked
    wide = [end for end in ends if end.verdict is LedgerVerdict.CONTRADICTED and end.caution is Caution.NATIONAL]
    if wide and len(wide) < len(ends):
        return _resting_on(checked, wide[0], Caution.FORCES, f"The two counts are not of one area: {wide[0].arithmetic}.")
    stale = [end for end in ends if end.verdict is LedgerVerdict.CONTRADICTED and end.caution is Caution.STALE]
    if stale:
        return _resting_on(checked, stale[0], Caution.STALE, f"One of the two counts is not of its year: {stale[0].arithmetic}.")
    low = [end for end in ends if end.caution is Caution.INCOMPLETE]
    if low:
        return _resting_on(checked, low[0], Caution.INCOMPLETE, f"One of the two counts is not the whole: {low[0].arithmetic}.")
    return checked


def _resting_on(checked: CheckedClaim, end: CheckedClaim, caution: Caution, reason: str) -> CheckedClaim:
    """A change that is nobody's, for what is known of one of its ends."""
    return replace(
        checked,
        verdict=LedgerVerdict.NOT_COMPARABLE,
        reason=reason,
        say=LEAVE_OUT,
        figures=end.figures,
        caution=caution,
        confidence=end.confidence,
    )


def _trusted(held: LedgerFigures, checked: CheckedClaim) -> CheckedClaim:
    """With how far the evidence of its caution can be trusted: official figures, or the text's own, more than the press."""
    if checked.caution is None:
        return checked
    official = all(held.is_official(figure) for figure in checked.figures)
    return replace(checked, confidence=Confidence.HIGH if official else Confidence.MEDIUM)


def _check(asked: ReferenceData, judged: VerifiedClaim) -> CheckedClaim:
    about = judged.claim.coordinates
    by_code = answer(asked, judged) if are_coded(about.offences) and about.is_whole else None
    found = by_code or _by_reports(asked, judged)
    if found is not None and found.verdict is LedgerVerdict.CONFIRMED and judged.claim.coordinates.is_explicit:
        return found  # what an official table prints for these very words is no error, whatever stands beside it
    text = _by_text(judged)
    if text is not None and judged.claim.kind in (ClaimKind.TOTAL, ClaimKind.LEVEL):
        return text  # what the text tells beside a count disproves it, whoever has printed it too
    if found is not None and text is not None and text.verdict is LedgerVerdict.CONTRADICTED and found.verdict in _BORNE_OUT:
        reason = f"Not of the figures beside it: {text.arithmetic}. It is right of other figures, perhaps of other forces."
        say = found.say or LEAVE_OUT
        return replace(found, verdict=LedgerVerdict.NOT_COMPARABLE, reason=reason, say=say, caution=Caution.OTHER_BASE)
    if found is not None and text is not None and found.verdict is LedgerVerdict.NOT_COMPARABLE:
        reason = f"{text.reason} {found.reason}"
        return replace(found, verdict=text.verdict, arithmetic=text.arithmetic, reason=reason)
    if found is not None and found.verdict is not LedgerVerdict.UNKNOWN:
        return found
    return _by_text(judged) or found or _unknown(judged)


def _unless_denied(found: CheckedClaim) -> CheckedClaim:
    """What is held against a claim that its sentence denies: the other way round where that is understood, else nothing."""
    how = found.verified.claim.coordinates.denied
    decided = (*_BORNE_OUT, LedgerVerdict.CONTRADICTED, LedgerVerdict.NOT_COMPARABLE)
    if not how or found.verdict not in decided:
        return found
    if how == TURNED and found.figures and found.verdict is not LedgerVerdict.NOT_COMPARABLE:
        if found.verdict is LedgerVerdict.CONTRADICTED:
            return replace(found, verdict=LedgerVerdict.CONFIRMED, reason="The sentence denies the change.", say="", caution=None)
        return replace(
            found, verdict=LedgerVerdict.CONTRADICTED, reason="The sentence denies a change that the counts show.", say=LEAVE_OUT
        )
    reason = f"The sentence denies it in words that are not understood. The nearest figure held. {found.reason}"
    return replace(found, verdict=LedgerVerdict.UNKNOWN, reason=reason.strip(), say="", caution=None)


def _unless_moved_on(found: CheckedClaim) -> CheckedClaim:
    """What the figures of a year have against a claim that may be of another: nothing; what its text disproves stays so."""
    claim, against = found.verified.claim, (LedgerVerdict.CONTRADICTED, LedgerVerdict.ROUNDING, LedgerVerdict.NOT_COMPARABLE)
    disproved = found.verified.verification.verdict is Verdict.INCONSISTENT
    if not claim.moved_on or "period" in claim.coordinates.explicit or disproved or found.verdict not in against:
        return found
    reason = f"Its year is not told, and may be a later one than that of the figures. {found.reason}"
    return replace(found, verdict=LedgerVerdict.UNKNOWN, reason=reason.strip(), say="", caution=None)


def _by_reports(asked: ReferenceData, judged: VerifiedClaim) -> CheckedClaim | None:
    """A name that no table counts: by the figures that go by it, and where none of them bears it out by what is nearest."""
    found = _by_figures(asked.held, judged, asked.wording)
    is_denied = found is not None and found.verdict is LedgerVerdict.CONTRADICTED
    if found is not None and found.verdict is not LedgerVerdict.UNKNOWN and not (is_denied or _is_of_some(judged)):
        return found
    near = answer(asked, judged)
    is_of_one_source = is_denied and found is not None and found.caution in (None, Caution.INCOMPLETE)
    if is_of_one_source and near is not None and near.verdict in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY):
        return near  # what another source's counts bear out is not wrong
    if near is not None and _is_of_some(judged) and found is not None and found.verdict is LedgerVerdict.CONTRADICTED:
        return near  # a count of some is no wrong count of all
    if (
        near is not None
        and "called" in judged.claim.coordinates.explicit
        and (found is None or found.verdict is LedgerVerdict.UNKNOWN)
    ):
        return near
    if near is None or not (near.verdict in (*_BORNE_OUT, LedgerVerdict.UNKNOWN) or near.confidence):
        return found
    if found is None or (near.verdict in _BORNE_OUT and found.caution is None):
        return near
    return found


def _is_of_some(judged: VerifiedClaim) -> bool:
    """Whether words beside the name of an offence make it less than all of it, and neither ages nor the online mark do."""
    about, subject = judged.claim.coordinates, judged.claim.subject
    plain_subject = subject.ages.is_all and subject.online is Online.ALL and subject.counted is Counted.OFFENCES
    return are_coded(about.offences) and not about.is_whole and plain_subject


def _by_figures(held: LedgerFigures, judged: VerifiedClaim, wording: Wording) -> CheckedClaim | None:
    form, kind = judged.claim.stated.form, judged.claim.kind
    if form is Form.PAIR:
        told = check_pair(held, judged) or check_undated_pair(held, judged)
        way = check_change(held, judged, wording) if told and judged.claim.stated.direction else None
        return way if way and told and told.verdict is LedgerVerdict.CONFIRMED else told
    if form in (Form.COUNT, Form.MAGNITUDE, Form.SOME, Form.PART_OF):
        return check_level(held, judged)
    if form in (Form.PER, Form.EVERY):
        return check_rate(held, judged, wording)
    if form is Form.RANK:
        return check_rank(held, judged)
    if kind is ClaimKind.SHARE:
        return check_share(held, judged, wording)
    is_of_two = judged.claim.stated.word in (MORE_THAN, OF_TWO, RATE_THAN)  # more than another place has is no change
    return check_change(held, judged, wording) if form in _CHANGES and not is_of_two else None


def _by_text(judged: VerifiedClaim) -> CheckedClaim | None:
    """What the text's own numbers disprove."""
    verification = judged.verification
    if verification.verdict is not Verdict.INCONSISTENT:
        return None
    rounding = verification.severity is ErrorSeverity.ROUNDING
    reason = verification.reason or "the text's own numbers give another result"
    standing = LedgerVerdict.ROUNDING if rounding else LedgerVerdict.CONTRADICTED
    return CheckedClaim(judged, standing, verification.arithmetic, f"{reason[0].upper()}{reason[1:]}.")


def _unknown(judged: VerifiedClaim) -> CheckedClaim:
    if judged.verification.verdict is Verdict.CONSISTENT:
        reason = "The text's own numbers agree; no figure that is held bears on it."
        return CheckedClaim(judged, LedgerVerdict.UNKNOWN, judged.verification.arithmetic, reason)
    say = LEAVE_OUT if judged.claim.kind in (ClaimKind.RANK, ClaimKind.SHARE) else ""
    return CheckedClaim(judged, LedgerVerdict.UNKNOWN, "no figure that is held bears on it", "", say)
