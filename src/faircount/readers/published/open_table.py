"""The Home Office open data table of recorded crime by police force area: one row a force, quarter and offence code."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnknownPeriod, UnreadableSource
from faircount.readers.published.open_table_years import Years
from faircount.store.documents import Document, Leftover
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.areas import FORCES, find_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source
from faircount.vocabulary.status import Quality

# The releases of before 2019 name their columns in words and put spaces round their counts.
COLUMNS = {
    "financial_year": "year",
    "financial_quarter": "quarter",
    "force_name": "force",
    "offence_group": "group",
    "offence_code": "code",
    "number_of_offences": "offences",
    "offences": "offences",
}
SETS = ("child_named", "all_sexual")
SEXUAL = "Sexual offences"
ZIPPED = b"PK\x03\x04"
"""How a workbook begins, and any other archive."""


def read_open_table(path: Path, source: Source) -> Document:
    """Yearly figures of each force: every sexual offence code, the sum of all, and the sum of the codes that name a child.

    A year of which a quarter is missing becomes no figure, and nothing is summed over rows that are missing. Quarters may be
    negative, where crimes recorded earlier were cancelled; the year they lie in is marked ``net of cancelled``. Rows of bodies
    that are no force are left over. Source of the layout: Home Office, police recorded crime open data, police force area tables.
    """
    table = _table(path)
    sexual = table.filter(pl.col("group") == SEXUAL)
    if sexual.is_empty():
        raise SchemaMismatch(f"{path.name}: no row has the offence group {SEXUAL!r}; is this the table of police force areas?")
    areas = {name: find_area(name) for name in sorted(table["force"].unique())}
    codes = {name: area.code for name, area in areas.items() if area is not None}
    if not set(codes.values()) & set(FORCES):
        raise SchemaMismatch(f"{path.name}: no row has the name of a police force; is this the table of police force areas?")
    of_forces = sexual.filter(pl.col("force").is_in(list(codes)))
    years = Years.of(of_forces)
    yearly = pl.concat([_yearly(of_forces, name, years) for name in (None, *SETS)])
    figures = [_figure(row, codes, source) for row in yearly.sort("force", "year", "offence").iter_rows(named=True)]
    with_some = frozenset(sexual["force"])  # bodies such as Action Fraud have rows of other offences alone
    leftovers = [
        Leftover(
            f"force={name}",
            "not a police force of the vocabulary; its rows are not figures of an area",
            is_loss=name in with_some,
        )
        for name in areas
        if name not in codes
    ]
    missing = sorted(set(FORCES) - set(codes.values()))
    leftovers += [Leftover(f"area={code}", "this force has no rows in the table") for code in missing]
    return Document(source, Figures.of(figures), (*leftovers, *years.leftovers))


def _table(path: Path) -> pl.DataFrame:
    """The rows with the columns that are read, under names of ours, each with its place in the file."""
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableSource(f"{path.name}: damaged or cut short; fetch it again") from error
    if raw[:4] == ZIPPED:
        raise UnreadableSource(f"{path.name}: is a workbook or an archive; save the sheet with one row a quarter as CSV")
    try:
        table = pl.read_csv(raw.decode("utf-8", errors="replace").encode(), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise UnreadableSource(f"{path.name}: not a table of comma-separated values; save it as CSV") from error
    named = {name: COLUMNS[key] for name in table.columns if (key := name.strip().lower().replace(" ", "_")) in COLUMNS}
    missing = sorted(set(COLUMNS.values()) - set(named.values()))
    if missing:
        raise SchemaMismatch(
            f"{path.name}: missing columns: {', '.join(map(_said, missing))}; have {', '.join(table.columns)[:200]}; "
            "give them these names in a copy, or fetch a release in the layout of 2013 to 2023"
        )
    doubled = sorted({name for name in named.values() if list(named.values()).count(name) > 1})
    if doubled:
        raise SchemaMismatch(f"{path.name}: two columns for {', '.join(map(_said, doubled))}; take one of them out")
    table = table.select(pl.col(old).fill_null("").str.strip_chars().alias(new) for old, new in named.items())
    return _conformed(table.with_row_index("row", offset=2), path)


def _conformed(table: pl.DataFrame, path: Path) -> pl.DataFrame:
    """The rows with counts as numbers; refused, by the row, where a count or a year is none, or a row stands twice."""
    counts = table["offences"].str.replace_all(",", "").cast(pl.Int64, strict=False)
    years = {year: find_year(year) for year in table["year"].unique()}
    for column, wrong, what in (
        ("offences", counts.is_null(), "a whole number"),
        (
            "year",
            table["year"].is_in([year for year, found in years.items() if found is None]),
            "a financial year such as 2019/20",
        ),
    ):
        if wrong.any():
            first, count = table.filter(wrong)["row"][0], int(wrong.sum())
            raise SchemaMismatch(
                f"{path.name}: row {first}, column {_said(column)}: not {what} ({count} such rows); restore the published file"
            )
    twice = table.filter(pl.col("group") == SEXUAL).filter(pl.struct("year", "quarter", "force", "code").is_duplicated())
    if not twice.is_empty():
        rows = twice.sort("force", "year", "quarter", "code", "row")["row"]
        raise SchemaMismatch(
            f"{path.name}: rows {rows[0]} and {rows[1]} are of one force, quarter and offence code ({len(rows)} such rows); "
            "take out what stands twice, or restore the published file"
        )
    return table.with_columns(counts.alias("offences"))


def find_year(text: str) -> FinancialYear | None:
    """The financial year that a cell names, or None."""
    try:
        return FinancialYear.parse(text)
    except UnknownPeriod:
        return None


def _said(name: str) -> str:
    """A column of ours as the published table calls it."""
    return {ours: said for said, ours in COLUMNS.items()}[name]


def _yearly(rows: pl.DataFrame, name: str | None, years: Years) -> pl.DataFrame:
    """Each code by itself, or the sum of a set, of every force and year of which no row is missing in it."""
    if name is None:
        rows = rows.join(years.whole, on=["force", "year", "code"], how="semi").with_columns(offence=pl.col("code"))
    else:
        codes = sorted(OFFENCE_SETS[name].codes)
        lacking = years.lacking.filter(pl.col("code").is_in(codes) | pl.lit(name == "all_sexual"))
        whole = years.whole.join(lacking, on=["force", "year"], how="anti")
        rows = rows.filter(pl.col("code").is_in(codes)).join(whole, on=["force", "year", "code"], how="semi")
        rows = rows.with_columns(offence=pl.lit(name))
    return rows.group_by("force", "year", "offence", maintain_order=True).agg(
        pl.col("offences").sum(),
        pl.col("code").n_unique().alias("codes"),
        pl.len().alias("cells"),
        (pl.col("offences") < 0).any().alias("cancelled"),
    )


def _figure(row: dict[str, object], codes: dict[str, str], source: Source) -> Figure:
    count = int(str(row["offences"]))
    plain = row["offence"] not in OFFENCE_SETS
    what = f"offence_code={row['offence']}" if plain else f"{row['codes']} codes of {row['offence']}"
    return Figure(
        area=codes[str(row["force"])],
        period=FinancialYear.parse(str(row["year"])).period,
        counted=Counted.OFFENCES,
        offence=str(row["offence"]),
        lower=count,
        upper=count,
        quality=Quality.NET_OF_CANCELLED if row["cancelled"] else "",
        source_id=source.source_id,
        locator=f"sum of {row['cells']} rows: force_name={row['force']}, financial_year={row['year']}, {what}",
    )
