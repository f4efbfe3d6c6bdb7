"""Promises of counting: no record is lost, and a margin is the sum of its cells, whatever the records hold."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import ibis
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.records.counting import UNITS, count_records, packed_key, unpacked
from faircount.records.dimensions import (
    UNKNOWN,
    ByAge,
    ByCode,
    ByPeriod,
    ByRecency,
    by_online,
    by_relationship,
    by_sex,
    grouped,
)
from faircount.records.schema import POLARS_SCHEMA, RELATIONSHIPS, STANDINGS
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from tests.lib.inputs import inputs
from tests.unit.records.samples import CODES, national

DAYS = st.dates(date(2016, 1, 1), date(2027, 12, 31))
RECORD = st.fixed_dictionaries(
    {
        "crime_id": st.text(max_size=3),
        "victim_number": st.integers(0, 3),
        "force": st.sampled_from(["X99000001", "X99000004", "elsewhere", ""]),
        "local_area": st.none(),
        "offence": st.sampled_from([*CODES, "99Z", "'; --"]),
        "recorded": DAYS,
        "committed_from": st.none() | DAYS,
        "committed_to": st.none() | DAYS,
        "online": st.sampled_from(["yes", "no", "?", None]),
        "victim_age": st.none() | st.integers(-3, 130),
        "victim_sex": st.sampled_from(["female", "male", "not known", "F", None]),
        "relationship": st.sampled_from([*RELATIONSHIPS, None]),
        "outcome": st.sampled_from(["1", "18", None]),
        "outcome_date": st.none() | DAYS,
        "standing": st.sampled_from([*STANDINGS, "no crime"]),
    }
)


@pytest.mark.parametrize("counted", UNITS)
@inputs(15)
@given(records=st.lists(RECORD, min_size=1, max_size=40))
def test_every_record_is_in_the_table_or_its_absence_is_counted(counted, records):
    frame = pl.DataFrame(records, schema=POLARS_SCHEMA)
    found = count_records(ibis.memtable(frame.to_arrow()), counted, [*national()[:3], by_relationship(), ByRecency()])
    assert found.is_complete
    assert found.records == frame.height
    assert found.table.is_additive(found.table.flat)
    assert (found.table.flat >= 0).all()
    assert max(found.outside.values()) <= found.left_over <= sum(found.outside.values())


@inputs(30)
@given(st.lists(st.integers(2, 12), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_key_unpacks_into_the_digits_it_was_packed_from(radices, chance):
    digits = [chance.randrange(radix) for radix in radices]
    key = packed_key(None, [_Fixed(digit) for digit in digits], radices)
    assert unpacked(np.array([int(key)]), radices)[:, 0].tolist() == digits


class _Fixed:
    """A dimension that gives one digit to every record."""

    def __init__(self, digit):
        self.fixed = digit

    def digit(self, _records, weight=1):
        return self.fixed * weight


@st.composite
def hierarchies(draw):
    """Dimensions drawn at random, each with what class a record lies in, told in plain Python."""
    groups = draw(st.sampled_from([[CODES], [CODES[:3], CODES[3:]], [CODES[:1], CODES[1:5], CODES[7:]]]))
    area = ByCode(grouped("area", {"north": ["X99000001"], "south": ["X99000004", "nowhere"]}), "force")
    offence = ByCode(grouped("offence", {f"group {n}": codes for n, codes in enumerate(groups)}), "offence")
    cuts = sorted(draw(st.sets(st.integers(0, 40), min_size=2, max_size=5)))
    bands = tuple(AgeBand(low, high - 1) for low, high in pairwise(cuts)) + ((AgeBand(cuts[-1], None),) * draw(st.booleans()))
    years = sorted(draw(st.sets(st.integers(2016, 2026), min_size=1, max_size=4)))
    asked = {
        "area": (area, lambda row: row["force"]),
        "offence": (offence, lambda row: row["offence"]),
        "age": (ByAge(bands), lambda row: _band(bands, row["victim_age"])),
        "year": (ByPeriod(tuple(FinancialYear(year).period for year in years)), lambda row: _year(row["recorded"])),
        "online": (by_online(), lambda row: row["online"] or UNKNOWN),
        "sex": (by_sex(), lambda row: row["victim_sex"] or UNKNOWN),
        "non_recent": (ByRecency(), _recency),
    }
    names = draw(st.lists(st.sampled_from(sorted(asked)), min_size=1, max_size=4, unique=True))
    return [asked[name] for name in names]


def _band(bands, age):
    return (
        UNKNOWN
        if age is None
        else next((band.label for band in bands if band.low <= age <= (200 if band.high is None else band.high)), None)
    )


def _year(day):
    return FinancialYear(day.year - (day.month < 4)).period.label


def _recency(row):
    last, day = row["committed_to"] or row["committed_from"], row["recorded"]
    if last is None:
        return UNKNOWN
    return "non-recent" if (last.year + 1, last.month, last.day) < (day.year, day.month, day.day) else "recent"


@pytest.mark.parametrize("counted", UNITS)
@inputs(20)
@given(records=st.lists(RECORD, min_size=1, max_size=60), asked=hierarchies())
def test_every_margin_is_what_one_counts_by_hand(counted, records, asked):
    frame = pl.DataFrame(records, schema=POLARS_SCHEMA)
    found = count_records(ibis.memtable(frame.to_arrow()), counted, [dimension for dimension, _ in asked])
    number = {
        Counted.OFFENCES: lambda row: row["victim_number"] <= 1,
        Counted.VICTIMS: lambda row: row["victim_number"] >= 1,
        Counted.OUTCOMES: lambda row: row["victim_number"] <= 1 and row["outcome"],
    }[counted]
    by_hand = np.zeros_like(found.table.counts)
    for row in records:
        hierarchies_of = [dimension.hierarchy for dimension, _ in asked]
        codes = [told(row) for _, told in asked]
        leaves = [{hierarchy.codes[place] for place in hierarchy.leaves} for hierarchy in hierarchies_of]
        if row["standing"] == "stands" and number(row) and all(code in held for code, held in zip(codes, leaves, strict=True)):
            paths = [hierarchy.path(hierarchy.places[code]) for hierarchy, code in zip(hierarchies_of, codes, strict=True)]
            by_hand[np.ix_(*paths)] += 1
    assert np.array_equal(found.table.counts, by_hand)
