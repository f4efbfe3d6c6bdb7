"""Fair figures on recorded sexual offences against children: ``import faircount as fc``.

What the library gives, and keeps stable, stands in ``__init__.pyi``, from which each name is loaded when it is first asked for.
"""

from __future__ import annotations

import sys
from types import ModuleType

from faircount.lazily import attach

__version__ = "0.1.0"

_find, __dir__ = attach(__name__, __file__)


def __getattr__(name: str) -> object:
    """The function or class of that name, loaded now and kept."""
    try:
        globals()[name] = found = _find(name)
    except ModuleNotFoundError as error:
        from faircount.errors import MissingPart

        raise MissingPart.of(error) or error from None
    return found


class _Library(ModuleType):
    """Keeps ``fc.compare`` and ``fc.protect`` functions: two rooms have these names too, and loading one would put it there."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in ("compare", "protect")):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Library
