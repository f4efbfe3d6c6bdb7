"""Ratios: "more than doubled", "a sixfold rise", "three times as many", "two for every three"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, trimmed
from faircount.claims.extraction.falls import is_fall
from faircount.claims.extraction.lexicon import COUNTING_NOUNS, DOWN_VERBS, HEDGE, NOUNS, PERCENT, UP_VERBS, WHEN, N, direction_of
from faircount.claims.mentions.fractions import FRACTION_KEYS, fraction_of
from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.numerals import NUMBER, UNITS, last_digit, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import Wording, load_wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_WORDS = "|".join(sorted((re.escape(word) for word in load_wording().factors), key=len, reverse=True))
_SMALL = "|".join(word for word, number in UNITS.items() if number >= 2)
_AS = (
    r"(?:as\s+(?:many|high|much|large|big|often|likely|common|fast|numerous|frequent)(?:\s+[a-z]+){0,3}?(?:\s+as)?|more|higher|greater|larger|bigger|"
    r"(?=[a-z&' -]{3,30}'s(?:\s+(?:number|total|figure|tally|count)\b|\s*[.,;)]))|"
    rf"(?={WHEN})|(?:the|that|those|what|its|their)\b)"
)
_PACE = (
    r"(?:the\s+)?(?:pace|rate\s+of\s+(?:growth|increase|rise)|growth(?:\s+rate)?|rise|increase|jump)\s+(?:seen\s+|recorded\s+|reported\s+)?"
    r"(?:nationally|across\s+the\s+country|nationwide|(?:in|across|for|of)\s+[a-z ]{3,30}?(?=[,.:;)]|$))"
)
_AS_FAST = r"as\s+(?:fast|quickly|steeply|sharply|strongly|rapidly)(?:\s+as)?"
_PICKED_UP = regex(
    r"\b(?:com(?:e|es|ing)|came|crop(?:s|ped)?|written|picked|taken|put|set|drawn|made|called|turned|looked|followed|added) $"
)
"""What goes before "up" that is no rise: "came up 684 times", "was written up 32 times"."""
_NATIONAL = r"(?:the\s+)?(?:national|regional|country's)\s+(?:one|rise|increase|growth|jump|pace|average\s+(?:rise|increase))"
TIMES_KEYS = ("times", "twice", "double", "triple")
_GROWTH = Keyed(
    rf"(?<![\w-]){HEDGE}(?:{N}\s+times|(?P<word>twice|double|triple))\s+(?P<pace>{_PACE}|{_NATIONAL}|{_AS_FAST})", *TIMES_KEYS
)
_THAT_OF = Keyed(
    rf"(?<![\w-]){HEDGE}(?:{N}\s+times|(?P<word>twice|double|triple))\s+(?P<pace>that|the\s+one)(?=\s+(?:of|in|for|across|seen)\b)",
    *TIMES_KEYS,
)
_GROWTH_IS = Keyed(
    r"\b(?:growth|rise|increase|jump|surge|fall|drop|decline)\b"
    r"(?:\s+(?:in|for|at|of|on)\s+[a-z' -]{3,30}?)?\s+(?:is|was|has\s+been|being|amounts\s+to)\s+$"
)
_FACTORS = Keyed(
    rf"(?<![\w-])(?:(?P<near>all\s+but)\s+)?{HEDGE}(?P<word>{_WORDS})(?![\w-])(?:\s+(?P<as>{_AS}))?(?P<when>\s*{WHEN})?|"
    rf"(?<![\w-]){HEDGE.replace('<hedge>', '<hedge2>')}(?P<half>half)\s+(?:as\s+(?:many|high|much|likely)"
    rf"|the\s+(?:[a-z]+\s+){{0,2}}?(?:number|figure|total|level|rate|size)|that\s+(?:many|number|figure|total)|the(?=\s+{NUMBER}{PERCENT}))\b",
    *load_wording().factors,
    "half",
)
_PART_AS_MANY = Keyed(
    rf"(?<![\w-]){HEDGE}(?P<f>(?:a|an|one|two|three)[- ](?:third|quarter|fifth|sixth|eighth|tenth)s?)"
    r"\s+(?:as\s+(?:many|high|much)(?:\s+as)?|that\s+(?:many|number|figure|total)"
    r"|(?:of\s+)?the\s+(?:[a-z]+\s+){1,2}?(?:rate|figure))\b",
    *FRACTION_KEYS,
)
"""A part of another number: "a quarter as many", "two thirds as high as"."""
_FOLDS = Keyed(
    rf"(?<![\w-])(?:an?\s+)?{HEDGE}(?:an?\s+)?(?:(?P<word>{_SMALL})-?\s?fold|{N}[- ]?fold|(?P<digits>\d+(?:\.\d+)?)-?fold"
    rf"|(?P<x>\d{{1,2}}(?:\.\d{{1,2}})?)\s?[x×](?!\s?\d))"
    rf"(?!\w)(?:\s+{NOUNS})?"
)
_AS_MANY_AS = Keyed(
    rf"(?<![\w-])(?P<hedge>almost|nearly|about|roughly|around|close to|just under|practically|virtually)"
    rf"\s+as\s+(?:many|high|large)"
    rf"(?=\s+(?:[a-z]+\s+){{0,2}}?as\s+(?:in|for|during|over|the|were|a|{WHEN}|{NUMBER}))",
    "many",
    "high",
    "large",
)
"""One number much like another: "almost as many as in the whole of last year"."""
_PERCENT_OF = Keyed(
    rf"(?<![\w-]){HEDGE}{N}{PERCENT}\s+of\s+(?:the|its|their|that|what)\b(?=\s+(?:earlier|later|former|latter|first|previous|original|old|it\s+was|[a-z]+\s+"
    r"(?:before|earlier)|(?:number|total|figure|count|level)\b))"
)
"""One number as a percentage of another, above 100 of them: "210 per cent of the earlier"."""
_TIMES = Keyed(rf"(?<![\w-]){HEDGE}{N}\s+times\s+(?P<as>{_AS})", "times")
_BARE_TIMES = Keyed(
    rf"(?P<verb>\b(?:rose|risen|grew|grown|increased|multiplied|up|went up)(?:\s+by)?)\s+{HEDGE}{N}\s+times\b", "times"
)
OF = "of"
"""The word of "half as many", which is so much of the other number: "fewer than half as many" is less of it."""
SUM = "sum"
"""The word of a claim that sets one number against the sum of others."""
_FOR_EVERY = Keyed(
    rf"(?<![\w-]){HEDGE}(?P<a>{NUMBER})(?:\s+[a-z\ue000\ue001'’-]+){{0,8}}?\s+(?:for|to)\s+(?:every|each)\s+(?:(?P<b>{NUMBER})(?!{PERCENT})(?:\s+(?!in\b)[a-z'-]+|\s+(?=in\b))?|"
    rf"(?:single\s+)?(?!day|week|month|year|hour|minute){COUNTING_NOUNS}\b)",
    "every",
    "each",
)
_PER_ONE = Keyed(
    rf"(?<![\w-]){HEDGE}(?P<a>{NUMBER})(?:\s+(?!(?:in|of|to|from|than|by|and|or|was|were|had|at|on|as|a|an|the)\b)[a-z'-]+){{0,3}}?\s+"
    r"(?:(?:per|for\s+(?:every|each))\s+(?!cent\b|centage|head\b|capita\b)"
    r"(?!(?:school\s+|working\s+)?(?:second|minute|hour|day|week|fortnight|month|quarter|year|annum)s?\b)"
    r"[a-z][a-z'-]+(?:\s+(?:arrested|charged|recorded|reported))?\b(?!\s+(?:of\s+)?\d)|apiece\b|each\b(?=\s*[.,;:)]|\s*$|\s+(?:now|on\s+average)\b))",
    "per",
    "every",
    "each",
    "apiece",
)
"""So many things for each of others: "four devices per warrant", "17 apiece"."""
_TO = Keyed(
    rf"(?:\boutnumber(?:ed|ing|s)?\b[^.;:]{{0,60}}?\bby|\bratio\b[^.;:\d]{{0,40}}?\s(?:of|was|is)|\bodds\s+of|\bby(?=[^.,;:]{{3,40}}\sto\s+one\b)|(?<=\d),(?=[^.,;:]{{3,40}}\sto\s+one\b))\s+{HEDGE}"
    rf"(?P<a>{NUMBER})(?:\s+to\s+|:)(?P<b>{NUMBER})",
    "outnumber",
    "ratio",
    "odds",
    "one",
)
_IS_SO_MANY = Keyed(r"\b(?:was|were|is|are|being|represents|represented|makes|marked)\s+(?:[a-z]+\s+){0,2}$")
_NO_FACTOR = regex(r"(?:\bas\s+a|\bthe|\bhis|\bher|\bnot\s+a)\s+$")
_HAPPENED = Keyed(rf"\b(?:{UP_VERBS}|{DOWN_VERBS})(?:\s+back)?(?:\s+(?:only|just))?\s+$")
"""Before a "twice" that counts how often, as nothing follows that it could be twice of: "slipped back only twice"."""
_NO_DOUBLE = Keyed(
    r"\s*(?:as\s+(?:complete|full|fully|likely|well)|act|murder|check|standards?|figures\b(?! of)|counting|counted|digits?|life|"
    r"whammy|team|unit|it(?=\W*(?:again\b|[,.;]|$)))\b"
)


def find_ratios(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Every claim that one number is so many times another."""
    yield from _growths(passage, wording)
    for found in _MORE_THAN_ALL.finditer(passage.masked):
        up = found["more"] in ("more", "higher")
        amount = StatedRange(1, inf, lower_open=True) if up else StatedRange(-inf, 1, upper_open=True)
        way = Direction.UP if up else Direction.DOWN
        yield ExtractedClaim(
            *found.span(), ClaimKind.RATIO, StatedValue(Form.FACTOR, amount, 1.0, direction=way, word=SUM), found.start()
        )
    for found in _TIMES.finditer(passage.masked):
        if _counts_times(passage, found):
            continue
        yield _factor(found, wording, number_of(found["n"]), found["hedge"], unit=last_digit(found["n"]))
    for found in _PERCENT_OF.finditer(passage.masked):
        if number_of(found["n"]) > 100:
            yield _factor(found, wording, number_of(found["n"]) / 100, found["hedge"], unit=last_digit(found["n"]) / 100)
    for found in _BARE_TIMES.finditer(passage.masked):
        if _PICKED_UP.search(passage.masked[: found.start()]):
            continue  # "came up 684 times" counts
        yield _factor(found, wording, number_of(found["n"]), found["hedge"], unit=last_digit(found["n"]))
    for found in _FOLDS.finditer(passage.masked):
        printed = found["word"] or found["n"] or found["digits"] or found["x"]
        yield _factor(found, wording, number_of(printed), found["hedge"], direction_of(found[0]))
    for found in _AS_MANY_AS.finditer(passage.masked):
        hedge = found["hedge"]
        stated = StatedValue(Form.FACTOR, wording.take(Form.FACTOR, 1.0, 1.0, hedge), 1.0, 1.0, hedge, Direction.SAME)
        yield ExtractedClaim(*found.span(), ClaimKind.RATIO, stated, found.start())
    for found in _PART_AS_MANY.finditer(passage.masked):
        share = fraction_of(found["f"])
        if share is not None:
            yield _factor(found, wording, share / 100, found["hedge"], of=True)
    for found in _FACTORS.finditer(passage.masked):
        if _NO_DOUBLE.match(passage.masked[found.end() :]) or (
            found["word"] and _NO_FACTOR.search(passage.masked[: found.start()])
        ):
            continue
        if found["word"] == "twice" and not found["as"] and _HAPPENED.search(passage.masked[: found.start()]):
            continue
        factor = 0.5 if found["half"] else wording.factors[found["word"]]
        hedge = "almost" if found["near"] else found["hedge"] or found["hedge2"]
        # “Doubled” in quotation marks is the word under discussion: reached or passed.
        quoted = (
            hedge is None and passage.printed[found.start() - 1 : found.start()] == "“" and passage.printed[found.end()] == "”"
        )
        yield _factor(found, wording, factor, "at least" if quoted else hedge, of=bool(found["half"]))


