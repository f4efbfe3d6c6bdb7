"""What one sentence names, in a ledger's terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from faircount.claims.coordinates.narrowing import EVERYBODY
from faircount.claims.coordinates.offences import Named, is_coded, offences_named
from faircount.claims.coordinates.other_victims import of_that_age, with_younger
from faircount.claims.coordinates.periods import SaidWhen, periods_named
from faircount.claims.coordinates.set_aside import is_included, is_set_aside, of_some, set_aside
from faircount.claims.coordinates.victims import with_victims
from faircount.claims.mentions.mention_values import SaidPeriod, When
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import Passage, Spans
from faircount.claims.mentions.places import NATIONAL
from faircount.claims.resolving.calendar import shifted
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, area_contains, find_area
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.measures import Counted

_LISTED = regex(
    r"(?:[\s,()&-]|’s|'s|\b(?:and|plus|with|as well as|of|for|in|the|those|offences?|crimes?|cases|recorded"
    r"|nature|neighbouring|nearby|forces?|police"
    r"|constabulary)\b)*",
    re.IGNORECASE,
)
_BOUND = regex(r"[,;:—–](?!\d)|(?<=\bthat)\s|(?=\s(?:and|but|yet|so|while)\s)")
_NUMBER = regex(NUMBER, re.IGNORECASE)
_PART = regex(r";|\s[—–-]\s")
_TELLS = regex(
    r"\b(?:said|says|told|tells|heard|hears|learned|learnt|wrote|writes|asked|warned|added|claims|claimed|argued|announced|launched|quot\w+"
    r"|according\s+to|ascribes?|emerged|noted|complained|thinks?|believes?|spoken|put\s+it)\b",
    re.IGNORECASE,
)
_GOES_ON = regex(r"\s*(?:and|but|yet|so|while|a|an|delegates|councillors|colleagues)\s", re.IGNORECASE)
_WHY = regex(
    r"\s*(?:(?:in part|partly|largely|mainly|perhaps|probably)\s+)?"
    r"(?:reflecting|reflects|driven by|fuelled by|thanks to|due to|because|owing to|amid|as a result of|following|after)\b",
    re.IGNORECASE,
)
"""Opens a clause that gives the reason, and narrows nothing."""
_CAPITALS = regex(r"\b[A-Z]{4,}(?:[ -](?:AND |& )?[A-Z]{4,})*\b")
_CAME_IN = Keyed(
    r"(?i)\b(?:became|become|made|introduced|came|come|coming|brought|law|force|created|began|started|launched|criminalis\w+)\b[^.;,]{0,60}$"
)
_BASED = regex(r"\bfrom\s+(?:just\s+|only\s+)?[\d,]+\s+(?:[a-z]+\s+)?in\s+(?:the\s+)?$", re.IGNORECASE)
_OF_ANYBODY = regex(
    r"\bvictims?\s+of\s+(?:any|every|all)\b|\b(?:adult\s+and\s+child|child\s+and\s+adult|(?:any|all|every|whatever)(?:\s+the)?)\s+victims?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what it names, those of one list together; offsets are those of the text."""

    start: int
    text: str
    offences: tuple[tuple[Named, ...], ...]
    places: tuple[tuple[int, int, tuple[str, ...]], ...]
    periods: tuple[SaidWhen, ...]
    years_on: float
    """Years from the period told before to the one that it is told of ("twelve months later": 1), 0 where it says nothing so."""
    years_on_at: tuple[int, int] | None
    """Where it says so."""
    asides: Spans
    """Stretches of its text that tell who said it, or go on to other things."""
    apart: Spans
    """Stretches between semicolons or dashes that name no offence, area or year: numbers in them may be of anything."""
    in_town: bool
    left_out: frozenset[tuple[str, ...]]
    """The places that it sets aside: "apart from the City of London, ..."."""
    ahead: frozenset[tuple[str, ...]]
    """Those of them that it names as before its own: "only Kent recorded more"."""
    included: frozenset[tuple[str, ...]]
    """Those that it says are among the ones a number is of: "British Transport Police included"."""
    names_victims: bool
    """Whether victims are spoken of in the names of offences alone ("rapes of girls", "codes whose title names the victim")."""

    @property
    def undated(self) -> str:
        """Its text with its periods blanked: the "from" of "from April 2020 to March 2021" measures nothing."""
        text = self.text
        for said in self.periods:
            first, last = max(said.start - self.start, 0), min(said.end - self.start, len(text))
            text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
        return text


