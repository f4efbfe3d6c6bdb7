"""Labels that are ages because of each other: single ages, bands that follow each other."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.language.ages import parse_band
from faircount.language.labels import read_label


def are_single_ages(labels: Sequence[str]) -> bool:
    """Three single ages or more that follow each other: "10", "11", "12"; or ten in the order of text: "0", "1", "10", "2".

    >>> are_single_ages(["10", "11", "12"]), are_single_ages(sorted(map(str, range(18)))), are_single_ages(["1", "10", "2"])
    (True, True, False)
    """
    numbers = [int(label) for label in labels if label.isdecimal() and len(label) < 3]
    if len(numbers) < 3 or len(numbers) != len(labels):
        return False
    is_text = len(numbers) > _MANY and list(labels) == sorted(labels)
    numbers = sorted(numbers) if is_text else numbers
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


_MANY = 10
"""More ages than this in the order of text are so by no chance."""


def are_bands_in_turn(labels: Sequence[str]) -> bool:
    """Bands of ages of which each begins where the one before it ends: "12 or less", "13 or more"."""
    bands = [band for label in labels if (band := parse_band(label)) is not None and band.low is not None]
    ends = [-1 if one.high is None else one.high + 1 for one in bands]
    return 1 < len(bands) == len(labels) and all(end == band.low for end, band in zip(ends, bands[1:], strict=False))


def are_bands_and_ages(labels: Sequence[str]) -> bool:
    """Bands of ages with single ages among them: "7 or younger", "8", "9", "10-17"."""
    others = [label for label in labels if not (label.isdecimal() and int(label) < 30)]
    return 0 < len(others) < len(labels) and all("age" in read_label(label).kinds for label in others)
