"""What is counted, what is hidden, and what a reader of everything could still work out: decided before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from faircount.errors import SchemaMismatch
from faircount.pipeline.answering.counting import check_extract, count_extract
from faircount.pipeline.answering.earlier import beside_earlier, read_earlier
from faircount.pipeline.answering.grid import Grid
from faircount.pipeline.answering.papers import Reply
from faircount.pipeline.answering.recency import is_whole, tell_recency
from faircount.pipeline.answering.rows import counted_rows
from faircount.pipeline.answering.settings import Settings
from faircount.pipeline.answering.shield import Shield, shield
from faircount.tables.request import RequestForm
from faircount.vocabulary.measures import Counted


def decide(settings: Settings, form: RequestForm, said: Callable[[str], None]) -> tuple[Reply, tuple[Shield, ...]]:
    """The reply with every row decided, and the crosses with their proofs; refused where anything small would leave."""
    records, policy = settings.config.records, settings.policy
    counted = _unit(form)
    said("Checking the records")
    checked = check_extract(settings.records, records.as_of, settings.area)
    said("Counting")
    earlier = read_earlier(settings, counted)
    grid = Grid.of([*form.cells, *(each.cell for each in earlier.cells)])
    cube = count_extract(settings.records, settings.area, counted, grid, records.most_left_over)
    rows = counted_rows(form, cube, records.since, records.as_of)
    said("Protecting")
    rows, shields = shield(rows, cube, policy, settings.config.protection.effort)
    said("Attacking")
    small = [place for each in shields for place in (each.every_small if earlier.cells else each.guarded)]
    together = beside_earlier(rows, small, earlier, cube, policy)
    split = [grid.place(each.cell) for each in earlier.cells if is_whole(each.cell)]
    told = tell_recency(together.rows, cube, policy, split)
    return Reply(settings, form, together.rows, cube, told, earlier, together, checked), shields


def _unit(form: RequestForm) -> Counted:
    units = {cell.counted for cell in form.cells}
    if len(units) != 1:
        raise SchemaMismatch("the request counts more than one unit; answer each as a request of its own")
    return units.pop()
