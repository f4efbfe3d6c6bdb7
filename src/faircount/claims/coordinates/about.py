"""What each claim is about in a ledger's terms: offences, areas and periods, each named beside it or carried from before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from faircount.claims.claim import About, Direction, Form, Kind
from faircount.claims.coordinates.narrowing import PER_CHILDREN, is_narrowed
from faircount.claims.coordinates.offences import Named, offences_named
from faircount.claims.coordinates.periods import SaidWhen, periods_named
from faircount.claims.finding.found import Found
from faircount.claims.mentions.passage import Passage
from faircount.claims.mentions.places import NATIONAL
from faircount.claims.mentions.said import SaidPeriod, When
from faircount.claims.resolving.calendar import is_dated, shifted
from faircount.claims.resolving.reading import Read
from faircount.vocabulary.areas import AREAS, area_contains, find_area
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period

NATION = "K04000001"
_LISTED = re.compile(
    r"(?:[\s,()&-]|’s|'s|\b(?:and|plus|with|as well as|of|for|in|the|those|offences?|crimes?|cases|recorded|nature|forces?|police"
    r"|constabulary)\b)*",
    re.IGNORECASE,
)
_JOINTS = re.compile(r",\s|;|\band\b|\bbut\b|\bcompared\b|\bagainst\b")
_AND = re.compile(r"\s*(?:,|and|,\s*and|plus|to)\s*(?:in\s+)?", re.IGNORECASE)
_BASE = re.compile(r"\b(?:from|compared with|than|against|after)\s+(?:just\s+|only\s+)?$", re.IGNORECASE)
_WHEN = re.compile(r",?\s+when\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z]{4,}(?:[ -](?:AND |& )?[A-Z]{4,})*\b")
_OF_ALL = re.compile(
    r"\b(?:of|among)\s+(?:all\s+|the\s+|all\s+the\s+|every\s+)?(?:[\d,]+\s+)?(?:recorded\s+)?(?:offences\s+of\s+)?$",
    re.IGNORECASE,
)
_EVERY_FORCE = re.compile(
    r"\bany (?:other )?(?:police )?force\b|\b(?:of|among|amongst) (?:the |all )?43\b|\bin the (?:country|nation)\b|\bnationally\b"
    r"|\ball (?:the )?(?:43 )?forces\b",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"\b(?:apart\s+from|leav\w+\s+aside|setting\s+aside|aside\s+from|except(?:\s+for)?|excluding|other\s+than|outside|bar"
    r"|not\s+counting|without)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_OF_ANYBODY = re.compile(
    r"\bvictims?\s+of\s+(?:any|every|all)\b|\b(?:any|all|every|whatever)\s+(?:the\s+)?victims?\b", re.IGNORECASE
)
_UNCOUNTED = (
    Counted.FORCES,
    Counted.IMAGES,
    Counted.ARRESTS,
    Counted.SUSPECTS,
    Counted.OFFENDERS,
    Counted.OUTCOMES,
    Counted.CAUTIONS,
)
_OFFENCES = re.compile(r"\b(?:offen[cs]es?|crimes?|cases|rapes?|assaults?)\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(r"\b(?:children|people|pupils|residents|officers|forces|staff)$", re.IGNORECASE)
_FEW = {Form.COUNT, Form.MAGNITUDE, Form.PER, Form.EVERY, Form.PERCENT, Form.ONE_IN, Form.FRACTION, Form.RANK}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with what it names; offsets are those of the text."""

    start: int
    text: str
    offences: tuple[tuple[Named, ...], ...]
    places: tuple[tuple[int, int, tuple[str, ...]], ...]
    periods: tuple[SaidWhen, ...]
    in_town: bool
    leaves_out: bool
    """Whether it sets a place aside: "apart from the City of London, ..."."""
    names_victims: bool
    """Whether victims are spoken of in the names of offences alone ("rapes of girls", "codes whose title names the victim")."""


