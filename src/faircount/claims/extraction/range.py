"""Ranges: "between 15% fewer and 4% more", "between 1.9 and 3.7 times as many", "between 40 and 50 offences"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, signed, trimmed
from faircount.claims.extraction.lexicon import COMPARED, COUNTING_NOUNS, NOUNS, PERCENT, PERCENT_KEYS, VERBS, direction_of
from faircount.claims.mentions.fractions import FRACTION, fraction_of
from faircount.claims.mentions.numerals import NUMBER, is_word, last_digit, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

_OPEN = r"(?<![\w-])(?:(?:somewhere|anywhere|anything)\s+)?"
_AND = r"(?:\s+(?:and|to)\s+|\s?[–-]\s?)"
_END = rf"(?:{NUMBER}|{FRACTION})"
_BETWEEN = rf"(?:between|from)\s+(?P<a>{_END})(?:{PERCENT})?(?:\s+(?P<way>{COMPARED}))?{_AND}(?P<b>{_END})(?P<unit>{PERCENT})?"
_PERCENTS = tuple(
    Keyed(pattern, *keys)
    for keys, pattern in (
        (("between", "from"), rf"{_OPEN}{_BETWEEN}\s+(?P<cue>{COMPARED})\b"),
        (
            PERCENT_KEYS,
            rf"(?<![\w-])(?<!\bthe )(?P<a>{NUMBER})(?:{PERCENT})?(?:\s+(?P<way>{COMPARED}))?{_AND}(?P<b>{NUMBER})"
            rf"(?P<unit>{PERCENT})\s+(?P<cue>{COMPARED})\b",
        ),
        (
            ("between",),
            rf"(?<![\w-])(?:an?\s+)?(?P<cue>{VERBS}|up|down|{NOUNS}(?=\s+of))\s+(?:by\s+|of\s+)?"
            rf"(?:(?:somewhere|anywhere|anything)\s+)?{_BETWEEN.replace('|from', '')}(?!\s+(?:percentage\s+)?points)",
        ),
    )
)
_NO_CHANGE = rf"(?!\s+(?:(?:percentage\s+)?points|{COMPARED}|{NOUNS})\b)"
_SHARES = Keyed(rf"{_OPEN}between\s+(?P<a>{NUMBER})(?:{PERCENT})?\s+and\s+(?P<b>{NUMBER}){PERCENT}{_NO_CHANGE}", "between")
_FRACTIONS = Keyed(rf"{_OPEN}between\s+(?P<a>{FRACTION})\s+and\s+(?P<b>{FRACTION}){_NO_CHANGE}", "between")
_AS = r"(?:as\s+(?:many|high|much|large|often)|more|higher|the)\b"
_TIMES = Keyed(
    rf"{_OPEN}(?P<open>between\s+)?(?P<a>{NUMBER})(?P<and>{_AND})(?P<b>{NUMBER})\s+times\b(?:\s+(?P<as>{_AS}))?", "times"
)
_COUNTS = Keyed(
    rf"(?<!difference )(?<!gap )(?<![\w-])between\s+(?P<a>{NUMBER})\s+and\s+(?P<b>{NUMBER})"
    rf"(?!{PERCENT}|\s+(?:[a-z]+\s+)?(?:a|per|each|every)\s+(?:day|week|month|year)\b|\s+times\b|\.?\d|\s+{COMPARED}\b)(?:\s+(?:[a-z]+\s+){{0,2}}?{COUNTING_NOUNS}\b)?",
    "between",
)


def find_ranges(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Two ends of one number: what is claimed is that it lies between them, both ends included."""
    for pattern in _PERCENTS:
        for found in pattern.finditer(passage.masked):
            form = _form(found)
            if form is not None and not _are_two(found, passage):
                yield _change(found, form, wording)
    for found in _TIMES.finditer(passage.masked):
        if _is_ratio(found, passage):
            low, high = _ends(found, Form.FACTOR, wording)
            amount = StatedRange(low.lower, high.upper)
            yield _range(found, ClaimKind.RATIO, Form.FACTOR, amount, _way(amount, 1))
    for found in _SHARES.finditer(passage.masked):
        low, high = _ends(found, Form.PERCENT, wording)
        yield _range(found, ClaimKind.SHARE, Form.PERCENT, StatedRange(low.lower, high.upper))
    for found in _FRACTIONS.finditer(passage.masked):
        ends = sorted(share for share in (fraction_of(found["a"]), fraction_of(found["b"])) if share is not None)
        if len(ends) == 2:
            yield _range(found, ClaimKind.SHARE, Form.FRACTION, StatedRange(ends[0], ends[1]))
    for found in _COUNTS.finditer(passage.masked):
        low, high = _ends(found, Form.COUNT, wording)
        yield _range(found, ClaimKind.LEVEL, Form.COUNT, StatedRange(low.lower, high.upper))


