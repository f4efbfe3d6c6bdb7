"""The OpenDocument spreadsheet says what the workbook says."""

from __future__ import annotations

import zipfile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from faircount.tables.protected import withhold
from faircount.vocabulary.status import CellStatus
from faircount.writers.ods import write_ods
from faircount.writers.ods_parts import MIMETYPE
from faircount.writers.publication import PublicationTable
from faircount.writers.workbook import write_workbook
from tests.lib.publications import figure, protected, publication


@pytest.fixture
def path(tmp_path):
    (file,) = write_ods(publication(), tmp_path)
    return file.path


def test_every_sheet_holds_what_the_workbook_holds(path, tmp_path):
    (workbook,) = write_workbook(publication(), tmp_path)
    ours, theirs = CalamineWorkbook.from_path(path), CalamineWorkbook.from_path(workbook.path)
    assert ours.sheet_names == theirs.sheet_names
    for name in ours.sheet_names:
        assert ours.get_sheet_by_name(name).to_python() == theirs.get_sheet_by_name(name).to_python()


def test_the_first_bytes_tell_the_format(path):
    assert MIMETYPE.encode() in path.read_bytes()[:100]


def test_it_is_said_to_be_in_british_english(path):
    with zipfile.ZipFile(path) as archive:
        assert b'fo:country="GB"' in archive.read("styles.xml")


def test_there_is_no_formula_and_every_table_is_named(path):
    with zipfile.ZipFile(path) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    assert not content.xpath("//@*[local-name() = 'formula']")
    addresses = content.xpath("//@*[local-name() = 'target-range-address']")
    assert "'Table 1'.A6:'Table 1'.L14" in addresses


def test_a_hidden_count_is_nowhere_in_the_file(tmp_path):
    hidden = withhold(figure(2015, 4_919, status=CellStatus.PRIMARY_SUPPRESSED))
    (file,) = write_ods(publication(PublicationTable("by-year", protected([figure(2014, 820), hidden]))), tmp_path)
    with zipfile.ZipFile(file.path) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "820" in whole
    assert "4919" not in whole
    assert "4,919" not in whole
