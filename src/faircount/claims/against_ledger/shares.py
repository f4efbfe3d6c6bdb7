"""Shares and rates held against the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.arithmetic import Calculation, verify
from faircount.claims.claim import Claim, ErrorSeverity, Form, Subject, Verdict, VerifiedClaim
from faircount.claims.ledger_verdict import LEAVE_OUT, Caution, CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import plain
from faircount.claims.words import Wording
from faircount.language.several import each
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import AREAS, area_contains
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period

BEHIND = 20
"""Characters between a share and the count that it is said to be of."""
_SETS = {Verdict.CONSISTENT: LedgerVerdict.CONFIRMED, Verdict.INCONSISTENT: LedgerVerdict.CONTRADICTED}


def check_share(held: LedgerFigures, judged: VerifiedClaim, wording: Wording) -> CheckedClaim | None:
    """A share of ages or of online offences: victims are never set against offences."""
    claim, subject = judged.claim, judged.claim.subject
    if claim.stated.form in (Form.PART_OF, Form.PERCENT_PAIR) or len(subject.areas) != 1 or subject.qualifiers - {"part"}:
        return None
    if subject.ages == ALL_AGES and subject.online is Online.ALL:
        return _check_share_of_area(held, judged, wording)
    if claim.moved_on:
        return _of_a_year_not_told(held, judged, wording)
    return _share_of(held, judged, wording, _parts(held, judged))


def _of_a_year_not_told(held: LedgerFigures, judged: VerifiedClaim, wording: Wording) -> CheckedClaim | None:
    """A share of "now", by the years whose count the text tells itself: one may bear it out, and none contradicts it."""
    told = held.counts_told(claim.id for claim in held.claims)
    for part in held.of(judged.claim.subject, None):
        found = _share_of(held, judged, wording, [part]) if part.count in told else None
        if found is not None and found.verdict is LedgerVerdict.CONFIRMED:
            return replace(found, reason=f"No year is told; these are the counts of {part.period.label}. {found.reason}")
    return None


def _share_of(held: LedgerFigures, judged: VerifiedClaim, wording: Wording, parts: Sequence[Figure]) -> CheckedClaim | None:
    """The share by the first of these parts of which the whole is known."""
    claim, subject = judged.claim, judged.claim.subject
    for part in parts:
        whole = Subject(subject.areas, subject.offence)
        total = held.range_of(whole, part.period)
        if total.upper is None or total.lower != total.upper or not total.lower or part.count is None:
            continue
        share = 100 * part.count / total.lower
        line = f"{plain(part.count)} ÷ {plain(total.lower)} = {plain(share, 1)}%"
        if part.counted is not Counted.OFFENCES and not _is_told_of_offences(held, judged, part):
            reason = "Victims set against offences. One victim can be in several offences."
            return CheckedClaim(judged, LedgerVerdict.NOT_COMPARABLE, line, reason, LEAVE_OUT, (part,), Caution.UNITS)
        found = verify(Calculation.of(share, line), claim.stated, (), wording)
        standing = LedgerVerdict.ROUNDING if found.severity is ErrorSeverity.ROUNDING else _SETS[found.verdict]
        say = "" if standing is LedgerVerdict.CONFIRMED else quoted(f"{plain(share, 0)} per cent")
        return CheckedClaim(judged, standing, line, held.printed_by([part]), say, (part,))
    return None


def _check_share_of_area(held: LedgerFigures, judged: VerifiedClaim, wording: Wording) -> CheckedClaim | None:
    """What one area has of a wider one's count that the text tells beside it: "three quarters of the 76,204 in the UK"."""
    claim = judged.claim
    if judged.verification.verdict is not Verdict.UNVERIFIABLE or claim.subject.counted is not Counted.OFFENCES:
        return None
    for whole in held.claims:
        if not _is_whole_of(whole, claim):
            continue
        part = next(iter(held.of(replace(claim.subject, offence=whole.subject.offence), whole.periods[0])), None)
        number = whole.stated.value or 0
        if part is None or not part.count or part.count > number:
            continue
        share = 100 * part.count / number
        line = f"{plain(part.count)} ÷ {plain(number)} = {plain(share, 1)}%"
        found = verify(Calculation.of(share, line), claim.stated, (), wording)
        standing = LedgerVerdict.ROUNDING if found.severity is ErrorSeverity.ROUNDING else _SETS[found.verdict]
        say = "" if standing is LedgerVerdict.CONFIRMED else quoted(f"{plain(share, 0)} per cent")
        return CheckedClaim(judged, standing, line, held.printed_by([part]), say, (part,))
    return None