def _form(found: re.Match[str]) -> Form | None:
    """Per cent, fractions, or offences ("between 3 and 5 more"); None where the two ends are no pair."""
    worded = [re.fullmatch(FRACTION, found[end]) is not None for end in ("a", "b")]
    if any(worded):
        return Form.FRACTION if all(worded) and not found["unit"] else None
    if found["unit"]:
        return Form.PERCENT
    return Form.DIFFERENCE if re.match(rf"{_OPEN}between\b.*{COMPARED}$", found[0]) else None


def _are_two(found: re.Match[str], passage: Passage) -> bool:
    """Whether the two are no ends of one number: "9,024 more and 29 per cent more" counts first, and "twenty-three" is one."""
    if re.fullmatch(NUMBER, passage.masked[found.start("a") : found.end("b")]) is not None and is_word(found["a"]):
        return True
    said = form_of = bool(found["way"]) and bool(found["unit"]) and "between" not in found[0]
    return said and form_of and re.match(PERCENT, passage.masked[found.end("a") :]) is None


def _change(found: re.Match[str], form: Form, wording: Wording) -> ExtractedClaim:
    """A range of changes, each end rounded as it is printed; an end that falls lies below zero."""
    last = direction_of(found["cue"])
    first = direction_of(found["way"]) if found["way"] else last
    ends = (_taken(found["a"], form, wording, first), _taken(found["b"], form, wording, last))
    amount = StatedRange(min(end.lower for end in ends), max(end.upper for end in ends))
    return _range(found, ClaimKind.CHANGE, form, amount, _way(amount, 0))


def _taken(printed: str, form: Form, wording: Wording, way: Direction | None) -> StatedRange:
    share = fraction_of(printed) if form is Form.FRACTION else None
    number, unit = (share, 1.0) if share is not None else (number_of(printed), last_digit(printed))
    taken = signed(StatedValue(form, wording.take(form, number, unit)), way).amount
    assert taken is not None
    return taken


def _ends(found: re.Match[str], form: Form, wording: Wording) -> tuple[StatedRange, StatedRange]:
    """What the smaller and the larger end are taken as."""
    low, high = sorted((found["a"], found["b"]), key=number_of)
    return wording.take(form, number_of(low), last_digit(low)), wording.take(form, number_of(high), last_digit(high))


def _is_ratio(found: re.Match[str], passage: Passage) -> bool:
    """Whether "times" compares: with "as many" or a decimal in a sentence; "between 10 and 20 times" counts occasions."""
    between, before = (found["open"] or "").startswith("between"), passage.masked[: found.start()]
    if found["and"].strip() == "and" and not between:
        return False
    decimal = "." in found["a"] or "." in found["b"]
    # Alone in its line it is a cell of a table, which says what of elsewhere.
    in_sentence = between or before.rstrip(" ")[-1:] not in ("", "\n")
    return bool(found["as"]) or (decimal and in_sentence) or before.endswith("(")


def _way(amount: StatedRange, still: float) -> Direction:
    """Which way the whole range lies from no change; "the same" where it holds no change too."""
    if amount.lower >= still:
        return Direction.UP
    return Direction.DOWN if amount.upper <= still else Direction.SAME


def _range(
    found: re.Match[str], kind: ClaimKind, form: Form, amount: StatedRange, way: Direction | None = None
) -> ExtractedClaim:
    return ExtractedClaim(*trimmed(found), kind, StatedValue(form, amount, None, 1.0, "", way, word="range"), found.start("a"))
