"""How many forces changed by more than chance, of all that can be compared: what was compared, and how many."""

from __future__ import annotations

from faircount.briefing.citing import Citations
from faircount.briefing.facts import Facts
from faircount.briefing.parts import FactMark, MainPoint
from faircount.compare.comparison import Change
from faircount.compare.many_areas import ManyAreas, many_areas
from faircount.compare.wording import say_number
from faircount.vocabulary.areas import FORCES

FEWEST = 10
"""Under so many forces the point is left out: it would be about the few that answered."""


def changes_of_forces(facts: Facts) -> ManyAreas | None:
    """Every force with an official count of both years, the later against the earlier; None where they are too few."""
    before, after = (facts.of_year(facts.series, year) for year in (facts.before, facts.after))
    found = many_areas({area: (before[area], after[area]) for area in FORCES if area in before and area in after})
    return found if found.compared >= FEWEST else None


def across_all(facts: Facts, noun: str, citations: Citations) -> list[MainPoint]:
    """How many forces recorded clearly more, and clearly fewer, once it is allowed for how many were compared."""
    found = changes_of_forces(facts)
    if found is None:
        return []
    changes = [found.comparisons[area].change for area in found.standing_out]
    more, fewer = (changes.count(change) for change in (Change.RISE, Change.FALL))
    years = f"{facts.before.label} and {facts.after.label}"
    sentence = (
        f"Of {found.compared} forces compared, {_some(more)} recorded more {noun} in {facts.after.label} than in "
        f"{facts.before.label} by more than chance would explain, and {_some(fewer)} recorded fewer."
    )
    missing = len(FORCES) - found.compared
    left_out = f" {say_number(missing)} could not be compared." if missing else ""
    second = (
        f"We compared every force that has counts for both {years}, and allowed for looking at so many at once.{left_out} "
        "More recorded can be fuller recording, more people coming forward, or more offences."
    )
    mark = FactMark(f"{len(changes)} of {found.compared} forces", f"changed by more than chance, {facts.after.label}")
    counts = next(iter(facts.of_year(facts.series, facts.after).values()))
    citations.cite(counts.source_id, f"counts of {years}")
    return [MainPoint(sentence, second, mark, (citations.number(counts.source_id),))]


def _some(number: int) -> str:
    return say_number(number) if number else "none"
