"""Codes and named sets of offences, and what is declared to lie in what."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.errors import BadReference
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand
from faircount.vocabulary.offence_reference import AtLeast, OffenceCode, OffenceSet, read_offences

_REFERENCE = read_offences()

CODES: Mapping[str, OffenceCode] = _REFERENCE.codes
"""Home Office offence codes, by code."""

OFFENCE_SETS: Mapping[str, OffenceSet] = _REFERENCE.sets
"""Named sets, by key."""

AT_LEAST: tuple[AtLeast, ...] = _REFERENCE.at_least
"""Sets that are counted differently, one of which holds the other by definition."""

MEASURES: tuple[Mapping[str, str], ...] = _REFERENCE.measures
"""Keys of published measures, with what they mean as text."""


def _outward(codes: Mapping[str, OffenceCode], sets: Mapping[str, OffenceSet]) -> dict[str, frozenset[str]]:
    """Each code and set, with everything that holds it: itself, the sets it is declared in, and theirs."""
    direct = {key: set(entry.within) for key, entry in sets.items()}
    direct |= {code: {key for key, entry in sets.items() if code in entry.codes} for code in codes}
    holders: dict[str, frozenset[str]] = {}

    def climb(key: str, path: tuple[str, ...]) -> frozenset[str]:
        if key in path:
            raise BadReference(f"reference/offences.yml: {' within '.join((*path, key))}: a set cannot lie within itself")
        if key not in holders:
            holders[key] = frozenset({key}).union(*(climb(outer, (*path, key)) for outer in sorted(direct[key])))
        return holders[key]

    for key in direct:
        climb(key, ())
    return holders


_HOLDERS = _outward(CODES, OFFENCE_SETS)


def contains(outer: str, inner: str) -> bool:
    """Whether everything in the inner code or set is declared to be in the outer one. Nothing undeclared is ever true.

    >>> contains("child_named", "88A"), contains("all_sexual", "sexual_communication_with_a_child")
    (True, True)
    >>> contains("sexual_under_18", "child_named")  # counted differently: see AT_LEAST
    False
    """
    return outer == inner or outer in _HOLDERS.get(inner, frozenset())


def offence_label(key: str) -> str:
    """A code or a set as it is said in a sentence.

    >>> offence_label("sexual_under_18"), offence_label("88A")
    ('sexual offences against under-18s', 'sexual grooming (code 88A)')
    """
    if key in OFFENCE_SETS:
        return OFFENCE_SETS[key].label
    if key in CODES:
        name = CODES[key].name
        return f"{name[0].lower()}{name[1:]} (code {key})"
    return key


def whole_ages(offence: str) -> AgeBand:
    """The ages that the whole of a set can hold, for the population under a rate: under 18, or every age.

    >>> whole_ages("sexual_under_18").label, whole_ages("all_sexual").label
    ('under 18', 'all ages')
    """
    return UNDER_18 if offence in OFFENCE_SETS and OFFENCE_SETS[offence].under_18 else ALL_AGES
