"""What the words around a table say of second figures in brackets: "2021/22, with 2020/21 in brackets"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from faircount.language.cell_values import is_year
from faircount.language.flags import named_once
from faircount.language.labels import read_label
from faircount.language.numbers import read_value
from faircount.language.periods import find_spans, is_period
from faircount.patterns import regex
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.label_names import NAMES_FLAG
from faircount.vocabulary.measures import Online

UNPAIRED = "two figures stand in one cell, and nothing says which is which"
UNEXPLAINED = "a second figure in brackets that nothing explains"
_IN_BRACKETS = regex(
    r"[\s,;:–-]*\b(?:(?:is|are|was|were|shown|given|figures?|numbers?) )*in (?:(?:round|square|curly) )?(?:brackets"
    r"|parenthes[ei]s)\b\)?",
    re.IGNORECASE,
)
_EXPLAINED = regex(
    r"\b(?:figures?|numbers?|counts?|values?|those|that|what stands) in (?:(?:round|square|curly) )?(?:brackets|parenthes[ei]s)"
    r"(?: (?:is|are|shows?|gives?|relates? to|refers? to|stands? for|means?|was|were|the|those|for|of|from|counts?|figures?)\b)*",
    re.IGNORECASE,
)
_JOINT = regex(
    r"(?:[,;:(–-]|\b(?:and|with|against|then))\s*(?:(?:the |those )?(?:figures?|numbers?) (?:for|of) )?(?:the )?$", re.IGNORECASE
)


def bracketed(label: str) -> tuple[str, str] | None:
    """What a label says of the figures themselves, and of those in brackets; None where it says nothing of brackets.

    >>> bracketed("Latest year (2015-16 in brackets)"), bracketed("Offences in 2021/22, with 2020/21 in brackets")
    (('Latest year', '2015-16'), ('Offences in 2021/22', '2020/21'))
    >>> bracketed("Figures in brackets are for 2020/21.")
    ('', '2020/21')
    >>> bracketed("In each cell the crimes with the marker are followed, in brackets, by all crimes.")
    ('In each cell the crimes with the marker', 'all crimes')
    """
    followed = _FOLLOWED.match(label)
    if followed is not None:
        return followed[1].strip(" ,"), followed[2].strip(" .,;:)")
    two = _TWO.match(label)
    if two is not None and "(" not in two[1] and _are_two_periods(two[1], two[2]):
        return two[1].strip(" ,;:–-"), two[2].strip()
    within = _WITHIN.search(label)
    if within is not None:
        return label[: within.start()].strip(" ,;:–-"), within[1]
    explained = _EXPLAINED.search(label)
    if explained and label[explained.end() :].strip(" .:"):
        return label[: explained.start()].strip(" ,;:(–-"), label[explained.end() :].strip(" .:)")
    found = _IN_BRACKETS.search(label)
    if found is not None and read_label(label[found.end() :].strip(" .,;:)")).kinds:
        # "The table gives the offences and, in brackets, how many of them were flagged".
        return label[: found.start()].strip(" ,;:–-").removesuffix(" and"), label[found.end() :].strip(" .,;:)")
    if found is None or label[found.end() :].strip(" .,;:)"):
        return None
    before = label[: found.start()]
    opened = before.rfind("(")
    if opened > before.rfind(")"):
        return before[:opened].strip(" ,;:–-"), before[opened + 1 :].strip()
    spans = find_spans(before)
    if spans and (joint := _JOINT.search(before[: spans[-1].start])):
        return before[: joint.start()].strip(" ,;:–-"), before[spans[-1].start :].strip()
    cut = max((match.end() for match in re.finditer(r"[,;:]\s|\b(?:and|with)\s", before)), default=0)
    return before[:cut].strip(" ,;:–-").removesuffix(" and").removesuffix(" with"), before[cut:].strip()


_WITHIN = regex(
    r"\(([^()]{4,60}?),? (?:(?:is|are|shown|given) )*in (?:(?:round|square|curly) )?(?:brackets|parenthes[ei]s)\)", re.IGNORECASE
)
"""What is said in brackets of those in brackets: "Offences by area (number with the flag in brackets), calendar years"."""
_FOLLOWED = regex(
    r"^(.+?),? (?:is|are|being|was|were) followed,? \(?in (?:(?:round|square|curly) )?(?:brackets|parenthes[ei]s)\)?,? by (.+)$",
    re.IGNORECASE,
)
_WITH_FLAG = regex(r"\b(with (?:the|an?) )(marker|flag|keyword|tag|qualifier)\b", re.IGNORECASE)
_TWO = regex(r"^(.*\S)\s*[(\[]([^()\[\]]{4,40})[)\]]\s*$")


def headed(label: str, values: Iterable[object]) -> tuple[str, str] | None:
    """The same of a heading, which says of the figures in brackets in brackets, where its cells have such.

    >>> headed("Crimes (carrying the online flag)", ["102 (84)"]), headed("Crimes (carrying the online flag)", [102, 84])
    (('Crimes', 'carrying the online flag'), None)
    """
    found = bracketed(label)
    two = _TWO.match(label) if found is None else None
    if two is None or not hold_second(values):
        return found
    outside, inside = read_label(two[1]).kinds & _PARTS, read_label(two[2]).kinds & _PARTS
    return (two[1].strip(" ,;:–-"), two[2].strip()) if inside - outside and not outside else None


def hold_second(values: Iterable[object]) -> bool:
    """Whether one of the cells holds a second figure in brackets: "117 (*)".

    >>> hold_second([12, "117 (*)"]), hold_second(["117", "2019 (part)"])
    (True, False)
    """
    return any(isinstance(value, str) and (_HAS_MARK.fullmatch(value) or _has_second(value)) for value in values)


def _has_second(value: str) -> bool:
    return any(found.bracket is not None for found in read_value(value))


_HAS_MARK = regex(r"\s*(?:<\s?)?\d[\d,]*\s*[(\[]\*[)\]]\s*")
_PARTS = frozenset({"online", "sex", "age"})


def _are_two_periods(outside: str, inside: str) -> bool:
    """Whether a heading names one period and in brackets another, which is no part of it: "2018/19 (2017/18)"."""
    first, second = find_spans(outside), find_spans(inside)
    if len(first) != 1 or len(second) != 1 or not (is_period(inside) or (is_year(inside) and is_year(outside.strip()))):
        return False
    own, other = first[-1].period, second[0].period
    return not own.overlaps(other) and own.months == other.months


def explained_by(texts: Iterable[str], around: Iterable[str] = ()) -> tuple[str, str] | None:
    """What the first text to speak of brackets says of the figures and of those in brackets; ``around`` may name the flag."""
    told = list(texts)
    sentences = (sentence for text in told for sentence in re.split(r"(?<=[.;]) ", text))
    found = next((found for text in sentences if len(text) < 300 and (found := bracketed(text)) is not None), None)
    if found is None or not any(map(NAMES_FLAG.search, (*told, *around))):
        return found
    # "The marker" is the online one where the words around name that.
    return _WITH_FLAG.sub(r"\1online \2", found[0]), _WITH_FLAG.sub(r"\1online \2", found[1])


_PAIR = regex(r"(?P<first>\w[\w' -]*?)\s*/\s*(?P<second>[^\W\d][\w' -]*)")
_ONE_OF_TWO = r"(?: (?:number|figure|count|value|one))?(?: (?:is|shows|gives|being|counts|for|stands for|relates to))*:? "
_IN_TURN = regex(
    rf"\bfirst{_ONE_OF_TWO}(?P<first>[^.;\n]{{2,60}}?)(?:,|;| and| with)+ (?:the )?(?:second|other){_ONE_OF_TWO}"
    r"(?P<second>[^.;\n)]{2,80})",
    re.IGNORECASE,
)
"""A sentence about both: "The first number is all offences, the second those with the flag"."""


def paired(label: str) -> tuple[str, str, str] | None:
    """What a label says of the two figures of one cell with a stroke between them, and the rest of it; None if nothing.

    >>> paired("2019/20 (all / online)"), paired("2019/20")
    (('all', 'online', '2019/20'), None)
    >>> paired("In each cell the first number is all crimes and the second is the number of them with the online flag.")
    ('all crimes', 'the number of them with the online flag', '')
    """
    for found in (*_PAIR.finditer(label), *_IN_TURN.finditer(label)):
        first, second = read_label(found["first"]), read_label(found["second"])
        if all(said.kinds or said.is_total for said in (first, second)) and first.kinds | second.kinds:
            rest = "" if found.re is _IN_TURN else f"{label[: found.start()]} {label[found.end() :]}".strip(" ():,;–-")
            return found["first"], found["second"], rest
    return None


def corners_paired(
    heads: Sequence[Mapping[int, str]], columns: Sequence[int]
) -> tuple[list[dict[int, str]], tuple[str, str, str] | None]:
    """The headings without what those over the labels say of two figures in one cell, and this: "Sex (all / online)"."""
    found = None
    plain = [dict(head) for head in heads]
    for head in plain:
        for column in columns:
            pair = paired(named_once(head.get(column, "")))
            if pair is not None and pair[2]:
                found, head[column] = pair, pair[2]
    return plain, found


def with_pair(facts: CellFacts, explained: tuple[str, str, str], source: str) -> tuple[CellFacts, CellFacts]:
    """What the first figures of a column are of, and the second ones, as a heading or the words around the table say."""
    said = [replace(read_label(text), rest="", offence="", is_total=False) for text in explained[:2]]
    if any(one.online for one in said):
        # "All / online": those with the flag and without.
        said = [replace(one, online=one.online or Online.ALL) for one in said]
    first, second = (facts.adding(one, source) for one in said)
    return first, second


def with_brackets(facts: CellFacts, explained: tuple[str, str]) -> tuple[CellFacts, CellFacts]:
    """What a column's figures are figures of, and those in brackets, as the words around the table say of both."""
    outside, inside = read_label(explained[0]), read_label(explained[1])
    own = facts
    if facts.period is None and outside.period is not None:
        sources = (*facts.sources, "period: the words about brackets")
        own = replace(facts, period=outside.period, period_kind=outside.period_kind, sources=sources)
    other = facts.adding(replace(inside, rest="", offence=""), "the words about brackets")
    if outside.online is Online.YES and facts.online is None and inside.online is None:
        # "The crimes with the marker are followed, in brackets, by all crimes".
        source = "online: the words about brackets"
        own = replace(own, online=Online.YES, sources=(*own.sources, source))
        other = replace(other, online=Online.ALL, sources=(*other.sources, source))
    if inside.online is Online.YES and facts.online is None and outside.online is None:
        # Those before the brackets are all, whatever a request above asks for besides.
        own = replace(own, online=Online.ALL, sources=(*own.sources, "online: the words about brackets"))
    return own, other


def could_be(facts: CellFacts) -> dict[str, CellFacts]:
    """What an unexplained figure in brackets most often is, beside a figure of these facts: a person says which."""
    other = "offences" if facts.counted == "victims" else "victims"
    found = {other: replace(facts, counted=other)}
    if facts.online is None:
        found["those marked as online"] = replace(facts, online=Online.YES, is_of_which=True)
    return found | {"a percentage": replace(facts, not_a_count="percent")}
