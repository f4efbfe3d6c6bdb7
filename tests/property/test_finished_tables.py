"""A finished table gives the same with its hierarchies worked out as with files of hierarchies, as a list and as a sheet."""

from __future__ import annotations

import polars as pl
import pytest

from faircount.pipeline.audit_disclosure import audit_files
from faircount.pipeline.protect import protect_file
from faircount.pipeline.protection_request import Beside, CountsSource, MethodRequest, ProtectionRequest
from faircount.protect.disclosure.question import DisclosureQuestion as AskedOfAttack
from faircount.protect.public.read import PublishedFormat, read_finished
from tests.lib.finished_tables import drawn_table, same_tree, write_list, write_parts, write_sheet
from tests.lib.inputs import seeds

SEEDS = seeds(40)


def quiet(work, done, total):
    del work, done, total


@pytest.mark.parametrize("sums_last", [False, True], ids=["sums first", "sums last"])
@pytest.mark.parametrize(("write", "ending"), [(write_list, ".csv"), (write_sheet, ".xlsx")], ids=["list", "sheet"])
def test_hierarchies_are_those_from_which_the_table_was_made(write, ending, sums_last, tmp_path):
    for seed in SEEDS:
        table = drawn_table(seed)
        finished = read_finished(write(table, tmp_path / f"{seed}{ending}", sums_last=sums_last), PublishedFormat())
        for found, true in zip(finished.table.hierarchies, table.hierarchies, strict=True):
            assert same_tree(found, true), (seed, found.codes, found.parents)
        assert finished.table.flat.sum() == table.flat.sum(), seed


def protect(counts, hierarchies, to):
    protect_file(ProtectionRequest(CountsSource(counts, hierarchies), MethodRequest(effort="quick")), to, Beside(), quiet)
    return pl.read_csv(to, infer_schema=False)


@pytest.mark.parametrize("seed", [3, 8])
def test_protected_and_attacked_as_with_hierarchy_files(seed, tmp_path):
    table = drawn_table(seed, 300)
    cells = write_parts(table, tmp_path / "parts")
    with_files = protect(cells, cells.parent, tmp_path / "files.csv")
    for name, counts in (("list", write_list(table, tmp_path / "t.csv")), ("sheet", write_sheet(table, tmp_path / "t.xlsx"))):
        without = protect(counts, None, tmp_path / f"{name}.csv")
        renamed = without.rename(dict(zip(without.columns, with_files.columns, strict=True)))
        assert renamed.sort(pl.all()).equals(with_files.sort(pl.all())), name
        corrected = protect(counts, tmp_path / f"{name}.hierarchies", tmp_path / f"{name} again.csv")
        assert corrected.equals(without)
    given, worked_out = (
        audit_files([tmp_path / "files.csv"], AskedOfAttack(hierarchies=folder), quiet) for folder in (cells.parent, None)
    )
    assert (worked_out.hidden, worked_out.asked, worked_out.given) == (given.hidden, given.asked, given.given)
    assert worked_out.is_safe
