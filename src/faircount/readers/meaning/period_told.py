"""The one period that words around a figure tell, as far as the notes let its last year go."""

from __future__ import annotations

from dataclasses import replace

from faircount.readers.meaning.context import Context, FoundPart
from faircount.readers.meaning.footnoted import cut_by_notes


def period_told(context: Context) -> FoundPart | None:
    """The period of the context; "2018/19 to 2020/21" ends where a note says that the figures of 2020/21 end."""
    found = context.period()
    if found is None or not isinstance(found.value, tuple):
        return found
    said, _ = found.value
    cut = cut_by_notes(said, (text for _, text in context.texts("note", "title row", "lead-in", "elsewhere")))
    return replace(found, value=(cut, "range")) if cut != said else found
