"""What a reviewer asks of an answer: looked up by a process of its own, so that no file sent to us is opened in the server."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from faircount.readers.base import Box
from faircount.readers.limits import WITH_OCR
from faircount.readers.line_process import LineProcess
from faircount.readers.wire import from_json
from faircount.review.found_again import FoundAgain
from faircount.review.matters import Matter
from faircount.review.neighbourhood import AnswerPassage, Grid, GridCell
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
