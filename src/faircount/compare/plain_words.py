"""What two plain counts allow one to say, in the words of every page."""

from __future__ import annotations

from faircount.compare.comparability import GRADES, Grade
from faircount.compare.compare import change_between
from faircount.compare.comparison import Change
from faircount.compare.estimate import Rate
from faircount.compare.rates import percentage_refusal, rate_ratio, ratio_refusal
from faircount.compare.wording import CHANCE, EQUAL, say_level, say_number, say_range
from faircount.errors import NotComparable


def plain_words(count_before: int, count_after: int, grade: str = "B", confidence: float = 0.95) -> str:
    """The counts, the range, whether chance alone explains the difference, and the grade; no cause, and no more than the range.

    >>> plain_words(820, 772)[:53]
    'Recorded: 820, then 772: no clear change. Between 15%'
    >>> plain_words(820, 772)[52:]
    '% fewer and 4% more: a difference this size could be chance. Comparability: B.'
    >>> plain_words(3, 11)[:41]
    'Recorded: 3, then 11: no clear change. A '

    Reference: Code of Practice for Statistics (Office for Statistics Regulation); the rules of wording of this program.

    In words: "no clear change: between 15% fewer and 4% more".

    Not for figures of grade D, which are refused: show them apart. Not for a cause, which counts do not tell.
    """
    graded = Grade(grade)
    if graded is Grade.D:
        raise NotComparable("figures of grade D are not compared; show the two apart, each with what it counts")
    before, after = Rate(count_before), Rate(count_after)
    change = change_between(after, before, confidence)
    ending = f": {CHANCE[change].short}" if change is Change.NO_CLEAR_CHANGE else ""
    told = f"Recorded: {say_number(count_before)}, then {say_number(count_after)}{ending}."
    doubt = f" {GRADES[graded]}" if graded is Grade.C else ""
    return f"{told} {_chance(before, after, change, confidence)} Comparability: {graded}.{doubt}"


def _chance(before: Rate, after: Rate, change: Change, confidence: float) -> str:
    words = CHANCE[change].after_range if before.count != after.count else EQUAL
    refused = ratio_refusal(before)
    if refused is not None:
        return f"{words[0].upper()}{words[1:]}. {refused.say}"
    said = say_range(rate_ratio(after, before, confidence), percentage_refusal(before) is None)
    return f"{said[0].upper()}{said[1:]}{say_level(confidence)}: {words}."
