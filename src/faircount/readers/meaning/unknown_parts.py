"""What is not known in a label that tells two things: "Female not rec" beside "Female 0-7" is of girls of an unknown age."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from faircount.language import words
from faircount.language.labels import Meaning, read_label
from faircount.patterns import regex
from faircount.vocabulary.ages import NOT_KNOWN
from faircount.vocabulary.measures import Sex

_FEW = 2
"""So many labels tell both before one that tells a half is read by them."""


def with_unknown_parts(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """The meanings, with the half that is said not to be known where the labels beside it tell a sex and ages each.

    >>> from faircount.language.labels import read_label
    >>> said = {label: read_label(label) for label in ("Male 0-7", "Male 8-12", "Male not rec", "N/K 0-7", "N/K total")}
    >>> found = with_unknown_parts(said)
    >>> found["Male not rec"].ages.known, found["N/K 0-7"].sex, found["N/K total"].sex
    (False, <Sex.NOT_KNOWN: 'not known'>, <Sex.NOT_KNOWN: 'not known'>)
    >>> said = {label: read_label(label) for label in ("0-10 Male", "11-15 Male", "Not recorded Male")}
    >>> with_unknown_parts(said)["Not recorded Male"].ages.known
    False
    >>> dated = {label: read_label(label) for label in ("2021/22 Female", "2021/22 Male", "2021/22 Not stated")}
    >>> with_unknown_parts(dated)["2021/22 Not stated"].sex
    <Sex.NOT_KNOWN: 'not known'>
    """
    tell_both = sum(said.sex is not None and said.ages is not None for said in meanings.values())
    if tell_both >= _FEW:
        meanings = {label: _whole(said) for label, said in meanings.items()}
    told = Counter(said.kinds for said in meanings.values() if said.kinds & _UNTOLD and len(said.kinds) > 1 and not said.rest)
    kinds, number = max(told.items(), key=itemgetter(1), default=(frozenset[str](), 0))
    return {label: _as_beside(said, kinds) for label, said in meanings.items()} if number >= _FEW else meanings


_NOT_KNOWN = regex(rf"(?:{words.NOT_KNOWN_OF.pattern})(?: ?(?:/|or|,) ?(?:{words.NOT_KNOWN_OF.pattern}))*", re.IGNORECASE)
_UNTOLD = frozenset({"sex", "age"})


def _as_beside(said: Meaning, kinds: frozenset[str]) -> Meaning:
    """ "2021/22 Not stated" beside "2021/22 Female": of the one thing that the labels beside it tell and it does not, it is not
    known."""
    if not said.rest or said.kinds >= kinds:
        return said
    is_alone = words.UNKNOWN.match(said.rest) is not None
    rest = said.text.replace(said.rest, " ") if is_alone else _NOT_KNOWN.sub(" ", said.text.replace("_", " "), count=1)
    known = read_label(rest)
    missing = kinds - known.kinds
    if rest == said.text or known.rest or known.looks or known.kinds != kinds - missing or missing not in ({"sex"}, {"age"}):
        return said
    sex, ages = (Sex.NOT_KNOWN, known.ages) if "sex" in missing else (known.sex, NOT_KNOWN)
    return replace(known, text=said.text, sex=sex, ages=ages)


def _whole(said: Meaning) -> Meaning:
    if not said.rest or (said.sex is not None and said.ages is not None):
        return said
    for halves in _halves(said.text):
        is_half = any(map(words.UNKNOWN.match, halves))
        has_sex = said.sex is not None or is_half
        has_ages = said.ages is not None or said.is_total or is_half
        if is_half and has_sex and has_ages and (said.sex or said.ages or said.is_total or all(map(words.UNKNOWN.match, halves))):
            ages = NOT_KNOWN if said.ages is None and not said.is_total else said.ages
            return replace(said, sex=said.sex or Sex.NOT_KNOWN, ages=ages, rest="", looks=frozenset(), is_unknown=False)
    return said


def _halves(text: str) -> Iterator[tuple[str, str]]:
    parts = text.split()
    return ((" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts)))
