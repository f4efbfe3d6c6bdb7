"""Offences that a text describes in place of naming them: "codes whose title makes the child victim explicit", "rape aside"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from faircount.language.keyed import Keyed
from faircount.patterns import regex

_HEAD = r"\b(?:offen[cs]es?|crimes?|codes?|titles?|headings?|categories|classes)\b"
_CHILD = r"\b(?:child(?:ren)?|minors?|under-?18s?)(?:\s+victims?)?\b"
_NAMING = (
    r"\b(?:nam(?:e|es|ed|ing)|titles?|label(?:s|led)?|wording|worded|defin\w+|identif\w+|specif\w+|mention\w*|explicit(?:ly)?"
    r"|spel(?:t|l|ls|led)\s+out|requir\w+|must\s+be|reserved|restricted|confined)\b"
)
_BY_LAW = r"\b(?:law|legal(?:ly)?|statut\w+)\b(?=[^.;:\d]{0,40}\b(?:victims?|says?|states?|against)\b)"
_DESCRIBED = regex(
    rf"{_HEAD}[^.;:\d]{{0,50}}?(?:{_NAMING}|{_BY_LAW})[^.;:\d]{{0,50}}?{_CHILD}"
    rf"|{_HEAD}[^.;:\d]{{0,50}}?{_CHILD}(?:\s+(?:is|are|being|was|were|as)(?:\s+(?:the|a))?)?\s+(?:{_NAMING}(?:\s+victims?\b)?|(?:the\s+victim\s+)?(?:in|by)\s+law\b)"
    rf"(?:\s+in\s+(?:the|its|their)\s+(?:\w+\s+)?(?:title|name)s?)?"
    rf"|{_HEAD}[^.;:\d]{{0,30}}?{_CHILD}\s+in\s+(?:the|its|their)\s+(?:\w+\s+)?(?:title|name)s?\b"
)
_ELEVEN = regex(
    r"\b(?:eleven|11)[- ](?:[a-z'-]+\s+){0,3}?(?:codes?|categories|classes|headings?|titles|entries)\b"
    r"(?:[^.;:\d]{0,30}?\bchild(?:ren)?\b(?:\s+victims?)?)?"
    r"|\b(?:the|all|those|these)\s+(?:list\s+of\s+)?(?:eleven|11)(?=[^.;:\d]{0,90}\bchild)\s+(?:[a-z'-]+\s+){0,3}?"
    r"(?:offen[cs]es?|crimes?|sorts|kinds|types)\b"
    r"(?:[^.;:\d]{0,30}?\bchild(?:ren)?(?:[- ]victims?|\s+as\s+(?:the\s+|a\s+)?victims?))?"
)
_AN_ACT = regex(
    r"\b(?:rap\w+|assault\w*|groom\w*|exploit\w*|communicat\w+|expos\w+|traffick\w*|activity|abus\w+|indecen\w+|images?|incest\w*"
    r"|under[- ]1[36]\w*)\b"
)
_OF_AN_ACT = regex(rf"(?:{_AN_ACT.pattern})(?:[a-z ]{{0,24}}\b(?:in|under|of|by|across) (?:the )?(?:[a-z]+ )?| )$")
"""An act before what describes it: "rape offences under the four codes for child victims"."""
_OF_ALL = regex(r"\b(?:sex(?:ual)?|all)\s+(?:offen[cs]es?|crimes?)\b")
_PER = regex(r"\b(?:per|every|each)\s+[\d,]+")
_A_YEAR = regex(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b")


def child_specific_described(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence, in lower case, describes them, with the "sexual offences" before it that the description is of.

    >>> text = "631 sexual offences were recorded to march 2023 under codes naming the victim as a child"
    >>> [text[start:end] for start, end in child_specific_described(text)]
    ['sexual offences were recorded to march 2023 under codes naming the victim as a child']
    """
    found = [
        one.span() for one in _DESCRIBED.finditer(text) if not _AN_ACT.search(one[0]) and not is_of_an_act(text[: one.start()])
    ]
    found += [one.span() for one in _ELEVEN.finditer(text)]
    reached = -1
    for start, end in sorted(found):
        if start < reached:
            continue  # of "the eleven offences whose name shows a child" the number opens the name
        reached = max(end, *(other for first, other in found if first < end))
        heads = [head for head in _OF_ALL.finditer(text, 0, end) if is_of_one_phrase(text, head.end(), start)]
        yield min((head.start() for head in heads), default=start), reached


