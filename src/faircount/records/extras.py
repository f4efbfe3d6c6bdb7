"""Heavy libraries, imported only when they are needed, with a plain word on what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from faircount.errors import BadProject, how_to_install


def needed(module: str, extra: str) -> Any:
    """The module, refused with the name of the extra that brings it.

    >>> needed("no_such_engine", "records")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    faircount.errors.BadProject: no_such_engine is not installed; install it with: ...[records]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        absent = error.name or module
        raise BadProject(f"{absent} is not installed; install it with: {how_to_install(extra)}") from error
