"""Which figures add up to which: the wholes and their complete parts among tidy figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from faircount.bounds.extent import plain_ages
from faircount.bounds.relations import Tie
from faircount.protect.named_freely import NAMED_FREELY, adding_up, as_named_alike, breakdowns
from faircount.protect.printed_parts import printed_parts
from faircount.protect.printed_sums import can_make_up, printed_ties, sums_over_time, told_twice
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, OLDEST, UNDER_18, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import whole_ages
from faircount.vocabulary.periods import Period

Partitions = Mapping[str, tuple[str, ...]]
_Sum = tuple[int, tuple[int, ...]]


def looks_like_sums(figures: Sequence[Figure], named: Sequence[Tie]) -> list[Tie]:
    """The sums that no name tells: a reader sees them in what is printed, and may be mistaken."""
    likely = [*_in_each(figures, _by_their_looks), *named]
    seen = [*told_twice(figures), *sums_over_time(figures), *printed_ties(figures, likely)]
    return list(dict.fromkeys([*printed_parts(figures, [*seen, *likely]), *seen, *likely[: len(likely) - len(named)]]))


def named_relations(figures: Sequence[Figure], partitions: Partitions) -> list[Tie]:
    """The wholes whose parts names tell: areas, periods, ages, sexes, online or not, kinds of offences.

    ``partitions`` names the areas that make up an area. Two figures with one subject and one count are a whole with one part.
    """
    found = _in_each(figures, lambda each: _by_their_names(each, partitions))
    return list(dict.fromkeys([*(Tie(whole, parts) for whole, parts in _repeats(figures)), *found]))


def _in_each(figures: Sequence[Figure], finder: Callable[[Sequence[Figure]], Iterator[_Sum]]) -> list[Tie]:
    """What is found among all figures, and in each document by itself: two may give two versions of a table.

    What a total of its document leaves out is no part of any.
    """
    documents: dict[str, list[int]] = defaultdict(list)
    for place, figure in enumerate(figures):
        documents[figure.source_id].append(place)
    found: list[Tie] = []
    for places in ([*range(len(figures))], *(documents.values() if len(documents) > 1 else ())):
        inside = [figures[place] for place in places]
        apart = unknown_apart(inside).keys()
        sums = (held for held in finder(inside) if not apart & {*held[1]})
        found += [Tie(places[whole], tuple(places[part] for part in parts)) for whole, parts in sums]
    return found


def _by_their_names(figures: Sequence[Figure], partitions: Partitions) -> Iterator[_Sum]:
    """The wholes among figures of which the first about a subject stands for all others about it."""
    of_children = as_named_alike(figures)
    finders: tuple[tuple[str, Callable[[Mapping[Hashable, int]], Iterable[_Sum]]], ...] = (
        ("area", lambda places: _areas(places, partitions)),
        ("period", _periods),
        ("online", lambda places: _listed(places, Online.ALL, (Online.YES, Online.NO))),
        ("ages", lambda places: _ages(places, whole_ages(figures[next(iter(places.values()))].offence))),
        ("sex", _sexes),
        ("offence", lambda places: adding_up(places.values(), of_children)),
        ("breakdown", lambda places: breakdowns(places, figures)),
    )
    yield from dict.fromkeys(held for sums in unknown_apart(figures).values() for held in sums)
    for column, finder in finders:
        for places in alike(of_children if column in NAMED_FREELY else figures, column):
            yield from finder(places)


def _by_their_looks(figures: Sequence[Figure]) -> Iterator[_Sum]:
    """Bands or sexes that can make up a total, though nothing declares that they do.

    A reader who has a table before him adds its lines up: where they are all that is told of an offence that adults commit
    against adults too, and where the total beside them goes by another name, another offence, a kind or a group.
    """
    for column, is_whole, finder in _LOOKS:
        totals: dict[Hashable, list[int]] = defaultdict(list)
        for place, figure in enumerate(figures):
            if is_whole(figure):
                totals[_but_names(figure, column)].append(place)
        for places in alike(figures, column, alone=True):
            parts = {value: place for value, place in places.items() if not is_whole(figures[place])}
            wholes = [place for place in places.values() if is_whole(figures[place])]
            if not parts:
                continue
            for whole in wholes or totals[_but_names(figures[next(iter(parts.values()))], column)]:
                for _, made_of in finder({_WHOLE[column]: whole, **parts}):
                    if _can_make_up(figures[whole], [figures[part] for part in made_of]):
                        yield whole, made_of


def _told_bands(places: Mapping[Hashable, int]) -> Iterator[_Sum]:
    """The total as the sum of the bands from the lowest to the highest that is told."""
    bands = [band for band in places if isinstance(band, AgeBand) and band.known and band != ALL_AGES]
    if bands:
        ends = [band.ends for band in bands]
        lowest, highest = min(low for low, _ in ends), max(high for _, high in ends)
        everybody = AgeBand(lowest, None if highest == OLDEST else highest)
        unknown = [place for band, place in places.items() if isinstance(band, AgeBand) and not band.known]
        for tiling in (*_tilings(everybody, bands), *((band,) for band in bands if band == everybody)):
            yield places[ALL_AGES], (*(places[part] for part in tiling), *unknown)


_LOOKS: tuple[tuple[str, Callable[[Figure], bool], Callable[[Mapping[Hashable, int]], Iterator[_Sum]]], ...] = (
    ("ages", lambda figure: plain_ages(figure) == ALL_AGES, _told_bands),
    ("sex", lambda figure: figure.sex is Sex.ALL, lambda places: _sexes(places)),
)
_WHOLE: Mapping[str, Hashable] = {"ages": ALL_AGES, "sex": Sex.ALL}


def _but_names(figure: Figure, column: str) -> Hashable:
    """What a figure has in common with those that differ in what is counted by name alone, and in the column that is added up."""
    others = (getattr(figure, name) for name in _SUBJECT if name not in (column, "offence", "breakdown"))
    return (figure.source_id, *others)


def _can_make_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts, of each of which the limits are known, can come to their whole."""
    are_known = all(figure.lower is not None and figure.upper is not None for figure in (whole, *parts))
    return are_known and can_make_up(whole, parts)


