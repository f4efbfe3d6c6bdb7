"""The arithmetic of a claim: what two figures give, whether the claim's words allow it, and the line that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from faircount.claims.claim import Direction, ErrorSeverity, Form, StatedValue, Verdict, Verification
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.words import Wording

SIGN = {Direction.UP: 1, Direction.DOWN: -1, Direction.SAME: 0}
NONE_LEFT = 1e9
"""Stands for the factor by which a count fell to none: whatever "halved" asks, it is reached."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """What the figures give, from ``lower`` to ``upper`` where one of them is itself a range, and the line that shows it."""

    number: float
    line: str
    lower: float
    upper: float
    reason: str = ""

    @classmethod
    def of(cls, number: float, line: str, reason: str = "") -> Calculation:
        """A sum whose figures are exact."""
        return cls(number, line, number, number, reason)


def change(
    stated: StatedValue, before: StatedRange, after: StatedRange, numbers: tuple[float, float], wording: Wording
) -> tuple[Calculation, StatedValue] | None:
    """The change between two figures in the form in which the claim gives it, or None where none can be made (a base of 0)."""
    x, y = numbers
    if stated.form in (Form.PERCENT, Form.FRACTION):
        return None if x == 0 else (_percent(before, after, x, y), stated)
    if stated.form is Form.FACTOR:
        return _factor(stated, before, after, x, y, wording)
    if stated.form is Form.DIFFERENCE:
        return _difference(before, after, x, y), stated
    return None


def _percent(before: StatedRange, after: StatedRange, x: float, y: float) -> Calculation:
    lowest, highest = _ratio_range(before, after, x, y)
    actual = 100 * (y / x - 1)
    line = f"({plain(y)} − {plain(x)}) / {plain(x)} = {percent(actual)}"
    return Calculation(actual, line, 100 * (lowest - 1), 100 * (highest - 1))


def _ratio_range(before: StatedRange, after: StatedRange, x: float, y: float) -> tuple[float, float]:
    if before.is_exact and after.is_exact:
        return y / x, y / x
    low, high = finite(before, x), finite(after, y)
    return high[0] / low[1], high[1] / low[0] if low[0] > 0 else float("inf")


def finite(amount: StatedRange, number: float) -> tuple[float, float]:
    """The ends of an amount, an open side cut where a writer would have chosen the next round number."""
    low = amount.lower if amount.lower > -1e300 else number * 0.85
    high = amount.upper if amount.upper < 1e300 else number * 1.15
    return low, high


def _factor(
    stated: StatedValue, before: StatedRange, after: StatedRange, x: float, y: float, wording: Wording
) -> tuple[Calculation, StatedValue] | None:
    falls = stated.value is not None and stated.value < 1 and stated.word != "of"
    if falls and y == 0 < x:
        return Calculation.of(NONE_LEFT, f"{plain(x)} to 0"), StatedValue(stated.form, StatedRange(1, inf), 1.0)
    if (y if falls else x) == 0:
        return None
    if falls and stated.value:
        # "More than halved" is the old figure more than twice the new one: hedges keep their sense.
        low, high = _ratio_range(after, before, y, x)
        turned = StatedValue(
            stated.form, wording.take(Form.FACTOR, 1 / stated.value, 1.0, stated.hedge), 1 / stated.value, hedge=stated.hedge
        )
        return Calculation(x / y, f"{plain(x)} / {plain(y)} = {plain(x / y)}", low, high), turned
    low, high = _ratio_range(before, after, x, y)
    return Calculation(y / x, f"{plain(y)} / {plain(x)} = {plain(y / x)}", low, high), stated


def _difference(before: StatedRange, after: StatedRange, x: float, y: float) -> Calculation:
    lows, highs = finite(before, x), finite(after, y)
    exact = before.is_exact and after.is_exact
    line = f"{plain(y)} − {plain(x)} = {plain(y - x)}"
    return Calculation(y - x, line, y - x if exact else highs[0] - lows[1], y - x if exact else highs[1] - lows[0])


def percent(number: float) -> str:
    """A percentage change with its sign: two decimals where they decide.

    >>> percent(68.0), percent(-5.853), percent(163.636)
    ('+68%', '−5.85%', '+163.64%')
    """
    sign = "+" if number > 0 else ""
    return f"{sign}{plain(number)}%"


def fits(total: Calculation, stated: StatedValue) -> bool:
    """Whether the words allow what the figures give. A change that says no direction may go either way."""
    assert stated.amount is not None
    sized = stated.form in (Form.PERCENT, Form.FRACTION, Form.DIFFERENCE) and stated.direction in (Direction.UP, Direction.DOWN)
    if sized and stated.word != "range" and stated.direction and total.number * SIGN[stated.direction] < 0:
        return False  # a fall is no growth "by less than a fifth"
    # What is rounded itself bears out what lies near, and not whatever its ends allow: "rose by 15%" of 37.5% and "two in five".
    is_sure = total.upper - total.lower <= _WIDE * abs(total.number)
    if stated.amount.holds(total.number) or (is_sure and stated.amount.meets(total.lower, total.upper)):
        return True
    undirected = stated.direction is None and stated.form in (Form.PERCENT, Form.FRACTION, Form.POINTS, Form.DIFFERENCE)
    return undirected and stated.amount.holds(abs(total.number))


_WIDE = 0.8
"""How far apart the ends may lie that the rounding of the figures leaves, as a share of what they give."""


def is_slip(total: Calculation, stated: StatedValue, wording: Wording) -> bool:
    """Whether the claim misses by less than one in its last printed digit: cut off, not rounded, and no error."""
    if stated.value is None or stated.form in (Form.FRACTION, Form.ONE_IN, Form.MAGNITUDE) or stated.amount is None:
        return False
    if stated.form in (Form.PERCENT, Form.POINTS, Form.PER, Form.EVERY):
        away = stated.amount.distance(total.number) if stated.hedge else abs(total.number - stated.value)
        return away < stated.unit * wording.slip_digits
    if stated.form is Form.FACTOR:
        return stated.amount.distance(total.number) < 0.005 * abs(total.number)
    return stated.form is Form.DIFFERENCE and stated.amount.distance(total.number) <= wording.slip_sum and abs(total.number) > 20


def said(stated: StatedValue) -> str:
    """What the claim says, for the end of the line."""
    assert stated.amount is not None
    if (
        stated.form in (Form.PERCENT, Form.FRACTION)
        and not stated.hedge
        and stated.value is not None
        and stated.form is Form.PERCENT
    ):
        return f"stated {percent(stated.value) if stated.direction else plain(stated.value) + '%'}"
    unit = {Form.PERCENT: "%", Form.FRACTION: "%", Form.ONE_IN: "%", Form.POINTS: " points"}.get(stated.form, "")
    return f"stated {stated.amount.shown(unit)}"


def verify(total: Calculation, stated: StatedValue, operands: tuple[str, ...], wording: Wording) -> Verification:
    """The verdict on a claim whose figures are known."""
    line = f"{total.line}; {said(stated)}"
    if fits(total, stated):
        return Verification(Verdict.CONSISTENT, line, None, operands, reason=total.reason)
    if is_slip(total, stated, wording):
        return Verification(
            Verdict.INCONSISTENT,
            f"{line} (cut off, not rounded)",
            ErrorSeverity.ROUNDING,
            operands,
            reason="cut off, not rounded",
        )
    return Verification(Verdict.INCONSISTENT, line, ErrorSeverity.MATERIAL, operands, reason=total.reason or _why(total, stated))


def _why(total: Calculation, stated: StatedValue) -> str:
    """What could have happened, where the figures show it."""
    if stated.form is Form.PERCENT and stated.value is not None and abs(total.number + 100 - stated.value) < 1.5 * stated.unit:
        return "this is the later figure as a percentage of the earlier one, not the increase"
    if (
        stated.direction in (Direction.UP, Direction.DOWN)
        and total.number * (1 if stated.direction is Direction.UP else -1) < 0
        and stated.form is not Form.FACTOR
    ):
        return "it went the other way"
    if stated.form is Form.FACTOR and stated.direction is Direction.UP and total.number < 1:
        return "it went down"
    return ""


def is_transposed(printed: int, right: int) -> bool:
    """Whether two digits beside each other were changed about.

    >>> is_transposed(3123, 3213), is_transposed(3123, 3122), is_transposed(3123, 1323)
    (True, False, True)
    """
    one, other = str(printed), str(right)
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(apart) == _TWO and apart[1] == apart[0] + 1 and sorted(one) == sorted(other)


_TWO = 2
