"""Spoilt copies of a claim: its number another than the figures give, as those are that writers of errors make."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import inf

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.verification.binding import Candidates

FRACTIONS = (50.0, 100 / 3, 200 / 3, 25.0, 75.0, 20.0, 40.0, 60.0, 80.0, 100 / 6, 10.0, 30.0)
_TURNED = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
_SHIFTED = (Form.PERCENT, Form.POINTS, Form.DIFFERENCE, Form.COUNT, Form.THINGS)


def spoilt(near: Candidates, drawn: random.Random) -> Candidates | None:
    """A claim with a wrong number, or going the other way; None where its form is not spoilt."""
    stated = near.stated
    if stated.form in (Form.DIRECTION, Form.PAIR):
        turned = _TURNED.get(stated.direction) if stated.direction else None
        return _with(near, replace(stated, direction=turned)) if turned else None
    spoil = SPOILERS.get(stated.form)
    if spoil is None or stated.amount is None or not stated.value:
        return None
    said = abs(stated.value)
    number = spoil(Said(said, stated, near.claim.extracted.kind, drawn))
    if number is None or abs(number - said) < 1e-9:
        return None
    return _with(near, _moved(stated, number if stated.value > 0 else -number))


def _moved(stated: StatedValue, number: float) -> StatedValue:
    """The same words of another number: as wide where it is told by itself, as wide for its size where it is hedged."""
    assert stated.amount is not None
    assert stated.value
    low, high = stated.amount.lower, stated.amount.upper
    if stated.form in _SHIFTED and not stated.hedge and inf not in (high, -low):
        ends = low + number - stated.value, high + number - stated.value
    else:
        ends = low * number / stated.value, high * number / stated.value
    return replace(stated, value=number, amount=replace(stated.amount, lower=min(ends), upper=max(ends)))


def _with(near: Candidates, stated: StatedValue) -> Candidates:
    return replace(near, claim=replace(near.claim, extracted=replace(near.claim.extracted, stated=stated)))


@dataclass(frozen=True)
class Said:
    """A number as it was told, without its sign, with what it is told of and what is drawn from."""

    number: float
    stated: StatedValue
    kind: ClaimKind
    drawn: random.Random


def _percent(said: Said) -> float | None:
    """The other base, the whole for the increase, points off, or a few times it."""
    rises, how, number = (said.stated.value or 0) > 0, said.drawn.random(), said.number
    if said.kind is ClaimKind.CHANGE and how < 0.3:
        other = 100 * number / (100 + number) if rises else 100 * number / (100 - number) if number < 95 else number * 1.5
    elif said.kind is ClaimKind.CHANGE and how < 0.4 and rises:
        other = 100 + number
    elif how < 0.75:
        other = number + said.drawn.choice((-10, -8, -6, -5, -4, -3, 3, 4, 5, 6, 8, 10, 12, 20))
    else:
        other = number * said.drawn.choice((0.5, 0.6, 0.7, 0.8, 1.25, 1.4, 1.6, 2))
    other = round(other / said.stated.unit) * said.stated.unit
    return None if other <= 0 or (said.kind is ClaimKind.SHARE and other >= 100) else other


def _fraction(said: Said) -> float:
    nearest = sorted(FRACTIONS, key=lambda one: abs(one - said.number))[:5]
    return said.drawn.choice([one for one in nearest if abs(one - said.number) > 2] or [said.number * 1.5])


def _factor(said: Said) -> float:
    number = said.number
    if number < 1:
        return said.drawn.choice([one for one in (0.5, 1 / 3, 0.25, 2 / 3, 0.75) if abs(one - number) > 0.05])
    near = (number - 1, number + 1, number * 1.3, number * 0.7) if number >= 2 else (number * 1.3, number * 1.5, number * 2)
    other = said.drawn.choice(near)
    other = number + 1 if other <= 1 else other
    return float(max(2, round(other))) if number == int(number) else round(other, 1)


def _points(said: Said) -> float | None:
    other = said.number + said.drawn.choice((-3, -2, -1, 1, 2, 3, 5, 10))
    return other if other > 0 else None


def _count(said: Said) -> float | None:
    """One digit another."""
    step = 10 ** said.drawn.randrange(len(str(int(said.number)))) if said.number >= 10 else 1
    other = said.number + step * said.drawn.choice((-3, -2, -1, 1, 2, 3, 5))
    return other if other > 0 else None


def _rate(said: Said) -> float:
    unit = said.stated.unit
    return max(unit, round(said.number * said.drawn.choice((0.5, 0.6, 0.75, 1.3, 1.5, 2, 10)) / unit) * unit)


def _rank(said: Said) -> float:
    return said.number + 1 if said.number < 2 else said.drawn.choice((said.number - 1, said.number + 1))


SPOILERS: Mapping[Form, Callable[[Said], float | None]] = {
    Form.PERCENT: _percent,
    Form.FRACTION: _fraction,
    Form.ONE_IN: _fraction,
    Form.FACTOR: _factor,
    Form.POINTS: _points,
    Form.DIFFERENCE: _count,
    Form.COUNT: _count,
    Form.THINGS: _count,
    Form.PER: _rate,
    Form.EVERY: _rate,
    Form.FOR_EVERY: _rate,
    Form.MAGNITUDE: _rate,
    Form.RANK: _rank,
}
"""How each form of claim is spoilt."""
