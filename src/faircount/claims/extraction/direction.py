"""Changes told by their direction alone: "a rise in the number of offences", "the number has dramatically increased"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import A_YEAR, DOWN_NOUNS, DOWN_VERBS, PERCENT, UP_NOUNS, UP_VERBS, direction_of
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import AGES, PERIOD, Passage
from faircount.claims.words import Wording, load_wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_WHAT = (
    rf"(?:(?:the\s+)?(?:number|total|tally|count|figures?|levels?|rate)\s+(?:of|for)\s+)?(?:[a-z'-]+\s+){{0,4}}?"
    rf"(?:offen[cs]es?|crimes?|cases|reports|abuse|grooming|incidents|images|referrals|allegations|complaints|arrests|rapes|assaults)(?:\s+(?:[a-z]+\s+)?(?:against|of|involving|"
    rf"on|aganst)\s+(?:children|a child|{AGES}|young people|girls|boys))?"
)
_NOUN = regex(
    rf"(?P<lead>\b(?:(?:there\s+(?:has|have|had)\s+been|there\s+was|there\s+is)\s+)?(?:an?|the)\s+(?:[a-z]+\s+){{0,2}}?|^\s*(?:[a-z]+\s+)?|\n\s*(?:[a-z]+\s+)?)"
    rf"(?P<noun>(?:{UP_NOUNS}|{DOWN_NOUNS}))\s+in\s+{_WHAT}",
    re.MULTILINE,
)
_VERB = regex(
    rf"(?:\b(?:the\s+)?(?:number|total|tally|count|figures?|levels?)\s+of\s+)?\b{_WHAT}\s+"
    rf"(?:(?:{PERIOD}+|[a-z' {AGES}-]{{0,60}}?)\s+)?"
    rf"(?P<verb>(?:(?:have|has|had|are|is)\s+)?(?:[a-z]+ly\s+)?(?:{UP_VERBS}|{DOWN_VERBS}))\b"
    r"(?!\s+(?:under|within|into|outside|between)\s+(?:the|a|an|this|that|one|its|their)\b)(?:\s+[a-z]+ly\b)?"
)
_NUMBER_OF = regex(
    rf"\bthe\s+(?:number|total|tally|count)\s+(?:of\s+|{AGES})[^.,;:\n]{{3,90}}?\s+(?P<verb>(?:(?:have|has|had|are|is)\s+)?(?:[a-z]+ly\s+)?"
    rf"(?:{UP_VERBS}|{DOWN_VERBS}))\b(?:\s+(?:again|[a-z]+ly)\b)?"
)
_MORE = regex(
    rf"\b(?:more|fewer)\s+{_WHAT}\s+(?:were|are|have\s+been|being)\s+(?:being\s+)?(?:recorded|reported|logged|registered|flagged)"
    rf"|\b(?:recorded|logged|registered|received|saw|dealt\s+with)\s+(?:more|fewer)\s+{_WHAT}(?=\s+{PERIOD}|\s*[,.;:]|\s*$)"
)
_ON_FIGURE = regex(
    rf"\ban?\s+(?:(?!further\b)[a-z]+\s+)?(?P<noun>{UP_NOUNS}|{DOWN_NOUNS})(?=\s+(?:from|on|compared\s+(?:with|to)|against)\s+"
    rf"(?:the\s+|its\s+)?{NUMBER}(?!\s+to\b))"
)
_EVERY_YEAR = regex(
    rf"\b(?:it|they|numbers?|figures?|totals?|(?:the|its|their)\s+(?:number|figure|total|tally|count))\s+(?:ha(?:s|ve|d)\s+)?(?:[a-z]+ly\s+)?"
    rf"(?P<verb>{UP_VERBS}|{DOWN_VERBS})(?=\s+(?:in\s+)?(?:(?:every|each)\s+(?:single\s+)?year\b|year\s+after\s+year\b))"
)
_SAME = regex(
    r"\b(?P<same>(?:has\s+|have\s+|had\s+)?(?:hardly|barely|scarcely)\s+(?:moved|changed|budged|shifted))\b(?!\s+at\b)"
    r"|\b(?P<still>(?:has\s+|have\s+|had\s+)?little\s+(?:moved|changed)"
    r"|(?:was|were|is|are|has\s+been|have\s+been|remained|stayed)\s+(?:almost\s+|nearly\s+|virtually\s+|practically\s+|largely\s+|broadly\s+|much\s+)?"
    r"(?:unchanged|stable|steady|flat|level|the\s+same))\b(?=[^.;:]{0,30}(?:[:,]\s|\b(?:at|after|from|on|against|compared\s+with)\s+)(?:it\s+(?:was|is)\s+)?\d)"
)
"""A number that is told to be much what it was, with its figures behind it."""
_NO_CHANGE = regex(
    r"\b(?:shows?|showed|saw|sees?|recorded|reported|report|reports|there\s+(?:is|was|has\s+been|were))\s+"
    r"(?P<own>(?:almost\s+|virtually\s+|hardly\s+any\s+|little\s+|no\s+)(?:real\s+|significant\s+|overall\s+)?changes?)\b"
    r"(?!\s+(?:to\s+the|in\s+(?:the\s+)?(?:how|law|practice|policy|staff|funding|way|rules?|guidance|recording)))"
)
_THERE_IS = regex(
    rf"\bthere\s+(?:is|was|has\s+been|had\s+been)\s+(?P<own>an?\s+(?:[a-z]+\s+)?(?:{UP_NOUNS}|{DOWN_NOUNS}))(?=\s*[.,;:]|\s*$)"
)
_THAN_YEAR = Keyed(
    rf"(?<![\w-])(?P<way>higher|lower|greater|above|below|up|down|(?P<more>exceed(?:ed|s)))\s+(?:in\s+{A_YEAR}\s+)?"
    r"(?:than\s+(?:in|for|during|(?:where\s+)?it\s+(?:was|had\s+been|stood|started)\s+in)|on|than|(?<=exceeded )|(?<=exceeds )"
    r"|(?=its\b|their\b|the\b|that\b))\s*(?:(?:its|their|the|that)\s+)?(?:[a-z-]+\s+)?"
    rf"(?:(?P<n>{NUMBER}|figure|total|level|number|count)\s+(?:of|for|in)\s+)?"
    rf"(?P<base>{A_YEAR})(?:'s)?(?:\s+(?:level|figure|total|count|number|mark))?"
    r"(?=\s*(?:[.,;:()!?—–]|$)|\s+(?:in|at|across|and|but|while|with|despite|nationally|by|to)\b)",
    *("higher", "lower", "greater", "above", "below", "up", "down", "exceed"),
)
"""One year's count against another's: "higher in 2022/23 than in 2018/19", "above its 2017/18 level", "up on 2021/22"."""
_OF_SOME = Keyed(
    r"\b(?:never|only\s+(?:once|in)|ever|every|each|any|none|nor|neither|whether|if|would|could|may|might"
    r"|rates?|per|proportions?|shares?|averages?|means?)\b"
)
"""What makes of two years something else than their counts side by side."""
_NO_COUNT = regex(r"\b(?:will|would|could|may|might|should|threat|risk|danger|cost|demand|funding|awareness|fear|impact)s?\b")
_FELL_THEN = regex(
    r"\s+in\s+the\s+(?:last|latest|first|second|final)(?!\s+(?:\d|[a-z]+\s+years))|\s+(?:to|on)\s+(?:the\s+)?(?:last|latest)\b"
)
"""Behind crimes that "fell in the last" of several years: they happened then."""
_SO_OFTEN = Keyed(
    rf"\s+(?:back\s+|again\s+)?(?:only\s+|just\s+|at\s+least\s+)?(?:once(?!\s+(?:more|again))|twice|{NUMBER}\s+times)\b",
    "once",
    "twice",
    "times",
)
"""Behind a number that "fell only twice" over some years: it says nothing of their ends."""
_SO_MANY_SAW = regex(rf"{NUMBER}\s+(?:of\s+them\s+|(?:police\s+)?forces\s+|areas\s+)?(?:saw|had|recorded|reported|showed)\s+$")
"""Before a rise that only so many forces saw."""
_FOLLOWS = regex(rf"^[^.;\n]*?(?:{NUMBER}|\bdoubl|\btrebl|\btripl|\bquadrupl|\bhalv|\bhalf\b|\ba (?:third|quarter|fifth)\b)")
_OWN = regex(rf"\s*(?:(?:{load_wording().hedge_pattern})\s+)?(?:{NUMBER}|[a-z]+-?fold\b|a (?:third|quarter|fifth)\b|half\b)")
_SIZED = regex(rf"[^.;\n]*?,\s*(?:with|by|an?|some|representing|up|down)\s[^.;,\n]*?{NUMBER}(?:{PERCENT}|[- ]?fold)")
_LEVELS = regex(
    rf"^\s*(?:{PERIOD}+\s*)?(?:in\s+(?:the\s+)?[a-z]+(?:\s+[a-z]+){{0,2}}\s+(?=to\b|by\b|from\b))?(?:(?:the )?most|"
    rf"fastest|again|further|sharply)?,?\s*(?:(?:by|of|from|to|at|reaching|up|down)\s+)"
)


def find_directions(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """Directions that no number of their own goes with."""
    yield from _of_two_years(passage)
    for found in _ON_FIGURE.finditer(passage.masked):
        yield ExtractedClaim(
            *found.span(), ClaimKind.CHANGE, StatedValue(Form.DIRECTION, direction=direction_of(found["noun"])), found.start()
        )
    for found in _EVERY_YEAR.finditer(passage.masked):
        way = StatedValue(Form.DIRECTION, direction=direction_of(found["verb"]))
        yield ExtractedClaim(*found.span("verb"), ClaimKind.CHANGE, way, found.start())
    for found in _THERE_IS.finditer(passage.masked):
        way = StatedValue(Form.DIRECTION, direction=direction_of(found[0]))
        yield ExtractedClaim(*found.span("own"), ClaimKind.CHANGE, way, found.start("own"))
    for found in _NO_CHANGE.finditer(passage.masked):
        still = StatedValue(Form.DIRECTION, direction=Direction.SAME)
        yield ExtractedClaim(*found.span("own"), ClaimKind.CHANGE, still, found.start("own"))
    for found in _SAME.finditer(passage.masked):
        yield ExtractedClaim(
            *found.span(found.lastgroup or 0),
            ClaimKind.CHANGE,
            StatedValue(Form.DIRECTION, direction=Direction.SAME),
            found.start(),
        )
    for pattern in (_NOUN, _VERB, _NUMBER_OF, _MORE):
        for found in pattern.finditer(passage.masked):
            lead = found.groupdict().get("lead") or ""
            start = found.start() + len(lead) - len(lead.lstrip())
            stop = passage.around(found.end() - 1)[1]
            rest = passage.masked[found.end() : stop]
            if (
                _NO_COUNT.search(found[0])
                or _FELL_THEN.match(passage.printed[found.end() : stop].lower())
                or _SO_MANY_SAW.search(passage.masked[max(0, start - 40) : start])
                or _SO_OFTEN.match(rest)
                or _OWN.match(rest)
                or _SIZED.match(rest)
                or (_LEVELS.match(rest) and _FOLLOWS.match(rest))
            ):
                continue
            direction = direction_of(found[0][len(lead) :])
            if direction in (Direction.UP, Direction.DOWN):
                yield ExtractedClaim(
                    start, found.end(), ClaimKind.CHANGE, StatedValue(Form.DIRECTION, direction=direction), start
                )


def _of_two_years(passage: Passage) -> Iterator[ExtractedClaim]:
    """One of the two years that a sentence names against the other, as the way from the earlier to the later."""
    for found in _THAN_YEAR.finditer(passage.masked):
        first, last = passage.around(found.start())
        years = {said.start: said.period for said in passage.periods if first <= said.start < last and said.period is not None}
        base = next((period for at, period in years.items() if found.start("base") <= at < found.end("base")), None)
        others = set(years.values()) - {base}
        if base is None or len(others) != 1 or any(said.period is None for said in passage.periods if first <= said.start < last):
            continue
        if _OF_SOME.search(passage.masked, first, last):
            continue
        if len({said.areas for said in passage.places if first <= said.start < last}) > 1:
            continue  # "above the 2021/22 figure for Essex"
        is_more = found["way"] in ("higher", "greater", "above", "up") or found["more"] is not None
        way = Direction.UP if is_more is (others.pop().start > base.start) else Direction.DOWN
        end = found.start("n") if any(map(str.isdigit, found["n"] or "")) else found.end()  # the number is a claim of its own
        yield ExtractedClaim(
            found.start(),
            len(passage.masked[:end].rstrip()),
            ClaimKind.CHANGE,
            StatedValue(Form.DIRECTION, direction=way),
            found.start(),
        )
