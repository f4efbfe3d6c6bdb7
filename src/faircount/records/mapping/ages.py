"""The age of a victim when it happened, whichever of age and birthday an export has; two ages for one victim are refused."""

from __future__ import annotations

import polars as pl

from faircount.errors import SchemaMismatch

PASSED_OVER = 0.02
"""The share of victims whose age and birthday may disagree: slips of a keyboard."""
YEAR = 365.2425


def age_at_offence(found: dict[str, pl.Series]) -> tuple[pl.Series, list[str]]:
    """The age when it happened: as it stands, from the birthday, or refused where the two give one victim two ages."""
    age, birth = found["victim_age"], found["victim_birth"]
    began = pl.DataFrame([found[name] for name in ("committed_from", "committed_to", "recorded")])
    began_on = began.select(pl.coalesce("committed_from", "committed_to", "recorded").alias("on"))["on"]
    if not birth.count():
        return age, _at_report(age, began_on, found["recorded"])
    at_offence, at_record = _completed(birth, began_on), _completed(birth, found["recorded"])
    if not age.count():
        return at_offence, ["The age when it happened is worked out from the birthday."]
    both = (age - at_offence).drop_nulls().abs()
    late = (age - at_record).drop_nulls().abs()
    if (both <= 1).sum() >= (1 - PASSED_OVER) * len(both):
        kept = pl.select(pl.when((age - at_offence).abs() <= 1).then(age).otherwise(pl.coalesce(at_offence, age)))
        apart = int((both > 1).sum())
        told = [f"{apart:,} ages disagree with the birthday beside them, which is taken."] if apart else []
        return kept.to_series().alias("victim_age"), told
    if (late <= 1).sum() >= (1 - PASSED_OVER) * len(late):
        return at_offence, ["The ages are those when it was recorded; the age when it happened is worked out from the birthday."]
    row = int(((age - at_offence).abs() > 1).fill_null(False).arg_true()[0]) + 2
    raise SchemaMismatch(
        f"the mapping gives {int((both > 1).sum()):,} victims two ages, first in row {row}: the columns of ages and of birthdays "
        "differ by more than a year, when it happened and when it was recorded; one is somebody else's: mend [columns]"
    )


def _completed(birth: pl.Series, on: pl.Series) -> pl.Series:
    """The completed years on a day; none before birth."""
    days = pl.DataFrame({"birth": birth, "on": on})
    had = pl.col("on").dt.strftime("%m%d") >= pl.col("birth").dt.strftime("%m%d")
    years = pl.col("on").dt.year() - pl.col("birth").dt.year() - (~had).cast(pl.Int32)
    return days.select(pl.when(years.is_between(0, 120)).then(years).cast(pl.Int32).alias("victim_age"))["victim_age"]


def _at_report(age: pl.Series, began: pl.Series, recorded: pl.Series) -> list[str]:
    """Refuse ages that can only be those at the report: in crimes of long ago nobody was younger than the crime is old."""
    lag = ((recorded - began).dt.total_days() / YEAR).floor().cast(pl.Int32)
    old = pl.DataFrame({"age": age, "lag": lag}).filter(pl.col("lag") >= 5).drop_nulls()
    if old.height >= 20 and (old["age"] >= old["lag"]).sum() >= 0.98 * old.height and (old["age"] > 17).sum() > 0.3 * old.height:
        raise SchemaMismatch(
            "the ages are those when the crime was recorded, not when it happened: in crimes of five years ago and more nobody "
            "is younger than the crime is old; export the birthday too, or the age at the offence"
        )
    return []
