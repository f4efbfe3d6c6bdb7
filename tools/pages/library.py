"""The library: its reference from the docstrings of the stable names, and the stub of its statistics."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faircount as fc
from faircount.compare.statistics import STATISTICS
from faircount.lazily import homes
from pages.markdown import code, first_sentence, page, section, table, without_examples
from pages.program import signature_of

PARTS = {
    "Answers": "library.reading",
    "Texts": "library.checking",
    "Comparisons": "library.comparing",
    "Protection": "library.protecting protect.policy",
    "Disclosure": "library.disclosure",
    "Projects": "library.project",
    "Statistics": "library.usual library compare.interval",
    "Refusals": "errors",
}
"""What belongs together, by the modules that the names live in."""


def reference() -> str:
    """Every stable name of the library with its arguments, its words and its example."""
    held = homes(Path(fc.__file__).with_suffix(".pyi"))
    parts = []
    for title, modules in PARTS.items():
        names = [name for name, (home, _) in held.items() if home.removeprefix("faircount.") in modules.split()]
        functions = [name for name in names if inspect.isfunction(getattr(fc, name))]
        others = [name for name in names if name not in functions]
        parts.append(section(title, *map(_function, functions), *(_kind(name) for name in others)))
    return page(
        "The library",
        "What `import faircount as fc` gives; each name stays what it is from one version to the next. How it is used: "
        "[Use the library in a notebook](../how-to/use-the-library.md).",
        *parts,
    )


def _function(name: str) -> str:
    found = getattr(fc, name)
    return f"### `fc.{name}`\n\n{code(signature_of(found), 'python')}\n\n{without_examples(found)}"


def _kind(name: str) -> str:
    found = getattr(fc, name)
    if inspect.ismodule(found):
        return f"### `fc.{name}`\n\n{len(dir(found))} methods by the names of their functions: [Statistics](statistics.md)."
    rows = [(f"`.{member}`", first_sentence(value)) for member, value in _members(found)]
    shown = f"\n\n{table(('has', 'what'), rows)}" if rows else ""
    return f"### `fc.{name}`\n\n{without_examples(found)}{shown}"


def _members(kind: type[Any]) -> Iterator[tuple[str, object]]:
    """The public methods and properties of a class of ours, in the order in which they are written."""
    for name, value in vars(kind).items():
        called = getattr(value, "fget", None) or getattr(value, "func", None) or value
        if not name.startswith("_") and inspect.isfunction(called) and called.__doc__:
            yield (f"{name}()" if inspect.isfunction(value) else name), called


def statistics_stub() -> str:
    """What ``library/statistics.pyi`` holds: every registered statistic by its name, from where it is written."""
    at = sorted((compute.__module__, compute.__name__) for compute in STATISTICS.values())
    lines = [f"from {module} import {name} as {name}" for module, name in at]
    return "# Written by `make docs` from the register of statistics, for editors and mypy.\n" + "\n".join(lines) + "\n"
