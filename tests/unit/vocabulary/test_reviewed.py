"""Reviewed files: read whole, and refused where an entry names a source that is not listed."""

from __future__ import annotations

import pytest

from faircount.errors import BadReference
from faircount.vocabulary import reviewed
from faircount.vocabulary.reviewed import Citation, citations, cited, read_reviewed


@pytest.mark.parametrize("name", ["areas", "offences", "breaks", "helplines"])
def test_each_reviewed_file_is_a_mapping(name):
    assert read_reviewed(name)


def test_a_file_that_is_no_mapping_is_refused(monkeypatch, tmp_path):
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "list.yml").write_text("- one\n- two\n", encoding="utf-8")
    monkeypatch.setattr(reviewed, "files", lambda _: tmp_path)
    with pytest.raises(BadReference, match=r"reference/list\.yml: expected sections with names at the top, found list"):
        read_reviewed("list")


@pytest.mark.parametrize("content", [{}, {"sources": {"a": {"title": "T"}}}, {"sources": {"a": {"title": "T", "who": "P"}}}])
def test_a_source_needs_its_title_and_publisher(content):
    with pytest.raises(BadReference, match="each source needs title, publisher and address"):
        citations("areas", content)


def test_an_entry_may_only_name_a_listed_source():
    listed = {"ons": Citation("Names and codes", "ONS")}
    assert cited("areas", listed, "E1", "ons").publisher == "ONS"
    with pytest.raises(BadReference, match="E1 names the source None, which is not listed"):
        cited("areas", listed, "E1", None)


@pytest.mark.parametrize("name", ["areas", "offences", "breaks"])
def test_every_listed_source_is_used_and_has_a_web_address_unless_it_is_ours(name):
    content = read_reviewed(name)
    text = repr({section: entries for section, entries in content.items() if section != "sources"})
    for key, source in citations(name, content).items():
        assert f"'{key}'" in text or key == "home-office-open-data", key
        assert source.address.startswith(("https://", "http://")) or source.publisher == "faircount", key
