"""Whatever a writer makes is offered on a page, and a preview holds the formats that can say what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.release.preview_copy import FORMATS_WITH_EMBARGO
from faircount.release.publications import OFFERED_FORMATS
from faircount.writers.formats import MEDIA_TYPES
from faircount.writers.write import WRITERS
from tests.lib.publications import publication

BESIDE_ANOTHER = {"CSVW"}
"""Metadata of a CSV, which programs look for beside it."""


@pytest.mark.parametrize("name", WRITERS)
def test_every_file_of_a_writer_has_a_media_type_and_a_card(name: str, tmp_path: Path) -> None:
    formats = {one.format for one in WRITERS[name](publication(), tmp_path)}
    assert formats <= MEDIA_TYPES.keys(), "add it to MEDIA_TYPES in writers/formats.py"
    assert formats <= {*OFFERED_FORMATS, *BESIDE_ANOTHER}, (
        "add it to OFFERED_FORMATS in release/publications.py: it is written and never offered"
    )


def test_a_preview_holds_formats_that_are_written() -> None:
    assert set(FORMATS_WITH_EMBARGO) <= set(WRITERS)
