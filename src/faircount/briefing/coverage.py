"""What forces have told us: a square an area, and what follows for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from faircount.bounds.implied import Implied
from faircount.bounds.range import Range
from faircount.briefing.briefing import Coverage
from faircount.briefing.charts.tiles import CoverageKind, CoverageTile
from faircount.briefing.facts import Facts
from faircount.briefing.many_forces import all_forces
from faircount.briefing.missing import IS_FIGURE, given_of, holds_figures, is_figure
from faircount.briefing.parts import Link, Strong
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.rows import noun_of
from faircount.compare.facts import stated, told
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source

Words = tuple[str | Link | Strong, ...]


@dataclass(frozen=True, slots=True)
class Follows:
    """What the figures that are published imply for the whole: a range, and the figures that it follows from."""

    range: Range
    figures: tuple[Figure, ...]


def range_of_whole(figures: Sequence[Figure], sources: Mapping[str, Source], whole: str, offence: str) -> Range | None:
    """What figures of one period imply for the offences of the whole in it; None where there are none."""
    if not figures:
        return None
    subject = Figure(whole, figures[0].period, Counted.OFFENCES, offence, None, None)
    return Implied.of(figures, sources, floored=True).range(subject)


def coverage_of(facts: Facts, whole: str, name: str, implied: Follows | None) -> Coverage:
    """The squares of ``whole``, and how much of it stands behind them."""
    tiles = tuple(_tile(facts, area) for area in FORCES)
    years = f", {facts.compared.label}" if facts.compared else ""
    return Coverage(
        "What forces have told us",
        f"Figures that we have of {_noun(facts)}{years}. An empty square is not a zero.",
        tiles,
        _words(facts, whole, name, implied, sum(tile.held is CoverageKind.BOTH for tile in tiles)),
    )


def _noun(facts: Facts) -> str:
    noun = noun_of(facts.asked_for)
    return f"all {noun}" if noun.startswith("sexual offences") else noun


def _words(facts: Facts, whole: str, name: str, implied: Follows | None, both: int) -> Words:
    more = " There is no honest total until more forces answer." if both < len(FORCES) else ""
    if facts.compared is None:
        return ("We have no figures of two years that can be compared from any force.",)
    if implied is None:
        number = stated(str(both), "areas in each list of cells", *_totals_held(facts))
        return (
            told("We have figures of both years from {both} of {all} forces.{more}", both=number, all=all_forces(), more=more),
        )
    official = ", and the Home Office codes elsewhere," if facts.has_yardstick else ","
    about, upper = f"{whole} {facts.asked_for}", ""
    if implied.range.upper is not None:
        most = stated(say_number(implied.range.upper), "most that follows for the whole", implied.figures, about=about)
        upper = told(", and at most {most} if every wider total that was printed is right", most=most)
    least = stated(say_number(implied.range.lower), "least that follows for the whole", implied.figures, about=about)
    return (
        f"With the answers shown for {facts.compared.after.label}{official} {name} had ",
        Strong(told("at least {least}", least=least)),
        told(" offences{upper}.{more}", upper=upper, more=more),
    )


def _totals_held(facts: Facts) -> Iterator[tuple[Figure, ...]]:
    """A figure of each force that gave one of what was asked for, of the year before and of the year after."""
    asked = {area: _answered(facts, area) for area in FORCES}
    for period in _periods(facts):
        given = (filter(is_figure, facts.given.at(area, question, period)) for area, question in asked.items())
        yield tuple(one for figures in given for one in islice(figures, 1))


def _tile(facts: Facts, area: str) -> CoverageTile:
    place = AREAS[area].tile
    assert place is not None, "every force has its square; the vocabulary's tests see to it"
    return CoverageTile(
        AREAS[area].name, place.tag, f"areas/{AREAS[area].slug}.html", place.column, place.row, _held(facts, area)
    )


def _held(facts: Facts, area: str) -> CoverageKind:
    of_years = _of_years(facts, area)
    if of_years:
        return CoverageKind.BOTH if of_years == len(_periods(facts)) else CoverageKind.ONE
    if holds_figures(facts, area):
        return CoverageKind.OTHER
    if any(_of_years(facts, region) for region in _regions_of(area, PARTITIONS)):
        return CoverageKind.REGION
    reply = facts.reply(area)
    return CoverageKind.REFUSED if reply.is_refused else CoverageKind.SILENT if reply.was_asked else CoverageKind.NONE


def _of_years(facts: Facts, area: str) -> int:
    """Of how many of the two years a figure is held, exact or not."""
    return _given_for(facts, area, _answered(facts, area))


def _answered(facts: Facts, area: str) -> BriefingQuestion:
    """The question by which an area is covered: of what was asked for that which most of the two years are given for."""
    wholes = [question for question in facts.told if question.online is Online.ALL] or facts.told
    return max(wholes, key=lambda question: _given_for(facts, area, question))


def _given_for(facts: Facts, area: str, question: BriefingQuestion) -> int:
    return sum(given_of(facts.given.at(area, question, period)) in IS_FIGURE for period in _periods(facts))


def _periods(facts: Facts) -> tuple[Period, ...]:
    return (facts.compared.before, facts.compared.after) if facts.compared else ()


def _regions_of(area: str, partitions: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Groups and regions that hold the area; a country is no regional total."""
    return [whole for whole, parts in partitions.items() if area in parts and AREAS[whole].kind in ("region", "group")]
