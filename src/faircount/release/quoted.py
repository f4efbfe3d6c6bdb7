"""Who quoted a number that changed: sentences of our own pages, and claims of articles that were checked here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faircount.release.changes import TO_EXPLAIN, CellChange, ChangeKind
from faircount.release.published.briefings import BriefingRecord


@dataclass(frozen=True, slots=True)
class Reworded:
    """A page of ours that says something else now: the sentences that it says no more, and those that are new."""

    page: str
    title: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoting:
    """A claim of an article that stood on a cell that changed, and what the check says of it before and now.

    ``claim`` is empty where the cell is hidden now, or its old number is not told: the words of the article hold it.
    """

    article: str
    title: str
    claim: str
    what: str
    area: str
    old: str
    new: str
    before: str
    now: str

    @property
    def words(self) -> str:
        """The same as a sentence."""
        if not self.claim:
            return f"“{self.title}” quoted a figure that is no longer shown ({self.area}: {self.what})."
        verdict = f"It is now: {self.now}." if self.now else "The article is not checked here any more."
        changed = f"{self.old} is now {self.new or 'withdrawn'}"
        return f"“{self.title}” says “{self.claim}” ({self.area}: {self.what}; {changed}). {verdict}"


def reworded(
    before: Sequence[BriefingRecord], after: Sequence[BriefingRecord], changes: Sequence[CellChange], may_repeat: bool = True
) -> tuple[Reworded, ...]:
    """The pages whose main points or quotations are not what they were.

    Old sentences are left out where a cell is hidden now, or where they may not be repeated: they may hold its count.
    """
    new = {briefing.page: briefing for briefing in after}
    hidden = not may_repeat or any(change.kind is ChangeKind.HIDDEN for change in changes)
    found = []
    for old in before:
        said, says = _sentences(old), _sentences(new[old.page]) if old.page in new else ()
        gone, fresh = (tuple(one for one in these if one not in those) for these, those in ((said, says), (says, said)))
        if gone or fresh:
            found.append(Reworded(old.page, old.title, () if hidden else gone, fresh))
    return tuple(found)


def quoting(before: Path, after: Path, changes: Sequence[CellChange]) -> tuple[Quoting, ...]:
    """The claims of checked articles that stood on a cell that changed; the folders hold the verdicts of each version."""
    touched = [change for change in changes if change.kind in TO_EXPLAIN]
    found = []
    for path in sorted(before.glob("check-*.json")) if touched else ():
        old, now = _read(path), _read(after / path.name)
        standings = {(claim["start"], claim["text"]): claim.get("ledger", {}).get("standing", "") for claim in now["claims"]}
        for claim in old["claims"]:
            for change in _stood_on(claim, touched):
                found.append(_quoting(path, old["title"], claim, change, standings.get((claim["start"], claim["text"]), "")))
    return tuple(found)


def _sentences(briefing: BriefingRecord) -> tuple[str, ...]:
    points = (sentence for point in briefing.points for sentence in (point.sentence, point.second))
    return (*points, *briefing.quotes)


def _read(path: Path) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"title": "", "claims": []}
    return told


def _stood_on(claim: Mapping[str, Any], touched: Sequence[CellChange]) -> Iterator[CellChange]:
    figures = claim.get("ledger", {}).get("figures", ())
    return (change for change in touched if any(_is_of(figure, change) for figure in figures))


def _is_of(figure: Mapping[str, Any], change: CellChange) -> bool:
    held = change.figure
    told = (
        held.area_code,
        held.period,
        held.offence_code,
        held.online,
        held.age,
        held.counted,
        change.source_before or held.source,
    )
    return told == tuple(figure[name] for name in ("area", "period", "offence", "online", "ages", "counted", "source_id"))


def _quoting(path: Path, title: str, claim: Mapping[str, Any], change: CellChange, now: str) -> Quoting:
    return Quoting(
        article=path.stem.removeprefix("check-"),
        title=title,
        claim=claim["text"] if change.old else "",
        what=change.what,
        area=change.figure.area,
        old=change.old,
        new=change.new,
        before=claim.get("ledger", {}).get("standing", ""),
        now=now,
    )
