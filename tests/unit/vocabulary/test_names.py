"""Names: one plain form, and an index that keeps strong names from weak ones."""

from __future__ import annotations

import pytest

from faircount.vocabulary.names import NameIndex, plain, without_body


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  The   Met ", "met"),
        ("Devon & Cornwall", "devon and cornwall"),
        ("Dyfed-Powys", "dyfed powys"),
        ("London, City of", "london city of"),
        ("Yorkshire’s", "yorkshires"),
        ("Ŵales", "wales"),
        ("…", ""),
    ],
)
def test_a_plain_name_has_no_case_accent_or_mark(text, name):
    assert plain(text) == name


@pytest.mark.parametrize(
    ("name", "core", "kind"),
    [
        ("cleveland constabulary", "cleveland", "force"),
        ("cleveland police force area", "cleveland", "force"),
        ("heddlu de cymru", "de cymru", "force"),
        ("east of england region", "east of england", "region"),
        ("police", "police", None),
        ("police scotland", "police scotland", None),
    ],
)
def test_the_word_for_the_body_says_what_kind_is_meant(name, core, kind):
    assert without_body(name) == (core, kind)


def test_a_strong_name_comes_before_a_weak_one_and_a_shared_weak_one_needs_its_declaration():
    index = NameIndex({"twin": "b"})
    index.add("Twin", "a", "force", strong=False)
    index.add("Twin", "b", "region", strong=False)
    index.add("Pair", "a", "force", strong=False)
    index.add("Pair", "b", "region", strong=False)
    index.add("Solo", "a", "force", strong=True)
    index.add("Solo", "b", "region", strong=False)
    index.add("", "c", "force", strong=True)
    assert index.find("twin") == "b"
    assert index.find("pair") is None
    assert index.find("pair region") == "b"
    assert index.find("solo") == "a"
    assert index.find("") is None
    assert set(index.known()) == {"twin", "pair", "solo"}
