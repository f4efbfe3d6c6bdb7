"""The decisions of a team in the database: two people at one doubt lose nothing, and the second is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, text

from faircount.errors import DecidedMeanwhile
from faircount.store.decisions import Decision, Decisions
from faircount.store.team.database import Database
from faircount.store.team.moments import read, written

_COLUMNS = "made, who, source_id, sha256, locator, question, decision, why"
_INSERT = text(
    f"INSERT INTO decisions (turn, {_COLUMNS}) "
    "VALUES (:turn, :made, :who, :source_id, :sha256, :locator, :question, :decision, :why)"
)
_TURNS = text(
    "SELECT coalesce(max(turn), 0) FROM decisions WHERE sha256 = :sha256 AND locator = :locator AND question = :question"
)


class TeamDecisions:
    """Decisions in the order in which they were made; none is ever changed or taken out."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: tuple[int, Decisions] = (0, Decisions())

    def all(self) -> Decisions:
        """Every decision that took effect. Those that were read before are not read again: none of them can have changed."""
        upto, before = self._read
        select = text(f"SELECT number, {_COLUMNS} FROM decisions WHERE turn IS NOT NULL AND number > :upto ORDER BY number")
        with self._database.reading() as connection:
            rows = connection.execute(select, {"upto": upto}).all()
        if not rows:
            return before
        found = Decisions((*before.all, *(_decision(row) for row in rows)))
        self._read = (rows[-1][0], found)
        return found

    def second(self) -> tuple[Decision, ...]:
        """The decisions that came second: kept, and without effect."""
        select = text(f"SELECT number, {_COLUMNS} FROM decisions WHERE turn IS NULL ORDER BY number")
        with self._database.reading() as connection:
            return tuple(_decision(row) for row in connection.execute(select))

    def add(self, decision: Decision, seen: int) -> None:
        """Add a decision by somebody who had seen so many on the same doubt.

        Where there are more, this one is kept without effect, and whoever made it is told.
        """
        row = _row(decision)
        with self._database.writing() as connection:
            is_first = connection.execute(_TURNS, row).scalar_one() == seen
            connection.execute(_INSERT, {**row, "turn": seen + 1 if is_first else None})
        if not is_first:
            raise DecidedMeanwhile("somebody decided this while you did; yours is kept in the history, and theirs stands")

    def take_in(self, decisions: Iterable[Decision]) -> int:
        """How many decisions were taken in from a file that the database did not hold yet."""
        held = set(self.all().all)
        new = [decision for decision in decisions if decision not in held]
        with self._database.writing() as connection:
            for decision in new:
                row = _row(decision)
                connection.execute(_INSERT, {**row, "turn": connection.execute(_TURNS, row).scalar_one() + 1})
        return len(new)


def _row(decision: Decision) -> dict[str, Any]:
    names = ("who", "source_id", "sha256", "locator", "question", "decision", "why")
    return {name: getattr(decision, name) for name in names} | {"made": written(decision.when)}


def _decision(row: Row[Any]) -> Decision:
    _, made, *rest = tuple(row)
    return Decision(read(made), *rest)