def about_each(passage: Passage, claims: Sequence[Read]) -> dict[str, About]:
    """For each claim, by its id, what it is about."""
    sentences = {span: _sentence(passage, *span) for span in passage.sentences}
    ordered = list(passage.sentences)
    only = len({areas for sentence in sentences.values() for _, _, areas in sentence.places}) == 1
    found: dict[str, About] = {}
    for read in claims:
        number = passage.sentence(read.found.at)
        here, before = sentences[ordered[number]], [sentences[span] for span in ordered[:number]][::-1]
        numbers = sorted(other.found.at for other in claims if other is not read and other.sentence == read.sentence)
        about = _about(read, here, before, numbers)
        # Where a text names one area alone, "it" and "the force" are that one.
        found[read.id] = replace(about, said=about.said | {"area"}) if only and about.areas else about
    return found


def without_names(passage: Passage, found: Sequence[Found]) -> tuple[Found, ...]:
    """The claims without the counts that are none: the 13 of "rape of a girl under 13 offences", the 23 of "FY22/23"."""
    taken: list[tuple[int, int]] = []
    for start, end in dict.fromkeys(passage.around(one.at) for one in found if one.quantities.form is Form.COUNT):
        text = passage.printed[start:end]
        taken += [(said.start + start, said.end + start) for said in offences_named(text)]
        taken += [(said.start + start, said.end + start) for said in periods_named(text)]
    return tuple(
        one for one in found if one.quantities.form is not Form.COUNT or not any(first <= one.at < last for first, last in taken)
    )


def _sentence(passage: Passage, start: int, end: int) -> _Sentence:
    text = passage.printed[start:end]
    offences = [replace(one, start=one.start + start, end=one.end + start) for one in offences_named(text)]
    periods = [replace(one, start=one.start + start, end=one.end + start) for one in periods_named(text)]
    periods = _with_relative(periods, [said for said in passage.periods if start <= said.start < end])
    places = [
        (said.start, said.end, areas)
        for said in passage.places
        if start <= said.start < end
        and (areas := (NATION,) if said.kind == NATIONAL else said.areas)
        and set(areas) <= set(AREAS)
    ]
    places += [
        (found.start() + start, found.end() + start, (area.code,))
        for found in _CAPITALS.finditer(text)
        if (area := find_area(found[0].title())) is not None
        and not any(first <= found.start() + start < last for first, last, _ in places)
    ]
    places.sort()
    aside = [place for place in places if _SET_ASIDE.search(text[: place[0] - start])]
    places = [place for place in places if place not in aside]
    victims = [said for said in passage.measures if said.counted is Counted.VICTIMS and start <= said.start < end]
    victims = [said for said in victims if not _OF_ANYBODY.search(text, max(0, said.start - start - 20), said.end - start + 20)]
    listed = _grouped(text, start, [(one.start, one.end) for one in offences])
    grouped = _apart(_grouped(text, start, [(first, last) for first, last, _ in places]), [areas for _, _, areas in places])
    return _Sentence(
        start,
        text,
        tuple(tuple(offences[one] for one in group) for group in listed),
        tuple(
            (places[group[0]][0], places[group[-1]][1], tuple(dict.fromkeys(code for one in group for code in places[one][2])))
            for group in grouped
        ),
        tuple(periods),
        any(said.kind in ("free", "town") and start <= said.start < end for said in passage.places),
        bool(aside),
        bool(offences) and all(any(one.start <= said.start < one.end for one in offences) for said in victims),
    )  # fmt: skip


def _with_relative(named: Sequence[SaidWhen], said: Sequence[SaidPeriod]) -> list[SaidWhen]:
    """The periods of a sentence with those told by one that it names before them: "456 in 2022/23, up from 392 the year before"."""
    found = list(named)
    for one in said:
        earlier = [other for other in found if other.end <= one.start]
        if one.when is When.SHIFT and earlier and not any(other.start < one.end and one.start < other.end for other in found):
            found.append(SaidWhen(one.start, one.end, shifted(max(earlier, key=_end_of).period, one.years)))
    return sorted(found, key=_start_of)


def _end_of(said: SaidWhen) -> int:
    return said.end


def _start_of(said: SaidWhen) -> int:
    return said.start


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
        outer = [one for one in group if any(_around(places[one], places[other]) for other in group)]
        parted += [[one] for one in outer]
        inner = [one for one in group if one not in outer]
        parted += [inner] if inner else []
    return sorted(parted)


