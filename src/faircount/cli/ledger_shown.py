"""How the ledger looks in a terminal and as JSON: each figure under its area, period and unit, with its document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from faircount.briefing.figure_words import FromParts, document_of, unit_of, what_of
from faircount.cli.show import tell
from faircount.file_names import shown
from faircount.store.ledger import Saying
from faircount.tables.protected import printed_count
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted

UNITS = list(Counted)


def draw_sayings(sayings: Iterable[Saying]) -> None:
    """The figures by area, period and what was counted, so that no unit stands among another; then by document."""
    for heading, group in groupby(sorted(sayings, key=_order), key=_heading):
        tell(heading)
        for document, said in groupby(group, key=_document):
            tell(f"  {document}")
            for saying in said:
                tell(f"{printed_count(saying.figure):>9}  {what_of(saying.figure)} · {shown(saying.figure.locator)}")


def draw_from_parts(sums: Sequence[FromParts]) -> None:
    """Each sum with its parts and their documents; one that lacks a part is said to be no total."""
    for one in sorted(sums, key=lambda one: _order(one.parts[0].sayings[0])):
        tell(f"{_heading(one.parts[0].sayings[0])}, from parts")
        tell(f"{one.count:>9}  {what_of(one.subject)} · {one.words}")
        for document in dict.fromkeys(_document(saying) for part in one.parts for saying in part.sayings):
            tell(f"  {document}")


def _order(saying: Saying) -> tuple[object, ...]:
    figure = saying.figure
    return AREAS[figure.area].name, figure.period, UNITS.index(unit_of(figure))


def _heading(saying: Saying) -> str:
    figure = saying.figure
    return f"{AREAS[figure.area].name}, {figure.period.label}: {unit_of(figure)}"


def _document(saying: Saying) -> str:
    return shown(document_of(saying.source)) + ("" if saying.current else " (replaced)")


def record_of(saying: Saying) -> dict[str, object]:
    """One figure for another program."""
    figure, source = saying.figure, saying.source
    return {
        "area": figure.area,
        "area_name": AREAS[figure.area].name,
        "period_start": figure.period.start.isoformat(),
        "period_end": figure.period.end.isoformat(),
        "counted": unit_of(figure),
        "offence": figure.offence,
        "online": figure.online,
        "ages": figure.ages.label,
        "sex": figure.sex,
        "breakdown": figure.breakdown,
        "what": what_of(figure),
        "lower": figure.lower,
        "upper": figure.upper,
        "status": figure.status,
        "note": figure.note,
        "source_id": source.source_id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "address": source.address,
        "sha256": source.sha256,
        "locator": figure.locator,
        "current": saying.current,
    }


def record_from_parts(one: FromParts) -> dict[str, object]:
    """A sum of parts for another program: told apart from what a document says by ``parts`` and ``is_total``."""
    like = record_of(one.parts[0].sayings[0])
    shared = ("area", "area_name", "period_start", "period_end", "counted", "online", "ages", "sex", "breakdown")
    return {name: like[name] for name in shared} | {
        "offence": one.offence,
        "what": what_of(one.subject),
        "lower": one.range.lower,
        "upper": one.range.upper,
        "is_total": one.is_total,
        "missing": list(one.missing),
        "parts": [record_of(saying) for part in one.parts for saying in part.sayings],
    }
