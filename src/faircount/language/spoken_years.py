"""Years as they are said: "twenty twenty-one", "twenty seventeen to eighteen", "two thousand and nine"."""

from __future__ import annotations

import re

from faircount.language.keyed import Keyed
from faircount.language.numbers import WORDS

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_OF_CENTURY = rf"(?:(?:{_TEENS})|(?:twenty|thirty)(?:[- ](?:{_UNITS}))?)"
_SMALL = rf"(?:{_UNITS}|{_TEENS}|twenty(?:[- ](?:{_UNITS}))?)"
_YEAR = rf"(?:twenty[- ](?:oh[- ](?:{_UNITS})|{_OF_CENTURY})|two thousand(?: and)? {_SMALL})"
_KEYS = ("twenty", "thousand")
_BEHIND = (
    r"(?![\w-]| (?:hundred\b|thousand\b|out\b|per\b|percent|in every\b|offen|crimes|victims|children"
    r"|cases|years?\b|months?\b|times\b))"
)
_ONE = Keyed(rf"(?<![\w-])(?<!hundred and ){_YEAR}{_BEHIND}", *_KEYS)
_TWO = Keyed(
    rf"(?<![\w-])(?<!hundred and )(?P<first>{_YEAR})(?P<joint>,| to| stroke| slash| dash|/|–|-) ?"
    rf"(?P<second>{_YEAR}|{_OF_CENTURY}|{_UNITS}){_BEHIND}",
    *_KEYS,
)
_TENS = {"twenty": 20, "thirty": 30}


def years_in_digits(text: str) -> str:
    """The text with its spoken years in digits, as long as before: each has spaces behind it for the letters that it is short of.

    >>> years_in_digits("in twenty nineteen, up on twenty seventeen to eighteen").split()
    ['in', '2019', ',', 'up', 'on', '2017/18']
    >>> years_in_digits("between twenty fourteen-fifteen and twenty twenty-one to two").split()
    ['between', '2014/15', 'and', '2021/22']
    >>> years_in_digits("to March twenty twenty-one").split()
    ['to', 'March', '2021']
    >>> years_in_digits("twenty children, twenty-five offences") == "twenty children, twenty-five offences"
    True
    """
    for pattern, written in ((_TWO, _one_over_two), (_ONE, _one)):
        low = text.lower()
        if len(low) == len(text):
            for found in pattern.finditer(low):
                if said := written(found):
                    text = f"{text[: found.start()]}{said.ljust(len(found[0]))}{text[found.end() :]}"
    return text


def _one(found: re.Match[str]) -> str:
    return str(_year(found[0]))


def _one_over_two(found: re.Match[str]) -> str:
    """The year that two years name, "2017/18": the second is the next, and nothing says that they are two."""
    first, said = _year(found["first"]), found["second"]
    if found["joint"] in ("-", "–") and found["first"].endswith(tuple(_TENS)) and said in _UNITS.split("|"):
        return ""  # "twenty twenty-one" is one year
    is_short = re.match(rf"twenty[- ](?!(?:{_UNITS})\b)|two thousand", said) is None
    second = first - first % 10 + WORDS[said] if said in _UNITS.split("|") else _year(said)
    # "From twenty seventeen to twenty eighteen" names two; "between twenty fourteen-fifteen" one.
    apart = not is_short and f" {found.string[: found.start()]}".rstrip().endswith((" from", " between"))
    return f"{first}/{second % 100:02}" if second == first + 1 and not apart else ""


def _year(said: str) -> int:
    words = re.split(r"[- ]+", said.lower().replace("two thousand and", "two thousand"))
    if words[:2] == ["two", "thousand"]:
        words = words[2:]
    elif words[0] == "twenty" and len(words) > 1 and words[1] not in _UNITS.split("|"):
        words = [word for word in words[1:] if word != "oh"]
    return 2000 + sum(_TENS.get(word) or WORDS[word] for word in words)
