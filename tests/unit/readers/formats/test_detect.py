"""What a file is, by its content: names lie, and a file packed in another is not the other."""

from __future__ import annotations

import random
import zipfile

import pytest

from faircount.readers.formats.detect import detect
from tests.lib.answer_formats import FORMATS
from tests.lib.hostile_parts import GOOD, zipped
from tests.unit.readers.pictures import lines, read


@pytest.mark.parametrize("kind", ["xlsx", "ods", "docx", "pdf", "html", "eml", "zip"])
def test_the_kind_is_told_whatever_the_name_says(kind: str) -> None:
    assert detect(FORMATS[kind](GOOD, random.Random(1)), f"answer.{kind}") == kind
    assert kind == "eml" or detect(FORMATS[kind](GOOD, random.Random(1)), "answer.csv") == kind


@pytest.mark.parametrize("kind", ["xlsx", "ods", "docx"])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_that_holds_a_packed_file_is_an_archive(kind: str, method: int, tmp_path) -> None:
    archive = zipped({f"answer.{kind}": FORMATS[kind](GOOD, random.Random(1))}, method)
    assert detect(archive, "answers.zip") == "zip"
    assert len(lines(read(tmp_path, "answers.zip", archive))) == 4
