"""Ranks held against the ledger."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.bounds.extent import plain_ages
from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.against_ledger.runs import check_run
from faircount.claims.claim import Claim, Direction, Subject, VerifiedClaim
from faircount.claims.ledger_verdict import LEAVE_OUT, Caution, CheckedClaim, LedgerVerdict
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.stated_range import plain
from faircount.patterns import regex
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN

_OF_AREAS = regex(r"\bof the \w+ (?:\w+ )?(?:forces|areas|counties|regions)\b")
_ALL = regex(r"\b(?:any|all)\b(?:\s+\w+)?\s+(?:forces?|areas?)\b|\b(?:country|nation|uk|britain|nationally)\b")
_OF_SO_MANY = regex(rf"\bof (?:the )?{NUMBER}\b", re.IGNORECASE)


def check_rank(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """A rank: disproved by one higher year or area, and never borne out by a handful of forces."""
    periods = held.main
    places = judged.claim.stated.word == "areas" or _OF_AREAS.search(judged.claim.text.lower()) is not None
    higher = _check_place(held, judged) if places else None
    if higher is not None:
        return higher
    if judged.claim.stated.word == "run":
        return check_run(held, judged, judged.claim.periods[-1] if judged.claim.periods else _latest(held, judged.claim.subject))
    if judged.claim.stated.word == "years":
        return _check_record(held, judged)
    subject = Subject(offence=judged.claim.subject.offence, online=judged.claim.subject.online)
    if periods is None:
        return None
    known = held.forces_with(subject, periods if judged.claim.stated.word == "changes" else periods[1:])
    years = "Both years are" if judged.claim.stated.word == "changes" else "The year is"
    line = f"{years} held for {known} of {len(FORCES)} forces"
    few = "A rank among so few would be mostly chance." if known < len(FORCES) // 2 else "A rank among forces is mostly chance."
    return CheckedClaim(judged, LedgerVerdict.UNKNOWN, line, few, LEAVE_OUT, (), Caution.HANDFUL)


def _check_record(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """The highest or lowest of several years, where one source has a year that lies beyond the latest that the text tells."""
    claim = judged.claim
    latest = claim.periods[-1] if claim.periods else (held.main[1] if held.main else _latest(held, claim.subject))
    if latest is None or claim.stated.value != 1 or _OF_SO_MANY.search(claim.text):
        return None  # "the lowest of the five" is among five of them, and of which the words do not say
    down = claim.stated.direction is Direction.DOWN
    for own in held.of(claim.subject, latest):
        earlier = (one for one in held.of(claim.subject, None) if one.period.end < latest.start)
        beyond = [one for one in earlier if one.source_id == own.source_id and _is_beyond(one, own, down)]
        if beyond:
            other = beyond[-1]
            line = f"{plain(other.count or 0)} in {other.period.label}, {plain(own.count or 0)} in {latest.label}"
            return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, held.printed_by([other, own]), LEAVE_OUT, (other, own))
    return None


def _check_place(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """The highest of several areas, where as many of them as its place leaves no room for have a higher count of that year."""
    claim, place = judged.claim, int(judged.claim.stated.value or 1)
    latest = claim.periods[-1] if claim.periods else _latest(held, claim.subject)
    own = next(iter(held.of(claim.subject, latest)), None) if latest else None
    if own is None:
        return None
    down = claim.stated.direction is Direction.DOWN
    among = _among(held, claim) - {own.area}
    beyond = {one.area: one for one in held.all if one.area in among and _is_alike(one, own) and _is_beyond(one, own, down)}
    if len(beyond) < place:
        return None
    figures = (*sorted(beyond.values(), key=lambda one: one.count or 0, reverse=not down)[:place], own)
    line = ", ".join(f"{AREAS[one.area].name} {plain(one.count or 0)}" for one in figures)
    reason = (
        f"{len(beyond)} of the areas held had {'fewer' if down else 'more'} in {own.period.label}. {held.printed_by(figures)}"
    )
    return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, reason, LEAVE_OUT, figures)


def _among(held: LedgerFigures, claim: Claim) -> frozenset[str]:
    """The forces that the rank is among: of the region that its words name, of the whole country, else those of the text."""
    words = claim.text.lower()
    named = [code for code, area in AREAS.items() if code in PARTITIONS and area.name.lower() in words]
    if named:
        return frozenset(PARTITIONS[named[0]])
    if _ALL.search(words):
        return frozenset(FORCES)
    return frozenset(code for one in held.claims for code in one.subject.areas if code in FORCES)


def _is_alike(one: Figure, own: Figure) -> bool:
    """Whether a figure of another area counts the same, of the same year, and is known as a whole number."""
    same = replace(one, area=own.area, ages=plain_ages(one)).subject == replace(own, ages=plain_ages(own)).subject
    return same and one.count is not None and one.status not in HIDDEN


def _is_beyond(one: Figure, own: Figure, down: bool) -> bool:
    """Whether a figure is above the one that is said to be highest, or below the one said to be lowest."""
    count, stated = one.count or 0, own.count or 0
    return count < stated if down else count > stated


def _latest(held: LedgerFigures, subject: Subject) -> Period | None:
    """The latest year for which the text tells a count of these areas."""
    told = [claim.periods[-1] for claim in held.claims if claim.periods and claim.subject.areas == subject.areas]
    return max(told, key=lambda period: period.end, default=None)
