"""The world of the invented records: forces that do not exist, and shares chosen to look like no force in particular."""

from __future__ import annotations

from collections.abc import Sequence

OFFENCES = (
    ("22B", "teenager", 0.200), ("20B", "child", 0.120), ("88A", "teenager", 0.130), ("19D", "teenager", 0.085),
    ("21", "child", 0.085), ("86", "teenager", 0.120), ("19E", "child", 0.050), ("17B", "child", 0.045),
    ("88E", "teenager", 0.045), ("19H", "child", 0.022), ("19G", "teenager", 0.018), ("71", "teenager", 0.035),
    ("88C", "teenager", 0.025), ("73", "teenager", 0.020),
)  # fmt: skip
"""Code, the ages that it mostly concerns, and its share of the invented offences."""

BOYS = frozenset({"17B", "19G", "19H"})
IMAGES = frozenset({"86"})

_CHILD = (2, 2, 3, 5, 6, 6, 7, 7, 8, 8, 9, 10, 10, 0, 0, 0, 0, 0)
_TEENAGER = (0.2, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 1, 1.3, 2, 3, 6, 10, 17, 20, 17, 9, 7)
AGE_WEIGHTS = tuple(_CHILD if kind == "child" else _TEENAGER for _, kind, _ in OFFENCES)

ONLINE_SHARE = (0.18, 0.03, 0.72, 0.02, 0.08, 0.85, 0.01, 0.02, 0.20, 0.01, 0.02, 0.45, 0.15, 0.12)
RELATIONSHIP_WEIGHTS = (0.09, 0.06, 0.10, 0.08, 0.24, 0.03, 0.17, 0.09, 0.14)
OUTCOME_WEIGHTS = {
    "1": 0.11, "3": 0.01, "8": 0.01, "9": 0.02, "10": 0.03, "12": 0.01, "14": 0.07, "15": 0.22, "16": 0.27, "18": 0.17,
    "20": 0.02, "21": 0.04, "22": 0.02,
}  # fmt: skip


def forces(count: int, areas_each: int) -> tuple[Sequence[str], Sequence[str]]:
    """The codes of the invented forces, Exampleshire first, and of the local areas of each.

    >>> forces(2, 1)
    (['X99000001', 'X99000002'], ['X99000001-L01', 'X99000002-L01'])
    """
    codes = [f"X99{number:06d}" for number in range(1, count + 1)]
    return codes, [f"{code}-L{number:02d}" for code in codes for number in range(1, areas_each + 1)]
