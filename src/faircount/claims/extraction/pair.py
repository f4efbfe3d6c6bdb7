"""Two figures said in one breath: "from 668 to 765", "climbed to 4,373 from 3,217", "from 20% to 34%", "51 → 178"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, stated_value
from faircount.claims.extraction.lexicon import ADVERBS, PERCENT, VERBS, WHEN, direction_of
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import PERIOD, Passage
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import Wording, load_wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_H = load_wording().hedge_pattern
_BETWEEN = rf"(?:\s+(?!(?:from|to|and|but)\b)(?:[a-z'-]+|\(?{PERIOD}+\)?)){{0,7}}?"
_TAIL = rf"(?:\s+(?:in|for|by|during)(?:\s+the)?)?\s+{WHEN}"
_LEAD = rf"(?:(?P<verb>{VERBS})(?:\s+{ADVERBS})?(?:\s+{WHEN})?,?\s+)?"
_A, _B = (rf"(?:(?P<{end}h>{_H})\s+)?(?P<{end}>{NUMBER})(?P<{end}p>{PERCENT})?" for end in "ab")
_SUM = r"(?:an?\s+(?:combined|joint|overall|total|sum)(?:\s+(?:total|figure|count|sum))?(?:\s+of)?\s+)?"
_FORWARD = Keyed(
    rf"(?<![\w]){_LEAD}(?P<at>from)\s+{_SUM}{_A}(?P<amid>{_BETWEEN}),?\s+(?P<to>to)\s+{_B}(?P<btail>{_TAIL})?", "from"
)
_BACKWARD = Keyed(rf"(?<![\w]){_LEAD}(?P<to>to)\s+{_B}(?P<bmid>{_BETWEEN})\s+(?P<at>from)\s+{_A}(?P<atail>{_TAIL})?", "from")
_ONE_IN = Keyed(
    rf"(?<![\w]){_LEAD}from\s+one\s+in\s+(?P<a>{NUMBER})(?:\s+[a-z]+){{0,2}}?\s+to\s+(?:just\s+)?one\s+in\s+(?P<b>{NUMBER})",
    "from",
)
_ARROW = Keyed(rf"(?<![\w-])(?P<verb>){_A}(?P<at>\s*(?:→|➡️?|⇒|[-–—=]{{1,2}}>)\s*){_B}", "→", "➡", "⇒", ">")
"""A pair as posts and slides print it: "51 → 178"."""
_SAME = Keyed(
    rf"(?:(?P<verb>up|down|higher|lower)(?:\s+(?:slightly|a\s+little|marginally|only\s+slightly|sharply))?|(?:little|barely|hardly|virtually|largely|almost)\s+changed|unchanged|stable|steady|flat|level)\s+at\s+{_B}"
    rf"(?:{_TAIL})?,?\s+(?:after|from|compared\s+(?:with|to)|against)\s+{_A}(?P<atail>{_TAIL})?",
    "after",
    "from",
    "compared",
    "against",
)

_GAPPED = regex(r"\s*(?:,|;|\band|,\s+and)\s+(?:and\s+)?(?:(?:in|of|at|that\s+(?:in|of)|those\s+(?:in|of))\s+)?[a-z' -]{3,40}\s")
_VERB_LAST = regex(rf"\b{VERBS}(?:\s+{ADVERBS})?$")
_PER_CENT = ("%", "per cent", "percent", "per-cent", "pc")
_REVISED = regex(
    r"\b(?:between|in) (?:the )?(?:two |later |earlier )?(?:releases|editions|versions)\b|\b(?:revised|corrected|restated)\b"
)


def find_pairs(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Pairs, before and after. Where one of two is dated and the other is not, they are two claims, each by itself."""
    for found in _FORWARD.finditer(passage.masked):
        if _is_revision(passage, found):
            continue
        dated = [_dated(passage, found, "amid"), _dated(passage, found, "btail")]
        if dated[0] != dated[1] and not found["verb"]:
            yield from _two(found, wording, ("at", "a", "amid"), ("to", "b", "btail"))
        else:
            said = None if found["verb"] else _verb_between(found) or _verb_of_pair_before(passage, found.start())
            yield _pair(found, wording, said)
    for found in _BACKWARD.finditer(passage.masked):
        if found["verb"] and not _dated(passage, found, "bmid"):
            yield _pair(found, wording)
    for found in _ONE_IN.finditer(passage.masked):
        if number_of(found["a"]) > 0 and number_of(found["b"]) > 0:
            yield _of_shares(found, wording)
    for found in _ARROW.finditer(passage.masked):
        yield _pair(found, wording)
    for found in _SAME.finditer(passage.masked):
        yield _pair(found, wording, None if found["verb"] else Direction.SAME)


