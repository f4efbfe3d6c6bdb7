"""Kinds of answers of batch 58, whose author saw neither the reader nor the answers that it was written with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

KINDS: dict[str, tuple[str, str, list[str]]] = {
    "a number told by its greatest": (
        "kent.txt",
        "Kent Police\n\nIn 2018 Kent Police recorded 79 sexual offences against children. In 10 of these the victim was aged 6 to 10, "
        "in 65 aged 11 to 15; the age was not recorded in five or fewer.\n",
        ["2018 under 18: 79", "2018 aged 6 to 10: 10", "2018 aged 11 to 15: 65", "2018 age not known: 1..5"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_answer(kind: str, tmp_path: Path) -> None:
    name, content, expected = KINDS[kind]
    assert sorted(lines(read(tmp_path, name, content))) == sorted(expected)
