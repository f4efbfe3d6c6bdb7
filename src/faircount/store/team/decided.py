"""The decisions of a team in the database: two people at one doubt lose nothing, and the second is told."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Row, text

from faircount.errors import DecidedMeanwhile
from faircount.store.decisions import LOCK, Decision, Decisions, Key, append_decisions, read_decisions, write_decisions
from faircount.store.inner import inner_folder
from faircount.store.lock import locked
from faircount.store.people import PROGRAM
from faircount.store.team.database import Database, read, written
from faircount.store.team.outbox import Outbox

REFUSED = "decisions.refused.csv"
"""Where rows are put that somebody wrote into the export: nothing is lost, and nothing of it counts."""
_COLUMNS = "made, who, source_id, sha256, locator, question, decision, why"
_INSERT = text(
    f"INSERT INTO decisions (turn, {_COLUMNS}) "
    "VALUES (:turn, :made, :who, :source_id, :sha256, :locator, :question, :decision, :why)"
)
_ON_KEY = "sha256 = :sha256 AND locator = :locator AND question = :question"
_TURNS = text(f"SELECT coalesce(max(turn), 0) FROM decisions WHERE {_ON_KEY}")


class TeamDecisions:
    """Decisions in the order in which they were made; none is ever changed or taken out.

    Those that took effect are also written to ``file``, an export, so that whoever builds from the folder has them.
    """

    def __init__(self, database: Database, file: Path | None = None, outbox: Outbox | None = None) -> None:
        self._database, self._file, self._outbox = database, file, outbox
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

    def second(self, key: Key) -> tuple[Decision, ...]:
        """The decisions on one doubt that came second, newest first: kept, and without effect."""
        select = text(f"SELECT number, {_COLUMNS} FROM decisions WHERE turn IS NULL AND {_ON_KEY} ORDER BY number DESC")
        with self._database.reading() as connection:
            rows = connection.execute(select, dict(zip(("sha256", "locator", "question"), key, strict=True))).all()
        return tuple(_decision(row) for row in rows)

    def add(self, decision: Decision, seen: int) -> None:
        """Add a decision by somebody who had seen so many on the same doubt.

        Where there are more, this one is kept without effect, and whoever made it is told. The audit trail is told of one that
        took effect.
        """
        row = _row(decision)
        with self._matched(), self._database.writing() as connection:
            is_first = connection.execute(_TURNS, row).scalar_one() == seen
            connection.execute(_INSERT, {**row, "turn": seen + 1 if is_first else None})
            if is_first and self._outbox is not None:
                about = f"{decision.source_id} {decision.locator}".strip()
                self._outbox.put(
                    connection, decision.who, "decision.made", about, decision=decision.decision, sha256=decision.sha256
                )
        if not is_first:
            raise DecidedMeanwhile("somebody decided this while you did; yours is kept in the history, and theirs stands")
        if self._outbox is not None:
            self._outbox.deliver()

    def begin_with_file(self) -> None:
        """Take in what one person at a desk had decided before there was a team: while nobody has an account yet."""
        if self._file is not None:
            with locked(inner_folder(self._file.parent) / LOCK):
                held = set(self.all().all)
                self._take_in(decision for decision in read_decisions(self._file).all if decision not in held)
        self.match_file()

    def match_file(self) -> None:
        """Write the file anew with all that stands; rows in it that the database does not know are put aside and told."""
        with self._matched():
            pass

    @contextmanager
    def _matched(self) -> Iterator[None]:
        if self._file is None:
            yield
            return
        with locked(inner_folder(self._file.parent) / LOCK):
            self._refuse_unknown(self._file)
            yield
            write_decisions(self._file, self.all().all)

    def _refuse_unknown(self, file: Path) -> None:
        """Put aside what somebody wrote into the file: it is an export, and a name in it is nobody's signature."""
        held = set(self.all().all)
        unknown = [decision for decision in read_decisions(file).all if decision not in held]
        if not unknown:
            return
        aside = file.with_name(REFUSED)
        known = set(read_decisions(aside).all)
        append_decisions(aside, [decision for decision in unknown if decision not in known])
        words = f"{len(unknown)} rows were written into {file.name} by hand; they are in {REFUSED}, and decide nothing"
        logging.getLogger("uvicorn.error").warning("%s", words)
        if self._outbox is not None:
            self._outbox.trail.append(PROGRAM, "decision.refused", file.name, {"rows": len(unknown), "words": words})

    def _take_in(self, new: Iterable[Decision]) -> None:
        with self._database.writing() as connection:
            for decision in new:
                row = _row(decision)
                connection.execute(_INSERT, {**row, "turn": connection.execute(_TURNS, row).scalar_one() + 1})


def _row(decision: Decision) -> dict[str, Any]:
    names = ("who", "source_id", "sha256", "locator", "question", "decision", "why")
    return {name: getattr(decision, name) for name in names} | {"made": written(decision.when)}


def _decision(row: Row[Any]) -> Decision:
    _, made, *rest = tuple(row)
    return Decision(read(made), *rest)
