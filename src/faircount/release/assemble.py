"""The public folder: the newest version as it was sealed, every older one below ``versions`` with a notice on each page."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from faircount.briefing.briefing import PlainPage, Section
from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.parts import Link, Notice, StatusLine
from faircount.release.facts import RELEASE, read_facts
from faircount.release.published.record import to_letters
from faircount.release.release import Release, VersionStatus
from faircount.release.release_time import say_time
from faircount.release.seal import SUMS, checksums, listed, plain_files
from faircount.writers.banner import with_notice
from faircount.writers.feed import NAME
from faircount.writers.site_pages import SitePage
from faircount.writers.site_templates import Frame, render

READERS = "seen-before"
LASTING = "charts/"
"""What the newest version has under its number too: newsrooms show the picture of a version from an address that stays."""
NOT_OLDER = ("404.html", NAME)
"""What an older version does not keep: a server shows one page of errors, and there is one feed."""
OF_WITHDRAWN = "static/"
"""All that stays of the newest version where that is withdrawn, beside the notice."""


def shown_name(known: Sequence[Release]) -> str:
    """The name of the public folder of these versions: another one wherever a byte in it may be another."""
    told = LASTING + "\n".join(f"{one.version} {one.digest} {one.standing} {one.withdrawn_for} {_readers(one)}" for one in known)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def assemble(known: Sequence[Release], folder: Path) -> None:
    """Make the public folder, whole or not at all. Files are linked, not copied, where the disk can do that."""
    partial = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    partial.mkdir(parents=True)
    *older, newest = known
    _put(newest, newest, partial)
    if newest.standing is not VersionStatus.WITHDRAWN:
        for path in plain_files(newest.site / LASTING):
            _link(path, partial / "versions" / newest.version / LASTING / path.name)
    for release in older:
        place = partial / "versions" / release.version
        _put(release, newest, place)
        remark = (
            f"Pages carry a notice since; as published, the list of version {release.version} had the sha256 {release.digest}"
        )
        (place / SUMS).unlink(missing_ok=True)
        (place / SUMS).write_text(listed(checksums(place), remark), encoding="utf-8")
    partial.replace(folder)


def _put(release: Release, newest: Release, place: Path) -> None:
    """One version in its place: as it was sealed where it is the newest, with notices where it is not."""
    withdrawn = release.standing is VersionStatus.WITHDRAWN
    for path in plain_files(release.site):
        name = path.relative_to(release.site).as_posix()
        if not withdrawn or name.startswith(OF_WITHDRAWN):
            if release is newest:
                _link(path, place / name)
            elif not withdrawn and name not in NOT_OLDER:
                _older(path, name, release, newest, place / name)
    frame, newer = _frame(release), None if release is newest else _notice(release, newest)
    place.mkdir(parents=True, exist_ok=True)
    if withdrawn:
        # Its own menu is gone with its pages: the links of an older one lead to the newest.
        _put_notices(release, newest, place, frame)
        return
    page = _page(_seen_before(release), f"{READERS}.html", frame)
    (place / f"{READERS}.html").write_bytes(with_notice(page, newer, f"{READERS}.html") if newer else page)
    told = {
        "version": release.version,
        "readers": [{"name": one.name, "until": one.until.isoformat()} for one in release.readers],
    }
    (place / f"{READERS}.json").write_bytes(to_letters(told))


def _put_notices(release: Release, newest: Release, place: Path, frame: Frame) -> None:
    """The notice of a withdrawn version: where its pages were, since other versions and other sites lead there."""
    if release is newest:
        (place / "index.html").write_bytes(_page(_withdrawn(release, newest), "index.html", frame))
        return
    for path in sorted(release.site.rglob("*.html")):
        name = path.relative_to(release.site).as_posix()
        if name not in NOT_OLDER:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            page = _page(_withdrawn(release, newest), f"versions/{release.version}/{name}", frame)
            (place / name).write_bytes(page)


def _older(path: Path, name: str, release: Release, newest: Release, place: Path) -> None:
    if not name.endswith(".html"):
        _link(path, place)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    target = name if (newest.site / name).is_file() and newest.standing is not VersionStatus.WITHDRAWN else "index.html"
    place.write_bytes(with_notice(path.read_bytes(), _notice(release, newest, target), name))


def _link(path: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, place)
    except OSError:
        shutil.copyfile(path, place)


def _notice(release: Release, newest: Release, target: str = "index.html") -> Notice:
    """What stands on a page of an older version."""
    if newest.standing is VersionStatus.WITHDRAWN:
        lines: tuple[str | tuple[str | Link, ...], ...] = ("The newest version is withdrawn.",)
    else:
        newer = Link(f"this page in version {newest.version}", target)
        if target == "index.html":
            newer = Link(f"version {newest.version}", target)
        lines = (("Read ", newer, ", or ", Link("what has changed since, and why", "corrections.html"), "."),)
    corrected = release.standing is VersionStatus.CORRECTED
    told = "Figures have been corrected since." if corrected else "There is a newer one."
    return Notice(f"This is version {release.version}. {told}", lines)


def _frame(release: Release) -> Frame:
    facts = read_facts(release.site, RELEASE)
    status = StatusLine(facts["state"].capitalize(), release.version, say_time(release.at))
    return Frame(status, facts["licence"], NAME, facts["helplines_checked"])


def _page(page: PlainPage, path: str, frame: Frame) -> bytes:
    return render(SitePage(path, "plain.html.j2", page.title, given={"page": page}), frame).encode()


def _seen_before(release: Release) -> PlainPage:
    rows = tuple((one.name, say_time(one.until)) for one in release.readers)
    before = f"before it was published at {say_time(release.at)}"
    words = f"They could read a marked copy {before}." if rows else f"No copy was given to anybody {before}."
    table = ChartTable(("Who", "Until"), rows, words=(0, 1)) if rows else None
    return PlainPage(
        path=f"{READERS}.html",
        title="Who saw these figures early",
        lede=f"Readers of version {release.version} before its publication, listed so that everyone knows who knew",
        sections=(Section("Readers", (words,), table=table, links=(Link("Versions and corrections", "corrections.html"),)),),
    )


def _withdrawn(release: Release, newest: Release) -> PlainPage:
    newer = () if release is newest else (Link(f"Version {newest.version}, the newest", "index.html"),)
    return PlainPage(
        path="index.html",
        title=f"Version {release.version} is withdrawn",
        lede="Its pages and files are taken away",
        sections=(Section("Why", (f"{release.withdrawn_for}.",), links=newer),),
    )


def _readers(release: Release) -> str:
    return ";".join(f"{one.name} {one.until.isoformat()}" for one in release.readers)
