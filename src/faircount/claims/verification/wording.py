"""The words at a number that tell how it belongs to others, each a word of a short list or only "word"."""

from __future__ import annotations

from faircount.claims.mentions.passage import AGES, DECOY, PERIOD, Passage
from faircount.patterns import regex

TELLING = frozenset(
    "a about above accounted accounting after against all almost altogether among an and another any are as at "
    "averaging base before below between but by came combined come compared down each earlier equals equivalent every "
    "few fewer fell for former from grew had half has have higher i in included including involved is it its just "
    "last less made makes making meaning more most nearly now of on one only or other others out over part per "
    "previous previously proportion rate ratio record recorded represents rest rise rose same saw share since so some "
    "still than that the their them then there these they this those thus times to together total two under up was "
    "were when where which while whole who with within year years".split()
)
"""All others are only words: what is counted, where and by whom is read as coordinates."""
FEW = 4
"""Words between two places that join them; more only lie between."""
_WORD = regex(rf"[a-z']+|{PERIOD}+|{AGES}+|{DECOY}+|[\d][\d,.]*|[^\s]")
_MARKS = {PERIOD: "<time>", AGES: "<ages>", DECOY: "<none>"}
_BREAK = regex(r";|[.!?]\s|\b(?:while|whereas|but|although)\b|,\s+and\b|\n")
_BACK = regex(
    r"\s*[\"“‘(]*(?:and\s+|so\s+|thus\s+|in\s+other\s+words,?\s+|put\s+otherwise,?\s+)?(?:that|this|it|these|which|they)\b"
    r"|\s*(?:the|that)\s+(?:rise|fall|increase|drop|growth|jump|change|decline)\b"
)
_FAR = 400


def before(passage: Passage, at: int) -> str:
    """The word before a place, ^ at the start of its sentence."""
    start, _ = passage.around(at)
    words = _words(passage.masked[max(start, at - 40) : at])
    return words[-1] if words else "^"


def behind(passage: Passage, at: int, within: int) -> str:
    """The word behind a place, $ at the end of the sentence of another."""
    _, end = passage.around(within)
    words = _words(passage.masked[at : min(max(end, at), at + 40)])
    return words[0] if words else "$"


def opens(passage: Passage, at: int) -> str:
    """ "back" where a sentence opens with what was just told ("That is", "This", "The rise"), "" where it does not."""
    start, _ = passage.around(at)
    return "back" if _BACK.match(passage.masked, start) else ""


def link(passage: Passage, left: int, right: int) -> str:
    """The words between two places where they are few, else "far"."""
    if right < left:
        return "over"
    gap = passage.masked[left:right]
    words = _words(gap) if len(gap) < 60 else []
    return "touch" if not gap.strip() else " ".join(words) if words and len(words) <= FEW else "far"


def breaks(passage: Passage, left: int, right: int) -> int:
    """How many clauses end between two places, three at most."""
    return min(3, sum(1 for _ in _BREAK.finditer(passage.masked, left, right))) if right - left < _FAR else 3


def _words(text: str) -> list[str]:
    return [_word(token) for token in _WORD.findall(text)]


def _word(token: str) -> str:
    if token[0] in _MARKS:
        return _MARKS[token[0]]
    if token[0].isdigit():
        return "#"
    return token if token in TELLING or not token[0].isalpha() else "word"
