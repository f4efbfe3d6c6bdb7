"""What the title of a table says of its figures beyond what was understood: a part of them that nobody here knows.

"Sexual offences against children committed in schools" is the title of some of them; a table under it is none of all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language import words
from faircount.language.clause_rest import not_understood_of, offence_told
from faircount.language.dimensions import without_dimensions
from faircount.language.finders import named_offence
from faircount.language.flag_titles import online_of
from faircount.language.labels import read_label
from faircount.language.sentences import mentions_in
from faircount.language.subjects import SEXUAL, is_other_subject
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS

_LONGEST = 160
_PIECE = regex(r"\s*(?:[;:|()\[\]]|\s[-–—]+\s)\s*")
_ASIDE = regex(r"\(\W*[A-Z]{2,5}s?\W*\)|^[^/]{3,60} / (?=[^/]*\b[Ss]ex)")
"""A word in short, and the other of two languages."""
_REFERENCE = regex(
    r"(?<![\w/-])(?:[A-Z]{2,6}[ /:-])+(?!(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?(?![\d/-])|\d\d?[/-]\d\d?[/-](?:19|20)?\d\d\b)"
    r"(?=[\d/-]*\d{3})\d[\d/-]*\d|\bOFFICIAL(?:[ -]+SENSITIVE)?\b"
)
"""Under what a letter is filed, which is no year and no date ("HQ/PA/001623/24"), and who may see it."""
_SYSTEM = regex(
    r"(?:(?<=, )|(?<=\()|(?<=[-–—:;|] )|(?<=from )|^)[A-Z][\w-]+ (?=(?i:extracts?|exports?|systems?|databases?|rms)\b)"
    r"|^[Ff]rom (?:our |the )?[A-Z][\w-]+,? (?=(?:I|we)\b)"
)
"""The name of a system of records, by what stands behind it: "Niche extract", "From Connect we get"."""
_SENTENCE = regex(r"(?<=[.?!])\s+(?=[A-Z])")
_LIMITS = regex(
    r"\b(?:exclud\w+|except(?:ing|s)?|apart from|other than|not (?:including|counting)|minus|averaged?|averages|mean"
    r"|means(?! of\b)|medians?)"
    rf"\b[^,;:|()\[\]]*|\b(?:(?:cyber|online|on-line|internet)(?:[ -]crime)?[ -])?{words.OF_OTHERS}(?:flagged|marked|tagged)\b"
    r"[^,;:|()\[\]]*",
    re.IGNORECASE,
)
"""What says outright that figures are some of those that a title names, or no count of them."""
_FLAGGED = regex(r"flagged|marked|tagged", re.IGNORECASE)
_MEAN = regex(r"average|mean|median", re.IGNORECASE)
_NARROWS = regex(
    rf"\b(?:before|prior to|after|since|until|till|from|up to) (?:the )?(?:{'|'.join(MONTHS)}|(?:19|20)\d\d)\b"
    r"(?! (?:to|-|–) (?:mar(?:ch)?|dec(?:ember)?)\b)"
    r"|\bpart[ -]years?\b"
    r"|\byears? \d{1,2}\b(?![/\d])"
    r"|\b(?:remaining|repeat(?:ed)?|first|second)\b(?= (?!(?:half|quarter|time|table|part|year|six|three|nine|\d))[a-z])"
    r"|\b(?:more|fewer|less) than (?:one|two|three|\d)\b|\bsections? \d+\w* (?=sexual offen)|\b(?P<whom>\w{4,})-on-(?P=whom)\b"
    r"|(?<!recorded )(?<!logged )(?<!taken )\bby (?:police )?officers\b|\bby (?:other )?(?:under|over)[ -]?\d+s?\b",
    re.IGNORECASE,
)
"""What a sentence only tells with, and a title narrows with: "from January", "with more than one victim", "child-on-child"."""
_NO_AGE = regex(r"\b(?:with|of|whose) (?:an? )?unknown ages?\b", re.IGNORECASE)
_PAPER = frozenset(
    """
    re subject title topic request your our
    correction corrected revised updated amended rolling selected code codes ho foi foia eir freedom disclosure
    disclosures ref reference appendix annex sheet page part point data extract extracted breakdown split summary overview
    details list chart home office notifiable brackets many type types class classes kind group groups category
    categories definition committed published rms run unit units counting counted criteria population period row rows
    column columns left right above below side parameters parameter tree linked law laws engaging forces answers replies
    returns responses
    """.split()
) | {*MONTHS}
"""Words of papers and of how figures are sorted: no part of those that are counted."""


@lru_cache(maxsize=5_000)
def not_understood_of_title(text: str, *, is_lead: bool = False) -> str:
    """The words of a title which say something of the offences that it names and were not understood.

    Of a line that leads to a list (``is_lead``) it is enough that it names a unit: "Victims who were looked after:".

    >>> not_understood_of_title("Table 1: Sexual offences against children under 18 committed in schools, by year")
    'schools'
    >>> not_understood_of_title("Sexual offences, victim under 18 (excludes rape)")
    'excludes rape'
    >>> not_understood_of_title("FOI 123/20 - Kent Police: sexual offences, victim under 18, by age and district")
    ''
    """
    if len(text) > _LONGEST or mentions_in(text) or is_other_subject(text):
        return ""
    pieces = _PIECE.split(_SENTENCE.split(without_dimensions(_plain(text)))[0])
    left = []
    is_of_figures = any(SEXUAL.search(piece) or (is_lead and words.ANY_UNIT.search(piece)) for piece in pieces)
    for piece in pieces if is_of_figures else ():
        offence = named_offence(piece) or offence_told(piece)
        unread = not_understood_of(piece, offence).split()
        if offence or not all(map(words.OFFENCE_WORDS.fullmatch, unread)):  # "Voyeurism: by year" names no part of others
            left += unread
        left += _narrowed(piece)
    left = [word for word in left if word.lower() not in _PAPER]
    return " ".join(dict.fromkeys([*left, *(_limited(text) if is_of_figures else ())]))


def _plain(text: str) -> str:
    """A title without asides, what it is filed under, and the system that its figures come from."""
    return _SYSTEM.sub(" ", _REFERENCE.sub(" ", _ASIDE.sub(" ", text)))


def _narrowed(piece: str) -> list[str]:
    said = read_label(piece)
    return [found[0] for found in (*_NARROWS.finditer(said.offence or said.rest), *_NO_AGE.finditer(piece))]


def _limited(text: str) -> list[str]:
    """The words with which a title leaves out some of what it names, but those of the online flag, which is understood."""
    said = [found[0].strip() for found in _LIMITS.finditer(text)]
    understood = [limit for limit in said if words.ONLINE.search(limit) and (online_of(text) or _FLAGGED.search(limit))]
    return [limit for limit in said if limit not in understood and (len(limit.split()) > 1 or _MEAN.match(limit))]


def without_limits(text: str) -> str:
    """A title without what it leaves out of the figures that it names.

    >>> without_limits("Sexual offences, victim under 18 (excludes rape)")
    'Sexual offences, victim under 18 ()'
    """
    return _LIMITS.sub("", text)
