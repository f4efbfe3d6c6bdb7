"""Compiling is told of, and only when there is some."""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np
import pytest

from faircount.protect.pattern.compiled import compiled, telling_of_compiling


def test_compiling_is_told_once_and_then_what_was_being_done_again():
    said: list[str] = []
    twice = numba.njit(lambda number: 2 * number)
    with telling_of_compiling(lambda work, _share: said.append(work)) as report:
        report("looking", 0.5)
        assert twice(3) == 6
        assert twice(4) == 8
    assert said == ["looking", "preparing the search for this machine, once", "looking"]
    with telling_of_compiling(lambda work, _share: said.append(work)):
        twice(5)
    assert len(said) == 3


def test_machine_code_is_kept_in_a_folder_named_by_the_sources(tmp_path, monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    twice = compiled(lambda number: 2 * number)
    assert twice(3) == 6
    assert [path.name.startswith("compiled-") for path in tmp_path.iterdir()] == [True]
    assert str(tmp_path) == numba.config.CACHE_DIR


class Listed(NamedTuple):
    cells: np.ndarray
    prices: np.ndarray


def _price(listed, size):
    total = 0.0
    for each in range(size):
        cells, prices = listed.cells, listed.prices
        total += prices[cells[each]]
    return total


def test_machine_code_counts_no_references(tmp_path, monkeypatch):
    """Two threads that count references to the same arrays took two fifths of the search (decision 216)."""
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    price = compiled(_price)
    assert price(Listed(np.arange(4), np.ones(8)), 3) == 3.0
    assert [text.count("NRT_") for text in price.inspect_llvm().values()] == [0]


def test_what_would_make_an_array_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    with pytest.raises(numba.core.errors.NumbaError):
        compiled(lambda size: np.zeros(size))(3)
