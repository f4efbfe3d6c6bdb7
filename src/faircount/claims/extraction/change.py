"""Changes said as a percentage, a fraction, percentage points or a difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, signed, stated_value, trimmed
from faircount.claims.extraction.lexicon import ADVERBS, COMPARED, HEDGE, NOUNS, PERCENT, SIZE_KEYS, VERBS, WHEN, N, direction_of
from faircount.claims.mentions.fractions import FRACTION, FRACTION_KEYS, fraction_of
from faircount.claims.mentions.non_claims import STAFF
from faircount.claims.mentions.numerals import NUMBER, ONE_TO_NINE, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

_SIZE = rf"(?:{N}{PERCENT}(?![- ]points?)|(?P<f>{FRACTION}))"
_SINCE = rf"(?:annual|overall|yearly|further|total|year-on-year|similar|combined|[a-z]+-year|{WHEN})"
NO_PHRASE = "".join(
    f"(?<!{verb} )"
    for verb in "made make makes making cleared picked turned taken set came come comes coming crops cropped "
    "notched racked clocked chalked ran run totted rang mopped signed".split()
)
"""Made up, cleared up, picked up: verbs in which "up" says no way."""
_PATTERNS = tuple(
    Keyed(rf"(?<![\w-]){pattern}", *SIZE_KEYS)
    for pattern in (
        rf"(?:(?:an?|the|this|that|its|their)\s+)?{HEDGE}{_SIZE}(?:\s+{_SINCE})?\s+(?P<cue>{NOUNS})\b",
        rf"(?:(?:an?|the|this|that)\s+)?(?:{_SINCE}\s+)?(?P<cue>{NOUNS})\s+(?:of|by)\s+(?:an?\s+)?{HEDGE}{_SIZE}",
        rf"(?:(?:it|they|this|that|which)\s+)?(?P<cue>{VERBS})(?:\s+{ADVERBS})?(?:\s+by)?(?:\s+an?\s+(?:further|average(?:\s+of)?))?\s+{HEDGE}{_SIZE}",
        rf"(?:an?|the)\s+(?P<cue>difference|gap)\s+of\s+{HEDGE}{_SIZE}",
        rf"{NO_PHRASE}(?P<cue>up|down)(?:\s+by)?\s+{HEDGE}{_SIZE}",
        rf"{HEDGE}{_SIZE}\s+(?P<cue>up|down)(?:\s+on(?:\s+{WHEN})?)?\b",
        rf"{HEDGE}{_SIZE}\s+(?P<cue>{COMPARED})\b",
        rf"(?P<cue>{COMPARED})\s+by\s+(?:an?\s+)?{HEDGE}{_SIZE}",
        rf"{HEDGE}{_SIZE}\s+as\s+(?:many|much|high|large|big)\s+(?P<cue>again)\b",
        rf"(?P<cue>plus|minus)\s+{HEDGE}{N}{PERCENT}(?![- ]points?)(?P<f>)",
        rf"(?P<cue>[+−]|(?<=\()[-–]|(?<=\s)-){N}{PERCENT}(?![- ]points?)(?P<hedge>)(?P<f>)",
    )
)
_FALL_WAS = Keyed(
    rf"(?<![\w-])(?:the|its|their)\s+(?P<cue>{NOUNS})\s+(?:in|for)\s[^.;:%]{{3,90}}?"
    rf"\s(?:was|is|came\s+to|amounted\s+to|stood\s+at|worked\s+out\s+at)\s+{HEDGE}{_SIZE}",
    *("was", "is", "came", "amounted", "stood", "worked"),
)
"""A change told as a noun: "the fall in child rape from 2017/18 to 2020/21 was 43%"."""
_PRINTED = {
    "again": Direction.UP,
    "ahead": Direction.UP,
    "clear": Direction.UP,
    "behind": Direction.DOWN,
    "added": Direction.UP,
    "plus": Direction.UP,
    "minus": Direction.DOWN,
    **dict.fromkeys(("cut", "trimmed", "shaved", "knocked"), Direction.DOWN),
    "+": Direction.UP,
    "−": Direction.DOWN,
    "–": Direction.DOWN,
    "-": Direction.DOWN,
}
"""Ways that no verb or noun says: "half as many again", "52 ahead of Dorset", and the sign before "(+20%)"."""
_POINTS = Keyed(
    rf"(?<![\w-])(?:(?P<cue>{VERBS}|up|down|{NOUNS}\s+of)(?:\s+by)?\s+)?{HEDGE}{N}(?:{PERCENT})?(?:[- ](?:percentage[- "
    rf"])?(?:points?(?! {ONE_TO_NINE}\b)|pts?)|\s?(?:pp|ppts?))\b(?:\s+(?P<tail>{NOUNS}|{COMPARED}|up|down))?",
    "point",
    "pt",
    "pp",
)
_STOOD = "|".join(rf"(?<={verb} )" for verb in "was were is are stood finished ended".split())
"""Before a number that a place is ahead by: one that had "700 ahead of Essex" had 700."""
_DIFFERENCES = tuple(
    Keyed(rf"(?<![\w-]){pattern}", *keys)
    for keys, pattern in (
        (("extra", "additional"), rf"(?:an?|some)\s+(?P<cue>extra|additional)\s+{HEDGE}{N}(?!{PERCENT}|[- ]fold|\s+times)"),
        ((), rf"{HEDGE}{N}\s+(?P<cue>more|fewer|less|higher|lower|above|below|extra|additional)\b"),
        (("ahead", "behind"), rf"(?:{_STOOD}){HEDGE}{N}\s+(?P<cue>ahead|behind)(?=\s+of\b|(?<=behind)\s)"),
        (("clear",), rf"{HEDGE}{N}\s+(?P<cue>clear)(?=\s+of\b)"),
        ((), rf"(?:(?:an?|the)\s+)?(?P<cue>{NOUNS}|difference)\s+of\s+{HEDGE}{N}(?!{PERCENT}|[- ]fold|\s+times)"),
        (("by",), rf"(?:(?P<cue>{VERBS}|{COMPARED})\s+|(?<=\s))by\s+{HEDGE}{N}(?!{PERCENT}|[- ]fold|\s+times)"),
        (("up", "down"), rf"{HEDGE}{N}\s+(?P<cue>up|down)(?=\s+on\b)"),
        (("cut", "trimmed", "shaved", "knocked"), rf"(?P<cue>cut|trimmed|shaved|knocked)\s+{HEDGE}{N}(?=\s+(?:off|from)\b)"),
        (
            ("added",),
            rf"\b(?P<cue>added)\s+{HEDGE}{N}(?=\s+(?:[a-z]+\s+){{0,2}}?to\s+(?:the|its|their|our|that)\b"
            r"[^.;,]{0,30}\b(?:count|total|tally|figure|number)s?\b)",
        ),
        ((), rf"(?P<cue>[+−]|(?<=\()[-–]|(?<=\s)-){N}(?!{PERCENT})(?P<hedge>)(?=\s|[,.;)](?!\d))"),
        (
            ("up", "down"),
            rf"{NO_PHRASE}(?P<cue>up|down)\s+(?:by\s+)?"
            rf"{HEDGE}{N}(?!{PERCENT}|[- ]fold|\s+times)(?=\s+on\b|,\s+or\s|\s*[.;)](?!\d))",
        ),
    )
)
_ELIDED = Keyed(
    rf"(?:[,;]|\band|\bwhile|\bbut)\s+(?:(?:and|while|but)\s+)?(?!(?:in|over|by|with|up|down)\b)[a-z&' -]{{3,40}}\s"
    rf"(?P<own>(?P<cue>by|up|down)\s+{HEDGE}{N})"
    rf"(?=\s*(?:[.,;]\s|[.;]?$|and\b))",
    "by",
    "up",
    "down",
)
MOST = 300
"""Per cent, from which on a bare number is a count of offences."""
GAP = "gap"
"""The word of a difference that is told between two places."""
_GAP = Keyed(
    r"(?<![\w-])(?:the\s+)?(?:gap|difference|gulf)\s+between\s[^.;:,\d]{5,90}?\s"
    rf"(?:was|is|stood\s+at|stands\s+at|came\s+to|amounted\s+to|stretched\s+to)\s+{HEDGE}{N}"
    rf"(?!{PERCENT}|[- ]fold|\s+times|\s+(?:per|to|in)\b)",
    *("gap", "difference", "gulf"),
)
_PERCENT_CHANGE = Keyed(rf"\b(?:{VERBS}|up|down)\s+(?:by\s+)?(?:[a-z]+\s+){{0,2}}[\w.]+{PERCENT}")
_OR_NUMBER = Keyed(
    rf"(?:(?<=or )|(?<=and )){HEDGE}{N}(?!{PERCENT}|[- ]fold|\s+times)"
    r"(?=(?:\s+(?:offences|crimes|cases|reports|victims))?\s*(?:[;)]|[.,](?!\d)))"
)
"""The number behind "by 37 per cent, or": the same change again."""
_SIZE_OR = Keyed(
    rf"\b(?:{NOUNS}\s+of|{VERBS}(?:\s+by)?|{NO_PHRASE}up|down)\s+(?:(?:about|almost|nearly|just|some)\s+)?{NUMBER}{PERCENT},?\s+(?:or|and)\s+$"
)


_OR_PER_CENT = Keyed(
    rf"\b(?P<cue>{NOUNS}\s+of|{VERBS}(?:\s+by)?|up|down)\s+(?:(?:about|almost|nearly|just|over|some|more\s+than)\s+)*{FRACTION},?\s+or\s+"
    rf"(?P<own>{HEDGE}{N}{PERCENT})",
    *FRACTION_KEYS,
)
"""The same change in per cent behind a fraction: "grew by almost half, or 47 per cent"."""


def find_changes(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Percentages and fractions that a word of rising or falling belongs to."""
    for pattern in (*_PATTERNS, _FALL_WAS):
        for found in pattern.finditer(passage.masked):
            direction = _PRINTED.get(found["cue"]) or direction_of(found["cue"])
            stated = size(found, wording)
            if stated is not None:
                yield ExtractedClaim(*trimmed(found), ClaimKind.CHANGE, signed(stated, direction), _number_at(found))


