"""Changes judged: the two figures they lie between, and whether the words fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Form, Kind, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.options import close_fit, points_back
from faircount.claims.evidence.pairs import APART, CONFIDENT, Pair, candidates, last_two_shares, likeliest, years_between
from faircount.claims.evidence.places_compared import across as across_places
from faircount.claims.evidence.places_compared import anchor_of, beside
from faircount.claims.evidence.quotient import judge_quotient
from faircount.claims.judging.growth import judge_growth, judge_percents, judge_rates_across
from faircount.claims.judging.run import goes_on, judge_run
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.mentions.said import When
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, change, is_thinkable, percent, verdict
from faircount.claims.words import Wording

_OPENS_OF_IT = re.compile(
    r"\s*(?:it|they|this|that|these|those|the\s+(?:[a-z]+\s+)?(?:number|figure|total|tally|count|rise|fall|increase|drop|force|county|city)|its|their)\b"
)
_RATE = re.compile(r"\b(?:rate|share|proportion|percentage(?! points?))s?\b(?:(?!\b(?:and|but|while|number)\b)[^.,;:\d]){0,40}$")


_RATE_BEFORE = re.compile(r"\b(?:the|its|their|that|this)\s+(?:[a-z]+\s+)?(?:rate|share|proportion|percentage(?! points?))\b")
_NEXT_BASE = re.compile(rf"\s+(?:the\s|{PERIOD}+(?:'s)?\s)")
_THAT_OF = re.compile(r"(?:[,;]|\band|\bwhile)\s+(?:and\s+)?(?:that|those)\s+(?:of|in|among|against)\b")
_LOWER = re.compile(r"\b(?:fewer|less|lower|smaller|below)$")
_EXPECTED = re.compile(r"\s+(?:is|was|are|were|has\s+been)\s+(?:expected|forecast|predicted|feared|planned|projected)\b")
_OPENS_IT_HAS = re.compile(r"\s*(?:it|that|this)\s+(?:(?:has|had|is|was)\s+)?(?:(?:thus|therefore|so|now|since)\s+)*")
_RATE_SUBJECT = re.compile(r"\bthe\s+(?:[a-z]+\s+)?(?:rate|share|proportion)\s+(?:had\s+been|was|is|stood|has|fell|rose|went)\b")
_IT_HAS = re.compile(r"\b(?:it|which|that|this)\s+(?:(?:has|had|have|is|was)\s+)?(?:[a-z]+ly\s+)?$")


def judge_change(evidence: Evidence, claim: Read, known: Sequence[Pair]) -> Verdict | None:
    """The verdict on a percentage, a factor, a difference or a bare direction; None where no two figures are told for it."""
    if _EXPECTED.match(evidence.passage.masked[claim.found.end :]):
        return Verdict(Call.UNVERIFIABLE, "no figure tells what is to come")
    if claim.found.quantities.word == "growth":
        return judge_growth(evidence, claim, known)
    run = judge_run(evidence, claim) if goes_on(evidence, claim) else None
    if run is not None:
        return run
    apart = _of_time(evidence, claim) or judge_quotient(evidence, claim) or judge_percents(evidence, claim)
    rates = speaks_of_rate(evidence, claim) or any(told.per for told in evidence.shares)
    if apart is None and claim.found.quantities.form is Form.FACTOR and rates:
        apart = judge_rates_across(evidence, claim)
    if apart is not None:
        return apart
    across = across_places(evidence, claim) or beside(evidence, claim)
    scored = [(4.0, pair) for pair in across] if across else candidates(claim, _fitting(evidence, claim, known))
    named = _base_named(evidence, claim)
    anchor = None if named else anchor_of(evidence, claim)
    if anchor and not across:
        held = [(score, pair) for score, pair in scored if anchor in (pair.before.claim, pair.after.claim)]
        if not held and (claim.base.period or claim.base.years):
            return None
        # "There were 32, four times as many as the year before": the base is the one that the words name.
        led = [(score, pair) for score, pair in held if claim.base.years and pair.after.claim == anchor]
        scored = led or held or scored
    if named and not across:
        scored = [(score, pair) for score, pair in scored if pair.before is named]
    scored = [(score, pair) for score, pair in scored if not _of_another(evidence, claim, pair)]
    if not scored:
        return None
    likely = [pair for _, pair in scored] if named else likeliest(scored)
    # "In five years" may count both its ends, but not where two figures lie five years apart.
    likely = [pair for pair in likely if _lies_as_far(claim, pair)] or likely
    tried = [(pair, found) for pair in likely if (found := measure(claim, pair, evidence.wording)) is not None]
    # "More than trebled" is borne out by any growth, but no word for a growth by thirty times of what is told elsewhere.
    # "Has nearly doubled since 2019/20" is said of the latest figure, wherever it stands.
    latest = [pair for _, pair in scored if pair.latest] if claim.base.period is not None else []
    every = (*likely, *_turned(evidence, claim, likely), *latest)
    meant = (measure(close_fit(claim), pair, evidence.wording) for pair in every)
    for found in (*(one for one in meant if one is not None), *(found for _, found in tried[:1])):
        if found.call is Call.CONSISTENT:
            return found
    slips = [found for _, found in tried if found.severity is Severity.ROUNDING]
    if slips:
        return slips[0]
    if not tried or scored[0][0] < CONFIDENT:
        return None
    sure = _blamed(evidence, claim, tried)
    return (_of_shares_beside(evidence, claim, known) or sure) if sure else None


def _blamed(evidence: Evidence, claim: Read, tried: Sequence[tuple[Pair, Verdict]]) -> Verdict | None:
    """What the first pair that is surely meant says against the claim, or None."""
    meant = [(pair, found) for pair, found in tried if _may_be_meant(claim, pair)]
    blamed = sorted(meant, key=lambda one: not _is_as_far(claim, one[0]))
    if blamed and _is_told_of_already(evidence, claim, blamed[0][0]):
        return None  # what was nearest to being meant is not meant, and nothing further off is
    return next((found for pair, found in blamed if _is_sure(evidence, claim, pair)), None)


def _may_be_meant(claim: Read, pair: Pair) -> bool:
    """Whether two figures went near enough to what is said to be meant by it."""
    stated = claim.found.quantities
    if not pair.before.number or not pair.after.number or stated.value is None or pair.percent:
        return True
    if stated.form not in (Form.PERCENT, Form.FRACTION, Form.FACTOR):
        return True
    said = stated.value if stated.form is Form.FACTOR else 1 + stated.value / 100
    # A fall of 98% leaves next to nothing: what went otherwise is still no other thing.
    return is_thinkable(max(pair.after.number / pair.before.number, 1.0), max(said, 1.0))


def _lies_as_far(claim: Read, pair: Pair) -> bool:
    """Whether two dated figures lie as many years apart as the claim says."""
    dated = pair.before.period is not None and pair.after.period is not None and claim.base.years is not None
    return dated and _is_as_far(claim, pair)


def _is_as_far(claim: Read, pair: Pair) -> bool:
    """Whether two figures lie as many years apart as the claim says, no fewer: "in two years"."""
    before, after, years = pair.before.period, pair.after.period, claim.base.years
    if before is None or after is None or years is None:
        return True
    return abs(years_between(before, after) - years) < 0.26


def _turned(evidence: Evidence, claim: Read, likely: Sequence[Pair]) -> list[Pair]:
    """The pairs from the later to the earlier figure, said to be the lower ("In 2014 there were 1,734, 910 fewer")."""
    words = evidence.passage.masked[claim.found.start : claim.found.end]
    anchor = anchor_of(evidence, claim) if _LOWER.search(words) else None
    return [Pair(pair.after, pair.before, pair.bond, pair.percent) for pair in likely if pair.before.claim == anchor]


def _of_another(evidence: Evidence, claim: Read, pair: Pair) -> bool:
    """Whether the pair is told of what the sentence turns to: "their number doubled, that of girls rose from ..."."""
    if not pair.before.sentence == pair.after.sentence == claim.sentence:
        return False
    first = min(pair.before.at, pair.after.at)
    return _THAT_OF.search(evidence.passage.masked, claim.found.end, max(claim.found.end, first)) is not None


def _of_shares_beside(evidence: Evidence, claim: Read, known: Sequence[Pair]) -> Verdict | None:
    """The verdict where two shares told with the claim bear it out, whatever the counts say: it may be of them."""
    if re.search(r"\bas\s+many\b", evidence.passage.masked[claim.found.start : claim.found.end]):
        return None  # as many of something: a count
    near = [pair for pair in known if pair.percent and 0 <= claim.sentence - min(pair.before.sentence, pair.after.sentence) <= 2]
    tried = (measure(claim, pair, evidence.wording) for pair in near)
    return next((found for found in tried if found is not None and found.call is Call.CONSISTENT), None)


def _of_time(evidence: Evidence, claim: Read) -> Verdict | None:
    """That nothing is known of "twice the nine months of 2014": a length of time, which no count measures."""
    words = evidence.passage.masked[claim.found.start : claim.found.end + 5]
    after = re.search(rf"\bthe\s+(?={PERIOD})", words) if claim.found.quantities.form is Form.FACTOR else None
    at = claim.found.start + after.end() if after else -1
    timed = any(said.start == at and said.when is When.LENGTH for said in evidence.passage.periods)
    return Verdict(Call.UNVERIFIABLE, "the text counts no time") if timed else None


def _of_its_own(evidence: Evidence, claim: Read, pair: Pair) -> bool:
    """Whether the claim stands behind a semicolon and a change before it, so that figures told elsewhere are that one's."""
    start, _ = evidence.passage.around(claim.found.at)
    stop = evidence.passage.masked.rfind(";", start, claim.found.start)
    if claim.sentence == pair.before.sentence and pair.before.at > stop and "area" in claim.subject.said:
        return False  # "; Kent's, at 121 a year before, went up by 46 per cent": what it was is told on this side
    earlier = (one for one in evidence.claims if one.sentence == claim.sentence and one.found.end <= stop)
    return claim.sentence != pair.after.sentence and any(one.found.kind in (Kind.CHANGE, Kind.RATIO) for one in earlier)


