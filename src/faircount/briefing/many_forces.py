"""How many forces changed by more than chance, of all that can be compared: what was compared, and how many."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from faircount.briefing.citing import Citations
from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.briefing.parts import FactMark, MainPoint
from faircount.briefing.rows import noun_of
from faircount.briefing.years import Years
from faircount.compare.comparison import Change
from faircount.compare.facts import Statement, stated, told
from faircount.compare.many_areas import ManyAreas, many_areas
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.measures import Online

NOT_COMPARED = "forces that could not be compared"
MIN_FORCES = 10
"""Under so many forces the point is left out: it would be about the few that answered."""
MOST_SOURCES = 4
"""More sources are left to the list at the end of the page."""


def changes_of_forces(facts: Facts) -> ManyAreas | None:
    """Every force with an official count of the latest two years, the later against the earlier; None where they are too few.

    Without official counts the forces that gave both years that most pages compare are compared.
    """
    for one, other in reversed(list(pairwise(facts.years))):
        before, after = (facts.of_year(facts.series, year) for year in (one, other))
        found = compared_forces(before.values(), after.values())
        if found.compared >= MIN_FORCES:
            return found
    pairs = _given(facts, facts.compared).values() if facts.compared else ()
    found = compared_forces((pair.before for pair in pairs), (pair.after for pair in pairs))
    return found if found.compared >= MIN_FORCES else None


def compared_forces(before: Iterable[Figure], after: Iterable[Figure]) -> ManyAreas:
    """Every force with a count of both years, the later against the earlier."""
    earlier, later = ({figure.area: figure for figure in figures} for figures in (before, after))
    return many_areas({area: (earlier[area], later[area]) for area in FORCES if area in earlier and area in later})


def _given(facts: Facts, years: Years) -> dict[str, Pair]:
    """What forces themselves gave of both years, unless a finding makes it doubtful."""
    question = facts.question(Online.ALL)
    pairs = {area: facts.given.pair(area, question, years) for area in FORCES}
    return {area: pair for area, pair in pairs.items() if pair is not None and not facts.is_in_doubt(pair)}


def across_all(facts: Facts, citations: Citations) -> list[MainPoint]:
    """How many forces recorded clearly more, and clearly fewer, once it is allowed for how many were compared."""
    found = changes_of_forces(facts)
    if found is None:
        return []
    figures = [figure for one in found.comparisons.values() for figure in (one.before, one.after)]
    years = Years(figures[0].period, figures[1].period)
    noun = noun_of(figures[0].offence)
    after, compared = years.after.label, _number(found, "forces that could be compared", str(found.compared))
    sentence = told(
        "Between {before} and {after}, {more} of the {compared} forces recorded clearly more {noun}, and {fewer} clearly fewer.",
        compared=compared, noun=noun, before=years.before.label, after=after,
        more=_number(found, "forces that recorded more", some(found, Change.RISE)),
        fewer=_number(found, "forces that recorded fewer", some(found, Change.FALL)),
    )  # fmt: skip
    missing = len(FORCES) - found.compared
    left_out = told(" {number} could not be compared.", number=_number(found, NOT_COMPARED, say_number(missing)))
    second = told(
        "“Clearly” means by more than chance and the ordinary differences between forces explain, with so many compared."
        "{left_out} More recorded can be fuller recording, more people coming forward, or more offences.",
        left_out=left_out if missing else "",
    )  # fmt: skip
    changed = _number(found, "forces that changed", str(len(found.standing_out)))
    words = told("{changed} of {compared} forces", changed=changed, compared=compared)
    mark = FactMark(words, f"changed clearly, {after}")
    sources = list(dict.fromkeys(figure.source_id for figure in figures))
    for source_id in sources:
        citations.cite(source_id, f"all forces, {years.label}")
    beside = sources if len(sources) <= MOST_SOURCES else []
    return [MainPoint(sentence, second, mark, tuple(citations.number(source_id) for source_id in beside))]


def some(found: ManyAreas, change: Change) -> str:
    """How many forces stand out in one direction, in words where there are none."""
    number = sum(found.comparisons[area].change is change for area in found.standing_out)
    return say_number(number) if number else "none"


def all_forces() -> Statement:
    """How many forces there are."""
    return stated(str(len(FORCES)), "forces there are")


def _number(found: ManyAreas, operation: str, printed: str) -> Statement:
    """A number of forces, with every count of the two years that was compared."""
    held = found.comparisons.values()
    return stated(printed, operation, (one.before for one in held), (one.after for one in held))
