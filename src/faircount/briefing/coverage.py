"""What forces have told us: a square an area, and what follows for the whole."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.bounds.ranges import Range
from faircount.briefing.briefing import Coverage
from faircount.briefing.charts.tiles import CoverageTile, Held
from faircount.briefing.facts import Facts
from faircount.briefing.missing import IS_FIGURE, given_of, holds_figures
from faircount.briefing.parts import Link, Strong
from faircount.briefing.rows import noun_of
from faircount.compare.wording import say_number
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.measures import Online

Words = tuple[str | Link | Strong, ...]


def coverage_of(facts: Facts, name: str, implied: Range | None) -> Coverage:
    """The squares, and how much of the whole stands behind them."""
    tiles = tuple(_tile(facts, area) for area in FORCES)
    years = f", {facts.compared.label}" if facts.compared else ""
    return Coverage(
        "What forces have told us",
        f"Published figures that we hold for {_noun(facts)}{years}. An empty square is not a zero.",
        tiles,
        _words(facts, name, implied, sum(tile.held is Held.BOTH for tile in tiles)),
    )


def _noun(facts: Facts) -> str:
    noun = noun_of(facts.asked_for)
    return f"all {noun}" if noun.startswith("sexual offences") else noun


def _words(facts: Facts, name: str, implied: Range | None, both: int) -> Words:
    more = " There is no honest total until more forces answer." if both < len(FORCES) else ""
    if facts.compared is None:
        return ("No figures of two years that can be compared are held of any force.",)
    if implied is None:
        return (f"Figures of both years are held for {both} of {len(FORCES)} forces.{more}",)
    official = ", and the Home Office codes where nothing is held," if facts.has_yardstick else ","
    upper = ""
    if implied.upper is not None:
        upper = f", and at most {say_number(implied.upper)} if every wider total that was printed is right"
    return (
        f"With the answers held for {facts.compared.after.label}{official} {name} had ",
        Strong(f"at least {say_number(implied.lower)}"),
        f" offences{upper}.{more}",
    )


def _tile(facts: Facts, area: str) -> CoverageTile:
    place = AREAS[area].tile
    assert place is not None, "every force has its square; the vocabulary's tests see to it"
    return CoverageTile(
        AREAS[area].name, place.tag, f"areas/{AREAS[area].slug}.html", place.column, place.row, _held(facts, area)
    )


def _held(facts: Facts, area: str) -> Held:
    both = sum(_of_years(facts, area))
    if both:
        return Held.BOTH if both == 2 else Held.ONE
    if holds_figures(facts, area):
        return Held.OTHER
    if any(sum(_of_years(facts, region)) for region in _regions_of(area, PARTITIONS)):
        return Held.REGION
    reply = facts.reply(area)
    return Held.REFUSED if reply.is_refused else Held.SILENT if reply.was_asked else Held.NONE


def _of_years(facts: Facts, area: str) -> list[bool]:
    """Of each of the two years, whether a figure of what was asked for was given, exact or not."""
    periods = (facts.compared.before, facts.compared.after) if facts.compared else ()
    told = [question for question in facts.told if question.online is Online.ALL]
    return [any(given_of(facts.given.at(area, one, period)) in IS_FIGURE for one in told) for period in periods]


def _regions_of(area: str, partitions: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Groups and regions that hold the area; a country is no regional total."""
    return [whole for whole, parts in partitions.items() if area in parts and AREAS[whole].kind in ("region", "group")]
