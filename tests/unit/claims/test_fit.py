"""The weights that ship are never written over by a fit that nobody asked to be kept, and a fit can be repeated."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest
from bench import fit_claims

from tests.architecture.source import PACKAGE
from tests.unit.claims.cases import sentences

WEIGHTS = PACKAGE / "claims" / "verification" / "weights.tsv"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dozen short texts, and features that hold of a few bindings."""
    monkeypatch.setattr(fit_claims, "batches", lambda: {"sentences": list(islice(sentences(), 12))})
    monkeypatch.setattr(fit_claims, "SUPPORT", 2)


def fit(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["fit_claims.py", *words])
    fit_claims.main()


@pytest.mark.usefixtures("few")
def test_a_fit_says_how_it_differs_and_writes_nothing(monkeypatch, capsys) -> None:
    before = WEIGHTS.read_bytes()
    fit(monkeypatch)
    told = capsys.readouterr().out
    assert "differ from those that ship" in told
    assert "--to FILE writes them" in told
    assert WEIGHTS.read_bytes() == before


@pytest.mark.usefixtures("few")
def test_a_fit_to_the_same_texts_gives_the_same_weights(monkeypatch, tmp_path: Path) -> None:
    one, other = tmp_path / "one.tsv", tmp_path / "other.tsv"
    fit(monkeypatch, "--to", str(one))
    fit(monkeypatch, "--to", str(other))
    assert one.read_bytes() == other.read_bytes()
    assert len(one.read_text("utf-8").splitlines()) > 10
