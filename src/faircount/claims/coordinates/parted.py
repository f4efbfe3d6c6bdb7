"""The codes of some victims as a part of those of all: "nine in ten of the sexual assaults on under-13s were on girls"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.coordinates.offences import Named
from faircount.claims.coordinates.other_victims import aged_part
from faircount.claims.coordinates.sentence import Sentence
from faircount.patterns import regex
from faircount.vocabulary.offences import CODES, contains

_FEMALE, _MALE = "female", "male"
_GIRLS_OR_BOYS = regex(r"\b(?:(?P<girls>girls?|females?)|boys?|males?)\b", re.IGNORECASE)


def by_sex(here: Sentence, groups: Sequence[tuple[Named, ...]]) -> tuple[tuple[Named, ...], tuple[str, ...]] | None:
    """The codes of one sex, and the whole of both: "nine in ten of the sexual assaults on under-13s were on girls"."""
    if len(groups) != 1:
        return None
    whole = [code for code in CODES if any(contains(one, code) for named in groups[0] for one in named.offences)]
    sexes = {code: _FEMALE if _is_of(code, _FEMALE) else _MALE if _is_of(code, _MALE) else None for code in whole}
    said = [one for one in _GIRLS_OR_BOYS.finditer(here.text) if not _lies_in(one.start() + here.start, groups[0])]
    if len(said) != 1 or set(sexes.values()) != {_FEMALE, _MALE}:
        return None
    sex = _FEMALE if said[0]["girls"] else _MALE
    part = tuple(code for code in whole if sexes[code] == sex)
    return (Named(said[0].start() + here.start, said[0].end() + here.start, part),), tuple(whole)


def by_age(here: Sentence, groups: Sequence[tuple[Named, ...]]) -> tuple[tuple[Named, ...], tuple[str, ...]] | None:
    """The codes of the younger, and the whole: "half of the child rapes had a victim under 13"."""
    if len(groups) != 1 or len(groups[0]) != 1:
        return None
    one = groups[0][0]
    parted = aged_part(here.text, replace(one, start=one.start - here.start, end=one.end - here.start))
    if parted is None:
        return None
    part, whole = parted
    return (replace(part, start=part.start + here.start, end=part.end + here.start),), whole


def _is_of(code: str, sex: str) -> bool:
    return re.search(rf"\b{sex}\b", CODES[code].name.lower()) is not None


def _lies_in(at: int, named: Sequence[Named]) -> bool:
    return any(one.start <= at < one.end for one in named)
