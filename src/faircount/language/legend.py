"""What an answer says its marks mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from faircount.language.marks import Legend, Limits
from faircount.language.numbers import WORDS, read_value
from faircount.language.tokens import Value
from faircount.language.withheld import HIDING, OTHERWISE, TOO_SMALL, gives_away, says_hidden
from faircount.patterns import regex
from faircount.vocabulary.status import CellStatus

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_N = rf"(\d{{1,3}}|{_WORD})"
_SENTENCE = regex(r"(?<=[.;!?])(?<!\.\.)(?<!\bi\.e\.)(?<!\be\.g\.)\s+(?=\S)|\n|(?<=\))\s+(?=[A-Z*'\"‘“<-])")
_STAR = regex(r"\*|asterisk|\bstar(?:red|s)?\b|\[c\]|['\"‘“]x['\"’”]|\bx\b(?= (?:=|means|denotes|stands))|#", re.IGNORECASE)
_SMALL = regex(
    r"suppress|replaced|redacted|not (?:shown|given|disclosed)|hidden|masked|withheld|represented|small (?:numbers"
    r"|counts|figures)|low (?:numbers|counts)",
    re.IGNORECASE,
)
_FEWER = regex(rf"(?:fewer|less|lower|smaller) than (?:or equal to )?{_N}\b|(?:under|below|<)\s?{_N}\b", re.IGNORECASE)
_OR_FEWER = regex(rf"{_N} or (?:fewer|less|under|below)|up to {_N}\b|≤\s?{_N}", re.IGNORECASE)
_BETWEEN = regex(rf"(?:between )?{_N} ?(?:-|–|to|and) ?{_N}\b", re.IGNORECASE)
_WITH_ZERO = regex(
    r"(?:including|includes|or|and|also) (?:a )?(?:zero|nil|none|0|nought)|zero or|nil or|none or|zeros? (?:are"
    r"|is) (?:also |not shown|hidden)|\b0 (?:to|-)|"
    r"zeros? (?:too|as well|included)",
    re.IGNORECASE,
)
_WITHOUT_ZERO = regex(
    r"(?:not|excluding|except|other than|but not) (?:including )?(?:a )?(?:zero|nil|none|0|nought)", re.IGNORECASE
)
_DASH = regex(
    r"(?:\bdash(?:es)?\b|\bhyphens?\b|['\"‘“(][-–—]['\"’”)]|(?:^|\s)[-–—] (?==|means|denotes|represents|stands|indicates|is )"
    r"|^[-–—] ?:|\b(?:an?|with|as|by) [-–—](?=$|[\s.,;]))",
    re.IGNORECASE,
)
_NOUGHT = regex(
    r"(?:\b(?:nil|zero|nought|0|no (?:such )?(?:recorded )?(?:offences?|crimes?|victims?|cases?)"
    r"|none (?:were |was )?(?:recorded|reported|held))"
    r"|(?:\b(?:means?|denotes?|indicates?|for)|=) none)\b",
    re.IGNORECASE,
)
_BLANK = regex(r"\b(?:blanks?|empty|blank or empty)(?: (?:cells?|spaces?|fields?|boxes|entries))?\b", re.IGNORECASE)
_UNSURE = regex(r"\b(?:not (?:known|recorded|available|held|provided|given)|unknown|missing|incomplete)\b", re.IGNORECASE)
"""A mark that may mean a nought or nothing known means nothing known."""
_ROUNDED = regex(rf"round(?:ed|ing) (?:\w+ )?to (?:the )?nearest (?:multiple of )?{_N}\b", re.IGNORECASE)
_LESS_SIGN = regex(r"['\"‘“]?<\s?\d+['\"’”]?")


def number_of(text: str) -> int:
    """The number that digits or a word mean."""
    return WORDS[text.lower()] if text.lower() in WORDS else int(text)


def find_legend(texts: Iterable[str]) -> Legend:
    """The legend that the texts give, the first statement about a mark deciding.

    >>> find_legend(["Cells of fewer than five are shown as *."]).star
    (1, 4)
    >>> find_legend(["An asterisk is any count from nought to four. A dash means nil."]).star
    (0, 4)
    >>> find_legend(["Counts under 5 are suppressed. Others are withheld (*) so that these cannot be worked out."]).star
    """
    star: Limits | None = None
    small: Limits | None = None
    dash_is_zero, starts_at, rounded_to, said = False, 1, 0, ""
    is_open = blank_is_zero = False
    blank: Limits | None = None
    signs: dict[str, Limits | None] = {}
    texts = [text for text in map(_by_entry, texts) if _may_explain(text)]
    for text in texts:
        explains = False
        for sentence in _SENTENCE.split(text):
            if len(sentence) > 500 or (_COUNTED.search(sentence) and not _EXPLAINS.search(sentence)):
                continue
            sentence = _OF_AGE.sub(" ", sentence)
            bounds = _bounds(sentence)
            if bounds is not None or _SMALL.search(sentence) or _CONFIDENTIAL.search(sentence):
                limits = None if OTHERWISE.search(sentence) else bounds
                signs |= {sign: limits for sign in _signs_of(sentence) if sign not in signs}
            if bounds is not None and _BLANK.search(sentence):
                blank = bounds
            speaks_on = explains and bool(_SMALL.search(sentence)) and not _WORD_SHOWN.match(sentence)
            explains = bool(_STAR.search(sentence))
            if (explains or speaks_on) and OTHERWISE.search(sentence):
                is_open = True
                continue
            if bounds is not None and star is None and _STAR.search(sentence):
                star, said = bounds, sentence
            elif bounds is not None and small is None and _SMALL.search(sentence) and not gives_away(sentence):
                small = bounds
            if _LESS_SIGN.search(sentence) and _WITH_ZERO.search(sentence) and not _WITHOUT_ZERO.search(sentence):
                starts_at = 0
            if _DASH.search(sentence) and _NOUGHT.search(sentence) and not _UNSURE.search(sentence):
                dash_is_zero = True
            if _BLANK.search(sentence) and _NOUGHT.search(sentence) and not _UNSURE.search(sentence):
                blank_is_zero = True
            rounded = _ROUNDED.search(sentence)
            if rounded:
                rounded_to = number_of(rounded[1])
    return Legend(
        None if is_open else star if star is not None else small, dash_is_zero, starts_at, rounded_to, said, blank_is_zero,
        blank, signs, *_of_the_word(texts),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _may_explain(text: str) -> bool:
    """Whether a text may say anything of marks: each block of a long letter is read beside all the others."""
    marks = (_SMALL, _CONFIDENTIAL, _BLANK, _STAR, _DASH, _LESS_SIGN, _ROUNDED, HIDING)
    sentences = [_OF_AGE.sub(" ", sentence) for sentence in _SENTENCE.split(text)]
    return any(_bounds(one) is not None or any(mark.search(one) for mark in marks) for one in sentences)


_KEY = regex(
    r"^\W*(?:key|legend|symbols?|conventions?|notation)(?: (?:used|to (?:the )?(?:symbols|tables?)))?(?:\s*:\s*|\s+(?=\W))",
    re.IGNORECASE,
)
_ENTRY = regex(
    r"(?:^|[\s,;]+)['\"‘“(]?(?P<sign>\*{1,3}|\.\.|[~#†^]|\[\w\]|[-–—](?=['\"’”)]?\s*[=:]?\s*(?:nil|zero|none|nought|not?|0|n/?a)\b))"
    r"['\"’”)]?\s*[=:]?\s*(?=[\w(<])",
    re.IGNORECASE,
)


def _by_entry(text: str) -> str:
    """A key with each of its signs on a line of its own, as what it means.

    >>> _by_entry("Key: - no offences recorded * fewer than five")
    '\\n- = no offences recorded\\n* = fewer than five'
    """
    key = _KEY.match(text)
    return text if key is None else _ENTRY.sub(r"\n\g<sign> = ", text[key.end() :])


def _of_the_word(texts: Iterable[str]) -> tuple[bool, bool, Limits | None]:
    """Whether it is said why figures are hidden, whether that is said of the word in their place, and the limits of these."""
    split = (_OF_AGE.sub(" ", one) for text in texts for one in _SENTENCE.split(text) if len(one) <= 500)
    sentences = [one for one in split if HIDING.search(one)]
    is_told = any(map(says_hidden, sentences))
    told = [bounds for one in sentences if _says_of_the_word(one, bounds := _bounds(one))]
    return is_told, bool(told), told[0] if told and not is_told else None


def _says_of_the_word(sentence: str, bounds: Limits | None) -> bool:
    """Whether a sentence says why counts are withheld, and of no other mark than that word."""
    if not HIDING.search(sentence) or _STAR.search(sentence) or _signs_of(sentence):
        return False
    return bounds is not None or bool(TOO_SMALL.search(sentence) or gives_away(sentence))


_OF_AGE = regex(
    r"\b(?:aged?|ages|victims?|child(?:ren)?|girls?|boys?|(?:fe)?males?|people|persons?|those|anyone|complainants?)[ -]"
    r"(?:who (?:is|are|was|were) )?(?:aged )?(?:under|below|<)[ -]?1\d\b"
    r"|\b(?:aged?|ages) (?:under|below|between )?\d{1,2}\b(?: ?(?:to|and|-|–) ?\d{1,2})?"
    r"|\b(?:under|below)[ -]\d{1,2}(?:s\b|[- ]years?\b)",
    re.IGNORECASE,
)
"""Ages, which bound no count: "boys under 18"."""
_COUNTED = regex(
    r"(?:(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?\)?\s*[:=–-]|\bthere (?:were|was)|\b(?:was|were|recorded))"
    r"\s*(?:\*+|#|\[c\]|<\s?\d+|(?:fewer|less) than \w+)"
    r"(?=\s*[,;.]?\s*$|\s+(?:[a-z]+ ){0,3}(?:offen[cs]es?|crimes?|victims?|cases|rapes|assaults)\b|\s+(?:in|for|and)\b)",
    re.IGNORECASE,
)
"""A mark that stands where a count does, and is not explained there: "2022/23: *", "there were * offences"."""
_EXPLAINS = regex(
    rf"{_SMALL.pattern}|\b(?:shown|given|displayed|denot\w*|mean\w*|indicat\w*|represent\w*|stands?|includ\w+|excluding|refers?)\b",
    re.IGNORECASE,
)
_WORD_SHOWN = regex(r"\W*(?:withheld|suppressed|redacted|refused|exempt)\W{0,2}\s*(?:[:=]|means\b)", re.IGNORECASE)
"""A word that stands where a count would, and not the mark that the sentence before explained."""
_SIGN = r"""(?P<sign>[^\w\s'"‘’“”]{1,3}|\[\w{1,4}\]|\(\w{1,2}\)|s\.? ?\d\d(?:\(\d\))?(?:\([a-z]\))?(?!\w)|[A-Za-z]{1,3})"""
_EXPLAINED = regex(
    rf"""^\W{{0,2}}?['"‘“]?{_SIGN}['"’”]?\s*(?:[=:]|[–—-](?=\s)"""
    r"|\b(?:means?|denotes?|indicates?|represents?|stands? for|refers? to|is|are)\b)",
    re.IGNORECASE,
)
_NOTED = regex(
    r"^\s*(?P<sign>[^\w\s'\"‘’“”.,;:()=–-]{1,3})\s+"
    r"(?=(?:all |any )?(?:numbers?|figures?|counts?|values?|cells?|fewer|less|small|low)\b)",
    re.IGNORECASE,
)
"""A sign and behind it, as in a footnote, what is hidden: "§ Numbers of 5 or fewer are not shown."."""
_SHOWN_AS = regex(
    r"\b(?:shown|marked|denoted|replaced|given|displayed|represented|indicated|written|recorded|appear|printed) (?:as|by|with) "
    rf"""(?:an? |the )?(?:letter |symbol |sign |mark )?['"‘“]?{_SIGN}(?:['"’”]|(?=$|[\s,.;)]))""",
    re.IGNORECASE,
)
_WHERE_SHOWN = regex(
    rf"""\bwhere(?:ver)? (?:an? |the )?['"‘“]?{_SIGN}['"’”]? (?:is|are|has been) (?:shown|given|used|printed|entered)\b""",
    re.IGNORECASE,
)
_CONFIDENTIAL = regex(r"confidential|disclos|low numbers?|too (?:few|small)", re.IGNORECASE)


def _signs_of(sentence: str) -> set[str]:
    """The signs of which a sentence says what they stand for; a dash has rules of its own, and "nil" is a number."""
    found = (pattern.search(sentence) for pattern in (_EXPLAINED, _NOTED, _SHOWN_AS, _WHERE_SHOWN))
    signs = {match["sign"].lower() for match in found if match is not None}
    return {sign if sign[0] in ".([" or "(" in sign else sign.rstrip(".,;:)") for sign in signs} - {"", *"-–—", *WORDS}


def with_own_bounds(legend: Legend, values: Iterable[Value]) -> Legend:
    """The legend for these cells: where small counts are written out ("<5"), a bare mark that none explains is something else.

    >>> with_own_bounds(Legend(star=(1, 4)), ["<5", "*", 12]).star
    >>> with_own_bounds(Legend(star=(1, 4)), ["*", 12]).star
    (1, 4)
    """
    if legend.star is None or legend.said:
        return legend
    written = (found for value in values if isinstance(value, str) and len(value) < 40 for found in read_value(value))
    is_written = any(found.status is CellStatus.SUPPRESSED_AT_SOURCE and found.upper is not None for found in written)
    return replace(legend, star=None) if is_written else legend


def _bounds(sentence: str) -> Limits | None:
    with_zero = bool(_WITH_ZERO.search(sentence)) and not _WITHOUT_ZERO.search(sentence)
    fewer = _FEWER.search(sentence)
    if fewer:
        top = number_of(fewer[1] or fewer[2])
        top -= 0 if "or equal to" in fewer[0] else 1
        return (0 if with_zero else 1, top) if top > 0 else None
    or_fewer = _OR_FEWER.search(sentence)
    if or_fewer:
        return 0 if with_zero else 1, number_of(next(end for end in or_fewer.groups() if end))
    between = _BETWEEN.search(sentence)
    if between and number_of(between[1]) < number_of(between[2]) <= 20 and number_of(between[1]) <= 1:
        return number_of(between[1]), number_of(between[2])
    return None
