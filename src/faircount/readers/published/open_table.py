"""The Home Office open data table of recorded crime by police force area: one row a force, quarter and offence code."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnknownPeriod, some_of
from faircount.readers.published.edition import columns_of, read_sheets
from faircount.readers.published.open_table_years import SummableYears
from faircount.store.documents import StoredDocument, StoredLeftover
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.areas import FORCES, find_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import CODES, OFFENCE_SETS
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


def _is_year(column: pl.Series) -> bool:
    words = column.drop_nulls().unique().to_list()
    return bool(words) and len(words) < 100 and all(find_year(word.strip()) is not None for word in words)


def _is_quarter(column: pl.Series) -> bool:
    return set(column.str.strip_chars().str.to_uppercase().str.strip_prefix("Q").drop_nulls().unique()) <= {"1", "2", "3", "4"}


def _is_force(column: pl.Series) -> bool:
    words = column.drop_nulls().unique().to_list()
    named = sum(1 for word in words if len(words) < 200 and (area := find_area(word)) is not None and area.kind == "force")
    return named >= 10 and named >= 0.7 * len(words)


def _is_group(column: pl.Series) -> bool:
    return bool((column.str.strip_chars() == SEXUAL).any())


def _is_code(column: pl.Series) -> bool:
    return len(set(column.str.strip_chars().drop_nulls().unique()) & {code for code in CODES if not code.isdecimal()}) >= 8


def _is_count(column: pl.Series) -> bool:
    read = column.str.strip_chars().str.replace_all(",", "").cast(pl.Int64, strict=False)
    return read.null_count() == 0 and read.n_unique() > 4 and bool((read <= 0).any()) and bool((read > 40).any())


FITS = {"year": _is_year, "quarter": _is_quarter, "force": _is_force, "group": _is_group, "code": _is_code, "offences": _is_count}
"""What each column holds, by which it is known where a release calls it otherwise."""
SETS = ("child_named", "all_sexual")
SEXUAL = "Sexual offences"
BESIDE = ("86",)
"""Codes of another group that people ask about with these: indecent images of children are recorded under code 86."""


def read_open_table(path: Path, source: Source) -> StoredDocument:
    """Yearly figures of each force: each sexual offence code, the sum of all, that of the codes that name a child, and code 86.

    A year of which a quarter is missing becomes no figure, and nothing is summed over rows that are missing. Quarters may be
    negative, where crimes recorded earlier were cancelled; the year they lie in is marked ``net of cancelled``. Rows of bodies
    that are no force are left over. Source of the layout: Home Office, police recorded crime open data, police force area tables.
    """
    table = open_rows(path)
    sexual = table.filter(pl.col("group") == SEXUAL)
    if sexual.is_empty():
        raise SchemaMismatch(f"{path.name}: no row has the offence group {SEXUAL!r}; is this the table of police force areas?")
    areas = {name: find_area(name) for name in sorted(table["force"].unique())}
    codes = {name: area.code for name, area in areas.items() if area is not None}
    if not set(codes.values()) & set(FORCES):
        raise SchemaMismatch(f"{path.name}: no row has the name of a police force; is this the table of police force areas?")
    of_forces = sexual.filter(pl.col("force").is_in(list(codes)))
    years = SummableYears.of(of_forces)
    beside = table.filter(pl.col("code").is_in(BESIDE) & pl.col("force").is_in(list(codes)))
    yearly = pl.concat(
        [*(_yearly(of_forces, name, years) for name in (None, *SETS)), _yearly(beside, None, SummableYears.of(beside))]
    )
    figures = [_figure(row, codes, source) for row in yearly.sort("force", "year", "offence").iter_rows(named=True)]
    with_some = frozenset(sexual["force"])  # bodies such as Action Fraud have rows of other offences alone
    leftovers = [
        StoredLeftover(
            f"force={name}",
            "not a police force of the vocabulary; its rows are not figures of an area",
            is_loss=name in with_some,
        )
        for name in areas
        if name not in codes
    ]
    missing = sorted(set(FORCES) - set(codes.values()))
    leftovers += [StoredLeftover(f"area={code}", "this force has no rows in the table") for code in missing]
    return StoredDocument(source, Figures.of(figures), (*leftovers, *years.leftovers))


def open_rows(path: Path) -> pl.DataFrame:
    """The rows with the columns that are read, under names of ours, each with its place in the file."""
    found = published_columns(path)
    tables = [
        table.select(pl.col(old).fill_null("").str.strip_chars().alias(new) for new, old in columns.items())
        for table, columns in found
    ]
    table = pl.concat(tables, how="diagonal").select(list(dict.fromkeys(COLUMNS.values())))
    return _conformed(table.with_row_index("row", offset=2), path)


def published_columns(path: Path) -> list[tuple[pl.DataFrame, dict[str, str]]]:
    """The tables of the file that have every column that is read, with the head of each; refused where none has."""
    sheets = read_sheets(path)
    try:
        found = [(table, columns_of(table, COLUMNS, FITS)) for _, table in sheets]
    except SchemaMismatch as refused:
        raise SchemaMismatch(f"{path.name}: {refused}") from None
    wanted = set(COLUMNS.values())
    whole = [(table, columns) for table, columns in found if set(columns) == wanted]
    if not whole:
        table, columns = max(found, key=lambda each: len(each[1]), default=(pl.DataFrame(), {}))
        missing = sorted(wanted - set(columns))
        raise SchemaMismatch(
            f"{path.name}: missing columns: {', '.join(map(_said, missing))}; have {some_of(table.columns)}; "
            "no other column holds what they hold; restore the published file"
        )
    return whole


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
    return table.with_columns(counts.alias("offences"), quarter=pl.col("quarter").str.to_uppercase().str.strip_prefix("Q"))


def find_year(text: str) -> FinancialYear | None:
    """The financial year that a cell names, or None."""
    try:
        return FinancialYear.parse(text)
    except UnknownPeriod:
        return None


def _said(name: str) -> str:
    """A column of ours as the published table calls it."""
    return {ours: said for said, ours in COLUMNS.items()}[name]


def _yearly(rows: pl.DataFrame, name: str | None, years: SummableYears) -> pl.DataFrame:
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
