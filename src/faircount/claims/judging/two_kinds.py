"""Two kinds set against each other, judged: "three times as many girls as boys", "five girls for every boy"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.kinds import KINDS, told_of_kind
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict

NOTHING_TOLD = Verdict(Call.UNVERIFIABLE, "the text does not tell the two counts")
_AS_MANY = re.compile(r"(?:\s+[a-z]+)?\s+(?P<one>[a-z]+)\s+(?:victims\s+)?as\s+(?P<other>[a-z]+)\b")
_FOR_EVERY = re.compile(r"(?P<one>[a-z]+)\s+(?:for|to)\s+(?:every|each)\s+(?:one\s+|single\s+)?(?P<other>[a-z]+)$")

_FOR_EACH = re.compile(
    r"for\s+(?:every|each)\s+(?:[a-z]+\s+){0,3}?(?:of\s+)?(?:an?\s+)?(?P<other>[a-z]+),?\s+there\s+(?:were|are)\s+\S+\s+(?:of\s+|[a-z]+\s+of\s+)?(?P<one>[a-z]+)"
)
_OUTNUMBERED = re.compile(r"(?P<one>[a-z]+)\s+outnumber(?:ed|s)?\s+(?P<other>[a-z]+)\b[^.;:\d]*$")


def judge_two_kinds(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict where a claim names the two kinds: ``NOTHING_TOLD`` where one is not counted, None where none are named."""
    named = _named(evidence, claim)
    if named is None:
        return None
    one, other = (tuple(told_of_kind(evidence, claim, word)) for word in named)
    pairs = [(a, b) for a in one for b in other if a.claim != b.claim and b.number and _one_time(a, b)]
    found = [_verdict(evidence, claim, a, b) for a, b in pairs]
    right = next((verdict_ for verdict_ in found if verdict_.call is Call.CONSISTENT), None)
    if not found and _is_named_ahead(evidence, claim):
        return None  # "boys outnumbered girls by three to one: 3,710 against 1,236" counts them without a word
    return right or (found[0] if len(found) == 1 else NOTHING_TOLD)


def _named(evidence: Evidence, claim: Read) -> tuple[str, str] | None:
    """The two kinds, as the claim's words name them."""
    masked, start, end = evidence.passage.masked, claim.found.start, claim.found.end
    if claim.found.quantities.form is Form.FOR_EVERY:
        lead = masked[evidence.passage.around(claim.found.at)[0] : start]
        ahead = masked[start : evidence.passage.around(claim.found.at)[1]]
        said = _FOR_EVERY.search(masked[start:end]) or _OUTNUMBERED.search(lead) or _FOR_EACH.match(ahead)
    else:
        as_many = re.search(r"\bas\s+many$", masked[start:end])
        said = _AS_MANY.match(masked[end : evidence.passage.around(claim.found.at)[1]]) if as_many else None
    if (
        said is None
        or not all(KINDS.match(said[word]) for word in ("one", "other"))
        or _stem(said["one"]) == _stem(said["other"])
    ):
        return None
    return said["one"], said["other"]


def _is_named_ahead(evidence: Evidence, claim: Read) -> bool:
    words = evidence.passage.masked[claim.found.start : claim.found.end]
    return claim.found.quantities.form is Form.FOR_EVERY and _FOR_EVERY.search(words) is None


def _stem(word: str) -> str:
    return re.sub(r"s$", "", word)


def _one_time(a: Told, b: Told) -> bool:
    return a.period is None or b.period is None or a.period == b.period


def _verdict(evidence: Evidence, claim: Read, a: Told, b: Told) -> Verdict:
    ratio = a.number / b.number
    total = Sum.of(ratio, f"{plain(a.number)} / {plain(b.number)} = {plain(ratio)}")
    return verdict(total, claim.found.quantities, (a.claim, b.claim), evidence.wording)
