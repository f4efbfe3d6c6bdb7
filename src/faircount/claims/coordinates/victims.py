"""Victims whom a sentence tells apart from what was done to them: "for girls under 13, the most rapes", "12 were of boys".

A code of the Home Office says what was done, and many also to whom: of which sex, of what age. So whoever is told of in a
sentence parts an offence that it names into those codes, however far from its name they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from faircount.claims.coordinates.among_them import younger_told
from faircount.claims.coordinates.narrowing import EVERYBODY
from faircount.claims.coordinates.offences import Named
from faircount.claims.mentions.numerals import NUMBER
from faircount.language.keyed import Keyed
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.offences import CODES, contains

_OLDEST = 150
_CHILDREN, _ADULTS = (0, 17), (16, _OLDEST)
"""The ages of those who are called girls and women, as codes part them: 16 and 17 year olds may be either."""
_BOTH = (Sex.FEMALE, Sex.MALE)
_NEAR = 10  # letters behind an age
_FEMALE = r"(?:school)?girls?|females?|wom[ae]n"
_MALE = r"(?:school)?boys?|males?|m[ae]n"
_ANYBODY = r"child(?:ren)?|minors?|youngsters?|victims?|those|people|adults?|anyone|persons?"
_GROWN, _YOUNG = r"wom[ae]n|m[ae]n|adults?", r"(?:school)?(?:girls?|boys?)|child(?:ren)?|minors?|youngsters?"
_ONE = rf"(?:{_FEMALE}|{_MALE}|{_ANYBODY})(?:\s+(?:child(?:ren)?|victims?))?"
_WHO = rf"(?P<who>{_ONE}(?:\s+(?:and|or)\s+(?:an?\s+)?{_ONE})?)"
_OLD = r"(?:(?:[- ]|\s+)years?(?:[- ]olds?|\s+old|\s+of\s+age)?)?"
_AGES = (
    rf"(?:(?:who\s+)?(?:was|were|is|are|had|have|has)\s+)?(?:(?:aged?|of|between|from)\s+){{0,2}}(?:"
    r"(?:under|below|younger\s+than|not\s+(?:yet\s+)?(?:turned|reached)|not\s+yet|yet\s+to\s+(?:turn|reach))[- ]"
    rf"(?:the\s+age\s+of\s+)?(?P<under>1[36]|thirteen|sixteen|consent)s?{_OLD}"
    rf"|(?:up\s+to\s+)?(?P<to>12|15|twelve|fifteen){_OLD}\s+(?:and|or)\s+(?:under|younger|below)"
    rf"|any\s+age\s+up\s+to\s+(?:and\s+including\s+)?(?P<any>12|15|twelve|fifteen){_OLD}"
    rf"|(?P<from>13|thirteen)-?{_OLD}\s*(?:-|–|-?to-?|and|or|,\s*14,?\s*(?:or|and))\s*(?P<until>15|fifteen){_OLD}"
    rf"|(?P<least>1[36]|thirteen|sixteen){_OLD}(?:\s+(?:and|or)\s+(?:over|above|older|up|more)|[ -]plus|\+)"
    rf"|(?:over|above|older\s+than)\s+(?:the\s+age\s+of\s+)?(?P<above>12|15|twelve|fifteen){_OLD})\b"
)
_AGES_AHEAD = re.sub(r"\?P<(\w+)>", r"?P<\1_ahead>", _AGES)
_AGES_ALONE = _AGES.replace("?P<", "?P<alone_")
_OF_AGE = Keyed(r"(?i)\bage|old|\bunder-|1[36]s\b|(?:teen|consent)s?$|[- ](?:band|bracket|categor|group|codes?\b|headings?\b)")
_VICTIMS = Keyed(
    rf"(?i)\b(?:(?:{_AGES_AHEAD}[\s-]+)(?P<who_ahead>{_ONE})\b|{_WHO}\b(?:,?\s+\(?{_AGES})?|(?P<alone>{_AGES_ALONE}))"
    r"(?!\s+(?:(?:of|at|in)\s+)?(?:the\s+same|that|their|this)\s+age)",
)
_SAID = ("under", "to", "any", "from", "until", "least", "above")
_NUMBERS = {"thirteen": 13, "sixteen": 16, "consent": 16, "twelve": 12, "fifteen": 15}
_LISTED = Keyed(r"(?i)\s*(?:,|and|or|&|/|,\s*(?:and|or))\s*(?:an?\s+)?(?:of\s+|those\s+)?")
_OF_SOMEBODY = Keyed(rf"(?i)\b(?:{_FEMALE}|{_MALE}|{_ANYBODY})\b|\bunder\b")
_AGED = Keyed(rf"(?i),?\s+\(?{_AGES_ALONE}(?!s?,?\s*(?:,|and|or|&)\s*(?:under|1[36]|thirteen|sixteen))")
"""Behind "girls and boys" who are not everybody."""
_JOINED = Keyed(r"(?i)\s*(?:,|,?\s+(?:and|or|&))\s+(?:of\s+|offences\s+of\s+)?", ",", "and", "or", "&", "AND", "OR", "And", "Or")
"""Between two acts that may be told of the same victims."""
_SHARE = Keyed(rf"(?i)(?:{NUMBER}|%|\bcent|\b(?:half|thirds?|quarters?|fifths?|sixths?|tenths?|most|majority|all))\s+(?:of|in)\b")
"""What is told of a part of an offence before its name: "girls were the victims in 85% of them"."""
_END = Keyed(r"[;!?]|\.(?!\d)")
_STOP = Keyed(r"[;!?:—–]|\.(?!\d)|\s-\s")
_PART = Keyed(rf"(?i){NUMBER}|\b(?:half|third|quarter|fifth|tenth|most|majority|rest|others?)\b|%|\bcent\b")
"""What may be told of a part between an offence and its victims."""
_LINK = Keyed(
    r"(?i)\s*,?\s*\(?(?:(?:all|each|every\s+one)\s+)?"
    r"(?:(?:in|under)\s+the\s+(?:[a-z]+\s+)?(?:categories|codes|classes|headings|titles)\s+)?(?:for|of|against|on|involving|with|where|in\s+which|in|whose|had|having)?\s*"
    r"(?:(?:the|an?|each|every)\s+)?(?:victims?\s+(?:was|were|is|are|being)\s+)?(?:an?\s+)?"
)
"""From the name of an offence straight to its victims: "rapes in which the victim was"."""
_LED = Keyed(
    r"(?i)(?:^|[,(]\s*)(?:and\s+|but\s+)?(?:for|among|amongst|of|on|against|involving|with|as\s+for|take)\s+(?:the\s+|an?\s+)?$"
)
"""What victims are told of behind, before the offence: "For girls under 13, ...", "Among boys, ..."."""
_SUFFERED = Keyed(
    r"(?i)\b(?:victims?\s+(?:of|in)|subject(?:ed)?\s+(?:of|to)|suffered|targets?\s+of|raped|assaulted)\b",
    "victim",
    "subject",
    "suffered",
    "target",
    "raped",
    "assaulted",
)
"""What joins victims to an offence over a number: "girls under 16 were the victims of 12,814 rapes"."""


@dataclass(frozen=True, slots=True)
class Victims:
    """Whom a sentence tells of, in one place: of which sex (``ALL``: of both), in completed years from and to."""

    start: int
    end: int
    sex: Sex
    ages: tuple[int, int] | None
    """None where no age is told."""


def victims_told(text: str) -> Iterator[Victims]:
    """Whoever a sentence tells of by sex or by an age that offences are parted by.

    >>> [(one.sex, one.ages) for one in victims_told("13- to 15-year-old girls, boys aged 12 and under and women")]
    [(<Sex.FEMALE: 'female'>, (13, 15)), (<Sex.MALE: 'male'>, (0, 12)), (<Sex.FEMALE: 'female'>, (16, 150))]
    """
    for found in _VICTIMS.finditer(text):
        if found["alone"] and not _are_ages(text, found):
            continue
        ages = next((told for way in ("", "_ahead", "alone_") if (told := _ages(found, way)) is not None), None)
        who = (found["who"] or found["who_ahead"] or "").lower()
        female, male = (re.search(rf"\b(?:{one})\b", who) is not None for one in (_FEMALE, _MALE))
        sex = Sex.FEMALE if female and not male else Sex.MALE if male and not female else Sex.ALL
        grown, young = (re.search(rf"\b(?:{one})\b", who) is not None for one in (_GROWN, _YOUNG))
        if ages is None and grown is not young:
            ages = _ADULTS if grown else _CHILDREN
        if ages is not None or sex is not Sex.ALL:
            yield Victims(found.start(), found.end(), sex, ages)


def _are_ages(text: str, found: re.Match[str]) -> bool:
    """Whether numbers without anybody are ages: "the 13-to-15 band", "(13 to 15)", and not "over 15 rapes", "from 13 to 15"."""
    if _OF_AGE.search(text, found.start(), found.end() + _NEAR):
        return True
    return bool(found["alone_from"]) and not found[0].lower().startswith("from")


def _ages(found: re.Match[str], way: str) -> tuple[int, int] | None:
    said = {
        name: _NUMBERS.get(word.lower()) or int(word)
        for name in _SAID
        if (word := found[way + name if way.endswith("_") and way else name + way]) is not None
    }
    if not said:
        return None
    low = said.get("from") or said.get("least") or (said["above"] + 1 if "above" in said else 0)
    high = said.get("until") or said.get("to") or said.get("any") or (said["under"] - 1 if "under" in said else _OLDEST)
    return low, high


def codes_of_victims(offences: Sequence[str], victims: Victims) -> tuple[tuple[str, ...], bool] | None:
    """The codes of an offence that are of these victims, and whether they are of all of them; None where no code tells.

    The offence itself where it is of no others.

    >>> codes_of_victims(("rape",), Victims(0, 1, Sex.FEMALE, (13, 15)))
    (('19D',), True)
    >>> codes_of_victims(("19D", "19E"), Victims(0, 1, Sex.MALE, (0, 12)))
    (('19H',), True)
    >>> codes_of_victims(("19E",), Victims(0, 1, Sex.MALE, (0, 17)))
    (('19H',), True)
    """
    named = [code for code in CODES if any(contains(one, code) for one in offences)]
    acts = {_act(code) for code in named if CODES[code].ages.low is not None}
    if len(acts) != 1:
        return None
    family = [code for code in CODES if _act(code) in acts and CODES[code].ages.low is not None]
    family = [code for code in family if victims.sex in (Sex.ALL, CODES[code].sex)]
    low, high = victims.ages or (0, _OLDEST)
    if victims.ages is None:
        family += [code for code in named if CODES[code].sex is victims.sex and code not in family]
    # "Of the rapes of children under 13, 106 were of girls and 47 of boys": the boys are as old as the girls.
    as_old = [code for code in family if victims.ages in (None, _CHILDREN) and _ages_of(code) in map(_ages_of, named)]
    for pool in ([code for code in family if code in named], as_old, family):
        within = tuple(code for code in pool if low <= _ages_of(code)[0] and _ages_of(code)[1] <= high)
        met = [code for code in pool if _ages_of(code)[0] <= high and low <= _ages_of(code)[1]]
        if within:
            break
    if not within:
        return None
    if set(within) == set(named):
        every = [_ages_of(code) for code in named]
        same = (min(ages[0] for ages in every), max(ages[1] for ages in every)) == (low, high)
        return (tuple(offences), len(met) == len(within)) if same else None
    # Whoever says "under 16" may mean the code of that name alone, or with it the one of those under 13.
    short = tuple(code for code in within if _ages_of(code)[0]) if victims.ages == (0, 15) else ()
    return short or within, len(met) == len(within)


@cache
def _act(code: str) -> frozenset[str]:
    """What was done by the name of a code, without to whom."""
    plain = re.sub(r"\b(?:fe)?male\b|\bchild\b|\b(?:aged )?(?:under \d+|\d+ and over)\b|\ba\b", " ", CODES[code].name.lower())
    return frozenset(plain.split())


@cache
def _ages_of(code: str) -> tuple[int, int]:
    """The ages that a code is of: "under 16" begins at 13 where those under 13 have a code of their own."""
    known = CODES[code].ages
    low, high = known.low or 0, _OLDEST if known.high is None else known.high
    younger = (other for other in CODES if other != code and _act(other) == _act(code) and CODES[other].sex is CODES[code].sex)
    ends = [CODES[other].ages.high for other in younger]
    return max([low, *(end + 1 for end in ends if end is not None and low <= end < high)]), high


def with_victims(text: str, named: Sequence[Named]) -> list[Named]:
    """The names of a sentence, with those that are told by their victims alone, and no more than is done to whom it tells of.

    >>> [one.offences for one in with_victims("rapes of girls aged 13 to 15", [Named(0, 14, ("19D", "19E"))])]
    [('19D',)]
    >>> text = "Of 382 rapes of children 47% had a victim under 13."
    >>> [(text[one.start : one.end], one.offences) for one in with_victims(text, [Named(7, 24, ("child_rape",))])]
    [('rapes of children', ('child_rape',)), ('victim under 13', ('19E', '19H'))]
    """
    found = sorted(named, key=lambda one: one.start)
    for victims in _listed(text):
        inside = next((n for n, one in enumerate(found) if one.start <= victims[0].start and victims[-1].end <= one.end), None)
        if inside is not None:
            found = [*_with_them(text, found[:inside], found[inside], victims), *found[inside:]]
            continue
        before = [place for place, one in enumerate(found) if one.start < victims[0].start]
        behind = [place for place, one in enumerate(found) if one.start >= victims[-1].end]
        found = _parted(text, found, victims, before[-1] if before else None, behind[0] if behind else None)
    return found


def _listed(text: str) -> list[list[Victims]]:
    """Whoever a sentence tells of, those of one list together; nobody of a list that leaves nobody out."""
    everybody = [Victims(*one.span(), Sex.ALL, None) for one in EVERYBODY.finditer(text) if not _AGED.match(text, one.end())]
    told = [one for one in victims_told(text) if not any(other.start <= one.start < other.end for other in everybody)]
    told = [one for one in told if not any(first <= one.start < last for first, last in younger_told(text.lower()))]
    groups: list[list[Victims]] = []
    for one in sorted((*told, *everybody), key=lambda one: one.start):
        if groups and _LISTED.fullmatch(text, groups[-1][-1].end, one.start):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [group for group in groups if not any(one in everybody for one in group) and not _are_everybody(group)]


def _are_everybody(listed: Sequence[Victims]) -> bool:
    """Whether people of a list are all there are: "girls, boys, women and men"."""
    told = {(sex, one.ages) for one in listed for sex in (_BOTH if one.sex is Sex.ALL else (one.sex,))}
    return told >= {(sex, ages) for sex in _BOTH for ages in (_CHILDREN, _ADULTS)}


def _codes(offences: Sequence[str], listed: Sequence[Victims]) -> tuple[tuple[str, ...], bool] | None:
    """The same of several: the codes of each of them."""
    each = [codes_of_victims(offences, victims) for victims in listed]
    if None in each:
        return None
    codes = dict.fromkeys(code for told in each if told for code in told[0])
    return tuple(codes), all(told[1] for told in each if told)


def _with_them(text: str, found: list[Named], next_name: Named, listed: Sequence[Victims]) -> list[Named]:
    """The names before one, the last of the same victims where the two are joined: "rapes and sexual assaults of under-13s".

    Whether they are its victims too is left open.
    """
    for place in reversed(range(len(found))):
        one, behind = found[place], found[place + 1] if place + 1 < len(found) else next_name
        told = _codes(one.offences, listed) if _JOINED.fullmatch(text, one.end, behind.start) is not None else None
        if told is None or _OF_SOMEBODY.search(text, one.start, one.end):
            break
        found = [*found[:place], replace(one, offences=told[0], otherwise=one.offences), *found[place + 1 :]]
    return found


def _parted(text: str, found: list[Named], listed: Sequence[Victims], before: int | None, behind: int | None) -> list[Named]:
    """The names with these victims, between one name and the next."""
    start, end = listed[0].start, listed[-1].end
    if before is not None:
        one = found[before]
        told = _codes(one.offences, listed)
        between = text[one.end : start]
        is_link = _LINK.fullmatch(between, 0, len(between)) is not None
        if told is not None and not _END.search(between) and (is_link or told[0] != one.offences):
            codes, whole = told
            if is_link:
                own = replace(one, end=max(one.end, end), offences=codes, is_whole=whole)
                return [
                    *_with_them(text, found[:before], one, listed),
                    own,
                    *(other for other in found[before + 1 :] if other.start >= own.end),
                ]
            part = Named(max(one.end, start), end, codes, whole and all(victims.ages for victims in listed))
            own = one if _PART.search(between) else replace(one, is_whole=False)
            return [*found[:before], own, part, *found[before + 1 :]]
    if behind is not None:
        one = found[behind]
        told = _codes(one.offences, listed)
        between = text[end : one.start]
        is_done = _SUFFERED.search(between) is not None
        is_led = _LED.search(text[:start]) is not None
        is_head = not text[:start].strip() and between.startswith(":")
        is_share = _SHARE.search(between) is not None
        if (
            told is not None
            and told[0] != one.offences
            and (is_done or is_led or is_head or is_share)
            and not _STOP.search(between, int(is_head))
        ):
            codes, whole = told
            own = one if is_share else replace(one, offences=codes, is_whole=whole)
            return [*found[:behind], Named(start, end, codes, whole), own, *found[behind + 1 :]]
    return found
