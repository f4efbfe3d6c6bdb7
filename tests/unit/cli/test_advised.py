"""Advice in a terminal: nothing is cut off, however little room there is."""

from __future__ import annotations

import pytest

from faircount.briefing.advising import COLUMNS, NARROW, AdvicePage
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.methods import MethodsChart
from faircount.cli.advised import LEAST, WIDE, print_table

LONGEST = (
    "fewer breakdowns: year,off and year,age and off,age", "112,140 of 846,720", "140,222", "112,140", "10.13", "12.21", "yes",
    "127 of 131", "none promised", "none promised", "229,511", "2,345,368",
)  # fmt: skip


CHART = MethodsChart(Caption(None, "", "", "", ""), ())
PAGE = AdvicePage("", "", "", (), ChartTable(COLUMNS, (LONGEST, LONGEST)), CHART, ())


@pytest.mark.parametrize("room", [LEAST, 80, 100, WIDE - 1, WIDE])
def test_every_word_of_every_column_that_is_shown_is_there(capsys, room: int) -> None:
    print_table(PAGE, room)
    said, more = capsys.readouterr()
    columns = range(len(COLUMNS)) if room >= WIDE else NARROW
    words = [word for place in columns for word in (COLUMNS[place] + " " + LONGEST[place]).split()]
    assert max(map(len, said.splitlines())) <= room
    assert not [word for word in words if word not in said]
    assert ("More columns" in more) == (room < WIDE)
