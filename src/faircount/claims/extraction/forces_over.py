"""How many forces recorded more than so many, and which: "four forces recorded more than 400 rapes", "only Kent did"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, stated_value, trimmed
from faircount.claims.extraction.lexicon import DOWN_NOUNS, DOWN_VERBS, UP_NOUNS, UP_VERBS, WHEN
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

FORCES_OVER, ONLY_THEY = "forces over", "only they"
"""The words of a count of forces, and of the forces that alone are told to be counted: ``whole`` is the number that each of
them is over, or under where the direction is down."""
_OFFENCES = r"(?:offen[cs]es?|crimes?|rapes?|assaults?|cases?)"
_RECORDED = (
    r"(?:record(?:s|ed|ing)?|with|had|have|logg(?:ed|ing)|register(?:ed|ing)|saw|count(?:ed|ing)|got\s+past|pass(?:ed|ing)|topp(?:ed|ing)"
    r"|exceed(?:ed|ing)?)"
)
_LIMIT = (
    r"(?:(?P<over>more\s+than|over|above|upwards\s+of)|(?P<under>fewer\s+than|less\s+than|under|below))?\s*"
    rf"(?:an?\s+(?=hundred|thousand)|(?P<none>no(?:ne)?\b)|(?P<limit>{NUMBER}))"
    rf"(?P<hundred>(?:hundred|thousand)\b)?(?P<least>\s+or\s+more\b)?(?:\s+(?:[a-z-]+\s+){{0,4}}?{_OFFENCES})?"
)
_FORCE = (
    rf"(?:of\s+(?:the\s+)?(?:{NUMBER}\s+)?)?(?:(?:police|territorial|welsh|english|other|single)\s+)*"
    r"(?:forces?|constabular(?:y|ies)|(?<=police )areas)\b"
)
_FORCES = rf"{_FORCE}(?:,[^,.;:\d]{{3,60}},)?(?:\s+(?:in|across|of)\s+[a-z\ue002][a-z\ue002 ]{{0,30}}?)?"
_BODIES = ("force", "constabular", "areas")
"""Letters of which the words for forces have some."""
_NOT_ABOUT = r"(?<![\w-])(?<!but )(?<!least )(?<!most )(?<!than )(?<!over )(?<!nearly )(?<!about )"
"""Before a number of forces that is told as such: not "all but one", not "at least two"."""
_OVER = Keyed(
    rf"{_NOT_ABOUT}(?:(?:only|just|exactly)\s+)?(?:(?P<no>no(?!t)|not\s+(?:a\s+single\s+)?one|none)|(?P<all>all|each|every(?:\s+one)?)"
    rf"|(?P<n>{NUMBER}))\s+(?P<of>{_FORCES})\s+(?:each\s+|all\s+|had\s+|ha(?:s|ve)\s+)?{_RECORDED}\s+{_LIMIT}",
    *_BODIES,
)
_ONLY = Keyed(
    rf"(?<![\w-])only\s+(?P<who>(?!{NUMBER}\s)[a-z&\ue002' -]{{3,90}}?)\s+(?:had\s+|ha(?:s|ve)\s+)?{_RECORDED}\s+{_LIMIT}",
    "only",
)
_OF_WHAT = r"(?:(?!than\b|but\b)[a-z0-9\ue000\ue001\ue002'’()-]+\s+){0,14}?"
_LED = rf"(?P<led>of\s+(?:the|all(?:\s+the)?)\s+(?:{NUMBER}\s+)?{_FORCES},\s+)?"
"""The forces told before their number: "of the 43 forces, 24 recorded more"."""
_THAN_THEN = Keyed(
    rf"{_NOT_ABOUT}{_LED}(?:(?P<no>no(?!t)|not\s+(?:a\s+single\s+)?one|none)|(?P<all>all|each|every(?:\s+one)?)|(?:(?:only|just|exactly)\s+)?(?P<n>{NUMBER}))"
    rf"(?(led)|\s+{_FORCES})\s+(?:each\s+|all\s+|had\s+|ha(?:s|ve)\s+)?{_RECORDED}\s+(?P<way>more|fewer)\s+{_OF_WHAT}"
    rf"than\s+(?:(?:in|for|during)\s+)?(?:the\s+)?(?P<then>{WHEN})",
    "more",
    "fewer",
)
"""How many had more in one year than in another: "not one force recorded fewer in 2022/23 than in 2021/22"."""
_THAN_THEY = Keyed(
    rf"(?<![\w-])only\s+(?P<who>(?!{NUMBER}\s)[a-z&,\ue002'’ -]{{3,140}}?)\s+(?:had\s+|ha(?:s|ve)\s+)?{_RECORDED}\s+"
    rf"(?P<way>more|fewer)\s+{_OF_WHAT}than\s+(?=(?P<to>(?:in\s+|did\s+)?(?:the\s+)?))",
    "only",
)
"""Those alone that have more than another place: "Only the Met and Kent recorded more rapes than Essex"."""
_THAN_IT = Keyed(
    rf"{_NOT_ABOUT}(?:(?:only|just|exactly)\s+)?(?P<n>{NUMBER})\s+(?:other\s+)?{_FORCES}\s+(?:had\s+|ha(?:s|ve)\s+)?{_RECORDED}\s+"
    rf"(?P<way>more|fewer)\s+{_OF_WHAT}than\s+(?=(?P<to>(?:in\s+|did\s+)?(?:the\s+)?))",
    *_BODIES,
)
"""How many have more than one place: "Just nine forces recorded more rapes than Kent", which makes Kent the tenth."""
_WENT_IN = Keyed(
    rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS}))\s+in\s+(?:(?:only|just|exactly)\s+)?"
    rf"(?:(?P<no>no(?!t)|none)|(?P<all>all|each|every(?:\s+one)?)(?:\s+{NUMBER})?|(?P<n>{NUMBER}))\s+{_FORCE}",
    *_BODIES,
)
"""In how many forces a number went up or down: "rapes fell in six of the 43 forces"."""
_SAW_IT_GO = Keyed(
    rf"{_NOT_ABOUT}{_LED}(?:(?:only|just|exactly)\s+)?(?:(?P<no>no(?!t)|none)|(?P<all>all|each|every(?:\s+one)?)(?:\s+{NUMBER})?|(?P<n>{NUMBER}))"
    rf"(?(led)|\s+{_FORCES})\s+(?:had\s+|ha(?:s|ve)\s+)?(?:recorded|saw|seen|reported|posted|showed|had)\s+an?\s+"
    rf"(?:[a-z]+\s+)?(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\b",
    *("recorded", "saw", "seen", "reported", "posted", "showed", "had"),
)
"""The same with the forces before it: "20 of the 43 forces recorded a fall in rapes"."""
_JOINS = frozenset("the and police force constabulary in s".split())
_ROUND = {"hundred": 100.0, "thousand": 1_000.0}


def find_forces_over(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Counts of forces with the number, the year or the place that parts them from the others."""
    yield from _than_then(passage, wording)
    yield from _than_they(passage, wording)
    yield from _than_it(passage)
    yield from _went_in(passage, wording)
    for found in (*_OVER.finditer(passage.masked), *_ONLY.finditer(passage.masked)):
        limit = number_of(found["limit"]) if found["limit"] else _ROUND.get(found["hundred"] or "", 0.0)
        passes = found["over"] or found["least"] or any(verb in found[0] for verb in (" past", " pass", " topp", " exceed"))
        if not (passes or found["under"] or found["none"]):
            continue  # "three forces recorded 400" tells of each, or of all together
        down = bool(found["under"] or found["none"])
        least = limit - 1 if found["least"] else limit  # "500 or more" is more than 499
        told = found.groupdict()
        if told.get("all"):
            down, least = _of_all(down, least)
        so_many = "1" if told.get("who") else told.get("n") or "0"
        stated = stated_value(Form.THINGS, so_many, wording, direction=Direction.DOWN if down else Direction.UP)
        word = ONLY_THEY if told.get("who") else FORCES_OVER
        stated = replace(stated, whole=1.0 if found["none"] else least, word=word)
        yield ExtractedClaim(*trimmed(found), ClaimKind.LEVEL, stated, found.start("n") if told.get("n") else found.start())


