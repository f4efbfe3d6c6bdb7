"""What the headings over the labels of a table say of all its figures: "Youngest victim", "Count of Crime Ref", "Kent Police"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from faircount.language.behind_name import behind_name
from faircount.language.finders import find_bodies, offence_of
from faircount.language.label_periods import period_of
from faircount.language.labels import read_label
from faircount.language.populations import find_population
from faircount.language.units import without_units
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import dimension_of
from faircount.readers.meaning.counting import CORNER
from faircount.readers.meaning.facts import CellFacts
from faircount.vocabulary.offences import find_offence

_TITLE = regex(r"\b(?:against|with an?|where|in which|involving|recorded|of) \w", re.IGNORECASE)
"""What makes the heading over labels a title: "Sexual offences" alone may say what the labels are."""
_LABELS = regex(
    r"\b(?:years?|ages?|sex|gender|period|month|quarter|offence|category|measure)(?: (?:group|type))?\W*$", re.IGNORECASE
)
"""The end of a heading that says what the labels are, whatever stands above it."""
_COUNTS = regex(r"\W*(?:count|number|sum|no\.?) of\b", re.IGNORECASE)


def with_corners(facts: CellFacts, names: Sequence[str], kinds: Collection[str]) -> CellFacts:
    """The facts of a row with what its corner headings say, of parts that neither the row nor its neighbours tell."""
    for name in filter(None, names):
        said = read_label(name)
        bodies = find_bodies(name) if facts.area is None and "force" not in kinds else ()
        if len(bodies) == 1:
            facts = replace(facts, area=bodies[0], sources=(*facts.sources, "area: corner heading"))
        if said.counted and not facts.counted and (_COUNTS.match(name) or _is_of_people(name, said.counted)):
            facts = replace(facts, counted=said.counted, sources=(*facts.sources, CORNER))
        if (
            not _LABELS.search(name)
            and _TITLE.search(name)
            and (offence := offence_of(name))
            and find_offence(offence) is not None
        ):
            facts = _under_title(facts, name, offence, kinds)
        # "Age of youngest victim", over labels that are ages, says whose ages those are and not what is counted.
        names_ages = said.not_a_count.startswith("age of") and "age" in kinds
        # "Population", over "Victims aged under 18", says of whom the counts are.
        names_victims = said.not_a_count == "people living there" and (facts.population is not None or "age" in kinds)
        if said.not_a_count and not (facts.not_a_count or names_ages or names_victims):
            facts = replace(facts, not_a_count=said.not_a_count)
        for part, kind in (("ages", "age"), ("online", "online"), ("sex", "sex"), ("period", "period")):
            if getattr(said, part) is None or kind in kinds or getattr(facts, part) is not None:
                continue
            if part == "online" and dimension_of(name) == "platform":
                continue  # "Website or app" names where, and says nothing of the flag
            changes = {part: getattr(said, part)} | ({"period_kind": said.period_kind} if part == "period" else {})
            facts = replace(facts, sources=(*facts.sources, f"{part}: corner heading"), **changes)
    return facts


def _under_title(facts: CellFacts, name: str, offence: str, kinds: Collection[str]) -> CellFacts:
    """The facts of a row whose corner holds the title of the table: "Sexual offences against victims under 18"."""
    population = find_population(name)
    if population is not None and facts.ages is None and facts.population is None:
        facts = replace(facts, population=population, sources=(*facts.sources, "population: corner heading"))
    if facts.offence or ("offence" in kinds and not facts.is_total):
        return facts
    facts = replace(facts, offence=offence, sources=(*facts.sources, "offence: corner heading"))
    counted = str(behind_name(name)[1].get("counted", "offences"))
    return facts if facts.counted else replace(facts, counted=counted, sources=(*facts.sources, CORNER))


def _is_of_people(name: str, counted: str) -> bool:
    """Whether the heading says nothing but which people are counted, and when; "Offences" over labels says what these are."""
    return counted != "offences" and not re.search(r"\w", without_units(period_of(name)[2]))
