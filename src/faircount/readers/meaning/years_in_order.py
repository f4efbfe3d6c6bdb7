"""Lists whose years are told once for all: "Every list runs 2015/16, 2016/17, 2017/18." and below it "Girls: 309, 341, 401."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from faircount.language.labels import read_label
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.letter.questions import without_number
from faircount.readers.meaning.listed import ListLine

_SAYS = regex(
    r"\b(?:every|each|all|the|these|our)\b[^.]{0,40}\b(?:lists?|figures?|numbers?|answers?|counts?|totals?|rows?|order)\b"
    r"[^.]{0,40}?(?=(?:19|20)\d\d|fy|april|january|year)",
    re.IGNORECASE,
)
_VALUE = r"(?:<\s?\d+|\d{1,3}(?:,\d{3})+|\d+|nil|none|\*|-)"
_LIST = regex(
    rf"(?P<label>[^:.;\d][^:;]{{1,240}}?)\s*(?::|\b(?:was|were|is|are|accounted for|came to))\s+"
    rf"(?P<values>{_VALUE}(?:(?:, |; | and |, and ){_VALUE})+)(?P<behind>[^.;]{{0,60}})(?:[.;]|$)",
    re.IGNORECASE,
)
_BETWEEN = regex(r"; |, and | and |, ")
_SEVERAL = regex(r"\d(?:, | and |; )<?\d")
_FEWEST = 2
_LONGEST = 2_000


def order_of(texts: Iterable[str]) -> list[str]:
    """The years that a sentence says all lists run through, as it names them; nothing where none does.

    >>> order_of(["Every list runs 2015/16, 2016/17, 2017/18."]), order_of(["We recorded 12 in 2015/16 and 14 in 2016/17."])
    (['2015/16', '2016/17', '2017/18'], [])
    """
    for text in texts:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            spans = [span for span in find_spans(sentence) if span.kind != "date"]
            gaps = [sentence[one.end : other.start] for one, other in pairwise(spans)]
            if (
                len(spans) >= _FEWEST
                and _SAYS.match(sentence)
                and all(re.fullmatch(r"[\s,;]*(?:and|then)?\s*", gap) for gap in gaps)
            ):
                return [sentence[span.start : span.end] for span in spans]
    return []


def in_year_order(line: str, texts: Iterable[str], place: str) -> list[tuple[str, list[ListLine]]]:
    """The lists of a line, each with what it is of and a figure for each of the years in turn; none where one has more or fewer.

    ``texts`` are those of the letter, of which one may tell the years. What a list is of in words that nobody understands
    stays with its figures, as the name of a group.

    >>> told = in_year_order("Girls: 9, 34. Boys: 7, 8.", ["All figures run 2015/16, 2016/17."], "")
    >>> [(of, [figure.value for figure in figures]) for of, figures in told]
    [('Girls', ['9', '34']), ('Boys', ['7', '8'])]
    """
    lists = list(_LIST.finditer(line)) if len(line) < _LONGEST and _SEVERAL.search(line) else []
    years = order_of(texts) if lists else []
    found: list[tuple[str, list[ListLine]]] = []
    kind = ""
    for listed in lists if years else ():
        values = _BETWEEN.split(listed["values"])
        if len(values) != len(years):
            return []
        label = f"{listed['label'].strip(' .,')}{listed['behind'].rstrip()}"
        said = read_label(without_number(label))
        if said.is_unknown and not said.kinds and kind:
            label = f"{kind} {label}"
        kind = next((one for one in ("sex", "age") if one in said.kinds), kind)
        is_open = not (said.kinds or said.is_total or said.is_unknown or said.offence or said.population)
        name = f"{without_number(label)}, " if is_open else ""
        found.append((label, [ListLine(f"{name}{year}", value, place) for year, value in zip(years, values, strict=True)]))
    return found
