"""Damage in a workbook is a refusal; anything else goes on as it came."""

from __future__ import annotations

import pytest
from python_calamine import CalamineError, PasswordError

from faircount.errors import UnreadableSource
from faircount.readers.formats.workbook_damage import damage_refused

PanicException = type("PanicException", (BaseException,), {})


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (PasswordError("x"), "a.xls: locked with a password"),
        (CalamineError("x"), "a.xls: the workbook is damaged"),
        (PanicException("x"), "a.xls: the workbook is damaged"),
    ],
)
def test_damage_is_refused_by_name(raised: BaseException, said: str) -> None:
    with pytest.raises(UnreadableSource, match=said), damage_refused("a.xls"):
        raise raised


@pytest.mark.parametrize("raised", [KeyboardInterrupt, MemoryError])
def test_what_is_no_damage_goes_on(raised: type[BaseException]) -> None:
    with pytest.raises(raised), damage_refused("a.xls"):
        raise raised