def _repeats(figures: Sequence[Figure]) -> Iterator[_Sum]:
    """Figures that may say the same of one thing. Where two differ, one was revised, and nothing more is known of it."""
    told: dict[Hashable, list[int]] = defaultdict(list)
    for place in sorted(range(len(figures)), key=lambda place: figures[place].count is None):
        versions = told[figures[place].subject]
        same = next((version for version in versions if _may_agree(figures[version], figures[place])), None)
        if same is None:
            versions.append(place)
        else:
            yield same, (place,)


def _may_agree(one: Figure, other: Figure) -> bool:
    lower = [each.lower for each in (one, other) if each.lower is not None]
    upper = [each.upper for each in (one, other) if each.upper is not None]
    return not lower or not upper or max(lower) <= min(upper)


def alike(figures: Sequence[Figure], column: str, *, alone: bool = False) -> Iterator[dict[Hashable, int]]:
    """Places by the value of one column, among figures that differ in nothing else; with ``alone``, those of one figure too."""
    groups: dict[Hashable, dict[Hashable, int]] = defaultdict(dict)
    for place, figure in enumerate(figures):
        rest = tuple(value for name, value in zip(_SUBJECT, figure.subject, strict=True) if name != column)
        groups[rest].setdefault(getattr(figure, column), place)
    return (places for places in groups.values() if alone or len(places) > 1)


_SUBJECT = ("area", "period", "counted", "offence", "online", "ages", "sex", "breakdown")


def _areas(places: Mapping[Hashable, int], partitions: Partitions) -> Iterator[_Sum]:
    for whole, place in places.items():
        parts = partitions.get(str(whole), ())
        if parts and all(part in places for part in parts):
            yield place, tuple(places[part] for part in parts)


