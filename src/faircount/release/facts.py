"""What a version tells machines: what it is (release.json), what it changed (changes.json), and all that came before."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from faircount.briefing.briefing import LICENCE
from faircount.errors import BadRelease
from faircount.language.several import several
from faircount.project.project import Project
from faircount.release.changes import TO_EXPLAIN, CellChange, ChangeNature, counted
from faircount.release.published.changes import ChangeRecord
from faircount.release.quoted import Quoting, Reworded
from faircount.release.taken_back import NOTHING_TAKEN_BACK, TakenBack
from faircount.release.version import REASONS, VersionStep
from faircount.vocabulary.periods import say_date

RELEASE, CHANGES, VERSIONS, CORRECTIONS = "release.json", "changes.json", "versions.json", "corrections.json"
ABOUT = (
    "source", "area_code", "period_start", "period_end", "counted", "offence_code", "online", "age", "sex", "breakdown",
)  # fmt: skip
INSIDE = "inside.json"
"""What only the house has to know of a version; it lies beside the site, never in it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A version as it is stated before its pages are made: its number, what it follows, its time, what it changes.

    ``hidden`` are the cells that it hides, as ``about`` tells them apart; ``taken_back`` what of withdrawn versions it must not
    repeat.
    """

    version: str
    previous: str
    at: datetime
    step: VersionStep
    figures: int
    changes: tuple[CellChange, ...]
    hidden: frozenset[tuple[str, ...]] = frozenset()
    taken_back: TakenBack = NOTHING_TAKEN_BACK

    @property
    def corrects(self) -> bool:
        """Whether it puts a mistake right."""
        return any(change.nature is ChangeNature.CORRECTION for change in self.changes)

    @property
    def follows_withdrawn(self) -> bool:
        """Whether the version before it is withdrawn."""
        return self.previous in self.taken_back.versions

    @property
    def may_repeat(self) -> bool:
        """Whether it may say again what the version before it said."""
        return not (self.follows_withdrawn and self.taken_back.areas)

    @property
    def words(self) -> str:
        """What it changes, in a sentence."""
        if not self.previous:
            return f"First version, with {several(self.figures, 'figure')}."
        natures = {nature: sum(one.nature is nature for one in self.changes) for nature in ChangeNature}
        kinds = counted(self.changes)
        told = [several(count, name) for name, count in natures.items() if count]
        told += [f"{kinds[kind]:,} {said}" for kind, said in _SAID.items() if kind in kinds]
        return f"{_joined(told)[:1].upper()}{_joined(told)[1:]}." if told else "No figure changed; words did."


_SAID = {"added": "figures added", "now shown": "figures now shown", "marked otherwise": "marks changed"}


def release_facts(project: Project, stated: Stated) -> dict[str, Any]:
    """What the version is."""
    said = project.config.project
    return {
        "version": stated.version,
        "previous": stated.previous or None,
        "released": stated.at.isoformat(timespec="seconds"),
        "step": str(stated.step) if stated.previous else None,
        "why_this_number": REASONS[stated.step] if stated.previous else "the first version",
        "words": stated.words,
        "corrects": stated.corrects,
        "title": said.title,
        "publisher": said.publisher,
        "contact": said.contact,
        "state": said.standing,
        "standing": "Not official statistics",
        "licence": LICENCE,
        "helplines_checked": helplines_checked(project),
        "figures": stated.figures,
        "changed": counted(stated.changes),
    }


def change_facts(stated: Stated, pages: Sequence[Reworded], articles: Sequence[Quoting]) -> dict[str, Any]:
    """What the version changes: every cell, the pages that say something else now, the articles that quoted an old number."""
    return {
        "version": stated.version,
        "previous": stated.previous or None,
        "released": stated.at.isoformat(timespec="seconds"),
        "counts": counted(stated.changes) if stated.previous else {},
        "cells": [cell_facts(change) for change in stated.changes] if stated.previous else [],
        "briefings": [
            {"page": one.page, "title": one.title, "no_longer_said": list(one.gone), "said_now": list(one.new)} for one in pages
        ],
        "articles": [asdict(one) | {"words": one.words} for one in articles],
    }


def cell_facts(change: CellChange) -> dict[str, Any]:
    """One changed cell. Where it is hidden now, or a withdrawn version would be repeated, there is no old number."""
    figure = change.figure
    return figure.model_dump(mode="json", include={*ABOUT, "area", "period", "offence"}) | {
        "what": change.what,
        "change": str(change.kind),
        "old": change.old or None,
        "new": change.new or None,
        "nature": None if change.nature is None else str(change.nature),
        "reason": change.reason or None,
    }


def change_records(changes: Sequence[CellChange], previous: str) -> tuple[ChangeRecord, ...]:
    """The changed cells as programs read them; the first version, which has none before, changes nothing that anybody has."""
    found, given = [], Counter[str]()
    for change in changes if previous else ():
        facts = cell_facts(change)
        name = hashlib.sha256("|".join(about(facts)).encode()).hexdigest()[:16]
        given[name] += 1
        id_ = name if given[name] == 1 else f"{name}-{given[name]}"
        found.append(ChangeRecord.model_validate(facts | {"id": id_, "previous": previous}))
    return tuple(found)


def about(cell: Mapping[str, Any]) -> tuple[str, ...]:
    """What a cell is a figure of, and who says so."""
    return tuple(str(cell[name]) for name in ABOUT)


def without_hidden(cells: Sequence[Mapping[str, Any]], hidden: frozenset[tuple[str, ...]]) -> list[Mapping[str, Any]]:
    """What earlier versions told of cells, the numbers left out where a cell is hidden now, whichever document told it then."""
    closed = {_but_its_source(one) for one in hidden}
    return [{**cell, "old": None, "new": "[c]"} if _but_its_source(about(cell)) in closed else cell for cell in cells]


def _but_its_source(told: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for name, word in zip(ABOUT, told, strict=True) if name != "source")


def corrected_cells(stated: Stated) -> list[dict[str, Any]]:
    """The cells of which a person said that and why they changed, with the version that did it."""
    told = [change for change in stated.changes if change.kind in TO_EXPLAIN and change.nature is not None]
    when = {"version": stated.version, "previous": stated.previous, "released": stated.at.isoformat(timespec="seconds")}
    return [when | cell_facts(change) for change in told]


def read_facts(folder: Path, name: str) -> Any:
    """What a version says of itself in one of its files."""
    try:
        return json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadRelease(f"{folder / name}: cannot be read; restore the release from a copy") from error


def changes_of(site: Path) -> Mapping[str, Any]:
    """What a draft or a version changes, from its own file."""
    told: Mapping[str, Any] = read_facts(site, CHANGES)
    return told


def _joined(told: Sequence[str]) -> str:
    return ", ".join(told[:-1]) + (" and " if len(told) > 1 else "") + told[-1] if told else ""


def helplines_checked(project: Project) -> str:
    """When a person of this project last checked the helplines, "" where nobody says so."""
    stated = project.config.helplines
    return f"Helpline numbers checked on {say_date(stated.checked_on)}" if stated else ""