def _is_told_of_already(evidence: Evidence, claim: Read, pair: Pair) -> bool:
    """Whether the pair's own sentence says how it changed, and the claim's opens with a subject of its own."""
    start, _ = evidence.passage.around(claim.found.at)
    if (
        pair.after.sentence >= claim.sentence
        or points_back(evidence, claim)
        or _OPENS_OF_IT.match(evidence.passage.masked, start)
    ):
        return False
    sized = (one for one in evidence.claims if one.sentence == pair.after.sentence and one.id != claim.id)
    return any(one.found.quantities.form is claim.found.quantities.form and one.found.kind is Kind.CHANGE for one in sized)


def _is_sure(evidence: Evidence, claim: Read, pair: Pair) -> bool:
    """Whether the pair is told where the claim is, or the claim's sentence tells no figure of its own that it could be about."""
    if any(one.found.quantities.word == "ahead" and one.sentence == claim.sentence for one in evidence.claims):
        return False  # of what a year would bring at this pace, which no figure tells
    if _of_its_own(evidence, claim, pair) or _is_told_of_already(evidence, claim, pair):
        return False
    here = claim.sentence in (pair.before.sentence, pair.after.sentence)
    if "area" in claim.subject.said and not pair.after.subject.areas and not here:
        return False  # of one force, where the pair is of no place that the text names
    if claim.found.quantities.word == "range":
        return all(0 <= claim.sentence - told.sentence <= 2 for told in (pair.before, pair.after))
    own = [told for told in evidence.told if told.sentence == claim.sentence and told.at < claim.found.at]
    named = claim.base.period is not None or _lies_as_far(claim, pair)
    dated = named and pair.latest and "year" in pair.before.subject.said & pair.after.subject.said
    return here or (dated and not own) or (not own and (pair.bond > APART or claim.found.quantities.form is not Form.FACTOR))


