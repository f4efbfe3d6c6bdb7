"""What speaks for a reading: the other years of the same answer, the official floor, what others printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faircount.bounds.floors import floors
from faircount.review.matters import Matter
from faircount.store.ledger import Ledger, Saying
from faircount.tables.answered import interpret_extract
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figures import Figure
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.provenance import Trust
from faircount.vocabulary.status import HIDDEN

MAX_INDICATIONS = 4


@dataclass(frozen=True, slots=True)
class Indication:
    """One thing that bears on a doubt: it fits the figure as read, it does not, or it is only to be known."""

    fits: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class OtherYears:
    """A figure among the same figure of other years in the same answer."""

    label: str
    count: int
    others: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DoubtEvidence:
    """All that bears on a doubt."""

    neighbours: OtherYears | None = None
    evidence: tuple[Indication, ...] = ()


def speaks(matter: Matter, extract: Extract, ledger: Ledger) -> DoubtEvidence:
    """What bears on a doubt. Nothing is said about a cell that the answer hid: no other source is held against it."""
    if any(figure.status in HIDDEN or figure.upper != figure.lower for figure in matter.figures):
        return DoubtEvidence()
    shown = next((figure for figure in matter.figures if _whole(figure) is not None), None)
    if shown is None:
        return DoubtEvidence()
    neighbours = _neighbours(shown, extract)
    found = [*_beside(neighbours), *_elsewhere(shown, extract, ledger)]
    return DoubtEvidence(neighbours, tuple(found[: MAX_INDICATIONS + 1]))


def _whole(figure: AnsweredFigure) -> int | None:
    return int(figure.number) if figure.number is not None and figure.number.is_integer() and figure.is_count else None


def _neighbours(shown: AnsweredFigure, extract: Extract) -> OtherYears | None:
    count = _whole(shown)
    alike = [
        (figure.period.label, other)
        for figure in extract.figures
        if _subject(figure) == _subject(shown) and figure.period != shown.period and (other := _whole(figure)) is not None
    ]
    others = tuple(dict(sorted(alike)).items())
    return OtherYears(shown.period.label, count, others) if count is not None and others else None


def _subject(figure: AnsweredFigure) -> tuple[object, ...]:
    return (
        figure.area, figure.counted, figure.offence, figure.online, figure.ages, figure.sex, figure.breakdown, figure.role,
        figure.is_count,
    )  # fmt: skip


def _beside(neighbours: OtherYears | None) -> Iterator[Indication]:
    if neighbours is None:
        return
    counts = [count for _, count in neighbours.others]
    low, high = min(counts), max(counts)
    between = f"{low:,}" if low == high else f"from {low:,} to {high:,}"
    years = "the other year of this answer is" if len(counts) == 1 else f"the {len(counts)} other years of this answer are"
    is_near = low / 3 <= neighbours.count <= high * 3
    yield Indication(is_near, f"{neighbours.count:,} in {neighbours.label}; {years} {between}.")


def _elsewhere(shown: AnsweredFigure, extract: Extract, ledger: Ledger) -> Iterator[Indication]:
    interpreted = list(interpret_extract(replace(extract, figures=(shown,)), "this-answer").figures)
    if not interpreted:
        yield Indication(None, "No official figure can be held against it: force or offence is not one that is known.")
        return
    figure = interpreted[0]
    yield from _floor(figure, ledger)
    for saying in ledger.said(figure.area, figure.period, figure.offence, figure.online):
        if saying.figure.subject == figure.subject and saying.source.sha256 != extract.sha256 and saying.current:
            yield from _printed(figure, saying)


def _floor(figure: Figure, ledger: Ledger) -> Iterator[Indication]:
    here = (saying.figure for saying in ledger.said(figure.area, figure.period) if saying.current)
    held = floors(here, ledger.sources).get((figure.area, figure.period, figure.offence))
    if held is None or figure.count is None or figure.breakdown or not figure.ages.is_all:
        return
    part, sign = offence_label(held.because.part), "above" if figure.count >= held.count else "below"
    yield Indication(
        figure.count >= held.count,
        f"The official floor for {figure.period.label} is {held.count:,} ({part}): {figure.count:,} lies {sign} it.",
    )


def _printed(figure: Figure, saying: Saying) -> Iterator[Indication]:
    other, who = saying.figure.count, saying.source.publisher
    if other is None or saying.figure.status in HIDDEN or figure.count is None:
        return
    verb = "The table of the " + who + " has" if saying.source.trust is Trust.OFFICIAL else f"{who} printed"
    yield Indication(other == figure.count, f"{verb} {other:,} for {figure.period.label}; this answer, {figure.count:,}.")
