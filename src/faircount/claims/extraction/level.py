"""Counts: "42 grooming offences", "just under 2,000", "Five of the cases", "dozens", an age that is itself the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, stated_value
from faircount.claims.extraction.lexicon import COUNTING_NOUNS, HEDGE, PERCENT, VERBS, N, direction_of
from faircount.claims.mentions.non_claims import STAFF
from faircount.claims.mentions.numerals import NUMBER, is_word, number_of
from faircount.claims.mentions.passage import AGES, PERIOD, Passage
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_LEAD = rf"(?P<lead>(?<!cent )(?<!% )(?:up|down|(?:(?:has|have|had)\s+)?{VERBS})\s+from\s+)?"
_COUNT = regex(
    rf"(?<![\w-]){_LEAD}{HEDGE}{N}(?!{PERCENT}|[- "
    rf"](?:percentage\s+)?points?\b|[- ]?fold\b|:\d|\s*(?:st|nd|rd|th)\b)"
)
_NONE = regex(
    r"(?<![\w-])none(?=\s+of\s+(?:the|them|these|those|its|their)\b)"
    r"|(?<![\w-])(?:not a single|not one|zero)"
    r"(?=\s+(?:recorded\s+|reported\s+)?(?:offen[cs]es?|crimes?|cases?|rapes?|reports?)\b)"
    r"|(?<![\w-])without\s+(?:recording|logging|registering|counting|seeing)\s+(?:a\s+single|one|any)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:offen[cs]es?|crimes?|cases?|rapes?|reports?)\b"
    r"|(?<=recorded )(?:no|not a single|not one)\s+(?:[a-z-]+\s+){0,5}?(?:offen[cs]es?|crimes?|cases?|rapes?|assaults?)\b"
)
_IN_THOUSANDS = regex(r"\d+\.\d+(?:k\b| (?:thousand|million))")
_TO_THE_NEAREST = regex(r"\bto the nearest (?P<unit>ten|hundred|thousand|10|100|1,000)\b")
_HEAD = regex(
    rf"(?:\s+(?:of\s+(?:these|those|the|such)\s+)?(?:(?:and\s+(?!{NUMBER}\b))?(?!(?:in|of|to|from|than|by|and|or|was|were|had|at|on|for|with|a|the)\b)[a-z'-]+\s+){{0,4}}?{COUNTING_NOUNS})\b"
)
_AFTER_WORD = regex(
    rf"\s*(?:[,.;:()]|$|of\s+(?:the|them|those|these|its|their|all|such|which|whom|inciting|\w+ing)\b|of\s+{PERIOD}|(?:were|was|are|is|have|has|took|had|involved|came|in|at|for|during|over|across|throughout|fell|led|resulted|ended|went|received|happened|recorded|logged|told|said|say|did|knew|felt|kept|thought|reported|admitted|replied|answered|agreed|pleaded|denied|used|and|or|to|"
    rf"compared|by|against)\b|{PERIOD}|{AGES})"
)
_BEFORE_WORD = regex(
    r"(?:\b(?:not|without\s+[a-z]+ing|the|those|these|all|both|other|first|last|next|past|previous|every|some|any|this|that|no|its|their|these|chapter|than)\s+)$"
)
_AGE_CUE = regex(
    r"\bone\s+(?:[a-z]+\s+)?(?:victim|child|girl|boy|caller|suspect|offender|of\s+them|of\s+the\s+[a-z]+)\s+(?:was|is)\s+"
    r"(?:just\s+|only\s+)?$"
    r"|\b(?:youngest|oldest|eldest|average|typical|typically|peak\w*|most common|median)\b[^.;]*$"
)
_WAS_AGED = regex(
    r"\b(?:youngest|oldest|eldest|(?:commonest|typical|average|median|(?:most|more)\s+common)\s+age)\b[^.,;:]{0,120}?\b(?:was|were|is|being|at)\s+(?:just\s+|only\s+|aged?\s+)?$"
)
_OLDEST = regex(
    r"\b(?:oldest|eldest|youngest)\b[^.;:,\d]{0,60}?\s"
    r"(?P<own>(?:aged\s+(?P<n>[2-9]\d)|(?<!aged )(?P<m>[2-9]\d)\s+years\s+(?:old|of\s+age)))(?![\d,%])"
)
"""The age of a grown-up: "the oldest suspect was a man aged 84"."""
ADULT = 20
"""Ages of children, and of those just grown up, lie below it."""
MANY = 100
"""From here on a number in figures is a claim whatever it counts: devices, officers, schools."""
_MAGNITUDE = "tens of thousands|hundreds of thousands|hundreds|dozens|thousands|scores|a handful"
_MAGNITUDES = regex(
    rf"(?<![\w-])(?P<word>{_MAGNITUDE})\b(?!\s+of\s+(?:thousands|pounds|miles|hours|years))(?:(?:\s+more|\s+of|\s+[a-z]+)?(?:\s+of)?\s+(?:[a-z]+\s+){{0,2}}?{COUNTING_NOUNS}\b)?(?:\s+(?:(?:are|were|aged)\s+)?{AGES}+)?"
)
_SOME = regex(
    rf"(?<!{AGES})(?P<who>{AGES}+)\s+(?:(?:(?:are|were)\s+)?(?:even|also)\s+(?:among\s+)?|(?:are|were)\s+among\s+)(?:the\s+)?victims\b"
)
_FORCES_THAT = regex(
    r"\s+(?:[a-z]+\s+)?forces\s+(?:saw\s+(?:an?|lower|higher|more|fewer|no)|replied|responded|answered|gave|did|failed|refused|provided|supplied|sent|declined|had\s+no|could|were\s+unable)\b"
)
_OF_YEAR = regex(
    rf"\s+(?:(?:of|in|for|from)\s+)?{PERIOD}|\s+(?:it|they|there|that\s+(?:it|they|were|was))\s+(?:had|were|was|recorded|logged|saw|counted)\b"
)
"""Behind "the twenty-seven", which then is a figure told here and none told before."""
_DEALT_WITH = regex(
    r"\s+(?:people|men|women|adults|suspects)\s+(?:(?:that|whom|who|which)\s+(?:[a-z-]+\s+){1,6}?)?(?:(?:were|was|have\s+been|had\s+been)\s+)?"
    r"(?:charged|arrested|convicted|cautioned|prosecuted|sentenced|jailed)\b"
)

_DEALS_WITH = regex(r"\b(?:charged|arrested|convicted|cautioned|prosecuted|sentenced|jailed)\s+(?:just\s+|only\s+|about\s+)?$")
_THINGS = regex(
    r"\s+(?:(?!(?:in|of|to|from|than|by|and|or|was|were|had|at|on|for|with|a|the)\b)[a-z-]+\s+){0,3}?(?:bases|officers|detectives|staff|schools|teachers|men|women|people|adults|parents|charities|companies|councils|courts|"
    r"volunteers|counsellors|workers|homes|addresses|warrants|teams|units|centres|offices|stations|devices|computers|phones|households)\b"
)
_WANTED = regex(
    r"\b(?:ask(?:s|ed|ing)?\s+for|wants?|wanted|call(?:s|ed|ing)?\s+for|needs?|plans?|promis\w+|recruit\w*|hir(?:e|ing)|bid)\b"
)
"""Before what there is not yet: "asks for 12 new officers"."""
_PEOPLE_HELD = regex(
    r"(?:people|men|women|adults)\s+(?:(?:were|have\s+been|had\s+been)\s+)?(?:charged|arrested|convicted|cautioned|prosecuted|sentenced|jailed)\b"
)
_ON = regex(r"\s+(?:on|via|through|over)\s+")
_OF_PEOPLE = regex(r"\b(?:per|in\s+every)\s+$")
_NO_NUMBER = Keyed(
    r"\s+(?:(?:counts|adds|takes|looks|sees|says|includes|considers|compares|leaves)\b|(?:[a-z]+\s+)?ones\b)",
    *("counts", "adds", "takes", "looks", "sees", "says", "includes", "considers", "compares", "leaves", "ones"),
)
"""Behind a "one" that is anybody, and behind a number of what was told before: "if one counts", "the 43 territorial ones"."""
_FOR_EVERY = Keyed(r"\b(?:for|of|in|per)\s+(?:every|each)\s+$", "every", "each")
_SO_MANY = 100
"""People that a rate is for: "for every 1,000 girls"."""
_OVER_TWO = regex(rf"{PERCENT}\s+$")


def find_levels(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Every count that is left once all else is read, and "none of them"."""
    for found in _NONE.finditer(passage.masked):
        yield ExtractedClaim(*found.span(), ClaimKind.LEVEL, StatedValue(Form.COUNT, StatedRange.exactly(0), 0.0), found.start())
    for found in _COUNT.finditer(passage.masked):
        if not _is_count(passage, found):
            if _counts_things(passage, found):
                things = stated_value(Form.THINGS, found["n"], wording)
                yield ExtractedClaim(*found.span("n"), ClaimKind.LEVEL, things, found.start("n"))
            continue
        hedge = None if _climbs(passage, found) else found["hedge"]
        form = Form.AGE if _is_age(passage, found) else Form.COUNT
        stated = _rounded(passage, stated_value(form, found["n"], wording, hedge), found.start("n"))
        lead = found["lead"]
        direction = direction_of(lead or "") or _verb(passage, found)
        said = {"lead": lead, "hedge": hedge, "n": found["n"]}
        first = next(found.start(group) for group, words in said.items() if words)
        head = _HEAD.match(passage.masked, found.end())
        end = head.end() if head and not _crosses(passage, found.end(), head.end()) else found.end("n")
        yield ExtractedClaim(first, end, ClaimKind.LEVEL, _directed(stated, direction), found.start("n"))


