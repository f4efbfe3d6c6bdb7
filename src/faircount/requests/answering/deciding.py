"""What is counted, what is hidden, and what a reader of everything could still work out: decided before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from faircount.errors import NotProtected
from faircount.protect.guarding.grid import RequestGrid
from faircount.requests.answering.counting import check_extract, count_extract
from faircount.requests.answering.earlier import read_earlier, still_held
from faircount.requests.answering.guard import guard_rows
from faircount.requests.answering.papers import ReplyFacts
from faircount.requests.answering.percentages import wholes_of
from faircount.requests.answering.recency import is_whole, tell_recency
from faircount.requests.answering.refusing import refusal
from faircount.requests.answering.rows import counted_rows
from faircount.requests.answering.settings import AnswerSettings
from faircount.tables.request import RequestForm


def decide(settings: AnswerSettings, form: RequestForm, said: Callable[[str], None]) -> ReplyFacts:
    """The reply with every row decided; refused where anything small would leave, whatever were withheld."""
    records, policy = settings.config.records, settings.policy
    wholes = wholes_of(form, settings.config.request.percentages, records.as_of)
    said("Checking the records")
    earlier = read_earlier(settings)
    grid = RequestGrid.of([*form.cells, *(each.cell for each in earlier.cells)])
    checked = check_extract(settings.records, records.as_of, settings.area, grid)
    said("Counting")
    units = list(dict.fromkeys(cell.counted for cell in form.cells))
    cube = count_extract(settings.records, settings.area, units, grid, records.most_left_over)
    held = still_held(earlier, cube, records.since, records.as_of, policy)
    rows = counted_rows(form, cube, records.since, records.as_of)
    said("Protecting")
    found = guard_rows(rows, held.cells, cube, policy)
    if found.unsafe:
        raise NotProtected(refusal(rows, found.unsafe, held.cells, cube, policy))
    said("Attacking")
    split = [grid.place(each.cell) for each in held.cells if is_whole(each.cell)]
    told = tell_recency(found.rows, cube, policy, split)
    return ReplyFacts(settings, form, found.rows, cube, told, earlier, held, found, checked, wholes)
