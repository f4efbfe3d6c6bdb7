"""Patterns that are tried where a text holds what each needs: to make and try all of them takes longer than reading it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.patterns import regex


class Keyed:
    """A pattern, and the words of which a text must hold one for the pattern to be found in it.

    In a text that holds no key nothing is found, and while no text has held one the pattern is not made. Without keys it is made
    when it is first used.
    That its keys are right follows from the pattern, and is tested for every one there is.
    """

    __slots__ = ("_made", "keys", "written")

    def __init__(self, written: str, *keys: str) -> None:
        self.written, self.keys = written, keys
        self._made: re.Pattern[str] | None = None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match, from left to right."""
        made = self._for(text)
        return iter(()) if made is None else made.finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match, if there is one."""
        made = self._for(text)
        return None if made is None else made.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at the start, if there is one."""
        made = self._for(text)
        return None if made is None else made.match(text, start)

    def fullmatch(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The match of all from the start to the end, if it is one."""
        made = self._for(text)
        return None if made is None else made.fullmatch(text, start, end)

    def has(self, found: re.Match[str]) -> bool:
        """Whether a match is one of this pattern."""
        return found.re is self._made

    def _for(self, text: str) -> re.Pattern[str] | None:
        if self.keys and not any(key in text for key in self.keys):
            return None  # to look for a few words takes a tenth of trying the pattern at each letter
        if self._made is None:
            self._made = regex(self.written)
        return self._made
