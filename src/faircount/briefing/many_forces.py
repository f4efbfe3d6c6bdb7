"""How many forces changed by more than chance, of all that can be compared: what was compared, and how many."""

from __future__ import annotations

from faircount.briefing.citing import Citations
from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.briefing.parts import FactMark, MainPoint
from faircount.briefing.rows import noun_of
from faircount.briefing.years import Years
from faircount.compare.comparison import Change
from faircount.compare.many_areas import ManyAreas, many_areas
from faircount.compare.wording import say_number
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.measures import Online

FEWEST = 10
"""Under so many forces the point is left out: it would be about the few that answered."""
MOST_SOURCES = 4
"""More sources are left to the list at the end of the page."""


def changes_of_forces(facts: Facts) -> ManyAreas | None:
    """Every force with an official count of both years, the later against the earlier; None where they are too few.

    Without official counts of these years the forces that gave both themselves are compared.
    """
    if facts.compared is None:
        return None
    before, after = (facts.of_year(facts.series, year) for year in (facts.compared.before, facts.compared.after))
    found = many_areas({area: (before[area], after[area]) for area in FORCES if area in before and area in after})
    if found.compared < FEWEST:
        found = many_areas({area: (pair.before, pair.after) for area, pair in _given(facts, facts.compared).items()})
    return found if found.compared >= FEWEST else None


def _given(facts: Facts, years: Years) -> dict[str, Pair]:
    """What forces themselves gave of both years, unless a finding makes it doubtful."""
    question = facts.question(Online.ALL)
    pairs = {area: facts.given.pair(area, question, years) for area in FORCES}
    return {area: pair for area, pair in pairs.items() if pair is not None and not facts.is_in_doubt(pair)}


def across_all(facts: Facts, citations: Citations) -> list[MainPoint]:
    """How many forces recorded clearly more, and clearly fewer, once it is allowed for how many were compared."""
    found = changes_of_forces(facts)
    if found is None or facts.compared is None:
        return []
    changes = [found.comparisons[area].change for area in found.standing_out]
    more, fewer = (changes.count(change) for change in (Change.RISE, Change.FALL))
    figures = [figure for one in found.comparisons.values() for figure in (one.before, one.after)]
    noun = noun_of(figures[0].offence)
    after = facts.compared.after.label
    sentence = (
        f"Of {found.compared} forces compared, {_some(more)} recorded more {noun} in {after} than in "
        f"{facts.compared.before.label} by more than chance would explain, and {_some(fewer)} recorded fewer."
    )
    missing = len(FORCES) - found.compared
    left_out = f" {say_number(missing)} could not be compared." if missing else ""
    second = (
        f"We compared every force that has counts for both {facts.compared.label}, and allowed for looking at so many at "
        f"once.{left_out} More recorded can be fuller recording, more people coming forward, or more offences."
    )
    mark = FactMark(f"{len(changes)} of {found.compared} forces", f"changed by more than chance, {after}")
    sources = list(dict.fromkeys(figure.source_id for figure in figures))
    for source_id in sources:
        citations.cite(source_id, f"counts of {facts.compared.label}")
    beside = sources if len(sources) <= MOST_SOURCES else []
    return [MainPoint(sentence, second, mark, tuple(citations.number(source_id) for source_id in beside))]


def _some(number: int) -> str:
    return say_number(number) if number else "none"
