"""What an answer is called in public: not by the name of its file or its first line, which may tell what it hides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from faircount.pipeline.build import build
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.release.answer_names import called_here, file_of, source_id_of
from tests.lib.review_answers import quiet

NAME = "Durham three offences aged 0 to 12 in 2022-23.txt"
FIRST = "Three were under thirteen, as we told you on the telephone"
ANSWER = f"""{FIRST}

Durham Constabulary. Recorded sexual offences against under-18s, number of offences:

Age of victim\t2021/22\t2022/23
0 to 12\t40\t<5
13 to 17\t90\t80
"""
PLAIN = ("kent-3.csv", "Kent Police FOI 2018-233.xlsx", "RE_ FOI 1187_25 - Northumbria Police.eml", "essex_part_2_final.docx")


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_name_is_kept(name, tmp_path: Path):
    assert source_id_of(f"answers/{name}", tmp_path).split("-")[0] == name.split()[0].split("_")[0].split("-")[0].lower()


def test_neither_the_name_of_a_file_nor_its_first_line_is_published(tmp_path: Path):
    start_project(tmp_path / "project", "A charity")
    project = Project.open(tmp_path / "project")
    (project.answers / NAME).write_text(ANSWER)
    (project.answers / "kent-1.txt").write_text(ANSWER.replace("Durham Constabulary", "Kent Police"))
    build(project, quiet, quick=True)
    site = project.build / "site"
    assert "aged 13 to 17" in (site / "files" / "durham-figures-1.csv").read_text()
    for path in site.rglob("*"):
        if path.is_file():
            held = path.read_bytes().lower()
            for words in (b"three offences", b"three-offences", b"three were under"):
                assert words not in held, path.name


def test_nor_the_name_of_a_sheet(tmp_path: Path):
    start_project(tmp_path / "project", "A charity")
    project = Project.open(tmp_path / "project")
    book = openpyxl.Workbook()
    book.active.title = "Total 173 of Kent"
    for row in (("Kent Police: sexual offences against under-18s, number of offences",), ("Age of victim", "2021/22", "2022/23"),
                ("0 to 12", 40, "<5"), ("13 to 17", 90, 170)):  # fmt: skip
        book.active.append(row)
    book.save(project.answers / "kent.xlsx")
    build(project, quiet, quick=True)
    held = (project.build / "site" / "files" / "kent-figures-1.csv").read_text()
    assert "170" in held
    assert "173" not in held


def test_what_is_not_named_stays_the_same_and_cannot_be_tried(tmp_path: Path):
    """Without the key of the project, the few names that there could be are no help."""
    name, folders = "answers/kent three girls.csv", [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        (folder / "answers").mkdir(parents=True)
        (folder / name).write_text("")
    one, other = (source_id_of(name, folder) for folder in folders)
    assert one.startswith("answer-")
    assert one != other
    assert source_id_of(name, folders[0]) == one
    assert file_of(one, folders[0] / "answers") == "kent three girls.csv"
    slug = "kent-three-girls-csv"
    assert hashlib.sha256(slug.encode()).hexdigest()[:8] not in one


def test_no_part_with_a_number_that_may_be_its_count_is_named(tmp_path: Path):
    held = built(tmp_path / "project", {"kent.csv": PARTS})
    for path, content in held.items():
        for words in (b"(3", b"x3", b"120 cases", b"other - 117"):
            assert words not in content.lower(), path
    assert b"district 2" in held["files/kent-figures-1.csv"].lower()


PARTS = """Kent Police: sexual offences against children under 18

District,2021/22,2022/23
Ashford (3),3,43
"Dover, 120 cases",120,40
Other - 117,117,60
WhatsApp x3,3,30
District 2,60,70
Total,303,243
"""
COUNTS = ("one", "three")
REMARKS = ("(three girls)", "(was two)", "(a pair of brothers)", "(Tom Marchbank)")
TOLD = """Kent Police

In 2021/22 we recorded 300 sexual offences against under-18s, of which {} carried the online flag. In 2022/23 we recorded 320
sexual offences against under-18s, of which 44 carried the online flag.
"""


def built(folder: Path, answers: Mapping[str, str]) -> dict[str, bytes]:
    """What programs read of the answers of a new project, by its name."""
    start_project(folder, "A charity")
    project = Project.open(folder)
    for name, answer in answers.items():
        (project.answers / name).write_text(answer, encoding="utf-8")
    build(project, quiet, quick=True)
    site = project.build / "site"
    kept = [path for where in ("files", "api") for path in sorted((site / where).rglob("*")) if path.suffix in (".csv", ".json")]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in kept}


def test_the_place_of_a_hidden_count_tells_nothing_of_its_letters(tmp_path: Path):
    """Two answers that differ in a hidden count alone: what is published of their places is the same."""
    held = [built(tmp_path / count, {"kent.txt": TOLD.format(count)}) for count in COUNTS]
    rows = [one["files/kent-figures-1.csv"].decode() for one in held]
    assert all("par2" in each for each in rows)
    assert not any(re.search(r"par\d+:\d", each) for each in rows)
    sums = re.compile(r"\b[0-9a-f]{64}\b")  # each answer is named by its own sum, which says nothing of a count
    assert len({sums.sub("", each) for each in rows}) == 1


def test_no_remark_beside_a_count_is_published(tmp_path: Path):
    """In a cell or in the label of a row: it may tell a count that is hidden, or a name, so it waits for a person."""
    rows = "{} Police: sexual offences against children under 18\n\n,2021/22,2022/23,2023/24\nTotal offences,300,320,333\n"
    cells = [f"Cyber flagged offences,3 {remark},31,44" for remark in REMARKS]
    labels = [f"Cyber flagged offences {remark},3,31,44" for remark in REMARKS if "Tom" not in remark]
    forces = ("Kent", "Norfolk", "Suffolk", "Surrey", "Essex", "Dorset", "Durham")
    answers = {f"{force}.csv": rows.format(force) + line for force, line in zip(forces, (*cells, *labels), strict=True)}
    for path, held in built(tmp_path / "project", answers).items():
        for remark in REMARKS:
            assert remark.strip("()").lower().encode() not in held.lower(), path


def test_the_desk_is_told_the_file(tmp_path: Path):
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "kent trio.csv").write_text("")
    coded = source_id_of("answers/kent trio.csv", tmp_path)
    assert called_here(coded, tmp_path / "answers") == "kent trio.csv"
    assert called_here("kent-csv", tmp_path / "answers") == "kent-csv"
    assert called_here("answer-00000000", tmp_path / "answers") == "answer-00000000"
