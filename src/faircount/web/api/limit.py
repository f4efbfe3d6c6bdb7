"""How much work one reader may ask for: a bucket of tokens each, and one text at a time, so that others are served meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from math import ceil
from threading import Lock

from faircount.errors import Busy


class Limiter:
    """So many at once, and then one every ``seconds``; of more readers than ``most`` the one seen longest ago is forgotten.

    >>> now = [0.0]
    >>> limiter = Limiter(burst=2, seconds=6, clock=lambda: now[0])
    >>> limiter.wait("a"), limiter.wait("a"), limiter.wait("a"), limiter.wait("b")
    (0, 0, 6, 0)
    >>> now[0] = 6.0
    >>> limiter.wait("a"), limiter.wait("a")
    (0, 6)
    """

    def __init__(self, burst: int, seconds: float, most: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self.burst, self.seconds, self.most, self.clock = burst, seconds, most, clock
        self._full: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def wait(self, reader: str) -> int:
        """0 where the reader may ask now, and that is counted; else the seconds to wait."""
        now = self.clock()
        with self._lock:
            # When the bucket will be full again: each request moves it on by one token.
            full = max(self._full.pop(reader, now), now) + self.seconds
            if full - now > self.burst * self.seconds:
                self._full[reader] = full - self.seconds
                return ceil(full - now - self.burst * self.seconds)
            self._full[reader] = full
            if len(self._full) > self.most:
                self._full.popitem(last=False)
            return 0

    def spent(self, reader: str, seconds: float) -> None:
        """Count the seconds that a worker was at it, a token each: whoever asks for much work waits longer for more."""
        now = self.clock()
        with self._lock:
            self._full[reader] = max(self._full.pop(reader, now), now) + seconds * self.seconds
            if len(self._full) > self.most:
                self._full.popitem(last=False)


class Turns:
    """Whose text is checked next: each reader has one in the row at most, so that nobody stands in it many times.

    Waiting takes no thread: pages are served meanwhile.
    """

    def __init__(self, hands: int = 1, most: int = 16, patience: float = 20.0) -> None:
        self.most, self.patience = most, patience
        self._free = asyncio.Semaphore(hands)
        self._readers: set[str] = set()

    @asynccontextmanager
    async def of(self, reader: str) -> AsyncIterator[None]:
        """The turn of a reader; refused at once where the row is full or the reader stands in it, and after waiting too long."""
        if reader in self._readers:
            raise Busy("your last text is still being checked; post the next one when it is done")
        if len(self._readers) > self.most:
            raise Busy("others are being checked; post the text again in a minute")
        self._readers.add(reader)
        try:
            try:
                await asyncio.wait_for(self._free.acquire(), self.patience)
            except TimeoutError:
                raise Busy("others are being checked; post the text again in a minute") from None
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._readers.discard(reader)
