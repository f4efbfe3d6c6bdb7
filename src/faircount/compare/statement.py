"""A comparison in sentences: the count first, then the comparison, then chance, then what else could explain it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.funnel import Funnel
from faircount.compare.tipping_point import TippingPoint
from faircount.compare.wording import (
    CHANCE,
    EQUAL,
    POSITION,
    ChanceWords,
    about_times,
    say_fold,
    say_number,
    say_range,
    say_short_range,
    say_times,
)
from faircount.vocabulary.breaks import Break
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period, financial_years

NOT_COUNTED: Mapping[Counted, str] = {
    Counted.OFFENCES: "These are offences recorded. They are not children, and not all abuse.",
    Counted.VICTIMS: "These are victims as recorded. One child may be counted more than once, and most abuse is never recorded.",
}
CANNOT_TELL = "We cannot tell which of these is at work, or how much of each."


@dataclass(frozen=True, slots=True)
class Naming:
    """How what is counted is named: who recorded it, the noun, and the mark put on it, empty for none.

    ``offences`` fits after "recorded": "sexual offences against under-18s". ``opening`` is "All recorded" for a whole, so
    that a reader can tell it from a part named beside it. ``dated`` names the years of counts that stand alone.
    """

    recorder: str = "Police"
    offences: str = "offences"
    mark: str = ""
    opening: str = "Recorded"
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentences of one comparison, each of which may stand on its own; those that do not apply are empty."""

    count: str
    chance: str
    other: str
    completeness: str
    threshold: str
    grade: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """Those that apply, in the order in which they are said."""
        every = (self.count, self.chance, self.other, self.completeness, self.threshold, self.grade)
        return tuple(sentence for sentence in every if sentence)


def statement(comparison: Comparison, naming: Naming) -> Statement:
    """Everything that can be said of the comparison, and nothing that its range or its grade does not bear."""
    return Statement(
        count=say_counts(comparison, naming),
        chance=say_chance(comparison),
        other=say_other(comparison),
        completeness=say_completeness(comparison, naming),
        threshold=say_threshold(comparison),
        grade=say_grade(comparison),
    )


def say_counts(comparison: Comparison, naming: Naming) -> str:
    """The counts, with "recorded" or "marked" beside them, and the direction where chance does not explain it."""
    tail = f": {CHANCE[Change.NO_CLEAR_CHANGE].short}" if comparison.change is Change.NO_CLEAR_CHANGE else ""
    if naming.mark:
        return f"{_marked(comparison, naming)}{tail}."
    by = "" if naming.recorder == "Police" else f" recorded by {naming.recorder}"
    what = f"{naming.offences[0].upper()}{naming.offences[1:]}{by}" if by else f"{naming.opening} {naming.offences}"
    first, second = say_number(comparison.count_before), say_number(comparison.count_after)
    years = [f" in {figure.period.label}" if naming.dated else "" for figure in (comparison.before, comparison.after)]
    if comparison.count_change == 0:
        when = f"{years[0]} and{years[1]}" if naming.dated else " in both years"
        return f"{what} numbered {first}{when}{tail}."
    return f"{what} {_counted(comparison).verb} from {first}{years[0]} to {second}{years[1]}{tail}."


def _marked(comparison: Comparison, naming: Naming) -> str:
    first, second = say_number(comparison.count_before), say_number(comparison.count_after)
    noun = "offence" if comparison.count_after == 1 else "offences"
    compared = f"{_counted(comparison).compared} {first}" if comparison.count_change else "as many as"
    when = f"in {say_year(comparison.after.period)}, {compared} {_year_before(comparison)}"
    return f"{naming.recorder} marked {second} recorded {noun} as {naming.mark} {when}"


def _counted(comparison: Comparison) -> ChanceWords:
    """The words of the outcome for the counts, which need not have gone the way of the rate where the periods are unlike."""
    gone = {Change.RISE: comparison.count_change > 0, Change.FALL: comparison.count_change < 0}
    return CHANCE[comparison.change if gone.get(comparison.change, True) else Change.NO_CLEAR_CHANGE]


def say_chance(comparison: Comparison) -> str:
    """The range, and whether chance could account for the difference."""
    equal = comparison.change is Change.NO_CLEAR_CHANGE and comparison.count_change == 0
    words = EQUAL if equal else CHANCE[comparison.change].after_range
    if isinstance(comparison.ratio, Refusal):
        return f"{words[0].upper()}{words[1:]}. {comparison.ratio.say}"
    said = say_range(comparison.ratio, isinstance(comparison.percentage, Estimate))
    return f"{said[0].upper()}{said[1:]}: {words}."


def say_other(comparison: Comparison) -> str:
    """What the register of breaks knows that could explain a change, on evidence alone; empty where it knows nothing."""
    return " ".join(_explained(entry, comparison) for entry in comparison.comparability.breaks)


def say_completeness(comparison: Comparison, naming: Naming) -> str:
    """How much fuller recording or marking would have to be to explain a rise; that it cannot explain a fall, and may hide one.

    From a base too small for a ratio it gives no number, since each of them is a ratio.
    """
    what, point = "marking" if naming.mark else "recording", comparison.tipping
    if comparison.change is Change.RISE:
        if point is None:  # a break that bears on the rise has said as much already
            return "" if comparison.comparability.breaks else f"Fuller {what} could explain some or all of the rise."
        return _explaining(what, point)
    if comparison.change is Change.FALL:
        if comparison.count_after == 0:
            return f"Fuller {what} cannot explain a fall."
        first = say_number(comparison.count_before)
        return (
            f"Fuller {what} cannot explain a fall: if {what} became fuller between the years, "
            f"the true fall from {first} would be larger than it looks."
        )
    if comparison.count_change >= 0:
        return ""
    if point is None:
        return f"If {what} became fuller between the years, a fall could be hidden by it."
    return (
        f"If {what} became more than {say_fold(point.no_longer_clear)} times as complete between the years, "
        "what is left would be a clear fall."
    )


