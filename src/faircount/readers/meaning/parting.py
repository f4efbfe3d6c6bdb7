"""Whether the labels of a table part its figures by a flag or a sex, or only a total says again what the title says of all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from faircount.language.labels import Meaning
from faircount.patterns import regex
from faircount.readers.meaning.context import NEAR, FoundPart

_OF_ALL = regex(r"\W*(?:all|total|overall)\b", re.IGNORECASE)


def part_by(labels: Iterable[Meaning], name: str, titled: Callable[[], FoundPart | None]) -> bool:
    """Whether some of the labels say a flag or a sex (``name``) of their own figures.

    Below "offences flagged as online" a last line "Total online" says nothing that is not said of the lines above it.
    """
    said = [label for label in labels if getattr(label, name) is not None]
    if len({getattr(label, name) for label in said}) != 1 or not all(
        label.is_total or _OF_ALL.match(label.text) for label in said
    ):
        return bool(said)
    found = titled()
    return found is None or found.source not in NEAR | {"lead-in"} or found.value != getattr(said[0], name)
