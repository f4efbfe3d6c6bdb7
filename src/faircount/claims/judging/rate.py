"""Rates judged: the count they come from, over the days of its period."""

from __future__ import annotations

import re
from datetime import timedelta

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence
from faircount.claims.evidence.kinds import told_of_kind
from faircount.claims.evidence.wholes import said_whole
from faircount.claims.mentions.decoys import STAFF
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.mentions.said import When
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, finite, is_thinkable, verdict
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import MONTHS, Period

YEAR = 365.25
_NAMED = re.compile(
    r"\b(?:calls?|contacts?|sessions?|conversations?|images?|pictures?|pages?|websites?|searches|"
    r"people|adults|raids|visits?|emails?|messages?|arrests?|warrants?|suspects?|offenders?)\b(?!\s+(?:crimes?|offen[cs]es?|cases?|reports?)\b)"
)
_PUT_BEHIND = re.compile(rf"(?:\s+(?:in|of|for)\s+{PERIOD}+),\s+(?:or\s+)?")
_EARLIER = re.compile(r"(?:up|down|compared|against|rather|instead)\s+(?:from|with|to|than|of)\b|against\b")
_NOW = re.compile(r"\b(?:now|today|currently|at\s+present)\b")
_TOGETHER = re.compile(r"\b(?:altogether|in\s+all|all\s+told|in\s+total|over\s+the\s+(?:whole\s+)?period|together)\b")
_AND = re.compile(r"\b(?:and|while|but)\b")
_SINCE_MONTH = re.compile(rf"\bsince\s+(?:the\s+(?:start|end|beginning)\s+of\s+)?(?:{'|'.join(MONTHS)})\b(?!\s+\d{{4}})")
"""A start without its year: how long ago it is the text may say elsewhere."""
_HELD = {Counted.SUSPECTS, Counted.ARRESTS}
"""Who is arrested, and how often."""
SEVERAL_YEARS = 400
"""Days, from which on a count is for more than a year."""
PART_OF_YEAR = 360
"""Days, below which a count is for less than a year."""
_JOINED = re.compile(r"\s+and\s+(?:to\s+)?(?:[a-z]+\s+)?")
_SINCE_EVENT = re.compile(r"\bsince\s+the\s+(?:[a-z]+\s+)?(?:law|act|offence|flag|mark|scheme|rules?|unit|service)\b")


