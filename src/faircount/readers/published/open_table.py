"""The Home Office open data table of recorded crime by police force area: one row a force, quarter and offence code."""

from __future__ import annotations

import gzip
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnreadableSource
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


def read_open_table(path: Path, source: Source) -> Document:
    """Yearly figures of each force: every sexual offence code, the sum of all, and the sum of the codes that name a child.

    A year of which a quarter is missing becomes no figure. Quarters may be negative, where crimes recorded earlier were
    cancelled; the year they lie in is marked ``net of cancelled``. Rows of bodies that are no force are left over.
    Source of the layout: Home Office, police recorded crime open data, police force area tables.
    """
    table = _table(path)
    sexual = table.filter(pl.col("group") == SEXUAL)
    if sexual.is_empty():
        raise SchemaMismatch(f"{path.name}: no row has the offence group {SEXUAL!r}; is this the table of police force areas?")
    areas = {name: find_area(name) for name in sorted(table["force"].unique())}
    codes = {name: area.code for name, area in areas.items() if area is not None}
    others = [name for name in areas if name not in codes]
    known = sexual.filter(pl.col("force").is_in(list(codes)))
    yearly = pl.concat([_yearly(known, pl.col("code"), name=None), *(_yearly(known, _within(name), name=name) for name in SETS)])
    whole, part = yearly.filter(pl.col("quarters") == 4), yearly.filter(pl.col("quarters") < 4)
    figures = [_figure(row, codes, source) for row in whole.sort("force", "year", "offence").iter_rows(named=True)]
    leftovers = [
        Leftover(f"force={name}", "not a police force of the vocabulary; its rows are not figures of an area") for name in others
    ] + [
        Leftover(f"year={year}", f"{quarters} of 4 quarters are in it; a part of a year is not compared with a year")
        for year, quarters in part.select("year", "quarters").unique().sort("year", "quarters").iter_rows()
    ]
    missing = sorted(set(FORCES) - set(codes.values()))
    leftovers += [Leftover(f"area={code}", "this force has no rows in the table") for code in missing]
    return Document(source, Figures.of(figures), tuple(leftovers))


def _within(name: str) -> pl.Expr:
    return pl.col("code").is_in(sorted(OFFENCE_SETS[name].codes))


def _table(path: Path) -> pl.DataFrame:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError) as error:
        raise UnreadableSource(f"{path.name}: damaged or cut short; fetch it again") from error
    try:
        table = pl.read_csv(raw.decode("utf-8", errors="replace").encode(), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise UnreadableSource(f"{path.name}: not a table of comma-separated values; save it as CSV") from error
    named = {name: COLUMNS[key] for name in table.columns if (key := name.strip().lower().replace(" ", "_")) in COLUMNS}
    missing = sorted(set(COLUMNS.values()) - set(named.values()))
    if missing:
        raise SchemaMismatch(f"{path.name}: missing columns: {', '.join(missing)}; have {', '.join(table.columns)}")
    table = table.select(pl.col(old).str.strip_chars().alias(new) for old, new in named.items())
    counts = table["offences"].str.replace_all(",", "").cast(pl.Int64, strict=False)
    wrong = counts.is_null().arg_true()
    if len(wrong):
        raise SchemaMismatch(
            f"{path.name}: row {wrong[0] + 2}, column offences: not a whole number ({len(wrong)} such rows); "
            "restore the published file"
        )
    return table.with_columns(counts.alias("offences"))


def _yearly(table: pl.DataFrame, which: pl.Expr, name: str | None) -> pl.DataFrame:
    rows = table if name is None else table.filter(which)
    return (
        rows.with_columns(offence=pl.col("code") if name is None else pl.lit(name))
        .group_by("force", "year", "offence", maintain_order=True)
        .agg(
            pl.col("offences").sum(),
            pl.col("quarter").n_unique().alias("quarters"),
            pl.col("code").n_unique().alias("codes"),
            pl.len().alias("cells"),
            (pl.col("offences") < 0).any().alias("cancelled"),
        )
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
