"""Work is what is limited: the seconds of a worker, one text a reader in the row, and a row that takes no thread."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest

from faircount.errors import Busy
from faircount.web.api.limit import Limiter, Turns

T = TypeVar("T")


def test_whoever_asked_for_much_work_waits_for_as_much() -> None:
    clock = [0.0]
    limiter = Limiter(burst=5, seconds=12, clock=lambda: clock[0])
    assert limiter.wait("a") == 0
    limiter.spent("a", 15.0)
    assert limiter.wait("a") == (1 + 15 + 1 - 5) * 12
    assert limiter.wait("b") == 0
    limiter.spent("b", 0.2)
    assert limiter.wait("b") == 0, "little work is hardly counted"


def test_many_readers_are_forgotten_and_no_memory_grows() -> None:
    limiter = Limiter(burst=1, seconds=1, most=3, clock=lambda: 0.0)
    for number in range(50):
        limiter.wait(str(number))
        limiter.spent(str(number), 1.0)
    assert len(limiter._full) == 3


def test_a_reader_stands_in_the_row_once_and_others_are_served() -> None:
    async def tried() -> list[str]:
        turns, served = Turns(most=8, patience=5.0), []

        async def post(reader: str) -> None:
            try:
                async with turns.of(reader):
                    await asyncio.sleep(0.01)
                    served.append(reader)
            except Busy:
                served.append(f"{reader} refused")

        await asyncio.gather(*(post("greedy") for _ in range(20)), post("other"), post("third"))
        return served

    served = _run(tried())
    assert served.count("greedy") == 1
    assert served.count("greedy refused") == 19
    assert {"other", "third"} <= set(served)


def test_who_waits_too_long_or_comes_to_a_full_row_is_told() -> None:
    async def tried() -> None:
        turns = Turns(most=1, patience=0.05)
        async with turns.of("first"):
            waiting = asyncio.create_task(_take(turns, "second"))
            await asyncio.sleep(0.01)
            with pytest.raises(Busy):
                async with turns.of("third"):
                    pass
            with pytest.raises(Busy):
                await waiting
        async with turns.of("fourth"):
            pass

    _run(tried())


def _run(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives, in a thread of its own: a browser of another test may have a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


async def _take(turns: Turns, reader: str) -> None:
    async with turns.of(reader):
        pass
