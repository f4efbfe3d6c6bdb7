"""Reviewed data files: read once from beside the code, each entry with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from faircount.errors import BadReference

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Citation:
    """Who says so, and where it can be read."""

    title: str
    publisher: str
    address: str = ""


def read_reviewed(name: str) -> dict[str, Any]:
    """The content of one file of ``reference/``, refused if it is not a mapping."""
    text = files("faircount.vocabulary").joinpath("reference", f"{name}.yml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(found, dict):
        raise BadReference(f"reference/{name}.yml: expected sections with names at the top, found {type(found).__name__}")
    return found


def citations(name: str, content: dict[str, Any]) -> dict[str, Citation]:
    """The sources that a file lists, by their keys."""
    try:
        return {key: Citation(**entry) for key, entry in content["sources"].items()}
    except (KeyError, TypeError) as fault:
        raise BadReference(f"reference/{name}.yml: each source needs title, publisher and address ({fault})") from fault


def cited(name: str, sources: dict[str, Citation], entry: str, key: str | None) -> Citation:
    """The source that an entry names, refused if it names none that the file lists."""
    if key not in sources:
        raise BadReference(f"reference/{name}.yml: {entry} names the source {key!r}, which is not listed; add it under sources")
    return sources[key]


def each(name: str, entries: Iterable[dict[str, Any]], build: Callable[[dict[str, Any]], T]) -> list[T]:
    """Every entry built, in order. What an entry lacks, or holds in the wrong form, is a refusal that names the entry."""
    built: list[T] = []
    for entry in entries:
        try:
            built.append(build(entry))
        except (KeyError, TypeError, AttributeError) as fault:
            label = entry.get("code") or entry.get("key") or entry.get("name") or "an entry without a key"
            raise BadReference(f"reference/{name}.yml: {label}: {fault}; see its neighbours for what an entry holds") from fault
    return built
