"""What an answer says of its figures and none of them took: the online flag, of which an answer speaks for a reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from faircount.language import words
from faircount.language.flag_titles import names_a_part
from faircount.language.flags import find_online
from faircount.language.sentences import mentions_in
from faircount.language.subjects import SEXUAL
from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.asking import ask
from faircount.readers.meaning.context import Context, FoundPart
from faircount.readers.meaning.same_totals import BY_TOTALS
from faircount.readers.meaning.settle_lists import ask_list
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.measures import Online

UNTAKEN_FLAG = "the answer speaks of the online flag, and none of its figures is read as marked or not"
"""What is asked where no table says the flag by itself."""
_ONLINE = r"(?:cyber|online|on-line|internet)"
_SPEAKS = regex(
    rf"\b{_ONLINE}[\"”’']?[ -]?(?:\w+[ -]){{0,2}}?(?:flag\w*|marker|keyword|tag(?:ged)?|qualifier|enabled|related|facilitated)\b"
    rf"|\b(?:flagged|marked|tagged|recorded) (?:as|with|for) (?:being |an? |the )?{_ONLINE}\b"
    rf"|\b{_ONLINE} (?:child )?sex(?:ual)?\b|\boffen[cs]es (?:\w+ ){{0,3}}{_ONLINE}\b",
    re.IGNORECASE,
)
_NOT_HELD = regex(
    r"\b(?:not|cannot|can['’]t|unable|no (?:way|record|information|such)|refus|exempt|section 1[24]|cost|excess|manual)\w*\b",
    re.IGNORECASE,
)
_SENTENCE = regex(r"(?<=[.!?;])\s+|\n+")


def ask_of_the_flag(parts: Sequence[ExtractBuilder], texts: Iterable[str], questions: Collection[str]) -> None:
    """Ask about all figures where the answer speaks of the flag and no figure is read as marked with it, or as not.

    Where one of several ``questions`` asks for those with the flag, that is why the answer speaks of it.
    """
    figures = [figure for part in parts for figure in (*part.figures, *part.proposals)]
    asked = sum(bool(words.ONLINE.search(question)) for question in questions)
    if 0 < asked < len(questions) and not any(BY_TOTALS in figure.assigned for figure in figures):
        return
    if any(figure.online is not Online.ALL for figure in figures):
        return
    if any(set(columns.columns["online"].told) - {Online.ALL} for part in parts for pair in part.lists for columns in pair):
        return
    if any(part.tells_flag for part in parts) or not any(map(_speaks_of_it, texts)):
        return
    for part in parts:
        if part.lists:
            ask_list(part, UNTAKEN_FLAG, None)
        elif part.figures or part.proposals:
            part.figures, part.proposals = map(_flagged, (part.figures, part.proposals))
            ask(part, UNTAKEN_FLAG, None)


def speaks_of_flag(context: Context) -> FoundPart | None:
    """The flag where the line right above a table or a sentence speaks of it: it may be of all that stands below."""
    _, text = next(context.texts("caption", "title row", "lead-in", "heading", "title above", "question"), ("", ""))
    is_said = find_online(text)[0] is Online.YES and not mentions_in(text) and not names_a_part(text)
    return FoundPart(Online.YES, "line above") if is_said else None


def _flagged(figures: Sequence[AnsweredFigure]) -> list[AnsweredFigure]:
    return [replace(figure, online=Online.YES) if figure.is_count else figure for figure in figures]


def _speaks_of_it(text: str) -> bool:
    """Whether a sentence without figures of its own is about sexual offences with the flag, and not about a part of others."""
    said = (one for one in _SENTENCE.split(text) if SEXUAL.search(one) and _SPEAKS.search(one) and not _NOT_HELD.search(one))
    return any(not (names_a_part(one) or mentions_in(one)) for one in said)
