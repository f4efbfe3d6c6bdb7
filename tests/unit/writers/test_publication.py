"""A publication takes protected tables and nothing else, and no number that gives a hidden one back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.errors import NotProtected, SchemaMismatch
from faircount.tables.figures import Figures
from faircount.writers.publication import DerivedColumn, PublicationTable, Written
from tests.lib.publications import ANSWER, EVERY_KIND, RATE, figure, protected, publication


def test_raw_figures_cannot_be_published():
    with pytest.raises(NotProtected, match="pass the figures through"):
        PublicationTable("by-year", Figures.of(EVERY_KIND))


@pytest.mark.parametrize("row", [2, 3, 4, 5])
def test_no_number_may_stand_beside_a_count_that_is_not_shown(row):
    numbers = tuple(0.4 if place == row else None for place in range(len(EVERY_KIND)))
    with pytest.raises(NotProtected, match="gives the count back"):
        PublicationTable("by-year", protected(), (replace(RATE, numbers=numbers),))


def test_a_derived_column_has_a_number_a_row():
    with pytest.raises(SchemaMismatch, match="2 numbers for 8 rows"):
        PublicationTable("by-year", protected(), (replace(RATE, numbers=(1.0, 2.0)),))


@pytest.mark.parametrize("name", ["By year", "../by-year", "by_year", "", "by-year-"])
def test_a_name_that_becomes_a_file_name_is_plain(name):
    with pytest.raises(SchemaMismatch, match="small letters and hyphens"):
        PublicationTable(name, protected())


def test_two_tables_are_told_apart_by_name():
    one = PublicationTable("by-year", protected())
    with pytest.raises(SchemaMismatch, match="name them apart"):
        publication(one, one)


def test_only_the_sources_of_a_table_travel_with_it():
    one = PublicationTable("by-year", protected([figure(2013, 820)]), (DerivedColumn("rate", "Rate", "", (1.0,)),))
    assert publication(one).sources_of(one) == (ANSWER,)


def test_a_citation_names_publisher_title_version_day_and_address():
    assert publication().citation == (
        "Example Charity (2026): Recorded sexual offences against children, Cleveland. Version 1.0.0, 25 November 2026. "
        "https://example.org/areas/cleveland.html"
    )


@pytest.mark.parametrize(("size", "said"), [(10, "1 KB"), (21_400, "21 KB"), (1_250_000, "1.2 MB")])
def test_a_size_is_said_as_a_reader_likes_it(tmp_path, size, said):
    path = tmp_path / "file"
    path.write_bytes(b"0" * size)
    assert Written(path, "CSV").size == said
