"""The process in which an answer is opened for whoever reviews it: bounded in memory, one question and one answer a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from faircount.errors import FaircountError
from faircount.readers.base import Document
from faircount.readers.limits import WITH_OCR, FileLimits
from faircount.readers.line_answers import answer_lines
from faircount.readers.wire import to_json
from faircount.review.neighbourhood import neighbourhood, over_the_original
from faircount.review.reread import read_again
from faircount.review.spots import boxes_on_page, opened
from faircount.tables.extract import Extract
from faircount.vocabulary.periods import Period

OpenerRequest: TypeAlias = Mapping[str, Any]


def main() -> None:
    """Answer each line on standard input with what was found, or with nothing where the answer cannot be opened."""
    answer_lines(_answered, lambda _: FileLimits().memory_bytes)


def _answered(asked: OpenerRequest) -> str:
    found: Any
    try:
        document = opened(Path(asked["path"]), asked["sha256"], asked["ocr"])
        found = ACTS[asked["act"]](document, asked)
    except (FaircountError, OSError):
        found = None
    except (MemoryError, RecursionError):
        opened.cache_clear()
        found = None
    return json.dumps(found)


def _around(document: Document, asked: OpenerRequest) -> Any:
    found = neighbourhood(document, asked["cells"])
    return None if found is None else {type(found).__name__: asdict(found)}


def _over(document: Document, asked: OpenerRequest) -> Any:
    return [{type(one).__name__: asdict(one)} for one in over_the_original(document, asked["cells"])]


def _boxes(document: Document, asked: OpenerRequest) -> Any:
    return list(boxes_on_page(document, asked["cells"], asked["page"]))


def _again(document: Document, asked: OpenerRequest) -> Any:
    period = Period(*(date.fromisoformat(day) for day in asked["period"]))
    found = read_again(document, Path(asked["path"]).name, asked["sha256"], asked["cells"], period, WITH_OCR)
    return to_json(Extract(document.name, asked["sha256"], document.kind, figures=found.figures, proposals=found.proposals))


ACTS: Mapping[str, Callable[[Document, OpenerRequest], Any]] = {
    "around": _around,
    "over": _over,
    "boxes": _boxes,
    "again": _again,
}


if __name__ == "__main__":
    main()