def _base_named(evidence: Evidence, claim: Read) -> Told | None:
    """The figure that stands directly behind "more than double the": it is the one that the change is measured from."""
    if claim.found.quantities.form is not Form.FACTOR:
        return None
    masked, end = evidence.passage.masked, claim.found.end
    if re.search(r"\b(?:the|than)$", masked[claim.found.start : end]) is None and not _NEXT_BASE.match(masked, end):
        return None
    dated = re.compile(rf"\s*{PERIOD}+(?:'s)?").match(masked, end)
    end = dated.end() if dated else end
    following = [told for told in evidence.told if told.sentence == claim.sentence and end <= told.at <= end + 20]
    gap = masked[end : following[0].at] if following else "-"
    return following[0] if re.fullmatch(r"\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?", gap) else None


def _fitting(evidence: Evidence, claim: Read, known: Sequence[Pair]) -> list[Pair]:
    """Points change shares, differences and directions change counts, percentages either."""
    form = claim.found.quantities.form
    if form is Form.POINTS or (form is Form.FACTOR and speaks_of_rate(evidence, claim)):
        shares = [pair for pair in known if pair.percent]
        told = [pair for pair in shares if max(pair.before.at, pair.after.at) < claim.found.at] or last_two_shares(
            evidence, claim
        )
        return told or shares
    if form in (Form.PERCENT, Form.FRACTION):
        # A share told later than the change, and elsewhere, is not what it is measured in.
        rate = speaks_of_rate(evidence, claim)
        told = [pair for pair in known if not pair.percent or pair.before.role or rate or _is_alone(evidence, claim, pair)]
        return [
            pair for pair in told if not pair.percent or pair.after.sentence == claim.sentence or pair.after.at < claim.found.at
        ]
    return [pair for pair in known if not pair.percent]


