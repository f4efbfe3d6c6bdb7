"""A letter of many paragraphs takes as much longer as it is longer: what each may say of all is looked for once."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.language import legend
from tests.unit.readers.pictures import read


def _looks(monkeypatch: pytest.MonkeyPatch, folder: Path, paragraphs: int) -> int:
    """How often a sentence of a letter with so many paragraphs was searched for what marks mean."""
    looked = []
    bounds = legend._bounds
    monkeypatch.setattr(legend, "_bounds", lambda sentence: looked.append(sentence) or bounds(sentence))
    legend._may_explain.cache_clear()
    said = (f"In 2022/23 we recorded {100 + n} sexual offences against children in district {n}." for n in range(paragraphs))
    read(folder, "kent.txt", "Kent Police\n\n" + "\n\n".join(said))
    monkeypatch.undo()
    return len(looked)


def test_twice_as_many_paragraphs_are_twice_as_many_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    few, many = (_looks(monkeypatch, tmp_path, paragraphs) for paragraphs in (20, 40))
    assert 0 < few < many < 3 * few
