"""What recording may have to do with a change: what is known, what would have to be true, what cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.compare.audit.adjusted import audit_adjusted_ratio
from faircount.compare.compare import change_between
from faircount.compare.comparison import Change
from faircount.compare.estimate import Rate
from faircount.compare.interval import Interval
from faircount.compare.rates import ratio_limits, ratio_refusal
from faircount.compare.thresholds import Tipping, tipping_point
from faircount.compare.wording import say_fold, say_level, say_number, say_times
from faircount.errors import NotComparable

Audit = tuple[int, int]
"""How many records bore the flag, of how many that were read and should."""

NOBODY = "Nobody has measured how complete recording was in either period."
FEW_THEN_MORE = "Fuller recording could explain some or all of the rise; the base is too small to say how much fuller."
FEW_THEN_NOT = "If recording became fuller between the periods, a fall could be hidden by it."
CANNOT_TELL = "What of the change is recording and what is offending cannot be told from the counts."


@dataclass(frozen=True, slots=True)
class RecordingEffects:
    """Three answers in sentences, and the adjusted ratio where both periods were audited."""

    known: tuple[str, ...]
    would_have_to_be: str
    cannot_be_told: str
    adjusted: Interval | None

    @property
    def say(self) -> str:
        """All that applies, in this order."""
        return " ".join(sentence for sentence in (*self.known, self.would_have_to_be, self.cannot_be_told) if sentence)


def recording_effects(
    count_before: int,
    count_after: int,
    breaks: Sequence[str] = (),
    audit_before: Audit | None = None,
    audit_after: Audit | None = None,
    confidence: float = 0.95,
    exposure_before: float = 1.0,
    exposure_after: float = 1.0,
) -> RecordingEffects:
    """What is known of recording from the register of breaks and from audits, and what follows for the change.

    >>> found = recording_effects(55, 145, ["2015/16 was the first year of the flag."])
    >>> found.would_have_to_be
    'If recording became 1.92 times as complete, no clear rise is left; 2.64 times explains all of it.'
    >>> recording_effects(55, 145, audit_after=(90, 100)).would_have_to_be
    'If 47% or less was recorded in the earlier period, no clear rise is left; 34% explains all of it.'
    >>> recording_effects(55, 145, audit_before=(40, 100), audit_after=(90, 100)).known[-1]
    'Allowing for both audits, 1.2 times as many, and between 0.8 and 1.7 times.'

    Reference: bias analysis, Lash et al. (2014), International Journal of Epidemiology 43, 1969-1985.

    In words: "nobody has measured how complete recording was; if it became 1.92 times as complete, no clear rise is left".

    Not with an audit of other records, or of one period used for both: give None for what nobody measured.
    """
    if count_before == 0 or count_after == 0:
        raise NotComparable("where a count is 0 nothing can be said of recording; publish both counts")
    rates = Rate(count_after, exposure_after), Rate(count_before, exposure_before)
    rose = change_between(*rates, confidence) is Change.RISE
    if ratio_refusal(rates[1]) is not None:
        would = FEW_THEN_MORE if rose else FEW_THEN_NOT
    elif rose:
        would = _explained(tipping_point(*rates, confidence), audit_before, audit_after)
    else:
        would = _uncovered(ratio_limits(*rates, confidence)[1])
    known = (*breaks, *_measured(audit_before, audit_after))
    if audit_before is not None and audit_after is not None:
        of_counts = audit_adjusted_ratio(count_before, count_after, *audit_before, *audit_after, confidence=confidence)
        adjusted = Interval(*(float(end) * exposure_before / exposure_after for end in of_counts))
        return RecordingEffects(
            (*known, _adjusted(adjusted, confidence)), "", "The audits cover recording; they do not say why.", adjusted
        )
    return RecordingEffects(known, would, CANNOT_TELL, None)


def _measured(audit_before: Audit | None, audit_after: Audit | None) -> tuple[str, ...]:
    audits = {"earlier": audit_before, "later": audit_after}
    if not any(audits.values()):
        return (NOBODY,)
    return tuple(
        f"In the {which} period {audit[0] / audit[1]:.0%} of {say_number(audit[1])} records read were recorded as they should be."
        if audit is not None
        else f"Nobody has measured it for the {which} period."
        for which, audit in audits.items()
    )


def _adjusted(ratio: Interval, confidence: float) -> str:
    value, low, high = (say_times(float(number)) for number in ratio)
    return f"Allowing for both audits, {value} times as many, and between {low} and {high} times{say_level(confidence)}."


def _uncovered(upper: float) -> str:
    """What fuller recording does to a fall, or to no clear change: it can only make the later count look too high."""
    if upper < 1:
        return "Fuller recording cannot explain a fall; it would make the true fall larger."
    return f"If recording became more than {say_fold(upper)} times as complete, what is left would be a clear fall."


def _explained(point: Tipping, audit_before: Audit | None, audit_after: Audit | None) -> str:
    if audit_after is not None:
        unclear, all_of_it = point.completeness_before(audit_after[0] / audit_after[1])
        told = f"If {unclear:.0%} or less was recorded in the earlier period, no clear rise is left"
        return f"{told}; {all_of_it:.0%} explains all of it."
    unclear, all_of_it = point.no_longer_clear, point.fully_explained
    if audit_before is not None:
        share = audit_before[0] / audit_before[1]
        return _later_share(unclear * share, all_of_it * share)
    return (
        f"If recording became {say_fold(unclear)} times as complete, no clear rise is left; "
        f"{say_fold(all_of_it)} times explains all of it."
    )


def _later_share(unclear: float, all_of_it: float) -> str:
    if unclear > 1:
        return "Even full recording in the later period would leave a clear rise."
    told = f"If {unclear:.0%} or more was recorded in the later period, no clear rise is left"
    return f"{told}; {all_of_it:.0%} explains all of it." if all_of_it <= 1 else f"{told}; nothing explains all of it."
