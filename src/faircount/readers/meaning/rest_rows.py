"""The row of all that a table does not name: "Other sexual offences" beside named ones are their rest, not a group of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.tables.extract import AnsweredFigure
from faircount.tables.figures import OTHER_OFFENCES
from faircount.vocabulary.offences import contains, find_offence

_REST = regex(
    r"^\W*(?:all |any )?(?:the )?(?:others?|rest|remaining|remainder)(?: of)?(?: (?:child|sexual|sex|recorded))*"
    r"(?: (?:offen[cs]es?|crimes?)(?: types?)?)?\W*$",
    re.IGNORECASE,
)
_OF_ALL = "sexual offences"


def name_the_rest(parts: Sequence[ExtractBuilder]) -> None:
    """Make the rows of a rest a group of all sexual offences, by the name that they bear.

    "Other sexual offences" is also what the Home Office calls all that are no rapes: so it stays beside rapes alone.
    """
    for part in parts:
        told = [*part.figures, *part.proposals]
        rests = {figure.offence for figure in told if figure.is_count and "!" in figure.locator and _REST.match(figure.offence)}
        named = [find_offence(name) for name in dict.fromkeys(figure.offence for figure in told) if name not in rests]
        of_rest = {rest for rest in rests if _is_beside(find_offence(rest), [name for name in named if name])}
        if of_rest:
            part.figures, part.proposals = (
                [_grouped(each, of_rest) for each in found] for found in (part.figures, part.proposals)
            )


def _is_beside(rest: str | None, named: Sequence[str]) -> bool:
    """Whether the name means nothing by itself, or what it means holds others of the table."""
    return bool(named) and (rest is None or any(contains(rest, name) and name != rest for name in named))


def _grouped(figure: AnsweredFigure, of_rest: set[str]) -> AnsweredFigure:
    if figure.offence not in of_rest:
        return figure
    name = re.sub(r"[;=]", " ", figure.offence)
    return replace(figure, offence=_OF_ALL, breakdown=f"{figure.breakdown};{OTHER_OFFENCES}{name}".lstrip(";"))