def read_sentence(passage: Passage, start: int, end: int) -> Sentence:
    """What the stretch of a text from one character to another names."""
    text = passage.printed[start:end]
    offences = with_younger(text, with_victims(text, offences_named(text)))
    offences = _without_aliases(text, [*offences, *of_that_age(text, offences)])
    offences = [replace(one, start=one.start + start, end=one.end + start) for one in offences]
    relative = [said for said in passage.periods if start <= said.start < end and said.when is When.SHIFT]
    periods = _with_relative(_periods(passage, text, start), relative)
    places = _places(passage, text, start)
    places = [place for place in places if not of_some(text, start, place)]
    aside = set_aside(text, start, places)
    included = [place for place in places if is_included(text, place[0] - start, place[1] - start)]
    places = [place for place in places if place not in (*aside, *included)]
    marks = [
        *((one.start, one.end) for one in offences),
        *((one.start, one.end) for one in periods),
        *(place[:2] for place in places),
    ]
    marks = [(first - start, last - start) for first, last in marks]
    asides = tuple(_asides(text, marks))
    apart = tuple(one for one in _clauses(text, _PART) if not _holds(one, marks)) if marks else ()
    victims = _victims_told(passage, text, start)
    listed = _grouped(text, start, [(one.start, one.end) for one in offences])
    grouped = _apart(_grouped(text, start, [(first, last) for first, last, _ in places]), [areas for _, _, areas in places])
    return Sentence(
        start=start,
        text=text,
        offences=tuple(tuple(offences[one] for one in group) for group in listed),
        places=tuple(
            (places[group[0]][0], places[group[-1]][1], tuple(dict.fromkeys(code for one in group for code in places[one][2])))
            for group in grouped
        ),
        periods=tuple(periods),
        years_on=relative[0].years if relative and not periods else 0.0,
        years_on_at=(relative[0].start, relative[0].end) if relative and not periods else None,
        asides=asides,
        apart=apart,
        in_town=any(
            said.kind in ("free", "town")
            and start <= said.start < end
            and not any(low <= said.start - start < high for low, high in asides)
            for said in passage.places
        ),
        left_out=frozenset(areas for _, _, areas in aside),
        ahead=frozenset(areas for first, last, areas in aside if not is_set_aside(text, first - start, last - start)),
        included=frozenset(areas for _, _, areas in included),
        names_victims=bool(offences) and all(any(one.start <= at < one.end for one in offences) for at in victims),
    )


def _periods(passage: Passage, text: str, start: int) -> list[SaidWhen]:
    """The periods that a sentence names, in their order."""
    periods = [replace(one, start=one.start + start, end=one.end + start) for one in periods_named(text)]
    for said in passage.periods:
        if not (start <= said.start < start + len(text) and said.when is When.FIXED and said.period):
            continue
        # The month in which a law came in dates no count.
        is_event = said.period.months == 1 and _CAME_IN.search(text[: said.start - start]) is not None
        if not is_event and not _overlaps(said, periods):
            periods.append(SaidWhen(said.start, said.end, said.period))
    told = (one for one in periods if not re.search(_STARTS, text[: one.start - start], re.IGNORECASE))
    return sorted(told, key=_start_of)


_STARTS = (
    r"\b(?:going|goes|dating|stretching|reaching)\s+back\s+(?:as\s+far\s+as|to)\s+$"
    r"|\b(?:figures|records?|series|data|counts)\s+(?:that\s+|which\s+)?(?:begin|start)(?:s|ning|ing)?\s+(?:in|with|from)\s+$"
)
"""What a list of years begins with, which is no year of a number: "in figures going back to 2012/13"."""


def _victims_told(passage: Passage, text: str, start: int) -> list[int]:
    """Where a sentence speaks of victims, and not of everybody."""
    end = start + len(text)
    victims = [said for said in passage.measures if said.counted is Counted.VICTIMS and start <= said.start < end]
    everybody = [found.span() for found in EVERYBODY.finditer(text)]
    victims = [said for said in victims if not any(first <= said.start - start < last for first, last in everybody)]
    return [
        said.start for said in victims if not _OF_ANYBODY.search(text, max(0, said.start - start - 20), said.end - start + 20)
    ]


