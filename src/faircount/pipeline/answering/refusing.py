"""Why a request cannot be answered beside earlier replies, and what can be asked instead: each way was tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.pipeline.answering.counting import Cube
from faircount.pipeline.answering.earlier import EarlierCell
from faircount.pipeline.answering.guard import Giving, guard_rows
from faircount.pipeline.answering.rows import Row, ranges_of
from faircount.pipeline.asking.words import joined
from faircount.protect.policy import ProtectionPolicy
from faircount.vocabulary.measures import Online, Sex

MOST_WAYS = 3


def refusal(
    rows: Sequence[Row], unsafe: Sequence[Giving], held: Sequence[EarlierCell], cube: Cube, policy: ProtectionPolicy
) -> str:
    """The rows that would give something away, the earlier replies beside which they would, and ways to ask that work."""
    keys = sorted({key for each in unsafe for key in each.rows})
    told = list(dict.fromkeys(each.told for giving in unsafe for each in giving.earlier))
    beside = f" beside {joined(told[:3], 'and')}{' and others' if len(told) > 3 else ''}" if told else ""
    ways = []
    for words, kept in _ways(rows, set(keys), held):
        if kept and len(ways) < MOST_WAYS and not guard_rows(kept, held, cube, policy).unsafe:
            ways.append(words)
    instead = "; or ".join(ways) if ways else "what was given before stands, and nothing new can be given beside it"
    return (
        f"{ranges_of(keys) or 'the rows'}: even with every count withheld, a small count would follow{beside}, from which rows are "
        f"0 and which are not. Nothing is answered. What can be answered: {instead}"
    )


def _ways(rows: Sequence[Row], unsafe: set[str], held: Sequence[EarlierCell]) -> Iterator[tuple[str, list[Row]]]:
    """Other requests, from the least change on: in words, and as the rows that are left."""
    before = {each.cell.words[1:] for each in held}
    for axis, words, whole in (
        ("online", "without the online mark", lambda row: row.cell.online is Online.ALL),
        ("sex", "without the sexes", lambda row: row.cell.sex is Sex.ALL),
        ("age", "without the ages", lambda row: row.cell.ages.is_all),
    ):
        kept = [row for row in rows if whole(row)]
        if len(kept) < len(rows):
            yield f"the same {words}", kept
    kept = [row for row in rows if row.cell.key not in unsafe]
    yield f"the same without {ranges_of(sorted(unsafe))}", kept
    kept = [row for row in rows if row.cell.words[1:] in before]
    yield "the classes of the earlier replies alone", kept
    kept = [row for row in rows if row.cell.ages.is_all and row.cell.sex is Sex.ALL and row.cell.online is Online.ALL]
    yield "totals alone", kept


