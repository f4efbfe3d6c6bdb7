"""A published table that was cut, renamed, doubled or mapped with a loss gives no wrong figure, and what is missing is named."""

from __future__ import annotations

import gzip
import random
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import FaircountError, SchemaMismatch
from faircount.readers.published.open_table import SETS, read_open_table
from faircount.readers.published.population import read_population
from faircount.readers.published.press import read_press
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.offences import OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from tests.lib.inputs import inputs

SOURCE = Source("table", "Table", "Home Office", "a" * 64, Trust.OFFICIAL)
HEADING = "financial_year,financial_quarter,force_name,offence_description,offence_group,offence_subgroup,offence_code,offences"
FORCES = ("Cleveland", "Kent", "Essex", "Dyfed-Powys")
CODES = ("17B", "19D", "20A", "88A")
Row = tuple[str, int, str, str, int]


@st.composite
def tables(draw):
    """Rows of some forces, years and codes, every quarter of each, with true counts; now and then below zero."""
    forces = draw(st.lists(st.sampled_from(FORCES), min_size=1, max_size=3, unique=True))
    years = draw(st.lists(st.integers(2012, 2023), min_size=1, max_size=3, unique=True))
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True))
    chance = random.Random(draw(st.integers(0, 10**6)))
    return [
        (FinancialYear(year).name, quarter, force, code, chance.randint(-2, 40))
        for year in years
        for force in forces
        for code in codes
        for quarter in (1, 2, 3, 4)
    ]


def written(rows: list[Row], heading: str = HEADING) -> bytes:
    lines = [
        f"{year},{quarter},{force},A name,Sexual offences,Other,{code},{count}" for year, quarter, force, code, count in rows
    ]
    return "\n".join([heading, *lines, ""]).encode()


def sums(rows: list[Row]) -> dict[tuple[str, str, str], int]:
    """The true figures: each code, and each set over the codes that the table has."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for year, _, force, code, count in rows:
        for name in (code, *(name for name in SETS if code in OFFENCE_SETS[name].codes)):
            found[force, year, name] += count
    return found


def read(letters: bytes, name: str = "table.csv"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(letters)
        return read_open_table(path, SOURCE)


def refused_or_read(reader, letters: bytes, name: str):
    """What was read, or None where the file was refused by its name; whatever else happens is a fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(letters)
        path.with_name("sources.csv").write_text("source_id,title,publisher,trust,published,address\na,T,P,press,,\n")
        try:
            return reader(path, SOURCE)
        except FaircountError as error:
            said = str(error)
    assert name in said
    return None


def figures(document) -> dict[tuple[str, str, str], int]:
    names = {find_area(force).code: force for force in FORCES}
    return {(names[one.area], FinancialYear(one.period.start.year).name, one.offence): one.lower for one in document.figures}


@given(tables())
def test_a_whole_table_gives_every_figure(rows):
    assert figures(read(written(rows))) == sums(rows)


@given(tables(), st.data())
def test_rows_that_a_mapping_lost_make_no_figure_smaller_and_are_named(rows, data):
    lost = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1, max_size=len(rows) - 1))
    kept = [row for place, row in enumerate(rows) if place not in lost]
    document, true = read(written(kept)), sums(rows)
    made, told = figures(document), [f"{one.locator}: {one.reason}" for one in document.leftovers]
    held = {(year, code) for year, _, _, code, _ in kept}
    gone = {(year, code) for year, _, _, code, _ in rows} - held

    def says(*words: str) -> bool:
        return any(all(word in line for word in words) for line in told)

    for (force, year, name), count in made.items():
        codes = {code for code in (OFFENCE_SETS[name].codes if name in SETS else (name,)) if (year, code) in held}
        assert count == sum(each for y, _, f, code, each in rows if (y, f) == (year, force) and code in codes)
        if count != true[force, year, name]:
            assert all(says("no row has the codes", code) for y, code in gone if y == year and code in OFFENCE_SETS[name].codes)
    for force, year, name in true.keys() - made.keys():
        if any(y == year for y, _ in held):
            codes = OFFENCE_SETS[name].codes if name in SETS else (name,)
            is_named = (
                says(f"force={force}, year={year}:") or says(f"area={find_area(force).code}") or says(f"year={year}:", "quarters")
            )
            assert is_named or any(says("no row has the codes", code) for code in codes if (year, code) in gone)


@given(tables(), st.data())
def test_a_force_or_a_code_under_a_name_that_nobody_knows_is_named(rows, data):
    force, code = data.draw(st.sampled_from(rows))[2:4]
    renamed = [(y, q, "Middleshire" if f == force else f, c, n) for y, q, f, c, n in rows]
    found = refused_or_read(read_open_table, written(renamed), "table.csv")
    assert (found is None) == ({row[2] for row in rows} == {force})
    assert found is None or any("Middleshire" in one.locator and one.is_loss for one in found.leftovers)
    document = read(written([(y, q, f, "99X" if c == code else c, n) for y, q, f, c, n in rows]))
    assert any("code=99X" in one.locator and one.is_loss for one in document.leftovers)
    assert not {name for _, _, name in figures(document)} & {"99X", "all_sexual", code}


@given(tables(), st.data())
def test_rows_that_stand_twice_are_refused_by_their_places(rows, data):
    place = data.draw(st.integers(0, len(rows) - 1))
    with pytest.raises(SchemaMismatch, match=f"rows {place + 2} and {len(rows) + 2} are of one force"):
        read(written([*rows, rows[place]]))


@inputs(60)
@given(tables(), st.data())
def test_a_packed_table_that_was_cut_or_changed_is_refused_or_whole(rows, data):
    packed = gzip.compress(written(rows), mtime=0)
    if data.draw(st.booleans()):
        spoilt = packed[: data.draw(st.integers(1, len(packed) - 1))]
    else:
        place = data.draw(st.integers(0, len(packed) - 1))
        spoilt = packed[:place] + bytes([packed[place] ^ 1 << data.draw(st.integers(0, 7))]) + packed[place + 1 :]
    found = refused_or_read(read_open_table, spoilt, "table.csv.gz")
    assert found is None or figures(found) == sums(rows)


LOST = st.sampled_from([name for name in HEADING.split(",") if name not in ("offence_description", "offence_subgroup")])


@given(tables(), LOST)
def test_a_column_that_is_lost_is_named(rows, column):
    at = HEADING.split(",").index(column)
    lines = (line.split(",") for line in written(rows).decode().splitlines())
    left = "\n".join(",".join([*cells[:at], *cells[at + 1 :]]) for cells in lines)
    with pytest.raises(SchemaMismatch, match=f"missing columns: {column}"):
        read(f"{left}\n".encode())


GARBAGE = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(str.encode),
    st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=8).map(",".join), max_size=8).map(
        lambda rows: "\n".join(rows).encode()
    ),
)
TOPS = st.sampled_from([HEADING, "year,pfa_code,under18", "source_id,area,measure,period,counted,count,note", ""])


@inputs(150)
@given(TOPS, GARBAGE)
def test_whatever_a_file_holds_it_is_read_or_refused_by_its_name(top, letters):
    for reader in (read_open_table, read_population, read_press):
        refused_or_read(reader, top.encode() + b"\n" + letters, "given.csv")
