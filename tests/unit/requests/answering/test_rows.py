"""What the records can say, what they do not hold, and what is told apart."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import SchemaMismatch
from faircount.protect.guarding.grid import RequestGrid
from faircount.protect.policy import ProtectionPolicy
from faircount.requests.answering.counting import count_extract
from faircount.requests.answering.guard import guard_rows
from faircount.requests.answering.recency import tell_recency
from faircount.requests.answering.rows import Why, counted_rows
from faircount.vocabulary.measures import Counted
from tests.lib.answering import AREA, asked
from tests.unit.records.samples import rows

SINCE, AS_OF = date(2018, 4, 1), date(2026, 3, 31)
IN = {"recorded": date(2020, 6, 1)}


@pytest.fixture
def counted(tmp_path):
    def count(figures, *changes, unit=Counted.OFFENCES):
        form = asked(f'years = ["2020/21"]\n{figures}')
        frame = rows(*changes)
        frame.write_csv(tmp_path / "records.csv")
        cube = count_extract(tmp_path / "records.csv", AREA, [unit], RequestGrid.of(form.cells), 0.5)
        return counted_rows(form, cube, SINCE, AS_OF), cube

    return count


def test_an_empty_mark_is_no_mark_and_is_counted_for_the_note(counted):
    found, cube = counted(
        'offences = ["88A"]\nonline = ["all", "yes", "no"]\n',
        *(IN | {"offence": "88A", "online": mark} for mark in ("yes", "no", None)),
    )
    assert [row.count for row in found] == [3, 1, 2]
    assert cube.empty_marks.sum() == 1


def test_no_age_is_under_18_and_an_adult_is_left_over(counted):
    records = [IN | {"victim_age": age} for age in (3, 17, None, 18)]
    found, cube = counted('offences = ["sexual_under_18"]\nages = ["all", "under 18", "not known"]\n', *records)
    assert [row.count for row in found] == [3, 2, 1]
    assert cube.tables[0].left_over == 1


def test_cancelled_and_transferred_crimes_are_in_no_row(counted):
    found, cube = counted('offences = ["22B"]\n', IN, *(IN | {"standing": word} for word in ("cancelled", "transferred")))
    assert [row.count for row in found] == [1]
    assert (cube.tables[0].cancelled, cube.tables[0].transferred) == (1, 1)


def test_a_district_an_outcome_and_a_relationship_are_counted_by_the_words_of_the_records(counted):
    found, _ = counted(
        'offences = ["22B"]\ndistrict = ["all", "North", "not known", "Nowhere"]\n'
        'outcome = ["all", "none yet", "out of court, formal"]\n',
        *(
            IN | {"local_area": district, "outcome": outcome, "outcome_date": date(2020, 9, 1) if outcome else None}
            for district, outcome in (("North", "2"), ("North", None), ("South", "3"), (None, "1"))
        ),
    )
    assert [row.count for row in found] == [4, 1, 2, 2, 1, 1, 1, 0, 0, None, None, None]
    assert {row.because for row in found[9:]} == {"the records name no such district; ask by the names that the force uses"}


def test_offences_victims_and_outcomes_are_different_counts(counted):
    records = (
        IN | {"crime_id": "A", "outcome": "1", "outcome_date": date(2020, 9, 1)}, IN | {"crime_id": "A", "victim_number": 2},
        IN | {"crime_id": "B", "victim_number": 0, "victim_age": None, "victim_sex": None},
    )  # fmt: skip
    units = (Counted.OFFENCES, Counted.VICTIMS, Counted.OUTCOMES)
    counts = [counted(f'offences = ["22B"]\ncounted = "{unit}"\n', *records, unit=unit)[0][0].count for unit in units]
    assert counts == [2, 2, 1]


@pytest.mark.parametrize(
    ("figures", "because"),
    [
        ('offences = ["22B", "csa_flagged"]\n', "no such mark"),
        ('offences = ["22B", "all_sexual"]\n', "under 18 only"),
        ('offences = ["22B"]\nages = ["all", "18 and over"]\n', "no victim under 18"),
    ],
)
def test_what_the_records_cannot_say_is_not_held_and_never_zero(counted, figures, because):
    found, _ = counted(figures, IN)
    assert (found[0].why, found[0].count) == (Why.SHOWN, 1)
    assert (found[1].why, found[1].count) == (Why.NOT_HELD, None)
    assert because in found[1].because


def test_a_year_that_the_extract_does_not_hold_whole_is_not_held(tmp_path):
    form = asked('years = ["2017/18", "2025/26", "2026/27"]\noffences = ["22B"]\n')
    rows(IN).write_csv(tmp_path / "records.csv")
    cube = count_extract(tmp_path / "records.csv", AREA, [Counted.OFFENCES], RequestGrid.of(form.cells), 0.5)
    assert [row.why for row in counted_rows(form, cube, SINCE, AS_OF)] == [Why.NOT_HELD, Why.SHOWN, Why.NOT_HELD]


def test_units_that_records_do_not_hold_are_refused(counted):
    with pytest.raises(SchemaMismatch, match="answer it by letter"):
        counted('offences = ["22B"]\n', IN, unit=Counted.ARRESTS)


def test_non_recent_offences_are_told_apart_and_small_parts_hidden(counted):
    day = {"committed_from": None, "committed_to": date(2019, 5, 1)}
    found, cube = counted('offences = ["22B"]\n', *[IN] * 40, *[IN | day] * 12)
    (told,) = tell_recency(found, cube, ProtectionPolicy())
    assert (told.whole, told.parts) == (52, (40, 12, 0))
    unknown = {"committed_from": None, "committed_to": None}
    found, cube = counted('offences = ["22B"]\n', *[IN] * 40, *[IN | day] * 2, *[IN | unknown] * 9)
    (told,) = tell_recency(found, cube, ProtectionPolicy())
    assert told.whole == 51
    assert told.parts[1] is None
    assert sum(part is None for part in told.parts) == 2


def test_a_count_that_is_hidden_is_not_split_into_recent_and_non_recent(counted):
    found, cube = counted('offences = ["22B"]\n', *[IN] * 3)
    hidden = guard_rows(found, (), cube, ProtectionPolicy()).rows
    assert [row.why for row in hidden] == [Why.SMALL]
    assert not tell_recency(hidden, cube, ProtectionPolicy())


def test_of_counts_that_share_records_one_is_split_and_none_across_an_earlier_reply(counted):
    day = {"committed_from": None, "committed_to": date(2019, 5, 1)}
    found, cube = counted('offences = ["22B", "sexual_under_18"]\n', *[IN] * 40, *[IN | day] * 12)
    assert [told.cell.offence for told in tell_recency(found, cube, ProtectionPolicy())] == ["sexual_under_18"]
    narrow, wide = found[0].place, found[1].place
    assert [told.whole for told in tell_recency(found, cube, ProtectionPolicy(), [wide])] == [52]
    assert not tell_recency(found, cube, ProtectionPolicy(), [narrow, wide])
