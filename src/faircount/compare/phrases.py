"""What is said of two counts, phrase by phrase: each is one function of their comparison, and can be said again from cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.facts import Statement, stated
from faircount.compare.thresholds import ThresholdWord, Tipping
from faircount.compare.wording import (
    CHANCE,
    EQUAL,
    ChanceWords,
    about_times,
    say_change,
    say_fold,
    say_percent,
    say_range,
    say_short_range,
    say_times,
)


def phrase(comparison: Comparison, name: str) -> Statement:
    """The phrase of that name, which keeps the two figures it was made from; empty where it does not apply."""
    return stated(PHRASES[name](comparison), name, comparison.before, comparison.after)


def words_of_counts(comparison: Comparison) -> ChanceWords:
    """The words of the outcome for the counts, which need not have gone the way of the rate where the periods are unlike."""
    gone = {Change.RISE: comparison.count_change > 0, Change.FALL: comparison.count_change < 0}
    return CHANCE[comparison.change if gone.get(comparison.change, True) else Change.NO_CLEAR_CHANGE]


def largest_words(comparison: Comparison) -> tuple[ThresholdWord, str] | None:
    """The largest of "doubled", "trebled" and the like that the counts reach, and the largest that is settled beside it.

    None for a fall to none, of which "more than halved" says too little.
    """
    named = [word for word in comparison.words if word.factor != 1]
    if isinstance(comparison.ratio, Refusal) or not named or comparison.count_after == 0:
        return None
    settled = [weaker.word for weaker in named[:-1] if weaker.settled]
    return named[-1], settled[-1] if settled else ""


def _of_ratio(say: Callable[[Estimate, bool], str]) -> Callable[[Comparison], str]:
    """A phrase of the ratio and of whether its base carries a percentage, empty where no ratio is given."""

    def said(comparison: Comparison) -> str:
        refused = isinstance(comparison.ratio, Refusal)
        return "" if refused else say(comparison.ratio, isinstance(comparison.percentage, Estimate))  # type: ignore[arg-type]

    return said


def _of_tipping(say: Callable[[Tipping], str]) -> Callable[[Comparison], str]:
    return lambda comparison: say(comparison.tipping) if comparison.tipping is not None else ""


def _chance(comparison: Comparison) -> str:
    equal = comparison.change is Change.NO_CLEAR_CHANGE and comparison.count_change == 0
    return EQUAL if equal else CHANCE[comparison.change].after_range


def _word(comparison: Comparison) -> str:
    found = largest_words(comparison)
    if found is None or isinstance(comparison.ratio, Refusal):
        return ""
    said = f"{'more than ' if comparison.ratio.value != found[0].factor else ''}{found[0].word}"
    return f"{said[0].upper()}{said[1:]}"


def _limit(comparison: Comparison) -> str:
    found = largest_words(comparison)
    if found is None or isinstance(comparison.ratio, Refusal):
        return ""
    return say_fold(comparison.ratio.upper if found[0].factor < 1 else comparison.ratio.lower)


def _weaker(comparison: Comparison) -> str:
    found = largest_words(comparison)
    return found[1] if found else ""


PHRASES: Mapping[str, Callable[[Comparison], str]] = {
    "way of the counts": lambda comparison: words_of_counts(comparison).verb,
    "counts set side by side": lambda comparison: words_of_counts(comparison).compared,
    "way of the change": lambda comparison: CHANCE[comparison.change].verb,
    "change set side by side": lambda comparison: CHANCE[comparison.change].compared,
    "change": lambda comparison: CHANCE[comparison.change].short,
    "chance": _chance,
    "why no ratio": lambda comparison: comparison.ratio.say if isinstance(comparison.ratio, Refusal) else "",
    "times or percent": _of_ratio(say_change),
    "range of it": _of_ratio(say_range),
    "range of it, in short": _of_ratio(say_short_range),
    "range of it, in bare percent": _of_ratio(lambda ratio, _: say_short_range(ratio).rsplit(" ", 1)[0]),
    "range of it, in times": _of_ratio(lambda ratio, _: f"between {say_times(ratio.lower)} and {say_times(ratio.upper)} times"),
    "times, about": _of_ratio(lambda ratio, _: about_times(ratio.value)),
    "times, to the hundredth": _of_ratio(lambda ratio, _: say_fold(ratio.value)),
    "percent": _of_ratio(lambda ratio, _: say_percent(ratio.value)),
    "bare percent": _of_ratio(lambda ratio, _: say_percent(ratio.value).split(" ")[0]),
    "word that the counts reach": _word,
    "end of the range next to that word": _limit,
    "weaker word that is settled": _weaker,
    "fuller recording that leaves no clear change": _of_tipping(lambda point: say_fold(point.no_longer_clear)),
    "fuller recording that leaves no change": _of_tipping(lambda point: say_fold(point.fully_explained)),
    "grade": lambda comparison: str(comparison.comparability.grade),
    "reason of the grade": lambda comparison: comparison.comparability.reasons[0],
}
"""Each phrase by its name."""