def _of_all(down: bool, limit: float) -> tuple[bool, float]:
    """That all have more than 400 is that none has fewer than 401."""
    return not down, limit + (-1 if down else 1)


def _than_then(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Forces that had more, or fewer, in the later of two years: what they are over is the difference of the two."""
    for found in _THAN_THEN.finditer(passage.masked):
        start, end = passage.around(found.start())
        said = [one for one in passage.periods if start <= one.start < end]
        then = next((one for one in said if one.start == found.start("then")), None)
        others = [one.period for one in said if one is not then and one.period]
        is_later = then is not None and (then.period is None or any(one > then.period for one in others))
        if then is None or not is_later or not others:
            continue
        down, limit = _of_all(found["way"] == "fewer", 0.0) if found["all"] else (found["way"] == "fewer", 0.0)
        stated = stated_value(Form.THINGS, found["n"] or "0", wording, direction=Direction.DOWN if down else Direction.UP)
        stated = replace(stated, whole=limit, word=FORCES_OVER)
        yield ExtractedClaim(*found.span(), ClaimKind.CHANGE, stated, found.start("n") if found["n"] else found.start())


def _than_they(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """The places that alone have more than another, where nothing but these are named."""
    for found in _THAN_THEY.finditer(passage.masked):
        other = next((one for one in passage.places if found.end() <= one.start <= found.end("to") < one.end), None)
        who = passage.masked[slice(*found.span("who"))]
        named = [one for one in passage.places if found.start("who") <= one.start and one.end <= found.end("who")]
        for one in reversed(named):
            who = f"{who[: one.start - found.start('who')]} {who[one.end - found.start('who') :]}"
        if other is None or not named or not set(re.findall(r"[\w\ue002]+", who)) <= _JOINS:
            continue
        way = Direction.UP if found["way"] == "more" else Direction.DOWN
        stated = replace(stated_value(Form.THINGS, "1", wording, direction=way), word=ONLY_THEY)
        yield ExtractedClaim(found.start(), other.end, ClaimKind.LEVEL, stated, found.start())


def _than_it(passage: Passage) -> Iterator[ExtractedClaim]:
    """The rank of a place that so many others are told to be ahead of."""
    for found in _THAN_IT.finditer(passage.masked):
        other = next((one for one in passage.places if found.end() <= one.start <= found.end("to") < one.end), None)
        if other is not None:
            way = Direction.UP if found["way"] == "more" else Direction.DOWN
            stated = StatedValue(Form.RANK, None, number_of(found["n"]) + 1, direction=way, word="areas")
            yield ExtractedClaim(found.start(), other.end, ClaimKind.RANK, stated, found.start("n"))


def _went_in(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Forces in which a number went one way: what they are over is the difference of two years, and no change of all of them."""
    for found in (*_WENT_IN.finditer(passage.masked), *_SAW_IT_GO.finditer(passage.masked)):
        down, limit = _of_all(bool(found["down"]), 0.0) if found["all"] else (bool(found["down"]), 0.0)
        stated = stated_value(Form.THINGS, found["n"] or "0", wording, direction=Direction.DOWN if down else Direction.UP)
        stated = replace(stated, whole=limit, word=FORCES_OVER)
        yield ExtractedClaim(*found.span(), ClaimKind.CHANGE, stated, found.start("n") if found["n"] else found.start())
