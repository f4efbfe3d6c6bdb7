"""A long text in blocks: each is read with what stands up to so far before and behind it, so that work grows as the text does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from faircount.claims.mentions.passage import sentence_spans
from faircount.patterns import regex

CHARACTERS, NUMBERS = 9_000, 150
"""A text of no more than these is read whole: 1,500 words, as few articles have."""
_SHARE, _OWN = 6, 6
"""A piece is this part of it; a block is so many pieces, and one more on each side is read with it."""
_NUMBER = regex(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|hundred|thousand|million)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The characters whose claims are wanted, and those that are read for them."""

    start: int
    end: int
    read_from: int
    read_to: int


def blocks(text: str) -> Iterator[TextBlock]:
    """The whole text where it is short, else blocks that begin and end with sentences and lie end to end."""
    numbers = [found.start() for found in _NUMBER.finditer(text)]
    if len(text) <= CHARACTERS and len(numbers) <= NUMBERS:
        yield TextBlock(0, len(text), 0, len(text))
        return
    pieces = list(_pieces(text, numbers))
    for first in range(0, len(pieces), _OWN):
        last = min(len(pieces), first + _OWN) - 1
        before = pieces[max(0, first - 1)][0]
        behind = pieces[min(len(pieces) - 1, last + 1)][1]
        yield TextBlock(pieces[first][0], pieces[last][1], before, behind)


def _pieces(text: str, numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for _, stop in sentence_spans(text):
        held = bisect_left(numbers, stop) - bisect_left(numbers, start)
        if end > start and (stop - start > CHARACTERS // _SHARE or held > NUMBERS // _SHARE):
            yield start, end
            start = end
        end = stop
    yield start, len(text)


READING, JUDGING = 1_200_000, 140_000
"""Steps of 1 and of 15 microseconds that a text may take to be read, and its claims to be judged, on a desk's machine."""
_A_CHARACTER, _A_NUMBER = 7, 150
"""Steps that each takes to be read."""
REACHES = (14, 8, 5)
"""Figures before and behind that a claim is held against, the fewer the more crowded a text is."""
_FAR, _AT_LEAST = 16, 150


def affordable(text: str, found: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """The first blocks of a text, up to the work that reading them may take; always one."""
    spent = 0
    for block in found:
        numbers = sum(1 for _ in _NUMBER.finditer(text, block.read_from, block.read_to))
        spent += _A_CHARACTER * (block.read_to - block.read_from) + _A_NUMBER * numbers
        if spent > READING and block.start > 0:
            return
        yield block


@dataclass
class Load:
    """The claims of the blocks of a text that are to be judged, and how far each of them may look for it to be within bounds.

    A claim takes the more steps the more figures it is held against, as they are tried in pairs. Of a crowded text only the
    claims of the blocks themselves are judged, and not those beside them.
    """

    steps: dict[int, int] = field(default_factory=lambda: dict.fromkeys(REACHES, 0))
    blocks: int = 0

    def takes(self, read: int, own: int) -> bool:
        """Whether a block is within bounds that was read with so many claims, and has so many of its own; the first always is."""
        far, near = REACHES[0], REACHES[-1]
        for reach in REACHES:
            figures = min(read, 2 * reach + (_FAR if reach == far else 0))
            self.steps[reach] += (read if reach == far else own) * (_AT_LEAST + figures**2)
        self.blocks += 1
        return self.blocks == 1 or self.steps[near] <= JUDGING

    @property
    def reach(self) -> int:
        """The farthest that is within bounds."""
        return next((reach for reach in REACHES if self.steps[reach] <= JUDGING), REACHES[-1])
