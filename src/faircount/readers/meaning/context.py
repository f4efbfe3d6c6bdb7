"""What the table itself does not say, looked for around it in a declared order; what cannot be told is left open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from types import MappingProxyType
from typing import TypeVar

from faircount.language import finders
from faircount.language.ages import find_ages_of_others
from faircount.language.asides import without_left_out
from faircount.language.captions import is_caption, is_row, is_title, opens_a_list
from faircount.language.clause_rest import offence_told
from faircount.language.labels import Meaning
from faircount.language.populations import find_population
from faircount.language.sentences import leads_on, of_what_follows
from faircount.language.short_answers import lists_offences
from faircount.language.subjects import is_other_subject, names_other_crime
from faircount.language.title_rest import not_understood_of_title
from faircount.patterns import regex
from faircount.readers.layout.lines_between import is_block_label, is_note
from faircount.readers.letter.questions import asked_by, asked_places, number_of, question_named, without_number
from faircount.readers.letter.requests import without_parts
from faircount.readers.meaning import population as whose
from faircount.readers.meaning.facts import not_understood
from faircount.readers.meaning.forces_named import forces_in
from faircount.readers.meaning.keys import told_of_all
from faircount.readers.meaning.said_of_all import period_of_all
from faircount.readers.meaning.together import years_together
from faircount.vocabulary.areas import Area
from faircount.vocabulary.offences import WHOLES, find_offence
from faircount.vocabulary.periods import Period

T = TypeVar("T")

ORDER = (
    "caption", "title row", "sheet name", "lead-in", "sentence above", "heading", "title above", "question", "part named", "note",
    "earlier question", "document title", "request", "elsewhere", "covering letter", "file name", "letterhead", "files beside it",
)  # fmt: skip
"""Where a part of a meaning is looked for, nearest first."""

NEAR = frozenset({"caption", "title row", "sheet name", "heading", "title above"})
"""Places whose words are about the table and nothing else."""
OF_ALL = "sentence on all figures"
PATH = NEAR | {"lead-in", "sentence above", "question", OF_ALL}
"""Places from which a figure takes a part of its meaning without a question; of the others each part is only proposed."""


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part of a meaning, where it was found, and the others that it could have been where several were named."""

    value: object
    source: str
    others: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """The words around one table or sentence, by place."""

    places: tuple[tuple[str, tuple[str, ...]], ...] = ()
    parent: Context | None = None
    name: str = ""
    questions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # of numbered tables, by their numbers
    told: tuple[Period, ...] = ()
    """The periods of the tables before it."""
    keys: tuple[str, ...] = ()
    """What the codes of the document stand for, where a table of it says so."""
    others: str = ""
    """A label of the document's tables that names other crime."""
    sexual: str = ""
    """A label of the document's tables that names sexual offences."""
    sheets: tuple[str, ...] = ()

    def texts(self, *places: str) -> Iterator[tuple[str, str]]:
        """The texts of the places (all, where none is named), in the declared order; the letter's after the attachment's."""
        for place, found in self.places:
            if not places or place in places:
                yield from ((place, text) for text in found)
        if self.parent is not None:
            for place, text in self.parent.texts():
                place = place if place in ("file name", "letterhead") else "covering letter"
                if not places or place in places:
                    yield place, text

    def with_near(self, place: str, found: Sequence[str]) -> Context:
        """The same context with a place more, before all that are as near."""
        if not found:
            return self
        at = next((n for n, (other, _) in enumerate(self.places) if ORDER.index(other) >= ORDER.index(place)), len(self.places))
        return replace(self, places=(*self.places[:at], (place, tuple(found)), *self.places[at:]))

    def below(self, sentences: Sequence[str], tells: Callable[[str], object]) -> Context:
        """The same context below sentences of its own paragraph: lines above that tell figures of their own lead in no more."""
        if not sentences:
            return self
        led = ((place, tuple(text for text in found if place != "lead-in" or not tells(text))) for place, found in self.places)
        return replace(self, places=tuple(led)).with_near("sentence above", sentences)

    def answering(self, number: str) -> Context:
        """The same context as of an answer to the question of that number; of none where the letter has no such question."""
        if not number:
            return self
        asked = asked_by(self.questions, number)
        places = [(place, found) for place, found in self.places if "question" not in place]
        at = next((n for n, (place, _) in enumerate(places) if ORDER.index(place) > ORDER.index("question")), len(places))
        return replace(self, places=(*places[:at], *asked_places(asked), *places[at:]))

    def groups(self, *places: str) -> Iterator[tuple[str, list[str]]]:
        """The texts gathered by place."""
        gathered: dict[str, list[str]] = {}
        for place, text in self.texts(*places):
            gathered.setdefault(place, []).append(text)
        yield from gathered.items()

    def period(self) -> FoundPart | None:
        """The one period that the nearest place to name any names, or all years together of which the words near it speak."""
        together = years_together((text for _, text in self.texts(*NEAR, "lead-in", "question")), self.told)
        if together is not None:
            return FoundPart((together, "range"), "lead-in")
        of_all = period_of_all(text for _, text in self.texts("elsewhere", "covering letter", "note"))
        for place, found in self.groups():
            if of_all is not None and place not in PATH:
                return FoundPart(of_all, OF_ALL)
            months = place in NEAR or place == "document title"
            periods: dict[Period, str] = {}
            for text in found if place not in ("note", "elsewhere", "covering letter") else filterfalse(_is_history, found):
                here = finders.periods_of_file(text) if place == "file name" else finders.find_periods(text, months=months)
                if (place in NEAR or place == "lead-in") and periods and here:
                    break
                periods.update(dict(here))
            said = {period: kind for period, kind in periods.items() if kind != "part"}
            if len(said) == 1 and len(periods) == 1:
                period, kind = next(iter(said.items()))
                return FoundPart((period, kind), place)
            if periods:
                return FoundPart(None, place, tuple(period.label for period in periods), tuple(periods))
        return None

    def area(self) -> FoundPart | None:
        """The one force that the nearest place names: in a heading, as a body ("Kent Police"), in the file name; else a place."""
        for place, found in self.groups():
            named = forces_in(place, found, is_near=place in NEAR)
            if len(named) == 1:
                return FoundPart(named[0], "letterhead" if place == "file name" and self._is_headed(named[0]) else place)
        for place, found in self.groups():
            if len(areas := list(dict.fromkeys(area for text in found for area in finders.find_areas(text)))) == 1:
                return FoundPart(areas[0], place)
        return None

    def _is_headed(self, force: Area) -> bool:
        """Whether the letterhead names the same one force as the name of the file."""
        return forces_in("letterhead", [text for _, text in self.texts("letterhead")], is_near=False) == [force]

    def first(self, finder: Callable[[str], T | None], *places: str) -> FoundPart | None:
        """What the nearest place to say anything says, as the finder reads it; nothing sure where texts of a far one differ."""
        for place, found in self.groups(*places):
            said = [value for text in found if (value := finder(text))]
            if said and (all(value == said[0] for value in said) or place in NEAR or place == "lead-in"):
                return FoundPart(said[0], place)
            if said:
                return FoundPart(None, place, tuple(str(value) for value in dict.fromkeys(said)))
        return None

    def population(self) -> FoundPart | None:
        """The ages that the figures are all about."""
        near = self.first(whose.population_titled, *NEAR) or self.first(whose.population_said, *NEAR, "lead-in")
        near = near or self.first(whose.children_said, "note")
        further = (self.first(find_population, place) for place in ("question", "part named", "earlier question"))
        if (near := near or next(filter(None, further), None)) is not None:
            return near
        if (leant_on := self._leant_on()) is not None and leant_on.value is not None:
            return leant_on
        found = self.first(whose.population_said, "document title") or self.first(
            lambda text: whose.population_noted(text) if is_note(text) else None, "elsewhere", "covering letter"
        )
        if found is not None or leant_on is not None:
            return found or leant_on
        asked = {band for _, text in self.requested() if (band := find_population(without_parts(text))) is not None}
        asked = asked or whose.population_asked([*self.questions.values(), *(text for _, text in self.texts("elsewhere"))])
        if len(asked) == 1:
            return FoundPart(asked.pop(), "request")
        # The one population that all titles and sentences of an answer name is the subject of the whole, if it is of children.
        elsewhere = [text for _, text in self.texts("elsewhere", "covering letter")]
        told = {band for text in [*elsewhere, *told_of_all(self.keys)] if (band := whose.population_said(text)) is not None}
        only = told.pop() if len(told) == 1 else None
        if only is None or only.high is None or len(self.questions) > 1:
            return None
        # Of answers to several questions that the letter does not repeat nobody knows whether one is of whom another is of.
        answered = {number_of(text) for text in elsewhere if len(text) < _NUMBER_ALONE} - {""}
        return FoundPart(only if len(answered) < 2 else None, "another table")

    def _leant_on(self) -> FoundPart | None:
        """The population of the question on another sheet that the title of a table names: "How many of those at Q1 ..."."""
        asking = self.texts(*NEAR, "request")
        number = next((named for _, text in asking if (named := question_named(text))), "")
        told = (find_population(without_number(text)) for _, text in self.texts("elsewhere") if number_of(text) == number)
        return FoundPart(next(filter(None, told), None), "earlier question") if number else None

    def names_subject(self) -> bool:
        """Whether the words around the table alone say what its figures are, so that it takes no subject from elsewhere."""
        return any(self._offence(finders.offence_of, (place,), is_known=False) for place in (*NEAR, "lead-in", "question"))

    def is_of_one_offence(self) -> bool:
        """Whether the table's own words name one offence, so that the ages of another table need not be its own."""
        says_all = any("all ages" in text.lower() for _, text in self.texts(*NEAR, "lead-in"))
        named = None if says_all else self._offence(finders.offence_of, (*NEAR, "lead-in", "question"), is_known=False)
        return named is not None and find_offence(str(named.value)) not in WHOLES

    def ages_of_others(self) -> FoundPart | None:
        """The ages of the suspects, where those are who is counted."""
        return self.first(find_ages_of_others, *NEAR, "lead-in", "question", "document title")

    def requested(self) -> Iterator[tuple[str, str]]:
        """The words of the request, without the questions that have answers of their own."""
        is_of_one = next(self.texts("question"), None) is not None
        others = set(self.questions.values()) if is_of_one else set()
        for place, text in self.texts("request"):
            lines = [line for line in text.split("\n") if without_number(line).strip() not in others]
            if lines:
                yield place, "\n".join(lines)

    def title_above(self, finder: Callable[[str], T | None]) -> FoundPart | None:
        """What the line right above says, where it is worded as a title: "Victims of online offences, by age"."""
        text = of_what_follows(next((text for _, text in self.texts("lead-in")), ""))
        if opening := opens_a_list(text):
            text = opening
        elif is_caption(text):
            text = re.split(r"(?<=[.:]) ", text)[0] if not _TAGGED.match(text) else text
        elif not is_title(text) and not is_block_label(text):
            return None
        value = finder(text)
        return FoundPart(value, "lead-in") if value else None

    def words_left(self) -> FoundPart | None:
        """What the titles of the table say of its figures that was not understood, for those who are asked."""
        for place, text in self.texts(*NEAR, "lead-in"):
            is_its_own = place in NEAR or is_title(text) or is_caption(text) or is_block_label(text) or leads_on(text)
            if is_its_own and (left := not_understood_of_title(text, is_lead=place == "lead-in")):
                return FoundPart(not_understood(Meaning(text=text, rest=left)), place)
        return None

    def offence(self) -> FoundPart | None:
        """The offence that the figures are about: the nearest name, then one that is known, then the title's own words."""
        near = (*NEAR, "lead-in", "question")
        named = self._offence(finders.offence_of, ("sheet name",), is_known=True)
        if named is not None:
            # A sheet for each offence has its name on the tab, and the same title on all of them.
            return named
        for is_known, places in ((True, near), (False, tuple(NEAR)), (True, ()), (False, ())):
            for finder in (finders.offence_of, finders.code_of):
                found = self._offence(finder, places, is_known=is_known)
                if found is not None:
                    return found
        told = next(filter(None, map(finders.offence_of, told_of_all(self.keys))), "")
        return FoundPart(told, "elsewhere") if told else None

    def _offence(self, finder: Callable[[str], str], places: Sequence[str], *, is_known: bool) -> FoundPart | None:
        for place, text in self.texts(*places):
            if place in ("file name", "letterhead", "files beside it") or is_other_subject(text) or is_row(text):
                continue
            text = without_left_out(text)
            # Elsewhere, theft beside sexual offences does not say what all figures are of.
            if place not in NEAR and (lists_offences(text) or (place == "elsewhere" and names_other_crime(text))):
                continue
            is_free = finder is finders.offence_of and place not in NEAR and place not in ("document title", "question")
            found = (finders.named_offence(text) or (is_title(text) and offence_told(text))) if is_free else finder(text)
            if found and (not is_known or find_offence(found) is not None):
                return FoundPart(found, place)
        return None


_TAGGED = regex(r"\W*(?:table|figure|annex) ?\w{1,3}\s*[:.–-]", re.IGNORECASE)
_NUMBER_ALONE = 20
"""Letters of a line that is the number of an answer and nothing more."""
_HISTORY = regex(
    r"\b(?:systems?|software|databases?|platforms?|polic(?:y|ies)|procedures?|units?|teams?|departments?)\b", re.IGNORECASE
)
_OF_FIGURES = regex(
    r"\b(?:figures?|data|counts?|numbers?|totals?|tables?|recorded|offen[cs]es?|crimes?|victims?|incidents?|reports?|periods?"
    r"|covers?|covering|between|years?)\b",
    re.IGNORECASE,
)


def _is_history(text: str) -> bool:
    """Whether a sentence tells of the force and not of the figures: "Our present system was introduced in 2011"."""
    return _HISTORY.search(text) is not None and _OF_FIGURES.search(text) is None
