"""What the offences that a claim names may be in the terms of a ledger, the name taken at its word first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faircount.claims.coordinates.offences import CHILD_NAMED, is_coded, said_in_short, younger_beside
from faircount.claims.lookup.counts import Counts
from faircount.vocabulary.offences import AT_LEAST, CODES, OFFENCE_SETS, contains, offence_label

CALLED_LIKE = "the official name nearest to it, which may hold more or less"


@dataclass(frozen=True, slots=True)
class OffenceMatch:
    """Codes or sets to count together. ``relation`` says how they stand to what the claim names, empty where they are it."""

    offences: tuple[str, ...]
    relation: str = ""


def offence_matches(offences: tuple[str, ...], counts: Counts, *, by_code: bool = False) -> tuple[OffenceMatch, ...]:
    """Every reading that can be counted: the names themselves, with their younger victims beside them, or what is nearest.

    ``by_code``: whether the text tells their codes, which are these and no more.
    """
    if not offences:
        return ()
    # "Rape of a child under 13 and of one under 16" is the latter, which holds the former.
    offences = tuple(one for one in offences if not any(other != one and contains(other, one) for other in offences))
    if all(_is_counted(one, counts) for one in offences):
        with_younger = tuple(dict.fromkeys(code for one in offences for code in (one, younger_beside(one)) if code))
        exactly = tuple(OffenceMatch(one) for one in dict.fromkeys((offences, offences if by_code else with_younger)))
    else:
        exactly = ()
    if len(offences) == 1:
        return exactly + (tuple(_near(offences[0])) if not is_coded(offences[0]) else ())
    called = tuple(one if is_coded(one) else said_in_short(one) for one in offences)
    return exactly + ((OffenceMatch(tuple(filter(None, called)), CALLED_LIKE),) if all(called) and called != offences else ())


def are_coded(offences: tuple[str, ...]) -> bool:
    """Whether all of these are codes, or sets that are exactly certain codes."""
    return bool(offences) and all(map(is_coded, offences))


def _is_counted(offence: str, counts: Counts) -> bool:
    return is_coded(offence) or offence in counts.offences


def _near(key: str) -> Iterator[OffenceMatch]:
    """What is counted in place of a name that no table counts: what holds it, what it must hold, what is called like it."""
    for code in CODES:
        if contains(code, key):
            yield OffenceMatch((code,), f"the code that {offence_label(key)} are recorded under, with other offences")
    short = said_in_short(key)
    if short:
        yield OffenceMatch((short,), CALLED_LIKE)
    for relation in AT_LEAST:
        if relation.whole == key and OFFENCE_SETS[relation.part].codes:
            yield OffenceMatch((relation.part,), f"a floor under all {offence_label(key)}")
    known = OFFENCE_SETS.get(key)
    if known and known.under_18 and not known.codes and not known.within and not short and key != "sexual_under_18":
        yield OffenceMatch((CHILD_NAMED,), "no count of the same, only the nearest official one")


def named(offences: tuple[str, ...]) -> str:
    """The name that a figure of these should carry.

    >>> named(("19D", "19E"))
    'rape of a female child under 16 (code 19D) and rape of a female child under 13 (code 19E)'
    """
    labels = [offence_label(one) for one in offences]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