def _of_shares(found: re.Match[str], wording: Wording) -> ExtractedClaim:
    before, after = (100 / number_of(found[end]) for end in ("a", "b"))
    first, last = (wording.take(Form.ONE_IN, share) for share in (before, after))
    direction = direction_of(found["verb"] or "")
    stated = StatedValue(Form.PERCENT_PAIR, None, None, 1.0, "", direction, first, last, before, after)
    return ExtractedClaim(*found.span(), ClaimKind.SHARE, stated, found.start("b"))


def _verb_between(found: re.Match[str]) -> Direction | None:
    """Which way a verb before the second number says that it went: "from 1,204 in 2016/17 the number slipped to 1,291"."""
    verb = _VERB_LAST.search(found["amid"])
    return direction_of(verb[0]) if verb is not None else None


def _verb_of_pair_before(passage: Passage, at: int) -> Direction | None:
    """Which way the pair before went, whose verb a second one goes without ("rose from 466 to 538, in Kent from 311 to 329")."""
    before = passage.masked[passage.around(at)[0] : at]
    earlier = [found for found in _FORWARD.finditer(before) if found["verb"]]
    gap = before[earlier[-1].end() :] if earlier else "-"
    return direction_of(earlier[-1]["verb"]) if _GAPPED.fullmatch(gap) else None


def _is_revision(passage: Passage, found: re.Match[str]) -> bool:
    """Whether one figure was moved between editions: that is no change from year to year."""
    start, end = passage.around(found.start("at"))
    return _REVISED.search(passage.masked[start:end]) is not None


def _dated(passage: Passage, found: re.Match[str], group: str) -> bool:
    start, end = found.span(group)
    return start >= 0 and any(start <= said.start < end and said.dates for said in passage.periods)


def _pair(found: re.Match[str], wording: Wording, direction: Direction | None = None) -> ExtractedClaim:
    both = found["ap"] is not None or found["bp"] is not None
    form, each = (Form.PERCENT_PAIR, Form.PERCENT) if both else (Form.PAIR, Form.COUNT)
    before, after = (stated_value(each, found[end], wording, found[f"{end}h"]) for end in ("a", "b"))
    direction = direction or direction_of(found.groupdict().get("verb") or "")
    stated = StatedValue(
        form, None, None, max(before.unit, after.unit), "", direction, before.amount, after.amount, before.value, after.value
    )
    kind = ClaimKind.SHARE if both else ClaimKind.CHANGE
    # The drop of "a 21% drop, from 474 to 415" is that of the percentage: it tells the same change by itself.
    is_sized = found.string[: found.start()].rstrip().endswith(_PER_CENT)
    start = found.start("at") if is_sized else found.start()
    return ExtractedClaim(start, found.end(), kind, stated, found.start("b"))


def _two(found: re.Match[str], wording: Wording, *ends: tuple[str, str, str]) -> Iterator[ExtractedClaim]:
    percent = found["ap"] is not None or found["bp"] is not None
    for word, number, _ in ends:
        stated = stated_value(Form.PERCENT if percent else Form.COUNT, found[number], wording, found[f"{number}h"])
        end = found.end(f"{number}p") if found[f"{number}p"] else found.end(number)
        yield ExtractedClaim(found.start(word), end, ClaimKind.SHARE if percent else ClaimKind.LEVEL, stated, found.start(number))


def nominal(amount: StatedRange | None) -> float:
    """The number that an amount is reckoned with: the one it is, or the end that is printed."""
    assert amount is not None
    if amount.lower in (float("-inf"), float("inf")):
        return amount.upper
    return amount.lower
