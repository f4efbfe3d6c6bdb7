"""Doubts that a reader of one answer does not raise: another answer says otherwise, nobody asked this force, a total is off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from operator import attrgetter

from faircount.readers.meaning.margins import check_margins
from faircount.review.correcting import Pair, answering_twice, corrected_pairs, named, named_pairs, naming_corrected
from faircount.review.questions import parts_of
from faircount.tables.answered import NO_KNOWN_FORCE, NO_KNOWN_OFFENCE, interpret_figure
from faircount.tables.extract import AnsweredFigure, Extract, FigureRole
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import find_area

TOTAL = "a printed total and its parts do not agree"
OTHERWISE = "another answer gives another number for the same"
NOT_ASKED = "this force was not asked"


@dataclass(frozen=True, slots=True)
class Raised:
    """A doubt about one figure, by the places of its extract and of the figure in it."""

    extract: int
    figure: int
    doubt: str


def with_questions(extracts: Sequence[Extract], asked: Collection[str] = ()) -> list[Extract]:
    """The extracts, with what they leave open together as doubts of the figures concerned; no count is in their words.

    ``asked`` are the forces that the request went to, by code; with none, of nobody is it said that they were not asked.
    """
    corrected = corrected_pairs(extracts)
    extracts = naming_corrected(extracts, corrected)
    raised = (*_totals(extracts), *_unknown(extracts), *_not_asked(extracts, asked), *_otherwise(extracts, corrected))
    by_extract: dict[int, dict[int, list[str]]] = {}
    for one in raised:
        by_extract.setdefault(one.extract, {}).setdefault(one.figure, []).append(one.doubt)
    return [_doubted(extract, by_extract.get(number, {})) for number, extract in enumerate(extracts)]


def asked_since(decided: Sequence[Extract], before: Sequence[Extract]) -> list[Extract]:
    """The extracts as decided, with the doubts about another answer of figures that were taken in by that, or are read otherwise.

    ``before`` tells of which answers it was asked at first whether they take each other back: that is asked once.
    """
    corrected = corrected_pairs(decided)
    found = naming_corrected(decided, corrected)
    by_extract: dict[int, dict[int, list[str]]] = {}
    for one in _otherwise(found, [*corrected, *named_pairs(before)]):
        by_extract.setdefault(one.extract, {}).setdefault(one.figure, []).append(one.doubt)
    return [_doubted(extract, by_extract.get(number, {})) for number, extract in enumerate(found)]


def without_moot(extracts: Sequence[Extract]) -> list[Extract]:
    """The extracts as decided, without the doubt that another answer says otherwise where the other one was left out.

    That one of them stands does not say that the other falls: each is decided by itself.
    """
    standing = {(one.extract, one.figure, one.doubt) for one in _otherwise(extracts)}
    found = []
    for number, extract in enumerate(extracts):
        figures = list(extract.figures)
        for at, figure in enumerate(figures):
            if OTHERWISE in figure.doubt:
                parts = parts_of(figure.doubt)
                kept = [part for part in parts if not part.startswith(OTHERWISE) or (number, at, part) in standing]
                figures[at] = replace(figure, doubt="; ".join(kept))
        found.append(extract if figures == list(extract.figures) else replace(extract, figures=tuple(figures)))
    return found


def with_names_asked(extract: Extract, places: Collection[str]) -> Extract:
    """The extract with the names that nobody knows as doubts of the figures at these places, which decisions have taken in.

    A figure behind a question is asked about its names once that is answered: no true answer makes it vanish.
    """
    doubts: dict[int, list[str]] = {}
    for one in _unknown([extract]) if places else ():
        figure = extract.figures[one.figure]
        if figure.locator in places and not figure.doubt:
            doubts.setdefault(one.figure, []).append(one.doubt)
    return _doubted(extract, doubts)


def _doubted(extract: Extract, doubts: dict[int, list[str]]) -> Extract:
    if not doubts:
        return extract
    figures = list(extract.figures)
    for at, more in doubts.items():
        figures[at] = replace(figures[at], doubt="; ".join(dict.fromkeys((*parts_of(figures[at].doubt), *more))))
    return replace(extract, figures=tuple(figures))


def _totals(extracts: Sequence[Extract]) -> Iterator[Raised]:
    """Printed totals that their parts exceed; one that is more than its parts holds what nobody was told."""
    for number, extract in enumerate(extracts):
        off = {finding.place for finding in check_margins(extract) if "is less than its parts" in finding.reason}
        for at, figure in enumerate(extract.figures) if off else ():
            if figure.locator in off and figure.role is FigureRole.TOTAL:
                yield Raised(number, at, TOTAL)


def _unknown(extracts: Sequence[Extract]) -> Iterator[Raised]:
    """Counts that no ledger can hold, because nobody knows the force or the offence that they name: a doubt for each name."""
    known: dict[tuple[object, ...], object] = {}

    def unknown(figure: AnsweredFigure) -> object:
        """Why it cannot be held, asked once for all figures that name the same; nothing where no force is named at all."""
        named = figure.is_count, figure.counted, figure.area, figure.offence
        if named not in known:
            known[named] = interpret_figure(replace(figure, number=None), "") if figure.area else ""
        return known[named]

    for number, extract in enumerate(extracts):
        for reason, name_of, many in _NAMES:
            places = [at for at, figure in enumerate(extract.figures) if unknown(figure) == reason]
            names = {name: place for place, name in enumerate(dict.fromkeys(name_of(extract.figures[at]) for at in places), 1)}
            for at in places:
                few = f"{reason}: name {names[name_of(extract.figures[at])]} of {len(names)}"
                yield Raised(number, at, few if len(names) <= MAX_ASKED_ONE_BY_ONE else many)


MAX_ASKED_ONE_BY_ONE = 4
"""So many names that nobody knows are asked about one by one; a table of all crimes is asked about once."""
_NAMES = (
    (NO_KNOWN_FORCE, attrgetter("area"), "many forces are not known to the vocabulary"),
    (NO_KNOWN_OFFENCE, attrgetter("offence"), "many offences are not known to the vocabulary"),
)


def _not_asked(extracts: Sequence[Extract], asked: Collection[str]) -> Iterator[Raised]:
    for number, extract in enumerate(extracts) if asked else ():
        areas = {name: find_area(name) for name in {figure.area for figure in extract.figures if figure.area}}
        for at, figure in enumerate(extract.figures):
            area = areas.get(figure.area)
            if area is not None and area.code not in asked:
                yield Raised(number, at, NOT_ASKED)


def _otherwise(extracts: Sequence[Extract], corrected: Collection[Pair] = ()) -> Iterator[Raised]:
    """Figures of the same thing in two answers that cannot both be true, each with the answer that says otherwise; where two
    answers differ, a mark of the one that nobody has explained yet may differ too, and is asked about with the rest.

    Where the one says itself that it corrects the other, that is what is asked."""
    same: dict[tuple[object, ...], list[_Told]] = {}
    twice, asked = answering_twice(extracts), {*corrected, *((other, one) for one, other in corrected)}
    for number, extract in enumerate(extracts):
        for at, answered in enumerate(extract.figures):
            figure = interpret_figure(answered, "") if answered.area in twice else ""
            if isinstance(figure, Figure):
                same.setdefault(figure.subject, []).append((number, at, figure))
    apart = {(one[0], other[0]) for one, other in _pairs(same.values()) if _differ(one[2], other[2])}
    denied: dict[tuple[int, int], set[int]] = {}
    for (number, at, figure), (other, _, says) in _pairs(same.values()):
        may_differ = (number, other) in apart and _has_no_limits(figure) != _has_no_limits(says)
        if (number, other) not in asked and (may_differ or _differ(figure, says)):
            denied.setdefault((number, at), set()).add(other)
    for (number, at), others in denied.items():
        names = dict.fromkeys(named(extracts[other]) for other in sorted(others))
        yield from (Raised(number, at, f"{OTHERWISE}: {name}") for name in names)


_Told = tuple[int, int, Figure]
"""A figure, by the places of its answer and of itself in it."""


def _pairs(same: Iterable[Sequence[_Told]]) -> Iterator[tuple[_Told, _Told]]:
    """Every two figures of one thing that stand in two answers, each way round."""
    return ((one, other) for told in same for one, other in permutations(told, 2) if one[0] != other[0])


def _differ(one: Figure, other: Figure) -> bool:
    """Whether no count lies in both; a mark without limits agrees with all."""
    lows = [figure.lower if figure.lower is not None else 0 for figure in (one, other)]
    tops = [figure.upper for figure in (one, other)]
    return any(top is not None and low > top for low, top in zip(lows, reversed(tops), strict=True))


def _has_no_limits(figure: Figure) -> bool:
    return figure.lower is None and figure.upper is None
