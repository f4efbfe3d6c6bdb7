"""What people decided about doubtful cells: one file that only grows, each line who, when, what and why."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TypeAlias

from faircount.errors import BadDecision, DecidedMeanwhile, SchemaMismatch
from faircount.patterns import regex
from faircount.store.atomic_write import atomic_write
from faircount.store.inner import inner_folder
from faircount.store.lock import locked
from faircount.store.remembered import remember
from faircount.tables.inert import bare, inert_csv

COLUMNS = ("when", "who", "source_id", "sha256", "locator", "question", "decision", "why")
HEADER = ",".join(COLUMNS) + "\n"
OPEN_AGAIN = "open again"
"""The decision that takes a decision back: the doubt waits for a person once more."""

DECISIONS_FILE = "decisions.csv"
DECISIONS = "decisions"
"""Under which name it is noted which decisions stood in the file of a desk."""

LOCK = "decisions.lock"
"""Held, in the program's own folder, while the file is read and added to."""

LONGEST = {"who": 80, "source_id": 400, "sha256": 64, "locator": 600, "question": 600, "decision": 4000, "why": 1000}
_OLD_HEADER = "when,who,source_id,locator,decision,why"
_CONTROL = regex(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")

Key: TypeAlias = tuple[str, str, str]
"""The sha256 of a document, the place in it, and the question: another version of a file is another document."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: about which document and place, which question, what was decided, by whom, when, and why."""

    when: datetime
    who: str
    source_id: str
    sha256: str
    locator: str
    question: str
    decision: str
    why: str

    def __post_init__(self) -> None:
        for name in LONGEST:
            text = getattr(self, name)
            if not text.strip() and name != "locator":
                raise BadDecision(f"the decision has no {name}; give one")
            if len(text) > LONGEST[name]:
                raise BadDecision(f"{name} has {len(text)} characters; write at most {LONGEST[name]}")
            if _CONTROL.search(text):
                raise BadDecision(f"{name} holds a character that cannot be seen or ends a line; write it on one line")
        if not re.fullmatch(r"[0-9a-f]{64}", self.sha256):
            raise BadDecision("sha256 is not that of a document; it has 64 digits from 0 to f")
        if self.when.tzinfo is None:
            raise BadDecision("the time has no zone; give it in UTC")

    @property
    def key(self) -> Key:
        """What the decision is about."""
        return self.sha256, self.locator, self.question


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a project in the order in which they were made; none is ever taken out."""

    all: tuple[Decision, ...] = ()

    def on(self, key: Key) -> Decision | None:
        """The decision that stands on this, if one does: the last, unless it opened the question again."""
        last = next((decision for decision in reversed(self.all) if decision.key == key), None)
        return None if last is None or last.decision == OPEN_AGAIN else last

    def history(self, key: Key) -> tuple[Decision, ...]:
        """Every decision on this, newest first."""
        return tuple(decision for decision in reversed(self.all) if decision.key == key)

    def on_other_versions(self, source_id: str, sha256: str, locator: str, question: str) -> Decision | None:
        """The newest decision on the same place of another version of the file: to be shown, never applied."""
        same = (
            decision
            for decision in reversed(self.all)
            if decision.source_id == source_id and (decision.locator, decision.question) == (locator, question)
        )
        return next((decision for decision in same if decision.sha256 != sha256), None)


class DecisionsKept(Protocol):
    """Where decisions are kept: the file of a desk, or the database of a team."""

    def all(self) -> Decisions:
        """The decisions as they stand now: somebody else may have decided since."""

    def add(self, decision: Decision, seen: int) -> None:
        """Add a decision of somebody who had seen so many on the same doubt; refused where there are more by now."""


class DecisionsFile:
    """The decisions in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[tuple[int, int], Decisions] | None = None

    def all(self) -> Decisions:
        """The decisions as they stand in the file now; a file that is as it was is not read again."""
        try:
            state = self.path.stat()
        except FileNotFoundError:
            return Decisions()
        mark = state.st_mtime_ns, state.st_size
        if self._read is None or self._read[0] != mark:
            self._read = mark, read_decisions(self.path)
        return self._read[1]

    def add(self, decision: Decision, seen: int) -> None:
        """Add a decision at the end of the file; refused where somebody decided the same doubt meanwhile."""
        with locked(inner_folder(self.path.parent) / LOCK):
            if len(read_decisions(self.path).history(decision.key)) != seen:
                raise DecidedMeanwhile("somebody decided this while you did, and theirs stands; look at it, then decide again")
            append_decisions(self.path, [decision])
            remember(self.path.parent, DECISIONS, marks_of(read_decisions(self.path).all))


def marks_of(decisions: Iterable[Decision]) -> frozenset[str]:
    """A mark of each decision that changes with any word of it, and tells none of them."""
    return frozenset(hashlib.sha256(_lines([one]).encode("utf-8")).hexdigest()[:32] for one in decisions)


def one_line(text: str) -> str:
    """What a person typed, on one line, without characters that cannot be seen.

    >>> one_line(" the letter\\nsays victims ")
    'the letter says victims'
    """
    return " ".join(_CONTROL.sub(" ", text).split())


def read_decisions(path: Path) -> Decisions:
    """The decisions in the file; none where there is no file; refused with its line where one cannot be read."""
    if not path.exists():
        return Decisions()
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SchemaMismatch(f"{path}: is not CSV in UTF-8; restore it from its last good copy") from error
    if not rows or text.strip() == _OLD_HEADER:
        return Decisions()
    if tuple(rows[0]) != COLUMNS:
        raise SchemaMismatch(f"{path}: the first line must be {HEADER.strip()}")
    return Decisions(tuple(_decision(row, path, number) for number, row in enumerate(rows[1:], start=2) if row))


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of the file, in one stroke; what stands in it is checked first and never changed."""
    before = read_decisions(path)
    del before
    kept = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    if kept.strip() in ("", _OLD_HEADER):
        atomic_write(path, HEADER.encode("utf-8"))
        kept = HEADER
    added = ("" if kept.endswith("\n") else "\n") + _lines(decisions)
    place = os.open(path, os.O_WRONLY | os.O_APPEND)
    try:
        os.write(place, added.encode("utf-8"))
        os.fsync(place)
    finally:
        os.close(place)


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the file anew with exactly these decisions, whole or not at all; untouched where it holds just them."""
    wanted = (HEADER + _lines(decisions)).encode("utf-8")
    if path.exists() and path.read_bytes() == wanted:
        return
    atomic_write(path, wanted)


def _lines(decisions: Iterable[Decision]) -> str:
    return inert_csv((_shown(one.when), *(getattr(one, name) for name in COLUMNS[1:])) for one in decisions)


def now() -> datetime:
    """The time of a decision, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def _decision(row: list[str], path: Path, number: int) -> Decision:
    if len(row) != len(COLUMNS):
        raise SchemaMismatch(f"{path}, line {number}: has {len(row)} columns in place of {len(COLUMNS)}; mend that line")
    said = dict(zip(COLUMNS, (bare(text) for text in row), strict=True))
    try:
        when = datetime.fromisoformat(said.pop("when"))
        return Decision(when, **said)
    except (ValueError, BadDecision) as error:
        raise SchemaMismatch(f"{path}, line {number}: {error}; mend that line") from error


def _shown(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