def _without_aliases(text: str, named: Sequence[Named]) -> list[Named]:
    """The names; of two of which one stands in brackets behind the other, the coded one: "indecent images (code 86)"."""
    found = list[Named]()
    for one in named:
        is_alias = bool(found) and text[found[-1].end : one.start].strip() == "(" and text[one.end :].lstrip().startswith(")")
        if is_alias:
            before = found.pop()
            kept = one if all(map(is_coded, one.offences)) else before
            found.append(replace(kept, start=before.start, end=one.end))
        else:
            found.append(one)
    return found


def _places(passage: Passage, text: str, start: int) -> list[tuple[int, int, tuple[str, ...]]]:
    end = start + len(text)
    places = [
        (said.start, said.end, areas)
        for said in passage.places
        if start <= said.start < end
        and (areas := (ENGLAND_AND_WALES,) if said.kind == NATIONAL else said.areas)
        and set(areas) <= set(AREAS)
    ]
    places += [
        (found.start() + start, found.end() + start, (area.code,))
        for found in _CAPITALS.finditer(text)
        if (area := find_area(found[0].title())) is not None
        and not any(first <= found.start() + start < last for first, last, _ in places)
    ]
    return sorted(places)


def _clauses(text: str, bound: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    yield from pairwise([0, *(found.end() for found in bound.finditer(text)), len(text)])


def _holds(clause: tuple[int, int], marks: Sequence[tuple[int, int]]) -> bool:
    return any(clause[0] < end and start < clause[1] for start, end in marks)


def _asides(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence that hold no number and name no offence, area or year, where they tell who says or does what.

    So those that say why: "rose by 52%, reflecting proactive work online".
    """
    for clause in _clauses(text, _BOUND):
        words = text[slice(*clause)]
        held = _holds(clause, marks) or _NUMBER.search(words)
        if not held and (_TELLS.search(words) or _GOES_ON.match(words) or _WHY.match(words)):
            yield clause


def _with_relative(named: Sequence[SaidWhen], said: Sequence[SaidPeriod]) -> list[SaidWhen]:
    """The periods of a sentence with those told by one named before them: "456 in 2022/23, up from 392 the year before"."""
    found, way = list(named), 0.0
    for one in said:
        # "58 the year before and 42 the year after": both from the year that is named, and not one from the other.
        earlier = [other for other in (found if way * one.years > 0 else named) if other.end <= one.start]
        if earlier and not _overlaps(one, found):
            found.append(SaidWhen(one.start, one.end, shifted(max(earlier, key=_end_of).period, one.years)))
            way = one.years
    return sorted(found, key=_start_of)


def _overlaps(said: SaidPeriod, others: Sequence[SaidWhen]) -> bool:
    return any(other.start < said.end and said.start < other.end for other in others)


_start_of, _end_of = attrgetter("start"), attrgetter("end")


def _grouped(text: str, start: int, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The numbers of mentions that stand in one list, with nothing but "and" or a comma between them."""
    groups: list[list[int]] = []
    for number, (first, _) in enumerate(spans):
        between = text[spans[number - 1][1] - start : first - start] if number else "."
        if groups and _LISTED.fullmatch(between):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _apart(groups: list[list[int]], places: Sequence[tuple[str, ...]]) -> list[list[int]]:
    """The groups of places, with those apart that others lie in: "in the South West, Avon and Somerset recorded the most"."""
    parted: list[list[int]] = []
    for group in groups:
        outer = [one for one in group if any(lies_around(places[one], places[other]) for other in group)]
        parted += [[one] for one in outer]
        inner = [one for one in group if one not in outer]
        parted += [inner] if inner else []
    return sorted(parted)


def lies_around(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    """Whether an area holds all of others and is none of them."""
    return len(outer) == 1 and all(area_contains(outer[0], one) and outer[0] != one for one in inner)


def is_base(here: Sentence, said: SaidWhen) -> bool:
    """Whether a year is that of the number which another is measured from: "from 205 in 2020/21 to 379"."""
    return _BASED.search(here.text[: said.start - here.start]) is not None


def is_compared_with(here: Sentence, said: SaidWhen) -> bool:
    """Whether numbers before a year are measured from it: "up by 152 to 542, compared with the year to March 2014"."""
    return _COMPARED_WITH.search(here.text[: said.start - here.start]) is not None


_COMPARED_WITH = Keyed(r"\bcompared (?:with|to)\s+(?:in\s+)?(?:the\s+)?$", "compared")
