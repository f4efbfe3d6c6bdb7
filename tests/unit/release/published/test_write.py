"""What is written for machines: every row as published, named without its count, and whole or not at all."""

from __future__ import annotations

import hashlib
import json

import pytest

from faircount.errors import BadProject
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import figure_records
from faircount.release.published.write import EDITION, PLACE
from faircount.release.published.yardstick import figure_of, published_figures
from faircount.web.api.library import Library
from faircount.writers.columns import written_columns
from faircount.writers.publication import PublicationTable
from tests.lib.publications import EVERY_KIND, figure, protected, publication
from tests.lib.published import publish


def test_the_same_content_gives_the_same_bytes(tmp_path):
    one, other = publish(tmp_path / "one"), publish(tmp_path / "other")
    files = sorted(path.relative_to(one) for path in one.rglob("*.json"))
    assert files
    assert all((one / path).read_bytes() == (other / path).read_bytes() for path in files)


def test_a_row_says_what_the_csv_says():
    """The two are written by different code from one table; what a spreadsheet must not run is quoted there alone."""
    published = PublicationTable("by-year", protected())
    columns = {column.name: column.cells for column in written_columns(published)}
    rows = [record.model_dump() for record in figure_records(publication(published))]
    for name in set(columns) - {"chance_lower", "chance_upper"}:
        told = [str(row[name] if row[name] is not None else "") for row in rows]
        assert told == [str(cell if cell is not None else "").removeprefix("'") for cell in columns[name]], name


def test_a_record_is_read_back_as_the_figure_that_was_published():
    records = figure_records(publication(PublicationTable("by-year", protected())))
    assert tuple(map(figure_of, records)) == tuple(protected())


def test_an_id_says_nothing_of_the_count_and_two_rows_have_two():
    one, other = (
        figure_records(publication(PublicationTable("by-year", protected([figure(2013, count)]))))[0].id for count in (7, 900)
    )
    assert one == other
    twice = figure_records(publication(PublicationTable("by-year", protected([figure(2013, 7), figure(2013, 8)]))))
    assert len({record.id for record in twice}) == 2


def test_the_list_has_the_checksum_of_every_file(tmp_path):
    folder = publish(tmp_path) / PLACE
    listed = json.loads((folder / EDITION).read_text("utf-8"))["files"]
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.json")
    }
    found.pop(EDITION)
    assert listed == found


def test_a_file_that_is_no_longer_meant_is_taken_away(tmp_path):
    folder = publish(tmp_path) / PLACE
    (folder / "figures" / "atlantis.json").write_text("{}")
    publish(tmp_path)
    assert not (folder / "figures" / "atlantis.json").exists()


def test_half_an_edition_is_refused_and_the_whole_one_before_it_stands(tmp_path):
    folder = publish(tmp_path) / PLACE
    library = Library(lambda: tmp_path)
    assert library.newest().edition.version == "1.0.0"
    areas = (folder / "areas.json").read_bytes()
    (folder / "areas.json").write_text("{}")
    with pytest.raises(BadProject, match=r"areas\.json is not the file"):
        EditionStore.open(folder)
    (folder / EDITION).touch()
    assert library.newest().letters["areas.json"] == areas
    (folder / "areas.json").unlink()
    with pytest.raises(BadProject, match="nothing that can be served"):
        EditionStore.open(folder)


def test_what_a_text_is_held_against_is_what_is_published(tmp_path):
    figures, sources = published_figures(publish(tmp_path, "1.0.0", *EVERY_KIND[5:6]) / PLACE)
    assert {one.count for one in figures} == {48_274, None, 820, 0}
    assert [(one.lower, one.upper) for one in figures if one.ages.high == 3] == [(1, 4)]
    assert {one.source_id for one in figures} <= set(sources)