def _listed(places: Mapping[Hashable, int], whole: Hashable, parts: Sequence[Hashable]) -> Iterator[_Sum]:
    if whole in places and all(part in places for part in parts):
        yield places[whole], tuple(places[part] for part in parts)


def _sexes(places: Mapping[Hashable, int]) -> Iterator[_Sum]:
    # Where none is said to be unknown, readers take it that none is.
    yield from _listed(
        places, Sex.ALL, [sex for sex in Sex if sex is not Sex.ALL and (sex is not Sex.NOT_KNOWN or sex in places)]
    )


def _periods(places: Mapping[Hashable, int]) -> Iterator[_Sum]:
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


def _ages(places: Mapping[Hashable, int], everybody: AgeBand) -> Iterator[_Sum]:
    """What bands add up to. ``everybody`` are the ages that the offences can be about: under 18, where that is what they are."""
    bands = [band for band in places if isinstance(band, AgeBand)]
    wholes = [band for band in bands if band.known and (band.is_all or (not everybody.is_all and band.contains(everybody)))]
    known = [band for _, band in sorted((band.ends, band) for band in bands if band.known and band not in wholes)]
    unknown = [places[band] for band in bands if not band.known]
    for band in known:
        yield from ((places[band], tuple(places[part] for part in tiling)) for tiling in _tilings(band, known))
    for whole in wholes:
        # Where no age is said to be unknown, readers take it that none is; what then does not add up ties nothing.
        for tiling in _tilings(everybody, known):
            yield places[whole], (*(places[part] for part in tiling), *unknown)
        yield from ((places[whole], (places[other],)) for other in wholes if other != whole)


def unknown_apart(figures: Sequence[Figure]) -> dict[int, list[_Sum]]:
    """Figures of unknown age or sex that totals of their document leave out ("133: 40, 90, <5; 7 not known"), and the sums."""
    apart: dict[int, list[_Sum]] = {}
    for column, finder in (("ages", _all_ages), ("sex", _sexes)):
        sums: dict[str, list[_Sum]] = defaultdict(list)
        left_out: dict[str, list[int]] = defaultdict(list)
        certain: set[str] = set()
        for places in alike(figures, column):
            unknown = [place for value, place in places.items() if _is_unknown(value)]
            told = {value: place for value, place in places.items() if place not in unknown}
            for whole, parts in finder(told) if unknown else ():
                source = figures[whole].source_id
                if any(figures[place].source_id != source for place in unknown):
                    continue
                left_out[source] += unknown
                if _can_make_up(figures[whole], [figures[part] for part in parts]):
                    sums[source].append((whole, parts))
                    if not _can_make_up(figures[whole], [figures[part] for part in (*parts, *unknown)]):
                        certain.add(source)
        for source in certain:
            apart.update((place, sums[source]) for place in left_out[source])
    return apart


def _all_ages(places: Mapping[Hashable, int]) -> Iterator[_Sum]:
    """The totals of all ages, by the bands that are told."""
    wholes = [
        band for band in places if isinstance(band, AgeBand) and band.known and (band.is_all or band in (ALL_AGES, UNDER_18))
    ]
    bands = {band: place for band, place in places.items() if band not in wholes}
    for whole in wholes:
        for _, parts in _told_bands({ALL_AGES: places[whole], **bands}):
            yield places[whole], parts


def _is_unknown(value: Hashable) -> bool:
    return value is Sex.NOT_KNOWN or (isinstance(value, AgeBand) and not value.known)


def _tilings(whole: AgeBand, bands: Sequence[AgeBand]) -> Iterator[tuple[AgeBand, ...]]:
    low, high = whole.ends
    started: list[tuple[AgeBand, ...]] = [(band,) for band in bands if band.ends[0] == low and band != whole]
    while started:
        chain = started.pop()
        end = chain[-1].ends[1]
        if end == high:
            yield chain
        elif end < high:
            started.extend((*chain, band) for band in bands if band.ends[0] == end + 1)
