"""Labels that say the same in two languages, one of which nothing here reads: "Anhysbys / Unknown"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faircount.language import words
from faircount.language.ages import find_band
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.vocabulary.areas import find_area

_TWO = regex(r"^([^/\d]{3,40}) / ([^/\d]{3,40}|yes|no)$", re.IGNORECASE)


def in_both_languages(label: str) -> str:
    """The second of two words for what is not known or for a total, where the first is none that is read here; else nothing.

    >>> in_both_languages("Anhysbys / Unknown"), in_both_languages("Female / Unknown")
    ('Unknown', '')
    """
    found = _TWO.match(label)
    if found is None or not (words.UNKNOWN.match(found[2]) or words.TOTAL_ALONE.match(found[2])):
        return ""
    return "" if _is_read(found[1]) else found[2]


def in_one_of_two_languages(labels: Iterable[str]) -> dict[str, str]:
    """Labels that stand together and say the same in two languages, each with the second of its words, which are read here.

    One alone could be of two things ("Home / Online"), and so could several that share a half ("Home / Girls", "Home / Boys").

    >>> in_one_of_two_languages(["Benyw / Female", "Gwryw / Male", "2019/20"])
    {'Benyw / Female': 'Female', 'Gwryw / Male': 'Male'}
    >>> in_one_of_two_languages(["Home / Girls", "Home / Boys"])
    {}
    >>> in_one_of_two_languages(["Mehefin / June 2020", "Mehefin / June 2021"])
    {'Mehefin / June 2020': 'June 2020', 'Mehefin / June 2021': 'June 2021'}
    """
    labels = [*labels]
    if dated := _dated(labels):
        return dated
    halves = {label: (found[1], found[2]) for label in labels if (found := _TWO.match(label)) is not None}
    firsts, seconds = ({pair[n] for pair in halves.values()} for n in (0, 1))
    if not 1 < len(halves) == len(firsts) == len(seconds):
        return {}
    if any(_is_read(first) or find_area(first) is not None for first in firsts):
        return {}
    return {
        label: second
        for label, (_, second) in halves.items()
        if _is_read(second) or words.UNKNOWN.match(second) or second.lower() in _ANSWERS
    }


_ANSWERS = frozenset({"yes", "no"})


_DATED = regex(r"^([^/\d]{3,20}) / ([^/\d]{3,12} (?:19|20)\d{2})$")


def _dated(labels: list[str]) -> dict[str, str]:
    """Months told in two languages, which may all be the same month of one year after the other."""
    halves = {label: found for label in labels if (found := _DATED.match(label)) is not None}
    first_read = any(_is_read(found[1]) or find_spans(found[1]) or find_area(found[1]) for found in halves.values())
    if len(halves) < 2 or first_read or not all(find_spans(found[2]) for found in halves.values()):
        return {}
    return {label: found[2] for label, found in halves.items()}


def of_one_number(label: str) -> str:
    """A label that says one thing of the same numbers in two languages, in the one that is read here.

    >>> of_one_number("Under 5 / Dan 5"), of_one_number("10 i 15 oed / Aged 10 to 15"), of_one_number("2019/20")
    ('Under 5', 'Aged 10 to 15', '2019/20')
    """
    parts = re.split(r"\s+[/|]\s+", label)
    if len(parts) != 2 or not (numbers := re.findall(r"\d+", parts[0])) or numbers != re.findall(r"\d+", parts[1]):
        return label
    read = [part for part in parts if find_band(part) is not None]
    return read[0] if len(read) == 1 else label


def in_one_language(head: str) -> str:
    """A heading without the first of its two languages, where that is none that is read here.

    >>> in_one_language("Oedran / Age"), in_one_language("Nifer / Number"), in_one_language("Age / Number")
    ('Age', 'Number', 'Age / Number')
    >>> in_one_language("Oes / Yes")
    'Yes'
    """
    found = _TWO.match(head)
    if found is None or _is_read(found[1]):
        return head
    names = words.ANY_DIMENSION.search(found[2]) or not words.FILLER.sub("", found[2]).strip()
    return found[2] if names or found[2].lower() in _ANSWERS else head


def _is_read(text: str) -> bool:
    """Whether any of the words means something here."""
    patterns = (
        *(pattern for _, pattern in words.SEXES),
        words.ALL,
        words.TOTAL,
        words.ONLINE,
        words.OFFENCE_WORDS,
        words.ANY_UNIT,
        words.ANY_DIMENSION,
    )
    return any(pattern.search(text) for pattern in patterns)
