"""What an audit found, in sentences: the counts first, then completeness, wrong flags, the change, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.briefing.auditing.estimating import AuditedPair, AuditedPeriod, AuditFound
from faircount.compare.audit.completeness import NONE_MISSED, Completeness
from faircount.compare.comparison import Change
from faircount.compare.estimate import Refusal
from faircount.compare.interval import Interval
from faircount.compare.wording import CHANCE, say_number, say_times

NOT_RECORDED = (
    "The audit says how complete the mark is among offences that were recorded. Those that were never recorded, or never "
    "reported, are in no stratum of it."
)
NOT_WHY = "It does not say why a record was marked or was not."
ONE_PERIOD = "One period was audited. How complete the mark was in another cannot be told from it."


def say_share(share: float) -> str:
    """A share in whole percent, which says none and all only where it is none or all.

    >>> say_share(0.318), say_share(0.004), say_share(0.998), say_share(1.0)
    ('32%', 'under 1%', 'over 99%', '100%')
    """
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"


def say_between(low: float, high: float) -> str:
    """The ends of a share's range.

    >>> say_between(0.26, 0.38)
    '26% to 38%'
    """
    return f"{say_share(low)} to {say_share(high)}"


def sentences(found: AuditFound) -> tuple[str, ...]:
    """Everything that may be said, in order."""
    told = [sentence for period in found.periods for sentence in say_period(period)]
    told += [sentence for pair in found.pairs for sentence in say_pair(pair)]
    told.append(say_agreement(found))
    told += [ONE_PERIOD] if len(found.periods) == 1 else []
    return (*told, NOT_RECORDED, NOT_WHY)


def say_period(period: AuditedPeriod) -> Iterator[str]:
    """A period: how many are flagged, how complete the flag is, how often it is wrong, and what that makes."""
    named = f"{period.period}: " if period.period else ""
    flagged, every = say_number(period.flagged), say_number(sum(each.stratum.size for each in period.strata))
    yield f"{named}{flagged} of {every} recorded offences bear the mark."
    if isinstance(period.completeness, Refusal) or period.count is None:
        yield f"{named}{period.completeness.say}"
        return
    yield f"{named}{_completeness(period.completeness)}"
    wrong = [1 - end for end in period.completeness.precision]
    yield f"{named}Of those that bear it {say_share(wrong[0])} do not belong under it ({say_between(wrong[2], wrong[1])})."
    yield f"{named}That makes {_counted(period.count)} that belong under the mark, where {flagged} bear it."
    if period.outer is not None:
        low, high = period.outer
        yield (
            f"{named}{say_number(period.unsettled)} of the records drawn are not settled; the others stand for them. Whichever "
            f"way they fall, between {say_share(low)} and {say_share(high)} of those that belong under the mark bear it."
        )


def say_pair(pair: AuditedPair) -> Iterator[str]:
    """The change between two periods: as recorded, and once what the flag missed is allowed for."""
    before, after = pair.before, pair.after
    counts = f"Marked offences: {say_number(before.flagged)} in {before.period}, {say_number(after.flagged)} in {after.period}"
    if isinstance(pair.recorded, Refusal):
        yield f"{counts}. {pair.recorded.say}"
    else:
        yield f"{counts}: {_times(pair.recorded)} as recorded."
    if isinstance(pair.audited, Refusal):
        yield pair.audited.say
        return
    ratio = pair.audited.of_rates
    yield f"{pair.audited.say} That is {CHANCE[change_of(ratio)].short}."


def change_of(ratio: Interval) -> Change:
    """What a ratio with its range shows."""
    if ratio.lower > 1:
        return Change.RISE
    return Change.FALL if ratio.upper < 1 else Change.NO_CLEAR_CHANGE


def say_agreement(found: AuditFound) -> str:
    """How far the two reviewers agreed."""
    if isinstance(found.agreement, Refusal):
        return f"Agreement of the reviewers: {found.agreement.say}"
    low, high = found.agreement.kappa[1:]
    beyond = f"between {low:.2f} and {high:.2f} allowing for the sample"
    return f"{found.agreement.say.rstrip('.')}, {beyond} (1 is full agreement, 0 is what chance gives)."


def _completeness(found: Completeness) -> str:
    low, high = found.completeness[1:]
    value = say_share(found.completeness.value)
    told = f"About {value} of the records that belong under the mark bear it ({say_between(low, high)})."
    return f"{told} {NONE_MISSED}" if found.none_missed else told


def _counted(count: Interval) -> str:
    if count.lower == count.upper:
        return say_number(count.value)
    return f"about {say_number(count.value)} (between {say_number(count.lower)} and {say_number(count.upper)})"


def _times(ratio: Interval) -> str:
    value, low, high = (say_times(float(number)) for number in ratio)
    return f"{value} times as many (between {low} and {high} times)"
