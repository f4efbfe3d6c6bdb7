"""The figures of two places that a change sets against each other: "twice as many as in Durham", "20% fewer than Kent"."""

from __future__ import annotations

import re

from faircount.claims.claim import Form, Kind
from faircount.claims.evidence.evidence import Evidence, one_unit
from faircount.claims.evidence.pairs import Pair
from faircount.claims.resolving.reading import Read, Told

BESIDE = 3
"""Sentences between the figures of two places that are set against each other."""
_RATE = re.compile(r"\brates?\b")
"""Before what sets rates beside each other, which counts cannot tell."""
_ITS_NUMBER = re.compile(r"\s+[a-z&' -]{3,30}'s(?:\s+(?:number|total|figure|tally|count)\b|\s*[.,;)])")
_THAN_PLACE = re.compile(r"(?:\s+[a-z]+){0,2}\s+than\s+(?:in\s+|those\s+in\s+|that\s+of\s+|for\s+)?(?:the\s+)?")
_THAT_IS = re.compile(r"\s*(?:that|this|it|which)\s+(?:is|was)\s+(?:[a-z]+\s+)?[a-z]+\s+times\s+as\b")
_THE_NUMBER = re.compile(r"\s+(?:(?:the\s+)?(?:number|total|figure|tally|count)|that|those)\s+(?:in|for|of|from)\s")


