"""Which figures add up to which: the wholes and their complete parts among tidy figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from faircount.tables.figures import Figure
from faircount.vocabulary.ages import OLDEST, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import whole_ages
from faircount.vocabulary.periods import Period

Relation = tuple[int, tuple[int, ...]]
"""The place of a whole, and the places of the parts that make it up completely."""

Partitions = Mapping[str, tuple[str, ...]]


def find_relations(figures: Sequence[Figure], partitions: Partitions) -> list[Relation]:
    """Every whole among the figures whose parts are all there: areas, periods, ages, sexes, online or not, kinds of offences.

    ``partitions`` names the areas that make up an area completely. Two figures with one subject are a whole with one part.
    """
    found = list(_repeats(figures))
    finders: tuple[tuple[str, Callable[[Mapping[Hashable, int]], Iterable[Relation]]], ...] = (
        ("area", lambda places: _areas(places, partitions)),
        ("period", _periods),
        ("online", lambda places: _listed(places, Online.ALL, (Online.YES, Online.NO))),
        ("ages", lambda places: _ages(places, whole_ages(figures[next(iter(places.values()))].offence))),
        ("sex", _sexes),
        ("offence", lambda places: _adding_up(places.values(), figures)),
        ("breakdown", lambda places: _breakdowns(places, figures)),
    )
    for column, finder in finders:
        for places in _alike(figures, column):
            found.extend(finder(places))
    return found


def _repeats(figures: Sequence[Figure]) -> Iterator[Relation]:
    first: dict[Hashable, int] = {}
    for place, figure in enumerate(figures):
        if figure.subject in first:
            yield first[figure.subject], (place,)
        else:
            first[figure.subject] = place


def _alike(figures: Sequence[Figure], column: str) -> Iterator[dict[Hashable, int]]:
    """Places by the value of one column, among figures that differ in nothing else."""
    groups: dict[Hashable, dict[Hashable, int]] = defaultdict(dict)
    for place, figure in enumerate(figures):
        rest = tuple(value for name, value in zip(_SUBJECT, figure.subject, strict=True) if name != column)
        groups[rest].setdefault(getattr(figure, column), place)
    return (places for places in groups.values() if len(places) > 1)


_SUBJECT = ("area", "period", "counted", "offence", "online", "ages", "sex", "breakdown")


def _areas(places: Mapping[Hashable, int], partitions: Partitions) -> Iterator[Relation]:
    for whole, place in places.items():
        parts = partitions.get(str(whole), ())
        if parts and all(part in places for part in parts):
            yield place, tuple(places[part] for part in parts)


def _listed(places: Mapping[Hashable, int], whole: Hashable, parts: Sequence[Hashable]) -> Iterator[Relation]:
    if whole in places and all(part in places for part in parts):
        yield places[whole], tuple(places[part] for part in parts)


def _sexes(places: Mapping[Hashable, int]) -> Iterator[Relation]:
    # Where none is said to be unknown, readers take it that none is; what then does not add up ties nothing.
    yield from _listed(
        places, Sex.ALL, [sex for sex in Sex if sex is not Sex.ALL and (sex is not Sex.NOT_KNOWN or sex in places)]
    )


def _periods(places: Mapping[Hashable, int]) -> Iterator[Relation]:
    periods = sorted(period for period in places if isinstance(period, Period))
    for whole in periods:
        inside = [period for period in periods if whole.contains(period) and period != whole]
        for chain in _chains(whole, inside):
            yield places[whole], tuple(places[part] for part in chain)


def _chains(whole: Period, inside: Sequence[Period]) -> Iterator[tuple[Period, ...]]:
    """The ways to lay periods end to end over the whole."""
    started: list[tuple[Period, ...]] = [(part,) for part in inside if part.start == whole.start]
    while started:
        chain = started.pop()
        if chain[-1].end == whole.end:
            yield chain
            continue
        following = chain[-1].end + timedelta(days=1)
        started.extend((*chain, part) for part in inside if part.start == following)


def _ages(places: Mapping[Hashable, int], everybody: AgeBand) -> Iterator[Relation]:
    """What bands add up to. ``everybody`` are the ages that the offences can be about: under 18, where that is what they are."""
    bands = [band for band in places if isinstance(band, AgeBand)]
    wholes = [band for band in bands if band.known and (band.is_all or (not everybody.is_all and band.contains(everybody)))]
    known = [band for _, band in sorted((_ends(band), band) for band in bands if band.known and band not in wholes)]
    unknown = [places[band] for band in bands if not band.known]
    for band in known:
        yield from ((places[band], tuple(places[part] for part in tiling)) for tiling in _tilings(band, known))
    for whole in wholes:
        # Where no age is said to be unknown, readers take it that none is; what then does not add up ties nothing.
        for tiling in _tilings(everybody, known):
            yield places[whole], (*(places[part] for part in tiling), *unknown)
        yield from ((places[whole], (places[other],)) for other in wholes if other != whole)


def _breakdowns(places: Mapping[Hashable, int], figures: Sequence[Figure]) -> Iterator[Relation]:
    """The whole and its parts by each further dimension alone (``type=rape``, ``type=other``)."""
    names = dict.fromkeys(str(value).split("=")[0] for value in places if value and ";" not in str(value))
    for name in names if "" in places else ():
        yield from _adding_up([places[value] for value in places if value == "" or str(value).startswith(f"{name}=")], figures)


def _adding_up(places: Iterable[int], figures: Sequence[Figure]) -> Iterator[Relation]:
    """A count that all the others together come to: nothing declares it for kinds of offences, and every reader sees it."""
    counts = {place: figures[place].count for place in places}
    known = {place: count for place, count in counts.items() if count is not None}
    if len(known) < max(3, len(counts)):
        return
    for place, count in known.items():
        if count > 0 and 2 * count == sum(known.values()):
            yield place, tuple(part for part in known if part != place)


def _ends(band: AgeBand) -> tuple[int, int]:
    return band.low or 0, OLDEST if band.high is None else band.high


def _tilings(whole: AgeBand, bands: Sequence[AgeBand]) -> Iterator[tuple[AgeBand, ...]]:
    low, high = _ends(whole)
    started: list[tuple[AgeBand, ...]] = [(band,) for band in bands if _ends(band)[0] == low and band != whole]
    while started:
        chain = started.pop()
        end = _ends(chain[-1])[1]
        if end == high:
            yield chain
        elif end < high:
            started.extend((*chain, band) for band in bands if _ends(band)[0] == end + 1)
