"""The canary: counts planted in answers and hidden stand in no byte of what is public, older versions included."""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from faircount.briefing.briefing import Site
from faircount.compare.rates import count_interval
from faircount.pipeline.build import build
from faircount.project.places import Places
from faircount.project.project import Project, ProjectSection
from faircount.release.changes import ChangeNature
from faircount.release.correct import Chosen, explain
from faircount.release.preview import give_preview
from faircount.writers import briefing_files
from faircount.writers.briefings import TakeAway
from tests.lib.printed_words import beside_its_dots, letters_of
from tests.lib.published import asking
from tests.lib.releasing import (
    AL,
    ANSWERED,
    BESIDE,
    JO,
    PRINTED,
    RELEASED,
    SMALL,
    THRESHOLD,
    TOGETHER,
    WEEK,
    Row,
    changed,
    drafted,
    quiet,
    released,
    small_project,
    with_rows,
)

AWAY = 13
CLASHING: tuple[Row, ...] = (
    # What the force gave adds up otherwise than what the region gave: a finding that would name hidden counts.
    ("north-east", "Cleveland", "cyber_flagged_under18", "2015/16", SMALL + AWAY),
    ("durham-police", "Durham", "sexual_offences_under18", "2015/16", 4_391),
    ("durham-police", "Durham", "sexual_offences_under18", "2016/17", 4_517),
)
PLANTED = (SMALL, BESIDE, SMALL + AWAY, 4_391, 4_517)
ARTICLE = f"Answers in\n\nDurham Constabulary recorded {4_391 + 1:,} sexual offences against under-18s in 2015/16.\n"


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two versions: the second changes another figure of the same answer, so that different versions could tell on each other."""
    folder = tmp_path_factory.mktemp("canaries")
    project = small_project(folder, (*PRINTED, *ANSWERED, *CLASHING), THRESHOLD)
    (folder / "articles" / "answers-in.txt").write_text(ARTICLE, encoding="utf-8")
    released(project)
    project = with_rows(folder, changed((*PRINTED, *ANSWERED, *CLASHING), 23_456, 23_465))
    explain(project, Chosen(), ChangeNature.REVISION, "The force sent its yearly revision", AL, RELEASED)
    drafted(project, RELEASED + WEEK, RELEASED + WEEK / 2)
    give_preview(project, "B. Editor", None, JO, RELEASED + WEEK / 2)
    released(project, RELEASED + WEEK)
    return project


def readable(path: Path) -> Iterator[tuple[str, bytes]]:
    """The bytes of a file, and those packed inside it."""
    letters = path.read_bytes()
    yield path.name, letters
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from ((f"{path.name}/{name}", packed.read(name)) for name in packed.namelist())
    if letters.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", letters, re.DOTALL):
            try:
                yield path.name, zlib.decompress(stream)
            except zlib.error:
                continue


def spellings(count: int) -> tuple[str, ...]:
    """How a count may be written, and the ends of its range, which would give it back."""
    ends = count_interval(count)
    return (str(count), f"{count:,}", f"{count:,}".replace(",", " "), *(f"{end:.1f}" for end in (ends.lower, ends.upper)))


NUMBER = re.compile(rb"\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
"""A number as one reads it; in a row of a CSV each field is one, since fields of three digits behind another are none here."""
HASH = re.compile(rb"\b[0-9a-f]{16,64}\b")


def numbers_in(folder: Path) -> dict[str, list[str]]:
    """Every number that stands in the files of a folder, and where."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".woff2", ".png"):
            for name, letters in readable(path):
                for number in {*NUMBER.findall(HASH.sub(b"", letters))}:
                    found.setdefault(number.decode(), []).append(f"{path.relative_to(folder)} ({name})")
    return found


@pytest.fixture(scope="module")
def told(canaries: Project) -> dict[str, list[str]]:
    """Every number that is public, and where."""
    return numbers_in(Places.of(canaries).public.resolve())


def where(told: dict[str, list[str]], count: int) -> list[str]:
    return [place for word in spellings(count) for place in told.get(word, ())]


@pytest.mark.parametrize("count", PLANTED)
def test_no_hidden_count_stands_in_any_public_byte(told: dict[str, list[str]], count: int) -> None:
    assert not where(told, count)


def test_no_sum_or_difference_with_a_hidden_count_is_told(told: dict[str, list[str]]) -> None:
    shown = {TOGETHER, 23_456, 23_465}
    made = {abs(one + sign * other) for one, other, sign in product(PLANTED, (*PLANTED, *shown), (1, -1))} - shown
    assert not [where(told, count) for count in made if count > 1_000 and where(told, count)]


