"""An answer that takes some of its figures back: which of them still stand is for a person to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from faircount.readers.harvest import Harvest

CORRECTS = "the answer corrects figures that were given, here or before"
_CORRECTION = re.compile(
    r"\b(?:disregard(?:ed)?|supersed\w+|(?<!you )should (?:have (?:been|read|shown|said)|read)\b"
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
    >>> corrects(["The second row should read 45."]), corrects(["You should read the notes below the table."])
    (True, False)
    """
    return any(map(_CORRECTION.search, texts))


def ask_which_stand(parts: Sequence[Harvest], texts: Iterable[str]) -> None:
    """Put every figure behind a question, where the answer takes figures back; what is asked about anyhow is asked this too."""
    if not corrects(texts):
        return
    for part in parts:
        taken, part.figures = part.figures, []
        for figure in taken:
            doubt = f"{figure.doubt}; {CORRECTS}" if figure.doubt else CORRECTS
            (part.figures if figure.doubt else part.proposals).append(replace(figure, doubt=doubt))
