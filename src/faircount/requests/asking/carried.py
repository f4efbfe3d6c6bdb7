"""Answers that carry what their force did not mean to send: in words for whoever reviews them, and as a note to the force."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from faircount.project.fingerprint import program_fingerprint
from faircount.readers.inspection.trace import Trace
from faircount.requests.asking.given_away import NOTES, UNSEEN
from faircount.requests.asking.letter import carried_letter
from faircount.requests.asking.named_answer import NamedAnswer
from faircount.requests.inspection import traces_in
from faircount.store.atomic_write import atomic_write
from faircount.store.documents import StoredDocument, sha256_of

KEPT = "carried.json"
"""What was found in each answer, by its checksum: a build looks into new answers alone."""
HARMLESS = frozenset({"properties", "links", "custom data", "macros", "names"})
"""Leaks of the officer's house rather than of the people in the records: no letter is written for these."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An answer, and what a reader could dig out of it."""

    name: str
    document: StoredDocument
    traces: tuple[Trace, ...]

    @property
    def note(self) -> str:
        """The name of the note to the force."""
        return f"{NOTES}/{self.document.source.source_id}{UNSEEN}"

    @property
    def says(self) -> str:
        """What whoever reviews the answer is told: what and where, never what it says."""
        first = self.traces[0].says.split(";")[0]
        more = f", and {len(self.traces) - 1} more of the kind" if len(self.traces) > 1 else ""
        return (
            f"{self.name}: holds what its force may not have meant to send ({first}{more}). Hidden sheets, rows and columns are "
            f"not read. Pass it to nobody, and tell the force: build/{self.note}"
        )


def carried(answers: Sequence[tuple[Path, str, StoredDocument]], build: Path) -> tuple[Carried, ...]:
    """The answers with something to dig out. ``answers`` are each a file, its name in the project, and what was read from it."""
    known = _known(build / KEPT)
    sums = {path: sha256_of(path) for path, _, _ in answers}
    new = [path for path in sums if sums[path] not in known]
    for looked in traces_in(new):
        known[sums[looked.path]] = [trace for trace in looked.leaks if trace.kind not in HARMLESS]
    if new:
        told = {sums[path]: [astuple(trace) for trace in known[sums[path]]] for path in sums}
        atomic_write(build / KEPT, json.dumps({"program": program_fingerprint(), "found": told}).encode())
    found = ((name, document, tuple(known[sums[path]])) for path, name, document in answers)
    return tuple(Carried(name, document, traces) for name, document, traces in found if traces)


def _known(path: Path) -> dict[str, list[Trace]]:
    """What an earlier build of this very program found."""
    try:
        kept: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found = kept.get("found")
    if kept.get("program") != program_fingerprint() or not isinstance(found, dict):
        return {}
    return {sha256: [Trace(*trace) for trace in traces] for sha256, traces in found.items()}


def write_carried_notes(found: Sequence[Carried], publisher: str, build: Path, named: Mapping[str, NamedAnswer]) -> None:
    """A note to each of these forces, ready to be sent; those of an earlier build are taken away.

    ``named`` says by the id of its source how the force knows each answer.
    """
    for path in sorted((build / NOTES).glob(f"*{UNSEEN}")):
        path.unlink()
    for one in found:
        source = one.document.source
        letter = carried_letter(source.publisher, named[source.source_id], list(_lines(one)), publisher)
        atomic_write(build / one.note, letter.encode())


def _lines(one: Carried) -> Iterator[str]:
    yield from (trace.says.split(";")[0] for trace in one.traces)
