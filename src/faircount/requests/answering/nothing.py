"""What a reply would say of nothing: counts that are all 0 or not held, and columns that are filled in for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.requests.answering.papers import ReplyFacts
from faircount.vocabulary.breakdowns import DIMENSIONS, values_of
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.units import KINDS

SEEN = 30
"""Where so many records were to be expected, none at all is no chance: the extract begins later than it is said to."""


def told_of_nothing(reply: ReplyFacts) -> Iterator[str]:
    """Why the tables of a reply tell nothing, in words; nothing where they do."""
    held = [row for row in reply.rows if row.place]
    if not held:
        yield "no row of the request is held"
    elif not any(row.count for row in held):
        yield f"every count is 0 ({len(held)} rows of the request)"
    else:
        yield from _nothing_recorded(reply)
        yield from _filled_in_for_nobody(reply)


def _nothing_recorded(reply: ReplyFacts) -> Iterator[str]:
    """Periods of which the extract has no record at all, though it is said to hold them, and holds many of the others."""
    places = {row.cell.period: sorted(row.place[0]) for row in reply.rows if row.place}
    counted = {period: int(reply.cube.counts[atoms].sum()) for period, atoms in places.items()}
    a_day = sum(counted.values()) / sum(period.days for period in counted)
    for period, count in sorted(counted.items()):
        if not count and a_day * period.days > SEEN:
            yield f"no record at all is of {period.label} (records.since may be too early), so all of it would be 0"


def _filled_in_for_nobody(reply: ReplyFacts) -> Iterator[str]:
    """Columns that are asked about, and empty throughout: what is not known would be written as 0."""
    cube, asked, cells = reply.cube, reply.asked, [row.cell for row in reply.rows if row.place]
    counts = cube.counts * asked
    victims = counts[:, :, [place for place, kind in enumerate(KINDS) if not kind.names_nobody]]
    # The axes: periods, offences, kinds, marks, ages with "not known" last, sexes with "not known" last, further ones.
    if any(cell.ages.known and not cell.ages.is_all for cell in cells) and victims.any() and not victims[:, :, :, :, :-1].any():
        yield "victim_age is empty for every victim, so each band of ages would be 0"
    if {cell.sex for cell in cells} & {Sex.FEMALE, Sex.MALE} and victims.any() and not victims[:, :, :, :, :, :-1].any():
        yield "victim_sex is empty for every victim, so each sex would be 0"
    is_empty = int((cube.empty_marks * asked[:, :, :, 1]).sum()) == int(counts.sum())
    if any(cell.online is not Online.ALL for cell in cells) and is_empty:
        yield "online is empty throughout, so every count with the mark would be 0"
    for key in sorted({key for cell in cells for key in values_of(cell.breakdown)}):
        if cube.words[key] <= {""}:
            yield f"{DIMENSIONS[key].column} is empty throughout, so every {key} but the unknown would be 0"
