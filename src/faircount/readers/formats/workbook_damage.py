"""Damage to a workbook, told by name however the library that opens it takes the damage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import python_calamine as calamine

from faircount.errors import UnreadableSource


@contextmanager
def damage_refused(what: str) -> Iterator[None]:
    """Whatever the workbook library makes of damage or a lock, as a refusal of the file or sheet that ``what`` names."""
    try:
        yield
    except calamine.PasswordError as error:
        raise UnreadableSource(f"{what}: locked with a password; ask for a copy without one") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableSource(f"{what}: the workbook is damaged; ask for it again") from error
    except BaseException as error:
        # Rust gives up on some damaged workbooks; what then arrives is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableSource(f"{what}: the workbook is damaged; ask for it again") from error