def judge_rate(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "N a day" or "one every N minutes"; None where the text has no count for it."""
    stated = claim.found.quantities
    if stated.per is None:
        return None
    near = _counts_so_far(evidence, claim) if stated.word == "ahead" else _counts(evidence, claim)
    near = [told for told in near if not _is_since_event(evidence, told)]
    near = [told for told in near if _is_of_its_time(claim, told)]
    near = _put_before(evidence, claim) or near
    found = [(told, one) for told in near for days in _days(evidence, claim, told) if (one := _one(evidence, claim, told, days))]
    right = next((one for _, one in found if one.call is Call.CONSISTENT), None) or _average(evidence, claim)
    if right is not None or not found:
        return right
    # Of several years the latest is meant; a rate in another sentence than any count is called wrong only beside it.
    beside = near if len(near) == 1 else [told for told in near if -1 <= claim.sentence - told.sentence <= 2]
    if _EARLIER.match(evidence.passage.masked, claim.found.start):
        return None  # "up from 31 a week" is of a time before that of the counts
    beside = [told for told in beside if _counts_what_it_names(evidence, claim, told)]
    if _shares_its_time(evidence, claim):
        beside = [told for told in beside if told.sentence == claim.sentence]
    if stated.word == "year":
        beside = [told for told in near if _is_of_years(told)] or beside
    latest = [one for told, one in found if beside and told is beside[0] and not _is_of_one_year(claim, told)]
    latest = [one for one in latest if _may_be_meant(evidence, claim, one)]
    here = [told for told in evidence.told if told.sentence == claim.sentence and told.at < claim.found.at]
    parts = [told for told in here if said_whole(evidence, told)]
    part = next((one for told in parts for one in rates_of(evidence, claim, told) if one.call is Call.CONSISTENT), None)
    if latest and part:
        return part  # "1,176 of the 2,338, over three a day" may be of either
    slip = next((one for one in latest if one.severity is Severity.ROUNDING), None)
    return slip or (latest[0] if latest else None)


def _may_be_meant(evidence: Evidence, claim: Read, found: Verdict) -> bool:
    """Whether the count is near enough to the rate to be what it comes from: "every 25 seconds" is of no 2,184 a year."""
    stated, told = claim.found.quantities, evidence.told_by(found.operands[0])
    if stated.form is not Form.EVERY or not told or not stated.value or not stated.per:
        return True
    return is_thinkable(YEAR / stated.per / max(told[-1].number, 1.0), stated.value)


def _is_of_its_time(claim: Read, told: Told) -> bool:
    """Whether a count can be of the time that the rate says of itself ("five years ago, arrests ran at 400 a month")."""
    own = claim.periods[0]
    dated = "period" in claim.subject.said and own is not None and told.period is not None
    return not dated or own is None or told.period is None or own.overlaps(told.period)


def _counts_what_it_names(evidence: Evidence, claim: Read, told: Told) -> bool:
    """Whether a count can be of the calls, pages or arrests that the rate names; of offences and cases every count can."""
    if told.sentence != claim.sentence and STAFF.match(evidence.passage.masked[told.end :].lstrip()):
        return False  # "the force has 300 detectives"
    named = _NAMED.search(evidence.passage.masked, claim.found.start, claim.found.end)
    return named is None or told.sentence == claim.sentence or told in told_of_kind(evidence, claim, named[0])


def _shares_its_time(evidence: Evidence, claim: Read) -> bool:
    """Whether two rates share their time ("arrest 800 and protect 1,000 a month"): no count elsewhere is of both."""
    rates = (read for read in evidence.claims if read.sentence == claim.sentence and read.found.kind is Kind.RATE)
    others = (read for read in rates if read.id != claim.id and read.found.quantities.word == claim.found.quantities.word)
    return any(_JOINED.fullmatch(_between(evidence, claim, other)) for other in others)


def _between(evidence: Evidence, claim: Read, other: Read) -> str:
    first, last = sorted((claim, other), key=lambda read: read.found.start)
    return evidence.passage.masked[first.found.end : last.found.start]


def _is_since_event(evidence: Evidence, told: Told) -> bool:
    """Whether a count is of the time since something the text does not date ("since the law came in")."""
    start, end = evidence.passage.around(told.at)
    later = min((one.at for one in evidence.told if one.sentence == told.sentence and one.at > told.at), default=end)
    dated = told.period is not None and told.period.days >= SEVERAL_YEARS
    return not dated and _SINCE_EVENT.search(evidence.passage.masked, max(start, told.end), later) is not None


def _is_of_one_year(claim: Read, told: Told) -> bool:
    """Whether a count is for a year where an average a year is said, which no single year can speak against."""
    return claim.found.quantities.word == "year" and told.period is not None and not _is_of_years(told)


def _is_of_years(told: Told) -> bool:
    return told.period is not None and told.period.days >= SEVERAL_YEARS


def rates_of(evidence: Evidence, claim: Read, told: Told) -> list[Verdict]:
    """What a count says of the rate, over each stretch of days that it may be for."""
    return [one for days in _days(evidence, claim, told) if (one := _one(evidence, claim, told, days))]


def _average(evidence: Evidence, claim: Read) -> Verdict | None:
    """The average of the years that the text tells, where it says "a year"; None unless it fits."""
    if claim.found.quantities.word != "year":
        return None
    years: dict[Period, Told] = {}
    for told in evidence.told:
        alike = told.subject.ages == ALL_AGES and told.subject.marks == claim.subject.marks
        if told.period and told.period.days < 400 and alike and one_area(told.subject, claim.subject) and told.is_exact:
            years.setdefault(told.period, told)
    if len(years) < 2:
        return None
    mean = sum(told.number for told in years.values()) / len(years)
    line = f"({' + '.join(plain(told.number) for told in years.values())}) / {len(years)} years = {plain(mean)}"
    found = verdict(Sum.of(mean, line), claim.found.quantities, tuple(told.claim for told in years.values()), evidence.wording)
    return found if found.call is Call.CONSISTENT else None


def _put_before(evidence: Evidence, claim: Read) -> list[Told]:
    """The earlier count that the rate stands directly behind: "After 486 in 2016/17, more than nine a week"."""
    before = [told for told in evidence.told if told.sentence == claim.sentence and told.end <= claim.found.start]
    gap = evidence.passage.masked[before[-1].end : claim.found.start] if before else ""
    apposed = before and before[-1].role == "before" and not before[-1].pair and _PUT_BEHIND.fullmatch(gap)
    return before[-1:] if apposed else []


def _counts_so_far(evidence: Evidence, claim: Read) -> list[Told]:
    """The counts that a pace is taken from: told before it for less than a year, where any is."""
    before = [told for told in evidence.told if told.at < claim.found.at and claim.sentence - told.sentence <= 2]
    part = [told for told in before if told.period and told.period.days < PART_OF_YEAR and told.role != "before"]
    return part[-1:] or _counts(evidence, claim)


def _counts(evidence: Evidence, claim: Read) -> list[Told]:
    """The counts that the rate may come from: the nearest before it in its sentence, else of the same subject nearby."""
    counts = [told for told in evidence.told if told.subject.counted is not Counted.FORCES]
    plain_counts = [told for told in counts if told.subject.ages == claim.subject.ages or told.subject.ages == ALL_AGES]
    same = [told for told in plain_counts if told.sentence == claim.sentence and told.role != "before"]
    before = [told for told in same if told.at < claim.found.at]
    if before and not _is_of_now(evidence, claim, before[-1]):
        return before[-1:]
    after = [told for told in same if told.at > claim.found.at and _is_next(evidence, claim, told)]
    if after:
        return after[:1]
    alike = [
        told
        for told in plain_counts
        if one_area(told.subject, claim.subject) and one_offence(told.subject, claim.subject) and "part" not in told.subject.marks
        and told.subject.marks == claim.subject.marks
        and abs(told.sentence - claim.sentence) <= (3 if claim.found.quantities.word == "year" and _is_of_years(told) else 2)
        and _one_unit(told.subject.counted, claim.subject.counted)
    ]  # fmt: skip
    whole = [told for told in alike if told.subject.online == claim.subject.online] or alike
    return sorted(whole, key=_how_early)


def _is_of_now(evidence: Evidence, claim: Read, last: Told) -> bool:
    """Whether the rate is said of now and the count before it of years together ("358 over the period, and it now sees ...")."""
    masked = evidence.passage.masked
    start, _ = evidence.passage.around(claim.found.at)
    together = _TOGETHER.search(masked, start, last.at) or _TOGETHER.search(masked, last.end, claim.found.start)
    return together is not None and _NOW.search(masked, last.end, claim.found.start) is not None


def _one_unit(told: Counted, meant: Counted) -> bool:
    return told in (meant, Counted.OFFENCES) or {told, meant} == _HELD


def _how_early(told: Told) -> tuple[bool, int, float]:
    """The order in which counts may be meant: none of an earlier time first, then the latest, then the largest."""
    return told.role == "before", -(told.period.end.toordinal() if told.period else 10**7), -told.number


def _is_next(evidence: Evidence, claim: Read, told: Told) -> bool:
    """Whether a count stands close behind the rate, with no other claim between, and nothing else done to what it counts."""
    if _AND.search(evidence.passage.masked, claim.found.end, told.at):
        return False  # "arrest 800 suspects a month and safeguard 1,000 children"
    between = [read for read in evidence.claims if claim.found.end <= read.found.start < told.at and read.id != told.claim]
    return not between and told.at - claim.found.end < 80


def _days(evidence: Evidence, claim: Read, told: Told) -> list[float]:
    """How many days the count may be for: of its period, of the years its sentence names, else of a year."""
    start, end = evidence.passage.around(told.at)
    lengths = [said for said in evidence.passage.periods if start <= said.start < end and said.when is When.LENGTH]
    short, lengths = [said for said in lengths if 0 < said.years < 1], [said for said in lengths if said.years >= 1]
    if _SINCE_MONTH.search(evidence.passage.masked, start, end):
        return [said.years * YEAR for said in evidence.passage.periods if said.when is When.LENGTH and 0 < said.years < 1]
    days = [float(told.period.days)] if told.period else [365.0, 366.0]
    if claim.found.quantities.word in ("year", "month", "ahead"):
        days = [months(told.period) * YEAR / 12] if told.period else [YEAR]
        if lengths:
            days = [lengths[-1].years * YEAR, *days]
    elif lengths and (told.period is None or told.period.days > 400 or "period" not in told.subject.said):
        days.insert(0, lengths[-1].years * YEAR)
    # "In the first six months of the new law" has no date, and is no year.
    return [*(said.years * YEAR for said in short[:1]), *days]


def months(period: Period) -> float:
    """The months of a period, whole where it starts on a first and ends on a last of a month.

    >>> from datetime import date
    >>> months(Period(date(2013, 4, 1), date(2017, 12, 31)))
    57.0
    """
    after = period.end + timedelta(days=1)
    if period.start.day == after.day == 1:
        return float((after.year - period.start.year) * 12 + after.month - period.start.month)
    return period.days / YEAR * 12


def _one(evidence: Evidence, claim: Read, told: Told, days: float) -> Verdict | None:
    stated = claim.found.quantities
    assert stated.per is not None
    if told.number <= 0:
        return None
    low, high = finite(told.amount, told.number)
    if told.is_exact:
        low = high = told.number
    if stated.form is Form.EVERY:
        each = days / stated.per
        line = f"{plain(each)} {stated.word}s / {plain(told.number)} = one every {plain(each / told.number)}"
        return verdict(
            Sum(each / told.number, line, each / high, each / low), stated, tuple(told.claim.split("+")), evidence.wording
        )
    units = days / stated.per
    if stated.word == "ahead":
        line = f"{plain(told.number)} in {plain(units * 12)} months is {plain(told.number / units)} a year"
    else:
        line = f"{plain(told.number)} / {plain(units)} {stated.word}s = {plain(told.number / units)}"
    found = verdict(
        Sum(told.number / units, line, low / units, high / units), stated, tuple(told.claim.split("+")), evidence.wording
    )
    return _understated(evidence, claim, found, told.number / units)


def _understated(evidence: Evidence, claim: Read, found: Verdict, number: float) -> Verdict:
    """A consistent "more than N" that the truth is far above is not what a reader takes it for."""
    stated = claim.found.quantities
    limit = (stated.value or 0) * evidence.wording.understated
    if found.call is Call.CONSISTENT and stated.amount and stated.amount.upper == float("inf") and number > limit > 0:
        return Verdict(Call.INCONSISTENT, found.arithmetic, Severity.MATERIAL, found.operands, reason="far more than is said")
    return found