def _is_alone(evidence: Evidence, claim: Read, pair: Pair) -> bool:
    """Whether two shares are told before the change in its sentence, and no count: "24 per cent, from 20: a rise of four"."""
    told = all(end.sentence == claim.sentence and end.at < claim.found.at for end in (pair.before, pair.after))
    return told and not any(count.sentence == claim.sentence for count in evidence.told)


def speaks_of_rate(evidence: Evidence, claim: Read) -> bool:
    """Whether a rate or a share is said to have changed ("the charge rate has halved"), and no count."""
    start, _ = evidence.passage.around(claim.found.at)
    before = evidence.passage.masked[start : claim.found.start]
    if claim.sentence and _OPENS_IT_HAS.fullmatch(before):
        before = evidence.passage.masked[slice(*evidence.passage.sentences[claim.sentence - 1])]
        return _RATE_SUBJECT.search(before) is not None
    return (_RATE.search(before) or (_IT_HAS.search(before) and _RATE_BEFORE.search(before))) is not None


def measure(claim: Read, pair: Pair, wording: Wording) -> Verdict | None:
    """What one pair of figures says about the claim."""
    stated, ends = claim.found.quantities, (pair.before.claim, pair.after.claim)
    if stated.form is Form.DIRECTION:
        return direction_verdict(stated.direction, pair)
    if pair.percent:
        return _of_share(claim, pair, wording)
    found = change(stated, pair.before.amount, pair.after.amount, (pair.before.number, pair.after.number), wording)
    return verdict(found[0], found[1], ends, wording) if found else None


def direction_verdict(direction: Direction | None, pair: Pair) -> Verdict:
    """Whether a number went the way that is said."""
    x, y = pair.before.number, pair.after.number
    went = Direction.UP if y > x else Direction.DOWN if y < x else Direction.SAME
    line = f"{plain(x)} → {plain(y)} is {_way(went)}; stated {_way(direction)}"
    ends = (pair.before.claim, pair.after.claim)
    if went is direction or (direction is Direction.SAME and x and abs(y / x - 1) <= 0.05):
        return Verdict(Call.CONSISTENT, line, None, ends)
    return Verdict(
        Call.INCONSISTENT,
        line,
        Severity.MATERIAL,
        ends,
        reason="it went the other way" if went is not Direction.SAME else "it did not change",
    )


def _way(direction: Direction | None) -> str:
    return "no change" if direction is Direction.SAME else str(direction)


def _of_share(claim: Read, pair: Pair, wording: Wording) -> Verdict | None:
    """A change of a share: in percentage points, or as a percentage of the share itself."""
    stated, x, y = claim.found.quantities, pair.before.number, pair.after.number
    ends = (pair.before.claim, pair.after.claim)
    points = Sum.of(y - x, f"{plain(y)} − {plain(x)} = {plain(y - x)} percentage points")
    if stated.form is Form.POINTS:
        return verdict(points, stated, ends, wording) if pair.after.per is None else None
    if x == 0:
        return None
    if pair.after.per is not None or stated.form is Form.FACTOR:
        found = change(stated, pair.before.amount, pair.after.amount, (x, y), wording)
        return verdict(found[0], found[1], ends, wording) if found else None
    actual = 100 * (y / x - 1)
    line = f"{points.line}; as a change of the share ({plain(y)} − {plain(x)}) / {plain(x)} = {percent(actual)}"
    is_points = stated.value is not None and abs(points.number - stated.value) <= stated.unit
    reason = "these are percentage points, not per cent" if is_points else ""
    return verdict(Sum(actual, line, actual, actual, reason), stated, ends, wording)
