"""Numbers told in words whose meaning stands too far from them wait for a person, whatever they say.

Where a part of a meaning was found (``assigned``) says how surely it is that number's own. In tables no place tells the wrong
figures from the right ones; in words three things do, and two of them together are asked about (``bench/evidence.py`` prints the
curve of risk against questions; decision 137). They rest on where words stand and on nothing that the counts say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from types import MappingProxyType

from faircount.readers.extract_builder import ExtractBuilder
from faircount.tables.extract import AnsweredFigure, FigureRole

ASKED_FROM = 2
"""So many weaknesses are a question. Of 167 answers told in words by hands not seen before, 26 had something wrong in silence
without such a question, and 4 with it."""
FEW = 12
"""A document of fewer figures has no list that would bear one of them out."""
_OWN = "its own clause"
_BESIDE = frozenset({_OWN, "its sentence", "label in the list"})
_WHOLE = "the figure before"
_AROUND = frozenset({"the line above", "the question", "question", "request"})
_NONE: Mapping[str, Sequence[range]] = MappingProxyType({})
TOO_FAR = "told in words, and"
"""How the question begins."""
_WEAKNESSES: Mapping[str, str] = {
    "few": "few figures stand beside it",
    "period": "its period stands outside its own clause",
    "subject": "what is counted stands in the line above or the question",
    "beside": "another number of its line was not read",
}


def weaknesses(figure: AnsweredFigure, count: int, unread: Mapping[str, Sequence[range]] = _NONE) -> tuple[str, ...]:
    """What makes it unsure that a number told in words, one of ``count`` figures of its document, was understood.

    ``unread`` are the lines with numbers of which nothing says what they count: the letters of each, in turn, by paragraph.
    """
    if "!" in figure.locator or not figure.is_count:
        return ()
    place = dict(part.split(": ", 1) for part in figure.assigned.split("; ") if ": " in part)
    is_far = any(place.get(part) in _AROUND for part in ("offence", "population", "counted"))
    # "47 were girls": of which offences, the sentence does not say.
    is_far |= place.get("sex") == _OWN and place.get("population") != _OWN
    paragraph, _, letters = figure.locator.rpartition(":")
    first = letters.partition("-")[0]
    is_beside = first.isdecimal() and _stands_in(unread.get(paragraph, ()), int(first))
    # "Of these, 47 were flagged" says itself of what it is a part.
    is_of_these = figure.role is FigureRole.OF_WHICH and place.get("period") == _WHOLE
    is_when_far = place.get("period") not in _BESIDE and not is_of_these
    # The few figures of a short reply that leaves its subject to the question are of what was asked.
    told = {"few": count < FEW and not is_far, "period": is_when_far, "subject": is_far, "beside": is_beside}
    return tuple(name for name, holds in told.items() if holds)


def _stands_in(lines: Sequence[range], at: int) -> bool:
    """Whether one of the lines, which stand in turn, holds the letter."""
    behind = bisect_right(lines, at, key=attrgetter("start"))
    return behind > 0 and at in lines[behind - 1]


def ask_where_too_far(parts: Sequence[ExtractBuilder]) -> None:
    """Put the figures of a document that have too many weaknesses behind one question, which names those of the first of them."""
    count = sum(map(len, parts))
    unread: dict[str, list[range]] = {}
    for place, line in sorted({one for part in parts for one in part.unread}, key=lambda one: (one[0], one[1].start)):
        unread.setdefault(place, []).append(line)
    asked = {
        id(figure): found
        for part in parts
        for figure in part.figures
        if not figure.doubt and len(found := weaknesses(figure, count, unread)) >= ASKED_FROM
    }
    if not asked:
        return
    question = f"{TOO_FAR} {', '.join(_WEAKNESSES[name] for name in next(iter(asked.values())))}"
    for part in parts:
        taken, part.figures = part.figures, []
        for figure in taken:
            (part.proposals if id(figure) in asked else part.figures).append(
                replace(figure, doubt=question) if id(figure) in asked else figure
            )
