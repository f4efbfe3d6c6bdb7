"""The current figures read without the engine are those that the engine reads, or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import SchemaMismatch
from faircount.store.current_figures import FILES, read_current_figures
from faircount.store.documents import StoredDocument
from faircount.store.ledger import FILES as DECLARED
from faircount.store.ledger import Ledger
from faircount.store.together import write_together
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus
from tests.lib.publications import ANSWER, EVERY_KIND, TABLE, figure

TEXTS = st.text(st.sampled_from("=+-@＝'\"\t\n \u2028\u200b0a1%,;."), max_size=6)
COUNTS = st.none() | st.integers(-3, 3_000_000)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    lower, upper = draw(COUNTS), draw(COUNTS)
    if lower is not None and upper is not None:
        lower, upper = sorted((lower, upper))
    return Figure(
        area=draw(TEXTS),
        period=FinancialYear(draw(st.integers(2010, 2014))).period,
        counted=draw(st.sampled_from(Counted)),
        offence=draw(TEXTS),
        lower=lower,
        upper=upper,
        online=draw(st.sampled_from(Online)),
        ages=draw(st.sampled_from([ALL_AGES, NOT_KNOWN, AgeBand(0, 3), AgeBand(16, None)])),
        sex=draw(st.sampled_from(Sex)),
        breakdown=draw(TEXTS),
        status=draw(st.sampled_from(CellStatus)),
        quality=draw(TEXTS),
        locator=draw(TEXTS),
        note=draw(TEXTS),
    )


SOURCES = st.builds(
    Source,
    source_id=st.sampled_from(["paper", "=force", "table"]),
    title=TEXTS,
    publisher=TEXTS,
    sha256=st.sampled_from(["a" * 64, "b" * 64]),
    trust=st.sampled_from(Trust),
    address=TEXTS,
    published=st.none() | st.dates(),
    licence=TEXTS,
    public=TEXTS,
)
DOCUMENTS = st.lists(
    st.builds(lambda source, said: StoredDocument(source, Figures.of(said)), SOURCES, st.lists(figures(), max_size=3)),
    max_size=3,
    unique_by=lambda document: document.source.source_id,
)


@given(st.lists(DOCUMENTS, min_size=1, max_size=2))
def test_what_is_read_is_what_the_engine_reads(recorded: list[list[StoredDocument]]) -> None:
    ledger = Ledger.empty()
    for documents in recorded:
        ledger = ledger.record(documents)
    with TemporaryDirectory() as folder:
        ledger.save(Path(folder))
        opened, read = Ledger.open(Path(folder)), read_current_figures(Path(folder))
    assert read is not None
    assert read.figures == tuple(opened.figures)
    assert read.sources == opened.sources
    assert read.versions == opened.versions


def test_the_columns_are_those_that_a_ledger_declares() -> None:
    assert {name: tuple(column.name for column in columns) for name, columns in DECLARED.items()} == FILES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger with every kind of cell, and one version that was replaced."""
    superseded = StoredDocument(replace(ANSWER, sha256="c" * 64), Figures.of([figure(2015, 819)]))
    current = [
        StoredDocument(one, Figures.of(cell for cell in EVERY_KIND if cell.source_id == one.source_id)) for one in (ANSWER, TABLE)
    ]
    Ledger.empty().record([superseded]).record(current).save(tmp_path)
    return tmp_path


def test_nothing_is_read_where_nothing_was_written(tmp_path: Path) -> None:
    assert read_current_figures(tmp_path) is None


@pytest.mark.parametrize("name", FILES)
def test_a_ledger_that_was_cut_is_refused_as_the_engine_refuses_it(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-40])
    told = []
    for read in (Ledger.open, read_current_figures):
        with pytest.raises(SchemaMismatch, match="it was cut or changed") as refused:
            read(folder)
        told.append(str(refused.value))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("figures.csv", b"2013-04-01", b"20130401"),
        ("figures.csv", b"2013-04-01", b""),
        ("figures.csv", b"820,820", b"+820,820"),
        ("figures.csv", b"820,820", b"821,820"),
        ("figures.csv", b"offences", b"offenses"),
        ("figures.csv", b",yes,", b",perhaps,"),
        ("figures.csv", b"locator", b"place"),
        ("figures.csv", b"E23000013,", b"E23000013,E23000013,"),
        ("figures.csv", b"E23000013", b'"E23000013'),
        ("figures.csv", b"E23000013", b"\xff"),
        ("sources.csv", b",public,", b","),
        ("sources.csv", b",4,", b",9,"),
        ("sources.csv", b"2023-10-19", b"lately"),
    ],
)
def test_what_this_version_does_not_write_so_is_left_to_the_engine(folder: Path, name: str, before: bytes, after: bytes) -> None:
    assert read_current_figures(folder) is not None
    files = {each: (folder / each).read_bytes() for each in FILES}
    assert before in files[name]
    write_together(folder, files | {name: files[name].replace(before, after, 1)})
    assert read_current_figures(folder) is None


def test_what_a_version_of_before_wrote_is_left_to_the_engine(folder: Path) -> None:
    files = {each: (folder / each).read_bytes() for each in FILES}
    head, *rows = [line.split(b",") for line in files["sources.csv"].splitlines()]
    at = head.index(b"public")
    older = b"\n".join(b",".join(row[:at] + row[at + 1 :]) for row in (head, *rows)) + b"\n"
    write_together(folder, files | {"sources.csv": older})
    assert read_current_figures(folder) is None
    assert Ledger.open(folder).sources["home-office"].published == date(2023, 10, 19)
