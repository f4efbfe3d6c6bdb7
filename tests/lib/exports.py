"""Invented exports in the manner of crime systems, made from records that are known: other heads, codes and dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from faircount.records.invented import Invention, invent
from faircount.vocabulary.offences import CODES

FORCE = "X99000001"


@dataclass(frozen=True)
class Export:
    """An export as it is written, and the records that it was made from."""

    frame: pl.DataFrame
    truth: pl.DataFrame
    force: str = ""


def true_records(rows: int, seed: int) -> pl.DataFrame:
    """Invented records of one force, as plain texts and days."""
    frame = pl.concat(invent(Invention(rows=rows, seed=seed)))
    plain = [name for name, dtype in frame.schema.items() if dtype in (pl.Categorical, pl.Enum)]
    return frame.with_columns(pl.col(plain).cast(pl.String))


def birthdays(truth: pl.DataFrame, draw: np.random.Generator) -> pl.Series:
    """For each victim of known age a birthday that gives this age on the day on which it began."""
    began = truth.select(pl.coalesce("committed_from", "committed_to", "recorded").alias("on"))["on"]
    past = pl.Series(draw.integers(1, 360, truth.height))
    return (
        pl.DataFrame({"on": began, "age": truth["victim_age"], "past": past})
        .select(
            born=(
                pl.col("on").dt.offset_by(pl.format("-{}y", pl.col("age").fill_null(0))).dt.offset_by(pl.format("-{}d", "past"))
            )
        )["born"]
        .set(truth["victim_age"].is_null(), None)
    )


def earlier(days: pl.Series, by: np.ndarray) -> pl.Series:
    """The days so many days earlier."""
    return (days.cast(pl.Int32) - pl.Series(by.astype(np.int32))).cast(pl.Date)


def words(column: pl.Series, said: Mapping[str, str], empty: str = "") -> pl.Series:
    """The words of a system for those of the records."""
    return column.replace_strict(dict(said), default=None, return_dtype=pl.String).fill_null(empty)


def names_of_offences(column: pl.Series) -> pl.Series:
    """Each offence by its name."""
    return column.replace_strict({code: entry.name for code, entry in CODES.items()}, default=None, return_dtype=pl.String)


def nominals(truth: pl.DataFrame, sign: str) -> pl.Series:
    """A number for each victim of a crime, empty where nobody is named."""
    return (
        truth.with_row_index("at")
        .select(pl.when(pl.col("victim_number") > 0).then(pl.format(f"{sign}{{}}", pl.col("at") + 710_000)))
        .to_series()
    )


def in_niche_style(truth: pl.DataFrame, seed: int) -> Export:
    """Codes with leading noughts, birthdays and no ages, days with a clock, a suspect's columns beside the victim's."""
    draw = np.random.default_rng([seed, 1])
    rows = truth.height
    clock = "%d/%m/%Y 14:05"
    frame = pl.DataFrame(
        {
            "OCCURRENCE_NO": truth["crime_id"].str.replace("INV-", "42/"),
            "HO_CLASS": truth["offence"].str.zfill(4),
            "REP_DTTM": earlier(truth["recorded"], draw.integers(0, 3, rows)).dt.strftime(clock),
            "DT_RECORDED": truth["recorded"].dt.strftime(clock),
            "OCC_FROM": truth["committed_from"].dt.strftime(clock),
            "OCC_TO": truth["committed_to"].dt.strftime(clock),
            "VIC_NOM_REF": nominals(truth, "N"),
            "VIC_DOB": birthdays(truth, draw).dt.strftime("%d/%m/%Y").fill_null("01/01/1900"),
            "VIC_GENDER": words(truth["victim_sex"], {"female": "F", "male": "M", "not known": "U"}),
            "SUSP_DOB": pl.Series(draw.integers(-14_000, 12_000, rows).astype(np.int32)).cast(pl.Date).dt.strftime("%d/%m/%Y"),
            "SUSP_GENDER": pl.Series(draw.choice(["M", "M", "M", "M", "F", "U"], rows)),
            "REL_SUSP_VICTIM": words(truth["relationship"], NICHE_RELATIONSHIPS),
            "CYBER_FLAG": words(truth["online"], {"yes": "Y", "no": "N"}),
            "OUTCOME": truth["outcome"]
            .map_elements(lambda number: f"OC{int(number):02d}", return_dtype=pl.String)
            .fill_null("New"),
            "OUTCOME_DATE": truth["outcome_date"].dt.strftime(clock),
            "OCC_STATUS": words(truth["standing"], {"stands": "Recorded", "cancelled": "No Crime", "transferred": "Transferred"}),
            "BEAT": truth["local_area"],
            "OIC": pl.Series([f"PC{number}" for number in draw.integers(100, 900, rows)]),
        }
    )
    return Export(frame, truth, force="Exampleshire")


NICHE_RELATIONSHIPS = {
    "parent or carer": "Step-father", "sibling": "Brother", "other family": "Uncle", "partner or former partner": "Ex-partner",
    "known to the child": "Acquaintance", "position of trust": "Teacher", "met online": "Met online", "stranger": "Stranger",
    "not known": "Not known",
}  # fmt: skip


def in_athena_style(truth: pl.DataFrame, seed: int) -> Export:
    """Names of offences, ages of victims and suspects, months in words, a list of keywords, outcomes in words."""
    draw = np.random.default_rng([seed, 2])
    rows = truth.height
    day = "%d-%b-%Y"
    outcome = truth["outcome"].map_elements(lambda number: f"{number} - {ATHENA_OUTCOMES[number]}", return_dtype=pl.String)
    frame = pl.DataFrame(
        {
            "Investigation URN": truth["crime_id"].str.replace("INV", "EX/"),
            "Investigation Type": pl.Series(["Crime"] * rows),
            "Stats Classification": names_of_offences(truth["offence"]).str.to_uppercase(),
            "Keywords": pl.select(
                pl.when(truth["online"] == "yes")
                .then(pl.lit("CHILD;ONLINE CRIME"))
                .when(truth["online"] == "no")
                .then(pl.lit("CHILD;DA NO"))
            ).to_series(),
            "Created On": (truth["recorded"].dt.strftime(day)),
            "Earliest": truth["committed_from"].dt.strftime(day),
            "Latest": truth["committed_to"].dt.strftime(day),
            "Susp Age": pl.Series(draw.integers(15, 70, rows)).cast(pl.String),
            "Susp Sex": pl.Series(draw.choice(["Male", "Male", "Male", "Female"], rows)),
            "Vict Age": truth["victim_age"].cast(pl.String).fill_null("UNK"),
            "Vict Sex": words(truth["victim_sex"], {"female": "Female", "male": "Male", "not known": "Unknown"}),
            "Vict Person ID": nominals(truth, "P"),
            "Victim to Susp Relationship": words(truth["relationship"], NICHE_RELATIONSHIPS).str.to_uppercase(),
            "Disposal": outcome,
            "Disposal Date": truth["outcome_date"].dt.strftime(day),
            "Status": words(
                truth["standing"],
                {"stands": "Finalised", "cancelled": "Cancelled - AVI", "transferred": "Transferred to other force"},
            ),
            "District": truth["local_area"],
        }
    )
    return Export(frame, truth, force="Exampleshire")


ATHENA_OUTCOMES = {
    "1": "Charged/Summonsed", "3": "Adult caution", "8": "Community resolution", "9": "CPS - not in public interest",
    "10": "Police - not in public interest", "12": "Suspect too ill", "14": "Suspect not identified; victim declines",
    "15": "Evidential difficulties; victim supports", "16": "Victim does not support", "18": "No suspect identified",
    "20": "Other agency", "21": "Further investigation not in public interest", "22": "Diversionary activity",
}  # fmt: skip


def in_connect_style(truth: pl.DataFrame, seed: int) -> Export:
    """Heads in one word, ISO moments, sexes as numbers, a day of cancelling in place of a status, the force by its name."""
    draw = np.random.default_rng([seed, 3])
    moment = "%Y-%m-%dT08:30:00"
    kept = truth.filter(pl.col("standing") != "transferred")
    rows = kept.height
    frame = pl.DataFrame(
        {
            "rowId": pl.Series(range(1, rows + 1)).cast(pl.String),
            "crimeRef": kept["crime_id"],
            "owningForce": pl.Series(["Exampleshire Constabulary"] * rows),
            "hoOffenceCode": kept["offence"],
            "hoOffenceDesc": names_of_offences(kept["offence"]),
            "recordedDate": kept["recorded"].dt.strftime(moment),
            "fromDate": kept["committed_from"].dt.strftime(moment),
            "toDate": kept["committed_to"].dt.strftime(moment),
            "lastUpdated": earlier(kept["recorded"], -draw.integers(0, 900, rows)).dt.strftime(moment),
            "ipUrn": nominals(kept, "IP"),
            "ipAge": kept["victim_age"].cast(pl.Float64).cast(pl.String),
            "ipGender": words(kept["victim_sex"], {"female": "2", "male": "1", "not known": "9"}),
            "accusedAge": pl.Series(draw.integers(12, 80, rows)).cast(pl.String),
            "accusedGender": pl.Series(draw.choice(["1", "1", "1", "2"], rows)),
            "relationshipToAccused": words(kept["relationship"], NICHE_RELATIONSHIPS),
            "onlineMarker": words(kept["online"], {"yes": "1", "no": "0"}),
            "outcomeType": kept["outcome"],
            "outcomeDate": kept["outcome_date"].dt.strftime(moment),
            "cancelledDate": earlier(kept["recorded"], -draw.integers(1, 30, rows))
            .set(kept["standing"] != "cancelled", None)
            .dt.strftime(moment),
            "lpaName": kept["local_area"],
        }
    )
    return Export(frame, kept)


STYLES: Mapping[str, Callable[[pl.DataFrame, int], Export]] = {
    "niche": in_niche_style, "athena": in_athena_style, "connect": in_connect_style,
}  # fmt: skip


def write_export(export: Export, path: Path, separator: str = ",") -> Path:
    """The export as a file, in the form that its ending says."""
    if path.suffix == ".xlsx":
        export.frame.write_excel(path)
    else:
        export.frame.write_csv(path, separator=separator)
    return path
