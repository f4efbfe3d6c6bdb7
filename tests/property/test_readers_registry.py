"""Promise: every reader gives back the table that was written; what is damaged ends in a document or a refusal by name."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faircount.errors import UnreadableSource
from faircount.readers.base import Document, shown
from faircount.readers.formats.endings import SUFFIXES
from faircount.readers.limits import WITH_OCR, Clock
from faircount.readers.opening import READERS, open_content
from faircount.readers.read_many import read_many
from tests.lib.answer_formats import FORMATS
from tests.lib.hostile_parts import GOOD, GRID
from tests.lib.scans import as_picture

NAME = "answer"
FEWER = 10
"""Damaged pictures that are read: each takes Tesseract a second."""


def test_every_reader_has_its_suffixes() -> None:
    assert set(SUFFIXES) == set(READERS)
    assert all(SUFFIXES.values())


@pytest.mark.parametrize("kind", READERS)
def test_the_table_that_was_written_is_read(kind: str, root) -> None:
    document = READERS[kind](_written(kind, root), NAME, Clock(NAME, WITH_OCR))
    assert document.kind == kind
    assert set(_wanted(kind)) <= set(_cells(document))


@pytest.mark.parametrize("kind", READERS)
def test_the_reader_is_found_from_the_content_alone(kind: str, root) -> None:
    assert open_content(_written(kind, root), f"{NAME}.{min(SUFFIXES[kind])}", Clock(NAME, WITH_OCR)).kind == kind


@pytest.mark.parametrize("kind", [kind for kind in READERS if kind != "xls"])
def test_what_is_damaged_is_read_or_refused_by_name(kind: str, root) -> None:
    written = _written(kind, root)

    @settings(max_examples=FEWER if kind == "picture" else 30, deadline=None)
    @given(seed=st.integers(0, 2**32))
    def is_read_or_refused(seed: int) -> None:
        said = _kind_or_refusal(kind, _damaged(written, random.Random(seed)))
        assert said == kind or said.startswith(f"{NAME}:")

    is_read_or_refused()


def test_a_damaged_old_workbook_costs_only_itself(root, tmp_path) -> None:
    # The library ends its process where such a file asks for terabytes: it is only ever read in a process that may end.
    paths = [tmp_path / f"{number:02}.xls" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_bytes(_damaged(_written("xls", root), random.Random(number)))
    whole = tmp_path / "whole.xls"
    whole.write_bytes(_written("xls", root))
    *damaged, last = read_many([*paths, whole], workers=1)
    assert all(extract.kind == "xls" or extract.was_refused for extract in damaged)
    assert last.kind == "xls"
    assert not last.was_refused


def _kind_or_refusal(kind: str, content: bytes) -> str:
    try:
        return READERS[kind](content, NAME, Clock(NAME, WITH_OCR)).kind
    except UnreadableSource as refusal:
        return str(refusal)


def _wanted(kind: str) -> list[str]:
    # No library here writes the old binary workbooks: a form that was filled in and saved by an office stands in for them.
    return ["2023/24", "2024/25"] if kind == "xls" else [cell for row in GRID.rows for cell in row]


@cache
def _written(kind: str, root) -> bytes:
    if kind == "xls":
        return (root / "tests" / "fixtures" / "forms" / "libreoffice.xls").read_bytes()
    if kind == "picture":
        return as_picture(FORMATS["pdf"](GOOD, random.Random(1)))
    return FORMATS[kind](GOOD, random.Random(1))


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """The content cut short, or with some bytes overwritten."""
    if chance.random() < 0.3:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(chance.randint(1, 40)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cells(document: Document) -> list[str]:
    own = [shown(cell) for sheet in document.sheets() for row in sheet.rows for cell in row]
    return own + [cell for part in document.parts for cell in _cells(part)]
