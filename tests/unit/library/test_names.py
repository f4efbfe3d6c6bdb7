"""The stable names: each exists, says what it gives back with an example, and costs nothing before it is asked for."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import faircount as fc
from faircount.compare.statistics import STATISTICS
from faircount.lazily import homes

NAMES = sorted(homes(Path(fc.__file__).with_suffix(".pyi")))


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_there_with_its_words(name):
    found = getattr(fc, name)
    assert inspect.getdoc(found)
    if inspect.isfunction(found):
        assert doctest.DocTestParser().get_examples(inspect.getdoc(found)), "an example, which runs with the doctests of src"
        assert all(one.annotation is not inspect.Parameter.empty for one in inspect.signature(found).parameters.values())
        assert inspect.signature(found).return_annotation is not inspect.Signature.empty


def test_they_are_what_is_offered_and_no_more():
    assert dir(fc) == NAMES
    with pytest.raises(AttributeError, match="module 'faircount' has no attribute 'medians'"):
        _ = fc.medians


def test_every_registered_statistic_is_a_function_of_its_own_name():
    assert dir(fc.statistics) == sorted(compute.__name__ for compute in STATISTICS.values())
    for name in dir(fc.statistics):
        assert inspect.isfunction(getattr(fc.statistics, name))
    with pytest.raises(fc.NotComparable, match=r"count: must not be negative"):
        fc.statistics.exact_count(-1)


@pytest.mark.parametrize("name", ["compare", "protect"])
def test_a_room_of_the_same_name_does_not_take_its_place(name):
    room = import_module(f"faircount.{name}.{name}")
    assert inspect.isfunction(getattr(fc, name))
    assert room is sys.modules[f"faircount.{name}.{name}"]
    rooms = {path.name for path in Path(fc.__file__).parent.iterdir() if path.is_dir()}
    assert rooms & set(NAMES) == {"compare", "protect"}, "name it in faircount/__init__.py too"


def test_nothing_is_loaded_before_it_is_asked_for():
    heavy = "{'faircount', 'polars', 'numpy'}"
    program = f"import sys, faircount as fc; dir(fc); print(sorted(n for n in sys.modules if n.partition('.')[0] in {heavy}))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "['faircount', 'faircount.lazily']"
