"""What is counted, what is hidden, and what a reader of everything could still work out: decided before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from faircount.errors import NotProtected
from faircount.protect.guarding.grid import RequestGrid
from faircount.protect.policy import ProtectionPolicy
from faircount.requests.answering.counting import Cube, check_extract, count_extract
from faircount.requests.answering.earlier import EarlierCell, read_earlier, still_held
from faircount.requests.answering.guard import Giving, guard_rows
from faircount.requests.answering.papers import ReplyFacts
from faircount.requests.answering.percentages import wholes_of
from faircount.requests.answering.recency import is_whole, tell_recency
from faircount.requests.answering.rows import RequestRow, counted_rows, ranges_of
from faircount.requests.answering.settings import AnswerSettings
from faircount.requests.asking.words import joined
from faircount.tables.request import RequestForm
from faircount.vocabulary.breakdowns import values_of
from faircount.vocabulary.measures import Online, Sex


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


MOST_WAYS = 3
SHARE = 4
"""Of the rows that are left out already, one in so many more at once."""


def refusal(
    rows: Sequence[RequestRow], unsafe: Sequence[Giving], held: Sequence[EarlierCell], cube: Cube, policy: ProtectionPolicy
) -> str:
    """The rows that would give something away, the earlier replies beside which they would, and ways to ask that work."""
    keys = sorted({key for each in unsafe for key in each.rows}) or [row.cell.key for row in rows if row.place]
    told = list(dict.fromkeys(each.told for giving in unsafe for each in giving.earlier))
    beside = f" beside {joined(told[:3], 'and')}{' and others' if len(told) > 3 else ''}" if told else ""
    ways = list(islice(_working(rows, unsafe, held, cube, policy), MOST_WAYS))
    way_out = (
        f"What can be answered: {'; or '.join(ways)}"
        if ways
        else f"No part of it can be, under a threshold of {policy.threshold}"
    )
    return (
        f"{ranges_of(keys)}: even with every count withheld, a small count would follow{beside}, from which rows are 0 and which "
        f"are not. Nothing is answered. {way_out}"
    )


def _working(
    rows: Sequence[RequestRow], unsafe: Sequence[Giving], held: Sequence[EarlierCell], cube: Cube, policy: ProtectionPolicy
) -> Iterator[str]:
    """Ways to ask that were tried and can be answered, from the least change on; the last is to leave rows out.

    At first one by one, then more and more together, so that a long request does not take much longer than a short one.
    """
    seen = {tuple(rows)}
    for words, kept in _ways(rows):
        if any(row.place for row in kept) and tuple(kept) not in seen and not guard_rows(kept, held, cube, policy).unsafe:
            yield words
        seen.add(tuple(kept))
    left, gone = list(rows), set[str]()
    while unsafe:
        worst = Counter(key for each in unsafe for key in each.rows).most_common(max(1, len(gone) // SHARE))
        gone.update(key for key, _ in worst or [(left[-1].cell.key, 0)])
        left = [row for row in rows if row.cell.key not in gone]
        unsafe = guard_rows(left, held, cube, policy).unsafe
    if any(row.place for row in left):
        yield f"the same without {ranges_of(sorted(gone))}"
    elif held:
        yield "what was given before, and nothing beside it"


def _ways(rows: Sequence[RequestRow]) -> Iterator[tuple[str, list[RequestRow]]]:
    """The same request in one unit alone, with one breakdown left out, then with all of them."""
    units = dict.fromkeys(row.cell.counted for row in rows)
    yield from ((f"the same for {unit} alone", [row for row in rows if row.cell.counted == unit]) for unit in units)
    no_mark = [row for row in rows if row.cell.online is Online.ALL]
    no_sex = [row for row in rows if row.cell.sex is Sex.ALL]
    no_age = [row for row in rows if row.cell.ages.is_all]
    whole = [row for row in rows if not row.cell.breakdown]
    yield "the same without the online mark", no_mark
    yield "the same without the sexes", no_sex
    yield "the same without the ages", no_age
    for key in dict.fromkeys(key for row in rows for key in values_of(row.cell.breakdown)):
        yield f"the same without the {key}s", [row for row in rows if key not in values_of(row.cell.breakdown)]
    yield "the same as totals alone", [row for row in rows if all(row in kept for kept in (no_mark, no_sex, no_age, whole))]
