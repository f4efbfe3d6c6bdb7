"""A part of a proposed reading said otherwise, of all its numbers or of some: what a person types, as decisions.csv keeps it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.errors import BadDecision
from faircount.patterns import regex
from faircount.review.effects import AT, LEFT_OUT, MENDS, change, clauses_of
from faircount.tables.extract import AnsweredFigure

MENDED = "reading"
"""The kind of a typed answer that says a part of the reading otherwise."""
_ROWS = regex(r"(.+?) for (?:numbers? )?(\d{1,6}(?:(?:, ?| and )\d{1,6})*)")
_BEGINS = regex(rf"(?:{'|'.join(MENDS)}) ?:|{LEFT_OUT}(?= for | @ )", re.IGNORECASE)
_IN_LETTERS = ("online", "ages", "sex", "counted")


def is_mend(said: str) -> bool:
    """Whether the words say a part of a reading otherwise: "online: no for 2 and 4", "ages: 10 to 15", "left out for 3"."""
    return bool(_BEGINS.match(said))


def mended(said: str, figures: Sequence[AnsweredFigure]) -> str:
    """The same as it is kept, each number by its place; refused where it means nothing of these figures.

    The numbers are those of the figures in the order in which they are shown, from 1.
    """
    found = []
    for clause in re.split(r";\s*", said) if AT not in said else clauses_of(said):
        rows = _ROWS.fullmatch(clause)
        what, *places = clause.split(AT)
        if rows is not None:
            what, places = rows[1], _places([int(number) for number in re.findall(r"\d+", rows[2])], figures)
        concerned = [figure for figure in figures if figure.locator in places] if places else [figures[0]]
        if not concerned:
            raise BadDecision(f"{clause!r} is about no number of this doubt")
        what = _plainly(what)
        change(concerned[0], what)
        found.append(AT.join((what, *places)))
    return "; ".join(found)


def _plainly(what: str) -> str:
    """A part as it is kept: "Online: No" is "online: no"."""
    kind, colon, said = (each.strip() for each in what.partition(":"))
    kind = kind.casefold()
    if not colon:
        if kind != LEFT_OUT:
            raise BadDecision(f"{what!r} says of no part what it is; write it like online: no")
        return kind
    return f"{kind}: {said.casefold() if kind in _IN_LETTERS else said}"


def _places(rows: Sequence[int], figures: Sequence[AnsweredFigure]) -> list[str]:
    """Where the numbers of these rows stand, refused where another number stands in the same place."""
    for row in rows:
        if not 1 <= row <= len(figures):
            raise BadDecision(f"there is no number {row} here; they go from 1 to {len(figures)}")
    places = list(dict.fromkeys(figures[row - 1].locator for row in rows))
    beside = [number for number, figure in enumerate(figures, start=1) if figure.locator in places and number not in rows]
    if beside or any(AT in place or len(clauses_of(f"; {place}")) > 1 for place in places):
        with_them = f" and number {beside[0]}" if beside else ""
        raise BadDecision(f"{', '.join(map(str, rows))}{with_them} cannot be told apart by their place; decide all as one")
    return places
