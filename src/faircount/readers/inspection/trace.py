"""One thing that could be dug out of a file: what it is, where, how often, and what to do; never its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TraceKind:
    """What is found, and what to do about it. A leak holds a file back; what is none is only said."""

    says: str
    mend: str
    is_leak: bool = True


_SHEETS = "delete it, or paste what is meant to be read as values into a new workbook"
_SHOW = "show it and look, then delete what nobody asked for"
_REMOVE = "remove it"
KINDS = {
    "hidden sheet": TraceKind("a hidden sheet that holds cells", _SHEETS),
    "very hidden sheet": TraceKind("a sheet hidden so that Excel does not list it", _SHEETS),
    "hidden rows": TraceKind("hidden or filtered rows that hold cells", _SHOW),
    "hidden columns": TraceKind("hidden columns that hold cells", _SHOW),
    "unseen text": TraceKind("text in the colour of what lies beneath it, too small to see, or set to be hidden", _SHOW),
    "far cells": TraceKind("cells far away from the rest of their sheet", _SHOW),
    "pivot records": TraceKind(
        "a pivot table that carries the records behind it", "paste the table as values into a new workbook"
    ),
    "data model": TraceKind("a data model or a query with its tables", "paste the tables as values into a new workbook"),
    "linked copies": TraceKind("copies of cells of other workbooks, kept for links", "break the links, and paste values"),
    "links": TraceKind("addresses of files or databases inside the house", "break the links"),
    "names": TraceKind("defined names that are hidden, or point to what is not shown", "delete them in the name manager"),
    "comments": TraceKind("comments or notes", "delete them"),
    "tracked changes": TraceKind("tracked changes: what was taken out is still there", "accept or reject all of them"),
    "earlier versions": TraceKind("earlier versions of itself", "print it anew, or save it under a new name"),
    "embedded files": TraceKind("files embedded in it", "delete them, or paste a picture in their place"),
    "macros": TraceKind("macros or scripts", "save it as a kind of file without them"),
    "covered text": TraceKind(
        "text under a bar, a box or a picture: it can still be copied", "delete the text and make the file anew"
    ),
    "off the page": TraceKind("text outside of what the page shows", _REMOVE),
    "hidden layers": TraceKind("layers that are switched off", "print it anew from what is to be seen"),
    "properties": TraceKind("properties that name a person, a folder or a remark", "remove the document's properties"),
    "custom data": TraceKind("data of other programs beside the document", _REMOVE),
    "records": TraceKind("what looks like records of single people or cases", "send counts, not records"),
    "small counts": TraceKind(
        "counts so small that they could point to a child", "protect the table: faircount protect, or faircount answer"
    ),
    "given away": TraceKind(
        "hidden counts that the figures beside them give away", "hold another count back: faircount protect does"
    ),
    "cropped pictures": TraceKind(
        "cropped pictures, which may hold what was cut off", "crop them for good (compress pictures)", is_leak=False
    ),
    "earlier mails": TraceKind("earlier mails of its thread", "look whether they are meant to go out", is_leak=False),
    "not looked into": TraceKind("a part that could not be looked into", "send it in a form that can be: CSV, XLSX or PDF"),
}
"""What is looked for. A new kind is one line here and the lines that find it."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A kind of thing at a place; the place is told by number, as names of sheets and files may themselves say something."""

    kind: str
    place: str = ""
    many: int = 1

    @property
    def is_leak(self) -> bool:
        """Whether the file should not leave the house with it."""
        return KINDS[self.kind].is_leak

    @property
    def says(self) -> str:
        """The trace in words, with what to do.

        >>> Trace("comments", "sheet 2", 3).says
        'sheet 2: comments or notes (3); delete them'
        """
        kind = KINDS[self.kind]
        place = f"{self.place}: " if self.place else ""
        many = f" ({self.many:,})" if self.many > 1 else ""
        return f"{place}{kind.says}{many}; {kind.mend}"

    def within(self, place: str) -> Trace:
        """The same inside a part of a larger file."""
        return replace(self, place=f"{place}, {self.place}" if self.place else place)


def gathered(traces: Iterable[Trace]) -> Iterator[Trace]:
    """Each kind at each place once, with how many there are; leaks first, then in order of the kinds."""
    many: dict[tuple[str, str], int] = {}
    for trace in traces:
        many[trace.kind, trace.place] = many.get((trace.kind, trace.place), 0) + trace.many
    order = list(KINDS)
    for kind, place in sorted(many, key=lambda key: (not KINDS[key[0]].is_leak, order.index(key[0]))):
        yield Trace(kind, place, many[kind, place])
