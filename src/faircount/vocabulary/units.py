"""How counting units bind each other: each as the kinds of rows of a police record that it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from faircount.errors import BadReference
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.reviewed import Citation, citations, cited, each, read_reviewed


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of row; one that ``names_nobody`` has no age and no sex. ``has_outcome`` is None where the kind does not say."""

    key: str
    label: str
    names_nobody: bool
    has_outcome: bool | None


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit counts: kinds by their place in ``KINDS``."""

    counted: Counted
    kinds: frozenset[int]
    because: str
    source: Citation


def _kind(entry: dict[str, Any]) -> RecordKind:
    return RecordKind(entry["key"], entry["label"], entry.get("nobody", False), entry.get("outcome"))


def _read() -> tuple[tuple[RecordKind, ...], Mapping[Counted, Unit]]:
    content = read_reviewed("units")
    sources = citations("units", content)
    kinds = tuple(each("units", content["kinds"], _kind))
    places = {kind.key: place for place, kind in enumerate(kinds)}

    def unit(entry: dict[str, Any]) -> Unit:
        unknown = set(entry["counts"]) - set(places)
        if unknown:
            raise BadReference(f"reference/units.yml: {entry['unit']}: {', '.join(sorted(unknown))} is no kind; list it first")
        held = frozenset(places[key] for key in entry["counts"])
        return Unit(Counted(entry["unit"]), held, entry["because"], cited("units", sources, entry["unit"], entry["source"]))

    return kinds, {found.counted: found for found in each("units", content["units"], unit)}


KINDS, UNITS = _read()
"""The kinds of rows, each row one of them; and the units that are sums of them."""
