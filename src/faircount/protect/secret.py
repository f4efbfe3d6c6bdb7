"""A secret of the publisher: what chance rests on, so that the same table gives the same bytes and no reader can repeat it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from faircount.errors import BadProject, UnreadableSource
from faircount.inputs import LARGEST_LIST, read_bytes
from faircount.tables.margins import HierarchicalTable

SHORTEST = 16


@dataclass(frozen=True, slots=True)
class Secret:
    """Bytes that only the publisher knows; they are shown nowhere, not even in a traceback."""

    key: bytes = field(default=b"", repr=False)

    @classmethod
    def read(cls, path: Path) -> Secret:
        """The secret in a file of at least 16 bytes."""
        try:
            key = read_bytes(path, LARGEST_LIST).strip()
        except OSError as error:
            raise UnreadableSource(f"{path}: no secret can be read here; make one with: openssl rand -hex 32 > {path}") from error
        if len(key) < SHORTEST:
            raise BadProject(
                f"{path}: a secret has at least {SHORTEST} bytes, this has {len(key)}; "
                f"make one with: openssl rand -hex 32 > {path}"
            )
        return cls(blake2b(key, digest_size=32).digest())

    @property
    def is_set(self) -> bool:
        """Whether there is one; without it the seed follows from the counts alone."""
        return bool(self.key)

    def seed_for(self, table: HierarchicalTable, purpose: str) -> int:
        """A seed that follows from the secret, the counts and what it is for.

        Without a secret, whoever knows every count but a few can try those few and see which give the published table.
        """
        digest = blake2b(table.flat.tobytes(), key=self.key, digest_size=8)
        digest.update("\0".join([purpose, *table.names]).encode())
        return int.from_bytes(digest.digest(), "little") >> 1

    def number_of(self, words: str, size: int) -> int:
        """A number from 0 to under ``size`` that follows from the secret and the words."""
        return int.from_bytes(blake2b(words.encode(), key=self.key, digest_size=8).digest(), "little") % size
