"""Claims held against a ledger: each with the figures that bear on it, and never more than they prove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from faircount.claims.against_ledger.changes import check_change, check_counts
from faircount.claims.against_ledger.held import Held
from faircount.claims.against_ledger.levels import check_level, check_pair
from faircount.claims.against_ledger.ranks import check_rank
from faircount.claims.against_ledger.shares import check_rate, check_share
from faircount.claims.against_ledger.undated import check_undated_pair
from faircount.claims.claim import Call, Form, Judged, Kind, Severity
from faircount.claims.held.answer import Asked, Children, answer
from faircount.claims.held.counts import Counts
from faircount.claims.held.meant import is_coded
from faircount.claims.standing import LEAVE_OUT, Caution, Checked, Confidence, Standing
from faircount.claims.words import Wording, load_wording
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.provenance import Source

_BORNE_OUT = (Standing.CONFIRMED, Standing.COUNT_ONLY, Standing.ROUNDING)
_CHANGES = (Form.PERCENT, Form.FRACTION, Form.FACTOR, Form.DIFFERENCE, Form.DIRECTION, Form.POINTS)


def judge_against(
    judged: Iterable[Judged],
    figures: Iterable[Figure],
    sources: Mapping[str, Source],
    wording: Wording | None = None,
    children: Children = lambda *_: None,
) -> tuple[Checked, ...]:
    """Every claim with where it stands against the figures, in the order of the text.

    What the text's own numbers disprove does not hold, whatever else is known; what they bear out is confirmed only by a figure.
    """
    claims, told = tuple(judged), tuple(figures)
    held = Held((one.claim for one in claims), told, sources)
    asked = Asked(Counts(told, sources), held, wording or load_wording(), children)
    found = [_check(asked, one) for one in claims]
    checked = {one.judged.claim.id: _trusted(held, one) for one in found}
    return tuple(_unless_of_others(_by_its_ends(asked, one, checked), checked) for one in checked.values())


def _by_its_ends(asked: Asked, checked: Checked, others: Mapping[str, Checked]) -> Checked:
    """A change that the text's own numbers bear out, by the figures that bear these out, whatever years it names itself."""
    judged = checked.judged
    if checked.standing not in (Standing.UNKNOWN, Standing.CONTRADICTED) or judged.claim.kind not in (Kind.CHANGE, Kind.RATIO):
        return checked
    ends = [others[id_] for id_ in judged.verdict.operands if id_ in others]
    figures = sorted((figure for end in ends for figure in end.figures), key=lambda figure: figure.period)
    held = judged.verdict.call is Call.CONSISTENT and all(end.standing is Standing.CONFIRMED for end in ends)
    if not held or len(ends) != 2 or len(figures) != 2 or figures[0].period == figures[1].period:
        return checked
    return check_counts(asked.held, judged, figures[0], figures[1], asked.wording)


def _unless_of_others(checked: Checked, others: Mapping[str, Checked]) -> Checked:
    """A change that the text's own numbers bear out, an end of which is known to be another's, or not the whole."""
    ends = [others[id_] for id_ in checked.judged.verdict.operands if id_ in others]
    changes = checked.judged.claim.kind in (Kind.CHANGE, Kind.RATIO)
    if checked.standing is not Standing.UNKNOWN or not changes:
        return checked
    wide = [end for end in ends if end.standing is Standing.CONTRADICTED and end.caution is Caution.NATIONAL]
    if wide and len(wide) < len(ends):
        return _resting_on(checked, wide[0], Caution.FORCES, f"The two counts are not of one area: {wide[0].arithmetic}.")
    stale = [end for end in ends if end.standing is Standing.CONTRADICTED and end.caution is Caution.STALE]
    if stale:
        return _resting_on(checked, stale[0], Caution.STALE, f"One of the two counts is not of its year: {stale[0].arithmetic}.")
    low = [end for end in ends if end.caution is Caution.INCOMPLETE]
    if low:
        return _resting_on(checked, low[0], Caution.INCOMPLETE, f"One of the two counts is not the whole: {low[0].arithmetic}.")
    return checked


def _resting_on(checked: Checked, end: Checked, caution: Caution, reason: str) -> Checked:
    """A change that is nobody's, for what is known of one of its ends."""
    return replace(
        checked,
        standing=Standing.NOT_COMPARABLE,
        reason=reason,
        say=LEAVE_OUT,
        figures=end.figures,
        caution=caution,
        confidence=end.confidence,
    )


def _trusted(held: Held, checked: Checked) -> Checked:
    """With how far the evidence of its caution can be trusted: official figures, or the text's own, more than the press."""
    if checked.caution is None:
        return checked
    official = all(held.is_official(figure) for figure in checked.figures)
    return replace(checked, confidence=Confidence.HIGH if official else Confidence.MEDIUM)


