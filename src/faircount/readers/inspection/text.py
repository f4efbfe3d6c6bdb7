"""What a table of text (.csv) or a page (.html) holds beside what one looks at."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice

from lxml import html as pages

from faircount.patterns import regex
from faircount.readers.formats.encodings import decode_any
from faircount.readers.inspection.people import far_cells, looks_like_records
from faircount.readers.inspection.trace import Trace
from faircount.readers.limits import Clock

_ROWS = 20_000
_UNSEEN = regex(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|color\s*:\s*(?:#fff(?:fff)?\b|white)", re.IGNORECASE
)


def inspect_csv(content: bytes, name: str, clock: Clock) -> Iterator[Trace]:
    """Records of people, and cells far from the others: a table of text hides nothing else."""
    del name
    clock.check()
    text = decode_any(content)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:8000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows = list(islice(csv.reader(text.splitlines(), dialect), _ROWS))
    if far := far_cells(rows):
        yield Trace("far cells", many=far)
    if looks_like_records(rows):
        yield Trace("records")


def inspect_html(content: bytes, name: str, clock: Clock) -> Iterator[Trace]:
    """Text that the page does not show."""
    del name
    clock.check()
    text = decode_any(content)
    try:
        page = pages.fromstring(text)
    except (ValueError, pages.etree.ParserError):
        return
    unseen = [part for part in page.iter() if isinstance(part.tag, str) and _UNSEEN.search(part.get("style", ""))]
    if many := sum(
        bool("".join(map(str, part.itertext())).strip()) and "background" not in part.get("style", "") for part in unseen
    ):
        yield Trace("unseen text", many=many)


def inspect_text(content: bytes, name: str, clock: Clock) -> Iterator[Trace]:
    """Nothing: a text shows all that it holds."""
    del content, name, clock
    yield from ()
