"""The ages that a passage mentions, as bands of completed years."""

from __future__ import annotations

import re

from faircount.claims.mentions.mention_values import SaidAges
from faircount.claims.mentions.numerals import UNITS
from faircount.patterns import regex
from faircount.vocabulary.ages import AgeBand, find_ages

_WORD = "|".join(sorted((word for word, number in UNITS.items() if number <= 19), key=len, reverse=True))
_AGE = rf"(?:1?\d|{_WORD})"
_LEAD = r"(?:(?:aged?|of)(?: just| only)? )?"
# "Under 10 a day" and "under ten per cent" are numbers, not ages.
_NO_NUMBER = (
    r"(?![\d,.]\d|\w| ?%| ?per ?cent| percent| (?:a|per|each|every) (?:day|week|month|year|hour)\b| times\b| ?,\d"
    r"| (?:\w+ )?(?:offences|crimes|cases|incidents|reports|rapes)\b)"
)
_UNDER = r"(?<!just )(?<!slightly )(?<!well )(?<!a little )(?:under|below|younger than)"
PATTERNS: tuple[str, ...] = (
    r"(?:just |only )?(?:less than|under|not yet) (?:a|one) year old",
    r"not (?:yet )?(?:reached|had) (?:their|a|his or her) first birthday",
    rf"(?:not yet|yet to|not) (?:turn(?:ed)?|reach(?:ed)?) (?:the age of )?{_AGE}{_NO_NUMBER}",
    rf"not yet {_AGE}(?=[,.;)])",
    rf"{_LEAD}(?:between )?{_AGE}(?: years?)?(?: old| of age)? (?:and|or) (?:under|younger|below|over|older|above)\b",
    rf"{_LEAD}{_UNDER}(?: the)? age(?: of)? {_AGE}{_NO_NUMBER}",
    rf"{_LEAD}{_UNDER}[- ](?:a )?{_AGE}(?:'?s|’s|es)?{_NO_NUMBER}",
    rf"aged?(?: just| only)? (?:between )?{_AGE} ?(?:-|–|to|and|or) ?{_AGE}(?: years(?: old)?)?(?![\w%]|,\d)",
    r"(?:(?<=girls )|(?<=boys )|(?<=children )|(?<=pupils )|(?<=those )|(?<=victims )|(?<=teenagers ))"
    rf"between {_AGE} and {_AGE}(?![\w%]|,\d)",
    rf"{_AGE}[- ]{{0,2}}(?:to|-|–|and)[- ]?{_AGE}[- ]?(?:years?[- ]olds?|year groups?|age (?:groups?|bands?|ranges?))",
    rf"(?:between (?:the )?)ages(?: of)? {_AGE} (?:and|to) {_AGE}(?!\w)",
    r"(?:(?<=girls )|(?<=boys )|(?<=children )|(?<=pupils )|(?<=those )|(?<=victims )|(?<=teenagers )|(?<=youngsters ))"
    rf"of {_AGE} (?:or|to|and) {_AGE}(?![\w%]|,\d)",
    rf"(?:the )?age(?:s)? of(?: just| only)? {_AGE}(?![\w%,])",
    rf"(?:aged?|at age|at the age of)(?: just| only)? {_AGE}(?! ?%)(?![\w,]\w)(?:\b)",
    rf"(?:a |an )?{_AGE}[- ](?:years?|months?)[- ]olds?\b(?: (?:girl|boy|child|baby))?",
    rf"(?:just |only )?{_AGE} (?:years|months)(?: of age| old)",
    rf"(?:(?<=\d )|(?<=\d were ))between {_AGE} and {_AGE}(?=[,;)]|\.(?!\d)| and \d)",
    rf"(?:(?<=\d were )|(?<=\d, were )){_AGE} (?:or|to|and) {_AGE}(?=[,;)]|\.(?!\d)| and \d)",
    rf"(?:(?<=were )|(?<=were thus )|(?<=were therefore ))between {_AGE} and {_AGE}(?=[,;)]|\.(?!\d))",
    rf"(?<=\d )from (?:the age of )?{_AGE} to {_AGE}(?= ?\(|[,;:]|\.(?!\d))",
    rf"(?<!from )(?<!to )(?<!between ){_AGE}(?: to |[-–]){_AGE}(?!,\d{{3}})(?=[,:;(] ?\d{{2}})|(?<=and )1[0-7] to 1[0-7](?=\))",
    rf"(?<![\w,] ){_AGE} and {_AGE}(?=[,:;(] ?\d{{2}})",
    rf"(?<=; ){_AGE} and {_AGE}(?=[,:;(] ?\d{{2}})",
    rf"(?<=victims were ){_AGE}(?: (?:to|or|and) {_AGE})?(?=[,.;]| (?:and|or)\b)",
    rf"(?:(?<=girls were )|(?<=ldren were )){_AGE}(?: (?:to|or|and) {_AGE})?(?=[,.;])",
)
COMPILED = tuple(regex(rf"(?<![\w/-])(?:{pattern})") for pattern in PATTERNS)


def read_ages(said: str) -> AgeBand | None:
    """The band that a stretch matched by one of the patterns means.

    >>> read_ages("aged 11 or younger"), read_ages("under fours"), read_ages("a one-year-old")
    (AgeBand(low=0, high=11, known=True), AgeBand(low=0, high=3, known=True), AgeBand(low=1, high=1, known=True))
    """
    if "first birthday" in said or "a year old" in said or ("one year old" in said and "less" in said):
        return AgeBand(0, 0)
    if "yet" in said or said.startswith("not "):
        return find_ages(re.sub(r".*\b(?:turn(?:ed)?|reach(?:ed)?|age of|yet) (?!to )", "under ", said))
    words = re.sub(rf"({_AGE}) or ({_AGE})$", r"\1 to \2", said)
    words = re.sub(r"\b(?:between|just|only|girl|boy|child|baby)\b|^(?:a|an|of|from) ", " ", words)
    words = (
        re.sub(r"(?:the |at )*\bage(?:s)? of|\bat age\b|^the\b", "aged", words)
        if "under" not in words and "below" not in words
        else words
    )
    words = re.sub(r"[- ]years?[- ]olds?|(?<=\d)[ -]years?\b|\byears? (?:old|of age)|\byears?\b", " ", words)
    words = re.sub(r"(?<=[a-z])(?:'s|’s)$", "", re.sub(r"-", " ", words)).strip()
    if "month" in words:
        return AgeBand(0, 0)
    words = re.sub(r"\s+", " ", words)
    for said_band in (words, re.sub(r"(?:es|s)$", "", words), re.sub(r"^(?:aged?|of) ", "", words)):
        found = find_ages(said_band)
        if found is not None:
            return found
    return None


def said_ages(found: re.Match[str]) -> SaidAges | None:
    """The mention that a match is."""
    ages = read_ages(found[0])
    return SaidAges(found.start(), found.end(), ages) if ages else None
