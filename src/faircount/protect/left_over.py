"""What a total leaves over beside its parts is a cell as well, and may be what a count in no table is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from faircount.bounds.relations import Tie
from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.protect.relations import alike
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ADULT, NOT_KNOWN, OLDEST, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import contains, whole_ages
from faircount.vocabulary.status import CellStatus

MAX_FIGURES = 50_000
"""Figures of one document beyond which it is a list that a program wrote, and has no lines that a person left out."""


def left_over(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The small counts in no line of a document that its totals leave over, each where it would stand, without a place.

    A force that leaves a line out because its count is small, and prints the total and all other lines, has told it. The same
    rule that hides a small count that is printed is asked of these.
    """
    if len(figures) > MAX_FIGURES:
        return
    told = {figure.subject for figure in figures}
    for column, missing in (("sex", _sex), ("online", _online), ("ages", _ages)):
        for places in alike(figures, column):
            lines = {value: figures[place] for value, place in places.items()}
            for whole, parts, where in missing(lines):
                lacks = max(0, _lacks(lines[whole], [lines[part] for part in parts]))
                small = replace(lines[whole], lower=lacks, upper=lacks, status=CellStatus.OBSERVED, locator="", note="")
                made = replace(small, **{column: where}) if 0 < lacks < LARGEST_THRESHOLD else None  # type: ignore[arg-type]
                if made is not None and made.subject not in told:
                    yield made


def _lacks(whole: Figure, parts: Sequence[Figure]) -> int:
    """What is missing from the sum; nothing where a part or the whole is hidden."""
    counts = [part.count for part in parts]
    if whole.count is None or None in counts:
        return 0
    return whole.count - sum(count or 0 for count in counts)


def _sex(lines: Mapping[object, Figure]) -> Iterator[tuple[object, list[object], object]]:
    parts = [sex for sex in lines if sex is not Sex.ALL]
    absent = [sex for sex in (Sex.FEMALE, Sex.MALE) if sex not in parts]
    if Sex.ALL in lines and parts and len(absent) < 2:
        yield Sex.ALL, parts, absent[0] if absent else Sex.NOT_KNOWN


def _online(lines: Mapping[object, Figure]) -> Iterator[tuple[object, list[object], object]]:
    for told, absent in ((Online.YES, Online.NO), (Online.NO, Online.YES)):
        if Online.ALL in lines and told in lines and absent not in lines:
            yield Online.ALL, [told], absent


def _ages(lines: Mapping[object, Figure]) -> Iterator[tuple[object, list[object], object]]:
    """The one gap that bands leave in a band over them, or the unknown ages where they leave none.

    Of offences against people of any age nobody asks who was an adult, so what lies beyond 17 there is no gap.
    """
    bands = sorted((band for band in lines if isinstance(band, AgeBand) and band.known), key=lambda band: band.ends)
    unknown = [band for band in lines if isinstance(band, AgeBand) and not band.known]
    for whole in bands:
        inside = [band for band in bands if band != whole and whole.contains(band)]
        parts = [band for band in inside if not any(other != band and other.contains(band) for other in inside)]
        if not parts or any(one.ends[1] >= other.ends[0] for one, other in pairwise(parts)):
            continue
        low, high = whole.ends
        # "All ages" of offences against children end where a childhood does.
        high = min(high, whole_ages(lines[whole].offence).ends[1])
        edges = [(low, parts[0].ends[0] - 1), *((a.ends[1] + 1, b.ends[0] - 1) for a, b in pairwise(parts))]
        edges.append((parts[-1].ends[1] + 1, high))
        gaps = [(first, last) for first, last in edges if first <= last and not (whole.is_all and first >= ADULT)]
        if len(gaps) == 1:
            yield whole, [*parts, *unknown], AgeBand(gaps[0][0], None if gaps[0][1] == OLDEST else gaps[0][1])
        elif not gaps and not unknown:
            yield whole, list(parts), NOT_KNOWN


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
