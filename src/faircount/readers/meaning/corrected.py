"""An answer that takes some of its figures back: which of them still stand is for a person to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.settle_lists import ask_list
from faircount.tables.extract import AnsweredFigure

CORRECTS = "the answer corrects figures that were given, here or before"
_CORRECTION = regex(
    r"\b(?:disregard(?:ed)?|supersed\w+|(?<!you )(?:should|ought to) (?:have (?:been|read|shown|said)|read)\b|ought to be\b"
    r"|(?:figures?|numbers?|counts?|totals?|rows?|columns?|cells?|entr(?:y|ies)) (?:[\w’'-]+ ){0,4}?"
    r"(?:is|are|was|were) (?:wrong|incorrect|mistaken|in error)\b"
    r"|please (?:would you |could you )?replace"
    r"|replac(?:e|es) (?:the|those|our) (?:\w+ ){0,4}(?:figures?|tables?|rows?|columns?|numbers?|response|reply)"
    r"|(?:given|stated|supplied|provided|quoted|sent|shown) (?:to you )?(?:in error|incorrectly|wrongly)"
    r"|corrected (?:figures?|tables?|version|response|reply|breakdown|numbers?)|\(corrected\)|correction to|erratum|addendum)",
    re.IGNORECASE,
)


def corrects(texts: Iterable[str]) -> bool:
    """Whether a line takes figures back.

    >>> corrects(["Please disregard the 2019/20 column."]), corrects(["A new system, replacing the old one, came in 2019."])
    (True, False)
    >>> corrects(["One figure in the file is wrong: it shows 27."]), corrects(["The total is not wrong."])
    (True, False)
    >>> corrects(["The second row should read 45."]), corrects(["You should read the notes below the table."])
    (True, False)
    """
    return any(map(_CORRECTION.search, texts))


def ask_which_stand(parts: Sequence[ExtractBuilder], texts: Iterable[str]) -> None:
    """Ask of every figure, where the answer takes figures back; one of which nothing else is asked waits for it."""
    if not corrects(texts):
        return
    for part in parts:
        if part.lists:
            ask_list(part, CORRECTS, None)
            continue
        part.proposals = [_asked_too(figure) for figure in part.proposals]
        taken, part.figures = part.figures, []
        for figure in taken:
            (part.figures if figure.doubt else part.proposals).append(_asked_too(figure))


def _asked_too(figure: AnsweredFigure) -> AnsweredFigure:
    return replace(figure, doubt=f"{figure.doubt}; {CORRECTS}" if figure.doubt else CORRECTS)
