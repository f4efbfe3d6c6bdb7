"""Names of files, sheets and parts of an answer that may tell what it hides: a count, or who it is about."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from faircount.language.counting_names import may_tell_a_count
from faircount.language.numbers import WORDS
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.offences import CODES

_PLAIN = frozenset(
    "answer answers reply response request requests foi foia rfi eir ref reference no number disclosure information data "
    "figures final draft copy new newer old older again also latest original updated update amended full first second "
    "late corrected correction revised version letter mail email re fw fwd annex appendix attachment table tables sheet "
    "sheets tab part parts page form question q worksheet workbook summary breakdown notes definitions police "
    "constabulary service force forces office home and of the to for from with by in on at per a c d e h v i j k l o p r "
    "s t docx doc pdf csv xlsx xls xlsm ods odt txt html htm eml msg zip parquet year years month monthly annual "
    "financial fy january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec".split()
)
"""Words that a name may hold beside a number: it counts none of them."""
_SUBJECT = frozenset(
    "online offline cyber internet flag flags flagged mark marked digital sexual sex offence offences crime crimes child "
    "children csa cse csae abuse exploitation grooming rape recorded recording records under over total totals all age ages "
    "aged gender b f g m n u w x y z names printed whole list small large more less next last victim victims group groups "
    "outcome outcomes result results statistics stats count counts quarter type types district districts area areas period "
    "periods not known unknown female male".split()
)
"""What such files are about: a number beside them may be how many."""
_OF_FORCES = frozenset(
    word for area in AREAS.values() for name in (area.name, area.police) for word in re.findall(r"[a-z]+", name.lower())
)
_YEARS = regex(r"(?<!\d)(?:19|20)\d\d(?:[^A-Za-z0-9]?\d\d)?(?!\d)")
_JOINED = regex(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])|_")
_OURS = regex(r"^(?:(?:p\d+)?t\d+|p\d+)$|(?<![0-9A-Za-z])[0-9a-f]{8}(?![0-9A-Za-z])")
"""What a reader calls the tables of a page, and what our own forms are known by."""
_DASHES = str.maketrans("‐‑‒–—’‘“”", "-----''\"\"")


@lru_cache(maxsize=4096)
def may_tell(name: str) -> bool:
    """Whether the name of a file or a sheet may tell a count or a person: one of words that all such names hold does not.

    A list of what tells would never be whole: it would have to hold every name of a child.

    >>> [name for name in ("kent-3.csv", "Kent online flag 2022-23", "Table 2", "p1t1") if may_tell(name)]
    []
    >>> [may_tell(name) for name in ("Kent 3girls", "ThreeGirls.csv", "a trio", "F3 M2", "total-173", "Kent, T. Marchbank")]
    [True, True, True, True, True, True]
    """
    told = unicodedata.normalize("NFKC", name).translate(_DASHES)
    if not told.isascii():
        return True
    words = _JOINED.sub(" ", _YEARS.sub(" ", _OURS.sub(" ", told))).lower()
    found = re.findall(r"[a-z]+|\d+", words)
    named = [word for word in found if not word.isdecimal() and word not in WORDS and word not in _PLAIN | _OF_FORCES]
    counts = any(word.isdecimal() or word in WORDS for word in found)
    return bool(named) and (counts or not _SUBJECT.issuperset(named))


_NAMING = (
    "district area division ward zone region sector beat team unit bcu neighbourhood code codes section sections s schedule "
    "class type category table platform year years band grade level tier group stage part county number outcome under over "
    "aged age ages than"
)
_NUMBERED = regex(
    rf"\b(?:{'|'.join(_NAMING.split())})\.? ?\d+(?!\d)|\bu1\d(?!\d)"
    r"|(?<!\d)\d+ ?(?:years?|yrs?|months?|days?|hours?|and over|or over|and under|or under|\+)",
    re.IGNORECASE,
)
_RANGES = regex(r"(?<!\d)\d+ ?(?:-|to) ?\d+(?!\d)")
_CODES = regex(rf"\b(?:{'|'.join(code for code in CODES if not code.isdecimal())}|[A-Z]{{2,3}}\d{{1,3}})\b")
_ALONE = regex(r"(?!.*[FGMBNXfgmbnx])[A-Za-z]?\d{1,4}[a-z]?")
"""A code and nothing else, as outcomes and beats have: "16", "L01"; not a letter for whom or how many, "F3", "x3"."""
_AT_THE_END = regex(r"[(\[]\W*\d+\W*[)\]]?$|[-:=] ?\d+$")


@lru_cache(maxsize=4096)
def part_may_tell(said: str) -> bool:
    """Whether the name of a part of an answer may say how many are in it: a number that nothing shows to be a name or an age.

    >>> [said for said in ("District 3", "under 13", "aged 4 to 9", "Outcome 16", "88A", "Act 2003") if part_may_tell(said)]
    []
    >>> [part_may_tell(said) for said in ("Ashford (3)", "WhatsApp - 3 victims", "Facebook 3", "District (3)", "three girls")]
    [True, True, True, True, True]
    """
    if may_tell_a_count(said):
        return True
    told = unicodedata.normalize("NFKC", said).translate(_DASHES)
    if _CODES.fullmatch(told) or _ALONE.fullmatch(told):
        return False
    if _AT_THE_END.search(told) and not _RANGES.search(told):
        return True
    for known in (_YEARS, _CODES, _RANGES, _NUMBERED):
        told = known.sub(" ", told)
    return any(sign.isnumeric() for sign in told)
