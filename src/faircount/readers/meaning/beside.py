"""What the files beside an answer say of it: the force whose letter came with a table that names none, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from faircount.language.finders import area_of_file, find_bodies
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind
from faircount.readers.meaning.around import loose_lines
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.corrected import corrects


def with_beside(context: Context, document: Document) -> Context:
    """The context of the documents inside a message or an archive: the one force that any of them names, what they correct."""
    taken_back = tuple(text for part in document.parts for text in _texts(part) if corrects((text,)))
    context = replace(context, places=(*context.places, ("elsewhere", taken_back))) if taken_back else context
    named = {area.name for part in document.parts for area in find_bodies(_words(part))}
    named |= {area.name for part in document.parts if (area := area_of_file(part.name)) is not None and area.kind == "force"}
    if len(named) != 1:
        return context
    return replace(context, places=(*context.places, ("files beside it", (f"{named.pop()} Police",))))


_LISTED = regex(
    r"(?m)^[^\w\n]*(?P<name>[\w ()&.-]{1,80}\.[a-z]{2,4}\b)[\"”'’]?\s*"
    r"(?:[:=–-]|(?:is|are|has|holds?|gives?|contains?|shows?)\b)\s*(?P<said>\S.*)$",
    re.IGNORECASE,
)


def with_files_told(document: Document) -> Document:
    """The document with each file inside it under what a letter or a list beside it says of that file, or its name alone tells.

    "flagged.csv: with the cyber flag" in a ``readme.txt`` heads what ``flagged.csv`` holds; of "Rapes 2021.csv" and "Rapes
    2022.csv", which differ in their years alone, each is headed by its name.
    """
    told = _by_year([PurePosixPath(part.member or part.name).name for part in document.parts]) | {
        found["name"].strip().lower(): found["said"].strip()
        for text in (*_texts(document), *(text for part in document.parts for text in _texts(part)))
        for found in _LISTED.finditer(text)
    }
    if not told:
        return document
    parts = ((part, told.get(PurePosixPath(part.member or part.name).name.lower())) for part in document.parts)
    return replace(
        document,
        parts=tuple(
            replace(part, blocks=(Prose(said, ProseKind.HEADING, "listed"), *part.blocks)) if said else part
            for part, said in parts
        ),
    )


def _by_year(names: Sequence[str]) -> dict[str, str]:
    """The names of files in words, where several differ in their periods alone.

    >>> _by_year(["Rapes 2021.csv", "Rapes 2022.csv", "Letter 2023.docx"])
    {'rapes 2021.csv': 'Rapes 2021', 'rapes 2022.csv': 'Rapes 2022'}
    """
    alike: dict[str, dict[str, str]] = {}
    for name in names:
        said = PurePosixPath(name).stem.replace("_", " ")
        spans = find_spans(said)
        if len(spans) == 1:
            rest = f"{said[: spans[0].start]}#{said[spans[0].end :]}{PurePosixPath(name).suffix}"
            alike.setdefault(rest, {})[name.lower()] = said
    return {name: said for told in alike.values() if len(set(told.values())) > 1 for name, said in told.items()}


def _words(document: Document) -> str:
    return " . ".join(text for text in _texts(document))[:20_000]


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    yield from (block.text for block in document.prose() if block.kind is not ProseKind.REQUEST)
    for sheet in document.sheets():
        yield from loose_lines(sheet)