def _rounded(passage: Passage, stated: StatedValue, at: int) -> StatedValue:
    """A number that its sentence says was rounded to the nearest ten, hundred or thousand, or that is printed so ("9.3k")."""
    start, end = passage.around(at)
    to = _TO_THE_NEAREST.search(passage.printed[start:end].lower())
    short = _IN_THOUSANDS.match(passage.masked, at)
    if (to is None and short is None) or stated.value is None or stated.hedge:
        return stated
    half = (number_of(to["unit"]) if to else stated.unit) / 2
    return replace(stated, amount=StatedRange(stated.value - half, stated.value + half))


def _counts_things(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a number in figures counts bases, officers or homes: a claim, but nothing that is added up or shared out."""
    in_figures = not is_word(found["n"]) and "." not in found["n"] and found["hedge"] is None
    wanted = _WANTED.search(passage.masked, passage.around(found.start())[0], found.start()) is not None
    here = _THINGS.match(passage.masked[found.end() :]) is not None
    return in_figures and here and not wanted and number_of(found["n"]) < MANY


def _is_age(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the number is the age of "the youngest was six"."""
    start, _ = passage.around(found.start("n"))
    child = number_of(found["n"]) < ADULT and re.match(r"\s*(?:[.,;)]|$|and\b|or\b)", passage.masked[found.end() :]) is not None
    return child and _WAS_AGED.search(passage.masked[start : found.start("n")]) is not None


def _climbs(passage: Passage, found: re.Match[str]) -> bool:
    """Whether "up to" belongs to a verb ("had shot up to 145", "were back up to 145") and is no hedge."""
    before = passage.masked[: found.start("hedge")]
    verb = rf"\b(?:{VERBS}|shot|gone|went|go|was|is|were|add(?:s|ed|ing)?)\s+(?:back\s+)?$"
    return found["hedge"] == "up to" and re.search(verb, before) is not None


def _directed(stated: StatedValue, direction: Direction | None) -> StatedValue:
    return StatedValue(stated.form, stated.amount, stated.value, stated.unit, stated.hedge, direction)


def _crosses(passage: Passage, start: int, end: int) -> bool:
    return re.search(r"[.,;:()\n]", passage.masked[start:end]) is not None


def _verb(passage: Passage, found: re.Match[str]) -> Direction | None:
    """The way of "dipped to 162", where the verb stands directly before."""
    before = passage.masked[max(0, found.start() - 40) : found.start()]
    said = re.search(r"([a-z]+(?:\s+(?:up|down))?)(?:\s+[a-z]+ly|\s+back|\s+again)?\s+to\s+$", before)
    return direction_of(said[1]) if said else None


def _is_count(passage: Passage, found: re.Match[str]) -> bool:
    printed, after = found["n"], passage.masked[found.end() :]
    before = passage.masked[max(0, found.start() - 30) : found.start()]
    if _OF_PEOPLE.search(before) or (_FOR_EVERY.search(before) and number_of(printed) >= _SO_MANY):
        return False  # "per 10,000 children" counts none
    if found["hedge"] == "over" and _OVER_TWO.search(passage.masked, max(0, found.start() - 20), found.start()):
        return False  # "7 per cent on the year and 13 per cent over two" counts years
    if re.match(
        r"\s*(?:-|–)?\s*(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|yrs?|times\s+(?:as|more|higher|the)|km|miles|metres|mph|kg|gb)\b",
        after,
    ):
        return False
    if _NO_NUMBER.match(after) is not None and (printed == "one" or "ones" in after[:30]):
        return False
    if _DEALT_WITH.match(after) or _DEALS_WITH.search(before):
        return True
    head = _HEAD.match(after)
    if STAFF.match(after.lstrip()) and not head and number_of(printed) < MANY:
        return False
    if number_of(printed) > MANY and is_word(printed):
        return not _BEFORE_WORD.search(re.sub(r"\b(?:that|the)(?:\s+other)?\s+$", "", before))
    if not is_word(printed):
        # Nobody counts 2.64 offences; "1.2 million" is a count.
        return "." not in printed or printed.lower().endswith(("n", "d", "m", "k"))
    if printed in ("one", "zero", "a hundred"):
        return (
            head is not None
            and not _BEFORE_WORD.search(before)
            and re.match(r"\s+(?:\w+ )?(?:offence|crime|case|victim|incident|report|rape)\b", after) is not None
        )
    on = _ON.match(after)
    behind = found.end() + (on.end() if on else 1)  # "eight on Roblox"
    app = any(said.mark and said.start == behind for said in passage.measures)
    dated = _OF_YEAR.match(after) is not None and before.endswith("the ")
    if _BEFORE_WORD.search(re.sub(r"\bthat\s+$", "", before)) and not found["hedge"] and not dated:
        return False  # "they say that six babies were" counts; "those six" were told before
    if dated or app:
        return True
    if head and not re.match(r"\s+(?:of\s+)?(?:[a-z'-]+\s+){0,2}forces\b", after):
        return True
    if _FORCES_THAT.match(after):
        return True
    staff = STAFF.match(after.lstrip()) is not None
    return _AFTER_WORD.match(after) is not None and not staff


def find_ages_told(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """The age of the youngest, the oldest or the most: an age that is the claim itself."""
    for said in passage.ages:
        start, _end = passage.around(said.start)
        exact = said.ages.low is not None and said.ages.low == said.ages.high
        if exact and _AGE_CUE.search(passage.masked[start : said.start]):
            hedge = re.search(r"(?:about|around|roughly|just|only)\s+$", passage.masked[: said.start])
            first = hedge.start() if hedge else said.start
            stated = StatedValue(
                Form.AGE,
                StatedRange.exactly(said.ages.low or 0),
                float(said.ages.low or 0),
                hedge=hedge[0].strip() if hedge else "",
            )
            yield ExtractedClaim(first, said.end, ClaimKind.LEVEL, stated, said.start)

    for found in _OLDEST.finditer(passage.printed.lower()):
        age = number_of(found["n"] or found["m"])
        at = found.start("n") if found["n"] else found.start("m")
        yield ExtractedClaim(*found.span("own"), ClaimKind.LEVEL, StatedValue(Form.AGE, StatedRange.exactly(age), age), at)


def find_magnitudes(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Dozens, hundreds, thousands."""
    for found in _MAGNITUDES.finditer(passage.masked):
        after = re.sub(r"^\s*of\s+", "", passage.masked[found.end("word") :]).lstrip()
        if STAFF.match(after) and found.end() == found.end("word") and not _PEOPLE_HELD.match(after):
            continue
        stated = StatedValue(Form.MAGNITUDE, wording.magnitudes[found["word"]], word=found["word"])
        yield ExtractedClaim(found.start(), found.end(), ClaimKind.MAGNITUDE, stated, found.start())
    for found in _SOME.finditer(passage.masked):
        if re.search(rf"{NUMBER}\s+[a-z]+\s+$", passage.masked[max(0, found.start() - 40) : found.start()]):
            continue  # "six babies under one were among the victims": the six are the claim
        yield ExtractedClaim(
            found.start(),
            found.end(),
            ClaimKind.MAGNITUDE,
            StatedValue(Form.SOME, StatedRange(1, float("inf")), word="some"),
            found.start(),
        )
