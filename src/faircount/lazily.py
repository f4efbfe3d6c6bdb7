"""What a module gives, as its stub declares it: loaded when it is first asked for, and known to editors and mypy all the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path


@cache
def homes(stub: Path) -> Mapping[str, tuple[str, str]]:
    """For each name that the stub gives away the module that it lives in, and what it is called there.

    >>> homes(Path(__file__).with_name("__init__.pyi"))["FaircountError"]
    ('faircount.errors', 'FaircountError')
    """
    import ast  # most who load the package (every command) ask it for nothing

    found: dict[str, tuple[str, str]] = {}
    for node in ast.parse(stub.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {each.asname: (node.module, each.name) for each in node.names if each.asname}
    return found


def attach(module: str, file: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """What finds a name of the stub beside a module's file, and what lists them: PEP 562's ``__getattr__`` and ``__dir__``."""
    stub = Path(file).with_suffix(".pyi")

    def find(name: str) -> object:
        if name.startswith("__") or name not in homes(stub):
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        home, known_as = homes(stub)[name]
        room = import_module(home)
        return getattr(room, known_as) if hasattr(room, known_as) else import_module(f"{home}.{known_as}")

    return find, lambda: sorted(homes(stub))
