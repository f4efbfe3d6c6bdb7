"""What a reviewer asks of an answer, and its pages as pictures: by processes of their own, so that none opens in the server."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from faircount.errors import BadDecision, UnreadableSource
from faircount.readers.base import Box
from faircount.readers.limits import WITH_OCR
from faircount.readers.line_process import LineProcess
from faircount.readers.wire import from_json
from faircount.review.found_again import FoundAgain
from faircount.review.matters import Matter
from faircount.review.neighbourhood import AnswerPassage, Grid, GridCell
from faircount.review.spots import page_of
from faircount.vocabulary.periods import Period

GRACE = 8.0
"""Seconds beyond the time that opening an answer may take, until the process is ended."""
_HAND = LineProcess("faircount.review.answer_opener", WITH_OCR.seconds + GRACE, near="faircount.readers.worker")


def look_around(matter: Matter, path: Path, ocr: bool = True) -> Grid | AnswerPassage | None:
    """What stands around the first place of a matter, as it was sent; None where it cannot be shown."""
    said = _ask("around", path, matter.sha256, matter.cells[:40], ocr)
    return None if said is None else _picture(said)


def look_over(path: Path, sha256: str, cells: Sequence[str], ocr: bool = True) -> list[Grid | AnswerPassage]:
    """The places of many figures as they were sent; none where the answer cannot be opened."""
    return [_picture(one) for one in _ask("over", path, sha256, cells, ocr) or ()]


def _picture(said: Mapping[str, Any]) -> Grid | AnswerPassage:
    ((kind, found),) = said.items()
    if kind == AnswerPassage.__name__:
        return AnswerPassage(**found | {"places": tuple(found["places"])})
    rows = tuple((name, tuple(GridCell(**cell) for cell in cells)) for name, cells in found["rows"])
    return Grid(found["place"], found["caption"], tuple(found["columns"]), rows, tuple(found["places"]))


def look_for_boxes(matter: Matter, path: Path, page: int, ocr: bool = True) -> list[Box]:
    """Where the cells of a matter stand on a page of a PDF; none for a passage, whose words are shown beside it."""
    return [tuple(box) for box in _ask("boxes", path, matter.sha256, matter.cells, ocr, page=page) or ()]


def look_again(path: Path, sha256: str, cells: Sequence[str], period: Period, ocr: bool = True) -> FoundAgain:
    """The figures at cells that waited for a period, read once more with the one that was said; none where that does not help."""
    days = period.start.isoformat(), period.end.isoformat()
    said = _ask("again", path, sha256, cells, ocr, period=days)
    if said is None:
        return FoundAgain()
    found = from_json(said)
    return FoundAgain(tuple(found.figures), tuple(found.proposals))


def _ask(act: str, path: Path, sha256: str, cells: Sequence[str], ocr: bool, **more: object) -> Any:
    asked = {"act": act, "path": str(path.absolute()), "sha256": sha256, "cells": list(cells), "ocr": ocr, **more}
    said = _HAND.ask(json.dumps(asked))
    return json.loads(said) if isinstance(said, str) else None


SECONDS = 20.0
"""In which a page is drawn: most take a tenth of one. What has a page never end does not end the server."""
_DRAWER = LineProcess("faircount.review.page_drawer", SECONDS)


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
    said = _DRAWER.ask(json.dumps({"path": str(path.absolute()), "number": number, "boxes": boxes}))
    if not isinstance(said, str):
        raise UnreadableSource(f"{matter.file}: page {number} cannot be drawn within {SECONDS:g} s and the memory for it")
    told = json.loads(said)
    if "refused" in told:
        raise BadDecision(f"{matter.file}: {told['refused']}")
    return b64decode(told["drawn"])
