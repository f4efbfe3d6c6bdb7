"""A long text in blocks: each is read with what stands up to so far before and behind it, so that work grows as the text does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from faircount.claims.mentions.passage import sentence_spans

CHARACTERS, NUMBERS = 9_000, 150
"""A text of no more than these is read whole: 1,500 words, as few articles have."""
_SHARE = 4
"""A block is this part of it, and so is each side that is read with it."""
_NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|hundred|thousand|million)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Block:
    """The characters whose claims are wanted, and those that are read for them."""

    start: int
    end: int
    read_from: int
    read_to: int


def blocks(text: str) -> Iterator[Block]:
    """The whole text where it is short, else blocks that begin and end with sentences and lie end to end."""
    numbers = [found.start() for found in _NUMBER.finditer(text)]
    if len(text) <= CHARACTERS and len(numbers) <= NUMBERS:
        yield Block(0, len(text), 0, len(text))
        return
    pieces = list(_pieces(text, numbers))
    for number, (start, end) in enumerate(pieces):
        before = pieces[max(0, number - 1)][0]
        behind = pieces[min(len(pieces) - 1, number + 1)][1]
        yield Block(start, end, before, behind)


def _pieces(text: str, numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for _, stop in sentence_spans(text):
        held = bisect_left(numbers, stop) - bisect_left(numbers, start)
        if end > start and (stop - start > CHARACTERS // _SHARE or held > NUMBERS // _SHARE):
            yield start, end
            start = end
        end = stop
    yield start, len(text)
