"""Columns of codes, "19E", "20B" and "21" beside the offences that they stand for: numbers among them count nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faircount.language.cell_values import is_value
from faircount.patterns import regex

_LETTERED = regex(r"\d{1,3}[A-Z]{1,2}")
_BARE = regex(r"\d{1,3}")


def are_codes(cells: Sequence[str], beside: Iterable[Sequence[str]]) -> bool:
    """Whether the cells of a column are numbers with letters behind them that no mark is, and bare numbers among them.

    ``beside`` are the cells of the columns next to it, in the same rows: where few of its own have a letter, each of the labels
    of one of these must have one code, and each code one label.

    >>> are_codes(["19E", "19D", "21"], []), are_codes(["19E", "19", "21"], []), are_codes(["12", "13r", "40"], [])
    (True, False, False)
    """
    told = [cell for cell in cells if cell]
    lettered = [cell for cell in told if _LETTERED.fullmatch(cell)]
    bare = sum(_BARE.fullmatch(cell) is not None for cell in told)
    if len(lettered) + bare < len(told) or all(map(is_value, lettered)):
        return False
    return len(lettered) > bare or any(_go_together(cells, labels) for labels in beside)


def _go_together(cells: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether each code stands beside one label and each label beside one code, some of them more than once."""
    pairs = {(code, label) for code, label in zip(cells, labels, strict=True) if code}
    codes, named = {code for code, _ in pairs}, {label for _, label in pairs}
    return len(pairs) == len(codes) == len(named) and 1 < len(pairs) < sum(map(bool, cells)) and not any(map(is_value, named))