def across(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figures of two places, for "twice as many as in Durham"."""
    start = claim.found.end
    if _THAN_PLACE.match(evidence.passage.masked[start:]) and claim.found.quantities.form in (Form.PERCENT, Form.FRACTION):
        return _than(evidence, claim)
    if claim.found.quantities.form is not Form.FACTOR or claim.found.kind is not Kind.RATIO:
        return []
    end = min(start + 45, evidence.passage.around(claim.found.at)[1])
    text = evidence.passage.masked[start:end]
    said = " as " in f"{evidence.passage.masked[claim.found.start : start]} " or text.startswith((" in ", " for ", " as "))
    if not said and _ITS_NUMBER.match(text) is None and _THE_NUMBER.match(text) is None:
        return []
    places = [place for place in evidence.passage.places if start <= place.start < end and place.areas]
    if (
        not places
        or re.search(r"[,;:]", evidence.passage.masked[start : places[0].start])
        or any(said.dates and start <= said.start < places[0].start for said in evidence.passage.periods)
    ):
        return []
    there = [told for told in evidence.told if told.subject.areas == places[0].areas and "part" not in told.subject.marks]
    elsewhere = [told for told in evidence.told if told.subject.areas != places[0].areas]
    own: list[Told] = []
    here = _that_is(evidence, claim) or [told for told in elsewhere if told.sentence == claim.sentence]
    if not here:  # "Its figure is three times that of South Yorkshire"
        own = [told for told in elsewhere if told.subject.areas == claim.subject.areas and told.role != "before"]
        here = [told for told in own if told.sentence == claim.sentence - 1]
    sentence, _ = evidence.passage.around(claim.found.at)
    rate = _RATE.search(evidence.passage.masked, sentence, claim.found.start)
    if (
        not here and rate is None and "area" in claim.subject.said
    ):  # "Half were in West Yorkshire, which had five times as many as North Yorkshire"
        here = [told for told in own if 0 < claim.sentence - told.sentence <= BESIDE][-1:]
    return [Pair(before, after, 3.0) for before in there for after in here]


def _that_is(evidence: Evidence, claim: Read) -> list[Told]:
    """The figure just told, where the sentence opens with "That is three times as many as": each place is set against it."""
    start, _ = evidence.passage.around(claim.found.at)
    if _THAT_IS.match(evidence.passage.masked, start) is None:
        return []
    before = [told for told in evidence.told if told.sentence == claim.sentence - 1 and told.role != "before"]
    return before[-1:]


def _than(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figure directly before the change, or those of its own place, and those of the place set against it ("than Kent")."""
    than = _THAN_PLACE.match(evidence.passage.masked[claim.found.end :])
    at = claim.found.end + (than.end() if than else 0)
    place = next((place for place in evidence.passage.places if place.start == at and place.areas), None)
    anchor = anchor_of(evidence, claim)
    own = [told for told in evidence.told if told.claim == anchor and told.role != "before"][-1:]
    if anchor is None and "area" in claim.subject.said:
        own = [told for told in evidence.told if told.subject.areas == claim.subject.areas and told.role != "before"]
    if place is None or not own or own[-1].subject.areas == place.areas:
        return []
    there = [told for told in evidence.told if told.subject.areas == place.areas and told.role != "before"]
    return [Pair(before, after, 3.0) for after in reversed(own) for before in there]


def beside(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figure of another place told just before, for "South Wales had 1,034, twice as many"."""
    left = _left_with(evidence, claim)
    if left:
        return left
    anchor = anchor_of(evidence, claim)
    if not _is_beside(evidence, claim) or anchor is None or not evidence.told_by(anchor):
        return []
    here = evidence.told_by(anchor)[-1]
    before = [
        told for told in evidence.told if told.at < here.at and here.sentence - told.sentence <= BESIDE and told.role != "before"
    ]
    # "Of these 61 had to do with images": a part of no place of its own is not what another place is set against.
    before = [told for told in before if "part" not in told.subject.marks or "area" in told.subject.said]
    other = [told for told in before if len(told.subject.areas) == 1 and told.subject.areas != here.subject.areas]
    # "46 were girls of 12 to 15. The next county had 166, twice as many": the number of all is set beside one of all.
    other = [told for told in other if told.subject.ages == here.subject.ages] or other
    if claim.base.years:
        return []
    if "area" not in here.subject.said:
        # Of whatever was told before it: the words name no place that a table knows.
        before = [told for told in before if one_unit(told.subject, here.subject)]
        return [Pair(told, here, 3.0) for told in reversed(before) if here.sentence - told.sentence <= 1]
    if not any(one.sentence == claim.sentence and one.id != claim.id and _is_beside(evidence, one) for one in evidence.claims):
        return [Pair(other[-1], here, 3.0)] if other and here.sentence - other[-1].sentence <= 2 else []
    # Of several places set against one, that one is named further back than the last of them.
    each = {told.subject.areas: told for told in other if told.period in (None, here.period) or here.period is None}
    return [Pair(told, here, 3.0) for told in reversed(each.values())]


def _left_with(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figures of the claim's own place and of the one told last, for "which leaves Croydon with three times as many"."""
    start, end = evidence.passage.around(claim.found.at)
    own = [place.areas for place in evidence.passage.places if start <= place.start < claim.found.start and place.areas]
    before = [told for told in evidence.told if told.at < claim.found.start and told.role != "before" and told.is_exact]
    bare = re.match(r"\s*(?:[.;,)]|$)", evidence.passage.masked[claim.found.end : end]) is not None
    rate = _RATE.search(evidence.passage.masked, start, claim.found.start)
    if rate or not own or not before or not bare or not _is_beside(evidence, claim) or before[-1].subject.areas == own[-1]:
        return []
    here = [told for told in before if told.subject.areas == own[-1] and claim.sentence - told.sentence <= BESIDE]
    return [Pair(before[-1], told, 3.0) for told in here[-1:]] if before[-1].sentence == claim.sentence else []


def _is_beside(evidence: Evidence, claim: Read) -> bool:
    """Whether the claim sets the figure before it against another place's ("604, ten times as many")."""
    return re.search(r"\bas\s+(?:many|high|much)$", evidence.passage.masked[claim.found.start : claim.found.end]) is not None


def anchor_of(evidence: Evidence, claim: Read) -> str | None:
    """The figure that the change stands directly behind ("1,407 offences, 14 more than a year earlier"): it is one of the two."""
    earlier = [told for told in evidence.told if told.sentence == claim.sentence and told.end <= claim.found.start]
    if not earlier:
        return None
    gap = evidence.passage.masked[earlier[-1].end : claim.found.start]
    return (
        earlier[-1].claim
        if re.fullmatch(r"\s*[,:(–—-]?\s*(?:or|a|an|which is|that is|is|are|was|were|and|some)?\s*", gap)
        else None
    )
