"""The page of a PDF that a doubt is about, as a picture, with a frame round each cell concerned."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from faircount.errors import BadDecision, Busy, UnreadableSource
from faircount.pipeline.reviewing.matters import Matter
from faircount.pipeline.reviewing.spots import CellSpot, find_spot, opened
from faircount.readers.base import Box
from faircount.readers.line_process import LineProcess

SECONDS = 20.0
"""In which a page is drawn: most take a tenth of one. What has a page never end does not end the server."""
PATIENCE = 40.0
"""Seconds for which one waits for the page of another to be drawn."""
_PAGE = re.compile(r"(?:^|>)p(\d+)")
_MOST_FRAMES = 200
_HAND = LineProcess("faircount.pipeline.reviewing.page_drawer", SECONDS)
_TURN = Lock()


def page_of(matter: Matter) -> int | None:
    """The page of a PDF that the matter is about, from 1; None for other kinds of file."""
    found = _PAGE.search(matter.cells[0]) if matter.file.lower().endswith(".pdf") else None
    return int(found[1]) if found else None


def page_picture(matter: Matter, path: Path, ocr: bool = True) -> bytes:
    """The whole page as a PNG, at most 1,000 wide and 1,500 high, with the cells of the matter framed.

    It is drawn by a process of its own, bounded in time and memory: to draw a page can take without end where to read it took
    a moment. Refused where that is so, and where there is no page.
    """
    number = page_of(matter)
    if number is None:
        raise BadDecision(f"{matter.file}: has no page to show")
    asked = {"path": str(path.absolute()), "number": number, "boxes": list(_boxes(matter, path, number, ocr))}
    if not _TURN.acquire(timeout=PATIENCE):
        raise Busy("another page is being drawn; ask again in a minute")
    try:
        said = _HAND.ask(json.dumps(asked))
    finally:
        _TURN.release()
    if not isinstance(said, str):
        raise UnreadableSource(f"{matter.file}: page {number} cannot be drawn within {SECONDS:g} s and the memory for it")
    told = json.loads(said)
    if "refused" in told:
        raise BadDecision(f"{matter.file}: {told['refused']}")
    return b64decode(told["drawn"])


def _boxes(matter: Matter, path: Path, number: int, ocr: bool) -> Iterator[Box]:
    """Where the cells of the matter stand on the page; none for a passage, whose words are shown beside it."""
    try:
        document = opened(path, matter.sha256, ocr)
    except (UnreadableSource, OSError):
        return
    for cell in matter.cells[:_MOST_FRAMES]:
        found = _PAGE.search(cell)
        spot = find_spot(document, cell) if found and int(found[1]) == number else None
        if isinstance(spot, CellSpot):
            place = (spot.row, spot.column)
            box = spot.sheet.boxes.get(spot.sheet.spread.get(place, place))
            if box is not None:
                yield box
