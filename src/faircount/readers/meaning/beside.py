"""What the files beside an answer say of it: the force whose letter came with a table that names none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faircount.language.finders import area_of_file, find_bodies
from faircount.readers.base import Document, ProseKind
from faircount.readers.meaning.around import loose_lines
from faircount.readers.meaning.context import Context


def with_beside(context: Context, document: Document) -> Context:
    """The context of the documents inside a message or an archive, with the one force that any of them names."""
    named = {area.name for part in document.parts for area in find_bodies(_words(part))}
    named |= {area.name for part in document.parts if (area := area_of_file(part.name)) is not None and area.kind == "force"}
    if len(named) != 1:
        return context
    return replace(context, places=(*context.places, ("files beside it", (f"{named.pop()} Police",))))


def _words(document: Document) -> str:
    return " . ".join(text for text in _texts(document))[:20_000]


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    yield from (block.text for block in document.prose() if block.kind is not ProseKind.REQUEST)
    for sheet in document.sheets():
        yield from loose_lines(sheet)
