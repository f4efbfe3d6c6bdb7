"""Where else a count may lie that stands among others in its sentence, and has no place or year of its own there.

Each place and each year that a sentence names belongs to the number that stands nearest to it. A number that none of them belongs
to may be of any of these places, and, where the sentence tells how things went, of a year before or after those that it names:
"73 in 2019/20; it had been 179 the year before, and was back to 162 by 2022/23".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from faircount.claims.claim import Coordinates, Form, NumberReading, Way
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.resolving.calendar import shifted
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.periods import Period, financial_years

COUNTS = (Form.COUNT, Form.MAGNITUDE)
_WENT = (
    r"(?i)\b(?:before|previous|earlier|later|since|from|then|again|back|after|next|following|once|until|up|down|rose|rise|fell|fall\w*"
    r"|dropp?\w*|leap\w*|jump\w*|climb\w*|settl\w+|doubl\w+|trebl\w+|tripl\w+|halv\w+|half|last year|a year (?:on|ago))\b|\("
)
"""What tells that numbers are of several years."""
_WHOLE_RUN = (
    r"(?i)\b(?:start\w*|beg[aiu]n\w*|finish\w*|ends? (?:on|at|with|up)|ended|top\w*|peak\w*|bottom\w*|low(?:est)?|high(?:est)?"
    r"|hump|spike|running|consecutive|successive|in a row)\b"
)
"""What speaks of the first, the last or the most of all years."""
_OF_MANY = r"(?i)\b(?:of|among|out of) (?:the|all(?: the)?|those|some|about|roughly|nearly|around)?\s*$"
_A_PART = r"(?i)\s*(?:[a-z]+ ){0,3}(?:of|out of|in) (?:the |all |some |about )?\d"
_BASE = r"(?i)\b(?:(?:up|down) from|from|against|than|compared (?:with|to)|had been)\s+(?:a |an |just |only |some |about )?$"
"""Before a number that the dated one is measured from: "23 in 2022/23, up from nine"."""
_LONGEST_RUN = 12
_NEAR = 60
"""Letters behind a number in which "of the 481" stands."""
_LEADS_TO = 8
"""Letters between a place and its number, at most, where a comma or a colon stands between them."""
MOST = 400
"""Readings beyond which a sentence is no sentence of an article."""


def elsewhere(
    read: ResolvedClaim, here: Sentence, about: Coordinates, numbers: Sequence[int], *, counts: bool
) -> tuple[NumberReading, ...]:
    """The other places and years of a count, ``numbers`` being the places of the other claims, which hold ``counts`` or none."""
    if read.extracted.stated.form is Form.PAIR:
        return _of_pair(read, here, about)
    is_of_many = re.search(_OF_MANY, here.text[: read.extracted.at - here.start]) is not None
    if read.extracted.stated.form not in COUNTS or len(about.periods) != 1 or not (counts or is_of_many):
        return ()
    own = about.offences, about.areas, about.periods
    found = product([about.offences], _places(read, here, about, numbers), _years(read, here, about, numbers))
    told = [NumberReading(Way.LEVEL, *one) for one in found if one != own and all(one)]
    return tuple(told) if len(told) <= MOST else ()


def _of_pair(read: ResolvedClaim, here: Sentence, about: Coordinates) -> tuple[NumberReading, ...]:
    """The years before and after those of "from 7 to 102", which names none between its two numbers."""
    between = (said for said in here.periods if read.extracted.start <= said.start < read.extracted.end)
    if len(about.periods) != 2 or next(between, None) is not None:
        return ()
    first, last = about.periods
    moved = ((shifted(first, step), shifted(last, step)) for step in (-1, 1))
    return tuple(NumberReading(Way.CHANGE, about.offences, about.areas, when) for when in moved)


def _owns(at: int, spans: Sequence[tuple[int, int]], numbers: Sequence[int]) -> bool:
    """Whether one of the spans belongs to a number: the nearest two belong together, then the nearest of those that are left."""
    pairs = sorted((_away(one, span), one != at, one, span) for one in {at, *numbers} for span in spans)
    taken: set[int] = set()
    given: set[tuple[int, int]] = set()
    for _, _, one, span in pairs:
        if one in taken or span in given:
            continue
        if one == at:
            return True
        taken.add(one)
        given.add(span)
    return False


def _places_of(at: int, here: Sentence) -> list[tuple[int, int]]:
    """Where the places stand that may belong to a number: none far before it and its comma ("the Met for grooming, 461")."""
    spans = [place[:2] for place in here.places]
    return _own(
        at, here, [span for span in spans if span[0] > at or not _is_parted(here.text[span[1] - here.start : at - here.start])]
    )


def _is_parted(between: str) -> bool:
    """Whether a comma or a colon parts a place from a number that it does not lead to: "Kent: 461" and "Kent, with 461" do."""
    return len(between) > _LEADS_TO and any(mark in between for mark in ",:;")


def has_its_place(read: ResolvedClaim, here: Sentence, numbers: Sequence[int]) -> bool:
    """Whether a number stands alone in its sentence, or a place that is named there belongs to it."""
    return not numbers or _owns(read.extracted.at, _places_of(read.extracted.at, here), numbers)


def _own(at: int, here: Sentence, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that may belong to a number: none before one that another is measured from, none outside its brackets."""
    is_base = re.search(_BASE, here.text[: at - here.start]) is not None
    inside = (span for span in spans if _bracket(here, at) in (None, _bracket(here, span[0])))
    return [span for span in inside if not (is_base and span[0] < at)]