def _about(read: Read, here: _Sentence, before: Sequence[_Sentence], numbers: Sequence[int]) -> About:
    offences, of, offence_said = _offences(read, here, before, numbers)
    areas, among, area_said = _areas(read, here, before, numbers)
    periods, period_said = _periods(read, here, before, numbers)
    of_children = PER_CHILDREN.search(here.text[max(0, read.found.start - here.start - 60) : read.found.end - here.start + 40])
    each = (("offence", offence_said), ("area", area_said), ("period", period_said), ("children", of_children is not None))
    said = {name for name, is_said in each if is_said}
    subject, form = read.subject, read.found.quantities.form
    words = here.text[read.found.start - here.start : read.found.end - here.start]
    of_people = _OF_PEOPLE.search(words) is not None
    uncounted = subject.counted in _UNCOUNTED and _OFFENCES.search(words) is None
    if form is Form.COUNT and (uncounted or (of_people and not _ends_in_name(read, offences))):
        offences = ()
    other_unit = subject.counted not in (Counted.OFFENCES, Counted.INCIDENTS) and _OFFENCES.search(words) is None
    other_unit = other_unit and not (subject.counted is Counted.VICTIMS and here.names_victims)
    unlike = subject.online is not Online.ALL or other_unit or (of_people and form is not Form.RANK)
    group = "group" in subject.said and not offence_said
    narrowed = (
        bool(subject.marks - {"part"})
        or (unlike and form is not Form.PER)
        or group
        or here.in_town
        or here.leaves_out
        or is_narrowed(here.text, here.start, tuple(one for group in here.offences for one in group), form is Form.PER)
    )
    codes = tuple(dict.fromkeys(code for one in offences for code in one.offences))
    whole = all(one.is_whole for one in offences)
    return About(codes, of, areas, among, periods, frozenset(said), whole and not narrowed)


def _ends_in_name(read: Read, offences: tuple[Named, ...]) -> bool:
    """Whether the people whom a count ends with stand in the name of its offence: "166 grooming children"."""
    return any(one.start < read.found.end <= one.end for one in offences)


def _nearest(at: int, spans: Sequence[tuple[int, int]], numbers: Sequence[int], here: _Sentence) -> tuple[int, bool]:
    """The mention that a number goes with: the one with the fewest other numbers between, the fewest joints, the fewest words.

    And whether it is surely the number's: the only one of its sentence, or one that no other number stands nearer to.
    """

    every = tuple(sorted({at, *numbers}))
    each, costs = _assigned(here.text, here.start, tuple(spans), every)
    chosen = each[at]
    nearer = [other for other in numbers if each[other] == chosen and costs[other] < costs[at]]
    if len(spans) == 1:  # one year behind two numbers is of both, unless it is that of a base: "266, up from 260 in 2021/22"
        return chosen, not any(_BASE.search(here.text[: other - here.start]) for other in nearer)
    return chosen, not nearer


@lru_cache(maxsize=64)
def _assigned(
    text: str, offset: int, spans: tuple[tuple[int, int], ...], numbers: tuple[int, ...]
) -> tuple[Mapping[int, int], Mapping[int, tuple[int, int]]]:
    """For each number of a sentence the mention that costs it least, and that cost; the same for all claims of the sentence."""

    def cost(at: int, number: int) -> tuple[int, int]:
        start, end = spans[number]
        low, high = (at, start) if start >= at else (end, at)
        crossed = bisect_left(numbers, high) - bisect_left(numbers, low) - (low <= at < high)
        if end <= at and _WHEN.match(text, low - offset, high - offset):
            return 0, high - low  # "since 2012/13, when there were 162"
        joints = len(_JOINTS.findall(text, low - offset, high - offset)) if high > low else 0
        return 2 * crossed + joints + (start < at), high - low

    each = {at: min((cost(at, number), number) for number in range(len(spans))) for at in numbers}
    return {at: number for at, (_, number) in each.items()}, {at: least for at, (least, _) in each.items()}


def _offences(
    read: Read, here: _Sentence, before: Sequence[_Sentence], numbers: Sequence[int]
) -> tuple[tuple[Named, ...], tuple[str, ...], bool]:
    """The offences of a claim, those of the whole that it is a share of, and whether its sentence names them."""
    if not here.offences:
        carried = next((sentence.offences[-1] for sentence in before if sentence.offences), ())
        return carried, (), False
    groups = list(here.offences)
    of: tuple[str, ...] = ()
    if read.found.kind is Kind.SHARE and len(groups) > 1:
        whole = [group for group in groups if _OF_ALL.search(here.text[: group[0].start - here.start])]
        if len(whole) == 1:
            of = tuple(code for one in whole[0] for code in one.offences)
            groups.remove(whole[0])
    chosen, is_sure = _nearest(read.found.at, [(group[0].start, group[-1].end) for group in groups], numbers, here)
    alike = len({tuple(one.offences for one in group) for group in groups}) == 1
    return groups[chosen], of, is_sure or alike


