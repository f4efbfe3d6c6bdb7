"""What changed from one edition of an official table to the next: quarters, forces, codes, columns, counts that were revised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from faircount.readers.published.open_table import SEXUAL, find_year, open_rows, published_columns
from faircount.readers.published.population import read_population
from faircount.vocabulary.areas import AREAS, FORCES, find_area
from faircount.vocabulary.provenance import Source, Trust

CELL = ("year", "quarter", "force", "code")
ANOTHER_TABLE = 0.3
"""By which share the counts of a whole year, of the median force, change only where another table was taken for this one."""
NAMED = 5
FEWEST_YEARS = 20
"""Years of forces that two editions share before their median tells anything."""


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What is said of a new edition, the forces that it lacks, and why it cannot be an edition of the same table."""

    said: tuple[str, ...]
    lacks: tuple[str, ...]
    unlike: str = ""


def table_changes(path: Path, before: Path | None) -> EditionChanges:
    """The new edition of the table of recorded crime held against the one before."""
    new = _rows(path)
    lacks = tuple(sorted(set(FORCES) - set(new["force"])))
    if before is None:
        return EditionChanges((f"{_quarters_said(new)}; nothing earlier to compare with.",), lacks)
    old = _rows(before)
    both = old.join(new, on=CELL, suffix="_new")
    unlike = _unlike(both)
    said = [*_renamed(path, before), *_span(new, old), *_names("force", new, old, _police), *_names("code", new, old, str)]
    return EditionChanges((*said, *_revised(both)), tuple(code for code in lacks if code in set(old["force"])), unlike)


def _rows(path: Path) -> pl.DataFrame:
    """The rows of sexual offences, with forces by their codes and years by their first one."""
    table = open_rows(path).filter(pl.col("group") == SEXUAL)
    areas = {name: area.code for name in table["force"].unique() if (area := find_area(name)) is not None}
    starts = {text: year.starts for text in table["year"].unique() if (year := find_year(text)) is not None}
    return table.with_columns(
        force=pl.col("force").replace_strict(areas, default=None, return_dtype=pl.String),
        year=pl.col("year").replace_strict(starts, return_dtype=pl.Int64),
    ).filter(pl.col("force").is_in(list(FORCES)))


def _renamed(path: Path, before: Path) -> Iterator[str]:
    now, then = (published_columns(each)[0][1] for each in (path, before))
    for name, head in now.items():
        plain = [each.strip().casefold().replace(" ", "_") for each in (head, then.get(name, head))]
        if plain[0] != plain[1]:
            yield f"The column {then[name]!r} is called {head!r} now."


def _span(new: pl.DataFrame, old: pl.DataFrame) -> Iterator[str]:
    quarters = [set(each.select("year", "quarter").iter_rows()) for each in (new, old)]
    for which, found in (("New", quarters[0] - quarters[1]), ("No longer there", quarters[1] - quarters[0])):
        if found:
            named = [f"{year}/{(year + 1) % 100:02d} Q{quarter}" for year, quarter in sorted(found)]
            more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
            yield f"{which}: {', '.join(named[:NAMED])}{more}."
    if quarters[0] == quarters[1]:
        yield "The same quarters as before."


def _quarters_said(rows: pl.DataFrame) -> str:
    quarters = sorted(set(rows.select("year", "quarter").iter_rows()))
    first, last = (f"{year}/{(year + 1) % 100:02d} Q{quarter}" for year, quarter in (quarters[0], quarters[-1]))
    return f"{len(quarters)} quarters from {first} to {last}"


def _names(column: str, new: pl.DataFrame, old: pl.DataFrame, say: object) -> Iterator[str]:
    assert callable(say)
    now, then = set(new[column]), set(old[column])
    what = "force" if column == "force" else "offence code"
    for which, found in ((f"New {what}", now - then), (f"Missing {what}", then - now)):
        if found:
            yield f"{which}: {', '.join(sorted(say(each) for each in found))}."


def _police(code: str) -> str:
    return AREAS[code].police or AREAS[code].name


def _revised(both: pl.DataFrame) -> Iterator[str]:
    changed = both.filter(pl.col("offences") != pl.col("offences_new"))
    if changed.is_empty():
        yield "No count was revised."
        return
    yield f"{changed.height:,} of {both.height:,} counts of sexual offences were revised."
    years = both.group_by("force", "year").agg(pl.col("offences").sum(), pl.col("offences_new").sum())
    moved = years.filter(pl.col("offences") > 0, pl.col("offences") != pl.col("offences_new"))
    moved = moved.with_columns(share=(pl.col("offences_new") / pl.col("offences") - 1)).sort(
        pl.col("share").abs(), descending=True
    )
    for row in moved.head(NAMED).iter_rows(named=True):
        year, then, now = f"{row['year']}/{(row['year'] + 1) % 100:02d}", row["offences"], row["offences_new"]
        yield f"{_police(row['force'])}, {year}: {then:,} is {now:,} now ({row['share']:+.1%})."


def _unlike(both: pl.DataFrame) -> str:
    """Why the counts cannot be those of the same table; empty where they can."""
    years = (
        both.group_by("force", "year").agg(pl.col("offences").sum(), pl.col("offences_new").sum()).filter(pl.col("offences") > 20)
    )
    if years.height < FEWEST_YEARS:
        return ""
    share = (years["offences_new"] / years["offences"] - 1).abs().median()
    if not isinstance(share, float) or share < ANOTHER_TABLE:
        return ""
    return f"half of all years of forces differ by {share:.0%} and more from the last edition; this is another table"


def population_changes(path: Path, before: list[Path]) -> EditionChanges:
    """The new population held against those that are there."""
    new = _children(path)
    old = {key: count for each in before for key, count in _children(each).items()}
    years = sorted({year for _, year in new})
    lacks = tuple(sorted(set(FORCES) - {area for area, _ in new}))
    said = [f"Mid-year {', '.join(map(str, years))}; {len({area for area, _ in new})} areas."]
    if old:
        fresh = [year for year in years if year not in {at for _, at in old}]
        said.append(f"New: {', '.join(map(str, fresh))}." if fresh else "No new year.")
    both = [(old[key], new[key]) for key in new if key in old]
    changed = sum(1 for then, now in both if then != now)
    if both:
        said.append(f"{changed:,} of {len(both):,} estimates were revised." if changed else "No estimate was revised.")
    apart = sorted(abs(now / then - 1) for then, now in both)
    unlike = (
        f"half of all estimates differ by {apart[len(apart) // 2]:.0%} and more"
        if both and apart[len(apart) // 2] > ANOTHER_TABLE
        else ""
    )
    return EditionChanges(tuple(said), lacks, unlike)


def _children(path: Path) -> dict[tuple[str, int], int]:

    return dict(read_population(path, Source("new", path.name, "", "", Trust.OFFICIAL)).under_18)
