"""Offences that a text names in any order of words: what is done, to whom, of what age, by the names of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from faircount.claims.coordinates.among_them import younger_told
from faircount.claims.coordinates.codes_told import code_spans
from faircount.claims.coordinates.described import (
    child_specific_described,
    is_of_an_act,
    is_of_one_phrase,
    rape_left_out,
    untied,
    without,
)
from faircount.claims.coordinates.telling_words import Token, closed, known_names, runs
from faircount.patterns import regex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, contains

ALL_SEXUAL, CHILD_NAMED, OTHER_SEXUAL = "all_sexual", "child_named", "other_sexual"
_GENERAL = ((ALL_SEXUAL,), ("sexual_under_18",))
"""What is named where a description of some of it follows: "8.2 child sexual offences, over the eleven codes"."""
_OF_THEM = regex(r"\b(?:of|among|out of)\b")
MOST = 12  # telling words of one name
_PEOPLE = frozenset(("female", "male", "child", "under 13", "under 16", "over 13", "over 16"))
_ACTS = frozenset(("rape", "assault", "grooming", "communication", "exploitation", "abuse"))
_NARROWING = _PEOPLE | _ACTS | {"online", "images", "image", "non-recent", "multiple"}
"""Words that make a name narrower where they stand beside it."""


@dataclass(frozen=True, slots=True)
class Named:
    """The codes or the set that a text names in one place, several where the words cover several codes.

    ``is_whole``: the words say all that the name does and no less, so that another number is a wrong one. "Rape of girls" is no
    whole of the codes that name girls, some of whom are 16 or 17; "sexual offences against girls" is less than the set it names.
    """

    start: int
    end: int
    offences: tuple[str, ...]
    is_whole: bool = True
    otherwise: tuple[str, ...] = ()
    """What the words may mean as well: the rapes of "rapes and sexual assaults of under-13s" may be of everybody."""


def offences_named(text: str) -> tuple[Named, ...]:
    """Every offence that a text names, the longest names first taken; "rapes of boys under 16 and girls under 16" names two.

    >>> [one.offences for one in offences_named("94 rapes of girls under 16, and of boys under 13; 12 of grooming (code 88A)")]
    [('19D',), ('19H',), ('88A',)]
    >>> [one.offences for one in offences_named("rape of a child under 13")]
    [('19E', '19H')]
    """
    text = untied(text.lower().replace("’", "'"))
    described = [Named(*span, (CHILD_NAMED,)) for span in child_specific_described(text)]
    left_out = [*rape_left_out(text)]
    others = [Named(start, end, (OTHER_SEXUAL,)) for start, end, of_all in left_out if of_all]
    text = without([*((one.start, one.end) for one in described), *(one[:2] for one in left_out), *younger_told(text)], text)
    named = [named for run in runs(text) for named in _in_run(run)]
    for one in described:
        # "8.2 child sexual offences, over the eleven codes", "under the eleven codes 411 sexual offences were recorded".
        named = [
            other
            for other in named
            if other.offences not in _GENERAL
            or not (
                is_of_one_phrase(text, other.end, one.start)
                or (len(described) == 1 and one.end <= other.start and not _OF_THEM.search(text, one.end, other.start))
            )
        ]
    named = [one for one in named if one.offences != (CHILD_NAMED,) or not is_of_an_act(text[: one.start])]
    return tuple(_with_codes(text, sorted((*described, *others, *named), key=lambda one: one.start)))


def _with_codes(text: str, named: list[Named]) -> Iterator[Named]:
    """The names, those of which the codes are told as these: "rapes under the four child codes 19D, 19E, 19G and 19H"."""
    told = code_spans(text, [(one.start, one.end, one.offences) for one in named])
    taken = -1
    for number, one in enumerate(named):
        if number > taken:
            width, codes = told.get(number, (0, one.offences))
            taken = number + width
            yield replace(one, end=named[taken].end, offences=codes, is_whole=True) if width else one


def _in_run(run: list[Token]) -> list[Named]:
    found: list[Named] = []
    at, act, rest = 0, frozenset[str](), frozenset[str]()
    while at < len(run):
        named, width = _longest(run, at, act)
        if named is None:
            rest |= run[at].words & _NARROWING
            at += 1
            continue
        taken = run[at : at + width]
        act = frozenset[str]().union(*(token.words for token in taken)) - _PEOPLE or act
        whole = named[1] and not _narrows(rest, named[0])
        if found and taken[0].code and not (rest or taken[0].is_joined) and not all(map(is_coded, found[-1].offences)):
            found[-1] = replace(found[-1], end=taken[-1].end, offences=named[0])  # "child sexual exploitation (code 71)"
        elif found and found[-1].offences == named[0]:
            found[-1] = replace(found[-1], end=taken[-1].end)  # "code 88A (sexual grooming)" is said once
        else:
            found.append(Named(taken[0].start, taken[-1].end, named[0], whole))
        at, rest = at + width, frozenset()
    if found and _narrows(rest, found[-1].offences):
        found[-1] = replace(found[-1], is_whole=False)
    return found


def is_coded(offence: str) -> bool:
    """Whether this is a code, or a set that is exactly certain codes."""
    return offence in CODES or bool(offence in OFFENCE_SETS and OFFENCE_SETS[offence].codes)


def _narrows(rest: frozenset[str], offences: tuple[str, ...]) -> bool:
    """Whether words beside a name make it less: that the victims are children does not where the name says so."""
    return bool(rest - {"child"} if is_of_children(offences) else rest)


def is_of_children(offences: tuple[str, ...]) -> bool:
    """Whether every victim of these is a child, by the names."""
    return all(contains(CHILD_NAMED, one) or (one in OFFENCE_SETS and OFFENCE_SETS[one].under_18) for one in offences)


def _longest(run: list[Token], at: int, act: frozenset[str]) -> tuple[tuple[tuple[str, ...], bool] | None, int]:
    """The longest name that begins here; people alone ("and of boys") are those that what was named before was done to."""
    if run[at].code:
        return ((run[at].code,), True), 1
    for width in range(min(MOST, len(run) - at), 0, -1):
        tokens = run[at : at + width]
        parted = any(token.code for token in tokens) or any(token.is_other for token in tokens[1:])
        if parted or _is_repeated(tokens):
            continue
        words = closed(frozenset[str]().union(*(token.words for token in tokens)))
        known = _meant(words) or (_meant(closed(words | act)) if act and words <= _PEOPLE else None)
        if known is None and words - _PEOPLE - {"sexual", "name"}:
            # "Sexual exploitation": of a child, though nobody says so; "child exploitation": sexual, by all that is recorded.
            ways = (words | {"child"}, *((words | {"sexual"},) if words & _ACTS else ()))
            fuller = next((more for more in ways if more in _lexicon()), None)
            known = ((_lexicon()[fuller],), False) if fuller else None
        if known is not None:
            return known, width
    return None, 1


def _is_repeated(tokens: list[Token]) -> bool:
    """Whether the last words were all said before: then they begin what comes next ("boys under 16 and boys under 13")."""
    before = frozenset[str]().union(*(token.words for token in tokens[:-1])) if len(tokens) > 1 else frozenset()
    return tokens[-1].words <= before


def _meant(words: frozenset[str]) -> tuple[tuple[str, ...], bool] | None:
    """What the words name: a code or a set, or the codes whose names hold all of them."""
    if words in _lexicon():
        return (_lexicon()[words],), True
    if not words - _PEOPLE - {"sexual"} or not words & (_PEOPLE - {"child"}):
        return None
    codes = tuple(code for names, code in _lexicon().items() if code in CODES and words <= names)
    some_ages = "child" not in words or bool(words & {"under 13", "under 16"})
    return (tuple(sorted(set(codes))), some_ages) if codes else None


@cache
def _lexicon() -> Mapping[frozenset[str], str]:
    """The telling words of each name, with what it means."""
    found: dict[frozenset[str], str] = {}
    for key, names in known_names():
        for name in names:
            tokens = [token for run in runs(name.lower()) for token in run]
            words = closed(frozenset[str]().union(*(token.words for token in tokens))) if tokens else frozenset[str]()
            if words:
                found.setdefault(words, key)
    return found


@cache
def younger_beside(code: str) -> str | None:
    """The code of the same offence against those under 13, beside one whose name says under 16.

    >>> younger_beside("19D"), younger_beside("19E")
    ('19E', None)
    """
    words = next((names for names, key in _lexicon().items() if key == code and "under 16" in names), None)
    return _lexicon().get(words - {"under 16"} | {"under 13"}) if words else None


@cache
def said_in_short(key: str) -> str | None:
    """The code whose name is that of a set with "sexual" before it: what is called grooming is near "sexual grooming".

    Reports call by one word what forces flag as exploitation and what code 71 counts.

    >>> said_in_short("grooming"), said_in_short("cse_flagged"), said_in_short("sexting")
    ('88A', '71', None)
    """
    if key == "cse_flagged":
        return "71"
    names = (words for words, known in _lexicon().items() if known == key)
    return next((code for words in names if (code := _lexicon().get(words | {"sexual"})) in CODES), None)
