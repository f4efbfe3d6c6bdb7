"""Numbers, changes and ranges in plain words: the one table that every sentence about chance is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from faircount.compare.comparison import Change
from faircount.compare.estimate import Estimate

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class ChanceWords:
    """How one outcome is said: after a colon, as the end of a range, and with the verb of the counts."""

    short: str
    after_range: str
    verb: str
    compared: str


CHANCE: Mapping[Change, ChanceWords] = {
    Change.RISE: ChanceWords("a rise", "chance alone does not explain that", "rose", "up from"),
    Change.FALL: ChanceWords("a fall", "chance alone does not explain that", "fell", "down from"),
    Change.NO_CLEAR_CHANGE: ChanceWords("no clear change", "a difference this size could be chance", "went", "compared with"),
}
EQUAL = "equal counts leave room for a change either way"
"""What takes the place of ``after_range`` where there is no difference that could be chance."""

USUAL = 0.95
"""The confidence of a range of which no other is said."""
_HALVES = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Numbers at which a word changes: rounding must not put a ratio on one it has not reached, nor on one it has passed.
_TIMES_EDGES = frozenset(map(Decimal, (0, 1, 2, 3, 4)))
_FOLD_EDGES = frozenset({*_TIMES_EDGES, Decimal("0.5")})
_PERCENT_EDGES = frozenset(map(Decimal, (0, 50, 100)))
_MOST_DIGITS = 8
_WIDE = Context(prec=340)
"""Room for the digits of any float before the point, of which there are 309 at most, and for ours behind it."""
_NEAR = 0.06


def say_number(value: float, digits: int = 0) -> str:
    """A number with thousands commas, halves rounded up and away from 0, and a true minus.

    >>> say_number(5653), say_number(-48), say_number(2.675, 2), say_number(0.5)
    ('5,653', '−48', '2.68', '1')
    """
    return _said(_rounded(value, digits))


def say_percent(ratio: float) -> str:
    """A ratio as percent more or fewer, in whole percent unless rounding would land on no change, half or double.

    >>> say_percent(0.9415), say_percent(1.448), say_percent(1.003), say_percent(1.0)
    ('6% fewer', '45% more', '0.3% more', 'no change')
    """
    return " ".join(_percent(ratio)) if ratio != 1 else "no change"


def say_times(ratio: float) -> str:
    """A ratio to one decimal, or more where rounding would land on a whole number that it is not.

    >>> say_times(2.636), say_times(1.96), say_times(2.0), say_times(12.0)
    ('2.6', '1.96', '2', '12')
    """
    digits = 1 if ratio < 10 else 0
    return _said(_kept_apart(ratio, digits, _TIMES_EDGES), strip=True)


def say_fold(ratio: float) -> str:
    """A ratio to two decimals, fewer from ten up, and more where rounding would land on half or a whole number that it is not.

    >>> say_fold(1.9203), say_fold(1.0018), say_fold(2.0), say_fold(16.67), say_fold(131.2)
    ('1.92', '1.002', '2.00', '16.7', '131')
    """
    digits = 2 if ratio < 10 else 1 if ratio < 100 else 0
    return _said(_kept_apart(ratio, digits, _FOLD_EDGES))


def about_times(ratio: float) -> str:
    """A ratio from two up in the words of a speaker, to the nearest half where that is near enough to be heard as the same.

    >>> about_times(2.636), about_times(2.0), about_times(14.6)
    ('about two and a half times as many', 'twice as many', 'about 15 times as many')
    """
    if ratio == 2:
        return "twice as many"
    halves = round(2 * ratio)
    whole, half = divmod(halves, 2)
    if not 2 <= whole < len(_HALVES) or abs(halves / 2 - ratio) > _NEAR * ratio:
        return f"about {say_number(ratio, 0 if ratio >= 10 else 1)} times as many"
    if halves == 4:
        return "about twice as many"
    return f"about {_HALVES[whole]}{' and a half' if half else ''} times as many"


def in_times(ratio: Estimate, percent_allowed: bool = True) -> bool:
    """Whether a ratio is said in times, not in percent: where its range passes two, or the base is too small for percent."""
    return not percent_allowed or ratio.upper > 2


def say_change(ratio: Estimate, percent_allowed: bool = True) -> str:
    """The change itself, as a label.

    >>> say_change(Estimate(0.9415, 0.8522, 1.0400, 0.95, "")), say_change(Estimate(2.636, 1.92, 3.66, 0.95, ""))
    ('6% fewer', '2.6 times as many')
    """
    if ratio.value == 1:
        return "as many"
    return f"{say_times(ratio.value)} times as many" if in_times(ratio, percent_allowed) else say_percent(ratio.value)


def say_level(confidence: float) -> str:
    """The level of a range where it is another than 95%, which goes without saying.

    >>> say_level(0.95), say_level(0.8), say_level(0.998)
    ('', ' (80% range)', ' (99.8% range)')
    """
    return "" if confidence == USUAL else f" ({100 * confidence:.6g}% range)"


def say_range(ratio: Estimate, percent_allowed: bool = True) -> str:
    """The range in a sentence.

    >>> say_range(Estimate(0.9415, 0.8522, 1.0400, 0.95, ""))
    'between 15% fewer and 4% more'
    >>> say_range(Estimate(2.636, 1.92, 3.66, 0.95, "")), say_range(Estimate(0.0, 0.0, 0.1, 0.95, ""))
    ('between 1.9 and 3.7 times as many', 'at least 90% fewer')
    """
    low, high, unit = _ends(ratio, percent_allowed)
    times = " times as many" if unit == "times" else ""
    if ratio.lower == 0:  # a fall to none, of which the range has one end
        return f"at most {high}{times}" if times else f"at least {say_percent(ratio.upper)}"
    return f"between {low} and {high}{times}"


def say_short_range(ratio: Estimate, percent_allowed: bool = True) -> str:
    """The range as a label.

    >>> say_short_range(Estimate(1.448, 1.390, 1.509, 0.95, "")), say_short_range(Estimate(2.636, 1.92, 3.66, 0.95, ""))
    ('39% to 51% more', '1.9 to 3.7 times')
    """
    if ratio.lower == 0:
        return say_range(ratio, percent_allowed).removesuffix(" as many")
    low, high, unit = _ends(ratio, percent_allowed)
    return f"{low} to {high}{' times' if unit == 'times' else ''}"


def say_estimate(estimate: Estimate, digits: int = 2) -> str:
    """The number with its range, for a table or a note.

    >>> say_estimate(Estimate(2.636, 1.9203, 3.6647, 0.95, ""))
    '2.64 (1.92 to 3.66)'
    """
    low, high = say_number(estimate.lower, digits), say_number(estimate.upper, digits)
    return f"{say_number(estimate.value, digits)} ({low} to {high})"


def _ends(ratio: Estimate, percent_allowed: bool) -> tuple[str, str, str]:
    """Both ends, to as many digits as tell them apart: never "between 1% and 1% more"."""
    for digits in range(_MOST_DIGITS):
        low, high, unit = _ends_to(ratio, percent_allowed, digits)
        if low.split("%")[0] != high.split("%")[0] or low.endswith("fewer") or ratio.lower == ratio.upper:
            break
    return low, high, unit


def _ends_to(ratio: Estimate, percent_allowed: bool, digits: int) -> tuple[str, str, str]:
    low, high = ratio.lower, ratio.upper
    if in_times(ratio, percent_allowed):
        return _times(low, digits), _times(high, digits), "times"
    if high < 1:  # the smaller fall is said first: "between 48% and 73% fewer"
        low, high = high, low
    same_side = (low - 1) * (high - 1) > 0
    said_low, said_high = (" ".join(_percent(end, digits)) if end != 1 else "no change" for end in (low, high))
    return said_low.split(" ")[0] if same_side else said_low, said_high, "percent"


def _times(ratio: float, digits: int) -> str:
    return say_times(ratio) if not digits else _said(_kept_apart(ratio, digits + 1, _TIMES_EDGES), strip=True)


def _percent(ratio: float, digits: int = 0) -> tuple[str, str]:
    change = abs(Decimal(repr(float(ratio))) - 1) * 100
    return f"{_said(_kept_apart(change, digits, _PERCENT_EDGES), strip=True)}%", "fewer" if ratio < 1 else "more"


def _kept_apart(value: float | Decimal, digits: int, edges: frozenset[Decimal]) -> Decimal:
    """The value rounded, with as many more digits as keep it off an edge on which it does not lie."""
    rounded = _rounded(value, digits)
    while rounded in edges and rounded != _decimal(value) and digits < _MOST_DIGITS:
        digits += 1
        rounded = _rounded(value, digits)
    return rounded


def _rounded(value: float | Decimal, digits: int) -> Decimal:
    return _decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _WIDE)


def _decimal(value: float | Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))


def _said(value: Decimal, strip: bool = False) -> str:
    if strip and value == value.to_integral_value():
        value = value.quantize(Decimal(1), context=_WIDE)
    return f"{value.copy_abs():,f}" if value >= 0 or not value else f"{MINUS}{value.copy_abs():,f}"
