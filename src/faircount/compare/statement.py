"""A comparison in sentences: the count first, then the comparison, then chance, then what else could explain it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Refusal
from faircount.compare.facts import Statement, capital, joined, stated, told
from faircount.compare.phrases import largest_words, phrase
from faircount.compare.wording import say_number
from faircount.tables.figure import Figure
from faircount.vocabulary.breaks import Break
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period, financial_years

UNCLEAR = "fuller recording that leaves no clear change"
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


def say_counts(comparison: Comparison, naming: Naming) -> Statement:
    """The counts, with "recorded" or "marked" beside them, and the direction where chance does not explain it."""
    unclear = comparison.change is Change.NO_CLEAR_CHANGE
    tail = told(": {change}", change=phrase(comparison, "change")) if unclear else ""
    if naming.mark:
        return capital(told("{marked}{tail}.", marked=_marked(comparison, naming), tail=tail))
    by = "" if naming.recorder == "Police" else f" recorded by {naming.recorder}"
    what = f"{naming.offences[0].upper()}{naming.offences[1:]}{by}" if by else f"{naming.opening} {naming.offences}"
    first, second = counted(comparison.before), counted(comparison.after)
    years = [told(" in {year}", year=year_of(figure)) if naming.dated else "" for figure in (comparison.before, comparison.after)]
    if comparison.count_change == 0:
        again = told("{earlier} and {second}{later}", earlier=years[0], second=second, later=years[1])
        when = again if naming.dated else " both times"
        return told("{what} numbered {first}{when}{tail}.", what=what, first=first, when=when, tail=tail)
    return told(
        "{what} {verb} from {first}{earlier} to {second}{later}{tail}.",
        what=what, verb=phrase(comparison, "way of the counts"), tail=tail,
        first=first, earlier=years[0], second=second, later=years[1],
    )  # fmt: skip


def counted(figure: Figure) -> Statement:
    """The count of a figure that has one."""
    return stated(say_number(figure.count) if figure.count is not None else "", "count", figure)


def year_of(figure: Figure) -> Statement:
    """The period of a figure, by its name."""
    return stated(figure.period.label, "period", figure)


def _marked(comparison: Comparison, naming: Naming) -> Statement:
    noun = "offence" if comparison.count_after == 1 else "offences"
    compared = told(
        "{compared} {first}", compared=phrase(comparison, "counts set side by side"), first=counted(comparison.before)
    )
    return told(
        "{recorder} marked {second} recorded {noun} as {mark} in {year}, {compared} {before}",
        recorder=naming.recorder, second=counted(comparison.after), noun=noun, mark=naming.mark,
        year=stated(say_year(comparison.after.period), "year to March", comparison.after),
        compared=compared if comparison.count_change else "as many as", before=_year_before(comparison),
    )  # fmt: skip


def say_chance(comparison: Comparison) -> Statement:
    """The range, and whether chance could account for the difference."""
    words = phrase(comparison, "chance")
    if isinstance(comparison.ratio, Refusal):
        return told("{words}. {refusal}", words=capital(words), refusal=phrase(comparison, "why no ratio"))
    return told("{range}: {words}.", range=capital(phrase(comparison, "range of it")), words=words)


def say_other(comparison: Comparison) -> Statement:
    """What the register of breaks knows that could explain a change, on evidence alone; empty where it knows nothing."""
    return joined(" ", (_explained(entry, comparison) for entry in comparison.comparability.breaks))


def say_completeness(comparison: Comparison, naming: Naming) -> Statement:
    """How much fuller recording or marking would have to be to explain a rise; that it cannot explain a fall, and may hide one.

    From a base too small for a ratio it gives no number, since each of them is a ratio.
    """
    if comparison.before.online is Online.NO:
        # An offence that is marked leaves the counts of those that are not: here fuller marking lowers what is counted.
        explains = "Fuller marking could explain some or all of the fall: an offence that is marked is no more among these."
        return Statement(explains if comparison.change is Change.FALL else "")
    what, point = "marking" if naming.mark else "recording", comparison.tipping
    if comparison.change is Change.RISE:
        if point is None:  # a break that bears on the rise has said as much already
            return Statement("" if comparison.comparability.breaks else f"Fuller {what} could explain some or all of the rise.")
        return told(
            "If {what} became {unclear} times as complete between the years, no clear rise is left; "
            "{all} times explains all of it.",
            what=what, unclear=phrase(comparison, UNCLEAR), all=phrase(comparison, "fuller recording that leaves no change"),
        )  # fmt: skip
    if comparison.change is Change.FALL:
        if comparison.count_after == 0:
            return Statement(f"Fuller {what} cannot explain a fall.")
        return told(
            "Fuller {what} cannot explain a fall: if {what} became fuller between the years, "
            "the true fall from {first} would be larger than it looks.",
            what=what, first=counted(comparison.before),
        )  # fmt: skip
    if comparison.count_change >= 0:
        return Statement("")
    if point is None:
        return Statement(f"If {what} became fuller between the years, a fall could be hidden by it.")
    return told(
        "If {what} became more than {unclear} times as complete between the years, what is left would be a clear fall.",
        what=what, unclear=phrase(comparison, UNCLEAR),
    )  # fmt: skip


def say_threshold(comparison: Comparison) -> Statement:
    """The largest of "doubled", "trebled" and the like that the counts reach, and whether it is settled for the rate too."""
    found = largest_words(comparison)
    if found is None:
        return Statement("")
    word, weaker = found
    said = told("“{word}” is true of the count", word=phrase(comparison, "word that the counts reach"))
    arithmetic = told(
        "{after} ÷ {before} = {fold}",
        after=counted(comparison.after), before=counted(comparison.before), fold=phrase(comparison, "times, to the hundredth"),
    )  # fmt: skip
    if word.settled:
        return told("{said}, {sum}, and of the underlying rate, allowing for chance.", said=said, sum=arithmetic)
    settled = told("; “{word}” is settled", word=phrase(comparison, "weaker word that is settled")) if weaker else ""
    return told(
        "{said}: {sum}. Not settled for the underlying rate: the range {end} at {limit}{settled}.",
        said=said, sum=arithmetic, end="ends" if word.factor < 1 else "starts", settled=settled,
        limit=phrase(comparison, "end of the range next to that word"),
    )  # fmt: skip


def say_completeness_title(comparison: Comparison, naming: Naming) -> Statement:
    """The same as a title; empty where there is no clear rise to explain."""
    if comparison.tipping is None or comparison.change is not Change.RISE:
        return Statement("")
    what = "Marking" if naming.mark else "Recording"
    return told("{what} {times} times as complete would leave no clear rise", what=what, times=phrase(comparison, UNCLEAR))


def say_quote(comparison: Comparison) -> Statement:
    """One sentence for somebody else's text: about how many times as many, and the range; empty where none may be given."""
    if isinstance(comparison.ratio, Refusal) or comparison.change is Change.NO_CLEAR_CHANGE:
        return Statement("")
    if comparison.ratio.value >= 2:
        within = told(
            "{times} ({range})", times=phrase(comparison, "times, about"), range=phrase(comparison, "range of it, in times")
        )
    else:
        within = phrase(comparison, "range of it")
    return told("That is {within}, allowing for chance alone.", within=within)


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
    if one_year:
        return "the year before"
    return told("in {year}", year=stated(say_year(before), "year to March", comparison.before))


def _explained(entry: Break, comparison: Comparison) -> Statement:
    first = comparison.before.period
    if not (entry.online_only and entry.is_certain and first.start <= entry.date <= first.end):
        return registered(entry)
    said = told("But {year} was the first year the mark was required", year=year_of(comparison.before))
    if comparison.change is Change.RISE:
        return told("{said}, so some of the rise is likely to be fuller marking.", said=said)
    return told("{said}, so the two years may not have been marked alike.", said=said)


def registered(entry: Break) -> Statement:
    """What the register says of a break, in its own words, numbers included."""
    return stated(entry.words, "words of the register", about=entry.key)