def test_what_may_be_shown_is_shown_and_the_search_finds_it(canaries: Project, told: dict[str, list[str]]) -> None:
    for count, version in ((TOGETHER, "files/"), (23_465, "api/"), (23_456, "versions/1.0.0/files/"), (820, "areas/")):
        assert [place for place in where(told, count) if place.startswith(version)], f"the search does not find {count}"
    inside = numbers_in(canaries.build) | numbers_in(canaries.ledger)
    assert all(where(inside, count) for count in PLANTED), "the search finds planted counts where they may be"


def test_versions_show_marks_in_place_of_the_counts(canaries: Project) -> None:
    for version in ("", "versions/1.0.0"):
        rows = (Places.of(canaries).public / version / "files/cleveland-figures-2.csv").read_text(encoding="utf-8")
        assert rows.count(",c,") == 3


def test_programs_read_what_a_version_changed(canaries: Project) -> None:
    with asking(Places.of(canaries).public) as client:
        (one,) = client.get("/changes?area=cleveland&nature=revision").json()["items"]
        assert (one["previous"], one["old"], one["new"], one["change"]) == ("1.0.0", "23,456", "23,465", "changed")
        assert client.get("/changes?nature=correction").json()["total"] == 0
        assert client.get("/changes?version=1.0.0").json()["total"] == 0, "the first version changes nothing that anybody has"


def test_every_file_of_a_preview_says_that_it_is_not_published_and_holds_no_hidden_count(
    canaries: Project, tmp_path: Path
) -> None:
    shutil.copytree(canaries.folder, tmp_path / "project", symlinks=True)
    project, when = Project.open(tmp_path / "project"), RELEASED + WEEK * 2
    drafted(project, when + WEEK, when)
    copy = give_preview(project, "B. Editor", None, JO, when)
    told = [path for path in copy.rglob("*") if path.is_file() and path.relative_to(copy).parts[0] != "static"]
    assert {path.suffix for path in told} == {".html", ".xlsx", ".ods", ".json", ".txt"}
    for path in told:
        said = b"".join(letters for _, letters in readable(path))
        assert b"before 9:30am, 22 December 2026" in said, path.name
    numbers = numbers_in(copy)
    assert not [where(numbers, count) for count in PLANTED if where(numbers, count)]
    leads = re.findall(r'href="([^"#:?]+)(?:#[^"]*)?"', (copy / "areas/cleveland.html").read_text(encoding="utf-8"))
    assert "../preview.html" in leads
    assert [name for name in leads if not (copy / "areas" / name).is_file()] == []


def test_a_file_of_an_earlier_build_is_no_more_there_after_the_next(canaries: Project) -> None:
    """It may hold what is hidden by now."""
    files = canaries.build / "site" / "files"
    build(canaries, quiet, force=True, quick=True)
    held = sorted(path.name for path in files.iterdir())
    (files / "cleveland-figures-9.csv").write_text(f"{SMALL}\n", encoding="utf-8")
    build(canaries, quiet, force=True, quick=True)
    assert sorted(path.name for path in files.iterdir()) == held


def test_a_picture_stays_at_the_address_that_newsrooms_pasted(canaries: Project) -> None:
    """That of a version, which is the same before and after the next one comes."""
    public = Places.of(canaries).public.resolve()
    for page, version in (("areas/cleveland.html", "1.1.0"), ("versions/1.0.0/areas/cleveland.html", "1.0.0")):
        found = re.findall(r"https://figures\.example\.org/(versions/[^ ]+\.svg)", (public / page).read_text(encoding="utf-8"))
        assert found
        assert all(name.startswith(f"versions/{version}/") and (public / name).is_file() for name in found)


def test_no_hidden_count_is_printed_in_a_pdf_or_a_word_document(canaries: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the areas with hidden counts, and of the country; a PDF is read as its letters, its tags and its properties, not as its
    bytes, in which places on the sheet are numbers too. A picture holds its dots and nothing else.
    """
    every = briefing_files._wanted

    def some(content: Site, stated: ProjectSection) -> Iterator[TakeAway]:
        return (one for one in every(content, stated) if one.slug in ("cleveland", "durham", "england-and-wales"))

    monkeypatch.setattr(briefing_files, "_wanted", some)
    build(canaries, quiet, force=True)
    files = canaries.build / "site" / "files"
    printed = {path.name: letters_of(path) for path in sorted(files.glob("*-briefing.*"))}
    assert {name.rpartition("-")[0] for name in printed} == {"cleveland", "durham", "england-and-wales"}
    shown = f"{TOGETHER:,}"
    assert {name for name, words in printed.items() if shown in words} >= {"cleveland-briefing.docx", "cleveland-briefing.pdf"}
    told = {name: {*NUMBER.findall(words.encode())} for name, words in printed.items()}
    hidden = {word.encode() for count in PLANTED for word in spellings(count)}
    assert {name: numbers & hidden for name, numbers in told.items() if numbers & hidden} == {}
    pictures = {path.name: beside_its_dots(path.read_bytes()) for path in (canaries.build / "site").rglob("*.png")}
    assert pictures
    assert {name: words for name, words in pictures.items() if words} == {}
