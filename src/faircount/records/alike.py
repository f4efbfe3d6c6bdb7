"""Words of a column that look the same and are not: each would be a class of its own, with a part of the counts in each."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch


def refuse_words_alike(frame: pl.DataFrame, columns: Iterable[str], path: Path) -> None:
    """Refuse a file in which one of these columns has two words that differ in letter size, spaces or unseen signs alone."""
    for column in columns:
        words = Counter(as_seen(word) for word in frame[column].drop_nulls().unique().to_list())
        alike = sum(times > 1 for times in words.values())
        if alike:
            raise SchemaMismatch(
                f"{path.name}: {column} has {alike:,} {'word' if alike == 1 else 'words'} written in several ways (letters large "
                "and small, spaces, signs that are not seen), and each way would be counted apart; write each in one way"
            )


def as_seen(word: str) -> str:
    """The word as a reader sees it.

    >>> as_seen("17b\\u200b ") == as_seen("17B")
    True
    """
    seen = unicodedata.normalize("NFKC", word)
    return " ".join("".join(letter for letter in seen if unicodedata.category(letter) != "Cf").split()).casefold()
