"""Published findings: figures that do not agree, as the page of each says it, and never more than is proved."""

from __future__ import annotations

from faircount.briefing.finding import FindingPage
from faircount.release.published.briefings import CitedRecord, ExplanationRecord, cited_records, explanation_records, note_words
from faircount.release.published.record import Record
from faircount.vocabulary.areas import AREAS


class ClashRecord(Record):
    """One of the smallest set that clashes: take it away and the others can stand."""

    sign: str
    """The figure as printed, or the sign of a rule; [c] for a count that somebody hid."""
    what: str
    """What it is a figure of, or the rule."""
    place: str
    """Where it stands, or what the rule says of it."""


class FindingRecord(Record):
    """Figures that do not agree, and what that does not say."""

    id: str
    """Its name, as part of an address."""
    area_code: str
    """Code of the area."""
    area: str
    """Name of the area."""
    page: str
    """Its page, from the root of the site."""
    severity: str
    """How sure it is that something is wrong: impossible, unlikely, ask, or slip for a sum that was printed wrong."""
    says: str
    """The same in words."""
    title: str
    """The clash in short."""
    sentence: str
    """The clash in one sentence."""
    arithmetic: str
    """The sum that shows it."""
    not_said: str
    """What it does not say."""
    clashes: tuple[ClashRecord, ...]
    """The smallest set that clashes, the rule last."""
    clears: str
    """Which figure set aside would leave nothing in conflict; empty where that is not known."""
    explanations: tuple[ExplanationRecord, ...]
    """What may explain it: the fixed list."""
    sources: tuple[CitedRecord, ...]
    """The sources by number."""


def finding_record(page: FindingPage) -> FindingRecord:
    """A finding as its page says it."""
    card = page.card
    return FindingRecord(
        id=card.slug,
        area_code=page.area,
        area=AREAS[page.area].name,
        page=f"findings/{card.slug}.html",
        severity=str(card.tag.severity),
        says=card.tag.words,
        title=page.title,
        sentence=page.sentence,
        arithmetic=f"{card.arithmetic.words} {card.arithmetic.total}".strip(),
        not_said=page.not_said,
        clashes=tuple(ClashRecord(sign=one.sign, what=one.title, place=one.detail) for one in page.members),
        clears=note_words(page.clears),
        explanations=explanation_records(page.explanations),
        sources=cited_records(page.sources),
    )