def without(spans: Iterable[tuple[int, int]], text: str) -> str:
    """The text, as long as before, with dots in place of the stretches."""
    for start, end in spans:
        text = text[:start] + "." * (end - start) + text[end:]
    return text


_SEXUAL = r"sex(?:ual)? (?:offen[cs]es?|crimes?)"
_BUT_RAPE = (
    r"\(?(?:(?:everything|anything|all) (?:but|except|bar)|other than|excluding|excl\.?|except(?: for)?|apart from|besides|bar"
    r"|not counting|not including|leaving (?:aside|out)"
    r"|without|minus|that (?:are|were) not|not amounting to|(?:of (?:every|any|all) (?:sorts?|kinds?) )?short of) (?:the )?"
    r"(?:rapes?\b(?! (?:of|and|or|against)\b)|offences of rape\b)\)?"
    r"|\(?rapes? (?:(?:is|are|was|were|being) )?(?:aside|apart|excluded|excepted|left out|not (?:counted|included))\)?"
)
_NO_RAPE = Keyed(rf"(?P<head>\b(?:non[- ]rape )?{_SEXUAL})?,? ?(?P<but>{_BUT_RAPE})|(?P<non>\bnon[- ]rape {_SEXUAL})", "rape")


def rape_left_out(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where a sentence, in lower case, leaves rape out, and whether of all sexual offences: the Home Office's "other" ones.

    >>> text = "1,741 non-rape sexual offences; sexual offences, rape aside; assaults (rape not included), less rapes of boys"
    >>> [(text[start:end], of_all) for start, end, of_all in rape_left_out(text)]
    [('non-rape sexual offences', True), ('sexual offences, rape aside', True), ('(rape not included)', False)]
    """
    for found in _NO_RAPE.finditer(text):
        of_all = bool(found["head"] or found["non"])
        yield (found.start() if of_all else found.start("but")), found.end(), of_all


def is_of_an_act(before: str) -> bool:
    """Whether the words before a description name the act that it is of: "rape offences under the codes for child victims"."""
    return _OF_AN_ACT.search(before) is not None


def is_of_one_phrase(text: str, end: int, start: int) -> bool:
    """Whether no number and no new sentence stands between a name and a description behind it, which then is of it."""
    return end <= start and re.search(r"\d|[;:]|\.(?!\.)", _PER.sub(" ", _A_YEAR.sub(" ", text[end:start]))) is None


_TIED = regex(
    r"\b[a-z]+(?:-[a-z]+){2,}\b|,\s*(?:girls\s+and\s+boys|boys\s+and\s+girls)\b[^,;.]{0,30}(?=[,;.]|$)"
    r"|,\s*(?:(?:women|men|girls|boys)(?:,\s+|,?\s+and\s+)){3}(?:women|men|girls|boys)\b[^,;.]{0,30}(?=[,;.]|$)"
    r"|(?:,\s*)?\b(?:of\s+)?(?:any|all|every|whatever)\s+ages?\s+(?:and|or)\s+(?:(?:any|either|whatever)\s+)?sex(?:es)?\b"
    r"|(?:,\s*)?\b(?:of|by|whatever|either)\s+(?:(?:either|both|any|the|their|whatever)\s+)?sex(?:es)?\b(?!\s+(?:offen|crime))"
)
"""Words tied together ("abuse-of-trust"), and of whom a number is, said besides: "rapes of under-13s, girls and boys, ..."."""


def untied(text: str) -> str:
    """The text, as long as before, with compounds of several words apart, and without who is said besides.

    >>> untied("338 abuse-of-trust offences"), untied("rapes of under-13s, girls and boys together, rose")
    ('338 abuse of trust offences', 'rapes of under-13s........................., rose')
    """
    return _TIED.sub(lambda said: said[0].replace("-", " ") if "-" in said[0] else "." * len(said[0]), text)
