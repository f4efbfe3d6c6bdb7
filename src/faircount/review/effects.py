"""What a choice does to a figure: one effect a kind, each from the words that stand in decisions.csv."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

from faircount.errors import BadDecision, UnknownTerm
from faircount.patterns import regex
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.ages import parse_ages
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import parse_offence
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.status import CellStatus

Effect = Callable[[AnsweredFigure, str], AnsweredFigure]
AS_READ, LEFT_OUT, NO_COUNT = "as read", "left out", "not a count"
BOTH = "both stand"
"""These figures stand, and those of another answer for the same beside them."""
AT = " @ "
"""Before each place that a part of a choice is for."""
MENDS = ("area", "offence", "counted", "period", "online", "ages", "sex")
"""The parts of a reading of which one can be said otherwise while the rest stands."""
READ_AS = "read as"
"""The kind of a choice among the readings of a cell that became no figure."""
_CLAUSES = regex(rf"; (?=(?:{'|'.join(MENDS)}): |{LEFT_OUT}(?:; | @ |$))")
_BOUNDS = regex(r"(\d{1,9})(?: to (\d{1,9}))?")


def _as_read(figure: AnsweredFigure, said: str) -> AnsweredFigure:
    del said
    return figure


def _parsed(part: str, parse: Callable[[str], object]) -> Effect:
    """The part as the vocabulary reads what was said, refused in its words."""

    def effect(figure: AnsweredFigure, said: str) -> AnsweredFigure:
        try:
            return replace(figure, **{part: parse(said)})  # type: ignore[arg-type]
        except UnknownTerm as error:
            raise BadDecision(str(error)) from error

    return effect


def _one_of(part: str, words: type[StrEnum], refused: str) -> Effect:
    """The part as one of the words that there are for it."""

    def effect(figure: AnsweredFigure, said: str) -> AnsweredFigure:
        if said not in list(words):
            raise BadDecision(f"{said!r} is {refused}; write one of {', '.join(words)}")
        return replace(figure, **{part: words(said)})  # type: ignore[arg-type]

    return effect


def _body(said: str) -> str:
    area = parse_area(said)
    return area.police or area.name


def _between(figure: AnsweredFigure, said: str) -> AnsweredFigure:
    """The bounds that a mark stands for; the count itself stays unknown."""
    lower, upper = bounds_of(said)
    if lower == upper:
        raise BadDecision("a mark stands for a range, such as 1 to 4; a hidden count is not to be worked out")
    return replace(figure, number=None, lower=lower, upper=upper, status=CellStatus.SUPPRESSED_AT_SOURCE)


def bounds_of(said: str) -> tuple[int, int]:
    """The least and the most of what was said.

    >>> bounds_of("1 to 4"), bounds_of("7")
    ((1, 4), (7, 7))
    """
    found = _BOUNDS.fullmatch(said)
    if found is None:
        raise BadDecision(f"{said!r} is no range; write it like 1 to 4")
    lower, upper = int(found[1]), int(found[2] or found[1])
    if upper < lower:
        raise BadDecision(f"{said!r} ends before it begins; write the smaller number first")
    return lower, upper


EFFECTS: Mapping[str, Effect] = {
    AS_READ: _as_read,
    BOTH: _as_read,
    NO_COUNT: lambda figure, _: replace(figure, is_count=False, counted="rate or share"),
    "counted": _one_of("counted", Counted, "no counting unit"),
    "online": _one_of("online", Online, "no answer about the online mark"),
    "period": _parsed("period", parse_period),
    "area": _parsed("area", _body),
    "offence": _parsed("offence", parse_offence),
    "ages": _parsed("ages", parse_ages),
    "sex": _one_of("sex", Sex, "no sex of the vocabulary"),
    "between": _between,
}
"""The figure that a choice leaves, by the kind of the choice; a figure that is left out has none."""


def change(figure: AnsweredFigure, choice: str) -> AnsweredFigure | None:
    """The figure as decided; None where it is left out; refused where the words of the choice mean nothing.

    A choice is a kind, and for most kinds what is said: "as read", "counted: victims", "period: 2015/16", "between: 1 to 4".
    Several are divided by "; ", and each may name the places that it is for: "online: no @ csv!B4 @ csv!C4; ages: 10 to 15".
    """
    decided: AnsweredFigure | None = figure
    for one in said_of(figure.locator, choice):
        decided = None if decided is None else _change(decided, one)
    return decided


def said_of(locator: str, choice: str) -> tuple[str, ...]:
    """What a choice says of the figure at a place; as read where it speaks of others alone.

    >>> said_of("csv!B4", "online: no @ csv!B4; ages: 10 to 15"), said_of("csv!B5", "left out @ csv!B4")
    (('online: no', 'ages: 10 to 15'), ('as read',))
    """
    told = [one.split(AT) for one in clauses_of(choice)]
    return tuple(said for said, *places in told if not places or locator in places) or (AS_READ,)


def clauses_of(choice: str) -> list[str]:
    """The parts of a choice, each a kind with what is said of it."""
    return _CLAUSES.split(choice)


def _change(figure: AnsweredFigure, choice: str) -> AnsweredFigure | None:
    kind, _, said = choice.partition(": ")
    if kind == LEFT_OUT:
        return None
    if kind not in EFFECTS:
        raise BadDecision(f"{kind!r} is no kind of decision; write one of {LEFT_OUT}, {', '.join(EFFECTS)}")
    return EFFECTS[kind](figure, said.strip())
