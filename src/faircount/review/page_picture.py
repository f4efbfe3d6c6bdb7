"""The page of a PDF that a doubt is about, as a picture, with a frame round each cell concerned."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

from faircount.errors import BadDecision, UnreadableSource
from faircount.readers.line_process import LineProcess
from faircount.review.looking import look_for_boxes
from faircount.review.matters import Matter
from faircount.review.spots import page_of

SECONDS = 20.0
"""In which a page is drawn: most take a tenth of one. What has a page never end does not end the server."""
_HAND = LineProcess("faircount.review.page_drawer", SECONDS)


def page_shown(matter: Matter) -> int | None:
    """The page of a PDF that the matter is about, from 1; None for other kinds of file."""
    return page_of(matter.cells[0]) if matter.cells and matter.file.lower().endswith(".pdf") else None


def page_picture(matter: Matter, path: Path, ocr: bool = True) -> bytes:
    """The whole page as a PNG, at most 1,000 wide and 1,500 high, with the cells of the matter framed.

    It is drawn by a process of its own, bounded in time and memory: to draw a page can take without end where to read it took
    a moment. Refused where that is so, and where there is no page.
    """
    number = page_shown(matter)
    if number is None:
        raise BadDecision(f"{matter.file}: has no page to show")
    boxes = look_for_boxes(matter, path, number, ocr)
    said = _HAND.ask(json.dumps({"path": str(path.absolute()), "number": number, "boxes": boxes}))
    if not isinstance(said, str):
        raise UnreadableSource(f"{matter.file}: page {number} cannot be drawn within {SECONDS:g} s and the memory for it")
    told = json.loads(said)
    if "refused" in told:
        raise BadDecision(f"{matter.file}: {told['refused']}")
    return b64decode(told["drawn"])