def _check(asked: Asked, judged: Judged) -> Checked:
    about = judged.claim.about
    by_code = answer(asked, judged) if is_coded(about.offences) and about.is_whole else None
    found = by_code or _by_reports(asked, judged)
    if found is not None and found.standing is Standing.CONFIRMED and judged.claim.about.is_explicit:
        return found  # what an official table prints for these very words is no error, whatever stands beside it
    text = _by_text(judged)
    if text is not None and judged.claim.kind in (Kind.TOTAL, Kind.LEVEL):
        return text  # what the text tells beside a count disproves it, whoever has printed it too
    if found is not None and text is not None and text.standing is Standing.CONTRADICTED and found.standing in _BORNE_OUT:
        reason = f"Not of the figures beside it: {text.arithmetic}. It is right of other figures, perhaps of other forces."
        say = found.say or LEAVE_OUT
        return replace(found, standing=Standing.NOT_COMPARABLE, reason=reason, say=say, caution=Caution.OTHER_BASE)
    if found is not None and text is not None and found.standing is Standing.NOT_COMPARABLE:
        reason = f"{text.reason} {found.reason}"
        return replace(found, standing=text.standing, arithmetic=text.arithmetic, reason=reason)
    if found is not None and found.standing is not Standing.UNKNOWN:
        return found
    return _by_text(judged) or found or _unknown(judged)


def _by_reports(asked: Asked, judged: Judged) -> Checked | None:
    """A name that no table counts: by the figures that go by it, and where none of them bears it out by what is nearest."""
    found = _by_figures(asked.held, judged, asked.wording)
    is_denied = found is not None and found.standing is Standing.CONTRADICTED
    if found is not None and found.standing is not Standing.UNKNOWN and not (is_denied or _is_of_some(judged)):
        return found
    near = answer(asked, judged)
    is_of_one_source = is_denied and found is not None and found.caution in (None, Caution.INCOMPLETE)
    if is_of_one_source and near is not None and near.standing in (Standing.CONFIRMED, Standing.COUNT_ONLY):
        return near  # what another source's counts bear out is not wrong
    if near is not None and _is_of_some(judged) and found is not None and found.standing is Standing.CONTRADICTED:
        return near  # a count of some is no wrong count of all
    if near is not None and "called" in judged.claim.about.said and (found is None or found.standing is Standing.UNKNOWN):
        return near
    if near is None or near.standing not in (*_BORNE_OUT, Standing.UNKNOWN):
        return found
    if found is None or (near.standing in _BORNE_OUT and found.caution is None):
        return near
    return found


def _is_of_some(judged: Judged) -> bool:
    """Whether words beside the name of an offence make it less than all of it, and neither ages nor the online mark do."""
    about, subject = judged.claim.about, judged.claim.subject
    plain_subject = subject.ages.is_all and subject.online is Online.ALL and subject.counted is Counted.OFFENCES
    return is_coded(about.offences) and not about.is_whole and plain_subject


def _is_count_denied(found: Checked) -> bool:
    """Whether a plain count is none that a report printed: it may still be one that an official table has under another name."""
    return found.standing is Standing.CONTRADICTED and found.caution is None and found.judged.claim.quantities.form is Form.COUNT


def _by_figures(held: Held, judged: Judged, wording: Wording) -> Checked | None:
    form, kind = judged.claim.quantities.form, judged.claim.kind
    if form is Form.PAIR:
        told = check_pair(held, judged) or check_undated_pair(held, judged)
        way = check_change(held, judged, wording) if told and judged.claim.quantities.direction else None
        return way if way and told and told.standing is Standing.CONFIRMED else told
    if form in (Form.COUNT, Form.MAGNITUDE, Form.SOME, Form.PART_OF):
        return check_level(held, judged)
    if form in (Form.PER, Form.EVERY):
        return check_rate(held, judged, wording)
    if form is Form.RANK:
        return check_rank(held, judged)
    if kind is Kind.SHARE:
        return check_share(held, judged, wording)
    return check_change(held, judged, wording) if form in _CHANGES else None


def _by_text(judged: Judged) -> Checked | None:
    """What the text's own numbers disprove."""
    verdict = judged.verdict
    if verdict.call is not Call.INCONSISTENT:
        return None
    rounding = verdict.severity is Severity.ROUNDING
    reason = verdict.reason or "the text's own numbers give another result"
    standing = Standing.ROUNDING if rounding else Standing.CONTRADICTED
    return Checked(judged, standing, verdict.arithmetic, f"{reason[0].upper()}{reason[1:]}.")


def _unknown(judged: Judged) -> Checked:
    if judged.verdict.call is Call.CONSISTENT:
        reason = "The text's own numbers agree; no figure that is held bears on it."
        return Checked(judged, Standing.UNKNOWN, judged.verdict.arithmetic, reason)
    say = LEAVE_OUT if judged.claim.kind in (Kind.RANK, Kind.SHARE) else ""
    return Checked(judged, Standing.UNKNOWN, "no figure that is held bears on it", "", say)
