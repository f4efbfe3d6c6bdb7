"""Which offences lie in which: codes split only where sets cut them, other sets tied by what is declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faircount.vocabulary.offences import CODES, OFFENCE_SETS, contains

Term = tuple[str, str]
"""A code or set, and the breakdown of it: ``("88A", "")`` or ``("sexual_under_18", "relationship=family")``."""
Piece = tuple[tuple[str, ...], str]
"""Offences that no term tells apart, named by the terms that hold them, and the breakdown."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The disjoint pieces of each term, and which pieces are declared to lie in which others.

    A set without codes is one piece; so is each breakdown, since the values of one need not exclude each other (an offence may
    have used two platforms).
    """

    of: Mapping[Term, frozenset[Piece]]
    inside: tuple[tuple[frozenset[Piece], frozenset[Piece]], ...]


def codes_of(offence: str) -> frozenset[str] | None:
    """The codes that an offence or set is exactly, or None where it rests on ages, flags or law.

    >>> sorted(codes_of("sexual_assault_under_13") or ()), codes_of("sexual_under_18") is None
    (['17B', '20B'], True)
    """
    if offence in CODES:
        return frozenset((offence,))
    codes = OFFENCE_SETS[offence].codes if offence in OFFENCE_SETS else ()
    return frozenset(codes) or None


def elements(terms: Iterable[Term]) -> Elements:
    """The pieces of these terms, split no finer than they cut each other."""
    wanted = sorted(set(terms))
    coded = {offence: codes for offence, _ in wanted if (codes := codes_of(offence)) is not None}
    owners: dict[str, list[str]] = {}
    for offence, codes in coded.items():
        for code in codes:
            owners.setdefault(code, []).append(offence)
    piece = {code: tuple(sorted(offences)) for code, offences in owners.items()}
    of: dict[Term, frozenset[Piece]] = {}
    for offence, breakdown in wanted:
        pieces = {piece[code] for code in coded[offence]} if offence in coded else {(offence,)}
        of[offence, breakdown] = frozenset((each, breakdown) for each in pieces)
    return Elements(of, tuple(_declared(wanted, of, coded)))


def _declared(
    terms: list[Term], of: Mapping[Term, frozenset[Piece]], coded: Mapping[str, frozenset[str]]
) -> Iterator[tuple[frozenset[Piece], frozenset[Piece]]]:
    for inner in terms:
        for outer in terms:
            if inner == outer or not contains(outer[0], inner[0]) or not narrows(inner[1], outer[1]):
                continue
            both_coded = inner[0] in coded and outer[0] in coded
            if not both_coded:
                yield of[inner], of[outer]
            elif inner[1] != outer[1]:
                # Piece by piece: what is broken down under a code lies in that code, not only in the set around it.
                held = {offences for offences, _ in of[outer]}
                for offences, breakdown in sorted(of[inner]):
                    if offences in held:
                        yield frozenset({(offences, breakdown)}), frozenset({(offences, outer[1])})


def narrows(inner: str, outer: str) -> bool:
    """Whether a breakdown says all that another says, and perhaps more.

    >>> narrows("sex=female; platform=x", "platform=x"), narrows("platform=x", "platform=y"), narrows("platform=x", "")
    (True, False, True)
    """
    return named_values(outer) <= named_values(inner)


def named_values(breakdown: str) -> frozenset[str]:
    """The ``name=value`` parts of a breakdown."""
    return frozenset(part.strip() for part in breakdown.split(";") if part.strip())
