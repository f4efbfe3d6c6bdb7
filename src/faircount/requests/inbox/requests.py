"""The requests that went out, as what comes in is matched to them: whom, under which reference, from and to which address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from faircount.readers.letter.thread import addresses_in
from faircount.requests.asking.awaited import REQUESTS
from faircount.requests.asking.definition import find_definition
from faircount.requests.asking.tracking import TRACKING, read_tracking
from faircount.requests.inbox.senders import force_of_sender
from faircount.vocabulary.areas import AREAS


@dataclass(frozen=True)
class Requests:
    """The reference of each force that was asked, by its code; the addresses written to; and our own."""

    references: Mapping[str, str]
    addresses: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    @cached_property
    def by_tail(self) -> Mapping[str, str]:
        """The force by the eight digits that end its reference, which are no other's."""
        return {reference.rpartition("-")[2]: code for code, reference in self.references.items()}

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """The force by the words that begin its reference."""
        return {AREAS[code].slug: code for code in self.references}

    def force_of(self, sender: str) -> str:
        """The force that writes from an address, by its code; nothing where that is not to be told."""
        return force_of_sender(sender, self.addresses)

    def __bool__(self) -> bool:
        return bool(self.references)


def requests_of(folder: Path, to: Path | None = None) -> Requests:
    """The requests of a project: those of the tracking sheet, else those that ask.toml makes; none where nobody was asked."""
    tracked, defined = read_tracking((to or folder / REQUESTS) / TRACKING), find_definition(folder)
    references = {code: row.reference for code, row in tracked.items()}
    if not references and defined is not None:
        references = {code: defined.form(code).reference for code in defined.forces}
    if defined is None:
        return Requests(references)
    return Requests(references, defined.address_of, frozenset(addresses_in(defined.request.address)))
