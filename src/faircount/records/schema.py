"""What an incident record is: the declared columns, and the words that may stand in them."""

from __future__ import annotations

import polars as pl

from faircount.tables.schema import Column
from faircount.vocabulary.measures import Sex

STANDS, CANCELLED, TRANSFERRED = "stands", "cancelled", "transferred"
STANDINGS = (STANDS, CANCELLED, TRANSFERRED)
"""Cancelled: recorded in error. Transferred: recorded here, counted by the force to which it went."""

SEXES = tuple(sex.value for sex in Sex if sex is not Sex.ALL)
FLAGS = ("yes", "no")
RELATIONSHIPS = (
    "parent or carer", "sibling", "other family", "partner or former partner", "known to the child", "position of trust",
    "met online", "stranger", "not known",
)  # fmt: skip
OUTCOMES = tuple(f"{number}" for number in range(1, 23))
"""The outcome types 1 to 22 of the Home Office's outcomes framework; an empty cell is a case that is not finished."""

NO_VICTIM = 0
"""The victim number of an offence that names nobody, such as the possession of images of children who were never found."""

FIRST_VICTIM = 1

RECORDS = (
    Column("crime_id", pl.String),
    Column("victim_number", pl.Int16),
    Column("force", pl.String),
    Column("local_area", pl.String, nullable=True),
    Column("offence", pl.String),
    Column("recorded", pl.Date),
    Column("committed_from", pl.Date, nullable=True),
    Column("committed_to", pl.Date, nullable=True),
    Column("online", pl.String, nullable=True, allowed=FLAGS),
    Column("victim_age", pl.Int16, nullable=True),
    Column("victim_sex", pl.String, nullable=True, allowed=SEXES),
    Column("relationship", pl.String, nullable=True, allowed=RELATIONSHIPS),
    Column("outcome", pl.String, nullable=True, allowed=OUTCOMES),
    Column("outcome_date", pl.Date, nullable=True),
    Column("standing", pl.String, allowed=STANDINGS),
)
"""One row a victim of an offence; an offence that names nobody has one row.

``crime_id`` is the same in the rows of one offence, and ``victim_number`` tells them apart: 1 for the youngest, then 2, 3 ...,
0 where nobody is named. So an offence is the row with number 0 or 1, a victim of an offence is a row with 1 or more, and no
count needs to remember which crimes it has seen. ``victim_age`` is in completed years when the offence was committed (when it
began, where it went on for long), not when it was recorded. An empty ``online`` is a flag that nobody filled in.
"""

POLARS_SCHEMA = pl.Schema({column.name: column.dtype() for column in RECORDS})
