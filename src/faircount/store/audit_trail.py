"""Who did what, and when: one line an event, each with the hash of the one before, so that no line can be changed unseen."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from faircount.errors import BadDatabase, BrokenTrail
from faircount.store.decisions import one_line
from faircount.store.lock import locked
from faircount.store.private import FILE
from faircount.store.witness import TrailHead, Witness

FIRST = "0" * 64
"""What stands before the first event."""
TRAIL_FILE = "trail.jsonl"
MENDED = "trail.mended"
"""The event that says: an unfinished last line was taken off."""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its number from 1, when, by whom, which act (``release.signed``), about what, what else is to be said.

    ``before`` is the hash of the event before it; ``hash`` covers everything else.
    """

    number: int
    when: datetime
    who: str
    act: str
    about: str
    said: Mapping[str, Any]
    before: str
    hash: str

    @property
    def line(self) -> str:
        """The event as it stands in the file."""
        return json.dumps({**self._hashed(), "hash": self.hash}, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"

    def _hashed(self) -> dict[str, Any]:
        when = self.when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return {
            "number": self.number, "when": when, "who": self.who, "act": self.act, "about": self.about,
            "said": self.said, "before": self.before,
        }  # fmt: skip

    def true_hash(self) -> str:
        """The hash that the event must have."""
        told = json.dumps(self._hashed(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(told.encode("utf-8")).hexdigest()


class Trail:
    """The audit trail in a file. Many programs may add to it at once; none can take away.

    Its head is kept by ``witnesses`` too: a trail that was cut or written anew agrees with itself, and not with them.
    """

    def __init__(self, path: Path, witnesses: Sequence[Witness] = ()) -> None:
        self.path, self.witnesses = path, witnesses

    def events(self, act: str = "", about: str = "") -> tuple[Event, ...]:
        """The events in order, of one act or about one thing where that is asked; refused where the chain does not hold.

        An unfinished last line, left by a program that was killed, is no event yet: it was never accepted.
        """
        whole, _ = self._read()
        events = tuple(_event(line, number, self.path) for number, line in enumerate(whole, start=1))
        _check(events, self.path)
        return tuple(event for event in events if act in ("", event.act) and about in ("", event.about))

    def append(
        self, who: str, act: str, about: str, said: Mapping[str, Any] | None = None, when: datetime | None = None
    ) -> Event:
        """Add an event in one stroke; it is on the disk when this returns.

        An unfinished line at the end is taken off first, and that is an event too, with the hash of what was taken off.
        """
        with locked(self.path.with_name(f"{self.path.name}.lock")):
            whole, torn = self._read()
            last = _event(whole[-1], len(whole), self.path) if whole else None
            if last is not None and last.hash != last.true_hash():
                raise BrokenTrail(f"{self.path}, line {last.number}: was changed after it was written; restore it from a copy")
            moment = when or datetime.now(UTC)
            if torn:
                last = self._mend(torn, last, moment)
            added = self._add(_next(last, moment, who, act, about, said or {}))
            self._note()
            return added

    def note(self) -> None:
        """Let each witness know of the events that others added; one that disagrees keeps what it knows."""
        with locked(self.path.with_name(f"{self.path.name}.lock")):
            self._note()

    def _note(self) -> None:
        whole, _ = self._read()
        if not whole:
            return
        head = TrailHead(len(whole), _hash_of(whole[-1]))
        for witness in self.witnesses:
            # The event is on the disk by now. A database that cannot be asked hears of it with the next one, or at the next
            # start; whoever acted would be told that nothing was done.
            with suppress(BadDatabase):
                seen = witness.head()
                if seen != head and not self._denied_by(witness, seen, whole):
                    witness.note(head)

    def _denied_by(self, witness: Witness, seen: TrailHead | None, whole: Sequence[bytes]) -> str:
        """What a witness says against these lines; nothing where they hold what it saw."""
        if seen is None:
            return ""
        mend = f"compare with the last backup; if it was put back from one on purpose, take away what {witness.place} remembers"
        if len(whole) < seen.events:
            return f"{self.path}: has {len(whole)} events, and {witness.place} saw {seen.events}: its end is missing; {mend}"
        if _hash_of(whole[seen.events - 1]) != seen.hash:
            return f"{self.path}, line {seen.events}: is not what {witness.place} saw: the trail was written anew; {mend}"
        return ""

    def denials(self) -> tuple[str, ...]:
        """What witnesses say against the trail; nothing where it holds what each of them saw."""
        heads = [(witness, witness.head()) for witness in self.witnesses]
        whole, _ = self._read()  # after the heads: what others add meanwhile is then no event that is missing
        return tuple(filter(None, (self._denied_by(witness, seen, whole) for witness, seen in heads)))

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the trail, or was: lines that were changed, and unfinished lines that were taken off."""
        try:
            events = self.events()
        except BrokenTrail as error:
            return (str(error),)
        mended = [f"{self.path.name}, line {one.number}: {one.said.get('words', '')}" for one in events if one.act == MENDED]
        _, torn = self._read()
        left = (
            [f"{self.path.name}: ends in an unfinished line of {len(torn)} bytes, taken off with the next event"] if torn else []
        )
        return (*self.denials(), *mended, *left)

    def holds(self, mark: str) -> bool:
        """Whether a mark that stands nowhere else, such as the id of an act, stands in a whole line of the trail."""
        whole, _ = self._read()
        return any(mark.encode("utf-8") in line for line in whole)

    def _read(self) -> tuple[list[bytes], bytes]:
        """The whole lines, and what follows the last line end."""
        held = self.path.read_bytes() if self.path.exists() else b""
        *whole, torn = held.split(b"\n")
        return whole, torn

    def _mend(self, torn: bytes, last: Event | None, when: datetime) -> Event:
        with self.path.open("r+b") as file:
            file.truncate(self.path.stat().st_size - len(torn))
        words = "an unfinished line was taken off; whoever wrote it was stopped before it was accepted"
        said = {"bytes": len(torn), "sha256": hashlib.sha256(torn).hexdigest(), "words": words}
        return self._add(_next(last, when, "faircount", MENDED, self.path.name, said))

    def _add(self, event: Event) -> Event:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        line = event.line.encode("utf-8")
        place = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, FILE)
        try:
            if os.write(place, line) < len(line):
                raise BrokenTrail(f"{self.path}: the disk took only a part of the event, so it does not count; make room")
            os.fsync(place)
        finally:
            os.close(place)
        return event


def _hash_of(line: bytes) -> str:
    """The hash that a line says it has; empty for one that is no event."""
    try:
        return str(json.loads(line)["hash"])
    except (ValueError, KeyError, TypeError):
        return ""


def _next(last: Event | None, when: datetime, who: str, act: str, about: str, said: Mapping[str, Any]) -> Event:
    name = one_line(who)
    if not name or len(name) > LONGEST_NAME:
        raise BrokenTrail(f"an event needs the name of who did it, of at most {LONGEST_NAME} characters")
    if when.tzinfo is None:
        raise BrokenTrail("an event needs a time with its zone")
    number, before = (last.number + 1, last.hash) if last else (1, FIRST)
    bare = Event(number, when.astimezone(UTC).replace(microsecond=0), name, act, about, dict(said), before, "")
    return Event(number, bare.when, name, act, about, bare.said, before, bare.true_hash())


def _event(line: bytes, number: int, path: Path) -> Event:
    """The event that a line tells, refused where the bytes are not the very ones in which it is written.

    The hash is of what a line tells. A key that stands there twice tells readers one thing and programs another.
    """
    try:
        told = json.loads(line)
        when = datetime.fromisoformat(told.pop("when"))
        event = Event(when=when, **told)
        written = event.line.encode("utf-8")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BrokenTrail(f"{path}, line {number}: is no event; restore the file from a copy") from error
    if written != line + b"\n":
        raise BrokenTrail(f"{path}, line {number}: was changed after it was written; restore the file from a copy")
    return event


def _check(events: Sequence[Event], path: Path) -> None:
    before = FIRST
    for number, event in enumerate(events, start=1):
        if (event.number, event.before, event.hash) != (number, before, event.true_hash()):
            raise BrokenTrail(
                f"{path}, line {number}: this line, or one before it, was changed, added or taken out; restore it from a copy"
            )
        before = event.hash
