"""The documents that published figures came from."""

from __future__ import annotations

from datetime import date

from faircount.release.published.record import Record
from faircount.vocabulary.provenance import Source, Trust


class SourceRecord(Record):
    """One document that published figures came from."""

    id: str
    """Its name in the figures."""
    title: str
    """Its title."""
    publisher: str
    """Who published it."""
    kind: str
    """Who speaks: official, force, charity or press."""
    address: str
    """Its address on the web; empty where it has none."""
    published: date | None
    """When it was published; null where it does not say."""
    licence: str
    """Its licence; empty where it does not say."""
    public: str = ""
    """Where anybody can read an answer of a force; empty for one that was sent to us alone. Others are public by their kind."""
    sha256: str
    """Checksum of the file that was read; empty for an answer that is not public, against which small counts could be tried."""


def source_record(source: Source) -> SourceRecord:
    """A source as it is published."""
    return SourceRecord(
        id=source.source_id,
        title=source.title,
        publisher=source.publisher,
        kind=source.trust.name.lower(),
        address=source.address,
        published=source.published,
        licence=source.licence,
        public=source.public,
        sha256=source.public_checksum,
    )


def source_of(record: SourceRecord) -> Source:
    """The source that a record speaks of."""
    return Source(
        source_id=record.id,
        title=record.title,
        publisher=record.publisher,
        sha256=record.sha256,
        trust=Trust[record.kind.upper()],
        address=record.address,
        published=record.published,
        licence=record.licence,
        public=record.public,
    )
