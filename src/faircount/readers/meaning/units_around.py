"""The counting unit that the words around a table or a sentence name, by how outright they say it."""

from __future__ import annotations

import re

from faircount.language import finders
from faircount.language.references import own_number
from faircount.language.sentences import without_counts
from faircount.language.units import (
    counting_rule,
    find_unit,
    says_of_all,
    stated_unit,
    unit_asked,
    unit_in_passing,
    unit_of_note,
    unit_outright,
)
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import names_dimension_only
from faircount.readers.layout.lines_between import is_block_label, is_note
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning import population as whose
from faircount.readers.meaning.context import NEAR, Context, FoundPart

_ASKED = frozenset({"question", "earlier question", "request"})
_ASKS = regex(r"\b(?:how many|numbers? of|count of|totals? of|please count|of (?:the )?(?:suspects|offenders))\b", re.IGNORECASE)
_NO_UNITS = frozenset({"", "images", "outcomes", "forces"})


class UnitsAround:
    """Asks the words around one table or passage what its figures count."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def unit(self) -> FoundPart | None:
        """The counting unit: as a note of the table states outright, else as the words around the table name it."""
        # "The number of suspects was 1,566 in 2018" is about figures of its own.
        stated = self.context.first(lambda text: stated_unit(without_counts(text)), "note") or self.context.first(
            stated_unit, *NEAR, "lead-in"
        )
        if stated is not None and stated.value:
            return stated
        return self.named_unit(*NEAR, "lead-in", "sentence above", "note", "question", "earlier question")

    def counting_rule(self) -> FoundPart | None:
        """The counting unit by the rule that the answer gives, near the table or else for the whole; none where there are two."""
        near = {unit for _, text in self.context.texts("note", *NEAR, "lead-in") if (unit := counting_rule(text))}
        units = near or {unit for _, text in self.context.texts("elsewhere") if (unit := counting_rule(text))}
        return FoundPart(units.pop(), "note") if len(units) == 1 else None

    def unit_given(self) -> FoundPart | None:
        """The counting unit that words near the table state outright and do not ask for."""
        return self.context.first(lambda text: "" if is_asking(text) else stated_unit(text), *NEAR, "lead-in", "note")

    def unit_parted(self) -> FoundPart | None:
        """The counting unit of a title that says by what it is parted: "Offences by outcome and year" counts offences."""
        return self.context.first(unit_by_outcome, *NEAR, "lead-in")

    def unit_elsewhere(self) -> FoundPart | None:
        """The counting unit that other parts of the document name; ``others`` holds all of them where they are several."""
        named: dict[str, str] = {}
        for _, text in self.context.texts("elsewhere"):
            if unit := stated_unit(text):
                named.setdefault(unit, "elsewhere")
        for place in ("elsewhere", "document title", "request", "covering letter"):
            for _, text in self.context.texts(place):
                if (unit := unit_in_passing(text)) not in _NO_UNITS and not is_block_label(text):
                    named.setdefault(unit, place)
        first = next(iter(named.items()), None)
        return FoundPart(first[0], first[1], tuple(named) if len(named) > 1 else ()) if first else None

    def unit_requested(self) -> FoundPart | None:
        """The counting unit that the request asks for, where that is one alone: "How many offences ..., by sex?"."""
        asked = (text for _, text in self.context.requested() if _ASKS.search(text))
        units = {unit for text in asked if (unit := unit_asked(text)) not in _NO_UNITS}
        return FoundPart(units.pop(), "request") if len(units) == 1 else None

    def unit_stated(self, *places: str) -> FoundPart | None:
        """The counting unit that words state outright, those near where no places are named: "Number of offences"."""
        return self.context.first(stated_unit, *(places or (*NEAR, "lead-in", "note")))

    def unit_outright(self) -> FoundPart | None:
        """The counting unit that a note says all figures have, of the table or else of the document: one, or none at all."""
        near = {unit for _, text in self.context.texts("note", *NEAR) if (unit := unit_outright(text))}
        far = (text for _, text in self.context.texts("elsewhere") if says_of_all(text))
        units = near or {unit for text in far if (unit := unit_outright(text))}
        return FoundPart(units.pop(), "note") if len(units) == 1 else None

    def counts_victims(self) -> FoundPart | None:
        """Whether the words around say that victims are counted, and not only that the offences have child victims."""
        return self.context.first(finders.victims_counted, *NEAR, "lead-in", "note", "question", "elsewhere")

    def named_unit(self, *places: str) -> FoundPart | None:
        """The counting unit named in the places, nearest first."""
        asked = self.context.requested() if "request" in places else ()
        bare: FoundPart | None = None
        for place, text in (*self.context.texts(*(place for place in places if place != "request")), *asked):
            # "We ask for: sexual offences, by year." counts what a title would.
            is_said = place == "note" or (place in NEAR and is_note(text) and find_unit(text) != "offences")
            unit = (unit_of_note if is_said else unit_asked if place in _ASKED else find_unit)(text)
            is_label = is_block_label(text) or (names_dimension_only(text) and not own_number(text).startswith("t"))
            if unit in _NO_UNITS or is_label or (bare is not None and place not in NEAR):
                continue
            if unit != "victims" or not whose.is_of_victims_alone(text):
                return FoundPart(unit, place)
            bare = bare or FoundPart(unit, place)
        return bare


_BY_OUTCOME = regex(
    r"(?:^|[:.]\s)([^:.?]{3,80}?),? (?:(?:split|broken down|shown|grouped|listed|recorded) )?by (?:\w+ (?:and |, ?))*"
    r"(?:(?:crime|police|offence|investigative|current|final) )?(?:outcome|disposal|result|clear-?up|detection)s?\b",
    re.IGNORECASE,
)


def unit_by_outcome(text: str) -> str:
    """The counting unit of a title whose figures are parted by outcome, or nothing.

    >>> unit_by_outcome("Q2 - Offences by outcome and year"), unit_by_outcome("Outcomes by year")
    ('offences', '')
    """
    found = _BY_OUTCOME.search(text)
    return find_unit(found[1]) if found is not None else ""
