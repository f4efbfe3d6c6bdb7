"""What the figures of a table count: as their labels say, the title, the notes below, or the one unit of the whole answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from faircount.language.labels import read_label
from faircount.language.reading import CellReading
from faircount.language.words import OTHERS_COUNTED
from faircount.patterns import regex
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning.context import Context, FoundPart
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.meaning.facts import CellFacts, hinted_unit
from faircount.readers.meaning.resolved_meaning import ResolvedMeaning
from faircount.readers.meaning.subject import names_something_else
from faircount.readers.meaning.units_around import UnitsAround
from faircount.vocabulary.offences import find_offence

CORNER = "counted: corner heading"
NO_UNIT = "the unit is not said"
"""The doubt of a figure that no words say the unit of."""
Ask = Callable[[str, Callable[[], FoundPart | None]], FoundPart | None]


def _counts_some(found: Dimension) -> bool:
    """Whether some labels of a dimension say what they count and others nothing that was understood: "Recorded", "Detected"."""
    told = [bool(said.counted or _RECORDED.match(label)) for label, said in found.meanings.items()]
    return any(told) and any(
        not (is_told or said.kinds or said.is_total) for is_told, said in zip(told, found.meanings.values(), strict=True)
    )


def _is_unread(found: Dimension) -> bool:
    """Whether labels hold words that no part of the vocabulary took, in a dimension that names nothing of its own."""
    said = found.meanings.values()
    # "Applications" under "Year" is no year; any name is a district under "District".
    is_open = found.kind in ("", "measure") or not (found.kind in _OF_NAMES or any(found.kind in one.kinds for one in said))
    return not found.breaks_down and is_open and any(one.rest for one in said)


_OF_NAMES = frozenset({"district"})
"""Dimensions whose labels are names that no vocabulary holds."""


def _is_asked_for(name: str, requested: Iterable[str]) -> bool:
    """Whether the request asks for figures by what a heading names: "split by line of route", over "Line of route".

    >>> _is_asked_for("Line of route", ["How many offences, split by line of route?"]), _is_asked_for("Kind", ["By year"])
    (True, False)
    """
    said = _PLACES if re.fullmatch(_PLACES, name, re.IGNORECASE) else re.escape(name)
    pattern = re.compile(rf"\b(?:by|per|each|every)\b[^.?;]*\b{said}\b", re.IGNORECASE)
    return bool(name) and any(map(pattern.search, requested))


_PLACES = (
    r"(?:(?:police|force|local|policing) )?(?:areas?|districts?|divisions?|bcus?|lpus?|lpas?|boroughs?|locations?|commands?)"
)
"""Names of one thing: who asks "by district" is answered under "Area"."""


def _in_name(facts: CellFacts) -> bool:
    """Whether the label that says the unit names the offence too."""
    places = dict(place.split(": ", 1) for place in facts.sources)
    return places.get("counted", "") == places.get("offence", "-")


_RECORDED = regex(r"\W*(?:(?:total|number|no\.?) )?(?:recorded|reported)\b", re.IGNORECASE)
_NUMBER_OF = regex(r"\bnumbers? of\b", re.IGNORECASE)
_WHOLE = 100
"""Per cent."""
_TITLE = 160
"""Letters of the longest title."""


class Counting:
    """Finds the counting unit of the figures of one table or passage."""

    def __init__(self, context: Context, ask: Ask, kinds: frozenset[str], dimensions: Sequence[Dimension]) -> None:
        self.context, self.ask, self.kinds = context, ask, kinds
        self.around = UnitsAround(context)
        requested = [text for _, text in (*context.requested(), *context.texts("question"))]
        self.has_unread = any(_is_unread(found) and not _is_asked_for(found.name, requested) for found in dimensions)
        # "Female victims", "Male victims", "Total": one table counts one thing, and nothing else says what.
        self.hint = next((unit for found in dimensions for said in found.meanings.values() if (unit := hinted_unit(said))), "")
        self.is_told_beside = any(map(_counts_some, dimensions))
        self.others = any(OTHERS_COUNTED.match(label) for found in dimensions for label in (found.name, *found.meanings))

    def of(self, reading: CellReading, facts: CellFacts) -> tuple[str, bool, str]:
        """The counting unit, whether it is a count at all, and a doubt where the unit was not said."""
        unit, doubt = facts.counted, ""
        outright = self.ask("unit outright", self.around.unit_outright) if unit == "offences" else None
        if outright is not None and ((facts.offence and _in_name(facts)) or self._is_led_to(facts)):
            # "All sexual offences" names what was done; "Counting unit: victims" says what is counted of it.
            unit = str(outright.value)
        near = self.ask("unit stated near", self.around.unit_stated) if CORNER in facts.sources else None
        if unit == "outcomes" and (parted := self.ask("unit parted", self.around.unit_parted)) is not None:
            unit, near = str(parted.value), None
        elif unit == "outcomes" and CORNER in facts.sources and (rule := self.ask("counting rule", self.around.counting_rule)):
            unit, near = str(rule.value), None
        if near is not None and near.value and near.value != unit:
            # "Number of victims", over a pivot that says "Count of Crime Ref": one of the two is wrong.
            unit, doubt = str(near.value), NO_UNIT
        if not unit or (unit == "offences" and facts.not_a_count):
            unit, doubt = self._unit(unit, facts)
        if reading.is_percent or facts.not_a_count:
            kind = "percent" if reading.is_percent and facts.not_a_count != "change" else facts.not_a_count
            is_of_unit = kind in ("percent", "rate", "change")
            # An age says whose it is; of a share or of days nobody knows what they are of until the subject is shown.
            return (f"{kind} of {unit}" if is_of_unit else kind), False, "" if "victim" in kind else doubt
        found = self.ask("not a count", self._not_a_count)
        if found is not None and not facts.counted:
            if found.value == "percent" and (reading.number or 0) > _WHOLE:
                return unit, True, NO_UNIT  # no share, whatever its title says
            return f"{found.value} of {unit}", False, doubt
        return unit, True, doubt

    def names_offence(self, meant: ResolvedMeaning, place: str) -> bool:
        """Whether a known offence is named: by the request alone it is not that of "Applications" in a table of its own."""
        is_afar = "!" in place and self.has_unread and meant.is_named_afar
        return "offence" in self.kinds or (not is_afar and find_offence(meant.offence) is not None)

    def counts_others(self, facts: CellFacts) -> bool:
        """Whether a figure counts suspects or arrests, whose ages are their own and not a child's."""
        stated = self.ask("unit", self.around.unit) if not facts.counted else None
        unit = facts.counted or (stated.value if stated is not None else "")
        return unit in ("suspects", "offenders", "arrests", "cautions", "custody records")

    def _not_a_count(self) -> FoundPart | None:
        for place, text in self.context.texts("caption", "title row"):
            said = read_label(text).not_a_count if len(text) < _TITLE and not is_asking(text) else ""
            if said in ("percent", "rate"):
                return FoundPart(said, place)
            if _NUMBER_OF.search(text):
                return None  # the nearest title to say it: what is above it may be of more tables
        return None

    def _unit(self, unit: str, facts: CellFacts) -> tuple[str, str]:
        if not unit and (rule := self.ask("counting rule", self.around.counting_rule)) is not None:
            return str(rule.value), ""
        stated = self.ask("unit", self.around.unit)
        outright = self.ask("unit outright", self.around.unit_outright)
        if outright is not None and (
            (self._is_in_passing(stated) and outright.value != "offences")
            # "Please give the number of offences", and the answer: "The counts are of victims, not offences".
            or (stated is not None and stated.value == "offences" and self.ask("unit given", self.around.unit_given) is None)
        ):
            return str(outright.value), ""
        if stated is not None and stated.value and not (self._has_offences_of(stated) and not unit):
            # "Arrests" and "Charged" below "Number of arrests and number charged": the second is of something else.
            is_beside = self.is_told_beside and any(part.startswith("group=") for part in facts.breakdown)
            return str(stated.value), NO_UNIT if is_beside or self._is_contested(stated) else ""
        if unit:
            return unit, ""
        if outright is not None:
            return str(outright.value), ""
        if hint := facts.unit_hint or self.hint:
            return hint, "" if facts.unit_hint else NO_UNIT
        asked_for = self.ask("unit requested", self.around.unit_requested)
        wider = asked_for or self.ask("wider unit", self.around.unit_elsewhere)
        # "Custody - arrests" over another table says of this one at most that it may count something else.
        is_unusual = asked_for is None and wider is not None and wider.value not in ("offences", "victims")
        if wider is not None and not self._has_offences_of(wider) and not (is_unusual and wider.source == "elsewhere"):
            return str(wider.value), NO_UNIT if wider.others or is_unusual or self.is_other() or self.has_unread else ""
        if facts.offence or self.ask("subject", lambda: FoundPart(self.context.names_subject(), "")) == FoundPart(True, ""):
            return "offences", NO_UNIT
        people_only = self.kinds and self.kinds <= {"age", "sex", ""} and bool(self.kinds & {"age", "sex"})
        return ("victims", f"{NO_UNIT}; a table by age and sex counts people") if people_only else ("offences", NO_UNIT)

    def _is_led_to(self, facts: CellFacts) -> bool:
        """Whether the unit stands in the line that leads to a list, as what was done and not as what is counted of it."""
        return "counted: the line above" in facts.sources and self.ask("unit stated near", self.around.unit_stated) is None

    def _is_in_passing(self, named: FoundPart | None) -> bool:
        """Whether the words around only name offences as what was done, and nowhere say that they are counted."""
        if named is None or named.value != "offences":
            return False
        return self.ask("unit stated near", self.around.unit_stated) is None

    def _is_contested(self, named: FoundPart) -> bool:
        """Whether a unit is only named in passing ("sexual offences against children"), and a note elsewhere states another."""
        outright = self.ask("unit stated elsewhere", lambda: self.around.unit_stated("elsewhere"))
        is_passing = named.source == "title above" or self._is_in_passing(named)
        return is_passing and outright is not None and bool(outright.value) and outright.value != named.value

    def is_other(self) -> bool:
        """Whether the words around the table speak of something that was not understood."""
        found = self.ask("something else", lambda: FoundPart(self.others or names_something_else(self.context), ""))
        return found == FoundPart(True, "")

    def _has_offences_of(self, found: FoundPart) -> bool:
        """Whether "victims" only says whom the offences of a table are against: "Rape | 12" under "victim under 18"."""
        if found.value != "victims" or "offence" not in self.kinds:
            return False
        counted = self.ask("victims counted", self.around.counts_victims)
        return counted is None or not counted.value
