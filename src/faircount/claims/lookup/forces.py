"""How many forces have more, or fewer, than a number, than another force, or than the year before, and which of them."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.arithmetic import Calculation
from faircount.claims.claim import Claim, Direction
from faircount.claims.lookup.counts import Count, Counts
from faircount.claims.lookup.worked_out import WorkedOut
from faircount.claims.stated_range import plain
from faircount.vocabulary.areas import AREAS, PARTITIONS, TRANSPORT
from faircount.vocabulary.breaks import ENGLAND_AND_WALES


def forces_over(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> Iterator[WorkedOut]:
    """How many forces of an area have more, or fewer, than a number, the transport police among them or not."""
    down = claim.stated.direction is Direction.DOWN
    for forces, over, known in _over(counts, claim, offences):
        first = sorted(over or known, key=lambda one: one.number, reverse=not down)[:4]
        shown = ", ".join(f"{AREAS[one.areas[0]].name} {plain(one.number)}" for one in first)
        line = f"{len(over)} of {forces} forces: {shown}{' and others' if len(over) > len(first) else ''}"
        yield WorkedOut(Calculation.of(float(len(over)), line), first[0], f"{len(over)} of {forces} forces")


def only_they(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether the forces that are named, and no others of their area, have more or fewer than a number."""
    found: tuple[bool, str, str, Count] | None = None
    for forces, over, known in _over(counts, claim, offences):
        is_right = {one.areas[0] for one in over} == set(claim.coordinates.areas)
        shown = ", ".join(f"{AREAS[one.areas[0]].name} {plain(one.number)}" for one in over[:4])
        if found is None or is_right:
            found = is_right, f"{len(over)} of {forces} forces: {shown}", "", (over or known)[0]
    return found


def _over(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> Iterator[tuple[int, list[Count], list[Count]]]:
    """How many forces there are, the counts of those over or under the number, and of all of them.

    The number is that of the force that they are measured from, where one is named. Of two years it is what the later has more.
    """
    about, stated = claim.coordinates, claim.stated
    among = tuple(force for force in PARTITIONS.get(about.among, ()) if force not in about.set_aside)
    if not (about.periods and among) or len(about.periods) > 2:
        return
    for forces in (among, (*among, TRANSPORT)) if about.among == ENGLAND_AND_WALES else (among,):
        each = [[next(iter(counts.of(offences, (force,), when)), None) for force in forces] for when in about.periods]
        known = [count for count in each[-1] if count is not None]
        before = [count.number if count is not None else None for count in each[0]] if len(each) > 1 else [0] * len(forces)
        limit = next((float(one.number) for one in known if one.areas == about.against), stated.whole)
        if len(known) < len(forces) or limit is None:
            return
        beyond = [(one, one.number - less) for one, less in zip(known, before, strict=True) if less is not None]
        if len(beyond) < len(forces):
            return
        down = stated.direction is Direction.DOWN
        yield len(forces), [one for one, size in beyond if (size < limit if down else size > limit)], known
