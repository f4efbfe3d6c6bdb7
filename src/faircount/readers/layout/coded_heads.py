"""Headings that hold a code and a period in one cell, "Y 2022": a level of each, so that the codes explain each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from faircount.language.labels import read_label
from faircount.language.periods import find_spans


def with_codes_apart(heads: Sequence[Mapping[int, str]], columns: Sequence[int]) -> list[dict[int, str]]:
    """The levels of headings, each level of codes crossed with periods as two: the codes, and below them the periods.

    >>> with_codes_apart([{0: "Age", 1: "Y 2022", 2: "N 2022", 3: "Y 2023", 4: "N 2023"}], [1, 2, 3, 4])
    [{0: 'Age', 1: 'Y', 2: 'N', 3: 'Y', 4: 'N'}, {0: 'Age', 1: '2022', 2: '2022', 3: '2023', 4: '2023'}]
    >>> with_codes_apart([{1: "April 2022", 2: "May 2022"}], [1, 2])
    [{1: 'April 2022', 2: 'May 2022'}]
    """
    found: list[dict[int, str]] = []
    for head in heads:
        parts = {column: part for column in columns if (part := _parted(head.get(column, ""))) is not None}
        codes, periods = {code for code, _ in parts.values()}, {period for _, period in parts.values()}
        if len(codes) > 1 and len(periods) > 1 and len(set(parts.values())) == len(codes) * len(periods) == len(parts):
            for which in (0, 1):
                found.append({column: parts[column][which] if column in parts else label for column, label in head.items()})
        else:
            found.append(dict(head))
    return found


def _parted(label: str) -> tuple[str, str] | None:
    """The code and the period of a heading that has both and nothing else."""
    spans = find_spans(label)
    if len(spans) != 1 or not (spans[0].start == 0 or spans[0].end == len(label)):
        return None
    period = label[spans[0].start : spans[0].end]
    code = f"{label[: spans[0].start]}{label[spans[0].end :]}".strip(" \n-–:,()/")
    is_code = 0 < len(code) <= _LONGEST and code.isupper() and not read_label(code).kinds
    return (code, period) if is_code else None


_LONGEST = 8
"""Letters of a code."""
