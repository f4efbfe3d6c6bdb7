"""Percentages that stand beside counts: each says what one count is of another, and nothing that the two do not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Wholes = Mapping[str, Sequence[str]]
"""For the key of a row the keys of the rows of which its percentage is asked."""


def shares_of(wholes: Wholes, counts: Mapping[str, int | None]) -> dict[str, str]:
    """What each row says under "Percentage": to one decimal, and only where both counts are given and the whole is not 0.

    A percentage of a hidden count would give it away, and one of a hidden whole would bind it; neither is made.

    >>> shares_of({"R002": ["R001"], "R003": ["R001"]}, {"R001": 120, "R002": 15, "R003": None})
    {'R002': '12.5% of R001'}
    """
    said = {}
    for key, of in wholes.items():
        part = counts.get(key)
        given = [(whole, counts.get(whole)) for whole in of]
        told = [f"{100 * part / whole:.1f}% of {name}" for name, whole in given if part is not None and whole]
        if told:
            said[key] = "; ".join(told)
    return said


def wholes_in(said: str) -> list[str]:
    """The rows of which percentages are told.

    >>> wholes_in("12.5% of R001; 40.0% of R007")
    ['R001', 'R007']
    """
    return [part.rpartition(" of ")[2].strip() for part in said.split(";")]
