"""Promises of counting: no record is lost, and a margin is the sum of its cells, whatever the records hold."""

from __future__ import annotations

from datetime import date

import ibis
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faircount.records.counting import UNITS, count_records, packed_key, unpacked
from faircount.records.dimensions import ByRecency, by_relationship
from faircount.records.schema import POLARS_SCHEMA, RELATIONSHIPS, STANDINGS
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
@settings(max_examples=15, deadline=None)
@given(records=st.lists(RECORD, min_size=1, max_size=40))
def test_every_record_is_in_the_table_or_its_absence_is_counted(counted, records):
    frame = pl.DataFrame(records, schema=POLARS_SCHEMA)
    found = count_records(ibis.memtable(frame.to_arrow()), counted, [*national()[:3], by_relationship(), ByRecency()])
    assert found.is_complete
    assert found.records == frame.height
    assert found.table.is_additive(found.table.flat)
    assert (found.table.flat >= 0).all()
    assert max(found.outside.values()) <= found.left_over <= sum(found.outside.values())


@settings(max_examples=30, deadline=None)
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
