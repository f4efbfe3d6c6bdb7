"""Kinds of offences, districts and other groups that an answer names as it likes, and the totals that they make up."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from faircount.protect.printed_sums import can_make_up
from faircount.tables.figures import OTHER_OFFENCES, Figure
from faircount.vocabulary.ages import ALL_AGES, UNDER_18
from faircount.vocabulary.offences import contains, of_children

_Sum = tuple[int, tuple[int, ...]]
NAMED_FREELY = ("offence", "breakdown")
"""What a table is broken down by in words of its own: its total may stand elsewhere in the answer, under another name."""


def breakdowns(places: Mapping[Hashable, int], figures: Sequence[Figure]) -> Iterator[_Sum]:
    """The whole and its parts by each further dimension alone (``type=rape``, ``type=other``), where they can make it up."""
    names = dict.fromkeys(str(value).split("=")[0] for value in places if value and ";" not in str(value))
    for name in names if "" in places else ():
        parts = tuple(place for value, place in places.items() if str(value).startswith(f"{name}="))
        if len(parts) > 1 and can_make_up(figures[places[""]], [figures[part] for part in parts]):
            yield places[""], parts


def adding_up(places: Iterable[int], figures: Sequence[Figure]) -> Iterator[_Sum]:
    """A count that all the others together can come to: nothing declares it for kinds of offences, and every reader sees it.

    Where an offence stands beside others that lie in it, it is a subtotal, and may be left out of the sum.
    """
    told = [place for place in places if figures[place].upper is not None]
    for whole in _totals(told, figures) if len(told) >= max(3, len({*places})) else ():
        parts = [place for place in told if place != whole]
        offences = [figures[part].offence for part in parts]
        single = [part for part in parts if not any(_holds(figures[part].offence, other) for other in offences)]
        for made_of in dict.fromkeys((tuple(parts), tuple(single))):
            ends = [(figures[part].lower or 0, figures[part].upper or 0) for part in made_of]
            least, most = sum(lower for lower, _ in ends), sum(upper for _, upper in ends)
            meets = least <= (figures[whole].upper or 0) and (figures[whole].lower or 0) <= most
            if len(made_of) > 1 and meets and most - least <= _OPEN:
                yield whole, made_of


def _totals(told: Sequence[int], figures: Sequence[Figure]) -> Iterator[int]:
    """What the others may add up to: the largest count, and the total of all offences where it is a mark of its own."""
    counts = {place: count for place in told if (count := figures[place].count)}
    if counts:
        yield max(counts, key=counts.__getitem__)
    yield from (place for place in told if figures[place].count is None and figures[place].offence in _EVERYTHING)


_EVERYTHING = ("all_sexual", of_children("all_sexual"))
_OPEN = 40
"""A sum of kinds of offences that its marks leave open by more than this ties nothing: too many counts could be it by chance."""


def _holds(whole: str, part: str) -> bool:
    return whole != part and contains(whole, part)


def as_named_alike(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of everybody under 18 as those of all ages: in an answer about children a total may be named either way.

    Where a document gives both of one thing they are two things, and stay so. The rest of a list of offences is one more of them.
    """
    figures = [_as_offence(figure) for figure in figures]
    said = {(figure.source_id, figure.subject) for figure in figures}
    return [
        replace(figure, ages=ALL_AGES)
        if figure.ages == UNDER_18 and (figure.source_id, replace(figure, ages=ALL_AGES).subject) not in said
        else figure
        for figure in figures
    ]


def _as_offence(figure: Figure) -> Figure:
    """The rest of a list of offences as one of them, in the group that it is told for."""
    if OTHER_OFFENCES not in figure.breakdown:
        return figure
    groups = figure.breakdown.split(";")
    rest = next((group for group in groups if group.startswith(OTHER_OFFENCES)), "")
    return replace(figure, offence=rest, breakdown=";".join(group for group in groups if group != rest)) if rest else figure
