"""Figures told one below the other, each with the names of its parts, read as the table that they are.

"Year: 2021/22", "Offence: rape", "Victim: female", "Number: 12", and the same four names again for the next figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from faircount.language.cell_values import is_value
from faircount.language.periods import is_period
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind, Sheet

Pair = tuple[str, str]

_PAIR = regex(r"\W{0,3}(?P<name>[A-Za-z](?:(?!https?\b)[\w '’()/&-]){0,38}?)\s*(?::|=| [–—-])\s*(?P<said>\S.{0,120}?)\s*[.,]?")
_PARTED = regex(r"\s*[;|]\s*")
_FEWEST_NAMES, _FEWEST_RECORDS = 3, 2


def with_records_told(document: Document) -> Document:
    """The document with each run of such records as a sheet; letters with a reference, a date and a telephone number are none.

    >>> told = [Prose(f"Year: {year}\\nSex: {sex}\\nNumber: {count}", ProseKind.PARAGRAPH, "") for year, sex, count in
    ...         (("2021/22", "F", "12"), ("2021/22", "M", "3"))]
    >>> with_records_told(Document("letter.txt", "txt", blocks=tuple(told))).blocks[0].rows
    (('Year', 'Sex', 'Number'), ('2021/22', 'F', '12'), ('2021/22', 'M', '3'))
    """
    blocks: list[Sheet | Prose] = []
    sheets = 0
    for names, run in groupby(document.blocks, _names):
        told = list(run)
        records = [record for block in told for record in _records(block)]
        if names and len(records) >= _FEWEST_RECORDS and _is_table(records):
            sheets += 1
            rows = (tuple(name for name, _ in records[0]), *(tuple(said for _, said in record) for record in records))
            blocks.append(Sheet(f"list{sheets}", rows))
        else:
            blocks += told
    return replace(document, blocks=tuple(blocks)) if sheets else document


def _names(block: Sheet | Prose) -> tuple[str, ...]:
    record = next(_records(block), ())
    return tuple(name.lower() for name, _ in record)


def _records(block: Sheet | Prose) -> Iterator[tuple[Pair, ...]]:
    """The records of a paragraph whose lines are all names with what is said of them, begun anew where the first name returns."""
    if not isinstance(block, Prose) or block.kind not in (ProseKind.PARAGRAPH, ProseKind.ITEM):
        return
    lines = [line for line in block.text.split("\n") if line.strip()]
    pieces = [piece for line in lines for piece in _PARTED.split(line)] if len(lines) < _FEWEST_NAMES else lines
    found = [_PAIR.fullmatch(piece) for piece in pieces]
    pairs = [(pair["name"].strip(), pair["said"]) for pair in found if pair is not None]
    if len(pairs) < len(found) or len(pairs) < _FEWEST_NAMES:
        return
    first = pairs[0][0].lower()
    starts = [at for at, (name, _) in enumerate(pairs) if name.lower() == first]
    each = starts[1] if len(starts) > 1 else len(pairs)
    names = [name.lower() for name, _ in pairs]
    if each >= _FEWEST_NAMES and len(set(names[:each])) == each and names == names[:each] * (len(pairs) // each):
        yield from (tuple(pairs[at : at + each]) for at in range(0, len(pairs), each))


def _is_table(records: Sequence[tuple[Pair, ...]]) -> bool:
    """Whether all records have the same names, of which some are told in numbers throughout and others are not."""
    columns = list(zip(*([said for _, said in record] for record in records), strict=True)) if _are_alike(records) else []
    counts = [all(is_value(said) and not is_period(said) for said in column) for column in columns]
    return any(counts) and not all(counts)


def _are_alike(records: Sequence[tuple[Pair, ...]]) -> bool:
    return len({tuple(name.lower() for name, _ in record) for record in records}) == 1
