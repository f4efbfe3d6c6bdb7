"""Totals that add up the offences which their answer lists: a note to whoever sets them beside all offences of another force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from faircount.readers.base import note
from faircount.tables.extract import AnsweredFigure, FileFinding
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, find_measure

FEWEST = 2
_OWN = ("label", "heading")
"""Where a figure has an offence of its own: beside it or above it, and not in the title of all."""


def totals_of_listed(file: str, figures: Iterable[AnsweredFigure]) -> Iterator[FileFinding]:
    """A note on the first total of a table that is exactly what the offences listed beside it make, where these are not all.

    Such a list may be complete, since offences that nobody recorded are often left out, or only what somebody chose to name:
    the answer does not say which. It tells of no list that holds every code of what its total is named, as "rape" and "other
    sexual offences" do of all sexual offences.
    """
    tables: dict[tuple[object, ...], list[AnsweredFigure]] = defaultdict(list)
    for one in figures:
        tables[_slot(one)].append(one)
    for held in tables.values():
        parts = [one for one in held if _is_listed(one)]
        names = {one.offence for one in parts}
        for whole in held:
            if _is_listed(whole) or len(names) < FEWEST or not _adds_up(whole, parts) or _holds_all(whole.offence, names):
                continue
            said = f"is the total of the {len(names)} offences listed with it, and the answer does not say that these are all"
            yield note(file, whole.locator, f"{said}; compare it with totals of the same offences, or ask the force")
            return


def _slot(one: AnsweredFigure) -> tuple[object, ...]:
    """What the parts of a total and the total have in common."""
    place = one.locator.rpartition("!")[0]
    return place, one.area, one.period, one.counted, one.online, one.ages, one.sex, one.breakdown


def _is_listed(one: AnsweredFigure) -> bool:
    told = next((part for part in one.assigned.split("; ") if part.startswith("offence: ")), "")
    return any(word in told for word in _OWN)


def _adds_up(whole: AnsweredFigure, parts: list[AnsweredFigure]) -> bool:
    """Whether a total is what the parts make; hidden ones may be whatever their mark allows."""
    if whole.number is None or not all(one.is_count for one in (whole, *parts)):
        return False
    if any(one.lower is None or one.upper is None for one in parts):
        return False
    return sum(one.lower or 0 for one in parts) <= whole.number <= sum(one.upper or 0 for one in parts)


def _holds_all(offence: str, names: Iterable[str]) -> bool:
    """Whether the offences named are, by their codes, all that the total is called; where its codes are not known they may be."""
    whole = _codes(offence)
    return not whole or whole <= frozenset().union(*map(_codes, names))


def _codes(offence: str) -> frozenset[str]:
    measure = find_measure(offence)
    if measure is None:
        return frozenset()
    known = OFFENCE_SETS.get(measure.offence)
    return frozenset(known.codes) if known is not None else frozenset({measure.offence} & CODES.keys())
