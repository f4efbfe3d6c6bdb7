"""Cells written out are read back as the same table."""

from __future__ import annotations

import numpy as np

from faircount.records.cells import COUNT, leaf_frame, write_cells
from faircount.records.counting import count_records
from faircount.records.engine import EngineSettings, open_engine, open_records
from faircount.tables.margins import read_table
from faircount.vocabulary.measures import Counted
from tests.unit.records.samples import invented, national, written


def test_a_table_that_is_written_and_read_back_is_the_same(tmp_path):
    with open_engine(EngineSettings()) as connection:
        found = count_records(open_records(connection, written(invented(3_000), tmp_path)), Counted.VICTIMS, national()[:4])
    write_cells(found.table, tmp_path / "cells")
    again = read_table(tmp_path / "cells" / "data.csv", tmp_path / "cells", COUNT)
    assert again.names == found.table.names
    assert np.array_equal(again.counts, found.table.counts)
    assert leaf_frame(found.table)[COUNT].sum() == found.in_table
