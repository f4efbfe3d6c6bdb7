"""Where the strata of an audit come from: counts that somebody names, a list of records, or incident records themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnreadableSource, WrongArgument
from faircount.inputs import LARGEST_ROWS, LARGEST_STREAM, read_text, sized
from faircount.records.audit_sample import numbered
from faircount.records.files import collected, scan_records
from faircount.records.schema import FIRST_VICTIM, STANDS
from faircount.records.validation import check_cells, refuse_what_is_not_understood
from faircount.tables.audit import AuditStratum
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.periods import Period, parse_period

FLAGGED, UNFLAGGED, NOT_FILLED_IN = "marked", "not marked", "mark not filled in"
_STRATA = {"yes": FLAGGED, "no": UNFLAGGED}


def flagged_offences(path: Path, force: str, periods: Sequence[Period]) -> dict[tuple[str, str], list[str]]:
    """The offences of each period and stratum, each by its crime id; an empty mark is a stratum of its own.

    Cancelled and transferred offences are out, and an offence with several victims is there once. When not to use it: for
    incidents that were never recorded as offences; no audit of records can miss what is in none of them.
    """
    wanted = ("crime_id", "victim_number", "force", "recorded", "online", "standing")
    refuse_what_is_not_understood(check_cells(path, date.today(), (force,)), path, wanted)
    frame = collected(scan_records(path).select(wanted), path).filter(
        pl.col("force") == force, pl.col("standing") == STANDS, pl.col("victim_number") <= FIRST_VICTIM
    )
    strata: dict[tuple[str, str], list[str]] = {}
    for period in periods:
        recorded = frame.filter(pl.col("recorded").is_between(period.start, period.end))
        if recorded.is_empty():
            raise SchemaMismatch(f"{path.name}: holds no offence of {force} recorded in {period.label}; check force and period")
        for crime, mark in recorded.select("crime_id", "online").sort("crime_id").iter_rows():
            strata.setdefault((period.label, _STRATA.get(mark, NOT_FILLED_IN)), []).append(crime)
    return strata


_YES_NO = {"yes": True, "no": False}
_MOST = 10_000_000
"""Records of a stratum that are only counted: as many are numbered one by one."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """Which shares of the marked and of the unflagged records are guessed to belong under the flag: for the size alone."""

    flagged: float = 0.9
    unflagged: float = 0.1

    def of(self, is_flagged: bool) -> float:
        """The guess for one kind of stratum."""
        return self.flagged if is_flagged else self.unflagged


@dataclass(frozen=True, slots=True)
class AuditSource:
    """What was named on the command line: a file, or counts; whose records and of which periods; and the guesses."""

    path: Path | None = None
    flagged: Sequence[str] = ()
    unflagged: Sequence[str] = ()
    force: str = ""
    periods: Sequence[str] = ()
    guesses: Guesses = Guesses()


@dataclass(frozen=True, slots=True)
class Framed:
    """A stratum with its records, each by what it is called in the house."""

    stratum: AuditStratum
    records: Sequence[str]


def framed(source: AuditSource) -> tuple[Framed, ...]:
    """The strata in the order of their periods, the marked ones first; refused where a period lacks one kind."""
    if (source.path is None) == (not source.flagged and not source.unflagged):
        raise WrongArgument("name one file of strata or records, or give --marked and --unmarked with counts")
    found = list(_named(source)) if source.path is None else list(_read(source.path, source))
    if not found:
        where = source.path.name if source.path else "the command"
        raise SchemaMismatch(f"{where}: names no record and no stratum, so there is nothing to audit; give those of a period")
    found.sort(key=lambda each: (each.stratum.period, not each.stratum.is_flagged, each.stratum.name))
    keys = [each.stratum.key for each in found]
    twice = sorted({AuditStratum(*key, True, 0, 0).label for key in keys if keys.count(key) > 1})
    if twice:
        raise SchemaMismatch(f"a stratum stands there twice: {', '.join(twice)}; give each its own name")
    for period in {each.stratum.period for each in found}:
        kinds = {each.stratum.is_flagged for each in found if each.stratum.period == period}
        if len(kinds) < 2:
            where = f" of {period}" if period else ""
            raise SchemaMismatch(f"the strata{where} are all of one kind; an audit reads marked and unmarked records")
    return tuple(found)


def _named(source: AuditSource) -> Iterator[Framed]:
    for is_flagged, given in ((True, source.flagged), (False, source.unflagged)):
        option, usual = ("--marked", FLAGGED) if is_flagged else ("--unmarked", UNFLAGGED)
        for text in given:
            named, _, count = text.rpartition("=")
            period, _, name = named.partition(":")
            size = _whole(count, f"{option} {text}: write it as 765, 2015/16=765 or 2015/16:high=40")
            yield _counted(AuditStratum(period.strip(), name.strip() or usual, is_flagged, size, source.guesses.of(is_flagged)))


def _read(path: Path, source: AuditSource) -> Iterator[Framed]:
    heads = () if path.suffix.lower() == ".parquet" else _heads(path)
    if path.suffix.lower() == ".parquet" or "crime_id" in heads:
        yield from _from_records(path, source)
        return
    sized(path, LARGEST_ROWS)
    if {"marked", "records"} <= set(heads):
        yield from _from_counts(path, source.guesses)
    elif {"marked", "record"} <= set(heads):
        yield from _from_list(path, source.guesses)
    else:
        raise SchemaMismatch(
            f"{path.name}: is neither strata (columns marked, records) nor a list of records (columns record, marked) nor an "
            "extract of incident records; see how to audit the online mark"
        )


def _from_records(path: Path, source: AuditSource) -> Iterator[Framed]:
    if not source.force or not source.periods:
        raise WrongArgument(f"{path.name}: for an extract of records say whose and when: --force NAME --period 2015/16")
    code = parse_area(source.force).code
    for (period, name), records in flagged_offences(path, code, [parse_period(text) for text in source.periods]).items():
        is_flagged = name == FLAGGED
        yield Framed(AuditStratum(period, name, is_flagged, len(records), source.guesses.of(is_flagged)), records)


def _from_counts(path: Path, guesses: Guesses) -> Iterator[Framed]:
    for place, row in _rows(path):
        is_flagged = _is_flagged(row, place)
        name = row.get("stratum") or (FLAGGED if is_flagged else UNFLAGGED)
        size = _whole(row["records"], f"{place}: records must be a whole number above 0")
        guess = _guess(row, guesses.of(is_flagged), place)
        yield _counted(AuditStratum(row.get("period") or "", name, is_flagged, size, guess))


def _from_list(path: Path, guesses: Guesses) -> Iterator[Framed]:
    strata: dict[tuple[str, str], AuditStratum] = {}
    records: dict[tuple[str, str], list[str]] = {}
    for place, row in _rows(path):
        is_flagged = _is_flagged(row, place)
        name = row.get("stratum") or (FLAGGED if is_flagged else UNFLAGGED)
        stratum = AuditStratum(row.get("period") or "", name, is_flagged, 0, _guess(row, guesses.of(is_flagged), place))
        if strata.setdefault(stratum.key, stratum) != stratum:
            raise SchemaMismatch(f"{place}: its stratum is marked, or guessed at, otherwise in a row above; mend one of them")
        if not row["record"]:
            raise SchemaMismatch(f"{place}: the record has no name; give what it is called in the house")
        records.setdefault(stratum.key, []).append(row["record"])
    for key, stratum in strata.items():
        yield Framed(replace(stratum, size=len(records[key])), records[key])


def _counted(stratum: AuditStratum) -> Framed:
    if stratum.size > _MOST:
        raise SchemaMismatch(f"{stratum.label}: {stratum.size:,} records are too many to number; give a list of them")
    return Framed(stratum, numbered(stratum.label, stratum.size))


def _heads(path: Path) -> tuple[str, ...]:
    lines = _text(path, _start)
    return tuple(head.strip().lower() for head in next(csv.reader(io.StringIO(lines)), []))


def _start(path: Path) -> str:
    """The first letters of a file of any size: an extract of records is read piece by piece."""
    with sized(path, LARGEST_STREAM).open(encoding="utf-8-sig", newline="") as lines:
        return lines.read(10_000)


def _text(path: Path, read: Callable[[Path], str]) -> str:
    try:
        return read(path)
    except FileNotFoundError:
        raise UnreadableSource(f"{path}: there is no such file; check the path") from None
    except (UnicodeDecodeError, OSError):
        raise UnreadableSource(f"{path.name}: is no CSV in UTF-8; save it as one") from None


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    heads = _heads(path)
    for number, line in _cells(path):
        if number == 1 or not any(map(str.strip, line)):
            continue
        if len(line) != len(heads):
            raise SchemaMismatch(f"{path.name}, line {number}: has not as many cells as there are heads; mend that line")
        yield f"{path.name}, line {number}", {head: cell.strip() for head, cell in zip(heads, line, strict=True)}


def _cells(path: Path) -> list[tuple[int, list[str]]]:
    try:
        return list(enumerate(csv.reader(io.StringIO(_text(path, lambda place: read_text(place, LARGEST_ROWS)))), 1))
    except csv.Error:
        raise UnreadableSource(f"{path.name}: holds a cell without end; look for a quotation mark that is not closed") from None


def _is_flagged(row: Mapping[str, str], place: str) -> bool:
    found = _YES_NO.get(row["marked"].lower())
    if found is None:
        raise SchemaMismatch(f"{place}: marked must be yes or no; put records whose mark is not filled in under no")
    return found


def _whole(text: str, mend: str) -> int:
    cleaned = text.strip().replace(",", "")
    if not cleaned.isdecimal() or int(cleaned) == 0:
        raise SchemaMismatch(mend)
    return int(cleaned)


def _guess(row: Mapping[str, str], usual: float, place: str) -> float:
    text = (row.get("expected") or "").rstrip("%")
    if not text:
        return usual
    try:
        share = float(text) / 100
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise SchemaMismatch(f"{place}: what is expected must be percent, above 0 and below 100")
    return share
