"""How often one reader may ask for work: a bucket of tokens each, for so many readers as memory is given."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock


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
