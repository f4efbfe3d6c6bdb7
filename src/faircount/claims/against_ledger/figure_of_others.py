"""A number that is known as another's: a wider area's, another year's, or that of offences where the text counts victims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faircount.bounds.extent import plain_ages
from faircount.claims.against_ledger.ledger_figures import UNNAMED, LedgerFigures, offence_meant
from faircount.claims.claim import Claim, Subject, VerifiedClaim
from faircount.claims.ledger_verdict import ALONE, TELLING, Caution, CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import StatedRange
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import AREAS, area_contains
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import contains
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN

ROUNDED = 0.03
"""How far a count may lie from the round number that is said for it: 1,825 is "more than 1,800"."""


@dataclass(frozen=True, slots=True)
class OfOthers:
    """The figure that a number is known from, the caution that it calls for, and the same in a sentence."""

    figure: Figure
    caution: Caution
    words: str


def figure_of_others(held: LedgerFigures, claim: Claim, amount: StatedRange, period: Period) -> OfOthers | None:
    """Whose figure the number is, where it is a wider area's of the same year, or the same area's of another year."""
    if not amount.is_exact or amount.lower < TELLING or len(claim.subject.areas) != 1:
        return None
    area = claim.subject.areas[0]
    for figure in _alike(held, claim.subject, amount):
        if figure.period == period and figure.area != area and area_contains(figure.area, area):
            return OfOthers(figure, Caution.NATIONAL, f"{amount.shown()} is the figure of {_name(figure)}.")
        if figure.area == area and figure.period != period:
            return OfOthers(figure, Caution.STALE, f"{amount.shown()} is the figure of {figure.period.label}.")
    return None


def check_others(held: LedgerFigures, judged: VerifiedClaim, amount: StatedRange, period: Period) -> CheckedClaim | None:
    """A count of which no figure is held, and which is known as another's; its own words must name its area and time."""
    if (judged.claim.stated.value or 0) < ALONE or not {"area", "period"} <= judged.claim.subject.explicit:
        return None
    counted = _offences_as_victims(held, judged, amount, period)
    if counted is not None or not amount.is_exact:
        return counted
    other = figure_of_others(held, judged.claim, amount, period)
    if other is None or (other.caution is Caution.STALE and "year" not in judged.claim.subject.explicit):
        return None
    figure, standing = other.figure, LedgerVerdict.UNKNOWN
    say = quoted(f"{amount.shown()} in {figure.period.label}")
    if other.caution is Caution.NATIONAL:
        say = quoted(f"{amount.shown()} in all of {_name(figure)}")
        standing = LedgerVerdict.CONTRADICTED if _has_others(held, figure, judged.claim.subject.areas[0]) else standing
    reason = f"No figure of {_area(judged.claim)} is held for {period.label}. {held.printed_by([figure])}"
    return CheckedClaim(judged, standing, other.words.removesuffix("."), reason, say, (figure,), other.caution)


def _offences_as_victims(held: LedgerFigures, judged: VerifiedClaim, amount: StatedRange, period: Period) -> CheckedClaim | None:
    """As many children as there were offences: one child can be in several."""
    subject = judged.claim.subject
    if subject.counted is not Counted.VICTIMS:
        return None
    # "746 children were raped or abused": that they are children says which offences.
    kinds = dict.fromkeys((subject.offence or UNNAMED, UNNAMED))
    offences = [held.of(replace(subject, offence=kind, counted=Counted.OFFENCES), period) for kind in kinds]
    found = tuple(figure for figures in offences for figure in figures if _is_said(judged.claim, amount, figure))
    if not found:
        return None
    count = f"{found[0].count or 0:,}"
    line, reason = (
        f"{amount.shown()} is the count of offences"
        if amount.is_exact
        else f"{count}, taken as {amount.shown()}, counts offences",
        f"One victim can be in several offences. {held.printed_by(found)}",
    )
    say = quoted(f"{count} offences were recorded")
    return CheckedClaim(judged, LedgerVerdict.NOT_COMPARABLE, line, reason, say, found, Caution.UNITS)


def _is_said(claim: Claim, amount: StatedRange, figure: Figure) -> bool:
    """Whether the claim gives this count, exactly or in round words."""
    count, value = figure.count or 0, claim.stated.value or 0.0
    return count == amount.lower if amount.is_exact else amount.holds(count) and abs(count - value) <= ROUNDED * value


def _alike(held: LedgerFigures, subject: Subject, amount: StatedRange) -> Iterator[Figure]:
    """Every figure of the same number about the same offences and ages, wherever and whenever."""
    for figure in held.all:
        same = figure.offence == offence_meant(subject) and figure.online is subject.online
        if same and figure.count == amount.lower and plain_ages(figure) == subject.ages and figure.status not in HIDDEN:
            yield figure


def _has_others(held: LedgerFigures, whole: Figure, area: str) -> bool:
    """Whether offences of the same time and kind are held for another area in the whole: then one area is not all of it."""
    return any(
        figure.area not in (whole.area, area)
        and figure.period == whole.period
        and (figure.lower or 0) > 0
        and (figure.offence == whole.offence or contains(whole.offence, figure.offence))
        and figure.online is whole.online
        and area_contains(whole.area, figure.area)
        and not area_contains(figure.area, area)
        for figure in held.all
    )


def _name(figure: Figure) -> str:
    return AREAS[figure.area].name if figure.area in AREAS else figure.area


def _area(claim: Claim) -> str:
    area = claim.subject.areas[0]
    return AREAS[area].name if area in AREAS else area
