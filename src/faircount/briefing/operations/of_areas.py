"""Operations over many areas: rates beside each other, how many changed, and what follows for the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from faircount.bounds.range import Range
from faircount.briefing.among_forces import PER, PLACED, TITLE, WHERE, beyond_chance, held_against_others, spread_of
from faircount.briefing.charts.numerals import between, comma
from faircount.briefing.coverage import range_of_whole
from faircount.briefing.many_forces import NOT_COMPARED, compared_forces, some
from faircount.briefing.operations.operation import Operands, Operation, Published, count_of, together
from faircount.compare.comparison import Change
from faircount.compare.estimate import Rate
from faircount.compare.funnel import Funnel, Position
from faircount.compare.many_areas import ManyAreas
from faircount.compare.rates import count_interval
from faircount.compare.wording import say_number
from faircount.errors import NotComparable
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import FORCES

REMEMBERED = 1 << 6


@lru_cache(maxsize=REMEMBERED)
def _funnel(rates: tuple[tuple[str, Rate], ...]) -> Funnel:
    found = held_against_others(dict(rates))
    if found is None:
        raise NotComparable("too few areas are held against each other")
    return found


@lru_cache(maxsize=REMEMBERED)
def _many(before: tuple[Figure, ...], after: tuple[Figure, ...]) -> ManyAreas:
    return compared_forces(before, after)


def _rate(figure: Figure, published: Published) -> Rate:
    children = published.children.get(figure.area)
    if not children:
        raise NotComparable("the number of children of an area is not published")
    return Rate(count_of(figure), children)


def _among(cells: tuple[Figure, ...], published: Published) -> Funnel:
    return _funnel(tuple((figure.area, _rate(figure, published)) for figure in cells))


def _of_rate(say: Callable[[Rate], str]) -> Callable[[Operands, str, Published], str]:
    return lambda of, _, published: say(_rate(together(of[0]), published))


def _of_funnel(say: Callable[[Funnel], str]) -> Callable[[Operands, str, Published], str]:
    return lambda of, _, published: say(_among(of[0], published))


def _of_place(say: Callable[[Position], str]) -> Callable[[Operands, str, Published], str]:
    def placed(of: Operands, _: str, published: Published) -> str:
        point = _among(of[1], published).point(together(of[0]).area)
        return say(point.among_areas) if point is not None else ""

    return placed


def _of_many(say: Callable[[ManyAreas], str]) -> Callable[[Operands, str, Published], str]:
    return lambda of, _, __: say(_many(*of))


def _range(rate: Rate) -> str:
    found = count_interval(rate.count).scaled(PER / rate.exposure)
    return between(found.lower, found.upper, 1)


def _in_each(of: Operands, _: str, __: Published) -> str:
    return str(len(set.intersection(*({cell.area for cell in cells} for cells in of))))


def _follows(say: Callable[[Range], int | None]) -> Callable[[Operands, str, Published], str]:
    def said(of: Operands, about: str, published: Published) -> str:
        whole, _, offence = about.partition(" ")
        found = range_of_whole(of[0], published.sources, whole, offence)
        end = say(found) if found is not None else None
        return say_number(end) if end is not None else ""

    return said


OF_AREAS: Mapping[str, Operation] = {
    "children": Operation(_of_rate(lambda rate: comma(round(rate.exposure))), "children under 18 living in the area"),
    "rate": Operation(_of_rate(lambda rate: say_number(rate.value * PER, 1)), "the count for every 1,000 children of the area"),
    "range of a rate": Operation(_of_rate(_range), "the exact 95% range of what chance allows the rate beneath to be"),
    "rate of all together": Operation(
        _of_funnel(lambda among: say_number(among.average * PER, 1)), "all counts for every 1,000 children of all the areas"
    ),
    "number of areas": Operation(
        lambda of, _, __: str(len({cell.area for cell in of[0]})), "how many areas the cells are of", True
    ),
    "place among forces": Operation(
        _of_place(WHERE.__getitem__), "where the rate of the first lies among the others, by chance and their ordinary spread"
    ),
    PLACED: Operation(_of_place(lambda place: TITLE[place][0]), "the same, in the words of a title"),
    "rate that nine forces in ten pass": Operation(
        _of_funnel(lambda among: f"{spread_of(among)[0]}"), "the lowest tenth of the rates"
    ),
    "rate that one force in ten passes": Operation(
        _of_funnel(lambda among: f"{spread_of(among)[1]}"), "the highest tenth of the rates"
    ),
    "forces within those rates": Operation(
        _of_funnel(lambda among: str(spread_of(among)[2])), "how many rates lie between the lowest tenth and the highest"
    ),
    "forces beyond chance": Operation(
        _of_funnel(lambda among: str(beyond_chance(among))), "how many rates lie beyond what chance alone would give"
    ),
    "forces there are": Operation(lambda _, __, ___: str(len(FORCES)), "how many territorial forces there are"),
    "forces that could be compared": Operation(
        _of_many(lambda found: str(found.compared)), "how many areas have a count of both years that may be compared", True
    ),
    NOT_COMPARED: Operation(_of_many(lambda found: say_number(len(FORCES) - found.compared)), "how many have not", True),
    "forces that recorded more": Operation(
        _of_many(lambda found: some(found, Change.RISE)),
        "how many rose by more than chance and the spread of all, corrected for looking at all",
        True,
    ),
    "forces that recorded fewer": Operation(
        _of_many(lambda found: some(found, Change.FALL)), "how many fell, in the same way", True
    ),
    "forces that changed": Operation(_of_many(lambda found: str(len(found.standing_out))), "how many did either", True),
    "areas in each list of cells": Operation(_in_each, "how many areas have a figure, exact or not, in each of the lists", True),
    "least that follows for the whole": Operation(
        _follows(lambda found: found.lower), "the least that all these cells together leave possible for the area named", True
    ),
    "most that follows for the whole": Operation(_follows(lambda found: found.upper), "the most that they leave possible", True),
}
