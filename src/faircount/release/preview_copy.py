"""The copy of a draft for a named reader: pages and workbooks that carry the embargo, and nothing that could not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from faircount.briefing.briefing import PlainPage, Section
from faircount.briefing.parts import Link, StatusLine
from faircount.release.facts import RELEASE, read_facts
from faircount.release.release import Draft
from faircount.release.release_time import say_time
from faircount.release.seal import plain_files
from faircount.store.private import keep_private, private_folder
from faircount.writers.banner import LEFT_OUT, with_preview
from faircount.writers.publication import Publication
from faircount.writers.site_pages import SitePage
from faircount.writers.site_templates import Frame, render
from faircount.writers.write import write

MARKED = "preview"
"""The folder of a draft, beside its site, with the files that say themselves that they are not published."""
FORMATS_WITH_EMBARGO = ("xlsx", "ods", "json-stat")
"""Formats with a place for that; a CSV is rows alone, and what is said of it lies in another file."""
COPIED_AS_IS = ("static/",)
"""What tells nothing of any figure."""


def write_marked(published: Mapping[str, Publication], files: Path, embargo: str) -> None:
    """The files to take away, each saying on its cover or among its notes until when nothing of it may be published."""
    files.mkdir(parents=True, exist_ok=True)
    for publication in published.values():
        write(replace(publication, standing=f"{embargo} {publication.standing}"), files, FORMATS_WITH_EMBARGO)


def copy_marked(draft: Draft, folder: Path, line: str) -> None:
    """The copy, whole or not at all; ``line`` stands on each page."""
    partial = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    private_folder(folder.parent)
    sources = _sources(draft)
    for name, path in sources.items():
        place = partial / name
        place.parent.mkdir(parents=True, exist_ok=True)
        letters = path.read_bytes()
        place.write_bytes(with_preview(letters, line, name, frozenset(sources)) if path.suffix == ".html" else letters)
    (partial / LEFT_OUT).write_bytes(_what_is_left_out(draft, line))
    (partial / "PREVIEW.txt").write_text(f"{line}\n", encoding="utf-8")
    keep_private(partial)
    shutil.rmtree(folder, ignore_errors=True)
    partial.replace(folder)


def _sources(draft: Draft) -> dict[str, Path]:
    """What goes into a copy, by its place in it: pages, what they are drawn with, and the marked files in place of others."""
    every = {path.relative_to(draft.site).as_posix(): path for path in plain_files(draft.site)}
    found = {name: path for name, path in every.items() if path.suffix == ".html" or name.startswith(COPIED_AS_IS)}
    marked = draft.folder / MARKED
    return found | {path.relative_to(marked).as_posix(): path for path in plain_files(marked)}


def _what_is_left_out(draft: Draft, line: str) -> bytes:
    facts = read_facts(draft.site, RELEASE)
    status = StatusLine(facts["state"].capitalize(), draft.version, say_time(draft.at))
    frame = Frame(status, facts["licence"], helplines_checked=facts["helplines_checked"], preview=line)
    page = PlainPage(path=LEFT_OUT, title="This file comes with the publication", lede=_WHY, sections=_sections(draft))
    return render(SitePage(LEFT_OUT, "plain.html.j2", page.title, given={"page": page}), frame).encode()


_WHY = "A preview holds what can say itself that it is not published"


def _sections(draft: Draft) -> tuple[Section, ...]:
    here = (
        "Pages, workbooks (XLSX and ODS) and cubes (JSON-stat) of this version carry the embargo, so they are here. A page can "
        "be printed: the mark is on every sheet."
    )
    later = (
        "Tables as CSV, pictures of charts, briefings as PDF and Word and what programs read have no place for it. They are "
        f"public with the version, at {say_time(draft.at)}."
    )
    return (Section("What is here, and what is not yet", (here, later), links=(Link("The first page", "index.html"),)),)
