"""Bodies on their way in: each ends within a time, and only so many are on their way at once, in all and from one reader."""

from __future__ import annotations

import asyncio
from collections import Counter

from starlette.types import Message, Receive

SECONDS = 15.0
"""Within which a form comes whole; whoever needs longer holds a place for nothing."""
BYTES_A_SECOND = 100_000
"""What a large body has to come at on the mean."""
MAX_BODIES, MAX_BODIES_OF_ONE = 64, 8
"""Bodies on their way at once: of everybody, and of one reader."""


class TooLarge(Exception):
    """A body goes on beyond what was said and allowed."""


class TooSlow(Exception):
    """A body did not come whole within its time."""


class TooMany(Exception):
    """As many bodies are on their way as may be."""


class OpenBodies:
    """The bodies that are on their way now."""

    def __init__(self, most: int = MAX_BODIES, most_of_one: int = MAX_BODIES_OF_ONE) -> None:
        self.most, self.most_of_one = most, most_of_one
        self._by_reader: Counter[str] = Counter()

    def begin(self, reader: str) -> None:
        """Give a body of this reader a place; refused where there is none."""
        if self._by_reader.total() >= self.most or self._by_reader[reader] >= self.most_of_one:
            raise TooMany
        self._by_reader[reader] += 1

    def end(self, reader: str) -> None:
        """Take the place back."""
        self._by_reader[reader] -= 1
        if not self._by_reader[reader]:
            del self._by_reader[reader]


class Body:
    """A body as it comes: no more than was stated and allowed, within a time, with a place from its first piece to its last."""

    def __init__(self, receive: Receive, most: int, places: OpenBodies, reader: str, seconds: float = SECONDS) -> None:
        self._receive, self._most, self._places, self._reader = receive, most, places, reader
        self._seconds = seconds + most / BYTES_A_SECOND
        self._until, self._taken, self._is_open, self._is_over = 0.0, 0, False, False

    async def __call__(self) -> Message:
        """The next piece; what comes after the last, such as that the reader has gone, is waited for as long as it takes."""
        if self._is_over:
            return await self._receive()
        now = asyncio.get_running_loop().time()
        if not self._is_open:
            self._places.begin(self._reader)
            self._is_open, self._until = True, now + self._seconds
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, self._until - now))
        except TimeoutError:
            raise TooSlow from None
        self._taken += len(message.get("body", b""))
        if self._taken > self._most:
            raise TooLarge
        if message["type"] != "http.request" or not message.get("more_body"):
            self.end()
        return message

    def end(self) -> None:
        """Give the place back: all of it came, or nobody wants the rest."""
        self._is_over = True
        if self._is_open:
            self._is_open = False
            self._places.end(self._reader)
