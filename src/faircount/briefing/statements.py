"""Every statement of a page: its sentences and the words of its charts, each with the facts that it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from faircount.briefing.charts.chart import Chart
from faircount.compare.facts import Fact, Statement, facts_of
from faircount.tables.figures import Figure

__all__ = ["Fact", "Statement", "statements_of"]


def statements_of(page: object) -> tuple[Statement, ...]:
    """All words of the page that keep a fact, in their order, each once."""
    found: dict[str, Statement] = {}
    for words in _words_of(page):
        if facts_of(words):
            found.setdefault(str(words), words)
    return tuple(found.values())


def _words_of(part: Any) -> Iterator[Statement]:
    if isinstance(part, Statement):
        yield part
    elif isinstance(part, (tuple, list)):
        for piece in part:
            yield from _words_of(piece)
    elif is_dataclass(part) and not isinstance(part, Figure):
        for field in fields(part):
            yield from _words_of(getattr(part, field.name))
        if isinstance(part, Chart):
            told = part.tell()
            yield told if isinstance(told, Statement) else Statement(told)