def size(found: re.Match[str], wording: Wording) -> StatedValue | None:
    """What a percentage or a fraction says, in per cent."""
    if found["n"]:
        return stated_value(Form.PERCENT, found["n"], wording, found["hedge"])
    share = fraction_of(found["f"])
    if share is None:
        return None
    hedge = found["hedge"] or ""
    return StatedValue(Form.FRACTION, wording.take(Form.FRACTION, share, 1.0, hedge), share, 1.0, hedge, word=found["f"])


def _number_at(found: re.Match[str]) -> int:
    return found.start("n") if found.groupdict().get("n") else found.start("f")


def _before(passage: Passage, offset: int) -> Direction | None:
    """Which way the sentence goes up to here."""
    start, _ = passage.around(offset)
    return direction_of(passage.masked[start:offset])


def find_elided(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """A second change of a sentence that leaves its "per cent" out: "Norfolk's rose by 32 per cent, Suffolk's by nine"."""
    for found in _OR_PER_CENT.finditer(passage.masked):
        stated = stated_value(Form.PERCENT, found["n"], wording, found["hedge"])
        yield ExtractedClaim(
            found.start("own"), found.end("own"), ClaimKind.CHANGE, signed(stated, direction_of(found["cue"])), found.start("n")
        )
    for found in _ELIDED.finditer(passage.masked):
        start, _ = passage.around(found.start())
        before = passage.masked[start : found.start("n")]
        if number_of(found["n"]) < MOST and _PERCENT_CHANGE.search(before):
            stated = stated_value(Form.PERCENT, found["n"], wording, found["hedge"])
            direction = direction_of(found["cue"] or "") or direction_of(before)
            yield ExtractedClaim(
                found.start("own"), found.end("n"), ClaimKind.CHANGE, signed(stated, direction), found.start("n")
            )


def find_points(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Changes of a share in percentage points."""
    for found in _POINTS.finditer(passage.masked):
        direction = direction_of(found["cue"] or found["tail"] or "") or _before(passage, found.start())
        yield ExtractedClaim(
            *trimmed(found),
            ClaimKind.CHANGE,
            signed(stated_value(Form.POINTS, found["n"], wording, found["hedge"]), direction),
            found.start("n"),
        )


def find_differences(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Changes said as a number of offences: "573 more", "by more than 600", "a fall of 48"."""
    for found in _GAP.finditer(passage.masked):
        if sum(found.start() <= said.start < found.start("n") for said in passage.places) == 2:
            stated = replace(stated_value(Form.DIFFERENCE, found["n"], wording, found["hedge"]), form=Form.DIFFERENCE, word=GAP)
            yield ExtractedClaim(*found.span(), ClaimKind.CHANGE, stated, found.start("n"))
    for pattern in (*_DIFFERENCES, _OR_NUMBER):
        for found in pattern.finditer(passage.masked):
            cue = found.groupdict().get("cue") or ""
            direction = _PRINTED.get(cue) or direction_of(cue) or _before(passage, found.start())
            either = cue == "difference"
            direction = None if either else direction
            if _OR_NUMBER.has(found) and not _SIZE_OR.search(passage.masked[passage.around(found.start())[0] : found.start()]):
                continue
            if (
                (direction is None and not either)
                or STAFF.match(passage.masked[found.end() :].lstrip())
                or _no_difference(passage, found)
            ):
                continue
            stated = replace(stated_value(Form.DIFFERENCE, found["n"], wording, found["hedge"]), form=Form.DIFFERENCE)
            yield ExtractedClaim(*trimmed(found), ClaimKind.CHANGE, signed(stated, direction), found.start("n"))


def _no_difference(passage: Passage, found: re.Match[str]) -> bool:
    after = passage.masked[found.end() :]
    if found["n"] == "one" and not re.match(r"\s+than\b", after):
        return True  # "followed by one of 9.7 per cent"
    if (found.groupdict().get("cue") or "").startswith("spike"):
        return True  # "a spike of 854 in 2017/18" is how many there were
    if re.search(r"\bin\s+$", passage.masked[: found.start()]):
        return True  # "in 151 more the inquiry was open" counts them
    if re.search(r"\bof\s+(?:the|these|those)\s+$", passage.masked[: found.start()]):
        return True  # "of the 464 additional offences 158 were online" counts them
    is_by = re.match(rf"(?:{VERBS}\s+)?by\s", found[0].lstrip()) is not None
    of_verb = is_by and (bool(found["cue"]) or _verb_before(passage, found.start()))
    return is_by and not of_verb


def _verb_before(passage: Passage, offset: int) -> bool:
    start, _ = passage.around(offset)
    before = passage.masked[start:offset]
    # "Grew by 87 per cent over five years, and in the last of them by 446": one verb, two sizes.
    return (
        re.search(
            rf"\b{VERBS}\b(?:[^,;:]{{0,60}}|[^;:]{{0,80}},\s+or\s|[^;:]{{0,80}}\bby\s[^;:]{{1,90}}\band\b[^;:]{{0,40}})$", before
        )
        is not None
    )
