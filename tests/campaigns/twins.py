"""Twins: another truth behind the same published figures has to give the same bytes, or some byte tells what is hidden.

The other truth is worked out from what was published: every shown count stays, a hidden small count moves as far as it can.
A file with it takes the place of the answer in a copy of the project, and both are built. Where the same cells are hidden,
everything else has to be equal too: charts, words, workbooks. Checksums of the answer itself are left out of the comparison.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tests.campaigns.attacking import Attack, Known
from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.published import Site
from tests.campaigns.truth import Coordinate, Told
from tests.campaigns.violation import Violation
from tests.campaigns.walk import PROJECT, Walk

CHECKSUM = re.compile(
    rb"\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b|\"bytes\": ?\d+|[\d,]+ KB|\"(?:hash|dcat:byteSize)\": ?(?:\{[^}]*\}|[^,}]*)"
)
"""Checksums and sizes: they follow from the bytes of the answer, which is not published."""


def judge_twins(going: Walk) -> Iterator[Violation]:
    """What differs between the site of a campaign and the site of its twin, where the figures shown are the same."""
    campaign = going.campaign
    one, other = going.terminal.folder / "one", going.terminal.folder / "other"
    for folder in (one, other):
        shutil.copytree(going.project, folder / PROJECT, ignore=shutil.ignore_patterns("build", "releases", "public", "trail*"))
        decided = folder / PROJECT / "decisions.csv"
        decided.write_text("".join(decided.read_text().splitlines(keepends=True)[:1]))
    first = _built(going, "one")
    for answer in campaign.round(2 if len(going.published) > 1 else 1):
        twin = _twin(campaign, answer, first)
        if twin is None:
            continue
        going.put(twin, other / PROJECT)
        second = _built(going, "other")
        if _pattern(first) != _pattern(second):
            return
        for name, what in _differences(first.folder, second.folder):
            yield Violation(campaign.seed, "tells a twin apart", name, f"{answer.force.area}: {what}")
        return


def _built(going: Walk, folder: str) -> Site:
    going.run("build", f"{folder}/{PROJECT}", "--quick", codes=(0, 3, 4))
    return Site(going.terminal.folder / folder / PROJECT / "build" / "site", name=folder)


def _pattern(site: Site) -> list[tuple[Coordinate, int | None, int | None, str]]:
    return sorted((row.place, row.count or -1, row.highest or -1, row.file.partition(":")[2]) for row in site.rows)


def _twin(campaign: Campaign, answer: Answer, site: Site) -> Answer | None:
    """The answer with other counts where we hide them; none where none is hidden by us, or none can be another."""
    told = answer.told
    hidden = {row.place for row in site.rows if row.count is None and row.place in told and not told[row.place].is_hidden}
    small = [place for place in sorted(hidden) if told[place].count in campaign.small]
    if answer.public or answer.beside or not small:
        return None
    known = [_kept(campaign, place, figure, hidden) for place, figure in told.items()]
    attack = Attack(known)
    for place in small:
        for highest in (True, False):
            counts = attack.example(place, told, highest=highest)
            if counts is not None and counts[place] != told[place].count:
                return replace(answer, printed=_printed(told, counts))
    return None


def _kept(campaign: Campaign, place: Coordinate, figure: Told, hidden: set[Coordinate]) -> Known:
    if place not in hidden:
        return Known(place, figure.lowest, figure.highest)
    if figure.count in campaign.small:
        return Known(place, 1, campaign.threshold - 1)
    return Known(place, campaign.threshold, None) if figure.count else Known(place, 0, 0)


def _printed(told: Mapping[Coordinate, Told], counts: Mapping[Coordinate, int]) -> dict[Coordinate, Told]:
    """The counts as they are printed; what the force hid stays hidden, and what is of another offence stays as it is."""
    printed = dict(told)
    for place, count in counts.items():
        if not told[place].is_hidden:
            printed[place] = Told(count, str(count), count, count)
    return printed


def _differences(first: Path, second: Path) -> Iterator[tuple[str, str]]:
    names = sorted({str(path.relative_to(folder)) for folder in (first, second) for path in folder.rglob("*") if path.is_file()})
    for name in names:
        if not (first / name).exists() or not (second / name).exists():
            yield name, "stands in one of them only"
            continue
        for member, before, after in _members(first / name, second / name):
            if before != after:
                place = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
                around = [part[max(0, place - 80) : place + 60].decode("utf-8", "replace") for part in (before, after)]
                yield f"{name}{member}", f"{around[0]!r} or {around[1]!r}"


def _members(first: Path, second: Path) -> Iterator[tuple[str, bytes, bytes]]:
    if first.suffix not in (".xlsx", ".ods"):
        yield "", CHECKSUM.sub(b"", first.read_bytes()), CHECKSUM.sub(b"", second.read_bytes())
        return
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        for member in sorted({*one.namelist(), *other.namelist()}):
            parts = [CHECKSUM.sub(b"", packed.read(member)) if member in packed.namelist() else b"" for packed in (one, other)]
            yield f"!{member}", parts[0], parts[1]
