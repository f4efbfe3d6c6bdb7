"""How wide words are in the faces of the charts, and where a label may stand without touching anything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

ASCENT, DESCENT = 0.74, 0.22
"""How far letters of the charts reach over and under their line, in parts of their size."""


@cache
def _widths() -> dict[int, dict[str, int]]:
    text = (resources.files(__package__) / "widths.json").read_text(encoding="utf-8")
    return {int(face.removeprefix("sans-")): table for face, table in json.loads(text).items()}


def width_of(words: str, size: float, weight: int = 400) -> float:
    """The width of a line of words, from the advance widths of the face; kerning may make it a little less.

    >>> 40 < width_of("no change", 14) < 65
    True
    """
    return _units(words, weight) * size / 1000


@lru_cache(maxsize=4096)  # captions are wrapped again and again for the evenest lines, word by word
def _units(words: str, weight: int) -> int:
    """The width in thousandths of the size."""
    table = _widths()[weight]
    return sum(table.get(letter, 560) for letter in words)


def wrap(words: str, size: float, weight: int, room: float) -> list[str]:
    """The words over as many lines as they need; a single word wider than the room keeps a line of its own.

    >>> wrap("All sexual offences against under-18s", 15, 600, 165)
    ['All sexual offences', 'against under-18s']
    """
    lines: list[str] = []
    width, space = 0, _units(" ", weight)
    for word in words.split():
        longer = width + space + _units(word, weight)
        if lines and longer * size / 1000 <= room:
            lines[-1], width = f"{lines[-1]} {word}", longer
        else:
            lines.append(word)
            width = _units(word, weight)
    return lines


def wrap_evenly(words: str, size: float, weight: int, room: float) -> list[str]:
    """The words over as few lines as ``wrap`` needs, but lines of about one length.

    >>> wrap_evenly("a doubling or more", 14.5, 400, 96)
    ['a doubling', 'or more']
    """
    fewest = wrap(words, size, weight, room)
    tighter = fewest
    while len(tighter) == len(fewest) and room > 20:
        fewest = tighter
        # Down to its longest line the same words stand on each line, so no room between is tried.
        spare = room - max((width_of(line, size, weight) for line in fewest), default=room)
        room -= 4 * (max(0, int(spare // 4)) + 1)
        tighter = wrap(words, size, weight, room)
    return fewest


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def grown(self, by: float) -> Box:
        """The rectangle with so much more room on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, other: Box) -> bool:
        """Whether it lies wholly inside the other."""
        return other.left <= self.left and self.right <= other.right and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line in a drawing that a label must not touch."""

    x1: float
    y1: float
    x2: float
    y2: float

    @classmethod
    def along(cls, points: Sequence[tuple[float, float]]) -> list[Stroke]:
        """The lines from each point to the next."""
        return [cls(*one, *other) for one, other in pairwise(points)]

    def crosses(self, box: Box) -> bool:
        """Whether any part of the line lies in the box (Liang and Barsky's clipping, 1984)."""
        x1, y1, x2, y2 = self.x1, self.y1, self.x2, self.y2
        # Nearly every line lies wholly to one side; the site asks this a million times.
        if (x1 < box.left and x2 < box.left) or (x1 > box.right and x2 > box.right):
            return False
        if (y1 < box.top and y2 < box.top) or (y1 > box.bottom and y2 > box.bottom):
            return False
        enters, leaves = 0.0, 1.0
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        sides = ((-dx, self.x1 - box.left), (dx, box.right - self.x1), (-dy, self.y1 - box.top), (dy, box.bottom - self.y1))
        for step, room in sides:
            if step == 0:  # along this side, and not beyond it, or it would have been told apart above
                continue
            at = room / step
            if step < 0:
                enters = max(enters, at)
            else:
                leaves = min(leaves, at)
        return enters <= leaves


Obstacles = list[Box | Stroke]
"""What labels keep clear of."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label could stand: its baseline point and how it is anchored."""

    x: float
    y: float
    anchor: str = "start"


def box_of(spot: Spot, words: str, size: float, weight: int = 400) -> Box:
    """The room that a label takes up."""
    wide = width_of(words, size, weight)
    left = spot.x - {"start": 0.0, "middle": wide / 2, "end": wide}[spot.anchor]
    return Box(left, spot.y - ASCENT * size, left + wide, spot.y + DESCENT * size)


def find_spot(
    spots: Sequence[Spot], words: str, size: float, weight: int, avoid: Iterable[Box | Stroke], inside: Box
) -> Spot | None:
    """The first spot where the label lies inside and touches nothing it must avoid, or None."""
    obstacles = tuple(avoid)
    for spot in spots:
        box = box_of(spot, words, size, weight)
        if box.within(inside) and not _meets_any(box.grown(1.5), obstacles):
            return spot
    return None


def _meets_any(box: Box, obstacles: Iterable[Box | Stroke]) -> bool:
    return any(thing.meets(box) if isinstance(thing, Box) else thing.crosses(box) for thing in obstacles)
