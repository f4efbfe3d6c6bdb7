"""Two figures of one thing compared fairly, or the reason why not."""

from __future__ import annotations

from faircount.compare.comparability import Comparability, Grade, comparability
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Rate, Refusal
from faircount.compare.rates import (
    count_interval,
    exact_p_value,
    percentage_change,
    percentage_refusal,
    rate_difference,
    rate_ratio,
    ratio_limits,
    ratio_refusal,
)
from faircount.compare.thresholds import FACTORS, threshold_word, tipping_bands, tipping_point
from faircount.tables.figure import Figure
from faircount.vocabulary.status import HIDDEN, CellStatus


def compare(
    before: Figure,
    after: Figure,
    *,
    audited: bool = False,
    over: tuple[float, float] = (1.0, 1.0),
    confidence: float = 0.95,
) -> Comparison | Refusal:
    """The later figure held against the earlier one: counts, change, ratio, range, words and grade, or why not.

    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import FinancialYear
    >>> counts = ((2015, 820), (2016, 772))
    >>> figures = [
    ...     Figure("E23000013", FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", count, count)
    ...     for year, count in counts
    ... ]
    >>> found = compare(*figures)
    >>> str(found.change), f"{found.ratio.lower:.2f} to {found.ratio.upper:.2f}", str(found.comparability.grade)
    ('no clear change', '0.85 to 1.04', 'B')

    Whole years are taken as equal. ``over`` is what each was counted over, such as the children living there, or the days: the
    ratio is then one of rates.
    Only exact counts are compared: one that is hidden, rounded or not known is refused, and so is any number made of it.
    """
    graded = _graded(before, after, audited)
    if isinstance(graded, Refusal):
        return graded
    early, late = (_rate(figure, size) for figure, size in zip((before, after), over, strict=True))
    return _compared(before, after, early, late, graded, confidence)


def refusal(before: Figure, after: Figure) -> Refusal | None:
    """Why the two are not compared, or None where they can be: what ``compare`` would say, without the work of comparing.

    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import FinancialYear
    >>> figures = [
    ...     Figure("E23000013", FinancialYear(year).period, Counted.OFFENCES, "child_named", 700, 700) for year in (2016, 2017)
    ... ]
    >>> refusal(*figures).reason
    'break in the series'
    """
    graded = _graded(before, after, audited=False)
    return graded if isinstance(graded, Refusal) else None


def _graded(before: Figure, after: Figure, audited: bool) -> Comparability | Refusal:
    refused = _unknown(before) or _unknown(after)
    if refused is not None:
        return refused
    graded = comparability(before, after, audited)
    return graded.refusals[0] if graded.grade is Grade.D else graded


def change_between(after: Rate, before: Rate, confidence: float = 0.95) -> Change:
    """Whether the exact range of the ratio leaves out no change, right for counts of 0 too.

    >>> str(change_between(Rate(6), Rate(0))), str(change_between(Rate(5), Rate(0))), str(change_between(Rate(0), Rate(0)))
    ('rise', 'no clear change', 'no clear change')
    """
    return Change.of(*ratio_limits(after, before, confidence))


def _compared(before: Figure, after: Figure, early: Rate, late: Rate, graded: Comparability, confidence: float) -> Comparison:
    ratio = ratio_refusal(early) or rate_ratio(late, early, confidence)
    tips = isinstance(ratio, Estimate) and late.count > 0  # each tipping point is a ratio, and refused with it
    words = (threshold_word(word, late, early, confidence) for word in FACTORS)
    return Comparison(
        before=before,
        after=after,
        rate_before=early,
        rate_after=late,
        range_before=count_interval(early.count, confidence),
        range_after=count_interval(late.count, confidence),
        difference=rate_difference(late, early, confidence),
        ratio=ratio,
        percentage=percentage_refusal(early) or percentage_change(late, early, confidence),
        change=change_between(late, early, confidence),
        p_value=exact_p_value(late, early),
        words=tuple(word for word in words if word.true_of_count),
        tipping=tipping_point(late, early, confidence) if tips else None,
        bands=tipping_bands(late, early, confidence) if tips else (),
        comparability=graded,
    )


def _rate(figure: Figure, size: float) -> Rate:
    count = figure.count
    assert count is not None, "figures without a count are refused before"
    return Rate(count, size)


def _unknown(figure: Figure) -> Refusal | None:
    """Why a figure holds no exact count that may be compared; one that others give away counts as hidden all the same."""
    when = figure.period.label
    if figure.status in HIDDEN:
        return Refusal("hidden", f"The count of {when} is hidden to protect people, and so is every number made of it.")
    if figure.status is CellStatus.ROUNDED:
        return Refusal("rounded", f"The count of {when} is rounded; the change could be an effect of the rounding.")
    if figure.status is not CellStatus.OBSERVED:
        return Refusal("not known", f"The count of {when} is not known, which is not the same as none.")
    if figure.count is None:
        return Refusal("a range", f"The count of {when} is known as a range, not as a number.")
    if figure.count < 0:
        return Refusal("net of cancelled", f"The count of {when} is below 0, net of records that were cancelled later.")
    return None
