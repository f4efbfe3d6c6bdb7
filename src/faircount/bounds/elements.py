"""Which offences lie in which: codes split only where sets cut them, other sets placed in what is declared to hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from faircount.vocabulary.offences import CODES, OFFENCE_SETS, contains

Term = tuple[str, str]
"""A code or set, and the breakdown of it: ``("88A", "")`` or ``("sexual_under_18", "relationship=family")``."""
Piece = tuple[tuple[str, ...], str]
"""Offences that no term tells apart, named by the terms that hold them or lie among them, and the breakdown."""
Inside = tuple[frozenset[Piece], frozenset[Piece]]
"""Pieces that lie in others."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The disjoint pieces of each term, and which pieces are declared to lie in which others.

    A set without codes is one piece; so is each breakdown, since the values of one need not exclude each other (an offence may
    have used two platforms).
    """

    of: Mapping[Term, frozenset[Piece]]
    inside: tuple[Inside, ...]


def codes_of(offence: str) -> frozenset[str] | None:
    """The codes that an offence or set is exactly, or None where it rests on ages, flags or law.

    >>> sorted(codes_of("sexual_assault_under_13") or ()), codes_of("sexual_under_18") is None
    (['17B', '20B'], True)
    """
    if offence in CODES:
        return frozenset((offence,))
    codes = OFFENCE_SETS[offence].codes if offence in OFFENCE_SETS else ()
    return frozenset(codes) or None


@cache
def codes_around(offence: str) -> frozenset[str] | None:
    """The codes that everything in an offence or set is recorded under, or None where no code is declared to hold it.

    >>> sorted(codes_around("sexual_communication_with_a_child") or ()), codes_around("sexual_under_18") is None
    (['88A'], True)
    """
    holders = (codes_of(outer) for outer in (*CODES, *OFFENCE_SETS) if contains(outer, offence))
    around = [codes for codes in holders if codes is not None]
    return frozenset.intersection(*around) if around else None


def elements(terms: Iterable[Term]) -> Elements:
    """The pieces of these terms, split no finer than they cut each other.

    A set that is recorded under some codes cuts these from all others, as another set of codes would: it lies in their pieces,
    and in no other, so sets recorded under different codes never share an offence.
    """
    wanted = sorted(set(terms))
    offences = {offence for offence, _ in wanted}
    coded = {offence: codes for offence in offences if (codes := codes_of(offence)) is not None}
    held = frozenset().union(*coded.values())
    # Where no term holds one of its codes, a set may lie there wholly, and nothing more is known of it.
    placed = {
        offence: codes for offence in offences - coded.keys() if (codes := codes_around(offence)) is not None and codes <= held
    }
    piece = _pieces(coded, placed)
    of: dict[Term, frozenset[Piece]] = {}
    for offence, breakdown in wanted:
        pieces = {piece[code] for code in coded[offence]} if offence in coded else {(offence,)}
        of[offence, breakdown] = frozenset((each, breakdown) for each in pieces)
    under: dict[str, frozenset[Piece]] = {}
    for (offence, breakdown), pieces_of in of.items():
        if offence in coded:
            under[breakdown] = under.get(breakdown, frozenset()) | pieces_of
    spots = {offence: frozenset(piece[code] for code in codes) for offence, codes in placed.items()}
    return Elements(of, (*_broken_down(under), *_placed(of, under, spots), *_declared(of, coded.keys())))


def _pieces(coded: Mapping[str, frozenset[str]], placed: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """The piece that each code falls into, by all that cuts it."""
    owners: dict[str, list[str]] = {}
    for offence, codes in sorted({**coded, **placed}.items()):
        for code in codes:
            owners.setdefault(code, []).append(offence)
    return {code: tuple(offences) for code, offences in owners.items()}


def _broken_down(under: Mapping[str, frozenset[Piece]]) -> Iterator[Inside]:
    """Piece by piece: what is broken down under a code lies in that code, not only in the set around it."""
    for inner, pieces in under.items():
        for outer in under:
            if inner != outer and narrows(inner, outer):
                for offences, _ in sorted(pieces):
                    if (offences, outer) in under[outer]:
                        yield frozenset({(offences, inner)}), frozenset({(offences, outer)})


def _placed(
    of: Mapping[Term, frozenset[Piece]], under: Mapping[str, frozenset[Piece]], spots: Mapping[str, frozenset[tuple[str, ...]]]
) -> Iterator[Inside]:
    """A set without codes of its own lies in the pieces of those that it is recorded under."""
    for (offence, breakdown), inner in of.items():
        for wider in under if offence in spots else ():
            outer = frozenset((each, wider) for each in spots[offence])
            if narrows(breakdown, wider) and outer <= under[wider]:
                yield inner, outer


def _declared(of: Mapping[Term, frozenset[Piece]], coded: Set[str]) -> Iterator[Inside]:
    """What is declared to lie in a set without codes."""
    for outer in (term for term in of if term[0] not in coded):
        for inner in of:
            if inner != outer and contains(outer[0], inner[0]) and narrows(inner[1], outer[1]):
                yield of[inner], of[outer]


def narrows(inner: str, outer: str) -> bool:
    """Whether a breakdown says all that another says, and perhaps more.

    >>> narrows("sex=female; platform=x", "platform=x"), narrows("platform=x", "platform=y"), narrows("platform=x", "")
    (True, False, True)
    """
    return named_values(outer) <= named_values(inner)


def named_values(breakdown: str) -> frozenset[str]:
    """The ``name=value`` parts of a breakdown."""
    return frozenset(part.strip() for part in breakdown.split(";") if part.strip())