def _bracket(here: Sentence, at: int) -> int | None:
    """Where the bracket opens in which a place of the text lies."""
    opened = here.text.rfind("(", 0, at - here.start)
    return opened if opened > here.text.rfind(")", 0, at - here.start) else None


def _away(at: int, span: tuple[int, int]) -> int:
    return span[0] - at if at < span[0] else at - span[1]


def _places(read: ResolvedClaim, here: Sentence, about: Coordinates, numbers: Sequence[int]) -> Iterator[tuple[str, ...]]:
    yield about.areas
    at, end = read.extracted.at - here.start, read.extracted.end - here.start
    is_part_told = re.match(_A_PART, here.text[end : end + _NEAR]) is not None
    is_whole_told = re.search(_OF_MANY, here.text[:at]) is not None
    if is_part_told or is_whole_told or not _owns(read.extracted.at, _places_of(read.extracted.at, here), numbers):
        told = [*(areas for _, _, areas in here.places), *sorted(here.left_out)]
        yield from dict.fromkeys(areas for areas in told if areas != about.areas)
    if is_whole_told:
        wider = (AREAS[area].region for _, _, areas in here.places for area in areas[:1])
        yield from dict.fromkeys((area,) for area in (*wider, ENGLAND_AND_WALES) if area and (area,) != about.areas)


def _years(read: ResolvedClaim, here: Sentence, about: Coordinates, numbers: Sequence[int]) -> Iterator[tuple[Period, ...]]:
    yield about.periods
    spans = [(said.start, said.end) for said in here.periods]
    each = [year.period for said in here.periods for year in financial_years(said.period) or ()]
    spans += [here.years_on_at] if here.years_on_at is not None else []
    if _owns(read.extracted.at, _own(read.extracted.at, here, spans), numbers):
        return
    named = list(dict.fromkeys(each)) or list(about.periods)
    run = _LONGEST_RUN if re.search(_WHOLE_RUN, here.text) else len(numbers) if re.search(_WENT, here.text) else 0
    steps = sorted(range(-min(run, _LONGEST_RUN), min(run, _LONGEST_RUN) + 1), key=abs)
    yield from dict.fromkeys((shifted(one, step),) for step in steps for one in named if (shifted(one, step),) != about.periods)
