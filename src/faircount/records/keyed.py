"""Records made into keyed words: two forces that share a secret can compare them, and nobody can read them back without it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from faircount.errors import BadProject, SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_LIST, checked, read_bytes
from faircount.records.files import collected, scan_records
from faircount.records.schema import FIRST_VICTIM, STANDS
from faircount.records.validation import check_cells, refuse_what_is_not_understood
from faircount.vocabulary.periods import Period

LEAST_SECRET = 32
"""Bytes: what is keyed by less can be guessed."""
CHECK = "keyed_with"
SAME = (
    "reference",
    "number",
    "committed_day",
    "committed_month",
    "recorded_day",
    "recorded_month",
    "offence",
    "age",
    "sex",
    "online",
)
"""What is compared. No name, no place and no relationship is among it."""
COLUMNS = ("unique_id", "source", *SAME, CHECK)
_DIGITS = 20


def read_secret(path: Path) -> bytes:
    """The secret that both forces hold, refused if it is short enough to be guessed."""
    try:
        secret = read_bytes(path, LARGEST_LIST).strip()
    except OSError as error:
        raise UnreadableSource(
            f"{path}: cannot be read ({error.strerror}); give the file with the secret that both forces hold"
        ) from None
    if len(secret) < LEAST_SECRET:
        raise BadProject(
            f"{path}: {len(secret)} bytes can be guessed; make {LEAST_SECRET} or more, for example with: openssl rand -hex 32"
        )
    return secret


def keyed_records(path: Path, force: str, secret: bytes, period: Period | None = None) -> pl.DataFrame:
    """The offences of a force that stand, a row each, in keyed words; those recorded in a period, if one is given.

    Cancelled and transferred offences are out: the force to which one went counts it. Dates are keyed twice, by day and by
    month, since keyed words agree or do not and are never near. When not to use it: for a file that is to be published; few
    ages and sexes have few words, so whoever sees how often each is there can guess them.
    """
    wanted = (
        "crime_id",
        "victim_number",
        "force",
        "offence",
        "recorded",
        "committed_from",
        "committed_to",
        "online",
        "victim_age",
        "victim_sex",
        "standing",
    )
    refuse_what_is_not_understood(check_cells(path, date.today(), (force,)), path, set(wanted) - {"crime_id"})
    frame = collected(scan_records(path).select(wanted), path).filter(
        pl.col("force") == force,
        pl.col("standing") == STANDS,
        pl.col("victim_number") <= FIRST_VICTIM,
        pl.col("recorded").is_not_null(),
    )
    if period is not None:
        frame = frame.filter(pl.col("recorded").is_between(period.start, period.end))
    if frame.is_empty():
        raise SchemaMismatch(
            f"{path.name}: holds no offence of {force} that stands and was recorded then; check the force and the period"
        )
    return _in_keys(frame, force, secret)


def _in_keys(frame: pl.DataFrame, force: str, secret: bytes) -> pl.DataFrame:
    since = pl.coalesce("committed_from", "committed_to")
    plain = frame.select(
        reference=pl.col("crime_id").cast(pl.String).str.to_uppercase().str.replace_all("[^A-Z0-9]", ""),
        number=pl.col("crime_id").cast(pl.String).str.extract(r"(\d+)\D*$").str.strip_chars_start("0"),
        committed_day=since.cast(pl.String),
        committed_month=since.dt.strftime("%Y-%m"),
        recorded_day=pl.col("recorded").cast(pl.String),
        recorded_month=pl.col("recorded").dt.strftime("%Y-%m"),
        offence=pl.col("offence").cast(pl.String),
        age=pl.col("victim_age").cast(pl.String),
        sex=pl.col("victim_sex").cast(pl.String).replace("not known", None),
        online=pl.col("online").cast(pl.String),
    )
    keyed = plain.select(_keyed(plain[name], _key(secret, name)) for name in SAME)
    own = _keyed(plain["reference"], _key(secret, f"own:{force}")).alias("unique_id")
    return keyed.select(own, pl.lit(force).alias("source"), *SAME, pl.lit(_key(secret, CHECK)("")).alias(CHECK)).sort("unique_id")


def _key(secret: bytes, column: str) -> Callable[[str], str]:
    """Keyed words of a column: the same word in another column has another key."""
    return lambda word: hmac.new(secret, f"{column}\x1f{word}".encode(), hashlib.sha256).hexdigest()[:_DIGITS]


def _keyed(words: pl.Series, key: Callable[[str], str]) -> pl.Series:
    known = words.drop_nulls().unique()
    return words.replace_strict(known, known.map_elements(key, return_dtype=pl.String), default=None, return_dtype=pl.String)


def read_keyed(path: Path) -> pl.DataFrame:
    """A keyed file, refused if it is none."""
    if path.suffix.lower() != ".parquet" or not path.exists():
        raise UnreadableSource(
            f"{path}: no keyed file; make one with: faircount link RECORDS --key SECRET --force NAME --to FILE.parquet"
        )
    try:
        frame = pl.read_parquet(checked(path), glob=False)
    except (OSError, pl.exceptions.PolarsError):
        raise UnreadableSource(f"{path.name}: cannot be read as Parquet; make the keyed file again") from None
    if set(frame.columns) != set(COLUMNS):
        raise SchemaMismatch(f"{path.name}: is no keyed file: it must have the columns {', '.join(COLUMNS)} and no other")
    return frame.select(COLUMNS)