_DURING = r"(?i)(?:between|from|in|during|over|throughout)\s"


def _counts_times(passage: Passage, found: re.Match[str]) -> bool:
    """Whether "68 times last year" counts, where "three times last year's" and "three times 2014/15" compare."""
    said = next((said for said in passage.periods if said.start == found.end() and not found["as"]), None)
    if _IS_SO_MANY.search(passage.masked[: found.start()]):
        return False  # "854, was 3.3 times the year before"
    if said is not None and re.match(_DURING, passage.printed[said.start : said.end]):
        return True  # "Thirty times between April 2013 and March 2014"
    return said is not None and said.when is not When.FIXED and passage.printed[said.end - 2 : said.end] not in ("'s", "’s")


def _growths(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    for found in (*_GROWTH.finditer(passage.masked), *_of_that(passage)):
        number = number_of(found["n"]) if found["n"] else wording.factors[found["word"]]
        hedge = found["hedge"] or ""
        stated = StatedValue(Form.FACTOR, wording.take(Form.FACTOR, number, 1.0, hedge), number, 1.0, hedge, word="growth")
        yield ExtractedClaim(*trimmed(found), ClaimKind.RATIO, stated, found.end() - 1)


def _of_that(passage: Passage) -> Iterator[re.Match[str]]:
    """Multiples of "that of the region", where the sentence speaks of a growth."""
    for found in _THAT_OF.finditer(passage.masked):
        start, _ = passage.around(found.start())
        if _GROWTH_IS.search(passage.masked[start : found.start()]):
            yield found


def _factor(
    found: re.Match[str],
    wording: Wording,
    factor: float,
    hedge: str | None,
    direction: Direction | None = None,
    unit: float = 1.0,
    of: bool = False,
) -> ExtractedClaim:
    start, end = trimmed(found)
    direction = Direction.DOWN if direction is None and is_fall(found) else direction
    fallen = factor < 1 or direction is Direction.DOWN
    shown = 1 / factor if direction is Direction.DOWN and factor > 1 else factor
    stated = StatedValue(
        Form.FACTOR,
        wording.take(Form.FACTOR, shown, unit, hedge or ""),
        shown,
        unit,
        hedge or "",
        Direction.DOWN if fallen else Direction.UP,
        word=OF if of else "",
    )
    return ExtractedClaim(start, end, ClaimKind.RATIO, stated, start)


_MORE_THAN_ALL = Keyed(
    r"(?<![\w-])(?P<more>more|fewer|less|higher|lower)\s+than\s+(?:in\s+|that\s+(?:of|in)\s+)?"
    r"(?:the\s+(?:first|other|next|last|previous|earlier)\s+(?:two|three|four|five)(?:\s+[a-z]+)?"
    r"|(?:all\s+)?(?:of\s+)?the\s+others"
    r"|[a-z][a-z&' -]{2,40}?\s+and\s+(?:in\s+)?[a-z][a-z&' -]{2,30}?)\s+(?:(?:put|taken|added)\s+)?(?:together|combined)\b",
    "together",
    "combined",
)


# A word begins where none is going on: else it is taken apart in as many ways as it has letters, for minutes.
_EVERY_FOR = Keyed(
    rf"for\s+(?:every|each(?!\s+of\b))\s+(?:(?P<b>{NUMBER})(?!{PERCENT}))?(?:\s?(?<![a-z\ue000\ue001'’-])[a-z\ue000\ue001'’-]+){{0,16}}?(?:,|,?\s+(?:there\s+(?:were|are|was|is|had\s+been)|it\s+had|came)"
    rf"|,\s+(?:the\s+)?[a-z\ue002][a-z\ue002 ]{{2,40}}?\s+(?:recorded|had|logged))\s+"
    rf"{HEDGE}(?P<a>{NUMBER})(?!{PERCENT})",
    "every",
    "each",
)


_EACH_OF = Keyed(
    rf"for\s+each\s+of\s+(?:the|its|these|those)\s+(?P<b>{NUMBER})(?:\s+[a-z'-]+){{0,5}}?,?\s+there\s+(?:were|are)\s+(?P<own>{HEDGE}(?P<a>{NUMBER}))",
    "each",
)


_HUNDREDS = (10.0, 100.0, 1_000.0)
_ARE = Keyed(r"\s+(?:were|was|are|is)\b")


def find_for_every(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """How many of one thing for so many of another."""
    for found in (match for pattern in (_FOR_EVERY, _EVERY_FOR, _TO) for match in pattern.finditer(passage.masked)):
        part, whole, hedge = number_of(found["a"]), number_of(found["b"] or "one"), found["hedge"] or ""
        if whole <= 0 or (whole in _HUNDREDS and _ARE.match(passage.masked, found.end()) is not None):
            continue  # "one for every 0" says nothing, and "for every 100 offences, 36 were rapes" a share
        stated = StatedValue(
            Form.FOR_EVERY,
            wording.take(Form.FOR_EVERY, part / whole, 1.0, hedge),
            part / whole,
            1.0,
            hedge,
            part=part,
            whole=whole,
        )
        start, end = (found.start("hedge") if hedge else found.start("a"), found.end("b")) if _TO.has(found) else trimmed(found)
        yield ExtractedClaim(start, end, ClaimKind.RATIO, stated, found.start("a"))
    for found in (*_EACH_OF.finditer(passage.masked), *_PER_ONE.finditer(passage.masked)):
        number, hedge = number_of(found["a"]), found["hedge"] or ""
        amount = wording.take(Form.FOR_EVERY, number, 1.0, hedge)
        stated = StatedValue(Form.FOR_EVERY, amount, number, 1.0, hedge, part=number, whole=1.0, word="each")
        start, end = found.span("own") if _EACH_OF.has(found) else trimmed(found)
        yield ExtractedClaim(start, end, ClaimKind.RATIO, stated, found.start("a"))