def _is_whole_of(whole: Claim, claim: Claim) -> bool:
    """Whether a count is that of an area round the share's, told directly behind it."""
    stated, outer = whole.stated, whole.subject.areas
    is_count = stated.form is Form.COUNT and stated.amount is not None and stated.amount.is_exact and len(whole.periods) == 1
    behind = 0 <= whole.start - claim.end <= BEHIND
    coded = len(outer) == 1 and {*outer, *claim.subject.areas} <= set(AREAS)
    around = coded and outer != claim.subject.areas and area_contains(outer[0], claim.subject.areas[0])
    return is_count and behind and around and whole.subject.online is Online.ALL and whole.subject.ages == ALL_AGES


def _is_told_of_offences(held: LedgerFigures, judged: VerifiedClaim, part: Figure) -> bool:
    """Whether the text itself counts the part in offences, as it does its whole."""
    own = judged.claim.subject
    if own.counted is Counted.OFFENCES and {"counted", "ages"} <= own.explicit:
        return True  # "a fifth of the offences were against under-tens"
    told = [claim for claim in held.claims if claim.id in judged.verification.operands and claim.stated.value == part.count]
    others = [claim for claim in held.claims if claim.id in judged.verification.operands and claim not in told]
    # "386 of the 1,681 offences", "a fifth of the 1,681 offences, 386": the part is counted as its whole is.
    of_it = any("part" in claim.subject.qualifiers or "counted" not in claim.subject.explicit for claim in told)
    alike = [*told, *others] if of_it else told
    return any(claim.subject.counted is Counted.OFFENCES and "counted" in claim.subject.explicit for claim in alike)


def _parts(held: LedgerFigures, judged: VerifiedClaim) -> list[Figure]:
    """The figures that may be the part: of the claim's own period, or of the two years together."""
    subject = judged.claim.subject
    period = judged.claim.periods[0] if judged.claim.periods else held.only
    if subject.ages == ALL_AGES:
        return [figure for figure in held.of(subject, period) if period is not None]
    found = held.of(subject, None) or held.of(subject, None, Online.ALL)
    main = held.main
    in_time = [figure for figure in found if main is None or figure.period.overlaps(main[1])]
    return sorted(in_time, key=lambda figure: (figure.period != period, -figure.period.days))


def check_rate(held: LedgerFigures, judged: VerifiedClaim, wording: Wording) -> CheckedClaim | None:
    """So many a day: the count that is held, over the days of its period."""
    claim, stated = judged.claim, judged.claim.stated
    period = claim.periods[0] if claim.periods else (held.main[1] if held.main else None)
    if stated.per is None or stated.word in ("people", "ahead") or period is None or claim.subject.qualifiers:
        return None
    figures = held.of(claim.subject, period)
    if not figures or not figures[0].count:
        return None
    figure, count = figures[0], figures[0].count or 0
    units = period.days / stated.per
    number = units / count if stated.form is Form.EVERY else count / units
    line = _rate_line(count, period, units, number, stated.form, stated.word)
    found = verify(Calculation.of(number, line), stated, (), wording)
    standing = LedgerVerdict.ROUNDING if found.severity is ErrorSeverity.ROUNDING else _SETS[found.verdict]
    say = "" if standing is LedgerVerdict.CONFIRMED else quoted(f"{plain(count)} in {period.label}")
    return CheckedClaim(judged, standing, line, held.printed_by([figure]), say, (figure,))


def _rate_line(count: int, period: Period, units: float, number: float, form: Form, word: str) -> str:
    if form is Form.EVERY:
        return f"{plain(units)} {word}s ÷ {plain(count)} = {plain(number)}"
    return f"{plain(count)} ÷ {plain(period.days if word == 'day' else units)} = {plain(number)} {each(word)}"
