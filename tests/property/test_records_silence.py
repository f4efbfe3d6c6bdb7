"""Whatever a record holds, and however its file is broken, no finding, error, log or file repeats a word of it."""

from __future__ import annotations

import logging
import tempfile
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import FaircountError
from faircount.pipeline.link import key_records
from faircount.protect.guarding.grid import RequestGrid
from faircount.records.cells import write_cells
from faircount.records.schema import POLARS_SCHEMA
from faircount.records.validation import check_records
from faircount.requests.answering.counting import check_extract, count_extract
from faircount.vocabulary.measures import Counted
from tests.lib.answering import AREA, asked, every_byte
from tests.lib.inputs import inputs
from tests.unit.records.samples import rows

SIGN = "KANARIENVOGEL"
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12).map(lambda text: f"{text}{SIGN}{text[::-1]}")
AROUND = st.sampled_from(
    ["{}", '"{}', "{},{}", "{}\r\n{}", "\x00{}", "'; DROP TABLE {} --", "${{{}}}", "<b>{}</b>", "2020-13-{}"]
)
AS_OF = date(2026, 3, 31)


def checked(path: Path, _: Path) -> object:
    return check_records(path, AS_OF, forces=(AREA,))


def checked_for_a_reply(path: Path, _: Path) -> object:
    form = asked('offences = ["sexual_under_18"]\nyears = ["2020/21"]\nages = ["all", "under 10", "not known"]\n')
    return check_extract(path, AS_OF, AREA, RequestGrid.of(form.cells))


def counted(path: Path, to: Path) -> object:
    form = asked('offences = ["sexual_under_18"]\nyears = ["2020/21"]\nages = ["all", "under 10", "not known"]\n')
    cube = count_extract(path, AREA, [Counted.OFFENCES], RequestGrid.of(form.cells), 1.0)
    write_cells(cube.tables[0].table, to / "cells")
    return cube.lost, cube.tables[0].outside, cube.tables[0].left_over


def keyed(path: Path, to: Path) -> object:
    (to / "secret").write_bytes(b"0123456789abcdef0123456789abcdef")
    return key_records(path, to / "secret", AREA, None, to / "keyed.parquet")


RECIPES: tuple[Callable[[Path, Path], object], ...] = (checked, checked_for_a_reply, counted, keyed)


def written(frame: pl.DataFrame, folder: Path, kind: str, *, raw: bool, word: str) -> Path:
    path = folder / f"records.{kind}"
    if kind == "parquet":
        frame.write_parquet(path)
    else:
        frame.write_csv(path)
        if raw:
            # As no program writes it: whatever the word holds goes into the file as it is.
            path.write_text(path.read_text("utf-8") + f"{word},{word}\n", encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("recipe", RECIPES)
@inputs(25)
@given(
    word=WORDS, around=AROUND, column=st.sampled_from([*POLARS_SCHEMA.names(), "note"]), kind=st.sampled_from(["csv", "parquet"]),
    raw=st.booleans(), whole=st.booleans(),
)  # fmt: skip
def test_no_recipe_repeats_a_word_of_a_record(recipe, word, around, column, kind, raw, whole):
    said = around.format(word, word)
    frame = rows({}, {"victim_age": 7}, {"offence": "88A"}).cast(pl.String).with_columns(note=pl.lit(None, pl.String))
    there = pl.lit(True) if whole else pl.int_range(pl.len()) == 1
    frame = frame.with_columns(pl.when(there).then(pl.lit(said)).otherwise(pl.col(column)).alias(column))
    heard: list[str] = []
    listening = _Listening(heard)
    logging.getLogger().addHandler(listening)
    with tempfile.TemporaryDirectory() as read, tempfile.TemporaryDirectory() as wrote:
        path = written(frame, Path(read), kind, raw=raw, word=said)
        assert kind == "parquet" or SIGN.encode() in path.read_bytes()
        try:
            heard.append(repr(recipe(path, Path(wrote))))
        except FaircountError as refused:
            heard.append("".join(traceback.format_exception(refused)))
        finally:
            logging.getLogger().removeHandler(listening)
        told = [content for _, content in every_byte(Path(wrote))] + [line.encode() for line in heard]
    assert not any(SIGN.encode() in content or SIGN.encode("utf-16-le") in content for content in told)


class _Listening(logging.Handler):
    """Keeps every line that any library logs."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())