def _explaining(what: str, point: TippingPoint) -> str:
    return (
        f"If {what} became {say_fold(point.no_longer_clear)} times as complete between the years, no clear rise is left; "
        f"{say_fold(point.fully_explained)} times explains all of it."
    )


def say_threshold(comparison: Comparison) -> str:
    """The largest of "doubled", "trebled" and the like that the counts reach, and whether it is settled for the rate too.

    Empty for a fall to none, of which "more than halved" says too little.
    """
    named = [word for word in comparison.words if word.factor != 1]
    if isinstance(comparison.ratio, Refusal) or not named or comparison.count_after == 0:
        return ""
    ratio, word = comparison.ratio, named[-1]
    said = f"{'More than ' if ratio.value != word.factor else ''}{word.word}"
    said = f"“{said[0].upper()}{said[1:]}” is true of the count"
    arithmetic = f"{say_number(comparison.count_after)} ÷ {say_number(comparison.count_before)} = {say_fold(ratio.value)}"
    if word.settled:
        return f"{said}, {arithmetic}, and of the underlying rate, allowing for chance."
    end, limit = ("ends", ratio.upper) if word.factor < 1 else ("starts", ratio.lower)
    settled = [weaker.word for weaker in named[:-1] if weaker.settled]
    weaker = f"; “{settled[-1]}” is settled" if settled else ""
    return f"{said}: {arithmetic}. Not settled for the underlying rate: the range {end} at {say_fold(limit)}{weaker}."


def say_completeness_title(comparison: Comparison, naming: Naming) -> str:
    """The same as a title, rounded upwards so that it stays true; empty where there is no clear rise to explain."""
    if comparison.tipping is None or comparison.change is not Change.RISE:
        return ""
    tenths = Fraction(ceil(comparison.tipping.no_longer_clear * 10), 10)
    # 1.92 is said as "twice", which leaves no clear rise either; 1.53 is not, since much less would do.
    halves = Fraction(ceil(2 * tenths), 2)
    fold = halves if halves - tenths <= Fraction(1, 10) else tenths
    times = "twice" if fold == 2 else f"{say_times(float(fold))} times"
    return f"{'Marking' if naming.mark else 'Recording'} {times} as complete would leave no clear rise"


def say_grade(comparison: Comparison) -> str:
    """The comparability grade with its reasons."""
    graded = comparison.comparability
    return f"Comparability: {graded.grade}. {' '.join(graded.reasons)}"


def say_quote(comparison: Comparison) -> str:
    """One sentence for somebody else's text: about how many times as many, and the range; empty where none may be given."""
    if isinstance(comparison.ratio, Refusal) or comparison.change is Change.NO_CLEAR_CHANGE:
        return ""
    ratio, percent_allowed = comparison.ratio, isinstance(comparison.percentage, Estimate)
    if ratio.value >= 2:
        within = f"between {say_times(ratio.lower)} and {say_times(ratio.upper)} times"
        return f"That is {about_times(ratio.value)} ({within}), allowing for ordinary year-to-year chance."
    return f"That is {say_range(ratio, percent_allowed)}, allowing for ordinary year-to-year chance."


def say_figure_label(comparison: Comparison) -> str:
    """The range as it stands beside a mark in a chart, or the words for a base that is too small to carry one."""
    if isinstance(comparison.ratio, Refusal):
        return CHANCE[comparison.change].short
    return say_short_range(comparison.ratio, isinstance(comparison.percentage, Estimate))


def say_position(funnel: Funnel, area: str, name: str, unit: str = "per 1,000 children") -> str:
    """How an area lies among all that were compared, with their number; empty for an area that gave no figure."""
    point = funnel.point(area)
    if point is None:
        return ""
    rate = f"{name}’s rate of {say_number(point.rate.value, 1)} {unit}"
    return f"{rate} is {POSITION[point.among_areas]}; {say_number(funnel.compared)} forces were compared."


def say_year(period: Period) -> str:
    """A period after "in".

    >>> from faircount.vocabulary.periods import FinancialYear
    >>> say_year(FinancialYear(2016).period)
    'the year to March 2017'
    """
    years = financial_years(period)
    return f"the year to March {years[0].starts + 1}" if years and len(years) == 1 else period.label


def _year_before(comparison: Comparison) -> str:
    before, after = comparison.before.period, comparison.after.period
    one_year = after.start.year - before.start.year == 1 and before.precedes(after)
    return "the year before" if one_year else f"in {say_year(before)}"


def _explained(entry: Break, comparison: Comparison) -> str:
    first = comparison.before.period
    if not (entry.online_only and entry.is_certain and first.start <= entry.date <= first.end):
        return entry.words
    said = f"But {first.label} was the first year the mark was required"
    if comparison.change is Change.RISE:
        return f"{said}, so some of the rise is likely to be fuller marking."
    return f"{said}, so the two years may not have been marked alike."
