"""A pattern is made when a text first holds one of its keys, and no text can hold the pattern without one."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import faircount.claims
from faircount.language.keyed import Keyed

# Python's own reading of a pattern: what it is made of, so that nothing is left to a list of texts.
from re import _constants as kinds  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip


def kept(value: object) -> Iterator[Keyed]:
    if isinstance(value, Keyed):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from kept(one)


def every_keyed() -> dict[str, Keyed]:
    found = {}
    for module in pkgutil.walk_packages(faircount.claims.__path__, "faircount.claims."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, one in enumerate(kept(value)):
                found[f"{module.name.removeprefix('faircount.claims.')}.{name}[{number}]"] = one
    return found


KEYED = every_keyed()


def needs_a_key(parts: Any, keys: tuple[str, ...], run: str = "") -> bool:
    """Whether whatever is matched by these parts, one behind the other and behind these letters, holds a key."""
    for kind, what in parts:
        before, run = run, run + chr(what) if kind is kinds.LITERAL else ""
        if any(key in run for key in keys):
            return True
        if kind is kinds.BRANCH and all(needs_a_key(branch, keys, before) for branch in what[1]):
            return True
        if kind is kinds.IN and all(one is kinds.LITERAL and chr(letter) in keys for one, letter in what):
            return True
        if kind is kinds.SUBPATTERN and needs_a_key(what[-1], keys, before):
            return True
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and what[0] > 0 and needs_a_key(what[2], keys):
            return True
        if kind is kinds.ASSERT and needs_a_key(what[1], keys):
            return True
    return False


@pytest.mark.parametrize("name", [name for name, one in KEYED.items() if one.keys])
def test_no_text_can_hold_a_pattern_without_one_of_its_keys(name: str) -> None:
    assert needs_a_key(parser.parse(KEYED[name].written), KEYED[name].keys)


def test_all_patterns_can_be_made() -> None:
    assert len(KEYED) > 80
    for one in KEYED.values():
        re.compile(one.written)


@pytest.mark.parametrize(("keys", "holds"), [(("fold",), False), (("fold", "times"), True), (("three",), False), (("x",), False)])
def test_the_proof_tells_a_key_that_is_needed_from_one_that_is_not(keys: tuple[str, ...], holds: bool) -> None:
    assert needs_a_key(parser.parse(r"(?P<n>three|\d+)(?:fold|\s+times)x?"), keys) is holds


def test_a_pattern_is_made_for_the_first_text_with_a_key() -> None:
    keyed = Keyed(r"(\d+) times", "times")
    assert keyed.search("three fold") is None
    assert not list(keyed.finditer("3 fold"))
    assert keyed._made is None
    found = keyed.search("it is 3 times as much")
    assert found is not None
    assert keyed.has(found)
    assert keyed.match("it is 3 times", 6) is not None
    assert [one[1] for one in keyed.finditer("3 times, 4 times, 5 times", 3, 17)] == ["4"]