def _areas(read: Read, here: _Sentence, before: Sequence[_Sentence], numbers: Sequence[int]) -> tuple[tuple[str, ...], str, bool]:
    """The areas of a claim, the wider one that it is a share of or ranked in, and whether its sentence names them."""
    groups = [areas for _, _, areas in here.places]
    own = read.subject.areas if set(read.subject.areas) <= set(AREAS) else ()
    compared = read.found.kind in (Kind.SHARE, Kind.RANK)
    every = NATION if _EVERY_FORCE.search(here.text) else ""
    if not groups:
        carried = own or next((sentence.places[-1][2] for sentence in before if sentence.places), ())
        return carried, every if carried != (NATION,) else "", False
    if not compared:
        if own in groups and len(groups) > 1:
            return own, "", True
        chosen, is_sure = _nearest(read.found.at, [(start, end) for start, end, _ in here.places], numbers, here)
        return groups[chosen], "", is_sure or len(set(groups)) == 1
    inner = [areas for areas in groups if not any(_around(areas, other) for other in groups if other != areas)]
    outer = [areas[0] for areas in groups if any(_around(areas, other) for other in groups if other != areas)]
    if len(groups) == 1 and read.found.kind is Kind.RANK and AREAS[groups[0][0]].parts:
        carried = next((sentence.places[0][2] for sentence in before if sentence.places), ())
        return carried, groups[0][0], False
    return inner[0] if inner else groups[0], outer[-1] if outer else every, True


def _around(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    return len(outer) == 1 and all(area_contains(outer[0], one) and outer[0] != one for one in inner)


def _periods(read: Read, here: _Sentence, before: Sequence[_Sentence], numbers: Sequence[int]) -> tuple[tuple[Period, ...], bool]:
    """The period of a claim, or the two of a change, and whether its sentence names them."""
    stated, named = read.found.quantities, here.periods
    resolved = tuple(period for period in read.periods if period is not None and is_dated(period))
    change = read.found.kind in (Kind.CHANGE, Kind.RATIO)
    if change:
        distinct = sorted({said.period for said in named})
        if len(distinct) == 2:
            return (distinct[0], distinct[1]), True
        if len(resolved) == 2 or len(distinct) != 1:
            return (resolved, bool(named)) if len(resolved) == 2 else ((), False)
        # "Fell 4% in the year to March 2023" is measured from the year before, which a text that names others leaves open.
        return (shifted(distinct[0], -1), distinct[0]), not any(sentence.periods for sentence in before)
    if not named:
        carried = next((sentence.periods[-1].period for sentence in before if sentence.periods), None)
        return resolved[-1:] or ((carried,) if carried else ()), False
    joined = [number for number, said in enumerate(named) if said.joined]
    if joined and stated.form in _FEW and stated.direction in (None, Direction.SAME):
        first, last = named[joined[0]], named[joined[0] + 1]
        return (Period(first.period.start, last.period.end),), True
    years = sorted({said.period for said in named})
    follow = len(years) > 1 and all(one.precedes(other) for one, other in pairwise(years))
    listed = all(_AND.fullmatch(here.text[one.end - here.start : other.start - here.start]) for one, other in pairwise(named))
    if follow and listed and not numbers and stated.form is Form.COUNT and stated.direction is None:
        return (Period(years[0].start, years[-1].end),), True  # "586 in 2021/22 and 2022/23"
    chosen, is_sure = _nearest(read.found.at, [(said.start, said.end) for said in named], numbers, here)
    if is_sure:
        return (named[chosen].period,), True
    # The year of "266, up from 260 in 2021/22" is the base's; the number is of the year before it in the text.
    carried = next((sentence.periods[-1].period for sentence in before if sentence.periods), None)
    other = next((period for period in (*resolved[-1:], carried) if period and period != named[chosen].period), None)
    return (other or named[chosen].period,), False
