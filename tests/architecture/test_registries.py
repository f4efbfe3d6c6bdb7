"""What stands at a door is tested and explained."""

from __future__ import annotations

import pytest

from tests.architecture.registries import REGISTRIES, doors, entries, function_of, imported_by_tests, is_tested
from tests.architecture.source import ROOT


def test_there_is_a_door_to_watch():
    assert {"WRITERS", "STATISTICS"} <= {name for _, name in doors()}


@pytest.mark.parametrize(("module", "name"), doors())
def test_a_promise_is_tested_over_the_whole_registry(module, name):
    """A new entry is then tested by being registered."""
    known = (module, name) in imported_by_tests()
    assert known, f"no test imports {name} from {module}; parametrise one over it"


@pytest.mark.parametrize(("name", "key"), entries(*REGISTRIES))
def test_every_entry_says_what_it_gives_back_and_has_a_test_of_its_own(name, key):
    called = function_of(name, key)
    if called.__name__ != "<lambda>":  # which only binds an argument of a function that has both
        assert (called.__doc__ or "").strip(), f"{name}[{key!r}] has no docstring"
        assert is_tested(called.__module__), f"{called.__module__} has neither a doctest nor a test"


@pytest.mark.parametrize(("name", "key"), entries("METHODS", "STATISTICS"))
def test_every_method_and_statistic_is_in_the_glossary(name, key):
    term = key.replace("_", " ").lower()
    explained = term in (ROOT / "GLOSSARY.md").read_text("utf-8").lower()
    assert explained, f"GLOSSARY.md does not explain {term!r} of {name}"
