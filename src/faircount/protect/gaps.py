"""Lists of an answer that lack of their total just what a count in no table could be, whatever that one is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from faircount.bounds.relations import Tie
from faircount.protect.relations import alike
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import contains


def gaps(figures: Sequence[Figure], guarded: Iterable[int]) -> Iterator[Tie]:
    """Each such list with its total, and the count that it lacks.

    A line that nobody understood ("Transgender or other: <5") is in no sum that is declared; it is what is missing all the same.
    """
    for place in guarded:
        hidden = figures[place]
        inside = [
            other
            for other, figure in enumerate(figures)
            if other != place and (figure.source_id, figure.period) == (hidden.source_id, hidden.period)
        ]
        for column in ("sex", "ages", "online", "offence", "breakdown"):
            for parts in alike([figures[other] for other in inside], column):
                yield from _lacking(figures, [inside[part] for part in parts.values()], place)


def _lacking(figures: Sequence[Figure], places: Sequence[int], hidden: int) -> Iterator[Tie]:
    """The largest of these as a whole of which the others, and the hidden one, could be all the parts."""
    counts = {place: figures[place].count for place in places}
    if None in counts.values():
        return
    whole = max(counts, key=lambda place: counts[place] or 0)
    parts = tuple(place for place in counts if place != whole)
    lacks = (counts[whole] or 0) - sum(counts[part] or 0 for part in parts)
    lower, upper = figures[hidden].lower or 0, figures[hidden].upper
    fits = max(lower, 1) <= lacks and (upper is None or lacks <= upper)
    if parts and fits and not _is_apart(figures[hidden], figures[whole]):
        yield Tie(whole, (*parts, hidden))


def _is_apart(hidden: Figure, whole: Figure) -> bool:
    """Whether names tell that the hidden one is none of these: a girl is missing in no list of boys."""
    by_sex = Sex.ALL not in (hidden.sex, whole.sex) and hidden.sex is not whole.sex
    by_flag = Online.ALL not in (hidden.online, whole.online) and hidden.online is not whole.online
    by_offence = not contains(whole.offence, hidden.offence) and not contains(hidden.offence, whole.offence)
    return by_sex or by_flag or by_offence
